"""Spreads and ranks among the closes of bars: one sample a bar, however often a price ticks.

Bars are cut in session time from the beginning of each trading day. A bar in which no good value
came has no close, so that nothing is repeated in order to be counted. NaN stands for unknown.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right, insort
from collections import deque

from terminal.core.rules.meter import NAN, WeightedSpread


class Bars:
    """The value so far of the bar that is running. span: of a bar, ms of session time."""

    __slots__ = ("_bar", "_last", "span")

    def __init__(self, span: int) -> None:
        self.span = span
        self._bar: tuple[float, float] | None = None
        self._last = NAN

    def push(self, u: float, value: float, day: float) -> float:
        """Take a value; return the close of the bar before, once, when it begins another one."""
        bar = day, (u - day) // self.span
        close = NAN
        if bar != self._bar:
            close, self._bar = self._last, bar
        self._last = value
        return close

    def forget(self) -> None:
        """Know no bar."""
        self._bar, self._last = None, NAN

    def rebase(self, gap: float) -> None:
        """Move the bar."""
        self._last += gap


class CountedSpread:
    """The spread of the last `size` values or changes; unknown until there are as many."""

    __slots__ = ("_is_variance", "_values", "size", "value")

    def __init__(self, size: int, *, is_variance: bool) -> None:
        self.size = size
        self.value = NAN
        self._is_variance = is_variance
        self._values: deque[float] = deque(maxlen=size)

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self._values)

    def push(self, value: float) -> float:
        """Take one; return the spread with it."""
        values = self._values
        values.append(value)
        if len(values) == self.size:
            mean = math.fsum(values) / self.size
            variance = math.fsum([(one - mean) ** 2 for one in values]) / self.size
            self.value = variance if self._is_variance else math.sqrt(variance)
        return self.value

    def forget(self) -> None:
        """Start again."""
        self._values.clear()
        self.value = NAN

    def rebase(self, gap: float) -> None:
        """Move every value; a spread does not change."""
        self._values = deque((one + gap for one in self._values), self.size)


class BarSpread:
    """A spread of closes, or of changes from close to close; that of now is not among them."""

    __slots__ = ("_before", "_of_changes", "_skips_zeros", "_spread", "bars")

    def __init__(
        self,
        span: int,
        spread: WeightedSpread | CountedSpread,
        *,
        of_changes: bool,
        skips_zeros: bool,
    ) -> None:
        self.bars = Bars(span)
        self._spread = spread
        self._of_changes, self._skips_zeros = of_changes, skips_zeros
        self._before = NAN

    @property
    def value(self) -> float:
        """The spread now."""
        return self._spread.value

    @property
    def count(self) -> int:
        """How many closes or changes it has had."""
        return self._spread.count

    def push(self, u: float, value: float, day: float) -> float:
        """Take a value; return the spread of the bars that are complete."""
        close = self.bars.push(u, value, day)
        if close == close:
            self._close(close)
        return self._spread.value

    def forget(self) -> None:
        """Start again."""
        self.bars.forget()
        self._spread.forget()
        self._before = NAN

    def rebase(self, gap: float) -> None:
        """Move the closes."""
        self.bars.rebase(gap)
        self._before += gap
        # Changes stay what they were.
        if not self._of_changes:
            self._spread.rebase(gap)

    def _close(self, close: float) -> None:
        if not self._of_changes:
            self._spread.push(close)
            return
        change, self._before = close - self._before, close
        if change == change and not (self._skips_zeros and change == 0.0):
            self._spread.push(change)


class BarRank:
    """Where the value of now stands among itself and the closes before it, `samples` in all."""

    __slots__ = ("_closes", "_least", "_ordered", "_samples", "bars")

    def __init__(self, span: int, samples: int, least: int) -> None:
        self.bars = Bars(span)
        self._samples, self._least = samples, least
        self._closes: deque[float] = deque()
        self._ordered: list[float] = []

    @property
    def count(self) -> int:
        """How many values it ranks among."""
        return len(self._closes)

    def push(self, u: float, value: float, day: float) -> float:
        """Take a value; an unknown one neither counts nor has a rank."""
        if value != value:
            return NAN
        close = self.bars.push(u, value, day)
        ordered = self._ordered
        if close == close:
            self._closes.append(close)
            insort(ordered, close)
            if len(ordered) >= self._samples:
                del ordered[bisect_left(ordered, self._closes.popleft())]
        if len(ordered) + 1 < self._least:
            return NAN
        low, high = bisect_left(ordered, value), bisect_right(ordered, value)
        return (low + high + 1) / 2 / (len(ordered) + 1)

    def forget(self) -> None:
        """Drop every value."""
        self.bars.forget()
        self._closes.clear()
        self._ordered.clear()

    def rebase(self, gap: float) -> None:
        """Move every value; where they stand does not change."""
        self.bars.rebase(gap)
        self._closes = deque(one + gap for one in self._closes)
        self._ordered = [one + gap for one in self._ordered]
