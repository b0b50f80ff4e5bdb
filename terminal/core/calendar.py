"""The trading calendar: every question about trading days and sessions, by exchange or by product.

Made from a table of facts and never changed; an imported correction makes a new calendar. Days and
timetables are computed when first asked for and kept, one for all products that trade alike.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from terminal import Refused
from terminal.core.days import Days
from terminal.core.hours import Rows, rows_of
from terminal.core.refusal import Refusal, say
from terminal.core.timetable import Timetable
from terminal.domain.calendar import (
    CHANGE_OF_DAY,
    DAY,
    FIRST_DAY,
    LAST_OF_NIGHT,
    CalendarTable,
    CalendarWarning,
    DayRow,
    Hours,
    Moment,
    NightRow,
    Phase,
    Span,
    clock_of,
    merged,
    seconds_of,
)
from terminal.domain.code import product_of
from terminal.domain.instrument import TradingTime
from terminal.domain.said import Said

WARN_BEFORE = timedelta(days=30)
NIGHT = (CHANGE_OF_DAY, LAST_OF_NIGHT)
WHOLE_DAY = (Span(0, DAY),)


class UnknownProduct(Refused):
    """Nothing is known of when this trades."""


class Calendar:
    """All exchanges' trading days and all products' sessions, from one table of facts.

    products: those whose hours the table names, such as "SHFE.cu"
    """

    def __init__(self, table: CalendarTable) -> None:
        self.table = table
        named = {one for row in table.day for one in row.products}
        named |= {one for row in table.night for one in row.products}
        self.products = frozenset(one for one in named if not one.endswith(".*"))
        self._days: dict[str, Days] = {}
        self._timetables: dict[str, Timetable] = {}
        self._shared: dict[tuple[str, Rows], Timetable] = {}

    def __eq__(self, other: object) -> bool:
        """Two calendars with the same table are the same."""
        return isinstance(other, Calendar) and self.table == other.table

    def __hash__(self) -> int:
        return hash(self.products)

    def corrected(self, more: CalendarTable) -> Calendar:
        """Return a calendar in which `more` corrects this one's table."""
        return Calendar(merged(self.table, more))

    def listing(
        self, listed: Iterable[tuple[str, TradingTime]], since: date
    ) -> tuple[Calendar, tuple[Said, ...]]:
        """Return a calendar in which products have the hours that a front lists, from a day on.

        listed: symbols with their hours. The table stands where the front says the same or nothing,
        and where its hours make no trading day; of these there is a sentence each.
        """
        day_rows, night_rows, said = [], [], []
        # Of many months of one product the table is asked once.
        stands: dict[str, tuple[tuple[Span, ...], tuple[Span, ...]]] = {}
        for symbol, times in listed:
            product = product_of(symbol)
            if product is None or not (times.day or times.night):
                continue
            try:
                day, night = _spans(times.day, 0, CHANGE_OF_DAY), _spans(times.night, *NIGHT)
            except ValueError:
                hours = ", ".join(f"{start}-{end}" for start, end in (*times.day, *times.night))
                said.append(say(Refusal.HOURS_NOT_USED, symbol=symbol, hours=hours))
                continue
            known = product in self.products
            if known and product not in stands:
                stands[product] = self._says(product, since)
            # On a day that has no night a front may list none, and says nothing of the next one.
            is_by_day = not night and day != WHOLE_DAY
            if known and is_by_day and self._is_without_night(product, since):
                night = stands[product][1]
            if known and stands[product] == (day, night):
                continue
            start = since if known else FIRST_DAY
            day_rows.append(DayRow((product,), start, day))
            night_rows.append(NightRow((product,), start, night))
        if not day_rows:
            return self, tuple(said)
        made = self.corrected(CalendarTable(day=tuple(day_rows), night=tuple(night_rows)))
        # Hours alone differ: the days stay what they are, and what trades as before is made once.
        made._days, made._shared = self._days, self._shared
        return made, tuple(said)

    def days(self, exchange: str) -> Days:
        """Return the trading days of an exchange; of one unknown, its weekdays, unconfirmed."""
        if exchange not in self._days:
            closed = self.table.closed.get(exchange, {})
            self._days[exchange] = Days(closed, self.table.confirmed.get(exchange, ()))
        return self._days[exchange]

    def timetable(self, symbol: str) -> Timetable:
        """Return the sessions of a contract, an option, a continuous series, or a product.

        Raise `UnknownProduct` when the table says nothing about it.
        """
        product = product_of(symbol)
        if product is None:
            raise UnknownProduct(f"{symbol} is not written as an exchange and a contract")
        if product not in self._timetables:
            self._timetables[product] = self._make(product)
        return self._timetables[product]

    def hours(self, product: str, day: date) -> Hours:
        """Return what the rows say of a product on a trading day, held or not; empty if nothing."""
        return rows_of(self.table, product).on(day)

    def trading_day(self, symbol: str, now: datetime) -> date:
        """Return the trading day that an instant belongs to: a night to the next one."""
        return self.days(symbol.partition(".")[0]).of(now)

    def phase(self, symbol: str, now: datetime) -> Phase:
        """Say what the market of a product does now."""
        return self.timetable(symbol).phase(now.timestamp())

    def moment(self, symbol: str, now: datetime) -> Moment:
        """Say all about an instant: trading day, phase, session, next opening."""
        table, seconds = self.timetable(symbol), now.timestamp()
        day = table.days[table.days.index_at(seconds)]
        session, opens = table.session(seconds), table.opens(seconds)
        return Moment(
            trading_day=day,
            phase=table.phase(seconds),
            start=time_at(session[0]) if session else None,
            end=time_at(session[1]) if session else None,
            opens=None if opens is None else time_at(opens),
            is_confirmed=table.days.is_confirmed(day),
        )

    def trading_time(self, symbol: str, start: datetime, end: datetime) -> timedelta:
        """Return the time in continuous trading between two instants, negative backwards."""
        between = self.timetable(symbol).between(start.timestamp(), end.timestamp())
        return timedelta(seconds=between)

    def until(self, now: datetime, exchanges: Iterable[str]) -> date | None:
        """Return the last day that all of these exchanges have announced, None when one has none.

        It may have passed.
        """
        found = set()
        for exchange in exchanges:
            days = self.days(exchange)
            found.add(days.confirmed_until(days.of(now)))
        return None if None in found else min((one for one in found if one), default=None)

    def warning(self, now: datetime, exchanges: Iterable[str]) -> CalendarWarning | None:
        """Say that fewer than 30 days are announced, or that today is not; None if all is well.

        Of several exchanges it is the one that runs out first, and those that do so with it.
        """
        found: dict[date | None, list[str]] = {}
        for exchange in exchanges:
            days = self.days(exchange)
            found.setdefault(days.confirmed_until(days.of(now)), []).append(exchange)
        if not found:
            return None
        until = min(found, key=lambda day: day or date.min)
        names = tuple(sorted(found[until]))
        today = self.days(names[0]).of(now)
        left = -1 if until is None else (until - today).days
        if left >= WARN_BEFORE.days:
            return None
        return CalendarWarning(names, until, left, _warning(names, until, left))

    def _is_without_night(self, product: str, day: date) -> bool:
        exchange = product.partition(".")[0]
        days = self.days(exchange)
        is_stopped = day in self.table.no_night.get(exchange, frozenset())
        return is_stopped or days.opens_after_holiday(days.index(day))

    def _says(self, product: str, day: date) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
        hours = self.hours(product, day)
        return hours.day, hours.night

    def _make(self, product: str) -> Timetable:
        rows = rows_of(self.table, product)
        if product not in self.products:
            raise UnknownProduct(f"{product}: the calendar has no trading hours of this product")
        exchange = product.partition(".")[0]
        key = (exchange, rows)
        if key not in self._shared:
            days = self.days(exchange)
            stopped = self.table.no_night.get(exchange, frozenset())
            self._shared[key] = Timetable(days, rows.by_day(days, stopped))
        return self._shared[key]


def time_at(seconds: float) -> datetime:
    """Return an instant of a timetable as an aware UTC time."""
    return datetime.fromtimestamp(seconds, UTC)


def _spans(listed: tuple[tuple[str, str], ...], earliest: int, latest: int) -> tuple[Span, ...]:
    spans = tuple(sorted(Span(seconds_of(start), seconds_of(end)) for start, end in listed))
    if spans == WHOLE_DAY:
        return spans
    before = earliest
    for span in spans:
        if not before <= span.start < span.end <= latest:
            text = f"{clock_of(span.start)}-{clock_of(span.end)}"
            raise ValueError(f"{text} is no session after {clock_of(before)}")
        before = span.end
    return spans


def _warning(exchanges: tuple[str, ...], until: date | None, left: int) -> Said:
    names = ", ".join(exchanges)
    if until is None:
        return say(Refusal.CALENDAR_UNCONFIRMED, exchanges=names)
    if left < 0:
        return say(Refusal.CALENDAR_ENDED, exchanges=names, until=until)
    return say(Refusal.CALENDAR_ENDS, exchanges=names, until=until, days=left)
