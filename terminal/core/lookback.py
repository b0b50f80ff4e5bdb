"""Where "previous" is, for every meaning the word has on a desk; holidays and breaks are skipped.

Each function takes a product's timetable and an instant (float64 seconds since the epoch, UTC) and
returns an instant, at which the value then in force is the one to compare with, or None where the
past it asks for does not exist. Instants outside of trading count as the last one traded before.
"""

from __future__ import annotations

from datetime import timedelta

from terminal.core.days import OutOfCalendar
from terminal.core.timetable import Timetable
from terminal.domain.calendar import LAST_OF_NIGHT


def minutes_ago(table: Timetable, seconds: float, minutes: float) -> float | None:
    """Return the instant that lies so many minutes of trading before."""
    try:
        return table.instant(table.clock(seconds) - 60 * minutes)
    except OutOfCalendar:
        return None


def bar_start(table: Timetable, seconds: float, minutes: int) -> float | None:
    """Return the start of the n-minute bar that an instant is in, or of the last one before it.

    Bars are counted from the start of each session and never cross a break: with 60 minutes the
    morning has 09:00, 10:00 (of 15 minutes) and 10:30. The last bar of a session may be short.
    """
    session = table.last_session(seconds)
    if session is None:
        return None
    start, end = session
    size = 60 * minutes
    # A session's end is no bar of its own.
    inside = min(seconds, end) - start
    count = inside // size
    if count > 0 and seconds >= end and inside == count * size:
        count -= 1
    return start + count * size


def previous_bar(table: Timetable, seconds: float, minutes: int) -> float | None:
    """Return the start of the bar before the one that `bar_start` names."""
    start = bar_start(table, seconds, minutes)
    if start is None:
        return None
    session = table.session(start)
    if session is not None and start > session[0]:
        return start - 60 * minutes
    before = table.last_session(start - 1)
    return None if before is None else bar_start(table, before[1], minutes)


def same_time_previous_day(table: Timetable, seconds: float) -> float | None:
    """Return the same time of the trading day before; a night is compared with the night before.

    None when that trading day had no night session, as after a holiday: there is then nothing of
    the same hour, and an older night would not be the previous one.
    """
    session = table.last_session(seconds)
    if session is None:
        return None
    moment = min(seconds, session[1])
    index = table.days.index_at(moment)
    if index == 0:
        return None
    if moment - table.evening(index) > LAST_OF_NIGHT:
        return table.midnight(index - 1) + (moment - table.midnight(index))
    earlier = table.evening(index - 1) + (moment - table.evening(index))
    # The end of a session belongs to it here: the night's close has the night's close before it.
    traded = table.last_session(earlier)
    return earlier if traded is not None and earlier <= traded[1] else None


def previous_close(table: Timetable, seconds: float) -> float | None:
    """Return the close of the trading day before the one that an instant belongs to."""
    return table.close(table.days.index_at(seconds) - 1)


def previous_week_close(table: Timetable, seconds: float) -> float | None:
    """Return the last close before the week of an instant's trading day; weeks begin on Monday.

    After a week without trading it is the close before that week.
    """
    days = table.days
    day = days[days.index_at(seconds)]
    monday = day - timedelta(days=day.weekday())
    return table.close(days.index(monday) - 1)


def trading_days_ago(table: Timetable, seconds: float, count: int) -> float | None:
    """Return the close of the trading day `count` days before an instant's own."""
    return table.close(table.days.index_at(seconds) - count)
