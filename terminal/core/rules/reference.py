"""What a change is measured against, and the usual size of such changes.

A reference is told every sample (`push`) and asked without one when only time has passed (`peek`);
it answers with the value that the period names, NaN while there is none. One step of a reference
(a bar closed, a day ended, a settlement told) is one change for its deviation, and that change is
counted before the next one is judged: nothing looks ahead.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Protocol

NAN = math.nan
MINUTE = 60_000
DAY = 86_400_000
# A trading day begins with its night session; at 18:00 every exchange is closed.
DAY_BEGINS = 18 * 3_600_000

# References that are kept for a deviation of their changes: two years of days.
MOST_TOLD = 500


class Deviation:
    """EWMA of squared changes around zero; `value` is its root, NaN while unknown or zero."""

    __slots__ = ("count", "decay", "least", "value", "variance")

    def __init__(self, decay: float, least: int) -> None:
        self.decay = decay
        self.least = least
        self.count = 0
        self.variance = 0.0
        self.value = NAN

    def forget(self) -> None:
        """Know no change."""
        self.count = 0
        self.variance = 0.0
        self.value = NAN

    def add(self, change: float) -> None:
        """Count one change; an unknown one is left out."""
        if change != change:
            return
        square = change * change
        old = square if self.count == 0 else self.variance
        self.variance = self.decay * old + (1.0 - self.decay) * square
        self.count += 1
        if self.count >= self.least:
            # With no deviation at all nothing can be said in its terms.
            self.value = math.sqrt(self.variance) or NAN


class Reference(Protocol):
    """What every reference can do. Times in ms: `u` session time, `t` exchange time.

    day: the session time at which the trading day began; two days never have the same
    """

    def push(self, u: float, t: float, value: float, day: float) -> float:
        """Take a sample of trading day `day`; return the reference it is judged against."""

    def peek(self, u: float, t: float, day: float) -> float:
        """Return the reference at this time, without a sample."""

    def forget(self) -> None:
        """Drop the past: it is not comparable any more."""

    def rebase(self, gap: float) -> None:
        """Add `gap` to what is remembered."""


class LastSample:
    """The sample before this one."""

    def __init__(self, deviation: Deviation | None = None) -> None:
        self.deviation = deviation
        self._reference = NAN
        self._last = NAN

    def push(self, u: float, t: float, value: float, day: float) -> float:
        """Step to the next sample."""
        # The change before this one is known now; this one is not counted yet.
        if self.deviation is not None:
            self.deviation.add(self._last - self._reference)
        self._reference, self._last = self._last, value
        return self._reference

    def peek(self, u: float, t: float, day: float) -> float:
        """Return the sample before the last one."""
        return self._reference

    def forget(self) -> None:
        """Know no sample."""
        self._reference = self._last = NAN

    def rebase(self, gap: float) -> None:
        """Move both samples."""
        self._reference += gap
        self._last += gap


class LastBar:
    """The close of the last complete bar of `span` ms; a bar without a sample closes as before.

    Bars are cut from the beginning of each trading day; its last one may be short. One without a
    sample is no change of zero for the deviation: that nothing was heard is no calm.
    """

    def __init__(self, span: int, deviation: Deviation | None = None) -> None:
        self.deviation = deviation
        self._span = span
        self._bar: tuple[float, float] | None = None
        self._last = NAN
        self._close = NAN
        self._is_heard = False

    def push(self, u: float, t: float, value: float, day: float) -> float:
        """Take a sample of the bar that `u` lies in."""
        close = self.peek(u, t, day)
        self._last, self._is_heard = value, True
        return close

    def peek(self, u: float, t: float, day: float) -> float:
        """Close the bar if `u` lies beyond it."""
        bar = day, (u - day) // self._span
        if bar != self._bar:
            if self._bar is not None:
                if self.deviation is not None and self._is_heard:
                    self.deviation.add(self._last - self._close)
                self._close = self._last
            self._bar, self._is_heard = bar, False
        return self._close

    def forget(self) -> None:
        """Know no bar."""
        self._bar, self._is_heard = None, False
        self._last = self._close = NAN

    def rebase(self, gap: float) -> None:
        """Move the bars."""
        self._last += gap
        self._close += gap


class SameTime:
    """The value at the same time of the previous trading day, to the minute.

    The deviation is of daily changes, from close to close.
    """

    def __init__(self, deviation: Deviation | None = None) -> None:
        self.deviation = deviation
        self._day: float | None = None
        self._minutes: list[float] = []
        self._values: list[float] = []
        self._old_minutes: list[float] = []
        self._old_values: list[float] = []
        self._at = -1

    def push(self, u: float, t: float, value: float, day: float) -> float:
        """Take a sample."""
        reference = self.peek(u, t, day)
        minute = (t - DAY_BEGINS) % DAY // MINUTE
        if self._minutes and self._minutes[-1] >= minute:
            self._values[-1] = value
        else:
            self._minutes.append(minute)
            self._values.append(value)
        return reference

    def peek(self, u: float, t: float, day: float) -> float:
        """Begin a new day if `day` is one; then look up the minute."""
        if day != self._day:
            self._turn(day)
        minute = (t - DAY_BEGINS) % DAY // MINUTE
        minutes, at = self._old_minutes, self._at
        while at + 1 < len(minutes) and minutes[at + 1] <= minute:
            at += 1
        self._at = at
        return NAN if at < 0 else self._old_values[at]

    def forget(self) -> None:
        """Know no day."""
        self._day = None
        self._minutes, self._values = [], []
        self._old_minutes, self._old_values = [], []
        self._at = -1

    def rebase(self, gap: float) -> None:
        """Move both days."""
        self._values = [value + gap for value in self._values]
        self._old_values = [value + gap for value in self._old_values]

    def _turn(self, day: float) -> None:
        if self._minutes:
            if self.deviation is not None and self._old_values:
                self.deviation.add(self._values[-1] - self._old_values[-1])
            self._old_minutes, self._old_values = self._minutes, self._values
            self._minutes, self._values = [], []
        self._day = day
        self._at = -1


class Told:
    """A value from outside: the previous settlement, last week's close.

    is_statistic: changes from it are counted or divided by others of their kind, so nothing stands
        in for what was told; with a deviation it is one anyhow
    """

    def __init__(self, deviation: Deviation | None = None, *, is_statistic: bool = False) -> None:
        self.deviation = deviation
        self._is_statistic = is_statistic or deviation is not None
        self._value = NAN
        self._from = NAN

    def begin(self, values: Iterable[float]) -> None:
        """Forget all; then take these in order, as if each had been told in its time."""
        if self.deviation is not None:
            self.deviation.forget()
        self._value = self._from = NAN
        for value in values:
            self.tell(value)

    def tell(self, value: float) -> None:
        """Take a new reference; its distance from the old one is a change."""
        if self.deviation is not None:
            self.deviation.add(value - self._value)
        self._value = self._from = value

    def stand_in(self, value: float) -> None:
        """Measure from `value` instead, until told again; NaN = from what was told."""
        if not self._is_statistic:
            self._from = value if value == value else self._value

    def push(self, u: float, t: float, value: float, day: float) -> float:
        """Return what is measured from; a sample does not move it."""
        return self._from

    def peek(self, u: float, t: float, day: float) -> float:
        """Return what is measured from."""
        return self._from

    def forget(self) -> None:
        """Know no value until told again."""
        self._value = self._from = NAN

    def rebase(self, gap: float) -> None:
        """Move what was told, and what stands in for it."""
        self._value += gap
        self._from += gap
