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


def rule_for(
    futures: str, client: ClientType, day: date, rules: Iterable[DeliveryRule]
) -> DeliveryRule | None:
    """Return the rule in force for clients of this type (`in_force`)."""
    return in_force(futures, day, (rule for rule in rules if client in rule.clients))


def countdown(
    position: Position,
    client: ClientType,
    day: date,
    rules: Iterable[DeliveryRule],
    days: Days,
    last_day: date | None = None,
) -> Countdown | None:
    """Count down for one position; None where no rule applies, its day is not known, or it is flat.

    day: the trading day of asking; days: the exchange's
    last_day: the contract's own last trading day, as the front lists it
    """
    rule = rule_for(position.symbol, client, day, rules)
    month = month_of(position.symbol, day)
    if not (position.long or position.short) or rule is None or month is None:
        return None
    deadline = deadline_of(rule, month, days, last_day)
    if deadline is None:
        return None
    return Countdown(
        account=position.account,
        futures=position.symbol,
        deadline=deadline,
        days=days.count(day, deadline),
        demand=rule.demand,
        excess=_excess(position, rule),
        source=rule.source,
    )


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
