"""The samples of one metric: when, and how much.

Two arrays of float64 that grow at the end, 16 bytes a sample, so that the compiled rules index
them without a call and hours of quotes stay in the cache; now and then `tidy` cuts off what no
rule needs any more. The programs keep running sums of `value - origin` over their windows. Running
sums lose digits with age and after an outlier, so `tidy` also says when they are to be made anew:
on a schedule, and when an outlier has left a window.
"""

from __future__ import annotations

import math
from array import array
from bisect import bisect_right
from collections.abc import Iterable

# Samples between two cuts at least, so that cutting costs next to nothing a sample.
SLACK = 256
# Samples after which running sums are made anew.
FRESH = 4096
# A squared deviation from the origin this many times the mean takes digits from what follows.
LOUD = 1e4
# Samples that give a first idea of the spread.
FIRST = 32
NEVER = 10**18
# Outliers that are followed one by one; with more of them it is every FIRST samples.
FOLLOWED = 8


class Series:
    """Samples in the order they came, session time ascending.

    times: session time, ms
    values: in the metric's unit
    counts: lengths of the windows that keep running sums; 0 for one that is cut by time
    limit: number of samples at which `tidy` is due
    origin: what running sums are relative to
    loud: squared deviation from the origin that makes an outlier
    is_fresh: the last `tidy` moved the origin, so all sums must be made anew
    """

    __slots__ = (
        "_age",
        "_due",
        "_is_settled",
        "_kept",
        "_loud_at",
        "_stagger",
        "counts",
        "is_fresh",
        "limit",
        "loud",
        "origin",
        "times",
        "values",
    )

    def __init__(self, counts: Iterable[int] = (), stagger: int = 0) -> None:
        self.times = array("d")
        self.values = array("d")
        self.counts = tuple(counts)
        # Many series grow in step: their tidying must not fall on one and the same update.
        self._stagger = stagger % SLACK
        self.origin = 0.0
        self.loud = math.inf
        self.is_fresh = False
        self.limit = self._due = 1
        self._is_settled = False
        self._age = self._kept = 0
        self._loud_at: list[int] = []

    def after(self, time: float) -> int:
        """Find the index of the first sample later than `time`."""
        return bisect_right(self.times, time)

    def sums(self, start: int) -> tuple[float, float]:
        """Sum deviations from the origin, and their squares, from index `start` to the end."""
        origin = self.origin
        off = [value - origin for value in self.values[max(start, 0) :]]
        return math.fsum(off), math.fsum([each * each for each in off])

    def tidy(self, needed: int) -> int:
        """Forget samples before index `needed`; return how many that were."""
        length = len(self.values)
        cut = max(min(needed, length), 0)
        del self.times[:cut]
        del self.values[:cut]
        self._age += length - self._kept
        self._kept = length - cut
        self._due -= cut
        self._is_settled |= length >= FIRST
        self.is_fresh = self._age >= FRESH or length - cut >= self._due
        if self.is_fresh:
            self._age = 0
            recent = sorted(self.values[-FIRST:])
            self.origin = recent[len(recent) // 2] if recent else 0.0
        longest = max(self.counts, default=0) if 0 not in self.counts else length
        self._loud_at = [at - cut for at in self._loud_at if at >= cut and at + longest >= length]
        self._plan()
        return cut

    def heed(self, *squares: float) -> float:
        """Take the mean squares of all windows; return the square from which one is an outlier."""
        if not self._is_settled:
            self.loud = math.inf
        else:
            self.loud = LOUD * min((square for square in squares if square > 0), default=0.0)
        return self.loud

    def shout(self) -> int:
        """Note that the newest sample is an outlier; return when to tidy."""
        self._loud_at.append(len(self.values) - 1)
        self._plan()
        return self.limit

    def serve(self, counts: Iterable[int]) -> None:
        """Take other windows; if they differ, all sums are made anew with the next sample."""
        if tuple(counts) != self.counts:
            self.counts = tuple(counts)
            self._due = len(self.values)
        # Another program may need more of the past, or less.
        self.limit = len(self.values)

    def hush(self) -> int:
        """Make all sums anew at once: a window has gone quiet; return when to tidy, now."""
        self._due = self.limit = len(self.values)
        return self.limit

    def variance(self, count: int) -> float:
        """Work out the population variance of the last `count` values, from the values."""
        values = self.values[-count:]
        mean = math.fsum(values) / count
        away = math.dist(values, (mean,) * count)
        return away * away / count

    def rebase(self, gap: float) -> None:
        """Add `gap` to all values: the past as it would have been on the new contract."""
        self.values[:] = array("d", [value + gap for value in self.values])
        self.origin += gap

    def forget(self) -> None:
        """Drop every sample; the first one to come calls for `tidy`."""
        del self.times[:]
        del self.values[:]
        self.origin = 0.0
        self.loud = math.inf
        self.is_fresh = False
        self.limit = self._due = 1
        self._is_settled = False
        self._age = self._kept = 0
        self._loud_at = []

    # When the next tidying is due: by length, and to make the sums anew.
    def _plan(self) -> None:
        length = len(self.values)
        self.limit = length + max(SLACK, length // 2)
        if not self._is_settled:
            self._due = FIRST
        elif not self._loud_at:
            self._due = NEVER
            self.limit += self._stagger if length < SLACK else 0
            return
        elif len(self._loud_at) > FOLLOWED or 0 in self.counts:
            self._due = length + FIRST
        else:
            leaves = [at + count + 1 for at in self._loud_at for count in self.counts]
            self._due = min((at for at in leaves if at > length), default=length + FIRST)
        self.limit = min(self.limit, self._due)
