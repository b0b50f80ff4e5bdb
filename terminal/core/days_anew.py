"""Show days that are over anew when a settlement of theirs has become known.

Rules are tried on them. When markets open, fronts tell the settlements of all contracts at once:
some days a second are enough for a trial, and no tick waits for all of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from terminal.core.effect import Effect, Show, Topic
from terminal.core.linked import commodity_of
from terminal.core.state import State
from terminal.core.unit_days import units_in

A_SECOND = 20


class DaysAnew:
    """Own what is still to be shown, over one state."""

    def __init__(self, state: State) -> None:
        self._s = state
        self._futures = {pair.id: pair.futures for pair in state.market.pairs.values()}
        self._waiting: dict[Effect, None] = {}

    def tick(self, now: datetime) -> list[Effect]:
        """Show some of what has changed."""
        moved = self._s.bookwork.known_settlements.take_moved()
        if moved:
            self._waiting |= dict.fromkeys(self._of(moved))
        found = list(self._waiting)[:A_SECOND]
        for one in found:
            del self._waiting[one]
        return found

    def _of(self, symbols: Iterable[str]) -> list[Effect]:
        moved = set(symbols)
        pairs = [pair for pair, futures in self._futures.items() if futures in moved]
        goods = {commodity_of(pair, self._futures).lower() for pair in pairs}
        past = units_in(self._s.closes.past)
        units = [one for one in past if commodity_of(one, {}).lower() in goods]
        shows = [(Topic.DAYS, one) for one in pairs] + [(Topic.UNIT_DAYS, one) for one in units]
        return [Show(*one) for one in shows]
