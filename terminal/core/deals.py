"""Contracts joined with what has been fixed about them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import msgspec

from terminal.core.days import OutOfCalendar
from terminal.domain.contract import ZERO, Contract, PricingKind
from terminal.domain.deal import Deal
from terminal.domain.pricing import Pricing
from terminal.domain.register import Register
from terminal.domain.roll import Roll

# Parts of a window are rounded to this much of a base unit, so fine that profit stays right to the
# cent; the last day takes what is left.
GRAIN = Decimal("0.000001")

# [K] No goods are priced over more; each of its days is looked at whenever the book is counted.
LONGEST_WINDOW = timedelta(days=3 * 366)

TradingDays = Callable[[date], bool]
Fixing = Callable[[str, date], Decimal | None]


def no_fixing(_futures: str, _day: date) -> None:
    """No settlement is known."""


def deals_of(
    register: Register,
    through: date,
    is_trading_day: TradingDays,
    fixing: Fixing = no_fixing,
) -> tuple[Deal, ...]:
    """Return all contracts with their pricings and rolls by time, and their windows worked off.

    through: the last day whose settlement has priced AVERAGE contracts
    fixing: settlement of a futures symbol on a day, None where it is not known; a row of the book
        goes before it
    """
    fixing = _with_rows(register, fixing)
    pricings: dict[str, list[Pricing]] = {}
    for pricing in register.pricings:
        pricings.setdefault(pricing.contract, []).append(pricing)
    rolls: dict[str, list[Roll]] = {}
    for roll in register.rolls:
        rolls.setdefault(roll.contract, []).append(roll)
    deals = []
    for contract in register.contracts:
        deal = Deal(
            contract=contract,
            pricings=tuple(sorted(pricings.get(contract.id, ()), key=_by_time)),
            rolls=tuple(sorted(rolls.get(contract.id, ()), key=_by_time)),
        )
        if contract.kind is PricingKind.AVERAGE:
            deal = _worked_off(deal, through, is_trading_day, fixing)
        deals.append(deal)
    return tuple(deals)


def window_days(contract: Contract, is_trading_day: TradingDays) -> list[date]:
    """Return the trading days of an AVERAGE contract's window, ascending; both ends count.

    None of a window that is too long to be one.
    """
    if contract.window_start is None or contract.window_end is None:
        return []
    span = contract.window_end - contract.window_start
    if span > LONGEST_WINDOW:
        return []
    days = (contract.window_start + timedelta(days=n) for n in range(span.days + 1))
    return [day for day in days if is_held(day, is_trading_day)]


def is_held(day: date, is_trading_day: TradingDays) -> bool:
    """Tell whether a day is a trading day; of years that the calendar does not reach none is."""
    try:
        return is_trading_day(day)
    except OutOfCalendar:
        return False


def _worked_off(deal: Deal, through: date, is_trading_day: TradingDays, fixing: Fixing) -> Deal:
    days = window_days(deal.contract, is_trading_day)
    done = [day for day in days if day <= through]
    deal = msgspec.structs.replace(deal, days=len(days), passed=len(done))
    if not done:
        return deal
    # Goods that fell short of what was priced before the window leave it nothing.
    open_at_start = max(deal.quantity - deal.priced, ZERO)
    averaged = open_at_start
    if len(done) < len(days):
        averaged = (open_at_start * len(done) / len(days)).quantize(GRAIN)
    prices = {day: fixing(deal.contract.futures, day) for day in done}
    known = [price for price in prices.values() if price is not None]
    missing = tuple(day for day, price in prices.items() if price is None)
    # A mean of some of its days is another price, and looks like this one.
    mean = None if missing else sum(known, ZERO) / len(known)
    return msgspec.structs.replace(deal, averaged=averaged, averaged_price=mean, missing=missing)


def _with_rows(register: Register, fixing: Fixing) -> Fixing:
    rows = {(one.futures, one.day): one.settlement for one in register.settlements}

    def settled(futures: str, day: date) -> Decimal | None:
        found = rows.get((futures, day))
        return fixing(futures, day) if found is None else found

    return settled


def _by_time(fact: Pricing | Roll) -> tuple[object, str]:
    return fact.time, fact.id
