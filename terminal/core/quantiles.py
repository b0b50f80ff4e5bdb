"""Limits of a basis from its own past: two-sided quantiles for each level (a suggestion, no rule).

Attention P5/P95, warning P2.5/P97.5, forced P1/P99 of the values given. How good they are is the
past's: values of another contract age suggest limits of another contract.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import msgspec

from terminal.domain.level import Level

# The share of values that lies beyond a level's limits, on either side.
TAILS = {Level.ATTENTION: 0.05, Level.WARNING: 0.025, Level.FORCED: 0.01}
LEAST = 60


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """The limits of one level, and how often the past would have left them.

    count: of the values looked at
    episodes: how often a value went beyond either limit after one within
    held: the same when an episode ends only once the value is back inside by the dead band
    """

    level: Level
    low: float
    high: float
    count: int
    episodes: int
    held: int


def proposals(values: Sequence[float], dead_band: float = 0.0) -> tuple[Proposal, ...]:
    """Propose limits from values in the order of time; () when there are fewer than `LEAST`.

    Values that are no number are left out. dead_band: in the values' unit, >= 0
    """
    known = [value for value in values if math.isfinite(value)]
    if len(known) < LEAST:
        return ()
    ordered = sorted(known)
    found = []
    for level, tail in TAILS.items():
        low, high = quantile(ordered, tail), quantile(ordered, 1.0 - tail)
        found.append(
            Proposal(
                level=level,
                low=low,
                high=high,
                count=len(known),
                episodes=episodes(known, low, high),
                held=episodes(known, low, high, dead_band),
            )
        )
    return tuple(found)


def quantile(ordered: Sequence[float], share: float) -> float:
    """Return where a share of ascending values lies below, between the two nearest in proportion.

    ordered: at least one value; share: 0 to 1
    """
    place = share * (len(ordered) - 1)
    below = min(int(place), len(ordered) - 1)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def episodes(values: Iterable[float], low: float, high: float, dead_band: float = 0.0) -> int:
    """Count how often values pass a limit; each passing ends once back inside by the dead band.

    A value on a limit is within. A first value beyond one counts.
    """
    count, side = 0, 0
    for value in values:
        if (side > 0 and value <= high - dead_band) or (side < 0 and value >= low + dead_band):
            side = 0
        now = 1 if value > high else -1 if value < low else 0
        if now and now != side:
            count += 1
            side = now
    return count
