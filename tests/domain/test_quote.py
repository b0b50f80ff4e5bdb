"""Times that cannot be read, prices at the limit, and locks that are not."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.domain.level import Side
from terminal.domain.quote import time_of
from tests.builders import make_quote, stamp


def test_a_stamp_is_beijing_time() -> None:
    assert time_of("2020-04-10 09:00:00.500000") == datetime(2020, 4, 10, 1, 0, 0, 500_000, UTC)


def test_a_stamp_after_midnight_is_the_next_day() -> None:
    assert time_of("2025-03-13 00:30:00.000000") == datetime(2025, 3, 12, 16, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    ["", "-", "25:00:00", "2025-02-30 10:00:00", "2025-03-12 26:30:00", "0001-01-01 00:00:00"],
)
def test_a_stamp_that_is_no_time_is_none(text: str) -> None:
    assert time_of(text) is None


@pytest.mark.parametrize("text", ["2025-03-12", "20250312", "2025-W11-3", "0001-01-01"])
def test_a_date_alone_is_no_time_wherever_this_machine_stands(text: str) -> None:
    # "2025-03-12" + "+08:00" reads as eight o'clock of the machine's own zone.
    assert time_of(text) is None


def test_a_quote_reads_its_stamp_and_one_without_has_no_time() -> None:
    assert make_quote(stamp="2020-04-10 09:00:00.500000").time == datetime(
        2020, 4, 10, 1, 0, 0, 500_000, UTC
    )
    assert make_quote(stamp="").time is None


@given(st.text(max_size=40))
def test_any_text_is_a_time_or_none(text: str) -> None:
    found = time_of(text)
    assert found is None or found.tzinfo is UTC


@given(st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1)), st.timedeltas())
def test_stamps_compare_as_their_times_do(first: datetime, gap: Any) -> None:
    try:
        second = first + gap
    except OverflowError:
        return
    if not 1990 <= second.year < 2100:
        return
    a, b = stamp(first), stamp(second)
    times = time_of(a), time_of(b)
    assert None not in times
    assert (a < b) is (times[0] < times[1])  # type: ignore[operator]


LIMITS: dict[str, Any] = {"upper_limit": 90_000.0, "lower_limit": 66_000.0}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"last": 90_000.0, "bid": 90_000.0, "ask": None}, Side.HIGH),
        ({"last": 66_000.0, "bid": None, "ask": 66_000.0}, Side.LOW),
        ({"last": 90_000.0, "bid": 89_990.0, "ask": 90_000.0}, None),
        ({"last": 89_990.0, "bid": 89_980.0, "ask": None}, None),
        ({"last": None, "bid": None, "ask": None}, None),
        ({"last": 90_000.0, "ask": None, "upper_limit": None}, None),
        ({"last": 66_000.0, "bid": 66_000.0, "ask": 66_010.0}, None),
        ({"last": 66_010.0, "bid": None, "ask": 66_020.0}, None),
        ({"last": 66_000.0, "bid": None, "lower_limit": None}, None),
        # A price beyond the limit is no way out of the lock.
        ({"last": 90_000.5, "bid": 90_000.5, "ask": None}, Side.HIGH),
        ({"last": 65_999.5, "bid": None, "ask": 65_999.5}, Side.LOW),
        ({"last": -1.0, "ask": None, "upper_limit": -1.0, "lower_limit": -9.0}, Side.HIGH),
    ],
)
def test_a_limit_board_is_a_price_at_the_limit_with_nobody_opposite(
    fields: dict[str, Any], expected: Side | None
) -> None:
    quote = make_quote(fields.pop("last"), **LIMITS | fields)
    assert quote.limit_board is expected
