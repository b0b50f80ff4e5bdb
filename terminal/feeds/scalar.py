"""The wire's numbers, texts and times as values, or as nothing where the wire has none.

"No number" on the wire is "-", "", any other text, a bool, a number that is not finite, or a
DBL_MAX that a counter left in place. None of them gets past here.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

# Counters built on CTP write DBL_MAX where they have no price; some round it on the way.
MOST = 1.797e308
# Lots and ids beyond this are no counts: float64 cannot tell them apart.
MOST_COUNT = 2**53
# Times from here on are nanoseconds, below it seconds since the epoch.
FIRST_NANOSECONDS = 10**14

BEIJING = timezone(timedelta(hours=8))

# A time text in the form of `stamp_of`.
is_stamp = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}", re.ASCII).fullmatch


def number(value: object) -> float | None:
    """Return a price or ratio, or None where the wire has none."""
    if type(value) is float:
        return value if -MOST < value < MOST else None
    if type(value) is int and -MOST_COUNT <= value <= MOST_COUNT:
        return float(value)
    return None


def count(value: object) -> int:
    """Return lots, 0 where the wire has none."""
    if type(value) is int:
        return value if -MOST_COUNT <= value <= MOST_COUNT else 0
    if type(value) is float and -MOST_COUNT <= value <= MOST_COUNT:
        return int(value)
    return 0


def money(value: object) -> Decimal | None:
    """Return the decimal that the wire's number was written as, or None where there is none."""
    if type(value) is int and -MOST_COUNT <= value <= MOST_COUNT:
        return Decimal(value)
    found = number(value)
    return None if found is None else Decimal(repr(found))


def text(value: object) -> str:
    """Return a text field, "" where it is missing or something else."""
    return value if isinstance(value, str) else ""


def time_at(value: object) -> datetime | None:
    """Read seconds or nanoseconds since the epoch as aware UTC; None for 0 and for nonsense."""
    found = number(value) if type(value) is float else value
    if not isinstance(found, int | float) or isinstance(found, bool) or found <= 0:
        return None
    try:
        if found < FIRST_NANOSECONDS:
            return datetime.fromtimestamp(found, UTC)
        seconds, rest = divmod(int(found), 10**9)
        return datetime.fromtimestamp(seconds, UTC) + timedelta(microseconds=rest // 1000)
    except (ValueError, OverflowError, OSError):
        return None


def stamp_of(value: object) -> str:
    """Return a time text as quotes carry it (Beijing, microseconds), "" where there is none.

    Such texts are compared, so one of another form must never pass.
    """
    if not isinstance(value, str):
        return ""
    if is_stamp(value):
        return value
    try:
        time = datetime.fromisoformat(value)
        if time.tzinfo is not None:
            time = time.astimezone(BEIJING).replace(tzinfo=None)
    except (ValueError, OverflowError):
        return ""
    return time.isoformat(" ", "microseconds")
