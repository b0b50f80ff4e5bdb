"""What the market last said, how old it is, and the basis that follows from it.

A quote counts only when its source's time is newer than the last one accepted, or the same with
other content: after a reconnect the front repeats its old snapshot, and that must not look like
news. A leg is good when its link is
READY, something new came over that link since it came up, and it is not older than the pair allows.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import date, datetime, timedelta

import msgspec

from terminal.core.lulls import Lulls
from terminal.core.places import Leg, Place, Source, by_symbol
from terminal.domain.basis import Pair
from terminal.domain.instrument import Instrument
from terminal.domain.link import LinkState
from terminal.domain.metric import DataState, Metric, Reading
from terminal.domain.quote import Quote, stamp_at, time_of

GOOD = DataState.GOOD
# Clocks differ by seconds; a stamp further ahead of ours is a fault, and would make old of all that
# follows it.
AHEAD = timedelta(minutes=5)
NOTHING = timedelta(0)
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


class Market:
    """Quotes by symbol and the pairs they move.

    stale: quotes dropped as older than what is known
    ahead: symbol and day (UTC) of arrival -> the first stamp that was refused as lying in the
        future (a live desk only)
    lulls: which quotes that are yet to be applied concern nobody
    passed_over: symbol and stamp of a price that a person typed -> the first price of a file that
        was dropped as older than it
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
        self.ahead: dict[tuple[str, date], str] = {}
        self.contested: dict[str, tuple[str, str]] = {}
        self.passed_over: dict[tuple[str, str], Quote] = {}
        self._bound: tuple[datetime | None, str] = (None, "")
        self._asked: tuple[datetime, int] | None = None
        self._latest: datetime | None = None
        self.wall_clock = wall_clock
        self._sources: dict[str, Source] = {}
        self._source_of: dict[str, Source] = {}
        self._owners: dict[str, str] = {}
        self._places = {pair.id: Place(pair) for pair in self.pairs.values()}
        self._watchers = by_symbol(self._places.values())
        self.lulls = Lulls(self._watchers)

    def link_changed(self, link: str, state: LinkState) -> None:
        """Remember how a source is; a front that comes up again must bring news of each leg."""
        source = self._source(link)
        if state is LinkState.READY and source.state is not LinkState.READY:
            source.session += 1
        source.state = state

    def _source(self, link: str) -> Source:
        if link not in self._sources:
            is_file = link.startswith("spot:")
            self._sources[link] = Source(link, LinkState.CONNECTING, is_file=is_file)
        return self._sources[link]

    def apply(self, quotes: Iterable[Quote], source: str) -> list[str]:
        """Take what is newer than what is known; return the ids of the pairs it moved."""
        moved: dict[str, None] = {}
        known, source_of, feed = self.quotes, self._source_of, self._source(source)
        lulls = self.lulls.spans
        for quote in quotes:
            symbol, stamp = quote.symbol, quote.stamp
            if source_of.get(symbol) is not feed and self._is_taken(quote, source):
                continue
            before = known.get(symbol)
            if before is not None and stamp <= before.stamp and _is_old(quote, before):
                self.stale += 1
                self._note_typed(before, quote, feed)
                continue
            if self.wall_clock and self._is_ahead(quote):
                self.ahead.setdefault((symbol, quote.arrival.date()), stamp)
                continue
            self.updates += 1
            known[symbol] = quote
            source_of[symbol] = feed
            time = time_of(stamp)
            if stamp > feed.frontier:
                feed.frontier, feed.frontier_time = stamp, time
            since = quote.arrival
            if self.wall_clock and time is not None and time < since:
                since = time
            for place, leg, other in self._watchers.get(symbol, ()):
                leg.put(quote, feed, time, since)
                moved[place.id] = None
                # What the other leg may cost without concerning anybody has moved with this one.
                lulls.pop(other, None)
        return list(moved)

    def describe(self, pair: Pair) -> None:
        """Take a pair in other terms than so far; its legs, and how old they are, stay."""
        self.pairs[pair.id] = pair
        self._places[pair.id].describe(pair)
        self.lulls.end(pair.id)

    def legs(self, pair_id: str, now: datetime) -> Legs:
        """Work out a pair's basis and whether it may be relied on."""
        place = self._places[pair_id]
        spot, futures = place.spot.quote, place.futures.quote
        s = None if spot is None or spot.last is None else place.scale * spot.last + place.shift
        f = None if futures is None else futures.last
        if spot is None or futures is None or s is None or f is None:
            return Legs(s, f, None, DataState.NO_DATA)
        state = self._judge(place.spot, now)
        if state is GOOD:
            state = self._judge(place.futures, now)
        if state is GOOD:
            skew = place.max_skew
            if skew is not None and _skew(spot, futures) > skew.total_seconds():
                state = DataState.SKEWED
            # A locked board has one empty side.
            elif (futures.ask is None or futures.bid is None) and futures.limit_board is not None:
                state = DataState.LIMIT_BOARD
        return Legs(s, f, s - f, state)

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

    def may_be_brought_by(self, symbol: str, link: str) -> bool:
        """Prices of this symbol are taken from this link, or would be: nobody has brought one."""
        return self._owners.get(symbol, link) == link

    def is_up(self, symbol: str) -> bool:
        """The link that this symbol comes over is READY."""
        source = self._source_of.get(symbol)
        return source is not None and source.state is LinkState.READY

    def is_good(self, symbol: str, now: datetime) -> bool:
        """A symbol's price may stand beside a good one: it is young enough for some pair's leg.

        Of what is no leg of a pair, its link is READY.
        """
        legs = [leg for _, leg, _ in self._watchers.get(symbol, ())]
        if not legs:
            return self.is_up(symbol)
        return any(self._judge(leg, now) is GOOD for leg in legs)

    def _is_taken(self, quote: Quote, link: str) -> bool:
        # The first to bring a series keeps it; a person may correct any, and owns none.
        if link == MANUAL:
            return False
        owner = self._owners.setdefault(quote.symbol, link)
        if owner != link:
            self.contested.setdefault(quote.symbol, (owner, link))
        return owner != link

    # A file may say the day of its price and not when it came. The typed one stays, and it is told;
    # of a front that is half a second behind there is nothing to tell.
    def _note_typed(self, before: Quote, quote: Quote, feed: Source) -> None:
        is_typed = self._source_of[before.symbol].link == MANUAL != feed.link
        if is_typed and feed.is_file and quote.last not in (None, before.last):
            self.passed_over.setdefault((before.symbol, before.stamp), quote)

    def _is_ahead(self, quote: Quote) -> bool:
        # Stamps compare as text; the bound is spelled once a second.
        second = quote.arrival.replace(microsecond=0)
        if self._bound[0] != second:
            self._bound = (second, stamp_at(second + AHEAD))
        return quote.stamp > self._bound[1]

    def _judge(self, leg: Leg, now: datetime) -> DataState:
        source, since = leg.source, leg.since
        if source is None or since is None or source.state is not LinkState.READY:
            return DataState.LINK_DOWN
        if leg.session != source.session and not source.is_file:
            return DataState.STALE
        age = now - since
        if not self.wall_clock and leg.time is not None and source.frontier_time is not None:
            behind = source.frontier_time - leg.time
            if behind > NOTHING:
                age += behind
        return DataState.STALE if age > leg.max_age else GOOD

    def _behind(self, quote: Quote) -> float:
        # How far the quote's own time lies behind the newest time of its source.
        newest, time = self._source_of[quote.symbol].frontier_time, time_of(quote.stamp)
        return 0.0 if time is None or newest is None else (newest - time).total_seconds()


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
