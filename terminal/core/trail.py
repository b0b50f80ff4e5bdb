"""What was, as far back as rules look: one row a moment, found by what a period means to a rule.

A trail keeps rows of any kind. It answers like the references of the rule engine
(`core/rules/reference.py`), which keep numbers only: those decide, these explain.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from datetime import timedelta
from typing import Generic, Protocol, TypeVar

from terminal.core.trading_clock import At
from terminal.domain.operand import Ago, Anchor, Period, PreviousBar

T = TypeVar("T")
MOST = 1000  # rows within a span; nearer ones replace one another
MINUTE = 60_000.0
DAY = 86_400_000.0
# A trading day begins with its night session.
DAY_BEGINS = 18 * 3_600_000.0
MILLISECOND = timedelta(milliseconds=1)


class Trail(Protocol[T]):
    """Moments are read on the clock of the rule, and never go back."""

    def push(self, at: At, row: T) -> None:
        """Take the row of a moment."""

    def find(self, at: At) -> T | None:
        """Return the row that a change at this time is measured from, None while there is none."""


class SampleTrail(Generic[T]):
    """The row before the newest."""

    def __init__(self) -> None:
        self._last: T | None = None
        self._before: T | None = None

    def push(self, at: At, row: T) -> None:
        """Take a row."""
        self._before, self._last = self._last, row

    def find(self, at: At) -> T | None:
        """Return the one before."""
        return self._before


class AgoTrail(Generic[T]):
    """The newest row that is at least `span` ms old, to within a thousandth of the span."""

    def __init__(self, span: float) -> None:
        self._span, self._step = span, span / MOST
        self._times = array("d")
        self._rows: list[T] = []

    def push(self, at: At, row: T) -> None:
        """Take a row; it replaces the last one that is as good as of the same moment."""
        time, times, rows = at.u, self._times, self._rows
        if times and times[-1] // self._step == time // self._step:
            times[-1], rows[-1] = time, row
            return
        times.append(time)
        rows.append(row)
        if len(rows) > 2 * MOST:
            old = max(bisect_right(times, time - self._span) - 1, 0)
            del times[:old]
            del rows[:old]

    def find(self, at: At) -> T | None:
        """Return the newest one that is old enough."""
        found = bisect_right(self._times, at.u - self._span) - 1
        return None if found < 0 else self._rows[found]


class BarTrail(Generic[T]):
    """The last row of the last complete bar of `span` ms."""

    def __init__(self, span: float) -> None:
        self._span = span
        self._bar: tuple[float, float] | None = None
        self._last: T | None = None
        self._close: T | None = None

    def push(self, at: At, row: T) -> None:
        """Take a row of the bar that the moment lies in."""
        self._turn(at)
        self._last = row

    def find(self, at: At) -> T | None:
        """Return the close of the bar before."""
        self._turn(at)
        return self._close

    def _turn(self, at: At) -> None:
        bar = at.day, (at.u - at.day) // self._span
        if bar != self._bar:
            self._bar, self._close = bar, self._last


class DayTrail(Generic[T]):
    """The row at the same time of the day before, to the minute."""

    def __init__(self) -> None:
        self._day: float | None = None
        self._rows: dict[float, T] = {}
        self._old: dict[float, T] = {}

    def push(self, at: At, row: T) -> None:
        """Take a row of the day."""
        self._turn(at)
        self._rows[_minute(at.t)] = row

    def find(self, at: At) -> T | None:
        """Return the newest row of the day before that is not later in its day."""
        self._turn(at)
        until = _minute(at.t)
        # Minutes came in order, and so they stand.
        return next((row for minute, row in reversed(self._old.items()) if minute <= until), None)

    def _turn(self, at: At) -> None:
        if at.day != self._day:
            if self._rows:
                self._old, self._rows = self._rows, {}
            self._day = at.day


def trail_of(period: Period) -> Trail[T] | None:
    """Return a trail for a period; None for references that are told from outside."""
    match period:
        case Ago(span=span):
            return AgoTrail(span / MILLISECOND)
        case PreviousBar(span=span):
            return BarTrail(span / MILLISECOND)
        case Anchor.SAMPLE:
            return SampleTrail()
        case Anchor.SAME_TIME:
            return DayTrail()
    return None


def _minute(time: float) -> float:
    return (time - DAY_BEGINS) % DAY // MINUTE
