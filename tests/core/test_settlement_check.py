"""A settlement by hand is of a trading day that has come, and differs from the front's aloud."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from terminal.core.days import Days
from terminal.core.settlement_check import settlement_faults
from tests.book_builders import CU1, DAY, D, make_register, make_settlement, weekdays


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (DAY, ""),
        (DAY - timedelta(400), ""),
        (date(2026, 11, 22), "is no trading day"),
        (DAY + timedelta(1), "lies after the trading day, 2026-11-25"),
    ],
)
def test_the_day_is_a_trading_day_that_has_come(day: date, why: str) -> None:
    register = make_register(settlements=[make_settlement(day=day)])
    found = list(settlement_faults(register, DAY, weekdays, None))
    assert [(one.field, one.why, one.is_refusal) for one in found] == (
        [("day", why, True)] if why else []
    )


@pytest.mark.parametrize("day", [date(1, 1, 1), date(1900, 1, 1), date(9999, 12, 31)])
def test_a_year_that_no_calendar_reaches_has_no_trading_day(day: date) -> None:
    held = Days(()).is_trading_day
    (fault,) = settlement_faults(
        make_register(settlements=[make_settlement(day=day)]), DAY, held, None
    )
    assert (fault.id, fault.value, fault.why) == (f"{CU1} {day}", str(day), "is no trading day")


def test_another_price_than_the_front_told_is_flagged_and_the_same_is_not() -> None:
    told = {(CU1, DAY): D("88010.0")}
    register = make_register(
        settlements=[make_settlement("88010"), make_settlement("1", DAY - timedelta(1))]
    )
    look = lambda symbol, day: told.get((symbol, day))  # noqa: E731 - shorter than a function here
    assert list(settlement_faults(register, DAY, weekdays, look)) == []
    told[CU1, DAY] = D("-37.63")
    (flag,) = settlement_faults(register, DAY, weekdays, look)
    assert (flag.value, flag.is_refusal) == ("88010", False)
    assert flag.why == "the front told -37.63; this row goes before it"
