"""Futures that were traded for the sake of one stock lot."""

from __future__ import annotations

from decimal import Decimal

import msgspec


class Hedge(msgspec.Struct, frozen=True, kw_only=True):
    """The short futures matched with a lot (by trade, 逐笔).

    quantity: base units behind the matched futures lots, >= 0
    price: their average open price
    """

    quantity: Decimal
    price: Decimal
