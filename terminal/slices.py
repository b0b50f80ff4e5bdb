"""A large packet of quotes in parts: what one part decides leaves before the next is judged.

What is about to be an alert goes first, whatever its place in the packet. Pairs that share a symbol
stay together, as do both legs of a pair: no basis is ever made of one leg of a transaction beside
the other leg of the one before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from terminal.core.event import Event, QuotesChanged
from terminal.domain.basis import Pair
from terminal.domain.quote import Quote

# A part costs some hundred microseconds; many small ones would cost more than they save.
AT_ONCE = 25
# The most urgent go one by one: each is told before the next is judged.
ONE = 1
Ranks = Callable[[Sequence[Quote]], dict[str, int]]


class Slices:
    """Which symbols belong together; those of no pair may go anywhere.

    ranks: how urgent quotes are, by symbol, 0 before 1; those that it does not name come last
    """

    def __init__(
        self,
        pairs: Iterable[Pair],
        ranks: Ranks = lambda quotes: {},
        *,
        at_once: int = AT_ONCE,
    ) -> None:
        self._at_once = at_once
        self._ranks = ranks
        self._group: dict[str, str] = {}
        for pair in pairs:
            first, second = self._root(pair.spot), self._root(pair.futures)
            self._group[second] = first
        self._group = {symbol: self._root(symbol) for symbol in self._group}

    def of(self, event: Event) -> Sequence[Event]:
        """Cut quotes into parts of some `at_once`: the urgent ones first, else in order.

        Those that must go together are urgent together. Any other event stays as it is.
        """
        if not isinstance(event, QuotesChanged) or len(event.quotes) <= self._at_once:
            return [event]
        group, together = self._group, dict[str, list[Quote]]()
        for quote in event.quotes:
            together.setdefault(group.get(quote.symbol, quote.symbol), []).append(quote)
        ranked: dict[int, list[list[Quote]]] = {}
        for symbol, rank in sorted(self._ranks(event.quotes).items(), key=lambda item: item[1]):
            if quotes := together.pop(group.get(symbol, symbol), None):
                ranked.setdefault(rank, []).append(quotes)
        parts = [part for rank, some in ranked.items() for part in self._parts(some, rank)]
        parts += self._parts(together.values(), None)
        return [QuotesChanged(tuple(part), event.source) for part in parts]

    def _parts(self, groups: Iterable[list[Quote]], rank: int | None) -> list[list[Quote]]:
        most = ONE if rank == 0 else self._at_once
        parts: list[list[Quote]] = []
        for quotes in groups:
            if not parts or len(parts[-1]) + len(quotes) > most:
                parts.append([])
            parts[-1] += quotes
        return parts

    def _root(self, symbol: str) -> str:
        at = self._group.setdefault(symbol, symbol)
        while at != self._group[at]:
            at = self._group[at]
        return at
