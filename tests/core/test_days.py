"""Trading days of an exchange: what is one, what comes next, how many lie between."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.core.days import Days, OutOfCalendar
from terminal.domain.calendar import FIRST_DAY, LAST_DAY, Range
from tests.calendars import CALENDAR, Oracle, at

SHFE = CALENDAR.days("SHFE")
INSIDE = st.dates(date(2013, 1, 1), date(2028, 12, 31))
MOMENTS = st.datetimes(datetime(2013, 1, 1), datetime(2028, 12, 31)).map(
    lambda moment: at(moment.isoformat(" "))
)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-11-24 17:59:59.999999", "2026-11-24"),
        ("2026-11-24 18:00", "2026-11-25"),
        ("2026-11-25 01:30", "2026-11-25"),
        ("2026-11-27 21:00", "2026-11-30"),  # Friday's night is Monday's
        ("2026-11-28 02:29", "2026-11-30"),
        ("2026-11-29 12:00", "2026-11-30"),
        ("2026-02-13 21:00", "2026-02-24"),  # the evening before the Spring Festival
        ("2026-02-18 10:00", "2026-02-24"),
        ("2026-12-31 21:00", "2027-01-04"),  # needs next year's calendar
    ],
)
def test_the_trading_day_of_an_instant(moment: str, day: str) -> None:
    assert SHFE.of(at(moment)) == date.fromisoformat(day)


@pytest.mark.parametrize(
    "day", ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"]
)
def test_a_make_up_working_day_is_no_trading_day(day: str) -> None:
    assert not SHFE.is_trading_day(date.fromisoformat(day))


@given(MOMENTS)
def test_every_instant_belongs_to_exactly_one_trading_day(moment: datetime) -> None:
    day = SHFE.of(moment)
    assert SHFE.is_trading_day(day)
    assert day == Oracle(CALENDAR.table, "SHFE.cu").trading_day(moment)
    begins = SHFE.shift(day, -1)
    start = datetime(begins.year, begins.month, begins.day, 18, tzinfo=moment.tzinfo)
    end = datetime(day.year, day.month, day.day, 18, tzinfo=moment.tzinfo)
    assert start <= moment < end


@given(INSIDE, st.integers(-300, 300))
def test_going_there_and_back_ends_where_it_began(day: date, by: int) -> None:
    day = SHFE.shift(day, 0)
    assert SHFE.shift(SHFE.shift(day, by), -by) == day
    assert SHFE.count(day, SHFE.shift(day, by)) == by


@given(INSIDE, INSIDE, INSIDE)
def test_counts_of_trading_days_add_up(first: date, second: date, third: date) -> None:
    assert SHFE.count(first, second) + SHFE.count(second, third) == SHFE.count(first, third)
    assert SHFE.count(first, second) == -SHFE.count(second, first)


@given(INSIDE, st.integers(0, 60))
def test_a_count_agrees_with_counting(day: date, span: int) -> None:
    later = [day + timedelta(days=1 + n) for n in range(span)]
    counted = sum(Oracle(CALENDAR.table, "SHFE.cu").is_trading_day(each) for each in later)
    assert SHFE.count(day, day + timedelta(days=span)) == counted


def test_next_and_previous_skip_holidays_also_from_within_one() -> None:
    assert SHFE.shift(date(2026, 2, 13), 1) == date(2026, 2, 24)
    assert SHFE.shift(date(2026, 2, 18), 1) == date(2026, 2, 24)
    assert SHFE.shift(date(2026, 2, 18), 2) == date(2026, 2, 25)
    assert SHFE.shift(date(2026, 2, 18), 0) == date(2026, 2, 24)
    assert SHFE.shift(date(2026, 2, 18), -1) == date(2026, 2, 13)
    assert SHFE.last_before(date(2026, 3, 1)) == date(2026, 2, 27)


def test_a_countdown_is_0_on_its_day_and_negative_after() -> None:
    expiry = date(2026, 3, 16)
    assert SHFE.count(date(2026, 3, 13), expiry) == 1
    assert SHFE.count(expiry, expiry) == 0
    assert SHFE.count(date(2026, 3, 17), expiry) == -1


def test_2026_has_242_trading_days() -> None:
    assert SHFE.count(date(2025, 12, 31), date(2026, 12, 31)) == 242


def test_days_follow_a_holiday_when_a_weekday_was_closed() -> None:
    after = [
        SHFE[at]
        for at in range(SHFE.index(date(2026, 1, 1)), SHFE.index(date(2026, 6, 1)))
        if SHFE.opens_after_holiday(at)
    ]
    assert [day.isoformat() for day in after] == [
        "2026-01-05",
        "2026-02-24",
        "2026-04-07",
        "2026-05-06",
    ]
    assert Days(()).opens_after_holiday(0)


def test_days_ascend_and_none_is_a_weekend() -> None:
    days = [SHFE[index] for index in range(len(SHFE))]
    assert all(one < other for one, other in pairwise(days))
    assert {day.weekday() for day in days} == {0, 1, 2, 3, 4}


def test_beyond_what_is_announced_weekdays_count_and_are_marked() -> None:
    assert SHFE.is_trading_day(date(2028, 10, 2))
    assert not SHFE.is_confirmed(date(2028, 10, 2))
    assert SHFE.is_confirmed(date(2026, 12, 31))
    assert not SHFE.is_confirmed(date(2027, 1, 1))
    assert not SHFE.is_trading_day(date(2027, 1, 1))  # a holiday by statute, announced or not


def test_the_announced_span_ends_where_it_has_a_gap() -> None:
    days = Days(
        (),
        (
            Range(date(2025, 1, 1), date(2025, 12, 31)),
            Range(date(2027, 1, 1), date(2027, 12, 31)),
        ),
    )
    assert days.confirmed_until(date(2025, 6, 1)) == date(2025, 12, 31)
    assert days.confirmed_until(date(2026, 6, 1)) == date(2025, 12, 31)
    assert days.confirmed_until(date(2027, 6, 1)) == date(2027, 12, 31)
    assert days.confirmed_until(date(2024, 6, 1)) is None


@pytest.mark.parametrize("moment", ["2009-12-31 17:59", "2039-12-30 18:00", "1900-01-01 00:00"])
def test_a_time_outside_of_the_calendar_is_refused_in_words(moment: str) -> None:
    with pytest.raises(OutOfCalendar, match="2010-01-01 to 2039-12-31"):
        SHFE.of(at(moment))
    with pytest.raises(OutOfCalendar):
        SHFE[-1]


def test_the_edges_of_the_calendar_answer() -> None:
    assert SHFE.of(at("2009-12-31 18:00")) == FIRST_DAY
    assert SHFE.of(at("2039-12-30 17:59")) == date(2039, 12, 30) < LAST_DAY
