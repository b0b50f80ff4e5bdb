"""Adjustments in force on a day, in the order unit, tax, freight, premium, FX."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from terminal.core.comparable import SpotTerms, commodity_of, comparable_pair, tax_factor
from terminal.core.reference import NoReference
from terminal.domain.basis import comparable_spot
from tests.book_builders import CU1, DAY, D, make_reference
from tests.builders import make_pair, make_premium

BONDED = make_pair(futures="INE.bc2701")
PAIR = make_pair(futures=CU1)


@pytest.mark.parametrize(
    ("pair", "with_tax", "factor"),
    [
        (PAIR, True, D(1)),
        (PAIR, False, D("1.13")),
        (BONDED, False, D(1)),
        (BONDED, True, 1 / D("1.13")),
    ],
)
def test_the_tax_footing_of_the_contract(pair: object, with_tax: bool, factor: Decimal) -> None:
    assert tax_factor(pair, with_tax, DAY, make_reference()) == factor  # type: ignore[arg-type]  # a pair


def test_the_rate_is_the_one_of_the_day() -> None:
    assert tax_factor(PAIR, False, date(2019, 3, 31), make_reference()) == D("1.16")


def test_every_step_in_its_order() -> None:
    premium = make_premium()
    terms = SpotTerms(with_tax=False, goods=(("brand", "贵冶"),))
    quoted = make_pair(futures=CU1, unit_factor=D(1000), freight=D(30), fx=D(7))
    pair = comparable_pair(quoted, terms, DAY, make_reference(premiums=(premium,)))
    steps = comparable_spot(pair, D(10))
    assert [step.name for step in steps] == ["quoted", "unit", "tax", "freight", "premium", "fx"]
    assert [step.result for step in steps] == [10, 10000, 11300, 11330, 11180, 78260]


def test_what_a_pair_has_as_a_number_stays() -> None:
    pair = make_pair(futures=CU1, premium=D(-20), tax_factor=D("1.09"))
    assert comparable_pair(pair, SpotTerms(), DAY, make_reference()) == pair
    taxed = comparable_pair(pair, SpotTerms(with_tax=False), DAY, make_reference())
    assert (taxed.premium, taxed.premiums, taxed.tax_factor) == (-20, (), D("1.13"))


def test_a_premium_over_the_standard_lowers_comparable_spot_and_a_discount_raises_it() -> None:
    rows = (make_premium(20, "贵冶"), make_premium(-35, "上海", attribute="region"))
    reference = make_reference(premiums=rows)

    def spot(*goods: tuple[str, str]) -> Decimal:
        pair = comparable_pair(PAIR, SpotTerms(goods=goods), DAY, reference)
        return comparable_spot(pair, D(70_000))[-1].result

    brand, region = ("brand", "贵冶"), ("region", "上海")
    assert (spot(brand), spot(region), spot(brand, region)) == (69_980, 70_035, 70_015)


def test_the_row_of_the_day_is_taken() -> None:
    end = date(2026, 6, 30)
    rows = (make_premium(20, "贵冶", until=end), make_premium(45, "贵冶", since=date(2026, 7, 1)))
    terms = SpotTerms(goods=(("brand", "贵冶"),))
    for day, amount in ((end, 20), (date(2026, 7, 1), 45)):
        pair = comparable_pair(PAIR, terms, day, make_reference(premiums=rows))
        assert (pair.premium, [one.amount for one in pair.premiums]) == (amount, [amount])


def test_what_is_not_on_file_is_an_error() -> None:
    terms = SpotTerms(goods=(("brand", "云铜"),))
    with pytest.raises(NoReference, match="no premium"):
        comparable_pair(PAIR, terms, DAY, make_reference())
    with pytest.raises(NoReference, match="no product"):
        comparable_pair(
            make_pair(futures="XX.yy2701"), SpotTerms(with_tax=False), DAY, make_reference()
        )


def test_rows_name_goods_by_the_letters_of_their_contract() -> None:
    assert [commodity_of(one) for one in ("SHFE.cu2701", "CZCE.SR701")] == ["cu", "SR"]
