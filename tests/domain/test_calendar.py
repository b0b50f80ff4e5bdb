"""Times of day past midnight, ranges, and how one table corrects another."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.domain.calendar import (
    CalendarTable,
    Hours,
    Range,
    Span,
    clock_of,
    is_within,
    joined,
    merged,
    seconds_of,
)

NEW_YEAR = date(2027, 1, 1)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("09:00", 32_400), ("09:00:01", 32_401), ("25:00:00", 90_000), ("26:30:00", 95_400)],
)
def test_hours_run_past_24_after_midnight(text: str, seconds: int) -> None:
    assert seconds_of(text) == seconds


@pytest.mark.parametrize(
    "text", ["", "9:00", "09:60", "09:00:60", "30:00:01", "09:00:00.5", "-1:00", "09:00 ", "٠٩:٠٠"]
)
def test_what_is_no_time_of_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is"):
        seconds_of(text)


@given(st.integers(0, 30 * 3600))
def test_a_time_of_day_is_written_as_it_is_read(seconds: int) -> None:
    assert seconds_of(clock_of(seconds)) == seconds


def test_only_the_whole_day_is_ceaseless() -> None:
    assert Hours(day=(Span(0, 86_400),)).is_ceaseless
    assert not Hours(day=(Span(0, 86_399),)).is_ceaseless


def test_ranges_that_touch_become_one() -> None:
    first = Range(date(2026, 1, 1), date(2026, 12, 31))
    then = Range(date(2027, 1, 1), date(2027, 3, 1))
    apart = Range(date(2027, 3, 3), date(2027, 4, 1))
    assert joined((apart, then, first)) == (Range(date(2026, 1, 1), date(2027, 3, 1)), apart)
    assert joined((first, Range(date(2026, 3, 1), date(2026, 4, 1)))) == (first,)
    assert is_within((first, apart), date(2027, 3, 3))
    assert not is_within((first, apart), date(2027, 3, 2))


def test_what_a_correction_confirms_it_says_everything_about() -> None:
    table = CalendarTable(
        closed={"SHFE": {date(2026, 10, 1): "a", NEW_YEAR: "b", date(2027, 2, 5): "c"}},
        no_night={"SHFE": frozenset({date(2027, 2, 4), date(2026, 3, 2)})},
        confirmed={"SHFE": (Range(date(2026, 1, 1), date(2026, 12, 31)),)},
    )
    notice = CalendarTable(
        closed={"SHFE": {NEW_YEAR: "元旦"}},
        confirmed={"SHFE": (Range(date(2027, 1, 1), date(2027, 12, 31)),)},
    )
    found = merged(table, notice)
    assert found.closed["SHFE"] == {date(2026, 10, 1): "a", NEW_YEAR: "元旦"}
    assert found.no_night["SHFE"] == {date(2026, 3, 2)}
    assert found.confirmed["SHFE"] == (Range(date(2026, 1, 1), date(2027, 12, 31)),)


def test_a_correction_of_one_exchange_leaves_the_others_alone() -> None:
    table = CalendarTable(closed={"DCE": {NEW_YEAR: "a"}, "SHFE": {NEW_YEAR: "a"}})
    notice = CalendarTable(
        closed={}, confirmed={"SHFE": (Range(date(2027, 1, 1), date(2027, 12, 31)),)}
    )
    found = merged(table, notice)
    assert (found.closed["DCE"], found.closed["SHFE"]) == ({NEW_YEAR: "a"}, {})
