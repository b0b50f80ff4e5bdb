"""Every meaning of "previous": minutes, bars, the same time, the close of the week before."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.core.lookback import (
    bar_start,
    minutes_ago,
    previous_bar,
    previous_close,
    previous_week_close,
    same_time_previous_day,
    trading_days_ago,
)
from tests.calendars import CALENDAR, MINUTE, Oracle, at, said, seconds

CU = CALENDAR.timetable("SHFE.cu")
AU = CALENDAR.timetable("SHFE.au")
TIMES = st.datetimes(datetime(2019, 1, 1), datetime(2028, 12, 31)).map(
    lambda one: at(one.isoformat(" "))
)


@pytest.mark.parametrize(
    ("now", "minutes", "then"),
    [
        ("2026-11-24 10:35", 5, "2026-11-24 10:30:00"),
        ("2026-11-24 10:35", 6, "2026-11-24 10:14:00"),
        ("2026-11-24 10:20", 5, "2026-11-24 10:10:00"),
        ("2026-11-24 09:05", 10, "2026-11-24 00:55:00"),
        ("2026-11-30 09:05", 10, "2026-11-28 00:55:00"),
        ("2026-02-24 09:05", 10, "2026-02-13 14:55:00"),  # no night on either side of the holiday
    ],
)
def test_minutes_of_trading_ago(now: str, minutes: int, then: str) -> None:
    assert said(minutes_ago(CU, seconds(now), minutes)) == then


@given(TIMES, st.integers(1, 500))
def test_minutes_ago_agrees_with_walking_back(now: datetime, minutes: int) -> None:
    now = now.replace(second=0, microsecond=0)
    oracle = Oracle(CALENDAR.table, "SHFE.cu")
    then, left = now, minutes
    while left:
        then -= MINUTE
        left -= oracle.trades(then)
    assert minutes_ago(CU, now.timestamp(), minutes) == then.timestamp()


def test_there_is_nothing_before_the_calendar() -> None:
    start = seconds("2013-01-04 09:01")
    assert minutes_ago(CU, start, 10) is None
    assert bar_start(CU, seconds("2012-01-04 09:01"), 5) is None
    assert previous_bar(CU, seconds("2012-01-04 09:01"), 5) is None
    assert previous_bar(CU, start, 5) is None
    assert same_time_previous_day(CU, seconds("2012-01-04 09:01")) is None
    assert previous_close(CU, seconds("2012-01-04 09:01")) is None
    assert trading_days_ago(CU, start, 3) is None


@pytest.mark.parametrize(
    ("now", "minutes", "start", "before"),
    [
        ("2026-11-24 09:07", 5, "2026-11-24 09:05:00", "2026-11-24 09:00:00"),
        ("2026-11-24 09:00", 5, "2026-11-24 09:00:00", "2026-11-24 00:55:00"),
        ("2026-11-24 10:20", 5, "2026-11-24 10:10:00", "2026-11-24 10:05:00"),
        ("2026-11-24 10:31", 5, "2026-11-24 10:30:00", "2026-11-24 10:10:00"),
        ("2026-11-24 10:14", 60, "2026-11-24 10:00:00", "2026-11-24 09:00:00"),
        ("2026-11-24 10:30", 60, "2026-11-24 10:30:00", "2026-11-24 10:00:00"),
        ("2026-11-24 14:59", 60, "2026-11-24 14:30:00", "2026-11-24 13:30:00"),
        ("2026-11-29 12:00", 60, "2026-11-28 00:00:00", "2026-11-27 23:00:00"),
        ("2026-02-24 09:10", 15, "2026-02-24 09:00:00", "2026-02-13 14:45:00"),
        ("2026-11-24 15:00", 7, "2026-11-24 14:54:00", "2026-11-24 14:47:00"),
    ],
)
def test_bars_lie_inside_sessions(now: str, minutes: int, start: str, before: str) -> None:
    assert said(bar_start(CU, seconds(now), minutes)) == start
    assert said(previous_bar(CU, seconds(now), minutes)) == before


@given(TIMES, st.integers(1, 300))
def test_a_bar_holds_its_instant_and_follows_the_one_before(now: datetime, size: int) -> None:
    moment = now.timestamp()
    start = bar_start(CU, moment, size)
    assert start is not None
    session = CU.session(start)
    assert session is not None
    assert session[0] <= start <= moment
    assert (start - session[0]) % (60 * size) == 0
    if CU.session(moment) == session:
        assert moment - start < 60 * size
    before = previous_bar(CU, moment, size)
    assert before is not None
    # Nothing trades between the end of the bar before and the start of this one.
    assert 0 < CU.between(before, start) <= 60 * size
    assert bar_start(CU, before, size) == before


@pytest.mark.parametrize(
    ("now", "then"),
    [
        ("2026-11-24 10:00:01", "2026-11-23 10:00:01"),
        ("2026-11-23 10:00", "2026-11-20 10:00:00"),
        ("2026-02-24 10:00", "2026-02-13 10:00:00"),
        ("2026-11-23 21:30", "2026-11-20 21:30:00"),  # Tuesday's night against Monday's, on Friday
        ("2026-11-27 21:30", "2026-11-26 21:30:00"),
        ("2026-11-28 00:30", "2026-11-27 00:30:00"),
        ("2026-11-24 00:30", "2026-11-21 00:30:00"),
        ("2026-11-24 10:20", "2026-11-23 10:15:00"),  # in the break: what stood before it
        ("2026-11-24 16:00", "2026-11-23 15:00:00"),
        ("2026-11-23 20:00", "2026-11-20 15:00:00"),  # nothing of the new trading day yet
        ("2026-11-24 05:00", "2026-11-21 01:00:00"),
        ("2026-02-24 21:30", None),  # the trading day before had no night
        ("2026-02-25 21:30", "2026-02-24 21:30:00"),
        ("2020-05-06 21:30", None),
    ],
)
def test_the_same_time_of_the_trading_day_before(now: str, then: str | None) -> None:
    assert said(same_time_previous_day(CU, seconds(now))) == then


@given(TIMES)
def test_the_same_time_is_one_trading_day_earlier(now: datetime) -> None:
    moment = now.timestamp()
    then = same_time_previous_day(AU, moment)
    last = AU.last_session(moment)
    assert last is not None
    if then is not None:
        days = AU.days
        stood = min(moment, last[1])
        assert days.index_at(then) == days.index_at(stood) - 1
        assert (stood - then) % 86_400 == 0


@pytest.mark.parametrize(
    ("now", "day", "week"),
    [
        ("2026-11-25 10:00", "2026-11-24 15:00:00", "2026-11-20 15:00:00"),
        ("2026-11-27 20:59", "2026-11-27 15:00:00", "2026-11-27 15:00:00"),  # it is Monday already
        ("2026-11-27 17:59", "2026-11-26 15:00:00", "2026-11-20 15:00:00"),
        ("2026-11-29 12:00", "2026-11-27 15:00:00", "2026-11-27 15:00:00"),
        ("2026-02-24 10:00", "2026-02-13 15:00:00", "2026-02-13 15:00:00"),
        ("2026-10-08 10:00", "2026-09-30 15:00:00", "2026-09-30 15:00:00"),
    ],
)
def test_closes_of_the_day_and_of_the_week_before(now: str, day: str, week: str) -> None:
    assert said(previous_close(CU, seconds(now))) == day
    assert said(previous_week_close(CU, seconds(now))) == week


def test_the_close_so_many_trading_days_ago() -> None:
    assert said(trading_days_ago(CU, seconds("2026-02-25 10:00"), 2)) == "2026-02-13 15:00:00"
    assert said(trading_days_ago(CU, seconds("2026-02-25 10:00"), 1)) == "2026-02-24 15:00:00"
