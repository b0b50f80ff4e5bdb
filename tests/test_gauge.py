"""Sliding figures: exact on few samples, bounded on many."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.gauge import KEPT, Gauge, Rate, Spread


def spread(*milliseconds: float) -> Spread:
    gauge = Gauge()
    for each in milliseconds:
        gauge.add(each / 1000)
    return gauge.spread()


def test_before_the_first_sample_nothing_is_known() -> None:
    assert spread() == Spread(None, None, None)


def test_one_sample_is_every_figure() -> None:
    assert spread(5) == Spread(5, 5, 5)


def test_the_figures_of_a_hundred_samples() -> None:
    found = spread(*range(1, 102))
    assert (found.p50, found.p99, found.most) == (
        pytest.approx(51),
        pytest.approx(100),
        pytest.approx(101),
    )


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=300))
def test_the_figures_are_samples_in_ascending_order(samples: list[float]) -> None:
    found = spread(*samples)
    assert found.p50 is not None
    assert found.p99 is not None
    assert found.most is not None
    assert found.p50 <= found.p99 <= found.most == pytest.approx(max(samples))


def test_only_the_last_samples_count() -> None:
    assert spread(1000, *[1] * KEPT).most == pytest.approx(1)


def test_a_rate_is_counted_over_the_last_marks() -> None:
    rate = Rate()
    found = [rate.mark(second, count) for second, count in [(0, 0), (1, 100), (2, 300)]]
    assert found == [0, 100, 150]
    for second in range(3, 9):
        rate.mark(second, 300)
    assert rate.mark(9, 300) == 0


def test_two_marks_at_one_time_are_no_division_by_zero() -> None:
    rate = Rate()
    rate.mark(1, 5)
    assert rate.mark(1, 10) == 0
