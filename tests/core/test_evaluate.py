"""Limits are passed strictly, cleared with a dead band, and held in known time only."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.core.evaluate import Threshold, Watch, level_of, thresholds
from terminal.core.stopwatch import Stopwatch
from terminal.core.timetable import Timetable
from terminal.domain.level import Level, Side
from terminal.domain.rule import Limit
from tests.builders import NOW, make_limit
from tests.calendars import CALENDAR, at
from tests.playbook import LIMITS

HIGH, LOW = Side.HIGH, Side.LOW
LADDER = {side: thresholds(LIMITS, 20.0, side) for side in Side}


def after(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


def level(side: Side, value: float, current: Level | None = None) -> Level | None:
    found = level_of(side, LADDER[side], value, current)
    return None if found is None else found.level


def watch(side: Side = HIGH, hold: float = 2) -> Watch:
    return Watch(side, LADDER[side], timedelta(seconds=hold))


def held(found: Threshold | None) -> Level | None:
    return None if found is None else found.level


# Limits


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (300.0, None),
        (300.0001, Level.ATTENTION),
        (500.0, Level.ATTENTION),
        (500.0001, Level.WARNING),
        (700.0, Level.WARNING),
        (9e9, Level.FORCED),
        (-9e9, None),
    ],
)
def test_a_value_exactly_on_a_limit_is_inside(value: float, expected: Level | None) -> None:
    assert level(HIGH, value) is expected
    assert level(LOW, -value) is expected


@pytest.mark.parametrize(
    ("value", "current", "expected"),
    [
        (490.0, Level.WARNING, Level.WARNING),
        (480.0001, Level.WARNING, Level.WARNING),
        (480.0, Level.WARNING, Level.ATTENTION),
        (490.0, Level.ATTENTION, Level.ATTENTION),
        (280.0001, Level.ATTENTION, Level.ATTENTION),
        (280.0, Level.ATTENTION, None),
        (280.0001, None, None),
        (690.0, Level.WARNING, Level.WARNING),
    ],
)
def test_a_level_clears_only_beyond_its_dead_band_on_both_sides(
    value: float, current: Level | None, expected: Level | None
) -> None:
    assert level(HIGH, value, current) is expected
    assert level(LOW, -value, current) is expected


def test_each_side_has_its_own_thresholds() -> None:
    one_sided = thresholds((Limit(Level.WARNING, low=Decimal(-5)),), 1.0, LOW)
    assert [(each.limit, each.fire, each.clear) for each in one_sided] == [(-5.0, 5.0, 4.0)]
    assert thresholds((Limit(Level.WARNING, low=Decimal(-5)),), 1.0, HIGH) == ()


def test_a_band_may_lie_wholly_below_zero() -> None:
    band = (make_limit(Level.ATTENTION, -300, -100),)
    assert level_of(HIGH, thresholds(band, 10.0, HIGH), -99.0, None) is not None
    assert level_of(HIGH, thresholds(band, 10.0, HIGH), -101.0, None) is None
    assert level_of(LOW, thresholds(band, 10.0, LOW), -301.0, None) is not None
    assert level_of(LOW, thresholds(band, 10.0, LOW), -295.0, Level.ATTENTION) is not None
    assert level_of(LOW, thresholds(band, 10.0, LOW), -290.0, Level.ATTENTION) is None


@given(value=st.floats(-1e6, 1e6), current=st.sampled_from([None, *Level]))
def test_the_two_sides_mirror_each_other_and_are_never_left_at_once(
    value: float, current: Level | None
) -> None:
    assert level(HIGH, value, current) is level(LOW, -value, current)
    assert None in (level(HIGH, value), level(LOW, value))


@given(a=st.floats(-1e4, 1e4), b=st.floats(-1e4, 1e4), current=st.sampled_from([None, *Level]))
def test_a_worse_value_is_never_a_lower_level(a: float, b: float, current: Level | None) -> None:
    worse, better = max(a, b), min(a, b)
    assert (level(HIGH, worse, current) or 0) >= (level(HIGH, better, current) or 0)


# Holding


def test_a_breach_counts_only_after_it_was_held() -> None:
    one = watch()
    assert one.observe(310.0, NOW) is None
    assert one.is_outside
    assert one.observe(310.0, after(1.999)) is None
    assert held(one.observe(310.0, after(2))) is Level.ATTENTION


def test_without_a_hold_a_breach_counts_at_once() -> None:
    assert held(watch(hold=0).observe(710.0, NOW)) is Level.FORCED


def test_a_return_inside_starts_the_hold_anew() -> None:
    one = watch()
    one.observe(310.0, NOW)
    one.observe(299.0, after(1))
    assert one.observe(310.0, after(2)) is None
    assert one.observe(310.0, after(3.9)) is None
    assert held(one.observe(310.0, after(4))) is Level.ATTENTION


@pytest.mark.parametrize("back", [300.0, 290.0, 281.0])
def test_a_breach_that_was_not_held_yet_has_no_dead_band(back: float) -> None:
    # Fire at U, clear at U - h: until it fires, a value inside the limit is inside.
    one = watch()
    one.observe(310.0, NOW)
    assert one.observe(back, after(1)) is None
    assert not one.is_outside
    assert one.observe(back, after(2)) is None


def test_a_higher_level_that_was_not_held_yet_has_no_dead_band() -> None:
    one = watch()
    one.observe(310.0, NOW)
    one.observe(310.0, after(2))
    one.observe(510.0, after(3))
    assert held(one.observe(490.0, after(4))) is Level.ATTENTION
    assert held(one.observe(490.0, after(6))) is Level.ATTENTION


def test_each_level_is_held_on_its_own() -> None:
    one = watch()
    one.observe(310.0, NOW)
    one.observe(710.0, after(1))
    assert held(one.observe(710.0, after(2))) is Level.ATTENTION
    assert held(one.observe(710.0, after(3))) is Level.FORCED


def test_a_held_level_stays_in_its_dead_band() -> None:
    one = watch()
    one.observe(510.0, NOW)
    assert held(one.observe(510.0, after(2))) is Level.WARNING
    assert held(one.observe(481.0, after(3))) is Level.WARNING
    assert held(one.observe(480.0, after(4))) is Level.ATTENTION
    assert one.outside_since == NOW


def test_flapping_around_a_limit_within_the_dead_band_is_one_breach() -> None:
    one = watch()
    one.observe(310.0, NOW)
    one.observe(310.0, after(2))
    found = {held(one.observe(value, after(3 + i))) for i, value in enumerate([299.0, 301.0] * 20)}
    assert found == {Level.ATTENTION}


# The unknown


def test_unknown_time_does_not_count_towards_the_hold() -> None:
    one = watch()
    one.observe(310.0, NOW)
    one.pause(after(1))
    one.pause(after(50))
    assert one.observe(310.0, after(100)) is None
    assert one.observe(310.0, after(100.9)) is None
    assert held(one.observe(310.0, after(101))) is Level.ATTENTION


def test_unknown_time_does_not_count_towards_recovery_either() -> None:
    one = watch()
    one.observe(0.0, NOW)
    one.pause(after(1))
    one.observe(0.0, after(100))
    assert one.inside_since == after(99)


def test_time_that_the_stopwatch_leaves_out_counts_neither_outside_nor_inside() -> None:
    class Lazy(Stopwatch):
        """Counts a tenth of the time."""

        def passed(self, start: datetime, end: datetime) -> timedelta:
            return (end - start) / 10

    one = Watch(HIGH, LADDER[HIGH], timedelta(seconds=2), Lazy())
    one.observe(310.0, NOW)
    assert one.observe(310.0, after(19.9)) is None
    assert held(one.observe(310.0, after(20))) is Level.ATTENTION
    assert one.inside_for(after(20)) == timedelta(0)
    one.observe(0.0, after(30))
    assert one.inside_for(after(50)) == timedelta(seconds=2)


def test_what_was_held_stays_so_when_the_hours_turn_out_to_be_others() -> None:
    known: list[Timetable | None] = [None]
    one = Watch(HIGH, LADDER[HIGH], timedelta(seconds=2), Stopwatch(lambda: known[0]))
    lunch = at("2025-03-12 12:00")
    one.observe(510.0, lunch)
    assert held(one.observe(510.0, lunch + timedelta(seconds=2))) is Level.WARNING
    known[0] = CALENDAR.timetable("SHFE.cu")
    assert held(one.observe(510.0, lunch + timedelta(seconds=3))) is Level.WARNING
    assert held(one.observe(310.0, lunch + timedelta(seconds=4))) is Level.ATTENTION
    # A level that is new waits for trading time.
    assert held(one.observe(710.0, lunch + timedelta(minutes=9))) is Level.ATTENTION


def test_an_unknown_value_before_the_first_known_one_is_harmless() -> None:
    one = watch()
    one.pause(NOW)
    assert one.observe(310.0, after(10)) is None
    assert held(one.observe(310.0, after(12))) is Level.ATTENTION


def test_what_was_taken_up_stands_still_until_a_value_is_known() -> None:
    one = watch(hold=60)
    one.take_up(Level.ATTENTION, timedelta(seconds=50), NOW)
    assert not one.is_outside
    assert one.waiting(after(500)) == [(Level.ATTENTION, timedelta(seconds=50))]
    one.pause(after(600))
    assert one.observe(310.0, after(1000)) is None
    assert one.waiting(after(1003)) == [(Level.ATTENTION, timedelta(seconds=53))]
    one.pause(after(1004))
    assert one.waiting(after(2000)) == [(Level.ATTENTION, timedelta(seconds=54))]
    assert held(one.observe(310.0, after(2006))) is None
    assert held(one.observe(310.0, after(2012))) is Level.ATTENTION
    assert one.waiting(after(2012)) == []


def test_what_was_taken_up_ends_with_a_value_inside() -> None:
    one = watch(hold=60)
    one.take_up(Level.ATTENTION, timedelta(seconds=50), NOW)
    assert not one.is_at_rest(0.0), "the first value must be judged"
    one.observe(0.0, after(5))
    assert one.is_at_rest(0.0)
    assert held(one.observe(310.0, after(6))) is None
    assert held(one.observe(310.0, after(17))) is None


def test_time_inside_that_was_taken_up_goes_on_or_ends() -> None:
    one, other = watch(hold=60), watch(hold=60)
    for each in (one, other):
        each.take_up(None, timedelta(seconds=50), NOW)
        assert each.recovered(after(500)) == timedelta(seconds=50)
    one.observe(0.0, after(500))
    assert one.inside_for(after(507)) == one.recovered(after(507)) == timedelta(seconds=57)
    other.observe(310.0, after(500))
    other.observe(0.0, after(501))
    assert other.inside_for(after(507)) == timedelta(seconds=6)


def test_what_was_taken_up_goes_on_under_the_same_limits_only() -> None:
    before, same = watch(hold=60), watch(hold=60)
    for level in (Level.ATTENTION, None):
        before.take_up(level, timedelta(seconds=50), NOW)
    same.take_over(before)
    assert same.waiting(NOW) == before.waiting(NOW) != []
    before.let_go()
    assert (before.waiting(NOW), before.recovered(NOW)) == ([], timedelta(0))
    assert held(before.observe(310.0, after(59))) is None
    assert held(before.observe(310.0, after(118))) is None


def test_a_breach_known_before_a_restart_is_held_already() -> None:
    one = watch(hold=60)
    one.prime(Level.WARNING, after(-100))
    assert held(one.observe(490.0, NOW)) is Level.WARNING
    other = watch(hold=60)
    other.prime(Level.WARNING, after(-100))
    assert held(other.observe(710.0, NOW)) is Level.WARNING
    assert held(other.observe(710.0, after(60))) is Level.FORCED


@given(
    st.lists(
        st.tuples(
            st.sampled_from([None, 0.0, 280.0, 290.0, 310.0, 485.0, 510.0, 690.0, 710.0]),
            st.integers(1, 5),
        ),
        max_size=40,
    )
)
def test_a_level_is_held_exactly_when_known_time_outside_it_was_long_enough(
    steps: list[tuple[float | None, int]],
) -> None:
    """Compare with a plain model: per level, known seconds since it was last passed for good."""
    one, hold = watch(hold=3), 3
    known: dict[Level, int] = {}
    fired: Level | None = None
    last_good: int | None = None
    paused_at: int | None = None
    now = 0
    for value, gap in steps:
        now += gap
        if value is None:
            one.pause(after(now))
            paused_at = now if paused_at is None else paused_at
            continue
        # Time until the value became unknown counts, time until it was known again does not.
        passed_time = 0 if last_good is None else (paused_at or now) - last_good
        last_good, paused_at = now, None
        top = level(HIGH, value, fired)
        known = {
            each: known[each] + passed_time if each in known else 0
            for each in Level
            if top is not None and each <= top
        }
        ready = [each for each, seconds in known.items() if seconds >= hold]
        fired = max(ready, default=None)
        assert held(one.observe(value, after(now))) is fired
        assert one.is_outside is (top is not None)
