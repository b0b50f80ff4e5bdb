"""The clocks of formulas: trading time and the wall's, in the rule engine's terms."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.core.timetable import Timetable
from terminal.core.trading_clock import BEIJING, TradingClock, WallClock, read
from tests.calendars import CALENDAR, at

MINUTE = 60_000.0
COPPER = CALENDAR.timetable("SHFE.cu2505")
EGGS = CALENDAR.timetable("DCE.jd2505")
# Sessions of copper: a Friday with its night, the weekend, a holiday's eve without one.
WEEK = ("2025-03-12 00:00", "2025-04-10 00:00")


def ms(text: str) -> float:
    return (at(text).astimezone(UTC) + BEIJING).timestamp() * 1000.0


def trading(table: Timetable | None = COPPER) -> TradingClock:
    return TradingClock(lambda: table)


def minutes(clock: TradingClock | WallClock, start: str, end: str) -> float:
    return (clock.at(ms(end)).u - clock.at(ms(start)).u) / MINUTE


@pytest.mark.parametrize(
    ("start", "end", "passed"),
    [
        ("2025-03-12 10:00", "2025-03-12 10:15", 15),
        ("2025-03-12 10:00", "2025-03-12 10:40", 25),
        ("2025-03-12 11:20", "2025-03-12 13:35", 15),
        ("2025-03-12 14:50", "2025-03-12 21:05", 15),
        ("2025-03-14 23:50", "2025-03-15 00:10", 20),
        ("2025-03-15 00:50", "2025-03-17 09:05", 15),
        ("2025-04-03 14:50", "2025-04-07 09:05", 15),
    ],
    ids=["session", "break", "lunch", "close", "midnight", "weekend", "no night"],
)
def test_trading_time_leaves_out_what_is_closed(start: str, end: str, passed: float) -> None:
    assert minutes(trading(), start, end) == passed


def test_the_wall_counts_all_of_it() -> None:
    assert minutes(WallClock(lambda: COPPER), "2025-03-15 00:50", "2025-03-17 09:05") == 3375


@given(st.datetimes(datetime(2025, 3, 10), datetime(2025, 4, 12)), st.integers(0, 400_000))
def test_the_clock_of_rules_agrees_with_the_timetable(start: datetime, seconds: int) -> None:
    first = at(str(start.replace(microsecond=0)))
    last = first + timedelta(seconds=seconds)
    passed = COPPER.between(first.timestamp(), last.timestamp())
    clock = trading()
    ends = [(one.astimezone(UTC) + BEIJING).timestamp() * 1000.0 for one in (first, last)]
    assert clock.at(ends[1]).u - clock.at(ends[0]).u == passed * 1000.0


@given(st.floats(0.0, 30 * 1440.0))
def test_a_stretch_holds_its_moment_and_all_up_to_its_end(after: float) -> None:
    t = ms(WEEK[0]) + after * MINUTE
    for clock in (trading(), WallClock(lambda: COPPER)):
        start, end, offset, is_open, day = clock(t)
        assert start <= t < end
        almost = clock(end - 1.0)
        assert almost[2:] == (offset, is_open, day)


@pytest.mark.parametrize("make", [TradingClock, WallClock])
def test_a_night_is_of_the_day_after_it(make: type[TradingClock] | type[WallClock]) -> None:
    clock = make(lambda: COPPER)
    friday, night = clock.at(ms("2025-03-14 10:00")).day, clock.at(ms("2025-03-14 22:00")).day
    monday = clock.at(ms("2025-03-17 10:00")).day
    assert friday != night == monday
    assert clock.at(ms("2025-03-15 00:30")).day == monday


def test_a_day_begins_with_its_first_session() -> None:
    # So that bars are cut from 21:00 on, and after a holiday from 9:00.
    clock = trading()
    assert clock.at(ms("2025-03-12 21:00")).u == clock.at(ms("2025-03-12 22:00")).day
    assert clock.at(ms("2025-04-07 09:00")).u == clock.at(ms("2025-04-07 10:00")).day


def test_other_hours_change_nothing_that_has_passed() -> None:
    tables = [EGGS]
    clock = TradingClock(lambda: tables[0])
    before = clock.at(ms("2025-03-12 14:00")).u
    assert clock.at(ms("2025-03-12 22:00")).u - before == 60 * MINUTE, "eggs have no night"
    tables[0] = COPPER
    clock.follow(ms("2025-03-12 22:00"))
    assert clock.at(ms("2025-03-12 22:00")).u - before == 60 * MINUTE
    assert clock.at(ms("2025-03-12 22:10")).u - before == 70 * MINUTE


def test_without_hours_every_second_counts_until_they_are_known() -> None:
    tables: list[Timetable | None] = [None]
    clock = TradingClock(lambda: tables[0])
    assert minutes(clock, "2025-03-12 11:20", "2025-03-12 13:35") == 135
    tables[0] = COPPER
    before = clock.at(ms("2025-03-12 13:35")).u
    clock.follow(ms("2025-03-12 13:35"))
    assert clock.at(ms("2025-03-12 13:35")).u == before
    assert minutes(clock, "2025-03-12 14:50", "2025-03-12 21:05") == 15


def test_years_that_no_calendar_reaches_count_every_second() -> None:
    for year in ("2005", "2050"):
        assert minutes(trading(), f"{year}-03-12 11:20", f"{year}-03-12 13:35") == 135


def test_no_clock_at_all_is_the_wall_with_days_from_midnight() -> None:
    t = ms("2025-03-12 22:00")
    assert read(None, t) == (t, t, ms("2025-03-12 00:00"))
