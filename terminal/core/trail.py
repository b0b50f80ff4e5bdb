"""What was, as far back as rules look: one row a moment, found by what a period means to a rule.

It answers like the references of the rule engine (`core/rules/reference.py`), which keep numbers
only: those decide, these explain. Rows lie in columns of plain numbers: a big desk keeps half a
million of them, and as objects each would be looked at whenever garbage is collected.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from datetime import timedelta
from typing import Protocol

from terminal.core.trading_clock import At, Moment
from terminal.domain.operand import Ago, Anchor, Period, PreviousBar

MOST = 1000  # rows within a span; nearer ones replace one another
MINUTE = 60_000.0
DAY = 86_400_000.0
# A trading day begins with its night session.
DAY_BEGINS = 18 * 3_600_000.0
MILLISECOND = timedelta(milliseconds=1)


# Both quoted prices of a pair at a moment when they were good: exchange time in ms without a zone,
# which of the pair's descriptions was in force, spot, futures. A plain tuple: one is made a tick.
Row = tuple[float, int, float, float]


class Trail(Protocol):
    """Moments are read on the clock of the rule, and never go back."""

    def take(self, moments: Sequence[Moment], rows: Sequence[Row]) -> None:
        """Take rows, each with its moment."""

    def find(self, at: At) -> Row | None:
        """Return the row that a change at this time is measured from, None while there is none."""


class Columns:
    """Rows in the order in which they came, each beside the number it is found by."""

    def __init__(self) -> None:
        self.keys = array("d")
        self._times, self._versions = array("d"), array("I")
        self._spots, self._futures = array("d"), array("d")

    def __len__(self) -> int:
        return len(self.keys)

    def __getitem__(self, at: int) -> Row:
        return self._times[at], self._versions[at], self._spots[at], self._futures[at]

    def append(self, key: float, row: Row) -> None:
        """Take a row behind the last one."""
        time, version, spot, futures = row
        self.keys.append(key)
        self._times.append(time)
        self._versions.append(version)
        self._spots.append(spot)
        self._futures.append(futures)

    def replace_last(self, key: float, row: Row) -> None:
        """Let a row take the place of the last one."""
        self.keys[-1] = key
        self._times[-1], self._versions[-1], self._spots[-1], self._futures[-1] = row

    def drop(self, count: int) -> None:
        """Forget the oldest rows."""
        for column in (self.keys, self._times, self._versions, self._spots, self._futures):
            del column[:count]


class SampleTrail:
    """The row before the newest."""

    def __init__(self) -> None:
        self._last: Row | None = None
        self._before: Row | None = None

    def take(self, moments: Sequence[Moment], rows: Sequence[Row]) -> None:
        """Take rows, of which the last two are kept."""
        for row in rows[-2:]:
            self._before, self._last = self._last, row

    def find(self, at: At) -> Row | None:
        """Return the one before."""
        return self._before


class AgoTrail:
    """The newest row that is at least `span` ms old, to within a thousandth of the span."""

    def __init__(self, span: float) -> None:
        self._span, self._step = span, span / MOST
        self._moment: float | None = None
        self._newest: tuple[float, Row] | None = None
        self._rows = Columns()

    def take(self, moments: Sequence[Moment], rows: Sequence[Row]) -> None:
        """Take rows; each replaces the one before that is as good as of the same moment."""
        step, last, newest = self._step, self._moment, self._newest
        for (u, _, _), row in zip(moments, rows, strict=True):
            moment = u // step
            if moment != last:
                last = moment
                if newest is not None:
                    self._keep(*newest)
            newest = u, row
        self._moment, self._newest = last, newest

    def find(self, at: At) -> Row | None:
        """Return the newest one that is old enough."""
        since = at.u - self._span
        if self._newest is not None and self._newest[0] <= since:
            return self._newest[1]
        found = bisect_right(self._rows.keys, since) - 1
        return None if found < 0 else self._rows[found]

    def _keep(self, key: float, row: Row) -> None:
        rows = self._rows
        rows.append(key, row)
        if len(rows) > 2 * MOST:
            rows.drop(max(bisect_right(rows.keys, key - self._span) - 1, 0))


class BarTrail:
    """The last row of the last complete bar of `span` ms; bars begin with their trading day."""

    def __init__(self, span: float) -> None:
        self._span = span
        self._bar: tuple[float, float] | None = None
        self._last: Row | None = None
        self._close: Row | None = None

    def take(self, moments: Sequence[Moment], rows: Sequence[Row]) -> None:
        """Take rows, each of the bar that its moment lies in."""
        for (u, _, day), row in zip(moments, rows, strict=True):
            self._turn(u, day)
            self._last = row

    def find(self, at: At) -> Row | None:
        """Return the close of the bar before."""
        self._turn(at.u, at.day)
        return self._close

    def _turn(self, u: float, day: float) -> None:
        bar = day, (u - day) // self._span
        if bar != self._bar:
            self._bar, self._close = bar, self._last


class DayTrail:
    """The row at the same time of the day before, to the minute."""

    def __init__(self) -> None:
        self._day: float | None = None
        self._rows = Columns()
        self._old = Columns()

    def take(self, moments: Sequence[Moment], rows: Sequence[Row]) -> None:
        """Take rows of the day; each replaces the last one of the same minute."""
        for (_, t, day), row in zip(moments, rows, strict=True):
            self._turn(day)
            minute = _minute(t)
            if self._rows and self._rows.keys[-1] == minute:
                self._rows.replace_last(minute, row)
            else:
                self._rows.append(minute, row)

    def find(self, at: At) -> Row | None:
        """Return the newest row of the day before that is not later in its day."""
        self._turn(at.day)
        until = _minute(at.t)
        # The newest first: where a day begins at midnight, its night stands behind and counts
        # before.
        for index in reversed(range(len(self._old))):
            if self._old.keys[index] <= until:
                return self._old[index]
        return None

    def _turn(self, day: float) -> None:
        if day != self._day:
            if self._rows:
                self._old, self._rows = self._rows, Columns()
            self._day = day


def trail_of(period: Period) -> Trail | None:
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
