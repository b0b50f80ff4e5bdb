"""Which last prices concern nobody: asked of each quote of a large packet before it is judged.

Two hundred pairs lie all over the memory, and to look each of them up took as long as to judge the
one that matters. So what a symbol may cost while its pair stays at rest is kept by the symbol,
until its other leg moves or the rest of its pair ends.
"""

from __future__ import annotations

from collections.abc import Mapping

from terminal.core.places import Leg, Place, Seat

Span = tuple[float, float]


class Lulls:
    """How urgent quotes are that are yet to be applied.

    seats: where each symbol sits
    spans: by symbol, from which to which last price all of its pairs stay at rest; who applies a
        quote takes away that of the other leg
    """

    def __init__(self, seats: Mapping[str, tuple[Seat, ...]]) -> None:
        self.spans: dict[str, Span] = {}
        self._seats = seats
        self._legs = {
            place.id: (place.pair.spot, place.pair.futures)
            for some in seats.values()
            for place, _, _ in some
        }

    def end(self, pair: str) -> None:
        """Forget what was kept of a pair: between other bases, or between none, it is at rest."""
        for symbol in self._legs.get(pair, ()):
            self.spans.pop(symbol, None)

    def ranks(
        self, prices: Mapping[str, float | None], rests: Mapping[str, Span]
    ) -> dict[str, int]:
        """Return how urgent last prices are, by symbol; those that concern nobody are left out.

        0: the basis that it makes leaves the rest of a pair; 1: a pair of it has no rest
        rests: by pair, from which to which basis it concerns nobody
        """
        found: dict[str, int] = {}
        spans = self.spans
        for symbol, last in prices.items():
            if last is None:
                continue
            span = spans.get(symbol)
            if span is not None and span[0] <= last <= span[1]:
                continue
            seats = self._seats.get(symbol, ())
            ranks = [_rank(place, leg, last, rests.get(place.id)) for place, leg, _ in seats]
            known = [rank for rank in ranks if rank is not None]
            if known:
                found[symbol] = min(known)
            elif len(seats) == 1 and (kept := _span(*seats[0], rests)) is not None:
                spans[symbol] = kept
        return found


def _rank(place: Place, leg: Leg, last: float, rest: Span | None) -> int | None:
    is_futures = leg is place.futures
    quote = place.spot.quote if is_futures else place.futures.quote
    other = None if quote is None else quote.last
    if other is None:
        return None
    if rest is None:
        return 1
    s, f = (other, last) if is_futures else (last, other)
    return None if rest[0] <= place.scale * s + place.shift - f <= rest[1] else 0


# To the last digit it may differ from what a basis says: it only puts quotes in an order.
def _span(place: Place, leg: Leg, _: str, rests: Mapping[str, Span]) -> Span | None:
    rest = rests.get(place.id)
    is_futures = leg is place.futures
    quote = place.spot.quote if is_futures else place.futures.quote
    if rest is None or quote is None or quote.last is None or place.scale <= 0:
        return None
    if is_futures:
        s = place.scale * quote.last + place.shift
        return s - rest[1], s - rest[0]
    f = quote.last - place.shift
    return (rest[0] + f) / place.scale, (rest[1] + f) / place.scale
