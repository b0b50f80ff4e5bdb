"""An exposure by strategy, account and month, and a line by what it moves with, in words."""

from __future__ import annotations

from collections.abc import Iterable

from terminal.domain.contract import ZERO
from terminal.domain.line import Line, LineKind
from widgets import format as f
from widgets.divisions import BY_ACCOUNT, BY_MONTH, BY_STRATEGY, part_of
from widgets.exposure_model import LEAF, PART, UNIT, Row
from widgets.footing_text import amount
from widgets.latest import Latest
from widgets.words import translate, unit


def split_hint(row: Row, latest: Latest) -> str:
    """Say of a commodity or a part of it how it divides otherwise, one strategy and account a line;
    of a line its two deltas and its strategy. "" of a unit: tonnes of two commodities mean nothing
    together.
    """
    if row.depth == UNIT:
        return ""
    if row.depth == LEAF:
        return _line(row.line, latest)
    mine = [line for line in latest.lines.values() if _is_below(line, row)]
    by_month: dict[str, list[Line]] = {}
    by_strategy: dict[str, list[Line]] = {}
    by_account: dict[str, list[Line]] = {}
    for line in mine:
        by_month.setdefault(line.month, []).append(line)
        by_strategy.setdefault(line.strategy, []).append(line)
        if line.kind is LineKind.FUTURES:
            by_account.setdefault(line.account, []).append(line)
    said = []
    if row.depth == PART:
        # The row's own name says it.
        {BY_MONTH: by_month, BY_STRATEGY: by_strategy, BY_ACCOUNT: by_account}[row.division].clear()
        said += [_part(month or f.NONE, lines) for month, lines in sorted(by_month.items())]
    # Where nothing has a strategy there is nothing to divide.
    if any(by_strategy):
        said += [_part(_strategy(id, latest), lines) for id, lines in sorted(by_strategy.items())]
    for account, lines in sorted(by_account.items()):
        lots = sum((line.delta_futures for line in lines), ZERO)
        words = translate("Split", "futures of {0}: {1} {2}")
        name = latest.named("account", account)
        said.append(words.format(name, amount(lots), unit(lines[0].base_unit)))
    return "\n".join(said)


def _is_below(line: Line, row: Row) -> bool:
    places = (line.unit, line.commodity, part_of(line, row.division))
    # What is measured otherwise has no sum with the rest.
    is_alike = row.sums is None or line.base_unit == row.sums.base_unit
    return is_alike and places[: row.depth] == row.key[: row.depth]


def _strategy(id: str, latest: Latest) -> str:
    return latest.named("strategy", id) if id else translate("Split", "no strategy")


def _part(name: str, lines: Iterable[Line]) -> str:
    lines = list(lines)
    basis = sum((line.delta_spot for line in lines), ZERO)
    flat = basis + sum((line.delta_futures for line in lines), ZERO)
    words = translate("Split", "{0}: basis {1}, flat {2} {3}")
    return words.format(name, amount(basis), amount(flat), unit(lines[0].base_unit))


def _line(line: Line, latest: Latest) -> str:
    words = translate("Split", "Δ spot {0}, Δ futures {1} {2}")
    moves = words.format(amount(line.delta_spot), amount(line.delta_futures), unit(line.base_unit))
    parts = [moves, _strategy(line.strategy, latest)]
    if line.kind is LineKind.FUTURES:
        parts.append(latest.named("account", line.account))
    return f.SEPARATOR.join(parts)
