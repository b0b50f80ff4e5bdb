"""The shipped calendar, Beijing times as text, and a naive reading of the same table.

The oracle knows no arrays and no clock: it looks at one minute at a time, as a person would with
the table beside a wall calendar.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta

from terminal.almanac.calendar_file import read_calendar
from terminal.core.calendar import Calendar
from terminal.domain.calendar import CalendarTable, DayRow, NightRow, Span
from terminal.domain.quote import BEIJING

CALENDAR = Calendar(read_calendar())
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)


def at(text: str) -> datetime:
    """Read "2026-02-13 21:00[:00]" as Beijing time."""
    return datetime.fromisoformat(text).replace(tzinfo=BEIJING)


def seconds(text: str) -> float:
    return at(text).timestamp()


def said(instant: float | None) -> str | None:
    """Write an instant as "2026-02-13 21:00:00", Beijing."""
    if instant is None:
        return None
    return datetime.fromtimestamp(instant, BEIJING).strftime("%Y-%m-%d %H:%M:%S")


class Oracle:
    """Tells for single minutes whether a product trades, from the table's rows alone."""

    def __init__(self, table: CalendarTable, product: str) -> None:
        self._table = table
        self._product = product
        self._exchange = product.partition(".")[0]
        self._days: dict[date, Sequence[Span]] = {}
        self._nights: dict[date, Sequence[Span]] = {}

    def is_trading_day(self, day: date) -> bool:
        return day.weekday() < 5 and day not in self._table.closed.get(self._exchange, {})

    def trading_day(self, moment: datetime) -> date:
        local = moment.astimezone(BEIJING)
        day = local.date() + DAY if local.hour >= 18 else local.date()
        while not self.is_trading_day(day):
            day += DAY
        return day

    def trades(self, moment: datetime) -> bool:
        local = moment.astimezone(BEIJING)
        today = local.date()
        second = local.hour * 3600 + local.minute * 60 + local.second
        late = second + 24 * 3600
        return (
            any(one.start <= second < one.end for one in self._day(today))
            or any(one.start <= second < one.end for one in self._night(today))
            or any(one.start <= late < one.end for one in self._night(today - DAY))
        )

    def minutes(self, start: datetime, end: datetime) -> Iterator[datetime]:
        while start < end:
            yield start
            start += MINUTE

    def _day(self, day: date) -> Sequence[Span]:
        if day not in self._days:
            trades = self.is_trading_day(day)
            self._days[day] = self._spans(self._table.day, day) if trades else ()
        return self._days[day]

    def _night(self, evening: date) -> Sequence[Span]:
        if evening not in self._nights:
            self._nights[evening] = self._night_of(evening)
        return self._nights[evening]

    def _night_of(self, evening: date) -> Sequence[Span]:
        monday_after = evening + DAY * (3 if evening.weekday() == 4 else 1)
        if not (self.is_trading_day(evening) and self.is_trading_day(monday_after)):
            return ()
        stopped = monday_after in self._table.no_night.get(self._exchange, ())
        new = any(
            self._product in row.products and row.first == monday_after
            for row in self._table.listed
        )
        return () if stopped or new else self._spans(self._table.night, monday_after)

    def _spans(self, rows: Iterable[DayRow | NightRow], day: date) -> Sequence[Span]:
        wanted = (self._product, f"{self._exchange}.*")
        listed = [row for row in self._table.listed if self._product in row.products]
        if listed and not any(r.first <= day <= (r.last or date.max) for r in listed):
            return ()
        best = None
        for row in rows:
            if any(name in row.products for name in wanted) and row.since <= day:
                best = row if best is None or row.since >= best.since else best
        return () if best is None else best.spans
