"""Where a value stands among its limits, as fractions of a short bar; no Qt here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from terminal.domain.level import Level
from terminal.domain.rule import Limit
from widgets.theme import LEVEL_TOKENS


class Gauge(NamedTuple):
    """position: of the value, 0..1; zones: (start, end, level token), each 0..1."""

    position: float
    zones: tuple[tuple[float, float, str], ...]


def gauge_of(value: float, limits: Sequence[Limit]) -> Gauge | None:
    """Place a value on a bar that reaches a little past the outermost limits.

    With limits on one side only, the bar's other end lies as far inside as the limits are apart,
    three times over. None without limits.
    """
    lows = [(float(limit.low), limit.level) for limit in limits if limit.low is not None]
    highs = [(float(limit.high), limit.level) for limit in limits if limit.high is not None]
    if not lows and not highs:
        return None
    bottom, top = _span([low for low, _ in lows], [high for high, _ in highs])
    width = top - bottom

    def place(number: float) -> float:
        return min(max((number - bottom) / width, 0.0), 1.0)

    zones = [
        (place(end), place(start), LEVEL_TOKENS[level])
        for (start, level), end in zip(lows, [low for low, _ in lows[1:]] + [bottom], strict=True)
    ] if lows else []  # fmt: skip
    zones += [
        (place(start), place(end), LEVEL_TOKENS[level])
        for (start, level), end in zip(highs, [high for high, _ in highs[1:]] + [top], strict=True)
    ] if highs else []  # fmt: skip
    return Gauge(place(value), tuple(zones))


def level_at(value: float | None, limits: Sequence[Limit]) -> Level | None:
    """Return the highest level whose band the value has left; exactly on a limit is inside."""
    if value is None:
        return None
    left = [
        limit.level
        for limit in limits
        if (limit.low is not None and value < limit.low)
        or (limit.high is not None and value > limit.high)
    ]
    return max(left, default=None)


def nearness(value: float | None, limits: Sequence[Limit]) -> float:
    """Return how near a value is to being the worst, to sort by.

    The level that it has left, plus how far it is from there to the next one, 0..1; below 0
    without value or limits.
    """
    gauge = None if value is None else gauge_of(value, limits)
    if value is None or gauge is None:
        return -1.0
    level = level_at(value, limits) or 0
    ahead = [
        abs(float(edge) - value)
        for limit in limits
        if limit.level > level
        for edge in (limit.low, limit.high)
        if edge is not None
    ]
    # Pairs are compared: each by its own scale.
    return level + 1.0 / (1.0 + min(ahead) / _breadth(limits)) if ahead else float(level)


def _breadth(limits: Sequence[Limit]) -> float:
    edges = [float(edge) for one in limits for edge in (one.low, one.high) if edge is not None]
    return max(edges) - min(edges) or abs(edges[0]) or 1.0


def _span(lows: list[float], highs: list[float]) -> tuple[float, float]:
    if lows and highs:
        margin = 0.12 * (max(highs) - min(lows)) or 1.0
        return min(lows) - margin, max(highs) + margin
    side = lows or highs
    apart = max(side) - min(side) or abs(side[0]) / 4 or 1.0
    if lows:
        return min(lows) - apart / 2, max(lows) + 3 * apart
    return min(highs) - 3 * apart, max(highs) + apart / 2
