"""A close of other terms is measured in the terms of now."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.core.basis_cause import basis_of, mark_of
from terminal.core.restated import restated, restated_mark
from terminal.domain.basis import scale_and_shift
from tests.builders import NOW, make_pair

BASE = scale_and_shift(make_pair(premium=Decimal(80)))
DEARER = scale_and_shift(make_pair(premium=Decimal(100)))
NETTED = scale_and_shift(make_pair(premium=Decimal(80), tax_factor=Decimal("1.13")))


def test_the_same_terms_change_no_digit() -> None:
    values = {"spot": 0.1 + 0.2, "basis": 0.30000000000000004}
    assert restated(values, BASE, BASE) == values


def test_a_higher_premium_lowers_the_spot_price_and_the_basis_of_then() -> None:
    values = {"spot": 78_050.0, "futures": 78_000.0, "basis": 50.0, "days_to_flat": 4.0}
    found = restated(values, BASE, DEARER)
    assert found == {"spot": 78_030.0, "futures": 78_000.0, "basis": 30.0, "days_to_flat": 4.0}


def test_a_factor_works_on_what_was_quoted() -> None:
    found = restated({"spot": 920.0, "futures": 1_000.0, "basis": -80.0}, BASE, NETTED)
    assert found["basis"] == pytest.approx(1.13 * 1_000 - 80 - 1_000)


def test_a_basis_without_its_legs_is_not_known_in_other_terms() -> None:
    assert restated({"basis": 50.0}, BASE, DEARER) == {}
    assert restated({"spot": 50.0}, BASE, DEARER) == {"spot": 30.0}


def test_a_carry_is_worked_out_anew_or_left_out() -> None:
    values = {"spot": 1_000.0, "futures": 1_100.0, "carry": 60.0, "carry_edge": 40.0}
    assert restated(values, BASE, DEARER).keys() == {"spot", "futures", "basis"}
    once = {"carry_fixed": 40.0, "carry_interest": 0.01, "carry_tax": 0.1}
    found = restated(values | once, BASE, DEARER)
    assert found["carry"] == pytest.approx(40 + 9.8 + 12)
    assert found["carry_edge"] == pytest.approx(120 - 61.8)


@given(st.floats(-1e5, 1e5), st.floats(-1e5, 1e5))
def test_there_and_back_is_where_it_began(spot: float, futures: float) -> None:
    values = {"spot": spot, "futures": futures, "basis": spot - futures}
    back = restated(restated(values, BASE, NETTED), NETTED, BASE)
    assert back == pytest.approx(values, abs=1e-6)


def test_a_mark_keeps_its_prices_and_takes_the_terms_of_now() -> None:
    then = mark_of(make_pair(premium=Decimal(80)), 78_100.0, 78_000.0, NOW)
    now = make_pair(
        premium=Decimal(100),
        tax_factor=Decimal(2),
        freight=Decimal(3),
        fx=Decimal(4),
        unit_factor=Decimal(5),
    )
    assert restated_mark(then, now) == mark_of(now, 78_100.0, 78_000.0, NOW)
    dearer = restated_mark(then, make_pair(premium=Decimal(100)))
    assert basis_of(dearer) == basis_of(then) - 20
