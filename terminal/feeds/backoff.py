"""How long to wait before the next try: longer each time, and never the same for two desks."""

from __future__ import annotations

import random


class Backoff:
    """Seconds from `low`, doubling to `high`; each drawn from the upper half of its span."""

    def __init__(self, low: float, high: float, rng: random.Random) -> None:
        self._low = low
        self._high = high
        self._rng = rng
        self._tries = 0

    def next(self) -> float:
        """Return the wait before the next try."""
        # Beyond 2**30 times `low` nothing is left of the exponent's meaning but its overflow.
        top = min(self._high, self._low * 2.0 ** min(self._tries, 30))
        self._tries += 1
        return self._rng.uniform(max(self._low, top / 2), top)

    def reset(self) -> None:
        """All is well again: begin with the shortest wait."""
        self._tries = 0
