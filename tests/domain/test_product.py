"""Lot, multiplier and base unit are three things."""

from __future__ import annotations

from terminal.domain.product import Product
from tests.book_builders import D


def test_eggs_are_quoted_per_half_tonne() -> None:
    eggs = Product(
        id="DCE.jd",
        name="鸡蛋",
        base_unit="t",
        price_unit="CNY/500kg",
        multiplier=D(10),
        base_per_lot=D(5),
    )
    assert eggs.value_per_base == 2
    assert eggs.commodity == "jd"
