"""Whether a contract trades at a given moment, by the session spans its exchange lists."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from terminal.domain.instrument import TradingTime

BEIJING = timezone(timedelta(hours=8))
DAY = 24 * 3600


def is_continuous(times: TradingTime, now: datetime) -> bool:
    """Tell whether `now` lies in a session; an instrument without listed spans never trades.

    Spans are [start, end) in Beijing time of day; hours past 24 belong to the next calendar day.
    Holidays are not known here: the feed's silence and the calendar's own rules cover them.
    """
    local = now.astimezone(BEIJING)
    second = local.hour * 3600 + local.minute * 60 + local.second
    for start, end in (*times.day, *times.night):
        first, last = seconds_of(start), seconds_of(end)
        if first <= second < last or first <= second + DAY < last:
            return True
    return False


def seconds_of(text: str) -> int:
    """Read "HH:MM:SS", where HH may pass 24, as seconds from midnight."""
    hours, minutes, seconds = (int(part) for part in text.split(":"))
    return hours * 3600 + minutes * 60 + seconds
