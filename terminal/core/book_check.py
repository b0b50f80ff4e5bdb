"""What cannot be right in a business book, row by row, in words.

A refusal keeps a book from being taken as it is; the rest are flags that a person should see. The
checks look at whole books, so that an import and a form are held to the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from datetime import date
from decimal import Decimal

import msgspec

from terminal.core.deal_check import deal_faults
from terminal.core.deals import TradingDays, deals_of
from terminal.core.goods_check import goods_faults
from terminal.core.month_check import month_faults
from terminal.core.product_check import product_faults
from terminal.core.settlement_check import Told, settlement_faults
from terminal.core.strategies import STRATEGY
from terminal.domain.allocation import EVERY, Allocation
from terminal.domain.code import future_product
from terminal.domain.contract import ZERO
from terminal.domain.fault import Fault, fault_of
from terminal.domain.pricing import Pricing
from terminal.domain.register import Item, Register, Table
from terminal.domain.strategy import Strategy


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """What the desk knows and the book must agree with; None = not to be checked.

    commodities: base units by commodity; products: such as "SHFE.cu"
    futures: the only contracts that a book may name; watched: those that have a price here
    told: settlements as fronts have told them
    homes: the product of each pair's contract; taxes: rate of VAT in the price of a product
    """

    commodities: Mapping[str, Set[str]] | None = None
    futures: Set[str] | None = None
    pairs: Set[str] | None = None
    accounts: Set[str] | None = None
    products: Set[str] | None = None
    watched: Set[str] | None = None
    told: Told | None = None
    homes: Mapping[str, str] | None = None
    taxes: Mapping[str, Decimal] | None = None


def faults_of(
    register: Register, known: Known, day: date, is_trading_day: TradingDays
) -> list[Fault]:
    """Return everything that is wrong, refusals first."""
    deals = deals_of(register, day, is_trading_day)
    found = [
        *_name_faults(register),
        *_owner_faults(register),
        *_known_faults(register, known),
        *_reference_faults(register),
        *product_faults(register, known.commodities, known.homes, known.taxes),
        *month_faults(register, deals, known.products, known.watched, day),
        *(fault for deal in deals for fault in deal_faults(deal, day)),
        *goods_faults(register),
        *_share_faults(register),
        *settlement_faults(register, day, is_trading_day, known.told),
    ]
    return sorted(found, key=lambda fault: not fault.is_refusal)


# In rules "north/cu" is a unit's copper, "strategy:carry" a strategy, and "*" every unit.
def _name_faults(register: Register) -> Iterator[Fault]:
    for table, rows in ((Table.UNITS, register.units), (Table.STRATEGIES, register.strategies)):
        for row in rows:
            odd = next((one for one in ("/", STRATEGY, EVERY) if one in row.id), "")
            if odd:
                why = f"cannot be told apart in rules: leave out {odd!r}"
                yield fault_of(table, row, "id", row.id, why)


def _owner_faults(register: Register) -> Iterator[Fault]:
    units = {unit.id for unit in register.units}
    strategies = {strategy.id: strategy for strategy in register.strategies}
    for table, row in _rows(register):
        unit = getattr(row, "unit", None)
        if unit is None:
            continue
        if unit not in units:
            yield fault_of(table, row, "unit", unit, "is not a business unit of the book")
        if isinstance(row, Strategy) or not (name := getattr(row, "strategy", "")):
            continue
        if name not in strategies:
            yield fault_of(table, row, "strategy", name, "is not a strategy of the book")
        elif strategies[name].unit != unit:
            why = f"belongs to unit {strategies[name].unit}, the row to {unit}"
            yield fault_of(table, row, "strategy", name, why)


def _known_faults(register: Register, known: Known) -> Iterator[Fault]:
    for table, row in _rows(register):
        yield from _unit_faults(table, row, known)
        futures = getattr(row, "futures", None)
        is_every = futures == EVERY and isinstance(row, Allocation)
        is_unsaid = futures == "" and isinstance(row, Pricing)
        if futures is not None and not is_every and not is_unsaid:
            if future_product(futures) is None:
                why = "is not a futures contract; expected such as SHFE.cu2505 or CZCE.FG605"
                yield fault_of(table, row, "futures", futures, why)
            elif known.futures is not None and futures not in known.futures:
                yield fault_of(table, row, "futures", futures, "is not a contract the desk knows")
        for name, rows, what in (
            ("pair", known.pairs, "a pair of the desk"),
            ("account", known.accounts, "an account of the desk"),
        ):
            value = getattr(row, name, "")
            if value and rows is not None and value not in rows:
                yield fault_of(table, row, name, value, f"is not {what}")


def _unit_faults(table: Table, row: Item, known: Known) -> Iterator[Fault]:
    commodity = getattr(row, "commodity", None)
    if commodity is None or known.commodities is None:
        return
    units = known.commodities.get(commodity)
    unit = getattr(row, "base_unit", "")
    if units is None:
        yield fault_of(table, row, "commodity", commodity, "is not a commodity the desk knows")
    elif unit not in units:
        why = f"{commodity} is booked in {' or '.join(sorted(units))}; convert the quantities"
        yield fault_of(table, row, "base_unit", unit, why)


def _reference_faults(register: Register) -> Iterator[Fault]:
    contracts = {contract.id for contract in register.contracts}
    for table, row in _rows(register):
        name = getattr(row, "contract", "")
        if name and name not in contracts:
            yield fault_of(table, row, "contract", name, "is not a contract of the book")


def _share_faults(register: Register) -> Iterator[Fault]:
    totals: dict[tuple[str, str], Decimal] = {}
    last: dict[tuple[str, str], Allocation] = {}
    for row in register.allocations:
        place = row.account, row.futures
        last[place] = row
        totals[place] = totals.get(place, ZERO) + row.share
        if totals[place] > 1:
            why = f"brings the shares of {row.account} in {row.futures} to {totals[place]}, above 1"
            yield fault_of(Table.ALLOCATIONS, row, "share", row.share, why)
    for (account, futures), total in totals.items():
        if 0 < total < 1:
            left = f"{(1 - total).normalize():f}"
            why = f"leaves {left} of the lots of {account} in {futures} to no unit"
            row = last[account, futures]
            yield fault_of(Table.ALLOCATIONS, row, "share", row.share, why, is_refusal=False)


def _rows(register: Register) -> Iterator[tuple[Table, Item]]:
    for table in Table:
        for row in register.table(table).values():
            yield table, row
