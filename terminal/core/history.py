"""Past basis points of a pair, from the bars of its two legs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from terminal.core.view import Point
from terminal.domain.bar import Bar
from terminal.domain.basis import Pair, scale_and_shift


def basis_points(pair: Pair, spot: Sequence[Bar], futures: Sequence[Bar]) -> tuple[Point, ...]:
    """Join each futures bar with the newest spot bar that is not later; ascending in time.

    Spot is quoted seldom: its last known price stands until the next one.
    """
    scale, shift = scale_and_shift(pair)
    starts = [bar.start for bar in spot]
    points = []
    for bar in futures:
        known = bisect_right(starts, bar.start)
        if known:
            price = scale * spot[known - 1].close + shift
            points.append(Point(pair.id, bar.start, price, bar.close, price - bar.close))
    return tuple(points)
