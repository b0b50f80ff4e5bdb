"""What pairs have been told since the start, until their past comes and stands behind it.

A past that never comes, or that comes late, must not fill the memory.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from terminal.core.rule_subjects import FUTURES, SPOT
from terminal.core.rules.refill import Row
from terminal.core.trading_clock import BEIJING
from terminal.core.view import Point

# Samples of a pair; some minutes of a lively one.
MOST = 5000
# ms: at the end of a bar the next one has begun, and its first price would take the place of this.
MOMENT = 1.0


class Recent:
    """Samples by pair, of those whose past has not come."""

    def __init__(self, pairs: Iterable[str]) -> None:
        self._rows: dict[str, list[Row]] = {pair: [] for pair in pairs}

    def note(self, pair: str, metric: str, at: float, value: float | None) -> None:
        """Keep a sample that was told, exchange time in ms; of what is no pair nothing is kept."""
        rows = self._rows.get(pair)
        if rows is not None:
            rows.append((metric, at, value))
            if len(rows) > MOST:
                del self._rows[pair]

    def drop(self, pair: str) -> None:
        """Keep nothing more of a pair: its past is of something else."""
        self._rows.pop(pair, None)

    def clear(self, pair: str) -> None:
        """Keep a pair's samples from now on alone: those so far were told in other terms."""
        if pair in self._rows:
            self._rows[pair] = []

    def behind(self, pair: str, points: Iterable[Point], length: timedelta) -> list[Row]:
        """Return the bars of before the start with what was told since, once; else nothing.

        length: of a bar: its close was known as it ended
        """
        recent = self._rows.get(pair)
        if recent is None:
            return []
        rows: list[Row] = []
        for point in points:
            at = (point.time + length.total_seconds() + BEIJING.total_seconds()) * 1000.0 - MOMENT
            if recent and at >= recent[0][1]:
                break
            rows += [(SPOT, at, None), (FUTURES, at, point.futures), (SPOT, at, point.spot)]
        if not rows:
            return []
        del self._rows[pair]
        # No leg of the last bar stands beside one of now.
        rows += [(metric, rows[-1][1], None) for metric in (SPOT, FUTURES)]
        return rows + recent
