"""The clocks of rules said as formulas: a contract's trading time, and the time of the wall.

They answer in the rule engine's terms: exchange time in ms without a zone, session time in ms. A
trading clock stands still in breaks, over nights and on holidays; a night belongs to the trading
day after it. Both know trading days, so that "the same time of the day before" skips a weekend.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from terminal.core.days import BEIJING_AHEAD, OutOfCalendar
from terminal.core.rules.clock import Held, Stretch
from terminal.core.timetable import Timetable
from terminal.domain.calendar import CHANGE_OF_DAY
from terminal.domain.condition import DayPart, InSession

TRADING, WALL = "trading", "wall"
DAY = 86_400_000.0
CHANGE = CHANGE_OF_DAY * 1000.0
BEIJING = timedelta(seconds=BEIJING_AHEAD)


class At(NamedTuple):
    """A moment in ms: session time, exchange time, session time at which its day began."""

    u: float
    t: float
    day: float


Moment = tuple[float, float, float]


class TradingClock:
    """Counts while a contract is in continuous trading.

    find: gives the contract's timetable as it is known now. Without one every second counts, and
    so it does in years that the calendar does not reach.
    """

    def __init__(self, find: Callable[[], Timetable | None]) -> None:
        self._find = find
        self._table = find()
        self._shift = 0.0
        self._last: Stretch = (0.0, 0.0, 0.0, False, 0.0)

    def __call__(self, t: float) -> Stretch:
        """Return the stretch that begins at `t` or before."""
        table = self._table
        if table is None:
            return self._plain(t)
        seconds = _seconds(t)
        try:
            session, day = table.session(seconds), table.begun(seconds) * 1000.0 + self._shift
            if session is not None:
                start, end = map(_milliseconds_at, session)
                passed = table.clock(session[0]) * 1000.0 + self._shift
                return start, end, start - passed, True, day
            opens = table.opens(seconds)
            until = _next_change(t)
            if opens is not None:
                until = min(until, _milliseconds_at(opens))
            return t, until, table.clock(seconds) * 1000.0 + self._shift, False, day
        except OutOfCalendar:
            return self._plain(t)

    def part(self, t: float, wanted: InSession) -> Held:
        """Tell the part of the trading day by the hours that this clock goes by."""
        return _part_at(self._table, t, wanted)

    def at(self, t: float) -> At:
        """Read the clock."""
        if not self._last[0] <= t < self._last[1]:
            self._last = self(t)
        return _read(self._last, t)

    def follow(self, t: float) -> None:
        """Go by the hours that are known now, from `t` on: what has passed until then stays."""
        table = self._find()
        if table is not self._table:
            passed = self.at(t).u
            self._table = table
            self._shift += passed - _read(self(t), t).u
            self._last = self(t)

    def _plain(self, t: float) -> Stretch:
        start = (t // DAY) * DAY
        return start, start + DAY, -self._shift, True, start + self._shift


class WallClock:
    """Counts every second; its days are trading days all the same."""

    def __init__(self, find: Callable[[], Timetable | None]) -> None:
        self._find = find

    def __call__(self, t: float) -> Stretch:
        """Return the stretch that begins at midnight, or when the trading day changes."""
        start = (t // DAY) * DAY
        turn = start + CHANGE
        start, end = (start, turn) if t < turn else (turn, start + DAY)
        return start, end, 0.0, True, self._day(start)

    def part(self, t: float, wanted: InSession) -> Held:
        """Tell the part of the trading day: sessions are the contract's, whatever time counts."""
        return _part_at(self._find(), t, wanted)

    def at(self, t: float) -> At:
        """Read the clock."""
        return _read(self(t), t)

    def follow(self, t: float) -> None:
        """Nothing changes: no hours are cut out."""

    # Bars are cut from the midnight of a trading day; those of the night before are another day's.
    def _day(self, t: float) -> float:
        table = self._find()
        midnight = (t // DAY) * DAY
        if table is None:
            return midnight
        try:
            index = table.days.index_at(_seconds(t))
            return _milliseconds_at(table.evening(index))
        except OutOfCalendar:
            return midnight


RuleClock = TradingClock | WallClock


def exchange_ms(time: datetime) -> float:
    """Return an aware time as exchange time: ms without a zone, as Beijing's clocks show it."""
    return (time + BEIJING).timestamp() * 1000.0


def no_clock(subject: str, kind: str) -> RuleClock | None:
    """Find no clock: every second counts, and a day begins at midnight."""
    return None


def read(clock: RuleClock | None, t: float) -> At:
    """Read a clock at an exchange time; without one it is the time of the wall."""
    return At(t, t, (t // DAY) * DAY) if clock is None else clock.at(t)


def read_all(clock: RuleClock | None, times: Iterable[float]) -> list[Moment]:
    """Read a clock at exchange times that never go back, each as an `At` without its names."""
    if clock is None:
        return [(t, t, (t // DAY) * DAY) for t in times]
    found: list[Moment] = []
    start = end = offset = day = 0.0
    is_open = False
    for t in times:
        if not start <= t < end:
            start, end, offset, is_open, day = clock(t)
        found.append((t - offset if is_open else offset, t, day))
    return found


def _read(stretch: Stretch, t: float) -> At:
    _, _, offset, is_open, day = stretch
    return At(t - offset if is_open else offset, t, day)


def _part_at(table: Timetable | None, t: float, wanted: InSession) -> Held:
    unknown = (t // DAY) * DAY, (t // DAY) * DAY + DAY, math.nan
    if table is None:
        return unknown
    seconds = _seconds(t)
    try:
        session = table.session(seconds)
        if session is None:
            opens, change = table.opens(seconds), _next_change(t)
            return t, change if opens is None else min(change, _milliseconds_at(opens)), 0.0
        start, end = map(_milliseconds_at, session)
        if wanted.part in (DayPart.NIGHT, DayPart.DAY):
            is_night = table.is_night(seconds)
            return start, end, float(is_night is (wanted.part is DayPart.NIGHT))
        edge = _milliseconds_at(_edge(table, session[0], wanted))
    except OutOfCalendar:
        return unknown
    is_first = wanted.part is DayPart.FIRST
    if t < edge:
        return start, min(edge, end), float(is_first)
    return max(edge, start), end, float(not is_first)


# Where the first minutes of a day end, or the last ones begin, were there no break after `start`.
def _edge(table: Timetable, start: float, wanted: InSession) -> float:
    span = wanted.span.total_seconds()
    if wanted.part is DayPart.FIRST:
        return start + span - (table.clock(start) - table.begun(start))
    return start + table.left_in_day(start) - span


def _seconds(t: float) -> float:
    return t / 1000.0 - BEIJING_AHEAD


def _milliseconds_at(seconds: float) -> float:
    return (seconds + BEIJING_AHEAD) * 1000.0


def _next_change(t: float) -> float:
    day = ((t - CHANGE) // DAY) * DAY + CHANGE
    return day + DAY
