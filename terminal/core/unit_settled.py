"""What a unit's numbers change from: settlements of the day before, where all have theirs.

A number of a unit is made of several months. It is measured from settlements when those of all of
them are known, and from last prices until then: never from some of each.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from terminal.core.formulas import Formulas
from terminal.core.made_of import Made, Price, at_settlement

NOTHING: Mapping[str, float] = {}
NO_PRICES: Made = {}


class End(NamedTuple):
    """What may be compared with of the day before of a unit, and what it was made of."""

    values: Mapping[str, float] = NOTHING
    made: Made = NO_PRICES


class Told(NamedTuple):
    """A futures price that a change was measured from."""

    key: str
    symbol: str
    price: float


class UnitSettled:
    """Let changes of units be measured from settlements.

    price: what a contract was settled at on the day before, None = not known yet
    """

    def __init__(self, formulas: Formulas, price: Price) -> None:
        self._formulas, self._price = formulas, price
        self._find: Callable[[str], End] = lambda _: End()
        self._stood: dict[str, frozenset[str]] = {}
        self._news = 0
        self._seen: dict[str, int] = {}

    def measure_from(self, find: Callable[[str], End]) -> None:
        """Take the end of a unit's day before from here, as it may be compared with now."""
        self._find = find

    def hear(self) -> None:
        """Some settlement has become known, or is known no more."""
        self._news += 1

    def see(self, subject: str) -> None:
        """Look at what has become known since this unit was looked at last."""
        if self._seen.get(subject) != self._news:
            self._apply(subject)

    def learn(self, subjects: Iterable[str]) -> None:
        """Measure units from what is known: the rules have been told of their day before."""
        for subject in subjects:
            self._apply(subject)

    def told(self, subject: str, metric: str, *, is_bare: bool) -> list[Told]:
        """Say which futures prices a number of a unit is measured from."""
        end = self._find(subject)
        parts = end.made.get(metric, {}) if metric in end.values else {}
        if is_bare and metric in self._stood.get(subject, ()):
            prices = {symbol: self._price(symbol) for symbol in parts}
            known = [(symbol, price) for symbol, price in prices.items() if price is not None]
            return [Told("then_settled", *one) for one in known]
        return [Told("then_last", symbol, last) for symbol, (_, last) in parts.items()]

    def _apply(self, subject: str) -> None:
        self._seen[subject] = self._news
        instead = at_settlement(*self._find(subject), self._price)
        gone = self._stood.get(subject, frozenset()).difference(instead)
        self._stood[subject] = frozenset(instead)
        if instead or gone:
            self._formulas.stand_in(subject, dict.fromkeys(gone, math.nan) | instead)
