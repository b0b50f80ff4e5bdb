"""How long a web service asks not to be asked again: `Retry-After`, in seconds or as a date."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

# Longer than this a desk is not without its prices for one header's sake.
LONGEST = 3600.0
# Busy, or asked too often; with another status the header means something else.
STATUSES = frozenset({429, 503})


def retry_after(status: int, header: str, now: datetime) -> float:
    """Return the seconds that a service wants to be left alone, 0 where it says nothing.

    header: the value of `Retry-After`, "" where there is none; now: aware
    """
    text = header.strip()
    if status not in STATUSES or not text:
        return 0.0
    if text.isdecimal() and text.isascii():
        return min(float(text[:9]), LONGEST)
    try:
        until = parsedate_to_datetime(text)
    except ValueError:
        return 0.0
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return min(max((until - now).total_seconds(), 0.0), LONGEST)
