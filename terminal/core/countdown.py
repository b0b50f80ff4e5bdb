"""Trading days until delivery demands something of a position, by exchange and client type.

The rules are data that a person edits. What is not known has no deadline here: it is never taken as
"no limit", the caller says that it is unknown.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from terminal.core.days import Days
from terminal.core.in_force import in_force
from terminal.domain.account import Position
from terminal.domain.code import Month, month_of
from terminal.domain.delivery import ClientType, Countdown, DeliveryRule, Demand


def rules_for(
    futures: str, client: ClientType, day: date, rules: Iterable[DeliveryRule]
) -> tuple[DeliveryRule, ...]:
    """Return the rules in force for clients of this type: at most two, the sooner first.

    One is on entering the delivery month and one on the contract's own last day, each by
    `in_force`. Of a product whose own rule is on the last day, a rule for all products of its
    exchange demands nothing sooner: oil is no metal.
    """
    mine = [rule for rule in rules if client in rule.clients]
    entry = in_force(futures, day, (one for one in mine if not one.is_of_last_day))
    end = in_force(futures, day, (one for one in mine if one.is_of_last_day))
    if entry is not None and end is not None and end.products and not entry.products:
        entry = None
    return tuple(one for one in (entry, end) if one is not None)


def countdown(
    position: Position,
    client: ClientType,
    day: date,
    rules: Iterable[DeliveryRule],
    days: Days,
    last_day: date | None = None,
) -> Countdown | None:
    """Count down for one position; None where no rule applies, its day is not known, or it is flat.

    Of two demands it is the first that the position does not meet. One whose day is over, and of
    which nobody can tell whether it is met, gives way to the other.

    day: the trading day of asking; days: the exchange's
    last_day: the contract's own last trading day, as the front lists it
    """
    if not (position.long or position.short):
        return None
    found = countdowns(position, client, day, rules, days, last_day)
    faced = [one for one in found if one.excess != 0]
    told = [one for one in faced if one.days >= 0 or one.excess is not None]
    return next(iter(told or faced or found), None)


def countdowns(
    position: Position,
    client: ClientType,
    day: date,
    rules: Iterable[DeliveryRule],
    days: Days,
    last_day: date | None = None,
) -> list[Countdown]:
    """Count down to each demand on a position whose day is known, the sooner first."""
    month = month_of(position.symbol, day)
    announced = days.confirmed_until(day)
    found = []
    for rule in rules_for(position.symbol, client, day, rules):
        deadline = None if month is None else deadline_of(rule, month, days, last_day)
        if deadline is None:
            continue
        one = Countdown(
            account=position.account,
            futures=position.symbol,
            deadline=deadline,
            days=days.count(day, deadline),
            demand=rule.demand,
            excess=_excess(position, rule),
            source=rule.source,
            is_confirmed=announced is not None and max(day, deadline) <= announced,
        )
        found.append(one)
    return sorted(found, key=lambda one: one.deadline)


def deadline_of(rule: DeliveryRule, month: Month, days: Days, last_day: date | None) -> date | None:
    """Return the day of a rule for a delivery month; None where it needs a `last_day` not known."""
    end = last_day if rule.is_last_day or not rule.months_before else None
    if end is None and rule.months_before:
        end = days.last_before(month.back(rule.months_before - 1).first)
    return None if end is None else days.shift(end, -rule.days_before)


# Long and short lots of one contract do not settle each other: each side has to go by itself.
def _excess(position: Position, rule: DeliveryRule) -> int | None:
    if rule.demand is not Demand.MULTIPLE:
        return position.long + position.short
    if rule.multiple is None:
        return None
    return position.long % rule.multiple + position.short % rule.multiple
