"""Past basis points from the bars of two legs that were not quoted at the same times."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from terminal.core.history import basis_points
from terminal.domain.bar import Bar
from tests.builders import make_pair


def bars(*pairs: tuple[float, float]) -> list[Bar]:
    return [Bar(start, close) for start, close in pairs]


def test_each_futures_bar_meets_the_newest_spot_bar_that_is_not_later() -> None:
    points = basis_points(make_pair(), bars((0, 100), (120, 90)), bars((60, 95), (120, 95)))
    assert [(one.time, one.basis) for one in points] == [(60, 5), (120, -5)]


def test_before_the_first_spot_price_there_is_no_basis() -> None:
    assert basis_points(make_pair(), bars((120, 90)), bars((60, 95))) == ()
    assert basis_points(make_pair(), [], bars((60, 95))) == ()


def test_past_prices_are_adjusted_like_present_ones_and_may_be_negative() -> None:
    pair = make_pair(unit_factor=Decimal(1000), premium=Decimal(10), fx=Decimal(2))
    (point,) = basis_points(pair, bars((0, -0.5)), bars((0, -37.63)))
    assert (point.spot, point.futures, point.basis) == (-1020, -37.63, -1020 + 37.63)


@given(st.lists(st.integers(0, 50), unique=True), st.lists(st.integers(0, 50), unique=True))
def test_points_ascend_and_stand_at_futures_bars(spot: list[int], futures: list[int]) -> None:
    points = basis_points(
        make_pair(),
        bars(*((at, 1) for at in sorted(spot))),
        bars(*((at, 1) for at in sorted(futures))),
    )
    times = [one.time for one in points]
    assert times == [at for at in sorted(futures) if spot and at >= min(spot)]
