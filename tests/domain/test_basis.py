"""S_cmp: unit, tax, freight, premium, FX, in this order; B = S_cmp - F."""

from __future__ import annotations

from decimal import Decimal
from operator import add, mul, sub
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.domain.basis import Pair, comparable_spot, scale_and_shift
from tests.builders import make_pair, make_premium

factors = st.decimals("0.001", "5000", places=3)
amounts = st.decimals("-5000", "5000", places=2)


def spot_of(pair: Pair, price: str) -> Decimal:
    return comparable_spot(pair, Decimal(price))[-1].result


def test_every_step_is_a_line_in_the_order_of_operations() -> None:
    steps = comparable_spot(make_pair(), Decimal(100))
    assert [step.name for step in steps] == ["quoted", "unit", "tax", "freight", "premium", "fx"]


@pytest.mark.parametrize(
    ("fields", "price", "expected"),
    [
        # Eggs in CNY/kg against CNY/500 kg.
        ({"unit_factor": Decimal(500)}, "7.2", "3600"),
        # Bonded, ex-VAT at 13%, against a contract that includes it.
        ({"tax_factor": Decimal("1.13")}, "1000", "1130"),
        # Freight comes after tax and is not taxed again; it raises the price.
        ({"tax_factor": Decimal("1.13"), "freight": Decimal(50)}, "1000", "1180"),
        # Goods 30 better than the standard are worth 30 less as standard goods.
        ({"premium": Decimal(30)}, "1000", "970"),
        ({"premium": Decimal(-30)}, "1000", "1030"),
        # Freight and premium are in the foreign currency, so FX comes last.
        (
            {"freight": Decimal(5), "premium": Decimal(2), "fx": Decimal("7.1")},
            "100",
            "731.3",
        ),
        # Wet iron ore: 1 / (1 - 8% moisture).
        ({"unit_factor": Decimal("1.25")}, "800", "1000"),
        ({"unit_factor": Decimal(2), "premium": Decimal(10)}, "-36.98", "-83.96"),
    ],
)
def test_adjustments(fields: dict[str, Any], price: str, expected: str) -> None:
    assert spot_of(make_pair(**fields), price) == Decimal(expected)


@given(unit=factors, tax=factors, fx=factors, freight=amounts, premium=amounts, price=amounts)
def test_the_fast_form_gives_what_the_line_items_give(
    unit: Decimal, tax: Decimal, fx: Decimal, freight: Decimal, premium: Decimal, price: Decimal
) -> None:
    pair = make_pair(unit_factor=unit, tax_factor=tax, fx=fx, freight=freight, premium=premium)
    scale, shift = scale_and_shift(pair)
    exact = float(comparable_spot(pair, price)[-1].result)
    largest = max(abs(scale * float(price)), abs(shift), 1.0)
    assert scale * float(price) + shift == pytest.approx(exact, abs=largest * 1e-12)


@given(unit=factors, tax=factors, fx=factors, freight=amounts, premium=amounts, price=amounts)
def test_each_line_shows_its_operand_and_follows_from_the_one_before(
    unit: Decimal, tax: Decimal, fx: Decimal, freight: Decimal, premium: Decimal, price: Decimal
) -> None:
    pair = make_pair(unit_factor=unit, tax_factor=tax, fx=fx, freight=freight, premium=premium)
    quoted, *lines = comparable_spot(pair, price)
    assert (quoted.operand, quoted.result) == (price, price)
    assert [line.operand for line in lines] == [unit, tax, freight, premium, fx]
    before = price
    for line, apply in zip(lines, (mul, mul, add, sub, mul), strict=True):
        assert line.result == apply(before, line.operand)
        before = line.result


def test_a_premium_must_be_stated() -> None:
    # A missing row is an error, not zero.
    with pytest.raises(TypeError, match="premium"):
        Pair(id="cu", name="铜", spot="SPOT.CU", futures="SHFE.cu2505")  # type: ignore[call-arg]


def test_wet_goods_are_worth_more_when_dry() -> None:
    pair = make_pair(moisture=Decimal("0.08"), premium=Decimal(15))
    assert spot_of(pair, "920").quantize(Decimal("0.0001")) == 985
    scale, shift = scale_and_shift(pair)
    assert scale * 920 + shift == pytest.approx(985)
    steps = comparable_spot(pair, Decimal(920))
    assert [step.name for step in steps][1:4] == ["unit", "moisture", "tax"]
    assert steps[2].operand == Decimal("0.08")


def test_each_row_of_a_premium_is_a_line_of_its_own() -> None:
    rows = tuple(
        make_premium(amount, "X", attribute=attribute)
        for attribute, amount in (("brand", 20), ("region", -5))
    )
    steps = comparable_spot(make_pair(premium=Decimal(15), premiums=rows), Decimal(100))
    lines = [(step.operand, step.result, step.row) for step in steps if step.name == "premium"]
    assert lines == [(20, 80, rows[0]), (-5, 85, rows[1])]
    assert steps[-1].result == 85
