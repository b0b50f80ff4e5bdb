from __future__ import annotations

from datetime import date, datetime

import pytest

from terminal.domain.instrument import TradingTime
from terminal.sim.catalogue import CONTRACTS
from terminal.sim.hours import BEIJING, DAY_ONLY, INDEX, NIGHT_0230, NIGHT_2300, trading_day
from tests.calendars import CALENDAR


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BEIJING)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-11-23 10:00", date(2026, 11, 23)),
        ("2026-11-23 17:59", date(2026, 11, 23)),
        ("2026-11-23 18:00", date(2026, 11, 24)),
        ("2026-11-24 01:30", date(2026, 11, 24)),
        ("2026-11-27 21:00", date(2026, 11, 30)),  # Friday night belongs to Monday
        ("2026-11-28 01:00", date(2026, 11, 30)),
        ("2026-11-29 12:00", date(2026, 11, 30)),
    ],
)
def test_an_evening_belongs_to_the_next_working_day(moment: str, day: date) -> None:
    assert trading_day(at(moment)) == day


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        ("2026-11-23 08:59:59", False),
        ("2026-11-23 09:00:00", True),
        ("2026-11-23 10:15:00", False),
        ("2026-11-23 10:30:00", True),
        ("2026-11-23 11:30:00", False),
        ("2026-11-23 14:59:59", True),
        ("2026-11-23 15:00:00", False),
        ("2026-11-23 21:00:00", True),
        ("2026-11-24 02:29:59", True),
        ("2026-11-24 02:30:00", False),
        ("2026-11-28 00:30:00", True),  # the night of Friday runs into Saturday
        ("2026-11-28 09:30:00", False),
        ("2026-11-30 00:30:00", False),  # there was no Sunday night
        ("2026-11-29 21:30:00", False),
    ],
)
def test_gold_trades_in_its_sessions_only(moment: str, is_open: bool) -> None:
    assert NIGHT_0230.is_open(at(moment)) is is_open


def test_products_without_a_night_are_closed_then() -> None:
    assert not DAY_ONLY.is_open(at("2026-11-23 21:30"))
    assert NIGHT_2300.is_open(at("2026-11-23 22:59"))
    assert not NIGHT_2300.is_open(at("2026-11-23 23:00"))
    assert INDEX.is_open(at("2026-11-23 10:20"))
    assert not INDEX.is_open(at("2026-11-23 09:15"))


def test_the_wire_writes_hours_past_24_for_the_small_hours() -> None:
    assert NIGHT_0230.wire()["night"] == [["21:00:00", "26:30:00"]]
    assert DAY_ONLY.wire()["night"] == []


def test_the_listed_hours_are_those_of_the_calendar() -> None:
    listed = [(one.symbol, TradingTime(one.hours.day, one.hours.night)) for one in CONTRACTS]
    assert CALENDAR.listing(listed, date(2026, 11, 24)) == (CALENDAR, ())
