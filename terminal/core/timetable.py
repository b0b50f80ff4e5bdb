"""The trading clock of one product: it runs in continuous trading and stands still elsewhere.

`clock` turns an instant into the seconds traded up to it, `instant` turns them back. So the trading
time between two instants is a difference of two readings, and "n trading minutes ago" is one
reading less 60n turned back. Hold timers that keep readings instead of times freeze in breaks, over
nights and over holidays by themselves.

Instants are float64 seconds since the epoch, UTC. A reading of such an instant is exact: both are
multiples of 2**-22 s, and readings are the smaller numbers.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable
from datetime import date
from itertools import pairwise

import msgspec

from terminal.core.days import Days, OutOfCalendar
from terminal.domain.calendar import CHANGE_OF_DAY, DAY, Hours, Phase, SecondAuction, Span


class Pattern(msgspec.Struct, frozen=True):
    """One trading day, in seconds from its own midnight; the evening before is negative.

    spans: continuous trading, ascending; before: what is traded before each; total: in all
    day_at: index of the first span of the day itself
    phases: all of the above and the phases between them; outside of them it is closed
    """

    spans: tuple[Span, ...]
    before: tuple[int, ...]
    total: int
    day_at: int
    phases: tuple[tuple[int, int, Phase], ...]


class Timetable:
    """One product's sessions on all trading days of its exchange; `hours` gives one a day."""

    def __init__(self, days: Days, hours: Iterable[Hours]) -> None:
        self.days = days
        self._patterns: list[Pattern] = []
        self._which = array("H")
        self._midnight = days.midnights
        self._total = array("q", [0])
        known: dict[tuple[Hours, int], int] = {}
        # Day after day has the very same hours: they are compared once a run, not once a day.
        run: dict[int, int] = {}
        last: Hours | None = None
        total = 0
        for each, gap in zip(hours, days.gaps(), strict=True):
            if each is not last:
                last, run = each, {}
            which = run.get(gap)
            if which is None:
                which = run[gap] = known.setdefault((each, gap), len(self._patterns))
                if which == len(self._patterns):
                    self._patterns.append(pattern_of(each, gap))
            self._which.append(which)
            total += self._patterns[which].total
            self._total.append(total)

    def clock(self, seconds: float) -> float:
        """Return the seconds of continuous trading from the calendar's start to an instant."""
        index = self.days.index_at(seconds)
        pattern, total = self._patterns[self._which[index]], self._total[index]
        offset = seconds - self._midnight[index]
        for span, before in zip(pattern.spans, pattern.before, strict=True):
            if offset < span.start:
                return total + before
            if offset < span.end:
                return total + before + (offset - span.start)
        return total + pattern.total

    def instant(self, reading: float) -> float:
        """Return the instant in continuous trading at which the clock shows this reading.

        Where a break falls on it, that is the end of the break. Raise `OutOfCalendar` for readings
        the clock never shows.
        """
        index = bisect_right(self._total, reading) - 1
        if not 0 <= index < len(self._which):
            raise OutOfCalendar
        pattern = self._patterns[self._which[index]]
        rest = reading - self._total[index]
        at = bisect_right(pattern.before, rest) - 1
        return self._midnight[index] + pattern.spans[at].start + (rest - pattern.before[at])

    def begun(self, seconds: float) -> float:
        """Return what the clock showed when an instant's trading day began."""
        return float(self._total[self.days.index_at(seconds)])

    def between(self, start: float, end: float) -> float:
        """Return the seconds of trading from one instant to another, negative backwards."""
        return self.clock(end) - self.clock(start)

    def phase(self, seconds: float) -> Phase:
        """Say what the market does at an instant."""
        index = self.days.index_at(seconds)
        offset = seconds - self._midnight[index]
        for start, end, phase in self._patterns[self._which[index]].phases:
            if start <= offset < end:
                return phase
        return Phase.CLOSED

    def session(self, seconds: float) -> tuple[float, float] | None:
        """Return start and end of the continuous session that holds an instant."""
        index = self.days.index_at(seconds)
        midnight = self._midnight[index]
        offset = seconds - midnight
        for span in self._patterns[self._which[index]].spans:
            if span.start <= offset < span.end:
                return float(midnight + span.start), float(midnight + span.end)
        return None

    def is_night(self, seconds: float) -> bool:
        """Tell whether an instant lies in the night session that opens its trading day."""
        index = self.days.index_at(seconds)
        pattern, offset = self._patterns[self._which[index]], seconds - self._midnight[index]
        return any(one.start <= offset < one.end for one in pattern.spans[: pattern.day_at])

    def opens(self, seconds: float) -> float | None:
        """Return the next start of a session after an instant, None when there is none left."""
        index = self.days.index_at(seconds)
        offset = seconds - self._midnight[index]
        for span in self._patterns[self._which[index]].spans:
            if offset < span.start:
                return float(self._midnight[index] + span.start)
        later = self._traded_after(index)
        if later is None:
            return None
        return float(self._midnight[later] + self._patterns[self._which[later]].spans[0].start)

    def left_in_day(self, seconds: float) -> float:
        """Return the seconds of trading left in the instant's trading day."""
        return self._total[self.days.index_at(seconds) + 1] - self.clock(seconds)

    def at(self, day: date, second: int) -> float:
        """Return the instant that a front writes as this trading day and this time of day.

        second: from midnight, past 24 hours for the small hours of a night ("26:30:00"); from 18:00
        on it is on the evening that opens the trading day. Raise `OutOfCalendar` for a day without
        trading.
        """
        index = self.days.index(day)
        if self.days[index] != day:
            raise OutOfCalendar
        if second < CHANGE_OF_DAY:
            return float(self._midnight[index] + second)
        return self.evening(index) + second

    def evening(self, index: int) -> float:
        """Return the midnight of the calendar day whose evening opens a trading day."""
        return float(self._midnight[index - 1] if index else self._midnight[0] - DAY)

    def midnight(self, index: int) -> float:
        """Return the midnight at which a trading day's own calendar day begins."""
        return float(self._midnight[index])

    # The nearest trading day after this index on which anything is traded.
    def _traded_after(self, index: int) -> int | None:
        index = bisect_right(self._total, self._total[index + 1]) - 1
        return index if index < len(self._which) else None


