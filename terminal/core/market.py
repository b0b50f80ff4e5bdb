"""What the market last said, how old it is, and the basis that follows from it.

A quote counts only when its source's time is newer than the last one accepted, or the same with
other content: after a reconnect the front repeats its old snapshot, and that must not look like
news. A leg is good when its link is
READY, something new came over that link since it came up, and it is not older than the pair allows.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

import msgspec

from terminal.domain.basis import Pair, scale_and_shift
from terminal.domain.instrument import Instrument
from terminal.domain.link import LinkState
from terminal.domain.metric import DataState, Metric, Reading
from terminal.domain.quote import Quote, stamp_at, time_of

GOOD = DataState.GOOD
# Clocks differ by seconds; a stamp further ahead of ours is a fault, and would make old of all that
# follows it.
AHEAD = timedelta(minutes=5)
# The link of prices that a person types in.
MANUAL = "spot:manual"


class Legs(msgspec.Struct, frozen=True, gc=False):
    """Both sides of a pair now: adjusted spot, futures, their basis, and whether it counts.

    Prices and basis are float64 in the pair's price unit; None when the leg has no price.
    """

    spot: float | None
    futures: float | None
    basis: float | None
    state: DataState


def reading_of(pair_id: str, legs: Legs) -> Reading:
    """Return the market basis of a pair as its legs stand; no value unless both are good."""
    value = legs.basis if legs.state is GOOD else None
    return Reading(Metric.BASIS, pair_id, value, legs.state)


class Source(msgspec.Struct):
    """One link that quotes come over.

    link: its id
    heard: symbols that brought something new since the link came up
    is_file: it repeats itself whenever it is read; the age of its rows is what counts
    frontier: the newest stamp heard on it; frontier_time the same, parsed when first needed
    """

    link: str
    state: LinkState
    heard: set[str]
    is_file: bool = False
    frontier: str = ""
    frontier_time: datetime | None = None


class Market:
    """Quotes by symbol and the pairs they move.

    stale: quotes dropped as older than what is known
    ahead: symbol -> the first stamp that was refused as lying in the future (a live desk only)
    contested: symbol -> the link that brings it and the first other one that tried to
    wall_clock: judge age by this machine's clock (a live desk); else by the newest time the same
        source has given (a simulation or a replayed day), plus the time since it was heard.
    """

    def __init__(self, pairs: Iterable[Pair], *, wall_clock: bool) -> None:
        self.pairs: dict[str, Pair] = {pair.id: pair for pair in pairs}
        self.quotes: dict[str, Quote] = {}
        self.instruments: dict[str, Instrument] = {}
        self.updates = 0
        self.stale = 0
        self.ahead: dict[str, str] = {}
        self.contested: dict[str, tuple[str, str]] = {}
        self._bound: tuple[datetime | None, str] = (None, "")
        self._asked: tuple[datetime, int] | None = None
        self._latest: datetime | None = None
        self.wall_clock = wall_clock
        self._sources: dict[str, Source] = {}
        self._source_of: dict[str, Source] = {}
        self._owners: dict[str, str] = {}
        self._max_ages = {
            pair.id: (pair.spot_max_age.total_seconds(), pair.futures_max_age.total_seconds())
            for pair in self.pairs.values()
        }
        self._adjust = {pair.id: scale_and_shift(pair) for pair in self.pairs.values()}
        self._watchers: dict[str, tuple[str, ...]] = _by_symbol(self.pairs)

    def link_changed(self, link: str, state: LinkState) -> None:
        """Remember how a source is; a front that comes up again must bring news of each leg."""
        source = self._source(link)
        if state is LinkState.READY and source.state is not LinkState.READY:
            source.heard.clear()
        source.state = state

    def _source(self, link: str) -> Source:
        if link not in self._sources:
            is_file = link.startswith("spot:")
            self._sources[link] = Source(link, LinkState.CONNECTING, set(), is_file)
        return self._sources[link]

    def apply(self, quotes: Iterable[Quote], source: str) -> list[str]:
        """Take what is newer than what is known; return the ids of the pairs it moved."""
        moved: dict[str, None] = {}
        known = self.quotes
        feed = self._source(source)
        for quote in quotes:
            if self._source_of.get(quote.symbol) is not feed and self._is_taken(quote, source):
                continue
            before = known.get(quote.symbol)
            if before is not None and _is_old(quote, before):
                self.stale += 1
                continue
            if self.wall_clock and self._is_ahead(quote):
                self.ahead.setdefault(quote.symbol, quote.stamp)
                continue
            self.updates += 1
            known[quote.symbol] = quote
            self._source_of[quote.symbol] = feed
            feed.heard.add(quote.symbol)
            if quote.stamp > feed.frontier:
                feed.frontier, feed.frontier_time = quote.stamp, None
            for pair in self._watchers.get(quote.symbol, ()):
                moved[pair] = None
        return list(moved)

    def legs(self, pair_id: str, now: datetime) -> Legs:
        """Work out a pair's basis and whether it may be relied on."""
        pair = self.pairs[pair_id]
        spot, futures = self.quotes.get(pair.spot), self.quotes.get(pair.futures)
        scale, shift = self._adjust[pair_id]
        s = None if spot is None or spot.last is None else scale * spot.last + shift
        f = None if futures is None else futures.last
        if spot is None or futures is None or s is None or f is None:
            return Legs(s, f, None, DataState.NO_DATA)
        return Legs(s, f, s - f, self._judge(pair, spot, futures, now))

    def reading(self, pair_id: str, now: datetime) -> Reading:
        """Measure the market basis of a pair; no value unless both legs are good."""
        return reading_of(pair_id, self.legs(pair_id, now))

    def age(self, quote: Quote, now: datetime) -> float:
        """Return the quote's age in seconds, never negative: the larger of waiting and lateness."""
        age = (now - quote.arrival).total_seconds()
        if not self.wall_clock:
            behind = self._behind(quote)
            age = age + behind if behind > 0.0 else age
        elif (time := time_of(quote.stamp)) is not None:
            late = (now - time).total_seconds()
            age = max(age, late)
        return max(age, 0.0)

    def time(self, pair_id: str, now: datetime) -> datetime:
        """Return the pair's own time, aware UTC: this machine's, or that of its futures' source.

        A replayed day goes by the time it was recorded at, and on between its quotes.
        """
        quote = self.quotes.get(self.pairs[pair_id].futures)
        if self.wall_clock or quote is None:
            return now
        time = time_of(quote.stamp)
        if time is None:
            return now
        return time + (now - quote.arrival) if now > quote.arrival else time

    def latest(self, now: datetime) -> datetime:
        """Return the time of the pair that was heard last, for what only time changes."""
        if self.wall_clock or not self.quotes:
            return now
        # Every account asks for it at the same moment.
        asked = now, self.updates
        if self._latest is None or self._asked != asked:
            self._asked = asked
            self._latest = max(self.time(pair, now) for pair in self.pairs)
        return self._latest

    def is_brought_by(self, symbol: str, link: str) -> bool:
        """Prices of this symbol are taken from this link."""
        return self._owners.get(symbol) == link

    def is_up(self, symbol: str) -> bool:
        """The link that this symbol comes over is READY."""
        source = self._source_of.get(symbol)
        return source is not None and source.state is LinkState.READY

    def _is_taken(self, quote: Quote, link: str) -> bool:
        # The first to bring a series keeps it; a person may correct any, and owns none.
        if link == MANUAL:
            return False
        owner = self._owners.setdefault(quote.symbol, link)
        if owner != link:
            self.contested.setdefault(quote.symbol, (owner, link))
        return owner != link

    def _is_ahead(self, quote: Quote) -> bool:
        # Stamps compare as text; the bound is spelled once a second.
        second = quote.arrival.replace(microsecond=0)
        if self._bound[0] != second:
            self._bound = (second, stamp_at(second + AHEAD))
        return quote.stamp > self._bound[1]

    def _judge(self, pair: Pair, spot: Quote, futures: Quote, now: datetime) -> DataState:
        spot_max_age, futures_max_age = self._max_ages[pair.id]
        state = self._judge_leg(spot, spot_max_age, now)
        if state is GOOD:
            state = self._judge_leg(futures, futures_max_age, now)
        if state is not GOOD:
            return state
        if pair.max_skew is not None and _skew(spot, futures) > pair.max_skew.total_seconds():
            return DataState.SKEWED
        if futures.limit_board is not None:
            return DataState.LIMIT_BOARD
        return GOOD

    def _judge_leg(self, quote: Quote, max_age: float, now: datetime) -> DataState:
        source = self._source_of[quote.symbol]
        if source.state is not LinkState.READY:
            return DataState.LINK_DOWN
        if not source.is_file and quote.symbol not in source.heard:
            return DataState.STALE
        # Of the newest stamp of its source a quote is as old as its arrival.
        if quote.stamp == source.frontier and not self.wall_clock:
            return DataState.STALE if (now - quote.arrival).total_seconds() > max_age else GOOD
        return DataState.STALE if self.age(quote, now) > max_age else GOOD

    def _behind(self, quote: Quote) -> float:
        # How far the quote's own time lies behind the newest time of its source.
        source = self._source_of[quote.symbol]
        if quote.stamp == source.frontier:
            return 0.0
        if source.frontier_time is None:
            source.frontier_time = time_of(source.frontier)
        time = time_of(quote.stamp)
        if time is None or source.frontier_time is None:
            return 0.0
        return (source.frontier_time - time).total_seconds()


def _is_old(quote: Quote, before: Quote) -> bool:
    # Some sources stamp whole seconds and trade in between, or give no time at all.
    if quote.stamp != before.stamp:
        return quote.stamp < before.stamp
    return msgspec.structs.replace(quote, arrival=before.arrival) == before


def _skew(spot: Quote, futures: Quote) -> float:
    first, second = spot.time, futures.time
    if first is None or second is None:
        return math.inf
    return abs((first - second).total_seconds())


def _by_symbol(pairs: Mapping[str, Pair]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for pair in pairs.values():
        for symbol in (pair.spot, pair.futures):
            found[symbol] = (*found.get(symbol, ()), pair.id)
    return found
