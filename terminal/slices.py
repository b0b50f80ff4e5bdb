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


class Slices:
    """Which symbols belong together; those of no pair may go anywhere.

    urgent: the symbols of quotes that concern an alert, open or about to be
    """

    def __init__(
        self,
        pairs: Iterable[Pair],
        urgent: Callable[[Sequence[Quote]], set[str]] = lambda quotes: set(),
        *,
        at_once: int = AT_ONCE,
    ) -> None:
        self._at_once = at_once
        self._urgent = urgent
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
        together: dict[str, list[Quote]] = {}
        for quote in event.quotes:
            together.setdefault(self._group.get(quote.symbol, quote.symbol), []).append(quote)
        urgent = {self._group.get(symbol, symbol) for symbol in self._urgent(event.quotes)}
        first = [together.pop(key) for key in list(together) if key in urgent]
        parts: list[list[Quote]] = [[]]
        for quotes in (*first, *together.values()):
            if parts[-1] and len(parts[-1]) + len(quotes) > self._at_once:
                parts.append([])
            parts[-1] += quotes
        return [QuotesChanged(tuple(part), event.source) for part in parts]

    def _root(self, symbol: str) -> str:
        at = self._group.setdefault(symbol, symbol)
        while at != self._group[at]:
            at = self._group[at]
        return at
