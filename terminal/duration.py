"""Spans of time as people write them in desk files and rule packs: "500ms", "2s", "10m", "3d"."""

from __future__ import annotations

import re
from datetime import timedelta

MICROSECONDS = {"d": 86_400_000_000, "h": 3_600_000_000, "m": 60_000_000, "s": 1_000_000}
SECONDS = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0}


def duration(text: str) -> timedelta:
    """Read "2s", "500ms", "10m", "3h", "1d"."""
    match = re.fullmatch(r"(\d+(?:\.\d+)?)(ms|s|m|h|d)", text)
    if match is None:
        raise ValueError(f"{text!r} is no duration")
    return timedelta(seconds=float(match[1]) * SECONDS[match[2]])


def spell_duration(span: timedelta) -> str:
    """Write a span in the largest unit that says it in whole numbers, else in ms; 0 is "0s"."""
    micros = span // timedelta(microseconds=1)
    for unit, size in MICROSECONDS.items():
        if micros % size == 0 and (micros or unit == "s"):
            return f"{micros // size}{unit}"
    return f"{micros / 1000:.15g}ms"
