"""Days of former years beside ours: by trading days left, by the new year's rest, by the week."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.core.days import Days
from terminal.core.season import by_delivery, by_week, last_day_of, reopening, season
from terminal.domain.code import Month
from tests.calendars import CALENDAR

DAYS = CALENDAR.days("SHFE")
WEEKDAYS = Days(())
# Of SHFE.cu2510 and cu2410.
OURS, THEIRS = date(2025, 10, 15), date(2024, 10, 15)


@given(st.integers(0, 150))
def test_a_day_is_matched_by_the_trading_days_that_are_left(left: int) -> None:
    day = DAYS.shift(OURS, -left)
    matched = by_delivery(OURS, THEIRS, DAYS)(day)
    near_new_year = abs(DAYS.index(day) - (reopening(DAYS, 2025) or 0)) <= 10
    assert DAYS.is_trading_day(matched)
    if not near_new_year:
        assert DAYS.count(matched, THEIRS) == left


def test_the_last_days_meet_though_their_dates_differ() -> None:
    # The 15th of June 2024 was a Saturday, that of 2025 a Sunday.
    match = by_delivery(date(2025, 6, 16), date(2024, 6, 17), DAYS)
    assert match(date(2025, 6, 16)) == date(2024, 6, 17)
    assert match(date(2025, 6, 13)) == date(2024, 6, 14)


def test_around_the_new_year_days_are_matched_by_how_far_it_is() -> None:
    # The rests: 2024-02-09 to 18, and 2025-01-28 to 02-04.
    match = by_delivery(OURS, THEIRS, DAYS)
    assert match(date(2025, 2, 5)) == date(2024, 2, 19)
    assert match(date(2025, 1, 27)) == date(2024, 2, 8)
    assert match(date(2025, 2, 6)) == date(2024, 2, 20)


def test_close_to_the_last_day_the_new_year_counts_no_more() -> None:
    ours, theirs = date(2025, 2, 17), date(2024, 2, 20)
    day = date(2025, 2, 5)
    assert DAYS.count(day, ours) == 8
    assert DAYS.count(by_delivery(ours, theirs, DAYS)(day), theirs) == 8


@pytest.mark.parametrize(
    ("year", "first"),
    [
        (2020, date(2020, 2, 3)),
        (2023, date(2023, 1, 30)),
        (2024, date(2024, 2, 19)),
        (2025, date(2025, 2, 5)),
        (2026, date(2026, 2, 24)),
    ],
)
def test_the_first_trading_day_after_the_new_year_is_found(year: int, first: date) -> None:
    index = reopening(DAYS, year)
    assert index is not None
    assert DAYS[index] == first


def test_a_calendar_without_holidays_knows_no_new_year() -> None:
    assert reopening(WEEKDAYS, 2025) is None
    match = by_delivery(OURS, THEIRS, WEEKDAYS)
    day = date(2025, 2, 5)
    assert WEEKDAYS.count(match(day), THEIRS) == WEEKDAYS.count(day, OURS)


def test_where_no_month_is_known_the_week_of_the_year_must_do() -> None:
    assert by_week(1)(date(2025, 3, 5)) == date(2024, 3, 6)
    assert date(2024, 3, 6).isocalendar() == (2024, 10, 3)
    # 2020 had 53 weeks, 2019 had 52.
    assert by_week(1)(date(2020, 12, 31)).isocalendar() == (2019, 52, 4)


def test_a_day_without_a_value_then_is_left_out_and_not_made_up() -> None:
    former = {date(2024, 10, 15): -40.0, date(2024, 10, 11): -60.0}
    match = by_delivery(OURS, THEIRS, DAYS)
    ours = [DAYS.shift(OURS, -left) for left in range(4)]
    assert season(former, ours, match) == {OURS: -40.0, DAYS.shift(OURS, -2): -60.0}


@pytest.mark.parametrize(
    ("exchange", "ours", "our_month", "month", "last"),
    [
        # The 15th, or the trading day after it.
        ("SHFE", date(2026, 6, 15), Month(2026, 6), Month(2025, 6), date(2025, 6, 16)),
        # The tenth trading day of the month.
        ("DCE", date(2026, 5, 19), Month(2026, 5), Month(2025, 5), date(2025, 5, 19)),
        ("CZCE", date(2026, 1, 16), Month(2026, 1), Month(2025, 1), date(2025, 1, 15)),
        # The last trading day of the month before delivery, over a turn of the year too.
        ("INE", date(2025, 12, 31), Month(2026, 1), Month(2025, 1), date(2024, 12, 31)),
        ("INE", date(2026, 5, 29), Month(2026, 6), Month(2025, 6), date(2025, 5, 30)),
        # The third Friday.
        ("CFFEX", date(2026, 6, 22), Month(2026, 6), Month(2025, 6), date(2025, 6, 20)),
        ("CFFEX", date(2026, 3, 20), Month(2026, 3), Month(2025, 3), date(2025, 3, 21)),
    ],
)
def test_last_days_of_former_years(
    exchange: str, ours: date, our_month: Month, month: Month, last: date
) -> None:
    assert last_day_of(month, ours, our_month, exchange, DAYS) == last
