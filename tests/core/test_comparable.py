"""Adjustments in force on a day, in the order unit, tax, freight, premium, FX."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from terminal.core.comparable import SpotTerms, comparable_pair, tax_factor
from terminal.core.reference import NoReference
from terminal.domain.basis import comparable_spot
from terminal.domain.premium import Premium
from tests.book_builders import CU1, DAY, D, make_reference
from tests.builders import make_pair

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
    premium = Premium(
        commodity="cu",
        attribute="brand",
        value="贵冶",
        amount=D(150),
        since=date(2026, 1, 1),
        source="sheet",
    )
    terms = SpotTerms(
        pair="cu",
        commodity="cu",
        unit_factor=D(1000),
        with_tax=False,
        attributes=(("brand", "贵冶"),),
        freight=D(30),
        fx=D(7),
    )
    pair = comparable_pair(PAIR, terms, DAY, make_reference(premiums=(premium,)))
    steps = comparable_spot(pair, D(10))
    assert [step.name for step in steps] == ["quoted", "unit", "tax", "freight", "premium", "fx"]
    assert [step.result for step in steps] == [10, 10000, 11300, 11330, 11180, 78260]


def test_wet_goods_are_worth_more_when_dry() -> None:
    terms = SpotTerms(pair="i", commodity="i", moisture=D("0.08"))
    pair = comparable_pair(PAIR, terms, DAY, make_reference())
    assert comparable_spot(pair, D(920))[-1].result.quantize(D("0.0001")) == 1000


def test_what_is_not_on_file_is_an_error() -> None:
    terms = SpotTerms(pair="cu", commodity="cu", attributes=(("brand", "云铜"),))
    with pytest.raises(NoReference, match="no premium"):
        comparable_pair(PAIR, terms, DAY, make_reference())
    wet = SpotTerms(pair="cu", commodity="cu", moisture=D(1))
    with pytest.raises(ValueError, match="moisture of cu is 1"):
        comparable_pair(PAIR, wet, DAY, make_reference())
