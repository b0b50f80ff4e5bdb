"""What it costs to carry spot goods to delivery (持有成本), as a desk reckons it.

Money is in the pair's price unit, per unit that the futures price is for ("CNY/t"); days are
calendar days; rates are fractions.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import msgspec

from terminal.domain.said import Said

# What must be known, in the order of the line items.
NEEDED = (
    "interest_rate",
    "storage",
    "handling",
    "inspection",
    "delivery",
    "loss",
    "payment_days",
)


class CarryTerms(msgspec.Struct, frozen=True, kw_only=True):
    """What the desk pays; None = nobody has said.

    interest_rate: a year, on the spot price. storage: a day
    handling: into the warehouse and out of it. inspection: inspection and registering the receipt
    delivery: the exchange's fee. loss: quality and weight lost on the way
    payment_days: from the last trading day until the money for the goods is there
    unconfirmed: names of those that nobody has confirmed yet
    """

    interest_rate: Decimal | None = None
    storage: Decimal | None = None
    handling: Decimal | None = None
    inspection: Decimal | None = None
    delivery: Decimal | None = None
    loss: Decimal | None = None
    payment_days: int | None = None
    unconfirmed: frozenset[str] = frozenset()

    @property
    def missing(self) -> tuple[str, ...]:
        """Names of those that nobody has said."""
        return tuple(name for name in NEEDED if getattr(self, name) is None)


class CarryItem(msgspec.Struct, frozen=True, kw_only=True):
    """One line item: `amount` to a cent.

    base: the price, the gap or the day's storage that it is reckoned on, as it stands, even when
        it counts as nothing; None for a sum that is paid once
    is_confirmed: somebody has confirmed what the desk file says of it
    """

    name: str
    amount: Decimal
    base: Decimal | None = None
    is_confirmed: bool = True


class CarryDay(msgspec.Struct, frozen=True, kw_only=True):
    """All of a pair's carry that holds for a day: only prices are wanting.

    last_day: the contract's last trading day, as the front lists it
    days: from `day` to the last trading day and on until the money is there
    vat: contained in the futures price; 0 when bonded
    fixed: the line items that no price moves
    """

    pair: str
    day: date
    last_day: date
    days: int
    interest_rate: Decimal
    vat: Decimal
    is_bonded: bool
    payment_days: int
    fixed: tuple[CarryItem, ...]
    is_rate_confirmed: bool = True


class NoCarry(msgspec.Struct, frozen=True):
    """Why a pair's carry is not known."""

    why: Said


class Carry(msgspec.Struct, frozen=True, kw_only=True):
    """The cost of carry at two prices.

    items: sum to `cost` to the cent
    edge: futures - spot - cost: what buying spot, selling futures and delivering (正套) leaves
    bound: the basis below which that pays, at this spot price; above there is no such bound
    """

    items: tuple[CarryItem, ...]
    cost: Decimal
    edge: Decimal
    bound: Decimal
