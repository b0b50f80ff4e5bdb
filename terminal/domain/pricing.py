"""One act of fixing the price (点价) of a part of a contract."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import msgspec


class Pricing(msgspec.Struct, frozen=True, kw_only=True, tag="pricing"):
    """A futures price fixed for `quantity` of a contract; the goods then cost price + premium.

    quantity: base units, > 0
    price: futures price of `futures` at `time`; may be <= 0
    time: aware, UTC
    futures: the month priced, of a contract that was rolled in parts; "" = that of its rest
    """

    id: str
    contract: str
    quantity: Decimal
    price: Decimal
    time: datetime
    futures: str = ""
