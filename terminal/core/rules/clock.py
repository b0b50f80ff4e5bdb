"""Session time: the day's clock with the breaks cut out.

Hold times, cooldowns and "n minutes ago" count only while the market is open. A clock answers, for
an exchange time, with the stretch of time that it lies in; the caller keeps that answer until the
stretch ends, so that an update costs two comparisons. While the market is closed session time
stands still: values are judged all the same, for a book may change after the close.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Callable, Iterable
from typing import Protocol, runtime_checkable

from terminal.domain.condition import InSession

NEVER = 1e18

# start, end (not included), offset, whether it is open, session time at which the day began.
# Session time is t - offset while it is open, and the offset itself while it is closed.
Stretch = tuple[float, float, float, bool, float]
Clock = Callable[[float], Stretch]
# start, end (not included), and what holds from one to the other: 1 true, 0 false, NaN unknown.
Held = tuple[float, float, float]


@runtime_checkable
class Sessions(Protocol):
    """A clock that also knows which part of a trading day it is."""

    def part(self, t: float, wanted: InSession) -> Held:
        """Tell for how long around an exchange time it is this part of a day, or is not."""


def parts(clock: object) -> Callable[[float, InSession], Held]:
    """Return what tells the parts of a day; all are unknown by a clock without sessions."""
    return clock.part if isinstance(clock, Sessions) else _unknown


def _unknown(t: float, wanted: InSession) -> Held:
    return -NEVER, NEVER, math.nan


def session_clock(spans: Iterable[tuple[float, float, float]]) -> Clock:
    """Make the clock of a table of sessions.

    spans: (start, end, trading day) in exchange time, ms; ascending, without overlap. Before,
    between and after them the market is closed. A trading day is any number that differs from one
    day to the next; a night session has that of the day it belongs to. Bars are cut from it on.
    """
    stretches = [*_stretches(spans)]
    starts = [stretch[0] for stretch in stretches]

    def clock(t: float) -> Stretch:
        return stretches[bisect_right(starts, t) - 1]

    return clock


def _stretches(spans: Iterable[tuple[float, float, float]]) -> Iterable[Stretch]:
    end, passed, day = -NEVER, 0.0, 0.0
    for start, stop, day in spans:
        if start < end or stop <= start:
            raise ValueError(f"session {start}..{stop} overlaps the one before, or is empty")
        if start > end:
            yield end, start, passed, False, day
        yield start, stop, start - passed, True, day
        passed += stop - start
        end = stop
    yield end, NEVER, passed, False, day
