"""Session time stands still outside sessions and runs on in the next."""

from __future__ import annotations

import math

import pytest

from terminal.core.rules.clock import NEVER, parts, session_clock
from terminal.domain.condition import DayPart, InSession

DAY = [(100.0, 200.0, 1.0), (300.0, 400.0, 1.0), (400.0, 450.0, 2.0)]


def session_time(time: float) -> float | None:
    start, end, offset, is_open, _ = session_clock(DAY)(time)
    assert start <= time < end
    return time - offset if is_open else None


def test_session_time_counts_open_time_only() -> None:
    assert [session_time(t) for t in (100, 199, 300, 399, 400)] == [0, 99, 100, 199, 200]


def test_closed_it_stands_where_the_last_session_ended() -> None:
    clock = session_clock(DAY)
    assert [clock(t)[2] for t in (-5, 99, 200, 299, 450, 10**9)] == [0, 0, 100, 100, 250, 250]


def test_before_between_and_after_it_is_closed() -> None:
    assert [session_time(t) for t in (-5, 99, 200, 299, 450, 10**9)] == [None] * 6


def test_a_session_says_which_trading_day_it_belongs_to() -> None:
    clock = session_clock(DAY)
    assert [clock(t)[4] for t in (100, 350, 400)] == [1, 1, 2]


@pytest.mark.parametrize("spans", [[(0, 0, 1)], [(0, 10, 1), (5, 20, 1)]], ids=["empty", "overlap"])
def test_a_table_that_is_wrong_is_refused(spans: list[tuple[float, float, float]]) -> None:
    with pytest.raises(ValueError, match="overlaps"):
        session_clock(spans)


@pytest.mark.parametrize("clock", [None, session_clock(DAY)], ids=["no clock", "a bare clock"])
def test_without_sessions_by_name_every_part_of_a_day_is_unknown(clock: object) -> None:
    start, end, held = parts(clock)(150.0, InSession(DayPart.DAY))
    assert (start, end) == (-NEVER, NEVER)
    assert math.isnan(held)
