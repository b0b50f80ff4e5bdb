"""What every source of spot prices tells the desk: its state, its news, its faults, each once."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

import structlog

from terminal.core.event import Event, QuotesChanged, SourceFaulted
from terminal.core.refusal import Refusal, say
from terminal.core.spot_mapped import SpotMapped, SpotStepped
from terminal.domain.link import LinkState
from terminal.domain.quote import Quote
from terminal.domain.said import Said
from terminal.feeds.fault import Malformed, moved
from terminal.feeds.spot_early import is_early
from terminal.feeds.spot_ways import Ways

log = structlog.stdlib.get_logger("basisdesk.feeds")

Emit = Callable[[Event, float], None]


class SpotSource:
    """The voice of one source, link "spot:<id>"; emit gets each event and its monotonic time.

    has_times: its prices have a time of their own; else the same value again is no news, so that it
        grows old however often it is repeated
    ways: how its series are read, and were read before
    """

    def __init__(self, id: str, emit: Emit, ways: Ways, *, has_times: bool = True) -> None:
        self._ways = ways
        self.link = f"spot:{id}"
        self._emit = emit
        self._has_times = has_times
        self._state: tuple[LinkState | None, str | Said] = (None, "")
        self._counts: dict[str, int] = {}
        self._told: dict[str, str] = {}
        self._newest: dict[str, Quote] = {}
        self._ahead: dict[str, Quote] = {}

    def move(self, state: LinkState, detail: str | Said = "") -> None:
        """Tell of a state that is not known yet."""
        if (state, detail) != self._state:
            self._state = (state, detail)
            self._emit(moved(self.link, state, detail), time.perf_counter())

    def ready(self) -> None:
        """Tell that it answers, and how old its prices can be taken to be."""
        self.move(LinkState.READY, "" if self._has_times else say(Refusal.NO_TIMES))

    def tell(self, quotes: Sequence[Quote], received: float) -> None:
        """Tell what is news: a later time, or another price at the same time.

        Of a source without times it is another price. One that is dated ahead of the clock hides
        none that comes after it, and is news again once its time has come.
        """
        news = [quote for quote in quotes if self._is_news(quote)]
        for quote in news:
            is_ahead = self._has_times and is_early(quote.stamp, quote.arrival)
            (self._ahead if is_ahead else self._newest)[quote.symbol] = quote
        if not news:
            return
        symbols = [quote.symbol for quote in news]
        if stepped := self._ways.otherwise(symbols):
            self._emit(SpotStepped(stepped, self.link), received)
        self._emit(QuotesChanged(tuple(news), self.link), received)
        if readings := self._ways.take(symbols):
            self._emit(SpotMapped(self.link, readings), received)

    def faulted(self, faults: Sequence[Malformed]) -> None:
        """Tell the first fault of each kind, unless it is the one of last time."""
        first = {fault.kind: fault for fault in reversed(faults)}
        for kind, found in first.items():
            detail = str(found)
            self._counts[kind] = self._counts.get(kind, 0) + sum(f.kind == kind for f in faults)
            if self._told.get(kind) != detail:
                log.info("refused", link=self.link, kind=kind, detail=detail)
                fault = SourceFaulted(self.link, kind, detail, self._counts[kind], found.said)
                self._emit(fault, time.perf_counter())
        self._told = {kind: str(fault) for kind, fault in first.items()}

    def _is_news(self, quote: Quote) -> bool:
        known = self._newest.get(quote.symbol)
        if self._has_times and is_early(quote.stamp, quote.arrival):
            known = self._ahead.get(quote.symbol, known)
        if known is None:
            return True
        if not self._has_times:
            return quote.last != known.last
        if quote.stamp > known.stamp:
            return True
        return quote.stamp == known.stamp and quote.last != known.last
