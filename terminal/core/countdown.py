"""Days until a position must be flat, or a multiple, by exchange and client type.

The rules are data that a person edits; the trading days are the caller's calendar.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from terminal.domain.account import Position
from terminal.domain.delivery import ClientType, Countdown, DeliveryRule, Demand
from terminal.domain.month import Month, month_of, product_of

TradingDays = Callable[[date], bool]

# A calendar that calls no day a trading day for so long is broken.
LONGEST_CLOSURE = 31


def rule_for(
    futures: str, client: ClientType, day: date, rules: Iterable[DeliveryRule]
) -> DeliveryRule | None:
    """Return the rule in force: one that names the product beats one that names none."""
    exchange, _, code = (product_of(futures) or "").partition(".")
    fitting = [
        rule
        for rule in rules
        if rule.exchange == exchange
        and rule.client is client
        and rule.since <= day
        and (not rule.products or code in rule.products)
    ]
    return max(fitting, key=lambda rule: (bool(rule.products), rule.since), default=None)


def countdown(
    position: Position,
    client: ClientType,
    day: date,
    rules: Iterable[DeliveryRule],
    is_trading_day: TradingDays,
    last_day: date | None = None,
) -> Countdown | None:
    """Count down for one position; None where no rule applies or nothing is held.

    last_day: the contract's own last trading day, as the exchange lists it
    """
    held = max(position.long, position.short)
    rule = rule_for(position.symbol, client, day, rules)
    month = month_of(position.symbol, day)
    if not held or rule is None or month is None:
        return None
    deadline = last_day
    if rule.months_before:
        deadline = last_trading_day(month, rule.months_before, is_trading_day)
    if deadline is None:
        return None
    if rule.demand is Demand.FLAT:
        excess = held
    else:
        excess = max(position.long % rule.multiple, position.short % rule.multiple)
    return Countdown(
        account=position.account,
        futures=position.symbol,
        deadline=deadline,
        days=days_to(day, deadline, is_trading_day),
        demand=rule.demand,
        excess=excess,
        source=rule.source,
    )


def last_trading_day(month: Month, months_before: int, is_trading_day: TradingDays) -> date:
    """Return the last trading day of the month that lies so many months before."""
    count = month.year * 12 + month.month - 1 - months_before + 1
    day = date(count // 12, count % 12 + 1, 1) - timedelta(days=1)
    for _ in range(LONGEST_CLOSURE):
        if is_trading_day(day):
            return day
        day -= timedelta(days=1)
    raise ValueError(f"the calendar has no trading day in the month before {day}")


def days_to(day: date, deadline: date, is_trading_day: TradingDays) -> int:
    """Count trading days after `day` up to `deadline`; negative when it has passed."""
    if deadline < day:
        return -days_to(deadline, day, is_trading_day)
    span = (deadline - day).days
    return sum(is_trading_day(day + timedelta(days=n)) for n in range(1, span + 1))
