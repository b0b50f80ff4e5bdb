"""Says, once, that a desk file counts other goods in a lot than the front or the table of products.

Exposure and reductions of pairs are counted by the desk file: with 50 tonnes in a lot of 5 a hedge
looks ten times as large as it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from terminal.core.reference import NoReference, Reference
from terminal.core.refusal import Refusal, say
from terminal.domain.basis import Pair
from terminal.domain.said import Said


class LotWatch:
    """Looks at the lots of all pairs; a unit that the desk file calls otherwise is not judged."""

    def __init__(self, pairs: Iterable[Pair], reference: Reference) -> None:
        self._pairs = {pair.futures: pair for pair in pairs}
        self._reference = reference
        self._told: dict[str, Decimal] = {}

    def look(self, day: date) -> list[Said]:
        """Return a sentence for each contract whose lot differs on a trading day, once a size."""
        news = []
        for symbol, pair in self._pairs.items():
            size = self._size(symbol, day, pair.base_unit)
            if size is None or size in (pair.base_per_lot, self._told.get(symbol)):
                continue
            self._told[symbol] = size
            own, known = f"{pair.base_per_lot.normalize():f}", f"{size.normalize():f}"
            news.append(say(Refusal.LOT_SIZE, symbol=symbol, quantity=own, left=known))
        return news

    def _size(self, symbol: str, day: date, base_unit: str) -> Decimal | None:
        try:
            size = self._reference.lot(symbol, day)
        except NoReference:
            return None
        return size.base_per_lot if size.base_unit == base_unit else None
