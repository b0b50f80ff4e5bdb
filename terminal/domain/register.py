"""All that the business has written down, as one frozen value.

It is what files import, forms edit, and exposure is computed from. Each table is kept in the order
of its ids, so that two registers with the same content are equal however they came about.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec

from terminal.domain.allocation import Allocation
from terminal.domain.contract import Contract
from terminal.domain.pricing import Pricing
from terminal.domain.roll import Roll
from terminal.domain.settlement import Settlement
from terminal.domain.stock import Lot
from terminal.domain.strategy import Strategy
from terminal.domain.transit import Transit
from terminal.domain.unit import BusinessUnit

Item = BusinessUnit | Strategy | Contract | Pricing | Roll | Lot | Transit | Allocation | Settlement


class Table(StrEnum):
    """The tables of a register; the value is also the name of a template's file and sheet."""

    UNITS = "units"
    STRATEGIES = "strategies"
    CONTRACTS = "contracts"
    PRICINGS = "pricings"
    ROLLS = "rolls"
    LOTS = "stock"
    TRANSITS = "transit"
    ALLOCATIONS = "allocations"
    SETTLEMENTS = "settlements"


class Register(msgspec.Struct, frozen=True, kw_only=True):
    """The business book: nine tables, each in the order of ids."""

    units: tuple[BusinessUnit, ...] = ()
    strategies: tuple[Strategy, ...] = ()
    contracts: tuple[Contract, ...] = ()
    pricings: tuple[Pricing, ...] = ()
    rolls: tuple[Roll, ...] = ()
    stock: tuple[Lot, ...] = ()
    transit: tuple[Transit, ...] = ()
    allocations: tuple[Allocation, ...] = ()
    settlements: tuple[Settlement, ...] = ()

    def table(self, table: Table) -> dict[str, Item]:
        """Return one table by id."""
        return {item.id: item for item in getattr(self, table.value)}

    def replaced(self, table: Table, items: dict[str, Item]) -> Register:
        """Return a register in which one table holds these."""
        ordered = tuple(items[key] for key in sorted(items))
        return msgspec.structs.replace(self, **{table.value: ordered})
