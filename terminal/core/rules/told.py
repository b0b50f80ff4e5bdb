"""What rules were told of the days and weeks before, for those that come later too.

Beside each value may stand another that changes are measured from in its place. Statistics go on
with the values alone: a deviation of last prices and settlements would be of neither.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable

from terminal.core.rules.reference import MOST_TOLD, Told
from terminal.domain.operand import Anchor

# Subject, metric, and what is measured from.
Key = tuple[str, str, Anchor]


class DaysBefore:
    """The values of each key, oldest first, and what stands in for the newest."""

    def __init__(self) -> None:
        self._past: dict[Key, list[float]] = {}
        self._instead: dict[Key, float] = {}

    def tell(self, key: Key, value: float, found: Iterable[Told]) -> None:
        """Take a new value; what stood in for the one before it is over."""
        past = self._past.setdefault(key, [])
        past.append(value)
        del past[:-MOST_TOLD]
        self._instead.pop(key, None)
        for one in found:
            one.tell(value)

    def begin(self, key: Key, values: Iterable[float], found: Iterable[Told]) -> None:
        """Take all values anew in place of the old."""
        self._past[key] = [*values][-MOST_TOLD:]
        self._instead.pop(key, None)
        for one in found:
            self.brief(key, one)

    def stand_in(self, key: Key, value: float, found: Iterable[Told]) -> None:
        """Let changes be measured from `value` until the next value is told."""
        self._instead[key] = value
        for one in found:
            one.stand_in(value)

    def brief(self, key: Key, one: Told) -> None:
        """Tell a reference all that is known."""
        one.begin(self._past.get(key, ()))
        one.stand_in(self._instead.get(key, math.nan))

    def forget(self, subject: str, metrics: Collection[str]) -> None:
        """Drop metrics of a subject: they measure something else now."""
        for known in (self._past, self._instead):
            for key in [one for one in known if one[0] == subject and one[1] in metrics]:
                del known[key]
