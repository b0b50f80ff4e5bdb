"""How long a position may be held into its delivery month, by kind of client, in trading days.

The rules come with the product and are the desk's to confirm. What is not known has no deadline
here: it is never taken as "no limit", the caller says that it is unknown.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import msgspec

from terminal.core.days import Days
from terminal.domain.code import Month
from terminal.domain.product import Natural, Product


class Client(StrEnum):
    """Who holds the position."""

    NATURAL = "natural"  # a natural person
    LEGAL = "legal"  # a legal entity


class Demand(StrEnum):
    """What must be so at the end of the deadline's day."""

    FLAT = "flat"  # no position
    MULTIPLE = "multiple"  # lots a multiple of what can be delivered
    ACCOUNT = "account"  # an account filed for delivery, or no position
    LAST_DAY = "last_day"  # delivery or settlement: nothing can be traded any more


class Deadline(msgspec.Struct, frozen=True):
    """By the end of this trading day, this is demanded; multiple: of lots, None = not known."""

    day: date
    demand: Demand
    multiple: int | None = None


def deadline(
    product: Product, month: Month, client: Client, days: Days, last_day: date | None
) -> Deadline | None:
    """Return the next demand that delivery makes on a holder of this month.

    last_day: the contract's last trading day as the front lists it. None is returned where the rule
    needs it and it is not known.
    """
    before_month = days.last_before(month.first)
    if client is Client.NATURAL:
        if product.natural is Natural.FLAT_BEFORE_MONTH:
            return Deadline(before_month, Demand.FLAT)
        if product.natural is Natural.FLAT_BEFORE_LAST_DAY:
            # These contracts end with the month before the one they are named for.
            last = last_day or before_month
            return Deadline(days.shift(last, -product.natural_days), Demand.FLAT)
        if product.natural is Natural.FILED_ACCOUNT:
            return Deadline(before_month, Demand.ACCOUNT)
    if product.delivery_multiple is not None or product.natural is Natural.MULTIPLES:
        return Deadline(before_month, Demand.MULTIPLE, product.delivery_multiple)
    return None if last_day is None else Deadline(last_day, Demand.LAST_DAY)


def days_left(limit: Deadline, days: Days, trading_day: date) -> int:
    """Count the trading days to a deadline: 0 on its own day, negative when it has passed."""
    return days.count(trading_day, limit.day)
