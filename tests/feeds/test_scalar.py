"""No number on the wire is None here, in every way in which fronts say it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.domain.quote import time_of
from terminal.feeds.scalar import count, money, number, stamp_of, text, time_at

NO_NUMBER: list[Any] = [
    "-",
    "",
    "NaN",
    "88000",
    None,
    True,
    False,
    [],
    {},
    float("nan"),
    float("inf"),
    float("-inf"),
    1.7976931348623157e308,
    -1.797e308,
    2**62,
]


@pytest.mark.parametrize("value", NO_NUMBER)
def test_what_is_no_number_never_becomes_one(value: Any) -> None:
    assert number(value) is None
    assert money(value) is None
    assert count(value) == 0


@pytest.mark.parametrize("value", [0, 0.0, -37.63, 2781, 2781.0, 1e300])
def test_numbers_pass_whatever_their_sign_and_type(value: Any) -> None:
    assert number(value) == value
    assert money(value) == Decimal(repr(value))


def test_lots_may_come_as_float() -> None:
    assert (count(44), count(44.0), count(1e300), count(-3)) == (44, 44, 0, -3)


@given(st.floats(-1e15, 1e15))
def test_money_is_the_number_as_it_was_written(value: float) -> None:
    assert str(money(value)) == str(Decimal(repr(value)))


def test_times_come_in_nanoseconds_or_seconds() -> None:
    expected = datetime(2026, 11, 23, 2, 30, 0, 500000, UTC)
    assert time_at(1795401000500000000) == expected
    assert time_at(1795401000.5) == expected
    assert time_at(1795401000.5 * 1e9) == expected


@pytest.mark.parametrize("value", [0, -1, None, "-", True, 1e300, float("nan"), 10**13, 2**63 - 1])
def test_times_that_cannot_be_are_none_or_far_but_never_an_error(value: Any) -> None:
    found = time_at(value)
    assert found is None or found.tzinfo is UTC


@pytest.mark.parametrize(
    ("wire", "stamp"),
    [
        ("2026-11-23 10:30:00.500000", "2026-11-23 10:30:00.500000"),
        ("2026-11-23 10:30:00.5", "2026-11-23 10:30:00.500000"),
        ("2026-11-23T10:30:00", "2026-11-23 10:30:00.000000"),
        ("2026-11-23T02:30:00+00:00", "2026-11-23 10:30:00.000000"),
        ("zzzz", ""),
        ("", ""),
        ("２０２６-11-23 10:30:00.500000", ""),
        (None, ""),
        (20261123, ""),
    ],
)
def test_stamps_are_of_one_form_or_empty(wire: Any, stamp: str) -> None:
    assert stamp_of(wire) == stamp


@pytest.mark.parametrize("wire", ["9999-12-31T23:59:59+00:00", "0001-01-01T00:00:00+12:00"])
def test_a_time_that_beijing_cannot_write_is_none(wire: str) -> None:
    assert stamp_of(wire) == ""


HALF_A_DAY = timedelta(hours=12)
ZONES = st.timedeltas(-HALF_A_DAY, HALF_A_DAY).map(timezone)


@given(st.text(max_size=30) | st.datetimes(timezones=st.none() | ZONES).map(str))
def test_any_text_gives_a_stamp_that_compares_in_time_order_or_none(value: str) -> None:
    stamp = stamp_of(value)
    assert stamp == "" or len(stamp) == 26
    if stamp and time_of(stamp) is not None:
        assert stamp.isascii()


def test_text_is_text_or_nothing() -> None:
    assert (text("x"), text(None), text(3)) == ("x", "", "")
