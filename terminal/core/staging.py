"""In which stage of its life a contract is, and when the next one begins."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from terminal.core.days import Days
from terminal.core.in_force import in_force
from terminal.domain.code import month_of
from terminal.domain.delivery import ClientType
from terminal.domain.stage import StageName, StageRule

# Lots where none are allowed are beyond any limit.
BEYOND = 1000.0


class Course(NamedTuple):
    """The stage of a day, and the next one.

    margin, next_margin: the largest of all stages up to it: a stage never lowers it
    """

    rule: StageRule
    margin: Decimal | None
    after: StageRule | None = None
    next_margin: Decimal | None = None
    turns: date | None = None
    days: int | None = None


def course(
    futures: str,
    client: ClientType,
    day: date,
    rules: Iterable[StageRule],
    days: Days,
    last_day: date | None = None,
) -> Course | None:
    """Return where a contract stands on a trading day; None where no rule applies.

    last_day: its own last trading day, as the front lists it; without it that stage is not known
    """
    begun = _begun(futures, client, day, rules, days, last_day)
    past = [(begins, rule) for begins, rule in begun if begins <= day]
    if not past:
        return None
    rule = past[-1][1]
    margin = _largest([one.margin for _, one in past])
    coming = [(begins, one) for begins, one in begun if begins > day]
    if not coming:
        return Course(rule, margin)
    turns, after = coming[0]
    known = None if margin is None else _largest([margin, after.margin])
    return Course(rule, margin, after, known, turns, days.count(day, turns))


def limit_of(rule: StageRule, open_interest: int) -> int | None:
    """Return the most lots of one side at this open interest; None = not known."""
    if rule.share is not None and rule.above and open_interest >= rule.above:
        return int(open_interest * rule.share)
    return rule.limit


def used_of(lots: int | None, limit: int | None) -> float | None:
    """Return lots as a fraction of a limit; `BEYOND` where none are allowed."""
    if lots is None or limit is None:
        return None
    if limit == 0:
        return BEYOND if lots else 0.0
    return lots / limit


def _begun(
    futures: str,
    client: ClientType,
    day: date,
    rules: Iterable[StageRule],
    days: Days,
    last_day: date | None,
) -> list[tuple[date, StageRule]]:
    mine = [rule for rule in rules if client in rule.clients]
    found: list[tuple[date, StageRule]] = []
    for stage in StageName:
        rule = in_force(futures, day, (one for one in mine if one.stage is stage))
        begins = None if rule is None else _begins(rule, futures, day, days, last_day)
        if rule is not None and begins is not None:
            found.append((begins, rule))
    return sorted(found, key=lambda one: one[0])


def _begins(
    rule: StageRule, futures: str, day: date, days: Days, last_day: date | None
) -> date | None:
    if rule.stage is StageName.GENERAL:
        return date.min
    if rule.stage is StageName.LAST:
        return None if last_day is None else days.shift(last_day, -rule.days_before)
    month = month_of(futures, day)
    if month is None:
        return None
    first = month.back(rule.months_before).first
    if rule.calendar_day is not None:
        return days[days.index(first.replace(day=rule.calendar_day))]
    return days[days.index(first) + rule.day - 1]


def _largest(margins: list[Decimal | None]) -> Decimal | None:
    known = [one for one in margins if one is not None]
    return max(known) if len(known) == len(margins) else None
