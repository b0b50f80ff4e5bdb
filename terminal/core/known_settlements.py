"""What contracts were settled at by all that is known: fronts' words, else rows of the book.

Windows of average contracts go by the row first, for a row corrects what they cost. Rules go by
what the front tells, as everybody's screen does, and by the row of a day that no front told of.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from terminal.core.settlements import Settlements
from terminal.domain.register import Register
from terminal.domain.settlement import Settlement


class KnownSettlements:
    """Settlements for rules, by contract and trading day.

    told: by fronts. register: the book as it stands
    """

    def __init__(self, told: Settlements, register: Callable[[], Register]) -> None:
        self._told, self._register = told, register
        self._rows: tuple[Settlement, ...] = ()
        self._prices: dict[tuple[str, date], Decimal] = {}
        self._moved: set[str] = set()

    def price(self, symbol: str, day: date) -> Decimal | None:
        """Return what a contract was settled at; None where nobody has said."""
        found = self._told.price(symbol, day)
        return self._by_hand(symbol, day) if found is None else found

    def before(self, symbol: str, day: date) -> Decimal | None:
        """Return what a contract was settled at on the trading day before a day."""
        return self.price(symbol, self._told.day_before(day))

    def take_moved(self) -> set[str]:
        """Return, once, the contracts of which a day that is over is settled otherwise now."""
        self._look()
        moved, self._moved = self._moved | self._told.take_moved(), set()
        return moved

    # Asked for every pair, every second: rows are looked through when they have changed.
    def _look(self) -> None:
        rows = self._register().settlements
        if rows is not self._rows:
            known = {(one.futures, one.day): one.settlement for one in rows}
            self._moved |= {key[0] for key, _ in known.items() ^ self._prices.items()}
            self._rows, self._prices = rows, known

    def _by_hand(self, symbol: str, day: date) -> Decimal | None:
        self._look()
        return self._prices.get((symbol, day))
