"""Quantiles are those of numpy; episodes are counted as a rule with a dead band would fire."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.core.quantiles import LEAST, TAILS, episodes, proposals, quantile
from terminal.domain.level import Level

NUMBERS = st.floats(-1e6, 1e6)


@given(st.lists(NUMBERS, min_size=1, max_size=200), st.floats(0, 1))
def test_a_quantile_is_that_of_numpy(values: list[float], share: float) -> None:
    found = quantile(sorted(values), share)
    assert found == pytest.approx(float(np.quantile(values, share)), rel=1e-9, abs=1e-6)


@pytest.mark.parametrize(
    ("values", "dead_band", "count"),
    [
        ([], 0, 0),
        ([0, 10, -10], 0, 0),  # on a limit is within
        ([11], 0, 1),
        ([0, 11, 12, 11], 0, 1),
        ([0, 11, 10, 11], 0, 2),
        ([0, 11, 10, 11], 2, 1),
        ([0, 11, 8, 11], 2, 2),
        ([0, -11, -9, -11], 2, 1),
        ([0, -11, -8, -11], 2, 2),
        ([11, -11, 11], 30, 3),
        ([11, -11, 11], 2, 3),  # the other side is another episode at once
    ],
)
def test_an_episode_ends_inside_by_the_dead_band(
    values: list[float], dead_band: float, count: int
) -> None:
    assert episodes(values, -10, 10, dead_band) == count


@given(st.lists(NUMBERS, min_size=LEAST, max_size=300), st.floats(0, 1e6))
def test_levels_lie_further_out_and_a_dead_band_never_adds_episodes(
    values: list[float], dead_band: float
) -> None:
    attention, warning, forced = proposals(values, dead_band)
    assert forced.low <= warning.low <= attention.low <= attention.high
    assert attention.high <= warning.high <= forced.high
    for one in (attention, warning, forced):
        assert one.held <= one.episodes
        assert one.count == len(values)


def test_the_limits_are_those_of_the_levels() -> None:
    found = proposals([float(value) for value in range(1001)])
    assert [(one.level, one.low, one.high) for one in found] == [
        (Level.ATTENTION, 50.0, 950.0),
        (Level.WARNING, 25.0, 975.0),
        (Level.FORCED, 10.0, 990.0),
    ]
    # Each passes the low limit at the start and the high one near the end.
    assert [one.episodes for one in found] == [2, 2, 2]
    assert list(TAILS) == list(Level)


def test_a_short_past_proposes_nothing_and_what_is_no_number_is_left_out() -> None:
    assert proposals([1.0] * (LEAST - 1) + [float("nan")] * 50) == ()
    assert proposals([1.0] * LEAST + [float("nan")])[0].count == LEAST
