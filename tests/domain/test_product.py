"""Facts of a product by date, tax, and what a front's own listing changes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import msgspec
import pytest

from terminal.almanac.product_file import read_products
from terminal.domain.product import Product, overridden
from tests.builders import make_instrument

TABLE = read_products()
TODAY = date(2026, 11, 24)


def product(key: str, on: date = TODAY) -> Product:
    found = TABLE.product(key, on)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("vat_class", "on", "rate"),
    [
        ("standard", date(2018, 4, 30), "0.17"),
        ("standard", date(2018, 5, 1), "0.16"),
        ("standard", date(2019, 3, 31), "0.16"),
        ("standard", date(2019, 4, 1), "0.13"),
        ("farm", date(2017, 7, 1), "0.11"),
        ("farm", date(2018, 5, 1), "0.10"),
        ("farm", date(2019, 4, 1), "0.09"),
        ("none", TODAY, "0"),
    ],
)
def test_rates_of_tax_have_dates(vat_class: str, on: date, rate: str) -> None:
    assert TABLE.vat(vat_class, on) == Decimal(rate)


def test_before_the_first_row_no_rate_is_known() -> None:
    assert TABLE.vat("standard", date(2008, 12, 31)) is None
    assert TABLE.vat("luxury", TODAY) is None


@pytest.mark.parametrize(
    ("key", "rate"),
    [("SHFE.cu", "0.13"), ("DCE.m", "0.09"), ("SHFE.ru", "0.09"), ("INE.sc", "0"), ("INE.bc", "0")],
)
def test_a_bonded_price_contains_no_tax(key: str, rate: str) -> None:
    assert TABLE.vat_in_price(product(key), TODAY) == Decimal(rate)


def test_a_product_may_have_been_another_one() -> None:
    before, after = (product("SHFE.fu", date(2018, month, 26)) for month in (6, 7))
    assert (before.multiplier, before.is_bonded) == (50, False)
    assert (after.multiplier, after.is_bonded) == (10, True)
    assert product("GFEX.lc", date(2024, 12, 17)).price_tick == 50
    assert product("GFEX.lc", date(2024, 12, 18)).price_tick == 20
    assert TABLE.product("SHFE.zz", TODAY) is None


def test_names_units_and_codes() -> None:
    eggs = product("DCE.jd")
    assert (eggs.exchange, eggs.code, eggs.price_unit) == ("DCE", "jd", "CNY/500kg")
    assert (eggs.multiplier, eggs.base_per_lot, eggs.base_unit) == (10, 5, "t")
    assert (eggs.value_per_base, product("SHFE.cu").value_per_base) == (2, 1)
    assert (product("SHFE.cu").price_unit, product("SHFE.cu").base_per_lot) == ("CNY/t", 5)


@pytest.mark.parametrize(
    ("key", "unit", "factor"),
    [("DCE.jd", "kg", 500), ("DCE.lh", "kg", 1000), ("CZCE.FG", "m2", 80), ("SHFE.cu", "t", 1)],
)
def test_spot_is_quoted_in_units_of_its_own(key: str, unit: str, factor: int) -> None:
    assert (product(key).spot_unit, product(key).spot_factor) == (unit, factor)


def test_what_the_front_lists_overrides_the_table_and_is_said() -> None:
    eggs = product("DCE.jd")
    listed = make_instrument(symbol="DCE.jd2701", multiplier=Decimal(20), price_tick=Decimal("0.5"))
    found, said = overridden(eggs, listed)
    assert (found.multiplier, found.base_per_lot, found.price_tick) == (20, 10, Decimal("0.5"))
    assert len(said) == 2
    assert "DCE.jd2701: the front's multiplier is 20, the table's 10" in said[0]
    assert "price step is 0.5, the table's 1" in said[1]


def test_a_front_that_agrees_changes_nothing() -> None:
    copper = product("SHFE.cu")
    listed = make_instrument(multiplier=Decimal(5), price_tick=Decimal("10.0"))
    found, said = overridden(copper, listed)
    assert said == ()
    assert msgspec.structs.replace(found, price_tick=copper.price_tick) == copper
