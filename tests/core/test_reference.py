"""The row in force on a day is found, and a missing one is an error."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from terminal.core.reference import NoReference
from terminal.domain.product import Former, Rate
from tests.book_builders import CU1, DAY, JD, D, make_product, make_products, make_reference
from tests.builders import make_instrument, make_pair, make_premium


def test_the_product_of_a_day() -> None:
    old = make_product(multiplier=D(10), base_per_lot=D(10))
    before = {"SHFE.cu": (Former(date(2019, 12, 31), old),)}
    reference = make_reference(table=make_products(former=before))
    assert reference.product(CU1, date(2019, 12, 31)) == old
    assert reference.product(CU1, date(2020, 1, 1)) == make_product()
    with pytest.raises(NoReference, match=r"no product is on file for SHFE\.zz2701 on 1999-01-01"):
        reference.product("SHFE.zz2701", date(1999, 1, 1))


@pytest.mark.parametrize("symbol", ["SHFE.cu2701C80000", "KQ.m@SHFE.cu", "SHFE.cu", "SPOT.cu"])
def test_what_is_no_listed_month_has_no_lots_to_count(symbol: str) -> None:
    with pytest.raises(NoReference):
        make_reference().product(symbol, DAY)


def test_the_front_replaces_the_multiplier_and_the_lot_follows() -> None:
    reference = make_reference()
    listed = make_instrument(symbol=JD, multiplier=D(20), price_tick=D(2))
    reference.list_instruments([listed])
    eggs = reference.product(JD, DAY)
    assert (eggs.multiplier, eggs.base_per_lot, eggs.value_per_base) == (20, 10, 2)
    assert eggs.price_tick == 2


def test_money_knows_the_quote_unit_of_what_is_on_file() -> None:
    assert make_reference().scales([CU1, JD, "GFEX.lc2701"], DAY) == {CU1: 1, JD: 2}


def test_the_tax_rate_of_a_day() -> None:
    reference = make_reference()
    assert reference.vat(CU1, date(2019, 3, 31)) == D("0.16")
    assert reference.vat(CU1, date(2019, 4, 1)) == D("0.13")
    assert reference.vat(JD, DAY) == D("0.09")
    with pytest.raises(NoReference, match="no farm VAT rate is on file"):
        reference.vat(JD, date(2019, 3, 31))


def test_the_price_of_a_bonded_contract_contains_no_tax() -> None:
    reference = make_reference()
    assert reference.vat_in_price(CU1, DAY) == D("0.13")
    assert reference.vat_in_price("INE.bc2701", DAY) == 0
    with pytest.raises(NoReference, match="no product is on file for"):
        reference.vat_in_price("XX.yy2701", DAY)


def test_a_premium_that_is_not_on_file_is_not_zero() -> None:
    row = make_premium()
    later = msgspec.structs.replace(row, amount=D(160), since=date(2026, 6, 1))
    reference = make_reference(premiums=(later, row))
    assert reference.premium("cu", "brand", "贵冶", date(2026, 5, 31)).amount == 150
    assert reference.premium("cu", "brand", "贵冶", DAY).amount == 160
    with pytest.raises(NoReference, match="no premium is on file for brand 云铜 of cu on"):
        reference.premium("cu", "brand", "云铜", DAY)


def test_a_pair_is_named_or_is_the_first_on_the_contract() -> None:
    reference = make_reference()
    assert reference.pair_of("cu.south", (CU1,)) == "cu.south"
    assert reference.pair_of("", ("SHFE.cu2703", CU1)) == "cu"
    assert reference.pair_of("", ("SHFE.cu2703",)) == ""


def test_a_product_that_is_no_goods_has_the_rate_of_its_class() -> None:
    index = make_product(id="CFFEX.IF", vat_class="none")
    table = make_products(products={index.id: index}, rates=(Rate("none", DAY, D(0)),))
    assert make_reference(table=table).vat("CFFEX.IF2612", DAY) == 0


def test_commodities_and_their_units() -> None:
    assert make_reference().commodities() == {"cu": {"t"}, "bc": {"t"}, "jd": {"t"}}
    in_grams = {"SHFE.cu": (Former(date(2019, 12, 31), make_product(base_unit="g")),)}
    reference = make_reference(table=make_products(former=in_grams))
    assert reference.commodities()["cu"] == {"t", "g"}


def test_a_lot_is_as_on_file_and_else_as_the_desk_file_has_it() -> None:
    reference = make_reference(
        pairs=(make_pair(futures="DCE.xx2701", base_per_lot=D(20), base_unit="kg"),)
    )
    assert reference.lot(JD, DAY) == ("jd", "t", 5)
    assert reference.lot("DCE.xx2701", DAY) == ("xx", "kg", 20)
    with pytest.raises(NoReference, match=r"DCE\.yy2701"):
        reference.lot("DCE.yy2701", DAY)
