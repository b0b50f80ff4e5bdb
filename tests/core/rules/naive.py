"""Operands worked out the slow way, from all samples, for comparison with the engine.

Samples are (time, value or None); every function returns one number a sample, NaN = unknown.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from fractions import Fraction

Samples = Sequence[tuple[float, float | None]]
NAN = math.nan


def changes_ago(
    samples: Samples, span: float, per: Callable[[float], float] = lambda _: 1.0
) -> list[float]:
    """(now - latest sample at least `span` old) / per(reference)."""
    found = []
    for index, (now, value) in enumerate(samples):
        older = [v for t, v in samples[: index + 1] if v is not None and t <= now - span]
        under = per(older[-1]) if older else NAN
        found.append(NAN if value is None or not under else (value - (older or [NAN])[-1]) / under)
    return found


def steps(samples: Samples, *, skip_zeros: bool = False) -> list[tuple[int, float]]:
    """Return (index, change from the last known sample) wherever there is one."""
    found, before = [], None
    for index, (_, value) in enumerate(samples):
        if value is None:
            continue
        if before is not None and not (skip_zeros and value == before):
            found.append((index, value - before))
        before = value
    return found


def variance(values: Sequence[float]) -> float:
    """Population variance of float64 numbers, without rounding until the end."""
    exact = [Fraction(value) for value in values]
    mean = sum(exact) / len(exact)
    return float(sum((each - mean) ** 2 for each in exact) / len(exact))


def rolling_by_count(samples: Samples, count: int) -> list[float]:
    """Variance of the last `count` known values."""
    found = []
    for index, (_, value) in enumerate(samples):
        window = [v for _, v in samples[: index + 1] if v is not None][-count:]
        found.append(NAN if value is None or len(window) < count else variance(window))
    return found


def rolling_by_time(samples: Samples, span: float, least: int = 2) -> list[float]:
    """Variance of the known values later than `span` ago, once there is an older one."""
    found = []
    for index, (now, value) in enumerate(samples):
        known = [(t, v) for t, v in samples[: index + 1] if v is not None]
        window = [v for t, v in known if t > now - span]
        is_full = any(t <= now - span for t, _ in known)
        is_known = value is not None and is_full and len(window) >= least
        found.append(variance(window) if is_known else NAN)
    return found


def rolling_of_changes(samples: Samples, count: int, *, skip_zeros: bool = False) -> list[float]:
    """Variance of the last `count` changes."""
    every = steps(samples, skip_zeros=skip_zeros)
    found = []
    for index, (_, value) in enumerate(samples):
        window = [change for at, change in every if at <= index][-count:]
        found.append(NAN if value is None or len(window) < count else variance(window))
    return found


def rank(values: Sequence[float], samples: int, least: int) -> list[float]:
    """(below + half of the equal) / all, among the last `samples` known values."""
    found = []
    for index, value in enumerate(values):
        window = [v for v in values[: index + 1] if not math.isnan(v)][-samples:]
        if math.isnan(value) or len(window) < least:
            found.append(NAN)
        else:
            below = sum(v < value for v in window)
            equal = sum(v == value for v in window)
            found.append((below + equal / 2) / len(window))
    return found
