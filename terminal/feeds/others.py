"""Contracts that a desk asks a front for beside the legs of its pairs: their settlements alone.

They are subscribed beside the others, no link waits for them, and they move no price of the desk.
Told is what is new of their settlements, with each packet that has it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from terminal.core.settlements_heard import SettlementsHeard
from terminal.feeds.decode import Node
from terminal.feeds.quotes import quote_of

Wanted = Callable[[], tuple[str, ...]]
# A trading day begins on an hour, and a settlement may be the same on two days.
HOUR = 13


def nobody() -> tuple[str, ...]:
    """Ask for nothing more."""
    return ()


class Others:
    """What `wanted` names; it is asked again and again, and gives the same object while it may."""

    def __init__(self, wanted: Wanted = nobody) -> None:
        self._wanted = wanted
        self.symbols: tuple[str, ...] = ()
        self._told: dict[str, tuple[Any, ...]] = {}

    def opened(self) -> None:
        """A connection is new: whatever it says is news."""
        self._told = {}
        self.look()

    def look(self) -> bool:
        """Look at what is wanted now; True when that has changed."""
        wanted = self._wanted()
        if wanted is self.symbols:
            return False
        is_other, self.symbols = wanted != self.symbols, wanted
        return is_other

    def tell(self, quotes: Mapping[str, Node], now: datetime) -> SettlementsHeard | None:
        """Return the quotes whose settlements are news, or that are of another hour than before."""
        found = []
        for symbol in self.symbols:
            if not (node := quotes.get(symbol)):
                continue
            stamp = node.get("datetime")
            hour = stamp[:HOUR] if isinstance(stamp, str) else ""
            told = hour, node.get("settlement"), node.get("pre_settlement")
            if self._told.get(symbol) != told:
                self._told[symbol] = told
                found.append(quote_of(symbol, node, now))
        return SettlementsHeard(tuple(found)) if found else None
