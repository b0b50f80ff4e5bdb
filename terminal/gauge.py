"""How fast the desk is, from its own work: sliding figures for status bar and benchmarks."""

from __future__ import annotations

from collections import deque

import msgspec

KEPT = 2000


class Spread(msgspec.Struct, frozen=True):
    """Milliseconds over the last samples; None before the first."""

    p50: float | None
    p99: float | None
    most: float | None


class Gauge:
    """The last `KEPT` durations of one kind."""

    def __init__(self) -> None:
        self._samples: deque[float] = deque(maxlen=KEPT)

    def add(self, seconds: float) -> None:
        """Take one duration."""
        self._samples.append(seconds)

    def spread(self) -> Spread:
        """Return median, 99th percentile and maximum in milliseconds."""
        if not self._samples:
            return Spread(None, None, None)
        ranked = sorted(self._samples)
        last = len(ranked) - 1
        return Spread(
            ranked[last // 2] * 1000,
            ranked[round(last * 0.99)] * 1000,
            ranked[last] * 1000,
        )


class Rate:
    """Events a second, smoothed over the last few seconds."""

    def __init__(self) -> None:
        self._marks: deque[tuple[float, int]] = deque(maxlen=6)

    def mark(self, seconds: float, count: int) -> float:
        """Note a running count at a monotonic time; return the rate since the oldest mark."""
        self._marks.append((seconds, count))
        first_time, first_count = self._marks[0]
        passed = seconds - first_time
        return (count - first_count) / passed if passed > 0 else 0.0
