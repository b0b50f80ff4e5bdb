"""A linear form says at every price what the exact measure says."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.core.contract_basis import contract_basis
from terminal.core.forms import Form, contract_forms, exposure_form, stock_forms
from terminal.core.lines import Counter
from terminal.core.marks import Marks
from terminal.core.stock_basis import stock_basis
from terminal.domain.contract import TradeSide
from terminal.domain.deal import Deal
from terminal.domain.hedge import Hedge
from tests.book_builders import (
    CU1,
    CU2,
    DAY,
    JD,
    D,
    make_deal,
    make_fixed,
    make_lot,
    make_pricing,
    make_reference,
    make_roll,
)

REFERENCE = make_reference()
SCALE = {JD: D(2)}
PRICE = st.decimals(-100_000, 100_000, places=2)
SPOT = st.fixed_dictionaries(dict.fromkeys(("cu", "cu.south", "jd"), PRICE))
FUTURES = st.fixed_dictionaries(dict.fromkeys((CU1, CU2, JD), PRICE))

DEALS = [
    make_deal(delivered=D(300), pricings=(make_pricing(400),), rolls=(make_roll(),)),
    make_deal(id="P2", pair="cu.south", futures=CU2, premium=D(-70)),
    Deal(contract=make_fixed(id="S1", side=TradeSide.SALE, quantity=D("33.3"))),
    make_deal(id="S2", side=TradeSide.SALE, commodity="jd", futures=JD, quantity=D(7)),
]
LOTS = [
    make_lot(),
    make_lot(id="L2", pair="cu.south", hedge=Hedge(quantity=D(200), price=D(87500))),
    make_lot(id="L3", commodity="jd", futures=JD, quantity=D(3), cost=D(4000)),
]


def at(form: Form | None, spot: dict[str, Decimal], futures: dict[str, Decimal]) -> float | None:
    floats: list[Any] = [{k: float(v) for k, v in prices.items()} for prices in (spot, futures)]
    return None if form is None else form.value(*floats)


@given(spot=SPOT, futures=FUTURES)
def test_the_forms_of_contracts(spot: dict[str, Decimal], futures: dict[str, Decimal]) -> None:
    exact = contract_basis(DEALS, Marks(spot=spot, futures=futures, scale=SCALE), CU2, REFERENCE)
    forms = contract_forms(DEALS, CU2, REFERENCE, SCALE)
    assert None not in (exact.purchase, exact.sale, exact.profit)
    assert at(forms.purchase, spot, futures) == pytest.approx(float(exact.purchase or 0), abs=1e-9)
    assert at(forms.sale, spot, futures) == pytest.approx(float(exact.sale or 0), abs=1e-9)
    assert at(forms.profit, spot, futures) == pytest.approx(float(exact.profit or 0), abs=1e-5)


@given(spot=SPOT, futures=FUTURES)
def test_the_forms_of_stock(spot: dict[str, Decimal], futures: dict[str, Decimal]) -> None:
    exact = stock_basis(LOTS, Marks(spot=spot, futures=futures, scale=SCALE), REFERENCE)
    forms = stock_forms(LOTS, REFERENCE, SCALE)
    assert at(forms.market, spot, futures) == pytest.approx(float(exact.market or 0), abs=1e-9)
    assert forms.cost == pytest.approx(float(exact.cost or 0), abs=1e-9)
    assert at(forms.profit, spot, futures) == pytest.approx(float(exact.profit or 0), abs=1e-5)


@given(spot=SPOT, futures=FUTURES)
def test_the_form_of_exposure(spot: dict[str, Decimal], futures: dict[str, Decimal]) -> None:
    lines = Counter(REFERENCE, DAY).count(DEALS, LOTS).lines
    # The market basis of what is exposed, weighted by tonnes whatever their sign.
    weights = [abs(line.delta_spot) for line in lines]
    bases = [spot[line.pair] - futures[line.futures] if line.delta_spot else D(0) for line in lines]
    exact = sum((q * b for q, b in zip(weights, bases, strict=True)), D(0)) / sum(weights, D(0))
    assert at(exposure_form(lines), spot, futures) == pytest.approx(float(exact), abs=1e-9)


def test_a_missing_price_is_not_a_zero() -> None:
    form = Form(1.0, (("cu", 2.0),), ((CU1, -2.0),))
    assert form.value({"cu": 10.0}, {CU1: 4.0}) == 13.0
    assert form.value({}, {CU1: 4.0}) is None
    assert form.value({"cu": 10.0}, {}) is None


def test_nothing_has_no_form_and_what_locked_nothing_is_named() -> None:
    empty = contract_forms([], CU1, REFERENCE, SCALE)
    assert (empty.purchase, empty.sale, empty.profit, empty.missing) == (None, None, None, ())
    bare = [Deal(contract=make_fixed(hedge_price=None)), DEALS[2]]
    forms = contract_forms(bare, CU1, REFERENCE, SCALE)
    assert (forms.purchase, forms.profit, forms.missing) == (None, None, ("P1",))
    assert forms.sale is not None
    stock = stock_forms([make_lot(cost=None), make_lot(id="L2", quantity=D(0))], REFERENCE, SCALE)
    assert (stock.cost, stock.profit, stock.missing) == (None, None, ("L1",))
    assert stock.market is not None
    assert stock_forms([], REFERENCE, SCALE).market is None
    assert exposure_form([]) is None


def test_a_month_that_cancels_needs_no_price() -> None:
    forms = contract_forms([make_deal()], CU1, REFERENCE, SCALE)
    assert forms.purchase == Form(50.0, (), ())
