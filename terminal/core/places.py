"""Where the quotes of each pair stand: found at once with every tick of either leg."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

import msgspec

from terminal.domain.basis import Pair, scale_and_shift
from terminal.domain.link import LinkState
from terminal.domain.quote import Quote


class Source(msgspec.Struct):
    """One link that quotes come over.

    link: its id
    session: how often it came up; what was heard in another one is not heard in this
    is_file: it repeats itself whenever it is read; the age of its rows is what counts
    frontier: the newest stamp heard on it; frontier_time the same as a time, if it can be read
    """

    link: str
    state: LinkState
    session: int = 0
    is_file: bool = False
    frontier: str = ""
    frontier_time: datetime | None = None


class Leg:
    """The newest quote of one side of a pair, with what its age is worked out from.

    session: of its source, when it was heard
    time: the source's own, if it can be read
    since: from when its age counts
    """

    __slots__ = ("max_age", "quote", "session", "since", "source", "time")

    def __init__(self, max_age: timedelta) -> None:
        self.max_age = max_age
        self.quote: Quote | None = None
        self.source: Source | None = None
        self.session = 0
        self.time: datetime | None = None
        self.since: datetime | None = None

    def put(self, quote: Quote, source: Source, time: datetime | None, since: datetime) -> None:
        """Take a newer quote."""
        self.quote, self.source, self.session = quote, source, source.session
        self.time, self.since = time, since


class Place:
    """A pair with both of its legs, and how its spot price is made comparable."""

    __slots__ = ("futures", "id", "max_skew", "pair", "scale", "shift", "spot")

    def __init__(self, pair: Pair) -> None:
        self.id, self.max_skew = pair.id, pair.max_skew
        self.describe(pair)
        self.spot, self.futures = Leg(pair.spot_max_age), Leg(pair.futures_max_age)

    def describe(self, pair: Pair) -> None:
        """Make the spot price comparable by the terms of `pair` from now on."""
        self.pair = pair
        self.scale, self.shift = scale_and_shift(pair)


# A place, the leg that a symbol is there, and the symbol of the other leg.
Seat = tuple[Place, Leg, str]


def by_symbol(places: Iterable[Place]) -> dict[str, tuple[Seat, ...]]:
    """Return where each symbol sits."""
    found: dict[str, tuple[Seat, ...]] = {}
    for place in places:
        spot, futures = place.pair.spot, place.pair.futures
        found[spot] = (*found.get(spot, ()), (place, place.spot, futures))
        found[futures] = (*found.get(futures, ()), (place, place.futures, spot))
    return found
