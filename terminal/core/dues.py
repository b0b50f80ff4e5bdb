"""When time alone may change what a formula says: so long after a value, or at an edge of time.

A hold that began with a value is over, a value is old enough to be what a change is measured from,
a flip is no news any more; a window of the day begins, a bar ends. Asked at these moments and at
each value, a trial over bars of a minute sees what a desk sees that looks every second.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from datetime import time, timedelta
from heapq import heappop, heappush

from terminal.core.rules.clock import parts
from terminal.core.rules.names import Leaf
from terminal.core.trading_clock import RuleClock, read
from terminal.domain.condition import Beyond, During, InSession
from terminal.domain.operand import (
    Ago,
    Change,
    Flip,
    Operand,
    Percentile,
    PerSigma,
    PreviousBar,
    Ratio,
    Volatility,
    Within,
)

MOMENT = timedelta(milliseconds=1)
DAY = 86_400_000.0
# So often a desk looks.
SHORTEST = timedelta(seconds=1)
# Behind the very millisecond, so that no rounding of a clock falls short of it.
AFTER = 1.0


class Dues:
    """The moments that values and edges of time make due. Times are exchange time in ms.

    running: the session time at which a hold is over that runs now, or None
    clock: what the hold and the spans of the leaves count; None = every second
    """

    def __init__(
        self,
        found: Collection[Leaf],
        running: Callable[[], float | None],
        clock: RuleClock | None,
    ) -> None:
        operands = [one.operand for one in found if isinstance(one, Beyond)]
        self._spans = {span / MOMENT + AFTER for one in operands for span in _spans(one) if span}
        self._bars = {max(span, SHORTEST) / MOMENT for one in operands for span in _bars(one)}
        self._windows = [one for one in found if isinstance(one, During | InSession)]
        self._running = running
        self._part = parts(clock)
        self._clock = clock
        self._due: list[float] = []

    def expect(self, at: float) -> None:
        """Take the time of a value."""
        u = read(self._clock, at).u
        for span in self._spans:
            heappush(self._due, u + span)

    def between(self, start: float, end: float, *, is_known: bool = True) -> Iterator[float]:
        """Go through what comes due after `start` and before `end`, once; whoever asks for the next
        one has let time pass up to the one before.

        is_known: there are values, so that the end of a bar may change something
        """
        at = start
        while True:
            held = self._running()
            over = end if held is None else self._instant(held + AFTER, at, end)
            due = self._instant(self._due[0], at, end) if self._due else end
            edges = [one for one in (over, *self._edges(at, end, is_known)) if one > at]
            if (at := min([end, due, *edges])) >= end:
                return
            if at == due:
                heappop(self._due)
            yield at

    # When the clock shows `u`; `end` where that is later.
    def _instant(self, u: float, start: float, end: float) -> float:
        if self._clock is None:
            return max(u, start)
        at = start
        while at < end:
            _, until, offset, is_open, _ = self._clock(at)
            if is_open and u + offset < until:
                return max(u + offset, start)
            at = until
        return end

    def _edges(self, at: float, end: float, is_known: bool) -> Iterator[float]:
        yield from (self._window_edge(one, at) for one in self._windows)
        if is_known:
            yield from (self._bar_edge(span, at, end) for span in self._bars)

    def _window_edge(self, window: During | InSession, at: float) -> float:
        if isinstance(window, InSession):
            return self._part(at, window)[1]
        midnight = at // DAY * DAY
        tods = [_milliseconds(one) for one in (window.start, window.end)]
        return min(midnight + tod + (0.0 if midnight + tod > at else DAY) for tod in tods)

    # A bar ends with its span, and with its trading day.
    def _bar_edge(self, span: float, at: float, end: float) -> float:
        u, _, day = read(self._clock, at)
        over = day + ((u - day) // span + 1.0) * span + AFTER
        if self._clock is None:
            return min(over, at // DAY * DAY + DAY)
        while at < end:
            _, until, offset, is_open, now = self._clock(at)
            if now != day:
                return at
            if is_open and over + offset < until:
                return over + offset
            at = until
        return end


def _milliseconds(at: time) -> float:
    return ((at.hour * 60 + at.minute) * 60 + at.second) * 1000.0 + at.microsecond // 1000


def _spans(operand: Operand) -> Iterator[timedelta]:
    match operand:
        case Change(period=Ago(span=span)) | Volatility(window=Within(span=span)):
            yield span
        case Flip(lasting=lasting):
            yield lasting
        case Ratio(over=over, under=under):
            yield from (*_spans(over), *_spans(under))
        case Percentile(of=of):
            yield from _spans(of)


def _bars(operand: Operand) -> Iterator[timedelta]:
    match operand:
        case Change(period=PreviousBar(span=span)) | Change(period=Ago(span=span), per=PerSigma()):
            yield span
        case Ratio(over=over, under=under):
            yield from (*_bars(over), *_bars(under))
        case Percentile(of=of):
            yield from _bars(of)
