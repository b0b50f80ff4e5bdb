"""The samples of one metric: when, how much, and running sums of them.

Four plain lists that only grow at the end, so that the compiled rules index them without a call;
now and then `tidy` cuts off what no window needs any more. `sums[i]` and `squares[i]` are running
sums of `value - origin` and its square over the first i samples, up to a constant: any window's
sum is the difference of two. They are summed afresh on a schedule, counted back from the newest
sample, so that neither age nor an old outlier takes digits from the windows in use.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

# Samples between two cuts at least, so that cutting costs next to nothing a sample.
SLACK = 256
# Samples after which the running sums are made anew.
FRESH = 4096
# A deviation from the origin this many times the recent spread takes digits: sum anew soon.
LOUD = 100.0
# Samples that tell the recent spread, and the soonest distance of two fresh sums.
RECENT = 32


class Series:
    """Samples in the order they came, session time ascending.

    times: session time, ms
    values: float64, in the metric's unit
    sums, squares: one longer than `values`; only kept up when `is_summed`
    limit: number of samples at which `tidy` is due
    loud: a squared deviation from the origin beyond which fresh sums are due soon
    """

    __slots__ = (
        "age",
        "is_loud",
        "is_summed",
        "limit",
        "loud",
        "origin",
        "squares",
        "sums",
        "times",
        "values",
    )

    def __init__(self, *, is_summed: bool, stagger: int = 0) -> None:
        self.times: list[int] = []
        self.values: list[float] = []
        self.sums: list[float] = [0.0]
        self.squares: list[float] = [0.0]
        self.is_summed = is_summed
        self.origin = 0.0
        self.is_loud = True
        self.loud = math.inf
        self.age = 0
        # Many series grow in step: their tidying must not fall on one and the same update.
        self.limit = RECENT + stagger % SLACK

    def behind(self, time: int) -> int:
        """Find the index of the latest sample at or before `time`; -1 = there is none."""
        return bisect_right(self.times, time) - 1

    def tidy(self, needed: int) -> int:
        """Forget samples before index `needed`; return how many that were."""
        cut = max(min(needed, len(self.values)), 0)
        del self.times[:cut]
        del self.values[:cut]
        if self.is_summed:
            del self.sums[:cut]
            del self.squares[:cut]
            self.age += cut
            if self.is_loud or self.age >= FRESH:
                self.sum_afresh()
        self.limit = len(self.values) + max(SLACK, len(self.values) // 2)
        return cut

    def sum_afresh(self) -> None:
        """Make the running sums again, around the newest value, zero at the newest end."""
        values = self.values
        self.age, self.is_loud = 0, False
        self.origin = origin = values[-1] if values else 0.0
        back = [value - origin for value in reversed(values)]
        self.sums[:] = _counted_back(back)
        self.squares[:] = _counted_back([each * each for each in back])
        recent = values[-RECENT:]
        if len(recent) < RECENT:
            self.is_loud, self.loud = True, math.inf
        else:
            mean = math.fsum(recent) / RECENT
            self.loud = LOUD**2 * math.fsum((each - mean) ** 2 for each in recent) / RECENT

    def start_summing(self) -> None:
        """Keep running sums from now on, of what is there too."""
        if not self.is_summed:
            self.is_summed = True
            self.sum_afresh()

    def rebase(self, gap: float) -> None:
        """Add `gap` to all values: the past as it would have been on the new contract."""
        self.values[:] = [value + gap for value in self.values]
        if self.is_summed:
            self.sum_afresh()

    def forget(self) -> None:
        """Drop every sample."""
        self.times.clear()
        self.values.clear()
        self.sums[:] = [0.0]
        self.squares[:] = [0.0]
        self.is_loud, self.loud = True, math.inf


def _counted_back(back: Iterable[float]) -> list[float]:
    sums = [-each for each in accumulate(back, initial=0.0)]
    sums.reverse()
    return sums
