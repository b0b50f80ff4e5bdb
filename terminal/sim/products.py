"""What one lot and one price step of each product are, by product letters.

The figures are those of `resources/instruments/products.toml`, which a live front's `ins_query`
overrides; here the simulator is the front. Products that are not named there are unknown to it.
"""

from __future__ import annotations

import re
from decimal import Decimal

import msgspec

from terminal.almanac.product_file import read_products


class Product(msgspec.Struct, frozen=True):
    """multiplier: quote units in one lot. tick: smallest price step, in quote currency."""

    multiplier: int
    tick: Decimal


# Contracts of recordings that no exchange of ours lists: crude oil and natural gas of New York.
_ABROAD = {"CL": Product(1000, Decimal("0.01")), "NG": Product(10000, Decimal("0.001"))}

PRODUCTS = {
    product.code: Product(int(product.multiplier), product.price_tick)
    for product in read_products().products.values()
} | _ABROAD

_FUTURES_CODE = re.compile(r"([A-Za-z]+)(\d{1,4})")


def product_of(symbol: str) -> tuple[str, Product] | None:
    """Find the product behind "SHFE.cu2006"; None for spot series, options and the unknown."""
    match = _FUTURES_CODE.fullmatch(symbol.partition(".")[2])
    if match is None or match[1] not in PRODUCTS:
        return None
    return match[1], PRODUCTS[match[1]]
