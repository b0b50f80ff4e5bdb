"""By which keys each series of a price service was read last, in this run or in the one before.

Unlike a file, what a service answered yesterday cannot be read again by other keys: a series that
is read in another way than before is another series.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable

from terminal.core.spot_mapped import SpotReading
from terminal.feeds.spot_json import Mapping

Way = dict[str, object]


class Ways:
    """Tell which series another way than before reads, each once.

    way_of: how a series is read now; known: how series were read when the desk ran last
    """

    def __init__(self, way_of: Callable[[str], Way], known: Iterable[SpotReading] = ()) -> None:
        self._way_of = way_of
        self._by = {symbol: one.mapping for one in known for symbol in one.symbols}

    def otherwise(self, symbols: Iterable[str]) -> tuple[str, ...]:
        """Return those that were read in another way; one that was never read has no past."""
        return tuple(
            one for one in symbols if self._by.get(one, self._way_of(one)) != self._way_of(one)
        )

    def take(self, symbols: Iterable[str]) -> tuple[SpotReading, ...]:
        """Hear that these were read; return all that is known when that is news."""
        news = {one: self._way_of(one) for one in symbols if self._by.get(one) != self._way_of(one)}
        if not news:
            return ()
        self._by |= news
        groups: dict[str, SpotReading] = {}
        for symbol, way in self._by.items():
            known = groups.get(repr(way), SpotReading(way, ()))
            groups[repr(way)] = SpotReading(way, (*known.symbols, symbol))
        return tuple(groups.values())


def ways_of(mapping: Mapping, known: Iterable[SpotReading], url: str, hello: str = "") -> Ways:
    """Return by what of a mapping its series are read, at this address.

    Of the address there is only a digest: a key to the service may stand in it.
    """
    address = hashlib.sha256(f"{url}\n{hello}".encode()).hexdigest()[:16]

    def way_of(symbol: str) -> Way:
        names = sorted(name for name, ours in mapping.names.items() if ours == symbol)
        keys = {"rows": mapping.rows, "symbol": mapping.symbol, "price": mapping.price}
        return {**keys, "names": names, "address": address}

    return Ways(way_of, known)
