"""Samples are kept as long as a window needs them, and sums are made anew in time."""

from __future__ import annotations

import math

from terminal.core.rules.series import FIRST, FOLLOWED, FRESH, SLACK, Series


def filled(count: int, counts: tuple[int, ...] = (10,)) -> Series:
    series = Series(counts)
    for index in range(count):
        series.times.append(float(index))
        series.values.append(float(index % 7))
    return series


def test_the_first_sample_and_the_first_thirty_two_call_for_fresh_sums() -> None:
    series = Series((10,))
    assert series.limit == 1
    series.times.append(0.0)
    series.values.append(5.0)
    assert series.tidy(-9) == 0
    assert series.is_fresh
    assert series.origin == 5.0
    assert series.limit == FIRST


def test_what_no_window_needs_is_cut_and_the_rest_stays() -> None:
    series = filled(1000)
    assert series.tidy(900) == 900
    assert series.times[0] == 900.0
    assert len(series.values) == 100
    assert series.limit >= 100 + SLACK
    assert series.tidy(-5) == 0


def test_sums_are_relative_to_the_origin() -> None:
    series = filled(100)
    series.tidy(0)
    off = [value - series.origin for value in series.values[90:]]
    assert series.sums(90) == (sum(off), sum(each * each for each in off))
    assert series.sums(-3) == series.sums(0)


def test_sums_are_made_anew_on_a_schedule() -> None:
    series = filled(100)
    series.tidy(0)
    for _ in range(FRESH // 99):
        assert not _grown(series, 99).is_fresh
    assert _grown(series, 99).is_fresh


def _grown(series: Series, count: int) -> Series:
    first = series.times[-1]
    for index in range(count):
        series.times.append(first + index + 1)
        series.values.append(float(index % 5))
    series.tidy(len(series.values) - 100)
    return series


def test_an_outlier_calls_for_fresh_sums_when_it_leaves_each_window() -> None:
    series = Series((40, 60))
    for index in range(100):
        series.times.append(float(index))
        series.values.append(0.0)
    series.tidy(0)
    series.times.append(100.0)
    series.values.append(1e6)
    assert series.shout() == 100 + 40 + 1
    _zeros(series, 40)
    series.tidy(0)
    assert series.is_fresh
    assert series.limit == 100 + 60 + 1


def test_many_outliers_are_not_followed_one_by_one() -> None:
    series = filled(100, (4,))
    series.tidy(0)
    for _ in range(FOLLOWED + 1):
        series.times.append(100.0)
        series.values.append(1e6)
        limit = series.shout()
    assert limit == len(series.values) + FIRST


def test_what_is_loud_depends_on_the_quietest_window_that_moves() -> None:
    series = filled(100)
    series.tidy(90)
    assert series.heed(4.0, 9.0, 0.0) == 4e4
    assert series.heed(0.0) == 0.0
    few = filled(3)
    few.tidy(0)
    assert few.heed(4.0) == math.inf


def test_a_short_window_settles_too() -> None:
    series = filled(FIRST)
    series.tidy(FIRST - 10)
    assert series.limit > FIRST
    series.tidy(0)
    assert not series.is_fresh


def test_other_windows_get_fresh_sums_with_the_next_sample() -> None:
    series = filled(100)
    series.tidy(0)
    series.serve((10,))
    assert series.limit == 100
    series.tidy(0)
    assert not series.is_fresh
    series.serve((20,))
    series.tidy(0)
    assert series.is_fresh


def test_a_roll_moves_the_past_or_drops_it() -> None:
    series = filled(50)
    series.tidy(0)
    before = series.sums(0)
    series.rebase(-3.0)
    assert series.values[1] == 1.0 - 3.0
    assert series.sums(0) == before
    series.forget()
    assert len(series.times) == 0
    assert series.limit == 1


def test_a_time_is_found_among_the_samples() -> None:
    series = filled(10)
    assert (series.after(-1.0), series.after(3.0), series.after(3.5)) == (0, 4, 4)


def test_series_do_not_all_tidy_at_once() -> None:
    limits = set()
    for stagger in range(5):
        series = Series((10,), stagger * 37)
        _zeros(series, FIRST)
        series.tidy(0)
        series.tidy(0)
        limits.add(series.limit)
    assert len(limits) == 5


def _zeros(series: Series, count: int) -> None:
    for _ in range(count):
        series.times.append(series.times[-1] if series.times else 0.0)
        series.values.append(0.0)
