"""A large packet of quotes in parts: what one part decides leaves before the next is judged.

What is about to be an alert goes first, whatever its place in the packet. Pairs that share a symbol
stay together, as do both legs of a pair: no basis is ever made of one leg of a transaction beside
the other leg of the one before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from terminal.core.event import Event, QuotesChanged
from terminal.domain.basis import Pair
from terminal.domain.quote import Quote

# A part costs some hundred microseconds; many small ones would cost more than they save.
AT_ONCE = 25
# The most urgent go one by one: each is told before the next is judged.
ONE = 1
Prices = Mapping[str, float | None]
Ranks = Callable[[Prices], dict[str, int]]


class Slices:
    """Which symbols belong together; those of no pair may go anywhere.

    ranks: how urgent last prices are, by symbol, 0 before 1; those that it does not name come last
    """

    def __init__(
        self,
        pairs: Iterable[Pair],
        ranks: Ranks = lambda prices: {},
        *,
        at_once: int = AT_ONCE,
    ) -> None:
        self._at_once = at_once
        self._ranks = ranks
        root: dict[str, str] = {}
        for pair in pairs:
            first, second = _root(root, pair.spot), _root(root, pair.futures)
            root[second] = first
        groups: dict[str, list[str]] = {}
        for symbol in root:
            groups.setdefault(_root(root, symbol), []).append(symbol)
        self._group = {symbol: group for group in groups.values() for symbol in group}

    def cut(self, prices: Prices) -> Iterator[list[str]]:
        """Cut symbols into parts of some `at_once`: the urgent ones first, else in order.

        Those that must go together are urgent together. Who is urgent is asked at the first part;
        the parts of the others are worked out as they are asked for.
        """
        if len(prices) <= self._at_once:
            yield list(prices)
            return
        ranks, told = self._ranks(prices), set[str]()
        for rank in sorted(set(ranks.values())):
            urgent = (symbol for symbol, other in ranks.items() if other == rank)
            most = ONE if rank == 0 else self._at_once
            yield from self._parts(urgent, prices, told, most)
        yield from self._parts(prices, prices, told, self._at_once)

    def of(self, event: Event) -> Sequence[Event]:
        """Cut quotes that came as a whole; any other event stays as it is."""
        if not isinstance(event, QuotesChanged) or len(event.quotes) <= self._at_once:
            return [event]
        # A file may name one symbol twice.
        quotes: dict[str, list[Quote]] = {}
        for quote in event.quotes:
            quotes.setdefault(quote.symbol, []).append(quote)
        parts = self.cut({symbol: some[-1].last for symbol, some in quotes.items()})
        return [
            QuotesChanged(tuple(one for symbol in part for one in quotes[symbol]), event.source)
            for part in parts
        ]

    # The groups of those symbols that were not told, each whole in one part.
    def _parts(
        self, symbols: Iterable[str], prices: Prices, told: set[str], most: int
    ) -> Iterator[list[str]]:
        part: list[str] = []
        for symbol in symbols:
            if symbol in told:
                continue
            group = self._group.get(symbol)
            some = [symbol] if group is None else [one for one in group if one in prices]
            told.update(some)
            if part and len(part) + len(some) > most:
                yield part
                part = []
            part += some
        if part:
            yield part


def _root(root: dict[str, str], symbol: str) -> str:
    at = root.setdefault(symbol, symbol)
    while at != root[at]:
        at = root[at]
    return at
