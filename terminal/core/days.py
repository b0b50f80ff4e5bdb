"""The trading days of one exchange: which there are, which comes when, how many lie between.

Every question is a look-up in arrays made once. Saturdays and Sundays are never trading days, made
up or not. Where no announcement reaches, each weekday counts as one unless a closure is known, and
is marked unconfirmed.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterator
from datetime import date, datetime, timedelta
from operator import sub

from terminal import Refused
from terminal.domain.calendar import (
    CHANGE_OF_DAY,
    DAY,
    FIRST_DAY,
    LAST_DAY,
    Range,
    is_within,
)

EPOCH = date(1970, 1, 1).toordinal()
BEIJING_AHEAD = 8 * 3600
# Adding this to seconds since the epoch makes whole days change when the trading day does.
_TO_CHANGE = BEIJING_AHEAD + DAY - CHANGE_OF_DAY
SATURDAY = 5


class OutOfCalendar(Refused):
    """The calendar says nothing about a time so far away."""

    def __init__(self) -> None:
        super().__init__(f"the trading calendar covers {FIRST_DAY} to {LAST_DAY} only")


class Days:
    """All trading days of one exchange, ascending, each known by its index from 0.

    midnights: of each its own midnight, in seconds since the epoch, UTC
    """

    def __init__(self, closed: Collection[date], confirmed: tuple[Range, ...] = ()) -> None:
        shut = {day.toordinal() for day in closed}
        self._base = FIRST_DAY.toordinal()
        self._confirmed = confirmed
        self._days = array("i")
        # For each calendar day the index of the first trading day on or after it.
        self._at = array("i")
        # For each trading day whether a weekday without trading lies before it.
        self._after_holiday = bytearray()
        found, weekday, missed = 0, _weekday(self._base), 1
        for ordinal in range(self._base, LAST_DAY.toordinal() + 1):
            self._at.append(found)
            if weekday < SATURDAY:
                if ordinal in shut:
                    missed = 1
                else:
                    self._days.append(ordinal)
                    self._after_holiday.append(missed)
                    found, missed = found + 1, 0
            weekday = (weekday + 1) % 7
        self.midnights = array("q", [(one - EPOCH) * DAY - BEIJING_AHEAD for one in self._days])

    def __len__(self) -> int:
        return len(self._days)

    def __getitem__(self, index: int) -> date:
        """Return the trading day of an index; raise `OutOfCalendar` where there is none."""
        return date.fromordinal(self.ordinal(index))

    def ordinal(self, index: int) -> int:
        """Return a trading day as a proleptic ordinal."""
        if not 0 <= index < len(self._days):
            raise OutOfCalendar
        return self._days[index]

    def gaps(self) -> Iterator[int]:
        """Give the calendar days from the trading day before to each of them; 1 for the first."""
        yield 1
        yield from map(sub, self._days[1:], self._days)

    def index(self, day: date) -> int:
        """Return the index of the first trading day on or after a calendar day."""
        return self._index(day.toordinal())

    def index_at(self, seconds: float) -> int:
        """Return the index of the trading day of an instant, seconds since the epoch, UTC."""
        return self._index(int((seconds + _TO_CHANGE) // DAY) + EPOCH)

    def of(self, moment: datetime) -> date:
        """Return the trading day that an instant (aware) belongs to."""
        return self[self.index_at(moment.timestamp())]

    def is_trading_day(self, day: date) -> bool:
        """Tell whether the exchange opens on this calendar day."""
        return self[self.index(day)] == day

    def shift(self, day: date, by: int) -> date:
        """Go `by` trading days from a day: 1 is the next trading day, -1 the one before.

        From a day without trading, the next one is the first that follows.
        """
        index = self.index(day)
        if by > 0 and self[index] != day:
            index -= 1
        return self[index + by]

    def count(self, start: date, end: date) -> int:
        """Count the trading days after `start` up to and with `end`; negative when it has passed.

        From a trading day to itself it is 0, to the next one 1: a countdown to a deadline.
        """
        tomorrow = timedelta(days=1)
        return self.index(end + tomorrow) - self.index(start + tomorrow)

    def last_before(self, day: date) -> date:
        """Return the last trading day before a calendar day."""
        return self[self.index(day) - 1]

    def opens_after_holiday(self, index: int) -> bool:
        """Tell whether a weekday without trading lies before this trading day."""
        if not 0 <= index < len(self._days):
            raise OutOfCalendar
        return bool(self._after_holiday[index])

    def is_confirmed(self, day: date) -> bool:
        """Tell whether the exchange has announced what this calendar day is."""
        return is_within(self._confirmed, day)

    def confirmed_until(self, day: date) -> date | None:
        """Return the last day up to which the announcements run from this day without a gap.

        Where they do not cover `day`, return the last announced day before it, None without any.
        """
        ends = [one.last for one in self._confirmed if one.first <= day]
        return max(ends, default=None)

    def _index(self, ordinal: int) -> int:
        place = ordinal - self._base
        if not 0 <= place < len(self._at):
            raise OutOfCalendar
        index = self._at[place]
        if index == len(self._days):
            raise OutOfCalendar
        return index


def _weekday(ordinal: int) -> int:
    return (ordinal - 1) % 7
