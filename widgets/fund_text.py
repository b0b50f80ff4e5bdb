"""An account's money against its fund lines: bars with the lines across them, and the next one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal

from terminal.core.fund_lines import (
    AVAILABLE,
    EQUITY,
    FIELDS,
    RATIO,
    FundLine,
    fund_lines,
    room_to,
    standing,
)
from terminal.domain.account import Account
from terminal.domain.rule import Rule
from widgets import format as f
from widgets.cells import Cell, Kind
from widgets.exposure_text import MARKS
from widgets.latest import Latest
from widgets.theme import LEVEL_TOKENS
from widgets.words import LEVELS, METRICS, translate, unit, word

WIDEST = {RATIO: "100.0%", AVAILABLE: "88,888,888", EQUITY: "88,888,888"}
ONE = Decimal(1)


class FundLines:
    """The lines of each account by the rules in force, read once until they change."""

    def __init__(self, rules: Callable[[], Iterable[Rule]]) -> None:
        self._rules = rules
        self._known: dict[str, tuple[FundLine, ...]] = {}

    def forget(self) -> None:
        """Other rules are in force."""
        self._known.clear()

    def of(self, account: str) -> tuple[FundLine, ...]:
        """Return an account's lines, by level."""
        if account not in self._known:
            self._known[account] = fund_lines(self._rules(), account)
        return self._known[account]


def line_cell(row: Account, lines: Iterable[FundLine], metric: str) -> Cell | None:
    """Write a value with the lines of its metric across its bar; None where it has no lines.

    A ratio's bar ends at 100 %, the others' at the equity, or at the last settlement's if more.
    """
    mine = [line for line in lines if line.metric == metric]
    whole = ONE if metric == RATIO else max(row.balance, row.pre_balance)
    value = _value(row, metric)
    if not mine or value is None or whole <= 0:
        return None
    ticks = tuple((float(line.limit / whole), LEVEL_TOKENS[line.level]) for line in mine)
    text = f.percent(value, 1) if metric == RATIO else f.money(value)
    passed = [line.level for line in mine if (room_to(row, line) or 0) < 0]
    tone = LEVEL_TOKENS[max(passed)] if passed else "text"
    return Cell(text, tone, Kind.LINES, (float(value / whole), ticks, WIDEST[metric]))


def level_cell(row: Account, lines: Iterable[FundLine]) -> Cell:
    """Show the level that is passed now as a chip; a dash where none is."""
    level = standing(row, lines).passed
    if level is None:
        return Cell(f.NONE, "muted")
    return Cell(word(LEVELS, level), LEVEL_TOKENS[level], Kind.LEVEL, level)


def next_cell(row: Account, lines: Iterable[FundLine]) -> Cell:
    """Write how much equity may be lost until the next line: ▲ Warning 1,234,567 · 12.3%."""
    stands = standing(row, lines)
    if stands.next is None:
        return Cell(f.NONE, "muted")
    level = stands.next.level
    room = f.money(stands.room)
    share = "" if stands.share is None else f"{f.SEPARATOR}{f.percent(stands.share, 1)}"
    mark = f"{MARKS[level]} {word(LEVELS, level)}  "
    parts = ((mark, LEVEL_TOKENS[level]), (f"{room}{share}", "text"))
    return Cell(f"{mark}{room}{share}", "text", Kind.PARTS, parts)


def next_order(row: Account, lines: Iterable[FundLine]) -> tuple[int, float]:
    """Order accounts by what is passed, then by how little is left."""
    stands = standing(row, lines)
    left = float("inf") if stands.share is None else float(stands.share)
    return -int(stands.passed or 0), left


def lines_tip(row: Account, lines: Iterable[FundLine], latest: Latest) -> str:
    """Name every line with its limit, its rule and what is left until it, one a line."""
    return "\n".join(_line_text(row, line, latest) for line in lines)


def _line_text(row: Account, line: FundLine, latest: Latest) -> str:
    if line.metric == RATIO:
        limit = f"> {f.percent(line.limit, 1)}"
    else:
        limit = f"< {f.money(line.limit)} {unit('CNY')}"
    room = room_to(row, line)
    if room is None:
        is_none = line.metric == RATIO and row.has_ratio
        left = translate("Accounts", "no margin held") if is_none else f.NONE
    elif room < 0:
        left = translate("Accounts", "passed by {0}").format(f.money(-room))
    else:
        left = translate("Accounts", "{0} of equity left").format(f.money(room))
    parts = (
        word(LEVELS, line.level),
        f"{word(METRICS, line.metric)} {limit}",
        left,
        latest.named("rule", line.rule),
    )
    return f.SEPARATOR.join(parts)


def _value(row: Account, metric: str) -> Decimal | None:
    if metric in FIELDS:
        return row.told(FIELDS[metric])
    return row.margin / row.balance if row.has_ratio and row.balance > 0 else None
