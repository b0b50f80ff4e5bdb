"""Spans of time as people write them in desk files and rule packs: "500ms", "2s", "10m", "3d".

To the microsecond: what `spell_duration` writes, `duration` reads back exactly.
"""

from __future__ import annotations

import re
from datetime import timedelta
from decimal import Decimal

MICROSECONDS = {
    "d": 86_400_000_000,
    "h": 3_600_000_000,
    "m": 60_000_000,
    "s": 1_000_000,
    "ms": 1_000,
}
# A desk file takes so many of a large unit at most, and more digits of seconds.
MOST_OF_LARGE = 99_999


def duration(text: str) -> timedelta:
    """Read "2s", "500ms", "10m", "3h", "1d"."""
    match = re.fullmatch(r"(\d+(?:\.\d+)?)(ms|s|m|h|d)", text, re.ASCII)
    if match is None:
        raise ValueError(f"{text!r} is no duration")
    return timedelta(microseconds=round(Decimal(match[1]) * MICROSECONDS[match[2]]))


def spell_duration(span: timedelta) -> str:
    """Write a span in the largest unit that says it in whole numbers, else in ms; 0 is "0s"."""
    micros = span // timedelta(microseconds=1)
    for unit, size in MICROSECONDS.items():
        is_fit = unit == "s" or (0 < micros // size <= MOST_OF_LARGE and unit != "ms")
        if micros % size == 0 and is_fit:
            return f"{micros // size}{unit}"
    return f"{Decimal(micros) / 1000:f}ms"
