"""A purchase or a sale of goods: who, how much, and how its price comes about."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum

import msgspec

ZERO = Decimal(0)


class TradeSide(StrEnum):
    """Whether the goods come to us or leave us."""

    PURCHASE = "purchase"
    SALE = "sale"

    @property
    def sign(self) -> int:
        """+1 for a purchase, -1 for a sale."""
        return 1 if self is TradeSide.PURCHASE else -1


class PricingKind(StrEnum):
    """How the price comes about; all but FIXED are a futures price plus a premium.

    FIXED 一口价; BASIS 基差/点价, fixed by a person in parts; AVERAGE 均价, fixed day by day over a
    window; LATER 后点价, as BASIS, but the goods go first.
    """

    FIXED = "fixed"
    BASIS = "basis"
    AVERAGE = "average"
    LATER = "later"


class PricingRight(StrEnum):
    """Who says when a price is fixed (点价权)."""

    BUYER = "buyer"
    SELLER = "seller"


class Contract(msgspec.Struct, frozen=True, kw_only=True, tag="contract"):
    """The terms of one contract and how far it has gone. Quantities are >= 0, in base units.

    priced: quantity whose price was fixed before the first `Pricing` that names this contract;
        FIXED contracts are wholly priced and leave it 0
    delivered: quantity whose title has passed, whether priced or not
    is_final: delivery is over; `delivered` replaces `quantity`
    tolerance: 溢短装, a fraction of `quantity`
    price: of the goods, for a FIXED contract or for `priced`, on the tax and unit footing of its
        futures (eggs: per 500 kg)
    premium: K of all other kinds, signed; before any roll
    futures: the month the premium refers to; for a FIXED contract the month it is judged by
    hedge_price: futures price when a FIXED contract was made, or average fill of its hedge
    pair: whose spot series is this contract's goods; "" = the first pair on `futures`
    window_start, window_end: both inclusive, the days that price an AVERAGE contract
    """

    id: str
    side: TradeSide
    kind: PricingKind
    unit: str
    commodity: str
    quantity: Decimal
    futures: str
    strategy: str = ""
    base_unit: str = "t"
    priced: Decimal = ZERO
    delivered: Decimal = ZERO
    is_final: bool = False
    tolerance: Decimal = ZERO
    price: Decimal | None = None
    premium: Decimal | None = None
    hedge_price: Decimal | None = None
    pair: str = ""
    counterparty: str = ""
    grade: str = ""
    place: str = ""
    includes_tax: bool = True
    pricing_right: PricingRight | None = None
    signed: date | None = None
    pricing_until: date | None = None
    delivery_until: date | None = None
    window_start: date | None = None
    window_end: date | None = None
