"""The lines below which the rules call an account short of money, and how far off each is.

All of them are put on one scale: how much equity, CNY, the account may still lose until the line
is reached, with the margin as it is. Losing equity raises the margin ratio and lowers what is
available by the same amount.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

import msgspec

from terminal.core.plan import exact
from terminal.core.rules.formula import parse
from terminal.domain.account import Account
from terminal.domain.condition import Any, Beyond, Condition
from terminal.domain.level import Level
from terminal.domain.metric import Metric
from terminal.domain.operand import Value
from terminal.domain.rule import Rule

RATIO, AVAILABLE, EQUITY = "margin_ratio", "available", "equity"
FIELDS = {AVAILABLE: AVAILABLE, EQUITY: "balance"}


class FundLine(msgspec.Struct, frozen=True):
    """A level of a rule on money: a margin ratio (a fraction) above `limit`, or CNY below it."""

    level: Level
    metric: str
    limit: Decimal
    rule: str


class Standing(msgspec.Struct, frozen=True):
    """How an account stands between its lines.

    passed: the highest level that is passed now. next: the nearest line of a higher level, None
        where there is none. room: equity that may be lost until it, CNY, >= 0; share: of the equity
    """

    passed: Level | None = None
    next: FundLine | None = None
    room: Decimal | None = None
    share: Decimal | None = None


def fund_lines(rules: Iterable[Rule], account: str) -> tuple[FundLine, ...]:
    """Collect the lines of one account, by level and metric.

    Of a formula only a comparison that raises the level by itself is a line: what must also be so,
    or is a change, cannot be drawn.
    """
    found = [line for rule in rules if account in rule.subjects for line in _of_rule(rule)]
    return tuple(sorted(found, key=lambda one: (one.level, one.metric, one.limit)))


def room_to(account: Account, line: FundLine) -> Decimal | None:
    """Return the equity that may be lost until a line, CNY; negative when it is passed.

    None where no loss leads there (a ratio without any margin), or what it is of is not known.
    """
    needed = ("balance", "margin") if line.metric == RATIO else (FIELDS[line.metric],)
    if any(one in account.missing for one in needed):
        return None
    if line.metric == AVAILABLE:
        return account.available - line.limit
    if line.metric == EQUITY:
        return account.balance - line.limit
    if not account.margin or line.limit <= 0:
        return None
    return account.balance - account.margin / line.limit


def standing(account: Account, lines: Iterable[FundLine]) -> Standing:
    """Say which level is passed and how far off the next one is; on a line is not beyond it."""
    rooms = [(line, room) for line in lines if (room := room_to(account, line)) is not None]
    passed = max((line.level for line, room in rooms if room < 0), default=None)
    ahead = [
        (room, line)
        for line, room in rooms
        if room >= 0 and (passed is None or line.level > passed)
    ]
    if not ahead:
        return Standing(passed)
    room, line = min(ahead, key=lambda one: (one[0], -one[1].level))
    share = room / account.balance if account.balance > 0 else None
    return Standing(passed, line, room, share)


def _of_rule(rule: Rule) -> Iterator[FundLine]:
    for limit in rule.limits:
        if rule.metric is Metric.MARGIN_RATIO and limit.high is not None:
            yield FundLine(limit.level, RATIO, limit.high, rule.id)
        elif rule.metric is Metric.AVAILABLE and limit.low is not None:
            yield FundLine(limit.level, AVAILABLE, limit.low, rule.id)
    if rule.on == "account":
        for clause in rule.clauses:
            for metric, bound in _lines_in(parse(clause.formula)):
                yield FundLine(clause.level, metric, bound, rule.id)


def _lines_in(condition: Condition) -> Iterator[tuple[str, Decimal]]:
    match condition:
        case Any(parts=parts):
            for part in parts:
                yield from _lines_in(part)
        case Beyond(operand=Value(metric=metric, link=""), high=high, low=low):
            if metric == RATIO and high is not None:
                yield metric, exact(high)
            elif metric in (AVAILABLE, EQUITY) and low is not None:
                yield metric, exact(low)
