"""How much time counts between two instants: trading time of a contract, or all of it.

Holds keep instants, never readings of a clock: when a front corrects the hours in the middle of a
hold, what has passed is counted anew by the hours that are known then.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from terminal.core.days import OutOfCalendar
from terminal.core.timetable import Timetable

NOTHING = timedelta(0)


def no_table() -> Timetable | None:
    """Find no timetable: every second counts."""
    return None


class Stopwatch:
    """Counts while a contract is in continuous trading: not in breaks, nights off and holidays.

    find: gives the contract's timetable as it is known now; without one every second counts, and
    so it does in years that the calendar does not reach
    """

    def __init__(self, find: Callable[[], Timetable | None] = no_table) -> None:
        self._find = find

    def passed(self, start: datetime, end: datetime) -> timedelta:
        """Return the time that counts from one instant to another (aware), negative backwards."""
        table = self._find()
        if table is None:
            return end - start
        try:
            return timedelta(seconds=table.between(start.timestamp(), end.timestamp()))
        except OutOfCalendar:
            return end - start

    def resumed(self, start: datetime, stopped: datetime, now: datetime) -> datetime:
        """Return the start by which no more has passed now than had when it was stopped.

        Never later than `now`.
        """
        lost = self.passed(stopped, now)
        if lost == NOTHING:
            return start
        table = self._find()
        if table is None:
            return start + lost
        try:
            return _before(table, self.passed(start, stopped), now)
        except OutOfCalendar:
            return start + (now - stopped)

    def back(self, span: timedelta, now: datetime) -> datetime:
        """Return the instant since which so much has passed now."""
        table = self._find()
        try:
            return now - span if table is None else _before(table, span, now)
        except OutOfCalendar:
            return now - span


def _before(table: Timetable, span: timedelta, now: datetime) -> datetime:
    reading = table.clock(now.timestamp()) - span.total_seconds()
    return min(now, datetime.fromtimestamp(table.instant(reading), UTC))


WALL = Stopwatch()
