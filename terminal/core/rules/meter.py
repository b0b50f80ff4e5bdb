"""Measures that are objects of their own: weighted spreads, ranks, changes of sign.

What every sample of every pair needs is written out by the compiler instead; these are called.
NaN stands for unknown, in and out.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right, insort
from collections import deque

NAN = math.nan


class WeightedSpread:
    """EWMA spread of values around their weighted mean, or of changes around zero."""

    __slots__ = ("_count", "_decay", "_is_variance", "_least", "_mean", "_of_changes", "_variance")

    def __init__(self, decay: float, least: int, *, of_changes: bool, is_variance: bool) -> None:
        self._decay = decay
        self._least = least
        self._of_changes = of_changes
        self._is_variance = is_variance
        self._count = 0
        self._mean = 0.0
        self._variance = 0.0

    def push(self, value: float) -> float:
        """Count one value or change; return the spread with it."""
        decay = self._decay
        if self._of_changes:
            square = value * value
            self._variance = (
                square if not self._count else decay * self._variance + (1 - decay) * square
            )
        elif not self._count:
            self._mean = value
        else:
            off = value - self._mean
            self._mean += (1 - decay) * off
            self._variance = decay * (self._variance + (1 - decay) * off * off)
        self._count += 1
        return self.value

    @property
    def value(self) -> float:
        """The spread now."""
        if self._count < self._least:
            return NAN
        return self._variance if self._is_variance else math.sqrt(self._variance)

    @property
    def count(self) -> int:
        """How many samples it has had."""
        return self._count

    def forget(self) -> None:
        """Start again."""
        self._count = 0
        self._mean = 0.0
        self._variance = 0.0

    def rebase(self, gap: float) -> None:
        """Move the mean; a spread does not change."""
        self._mean += gap


class Rank:
    """Where the newest value stands among the last `samples`: (below + half of the equal) / all."""

    __slots__ = ("_least", "_samples", "_sorted", "_window")

    def __init__(self, samples: int, least: int) -> None:
        self._samples = samples
        self._least = least
        self._window: deque[float] = deque()
        self._sorted: list[float] = []

    def push(self, value: float) -> float:
        """Take a value; an unknown one neither counts nor has a rank."""
        if value != value:
            return NAN
        window, ordered = self._window, self._sorted
        window.append(value)
        insort(ordered, value)
        if len(window) > self._samples:
            del ordered[bisect_left(ordered, window.popleft())]
        if len(window) < self._least:
            return NAN
        low, high = bisect_left(ordered, value), bisect_right(ordered, value)
        return (low + high) / 2 / len(ordered)

    @property
    def count(self) -> int:
        """How many values it ranks among."""
        return len(self._sorted)

    def forget(self) -> None:
        """Drop every value."""
        self._window.clear()
        self._sorted.clear()

    def rebase(self, gap: float) -> None:
        """Move every value; where they stand does not change."""
        self._window = deque(value + gap for value in self._window)
        self._sorted = [value + gap for value in self._sorted]


class SignWatch:
    """1 from the sample that completes a change of sign until it has lasted, else 0.

    A side is taken only at |value| >= the dead band beyond zero; in between the old side stays.
    """

    __slots__ = ("_dead_band", "_flipped", "_lasting", "_side")

    def __init__(self, dead_band: float, lasting: int) -> None:
        self._dead_band = dead_band
        self._lasting = lasting
        self._side = 0
        self._flipped: float | None = None

    def push(self, u: float, value: float) -> float:
        """Take a value at session time `u`, ms."""
        side = self._side
        if value > 0 and value >= self._dead_band:
            side = 1
        elif value < 0 and -value >= self._dead_band:
            side = -1
        if side != self._side:
            if self._side:
                self._side, self._flipped = side, u
                return 1.0
            self._side = side
        return self.peek(u)

    def peek(self, u: float) -> float:
        """Return whether the last flip is still news."""
        if not self._side:
            return NAN
        is_news = self._flipped is not None and u - self._flipped < self._lasting
        return 1.0 if is_news else 0.0

    def forget(self) -> None:
        """Know no side."""
        self._side = 0
        self._flipped = None

    def rebase(self, gap: float) -> None:
        """Know no side: which one the old values would be on is not kept."""
        self.forget()
