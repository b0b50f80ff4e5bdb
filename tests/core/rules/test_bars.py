"""One sample a bar: a leg that ticks often beside a repeated price counts no more for it."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.core.rules.bars import BarRank, Bars, BarSpread, CountedSpread
from terminal.core.rules.clock import session_clock
from terminal.core.rules.formula import parse
from terminal.core.rules.meter import WeightedSpread
from tests.core.rules.trial import CLEARED, FIRED, Trial
from tests.core.test_formulas import playing

NAN = math.nan


def spread(window: int, **fields: bool) -> BarSpread:
    values = {"of_changes": False, "skips_zeros": False} | fields
    return BarSpread(10, CountedSpread(window, is_variance=False), **values)


def test_a_bar_closes_once_when_another_begins_and_one_without_a_value_has_none() -> None:
    bars = Bars(10)
    found = [bars.push(u, value, 0.0) for u, value in [(0, 1.0), (9, 2.0), (10, 3.0), (45, 4.0)]]
    assert [one for one in found if one == one] == [2.0, 3.0]
    # Bars are cut from the beginning of the day, and the last one of a day may be short.
    assert bars.push(46, 5.0, 46.0) == 4.0


ticks = st.lists(st.tuples(st.integers(0, 15), st.integers(-9, 9)), max_size=60)


def closes_of(ticks: list[tuple[int, int]]) -> list[float]:
    """The last value of each bar of 10 with one, but for the newest."""
    u, last = 0, {}
    for step, value in ticks:
        u += step
        last[u // 10] = float(value)
    return list(last.values())[:-1]


@given(ticks, st.integers(2, 5))
def test_a_spread_is_that_of_the_closes(ticks: list[tuple[int, int]], size: int) -> None:
    found, u, value = spread(size), 0, NAN
    for step, tick in ticks:
        u += step
        value = found.push(u, float(tick), 0.0)
    window = closes_of(ticks)[-size:]
    if len(window) < size:
        assert math.isnan(value)
    else:
        mean = sum(window) / size
        assert value == pytest.approx(math.sqrt(sum((one - mean) ** 2 for one in window) / size))


@given(ticks)
def test_a_rank_is_among_the_closes_and_itself(ticks: list[tuple[int, int]]) -> None:
    found, u, place = BarRank(10, 4, 2), 0, NAN
    for step, tick in ticks:
        u += step
        place = found.push(u, float(tick), 0.0)
    if ticks:
        now = float(ticks[-1][1])
        among = [*closes_of(ticks)[-3:], now]
        below, equal = sum(one < now for one in among), among.count(now)
        expected = (below + equal / 2) / len(among) if len(among) >= 2 else NAN
        assert place == pytest.approx(expected, nan_ok=True)
        assert math.isnan(found.push(u, NAN, 0.0)), "an unknown value has no rank"
        assert found.push(u, now, 0.0) == pytest.approx(place, nan_ok=True), "and does not count"


def test_changes_are_from_close_to_close_and_those_of_zero_may_be_left_out() -> None:
    closes = [5.0, 5.0, 8.0, 8.0, 9.0, 0.0]
    every = spread(4, of_changes=True)
    moved = spread(2, of_changes=True, skips_zeros=True)
    for n, close in enumerate(closes):
        found = every.push(n * 10.0, close, 0.0), moved.push(n * 10.0, close, 0.0)
    # 0 3 0 1, and 3 1 of those that are none.
    assert found == (pytest.approx(math.sqrt(1.5)), 1.0)


def test_all_closes_may_be_weighed() -> None:
    weighed = WeightedSpread(0.5, 2, of_changes=True, is_variance=False)
    found = BarSpread(10, weighed, of_changes=True, skips_zeros=False)
    values = [found.push(n * 5.0, n * 2.0, 0.0) for n in range(8)]
    assert values[-1] == pytest.approx(4.0)
    assert math.isnan(values[4])


def test_a_step_of_the_past_is_moved_or_forgotten() -> None:
    one, place = spread(2), BarRank(10, 9, 2)
    for n in range(4):
        one.push(n * 10.0, 100.0 + n, 0.0)
        place.push(n * 10.0, 100.0 + n, 0.0)
    one.rebase(-30.0)
    place.rebase(-30.0)
    # As if it had been 70 71 72 73.
    assert one.push(40.0, 74.0, 0.0) == pytest.approx(0.5)
    assert place.push(40.0, 70.5, 0.0) == pytest.approx(1.5 / 5)
    one.forget()
    place.forget()
    assert math.isnan(one.push(50.0, 1.0, 0.0))
    assert math.isnan(place.push(50.0, 1.0, 0.0))
    changes = spread(2, of_changes=True)
    for n in range(3):
        changes.push(n * 10.0, 100.0 + n * n, 0.0)
    changes.rebase(-30.0)
    assert changes.push(30.0, 79.0, 0.0) == pytest.approx(1.0)
    changes.forget()
    assert [changes.push(n * 10.0, 1.0 * n, 0.0) for n in (4, 5, 6)][-1:] == [
        pytest.approx(NAN, nan_ok=True)
    ]


# In rules


def test_many_ticks_of_one_leg_are_one_sample_a_bar() -> None:
    """The trap: by ticks a hurried minute fills the window with itself."""
    for every, fires in (("", True), (', every="10s"', False)):
        play = playing(f"deviation(basis, 5{every}) < 1", id="calm")
        for second in range(1, 80):
            # The basis swings from one bar to the next, by 100.
            play.at(second).basis(100.0 * (second // 10 % 2))
        play.history.clear()
        for tick in range(9):
            play.at(80 + tick / 10).basis(50.0, 78_000.0 + tick)
        assert bool(play.alerts) is fires, every


def test_a_place_among_the_closes_of_bars_is_judged_at_every_tick() -> None:
    play = playing('rank(basis, 60, least=4, every="10s") > 85%')
    for second in range(1, 50):
        play.at(second).basis(float(second % 10))
    play.records_no("alert").at(50).basis(12.0).records("alert", state="firing")


def test_a_percentile_of_a_change_takes_one_a_bar_too() -> None:
    play = playing('rank(change(basis, "5s"), 60, least=4, every="10s") > 85%')
    for second in range(1, 60):
        play.at(second).basis(float(second % 10))
    play.at(60).basis(90.0).records("alert", state="firing")


def test_bars_are_of_session_time_and_end_with_their_day() -> None:
    clock = session_clock([(0.0, 25.0, 1.0), (100.0, 200.0, 2.0)])
    trial = Trial(parse('deviation(x, 2, every="10ms") > 0.9'), clock)
    # The closes are 1 (at 9), 4 (at 19), 4 (the short bar of the day), 8.
    told = [(5, 0.0), (9, 1.0), (19, 4.0), (24, 4.0), (105, 8.0), (111, 8.0)]
    assert [trial.x(t, value) for t, value in told] == [[], [], [], [FIRED], [CLEARED], [FIRED]]


def test_an_unknown_value_is_no_close_and_no_spread() -> None:
    trial = Trial(parse('deviation(x, 2, every="10ms") > 0.9'))
    for t, value in ((0, 1.0), (10, 4.0), (15, None)):
        trial.x(t, value)
    assert trial.x(20, 9.0) == [FIRED]
