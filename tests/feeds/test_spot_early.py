"""A row ahead of the clock hides none of now, is told once, and comes when its time has come."""

from __future__ import annotations

from datetime import timedelta

from terminal.core.market import AHEAD
from terminal.domain.quote import stamp_at
from terminal.feeds.spot_early import Early, is_early
from terminal.feeds.spot_table import Observation
from tests.feeds.wire import NOW


def row(minutes: float, price: float = 1.0) -> Observation:
    return Observation("CU", stamp_at(NOW + timedelta(minutes=minutes)), price, 2)


def test_some_minutes_are_how_clocks_differ() -> None:
    assert not is_early(stamp_at(NOW + AHEAD), NOW)
    assert is_early(stamp_at(NOW + AHEAD + timedelta(microseconds=1)), NOW)


def test_the_newest_row_of_now_stands_beside_the_newest_ahead() -> None:
    rows = [row(-2), row(-1), row(60), row(120)]
    assert Early().divide(rows, NOW) == (rows[1], (rows[3],))
    assert Early().divide(rows[2:], NOW) == (None, (rows[3],))
    assert Early().divide(rows[:2], NOW) == (rows[1], ())


def test_what_lies_ahead_is_news_once_and_again_when_it_says_another_price() -> None:
    early, rows = Early(), [row(-1), row(60)]
    assert [early.divide(rows, NOW) for _ in range(2)] == [(rows[0], (rows[1],)), (rows[0], ())]
    other = row(60, 2.0)
    assert early.divide([other], NOW) == (None, (other,))


def test_its_time_comes_once() -> None:
    early = Early()
    early.divide([row(60)], NOW)
    assert not early.take_due(NOW)
    then = NOW + timedelta(hours=1)
    assert [early.take_due(then), early.take_due(then)] == [True, False]


def test_what_was_taken_back_is_not_waited_for() -> None:
    early = Early()
    early.divide([row(60)], NOW)
    early.divide([row(-1)], NOW)
    assert not early.take_due(NOW + timedelta(hours=1))
