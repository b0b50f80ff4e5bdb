"""Goods in store that we own."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import msgspec

from terminal.domain.hedge import Hedge


class Lot(msgspec.Struct, frozen=True, kw_only=True, tag="stock"):
    """One lot of stock; goods that came without a price are here as well, once title has passed.

    quantity: base units, >= 0; 0 when all of it has left
    cost: landed, on the tax and unit footing of its futures (eggs: per 500 kg); None = unknown
    futures: the month that the lot is hedged with, or judged by
    receipt_price: that month's futures price when the goods came in
    contract: the purchase that the goods came from; "" = not from a contract of this book
    pair: whose spot series is this lot's goods; "" = the first pair on `futures`
    """

    id: str
    unit: str
    commodity: str
    quantity: Decimal
    futures: str
    strategy: str = ""
    base_unit: str = "t"
    cost: Decimal | None = None
    receipt_price: Decimal | None = None
    hedge: Hedge | None = None
    contract: str = ""
    pair: str = ""
    grade: str = ""
    place: str = ""
    includes_tax: bool = True
    received: date | None = None
