"""What counts towards a hold: trading time of a contract, or every second."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.core.stopwatch import WALL, Stopwatch
from terminal.core.timetable import Timetable
from tests.calendars import CALENDAR, at

COPPER = Stopwatch(lambda: CALENDAR.timetable("SHFE.cu2701"))
EGGS = Stopwatch(lambda: CALENDAR.timetable("DCE.jd2701"))
FRIDAY = at("2026-11-20 09:00")


@pytest.mark.parametrize(
    ("start", "end", "seconds"),
    [
        ("2026-11-25 10:14:50", "2026-11-25 10:30:20", 30),
        ("2026-11-25 11:29:00", "2026-11-25 13:31:00", 120),
        ("2026-11-25 10:16:00", "2026-11-25 10:29:00", 0),
        ("2026-11-25 14:59:50", "2026-11-25 21:00:10", 20),
        ("2026-11-21 00:59:50", "2026-11-23 09:00:10", 20),  # Friday's night to Monday
        ("2026-09-30 14:59:50", "2026-10-08 09:00:10", 20),  # no night before a holiday
        ("2026-11-25 10:30:20", "2026-11-25 10:14:50", -30),
    ],
)
def test_only_trading_time_counts(start: str, end: str, seconds: int) -> None:
    assert COPPER.passed(at(start), at(end)) == timedelta(seconds=seconds)
    assert WALL.passed(at(start), at(end)) == at(end) - at(start)


def test_each_contract_has_its_own_time() -> None:
    night = at("2026-11-25 20:00"), at("2026-11-26 08:00")
    assert COPPER.passed(*night) == timedelta(hours=4)
    assert EGGS.passed(*night) == timedelta(0)


def test_years_beyond_the_calendar_count_every_second() -> None:
    start, end = at("2055-01-01 00:00:00"), at("2055-01-01 00:00:10")
    assert COPPER.passed(start, end) == timedelta(seconds=10)
    assert COPPER.resumed(start, end, end + timedelta(seconds=5)) == start + timedelta(seconds=5)


def test_hours_that_are_corrected_count_from_the_start() -> None:
    known: list[Timetable | None] = [CALENDAR.timetable("SHFE.cu2701")]
    watch = Stopwatch(lambda: known[0])
    lunch = at("2026-11-25 11:29:50"), at("2026-11-25 11:40:00")
    assert watch.passed(*lunch) == timedelta(seconds=10)
    known[0] = None
    assert watch.passed(*lunch) == timedelta(seconds=610)


def test_a_stop_in_a_break_loses_what_was_traded_until_it_was_known_again() -> None:
    start, stopped = at("2026-11-25 10:14:50"), at("2026-11-25 10:15:20")
    assert COPPER.resumed(start, stopped, at("2026-11-25 10:30:00")) == start
    resumed = COPPER.resumed(start, stopped, at("2026-11-25 10:30:05"))
    assert resumed == at("2026-11-25 10:14:55")


def test_a_start_in_a_break_never_moves_past_the_present() -> None:
    start, stopped = at("2026-11-25 10:14:50"), at("2026-11-25 10:14:50")
    now = at("2026-11-25 10:20:00")
    assert COPPER.resumed(start, stopped, now) == now


instants = st.integers(0, 4 * 24 * 3600).map(lambda s: FRIDAY + timedelta(seconds=s))


@pytest.mark.parametrize("watch", [COPPER, EGGS, WALL])
@given(times=st.tuples(instants, instants, instants))
def test_as_much_has_passed_after_a_stop_as_before_it(watch: Stopwatch, times: tuple) -> None:
    start, stopped, now = sorted(times)
    resumed = watch.resumed(start, stopped, now)
    assert resumed <= now
    assert watch.passed(resumed, now) == watch.passed(start, stopped)


@pytest.mark.parametrize(
    ("now", "seconds", "start"),
    [
        ("2026-11-25 10:30:20", 30, "2026-11-25 10:14:50"),
        ("2026-11-25 12:00:00", 60, "2026-11-25 11:29:00"),
        ("2026-11-23 09:00:10", 20, "2026-11-21 00:59:50"),
        ("2055-01-01 00:00:10", 10, "2055-01-01 00:00:00"),
    ],
)
def test_how_long_ago_something_began_is_told_in_trading_time(
    now: str, seconds: int, start: str
) -> None:
    assert COPPER.back(timedelta(seconds=seconds), at(now)) == at(start)
    assert WALL.back(timedelta(seconds=seconds), at(now)) == at(now) - timedelta(seconds=seconds)
