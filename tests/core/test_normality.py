"""Where a basis stands among its days: the textbook's figures, and none of too few days."""

from __future__ import annotations

import math
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from terminal.core.normality import Norm, Place, a_year, annualised, norm_of
from tests.calendars import CALENDAR

FIRST = date(2025, 1, 6)
PRICES = st.floats(-1e5, 1e5, allow_subnormal=False)


def norm(values: list[float], *, most: int = 1000, least: int = 2) -> Norm:
    return norm_of({FIRST + timedelta(days=n): one for n, one in enumerate(values)}, most, least)


@given(st.lists(PRICES, min_size=3, max_size=80), PRICES)
def test_the_figures_are_those_of_the_textbook(values: list[float], value: float) -> None:
    spread = float(np.std(values, ddof=1))
    assume(spread > 1e-6)
    place = norm(values).place(value)
    assert place.z == pytest.approx((value - np.mean(values)) / spread, rel=1e-6, abs=1e-6)
    median = float(np.median(values))
    mad = float(np.median(np.abs(np.array(values) - median)))
    if mad > 1e-6:
        assert place.robust_z == pytest.approx((value - median) / (1.4826 * mad), rel=1e-6)


@given(st.lists(st.integers(-5, 5), min_size=2, max_size=40), st.integers(-6, 6))
def test_a_rank_counts_half_of_what_is_equal(values: list[int], value: int) -> None:
    array = np.array(values)
    counted = (np.sum(array < value) + 0.5 * np.sum(array == value)) / len(values)
    assert norm([float(one) for one in values]).place(float(value)).rank == pytest.approx(counted)


def test_where_most_days_are_alike_there_is_no_robust_deviation_but_the_rest() -> None:
    place = norm([-30.0, -30.0, -30.0, -30.0, 40.0]).place(-60.0)
    assert place.robust_z is None
    assert place.z == pytest.approx((-60.0 + 16.0) / math.sqrt((4 * 14**2 + 56**2) / 4))
    assert place.rank == 0.0


def test_where_all_days_are_alike_only_the_rank_is_left() -> None:
    # 0.1 thrice has a mean that is not 0.1: a deviation of rounding would divide by almost nothing.
    assert norm([0.1, 0.1, 0.1]).place(0.1) == Place(None, None, 0.5)


def test_too_few_days_say_nothing_but_how_many_they_are() -> None:
    few = norm([float(n) for n in range(59)], least=60)
    assert (few.place(3.0), few.count, few.is_enough) == (Place(), 59, False)
    enough = norm([float(n) for n in range(60)], least=60)
    assert enough.place(-1.0).rank == 0.0
    assert enough.place(None) == Place()


def test_one_day_is_too_few_whatever_a_person_has_set() -> None:
    assert norm([5.0], least=1).place(7.0) == Place()
    assert norm([], least=1).place(7.0) == Place()


def test_only_the_newest_days_count_and_a_gap_is_no_day() -> None:
    found = norm([1000.0, math.nan, 1.0, 2.0, math.inf, 3.0], most=3)
    assert found.values == (1.0, 2.0, 3.0)
    assert (found.first, found.last) == (date(2025, 1, 8), date(2025, 1, 11))
    assert (norm([]).count, norm([]).first) == (0, None)


def test_a_year_has_as_many_days_as_its_exchange_traded() -> None:
    days = CALENDAR.days("SHFE")
    trading = days.count(date(2025, 12, 31), date(2026, 12, 31))
    assert trading == 242
    assert a_year(10.0, trading) == pytest.approx(10.0 * math.sqrt(242))
    assert a_year(None, trading) is None


@given(PRICES, st.floats(1.0, 1e6), st.integers(-5, 900))
def test_a_yearly_rate_is_signed_as_the_basis_and_blows_up_nowhere(
    basis: float, futures: float, days: int
) -> None:
    rate = annualised(basis, futures, days)
    if days < 5:
        assert rate is None
    else:
        assert rate == pytest.approx(basis / futures * 365 / days)


def test_a_price_at_or_below_zero_has_no_rate() -> None:
    assert annualised(1.0, 0.0, 30) is None
    assert annualised(1.0, -37.63, 30) is None


def test_a_yearly_rate_of_a_few_days_is_none() -> None:
    assert [annualised(-50.0, 1000.0, days) for days in range(-1, 5)] == [None] * 6
    assert annualised(-50.0, 1000.0, 5) == pytest.approx(-3.65)
