"""The carry tables of a desk file: what it costs to hold goods until delivery.

`[carry]` holds for all pairs; `[pair.carry]` after a pair overrides it, key by key. What neither
says is not known, and never zero. Amounts are in the pair's price unit, so that those of `[carry]`
hold only for pairs whose prices are in its `price_unit`; rates and days hold for all.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any

from msgspec import Meta

from terminal.desktable import Name, Table
from terminal.domain.carry import NEEDED, CarryTerms

PaymentDays = Annotated[int, Meta(ge=0, le=60)]
# What means the same whatever a price is for.
OF_ANY_UNIT = frozenset({"interest_rate", "payment_days"})


class CarryTable(Table, frozen=True, kw_only=True):
    """[pair.carry]: see terminal.domain.carry.CarryTerms.

    confirmed: somebody has confirmed what this table says
    """

    interest_rate: Decimal | None = None
    storage: Decimal | None = None
    handling: Decimal | None = None
    inspection: Decimal | None = None
    delivery: Decimal | None = None
    loss: Decimal | None = None
    payment_days: PaymentDays | None = None
    confirmed: bool = False


class DeskCarryTable(CarryTable, frozen=True, kw_only=True):
    """[carry]: the same for all pairs. price_unit: as the pairs write it that its amounts are of"""

    price_unit: Name = "CNY/t"


def carry_terms(every: DeskCarryTable, own: CarryTable | None, price_unit: str) -> CarryTerms:
    """Return what one pair's carry is reckoned with: its own values, then those of the desk."""
    found: dict[str, Any] = {}
    unconfirmed: set[str] = set()
    for table in (every, own or CarryTable()):
        for name in NEEDED:
            is_elsewhere = table is every and name not in OF_ANY_UNIT
            if is_elsewhere and price_unit != every.price_unit:
                continue
            if (value := getattr(table, name)) is not None:
                found[name] = value
                unconfirmed.discard(name)
                if not table.confirmed:
                    unconfirmed.add(name)
    return CarryTerms(**found, unconfirmed=frozenset(unconfirmed))
