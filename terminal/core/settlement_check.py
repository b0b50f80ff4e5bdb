"""What cannot be right in a settlement that a person puts into the book, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from functools import partial

from terminal.core.deals import TradingDays, is_held
from terminal.domain.fault import Fault, fault_of
from terminal.domain.register import Register, Table

Told = Callable[[str, date], Decimal | None]

_fault = partial(fault_of, Table.SETTLEMENTS)


def settlement_faults(
    register: Register, day: date, is_trading_day: TradingDays, told: Told | None
) -> Iterator[Fault]:
    """Return refusals and flags of all such rows.

    day: the trading day; told: what fronts have told of a contract and a day, None = not checked
    """
    for row in register.settlements:
        if not is_held(row.day, is_trading_day):
            yield _fault(row, "day", row.day, "is no trading day")
        elif row.day > day:
            yield _fault(row, "day", row.day, f"lies after the trading day, {day}")
        known = None if told is None else told(row.futures, row.day)
        if known is not None and known != row.settlement:
            why = f"the front told {known.normalize():f}; this row goes before it"
            yield _fault(row, "settlement", f"{row.settlement:f}", why, is_refusal=False)
