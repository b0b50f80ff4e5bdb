"""When the exchange trades, and which trading day an evening belongs to; Beijing time.

A trading day starts at 18:00 of the working day before it, so Friday night carries Monday's date.
Only weekends are known here: public holidays need a calendar, which the simulator does without.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

Span = tuple[str, str]

BEIJING = timezone(timedelta(hours=8), "CST")
_EVENING = 18

_MORNING: tuple[Span, ...] = (
    ("09:00:00", "10:15:00"),
    ("10:30:00", "11:30:00"),
    ("13:30:00", "15:00:00"),
)


class Hours:
    """Day and night spans of one product; hours run past 24 after midnight ("25:00:00")."""

    def __init__(self, day: tuple[Span, ...], night: tuple[Span, ...] = ()) -> None:
        self.day = day
        self.night = night
        self._spans = [(_minute(start), _minute(end)) for start, end in (*day, *night)]

    def wire(self) -> dict[str, list[list[str]]]:
        """Spell the spans as `trading_time` does."""
        return {"day": [list(span) for span in self.day], "night": [list(s) for s in self.night]}

    def is_open(self, moment: datetime) -> bool:
        """Tell whether `moment` (aware) lies in continuous trading, weekends counted as closed."""
        local = moment.astimezone(BEIJING)
        minute = local.hour * 60 + local.minute
        # After midnight the session belongs to the evening before: Saturday 00:30 trades.
        if any(start <= minute + 1440 < end for start, end in self._spans):
            return (local - timedelta(days=1)).weekday() < 5
        return local.weekday() < 5 and any(start <= minute < end for start, end in self._spans)


def _minute(text: str) -> int:
    hour, minute, _ = text.split(":")
    return int(hour) * 60 + int(minute)


DAY_ONLY = Hours(_MORNING)
NIGHT_2300 = Hours(_MORNING, (("21:00:00", "23:00:00"),))
NIGHT_0100 = Hours(_MORNING, (("21:00:00", "25:00:00"),))
NIGHT_0230 = Hours(_MORNING, (("21:00:00", "26:30:00"),))
INDEX = Hours((("09:30:00", "11:30:00"), ("13:00:00", "15:00:00")))
ALWAYS = Hours((("00:00:00", "24:00:00"),))


def trading_day(moment: datetime) -> date:
    """Name the trading day that `moment` (aware) belongs to."""
    local = moment.astimezone(BEIJING)
    day = local.date() + timedelta(days=local.hour >= _EVENING)
    while day.weekday() >= 5:
        day += timedelta(days=1)
    return day
