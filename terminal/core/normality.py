"""How usual a basis is: where it stands among the ends of days before, and what it is a year.

Nothing is said of too few days: a deviation or a rank of a handful looks as sure as one of a year.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from datetime import date

import msgspec

from terminal.core.quantiles import quantile

# What makes the median's own deviation that of a normal distribution.
OF_NORMAL = 1.4826
# A rate of fewer days than these is mostly the 365 in it.
LEAST_DAYS = 5
DAYS_OF_YEAR = 365


class Place(msgspec.Struct, frozen=True):
    """Where a value stands: in deviations from the mean and from the median, and its rank, 0 to 1.

    A part is None where too few days are known, or where they do not differ at all.
    """

    z: float | None = None
    robust_z: float | None = None
    rank: float | None = None


class Norm(msgspec.Struct, frozen=True, kw_only=True):
    """Values of days that are over, ascending, and what a further one is held against.

    first, last: the days that the oldest and the newest value are of; None without any
    least: fewer values than this say nothing
    deviation: of a sample; None while there are fewer than two. spread: the median distance from
        the median
    """

    values: tuple[float, ...] = ()
    first: date | None = None
    last: date | None = None
    least: int = 60
    mean: float = 0.0
    deviation: float | None = None
    median: float = 0.0
    spread: float = 0.0

    @property
    def count(self) -> int:
        """How many days are known."""
        return len(self.values)

    @property
    def is_enough(self) -> bool:
        """There are days enough to say something."""
        return self.count >= max(self.least, 2)

    def place(self, value: float | None) -> Place:
        """Tell where a value stands, which is none of these; nothing where there are too few."""
        if value is None or not self.is_enough:
            return Place()
        below = bisect_left(self.values, value)
        equal = bisect_right(self.values, value) - below
        scale = OF_NORMAL * self.spread
        return Place(
            z=(value - self.mean) / self.deviation if self.deviation else None,
            robust_z=(value - self.median) / scale if scale else None,
            rank=(below + 0.5 * equal) / self.count,
        )


def norm_of(days: Mapping[date, float], most: int, least: int) -> Norm:
    """Return what the newest `most` days say; a value that is no number is no day."""
    known = [day for day in sorted(days) if math.isfinite(days[day])][-most:]
    if not known:
        return Norm(least=least)
    values = sorted(days[day] for day in known)
    mean = math.fsum(values) / len(values)
    median = quantile(values, 0.5)
    far = sorted(abs(value - median) for value in values)
    return Norm(
        values=tuple(values),
        first=known[0],
        last=known[-1],
        least=least,
        mean=mean,
        deviation=_deviation(values, mean),
        median=median,
        spread=quantile(far, 0.5),
    )


def a_year(deviation: float | None, trading_days: int) -> float | None:
    """Return the deviation of a year's change from that of a day's.

    trading_days: of that very year, 242 in 2026
    """
    return None if deviation is None else deviation * math.sqrt(trading_days)


def annualised(basis: float, futures: float, days: int) -> float | None:
    """Return the basis as a yearly share of the futures price, signed as the basis is.

    days: calendar days until delivery. None below 5 of them, and of a price at or below zero
    """
    if days < LEAST_DAYS or futures <= 0:
        return None
    return basis / futures * DAYS_OF_YEAR / days


def _deviation(values: list[float], mean: float) -> float | None:
    if len(values) < 2:
        return None
    # Values that are all the same do not differ, whatever rounding left in their mean.
    if values[0] == values[-1]:
        return 0.0
    return math.sqrt(math.fsum((value - mean) ** 2 for value in values) / (len(values) - 1))
