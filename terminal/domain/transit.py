"""Goods on their way."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import msgspec


class Transit(msgspec.Struct, frozen=True, kw_only=True, tag="transit"):
    """One shipment. With title it counts as stock; without, its contract still counts it.

    quantity: base units, >= 0
    contract: the purchase that it belongs to; must be named where we have no title
    """

    id: str
    unit: str
    commodity: str
    quantity: Decimal
    futures: str
    has_title: bool
    strategy: str = ""
    base_unit: str = "t"
    cost: Decimal | None = None
    contract: str = ""
    pair: str = ""
    includes_tax: bool = True
    departed: date | None = None
    due: date | None = None
