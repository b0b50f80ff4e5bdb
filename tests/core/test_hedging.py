"""Hedge ratio, over-hedge, and money at risk."""

from __future__ import annotations

import pytest

from terminal.core.hedging import (
    HedgeState,
    hedge_view,
    minimum_variance_ratio,
    money_at_risk,
)
from terminal.domain.sums import Sums
from tests.book_builders import D


@pytest.mark.parametrize(
    ("physical", "futures", "ratio", "state", "excess"),
    [
        (100, -90, "0.9", HedgeState.IN_BAND, 0),
        (100, -80, "0.8", HedgeState.IN_BAND, 0),
        (100, -100, "1", HedgeState.IN_BAND, 0),
        (100, -79, "0.79", HedgeState.UNDER, 0),
        (100, 0, "0", HedgeState.UNDER, 0),
        (100, -101, "1.01", HedgeState.OVER, 1),
        (-100, 130, "1.3", HedgeState.OVER, 30),
        (100, 5, "-0.05", HedgeState.SAME_SIDE, 5),
        (-100, -5, "-0.05", HedgeState.SAME_SIDE, 5),
        (0, -5, None, HedgeState.BARE, 5),
        (0, 0, None, HedgeState.NOTHING, 0),
    ],
)
def test_where_a_hedge_stands(
    physical: int, futures: int, ratio: str | None, state: HedgeState, excess: int
) -> None:
    view = hedge_view(Sums(base_unit="t", spot=D(physical), futures=D(futures)))
    assert view.ratio == (None if ratio is None else D(ratio))
    assert (view.state, view.excess) == (state, excess)


@pytest.mark.parametrize(
    ("low", "high", "futures", "state", "excess"),
    [
        # A band above 1 is its own limit; what is beyond the goods is said all the same.
        ("0.8", "1.1", -105, HedgeState.IN_BAND, 5),
        ("0.8", "1.1", -111, HedgeState.OVER, 11),
        # Above a band that ends below 1 there are still goods behind the futures.
        ("0.5", "0.7", -70, HedgeState.IN_BAND, 0),
        ("0.5", "0.7", -71, HedgeState.ABOVE, 0),
        ("0.5", "0.7", -100, HedgeState.ABOVE, 0),
        ("0.5", "0.7", -101, HedgeState.OVER, 1),
        ("0.5", "0.7", -49, HedgeState.UNDER, 0),
        ("0", "0.7", 0, HedgeState.IN_BAND, 0),
    ],
)
def test_a_house_has_a_band_of_its_own(
    low: str, high: str, futures: int, state: HedgeState, excess: int
) -> None:
    sums = Sums(base_unit="t", spot=D(100), futures=D(futures))
    view = hedge_view(sums, (D(low), D(high)))
    assert (view.state, view.excess) == (state, excess)


def test_money_at_risk_is_never_negative_and_knows_the_quote_unit() -> None:
    sums = Sums(base_unit="t", spot=D(-100), futures=D(40))
    risk = money_at_risk(
        sums, limit=D(300), basis_swing=D(2000), flat_swing=D(90), k=D(3), scale=D(2)
    )
    assert (risk.basis_limit, risk.flat_limit) == (60_000, 36_000)
    assert (risk.basis_sigma, risk.flat_sigma) == (12_000, 540)
    unknown = money_at_risk(sums, limit=None, basis_swing=None, flat_swing=None, k=D(3))
    assert (unknown.basis_limit, unknown.flat_limit) == (None, None)
    assert (unknown.basis_sigma, unknown.flat_sigma) == (None, None)


def test_the_ratio_of_least_variance() -> None:
    changes = [1.0, -2.0, 3.0, 0.5]
    assert minimum_variance_ratio([0.8 * f + 1 for f in changes], changes) == pytest.approx(0.8)
    assert minimum_variance_ratio([1.0], [1.0]) is None
    assert minimum_variance_ratio([1.0, 2.0], [3.0, 3.0]) is None
    with pytest.raises(ValueError, match="1 changes of spot, 2 of futures"):
        minimum_variance_ratio([1.0], [1.0, 2.0])