def pattern_of(hours: Hours, gap: int) -> Pattern:
    """Lay out a trading day that begins `gap` calendar days after the one before it."""
    if hours.is_ceaseless:
        whole = Span(CHANGE_OF_DAY - gap * DAY, CHANGE_OF_DAY)
        phases: tuple[tuple[int, int, Phase], ...] = ((*_ends(whole), Phase.CONTINUOUS),)
        return Pattern((whole,), (0,), whole.end - whole.start, 0, phases)
    evening = -gap * DAY
    night = tuple(Span(evening + span.start, evening + span.end) for span in hours.night)
    spans = (*night, *hours.day)
    before, total = [], 0
    for span in spans:
        before.append(total)
        total += span.end - span.start
    return Pattern(spans, tuple(before), total, len(night), _phases(hours, night))


def _phases(hours: Hours, night: tuple[Span, ...]) -> tuple[tuple[int, int, Phase], ...]:
    found = [*_block(night), *_block(hours.day)]
    if night:
        found += _opening(hours, night[0].start, SecondAuction.ORDERS)
    if hours.day:
        found += _opening(
            hours, hours.day[0].start, hours.second if night else SecondAuction.ORDERS
        )
    return tuple(sorted(found))


def _block(spans: tuple[Span, ...]) -> Iterable[tuple[int, int, Phase]]:
    yield from ((*_ends(span), Phase.CONTINUOUS) for span in spans)
    yield from (
        (one.end, other.start, Phase.BREAK)
        for one, other in pairwise(spans)
        if one.end < other.start
    )


def _opening(hours: Hours, start: int, kind: SecondAuction) -> list[tuple[int, int, Phase]]:
    if kind is SecondAuction.NONE or not hours.auction:
        return []
    match = start - hours.matching
    if kind is SecondAuction.CANCELS:
        return [(start - hours.auction, match, Phase.CANCELLING)]
    return [(start - hours.auction, match, Phase.AUCTION), (match, start, Phase.MATCHING)]


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end
