"""One act of fixing the price (点价) of a part of a contract."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import msgspec


class Pricing(msgspec.Struct, frozen=True, kw_only=True, tag="pricing"):
    """A futures price fixed for `quantity` of a contract; the goods then cost price + premium.

    quantity: base units, > 0
    price: futures price of the month that the contract referred to at `time`; may be <= 0
    time: aware, UTC
    """

    id: str
    contract: str
    quantity: Decimal
    price: Decimal
    time: datetime
