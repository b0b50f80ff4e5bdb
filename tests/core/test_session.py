"""Sessions as the exchange lists them: half-open spans, nights that pass midnight."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.core.session import is_continuous, seconds_of
from terminal.domain.instrument import TradingTime
from tests.builders import MORNING_AND_AFTERNOON

GOLD = TradingTime(day=MORNING_AND_AFTERNOON.day, night=(("21:00:00", "26:30:00"),))
REBAR = TradingTime(day=MORNING_AND_AFTERNOON.day, night=(("21:00:00", "23:00:00"),))
INDEX = TradingTime(day=(("09:30:00", "11:30:00"), ("13:00:00", "15:00:00")))


def at(clock: str) -> datetime:
    return datetime.fromisoformat(f"2025-03-12T{clock}+08:00")


@pytest.mark.parametrize(
    ("clock", "gold", "rebar", "index"),
    [
        ("08:59:59", False, False, False),
        ("09:00:00", True, True, False),
        ("10:14:59", True, True, True),
        ("10:15:00", False, False, True),
        ("10:30:00", True, True, True),
        ("11:30:00", False, False, False),
        ("13:00:00", False, False, True),
        ("13:30:00", True, True, True),
        ("15:00:00", False, False, False),
        ("20:59:59", False, False, False),
        ("21:00:00", True, True, False),
        ("23:00:00", True, False, False),
        ("23:59:59", True, False, False),
        ("00:00:00", True, False, False),
        ("02:29:59", True, False, False),
        ("02:30:00", False, False, False),
    ],
)
def test_trading_times(clock: str, gold: bool, rebar: bool, index: bool) -> None:
    found = [is_continuous(times, at(clock)) for times in (GOLD, REBAR, INDEX)]
    assert found == [gold, rebar, index]


def test_without_listed_spans_nothing_trades() -> None:
    assert not is_continuous(TradingTime(), at("10:00:00"))


@given(st.integers(0, 86_399), st.sampled_from(["+00:00", "-05:00", "+08:00"]))
def test_the_time_zone_of_the_clock_does_not_matter(second: int, zone: str) -> None:
    there = datetime.fromisoformat(f"2025-03-12T00:00:00{zone}").timestamp() + second
    moment = datetime.fromtimestamp(there, datetime.fromisoformat(f"2025-01-01T00:00{zone}").tzinfo)
    same = datetime.fromtimestamp(there, at("00:00:00").tzinfo)
    assert is_continuous(GOLD, moment) is is_continuous(GOLD, same)


def test_hours_may_pass_midnight() -> None:
    assert seconds_of("26:30:00") == 26.5 * 3600
