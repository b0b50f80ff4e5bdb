"""By which mapping each series of a spot file was read last, in this run or in the one before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from terminal.core.spot_mapped import SpotReading
from terminal.feeds.fault import Malformed
from terminal.feeds.spot_layout import Layout
from terminal.feeds.spot_preview import keys_of
from terminal.feeds.spot_same import Rows
from terminal.feeds.spot_table import table_of

# Series -> its mapping; None = one that this version does not know.
Readings = Mapping[str, Layout | None]


class SpotReadings:
    """Tell which series another mapping than before reads otherwise."""

    def __init__(self, known: Readings | None = None) -> None:
        self._by: dict[str, Layout | None] = dict(known or {})

    def otherwise(
        self, content: bytes, name: str, now: datetime, layout: Layout, rows: Mapping[str, Rows]
    ) -> frozenset[str]:
        """Return those of the series in a file that its mapping of before reads otherwise.

        rows: what `layout` reads. Nothing is known of their last price: what can no longer be read
        by the mapping of before is another series. A series without one is new and has no past.
        """
        asked = {one: self._by[one] for one in rows if self._by.get(one, layout) != layout}
        found: dict[str, Mapping[str, Rows]] = {}
        for former in asked.values():
            # By their text: a mapping holds a table of names, and is no key.
            if former is not None and repr(former) not in found:
                found[repr(former)] = _rows_of(content, name, now, former)
        before = {one: found.get(repr(former), {}).get(one, ()) for one, former in asked.items()}
        return frozenset(one for one in asked if _said(before[one]) != _said(rows[one]))

    def take(self, symbols: Iterable[str], layout: Layout) -> tuple[SpotReading, ...]:
        """Hear that these were read by a mapping; return all that is known when that is news."""
        news = {one: layout for one in symbols if self._by.get(one) != layout}
        if not news:
            return ()
        self._by |= news
        groups: dict[str, SpotReading] = {}
        for symbol, one in self._by.items():
            if one is not None:
                known = groups.get(repr(one), SpotReading(keys_of(one), ()))
                groups[repr(one)] = SpotReading(known.mapping, (*known.symbols, symbol))
        return tuple(groups.values())


def _rows_of(content: bytes, name: str, now: datetime, layout: Layout) -> Mapping[str, Rows]:
    try:
        return table_of(content, name, now, layout).rows
    except Malformed:
        return {}


def _said(rows: Rows) -> list[tuple[int, float]]:
    return [(one.line, one.price) for one in rows]
