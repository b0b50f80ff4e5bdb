"""Weighted spreads, ranks and changes of sign, against the slow way."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.core.rules.meter import Rank, SignWatch, WeightedSpread
from tests.core.rules import naive

values = st.lists(st.integers(-50, 50).map(lambda n: n / 10), min_size=1, max_size=60)


@given(values)
def test_a_weighted_spread_of_values_is_that_of_its_weights(data: list[float]) -> None:
    spread = WeightedSpread(0.9, 2, of_changes=False, is_variance=True)
    found = [spread.push(value) for value in data][-1]
    # The first value carries what the weights of all before it would.
    weights = [0.9 ** (len(data) - 1), *(0.1 * 0.9**n for n in range(len(data) - 2, -1, -1))]
    mean = sum(w * v for w, v in zip(weights, data, strict=True))
    expected = sum(w * (v - mean) ** 2 for w, v in zip(weights, data, strict=True))
    if len(data) < 2:
        assert math.isnan(found)
    else:
        assert found == pytest.approx(expected, rel=1e-9, abs=1e-9)


@given(values)
def test_a_weighted_spread_of_changes_is_around_zero(data: list[float]) -> None:
    spread = WeightedSpread(0.94, 2, of_changes=True, is_variance=False)
    found = [spread.push(value) for value in data][-1]
    variance = data[0] ** 2
    for change in data[1:]:
        variance = 0.94 * variance + 0.06 * change**2
    assert math.isnan(found) if len(data) < 2 else found == pytest.approx(math.sqrt(variance))


def test_a_roll_moves_the_mean_and_not_the_spread() -> None:
    spread = WeightedSpread(0.9, 2, of_changes=False, is_variance=True)
    for value in (1.0, 2.0, 4.0):
        spread.push(value)
    before = spread.value
    spread.rebase(100.0)
    assert spread.value == before
    assert spread.push(104.0) < 5.0
    spread.forget()
    assert math.isnan(spread.value)


@given(st.lists(st.one_of(st.integers(0, 5).map(float), st.just(math.nan)), max_size=60))
def test_a_rank_is_where_the_newest_value_stands(data: list[float]) -> None:
    rank = Rank(10, 3)
    found = [rank.push(value) for value in data]
    for ours, expected in zip(found, naive.rank(data, 10, 3), strict=True):
        assert ours == expected or (math.isnan(ours) and math.isnan(expected))


def test_a_rolled_rank_stands_where_it_stood() -> None:
    rank = Rank(10, 2)
    for value in (1.0, 2.0, 3.0):
        rank.push(value)
    rank.rebase(10.0)
    assert rank.push(12.5) == (2 + 0.5) / 4
    rank.forget()
    assert math.isnan(rank.push(1.0))


def test_a_sign_is_unknown_until_a_side_was_taken() -> None:
    watch = SignWatch(2.0, 0)
    assert math.isnan(watch.push(0, 1.0))
    assert watch.push(1, 2.0) == 0.0
    assert watch.push(2, 0.0) == 0.0


def test_a_flip_needs_the_dead_band_on_the_new_side_so_it_does_not_chatter() -> None:
    watch = SignWatch(2.0, 0)
    chatter = [3.0, -1.0, 1.0, -1.9, 1.0, -2.0, -0.5, 1.9, -3.0, 2.0]
    found = [watch.push(index, value) for index, value in enumerate(chatter)]
    assert [index for index, value in enumerate(found) if value] == [5, 9]


def test_zero_has_no_side_even_without_a_dead_band() -> None:
    watch = SignWatch(0.0, 0)
    assert [watch.push(0, value) for value in (1.0, 0.0, 1.0, 0.0, -1.0)][1:] == [0, 0, 0, 1]


def test_a_flip_stays_news_for_as_long_as_it_lasts() -> None:
    watch = SignWatch(1.0, 100)
    watch.push(0, 5.0)
    assert watch.push(10, -5.0) == 1.0
    assert watch.push(109, -5.0) == 1.0
    assert watch.peek(110) == 0.0
    watch.rebase(3.0)
    assert math.isnan(watch.peek(111))
