"""When the desk's contracts trade: the calendar as the front corrects it, and what follows from it.

The calendar is asked by the contract of a pair. Where it has no hours of a product, which is said
once, those that the front lists must do.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from terminal.core.calendar import Calendar, UnknownProduct
from terminal.core.days import OutOfCalendar
from terminal.core.refusal import Refusal, kind_of, say
from terminal.core.stopwatch import WALL, Stopwatch
from terminal.core.timetable import Timetable
from terminal.core.trading_clock import WALL as WALL_CLOCK
from terminal.core.trading_clock import RuleClock, TradingClock, WallClock
from terminal.core.unit_rules import BETWEEN
from terminal.domain.basis import Pair
from terminal.domain.calendar import FIRST_DAY, LAST_DAY, Moment
from terminal.domain.code import product_of
from terminal.domain.instrument import Instrument
from terminal.domain.metric import Metric
from terminal.domain.said import Said

LOOK_AGAIN = timedelta(minutes=1)
# A product without a month, as market fronts write it.
SERIES = "KQ.m@"


class Timekeeper:
    """Answers for the futures legs of the pairs.

    until: the day up to which the exchanges of all of them have announced, None = nothing is
    warning: that fewer than 30 days of it are left, or none; None while all is well
    """

    def __init__(self, calendar: Calendar, pairs: Iterable[Pair]) -> None:
        self.calendar = calendar
        self.until: date | None = None
        self.warning: Said | None = None
        self._futures = {pair.id: pair.futures for pair in pairs}
        self._tables: dict[str, Timetable | None] = {}
        self._moments: dict[str, tuple[int, Moment | None]] = {}
        self._clocks: dict[tuple[str, str], RuleClock] = {}
        self._symbols: dict[str, str | None] = {}
        self._unknown: set[str] = set()
        self._looked: datetime | None = None

    def stopwatch(self, metric: Metric, subject: str) -> Stopwatch:
        """Return what counts towards a hold: of a pair its contract's trading time, of a unit that
        of its commodity, else all.
        """
        if metric is not Metric.BASIS:
            return WALL
        symbol = self._symbol_of(subject)
        return WALL if symbol is None else Stopwatch(lambda: self.table(symbol))

    def clock(self, subject: str, kind: str) -> RuleClock | None:
        """Return the clock that formulas go by, of a pair or of a unit in a commodity.

        kind: "trading" or "wall". None for what the calendar knows nothing of: every second counts.
        """
        symbol = self._symbol_of(subject)
        if symbol is None:
            return None
        if (symbol, kind) not in self._clocks:
            make = WallClock if kind == WALL_CLOCK else TradingClock
            self._clocks[symbol, kind] = make(lambda: self.table(symbol))
        return self._clocks[symbol, kind]

    # Asked once a second of every alert that stands.
    def _symbol_of(self, subject: str) -> str | None:
        if subject not in self._symbols:
            self._symbols[subject] = self.contract_of(subject) or self._series_of(subject)
        return self._symbols[subject]

    def contract_of(self, subject: str) -> str | None:
        """Return the contract of a pair, or one of a unit's commodity; None of anything else."""
        return self._futures.get(subject) or self._contract_of(subject)

    # All months of a commodity trade alike; where two exchanges list it, it is that of the first.
    def _contract_of(self, unit: str) -> str | None:
        _, is_unit, commodity = unit.rpartition(BETWEEN)
        if not is_unit:
            return None
        wanted = commodity.lower()
        for symbol in self._futures.values():
            product = product_of(symbol) or ""
            if product.rpartition(".")[2].lower() == wanted:
                return symbol
        return None

    # What no pair here is on trades when the calendar says, where one product alone is called so.
    def _series_of(self, unit: str) -> str | None:
        _, is_unit, commodity = unit.rpartition(BETWEEN)
        wanted = commodity.lower()
        named = [o for o in self.calendar.products if o.partition(".")[2].lower() == wanted]
        return f"{SERIES}{named[0]}" if is_unit and len(named) == 1 else None

    def table(self, symbol: str) -> Timetable | None:
        """Return a contract's timetable; None where the calendar has no hours of it."""
        if symbol not in self._tables:
            try:
                self._tables[symbol] = self.calendar.timetable(symbol)
            except UnknownProduct:
                self._tables[symbol] = None
        return self._tables[symbol]

    def moment(self, symbol: str, now: datetime) -> Moment | None:
        """Say what a contract's market does now; None where the calendar does not know."""
        second = int(now.timestamp())
        known = self._moments.get(symbol)
        # Sessions begin and end on whole seconds.
        if known is None or known[0] != second:
            known = self._moments[symbol] = (second, self._moment(symbol, now))
        return known[1]

    def listed(self, instruments: Iterable[Instrument], now: datetime) -> list[Said]:
        """Take the hours that a front lists, from this trading day on; return what is odd in them.

        The timetables of all pairs are made here, so that no tick waits for them.
        """
        mine = dict.fromkeys(self._futures.values())
        heard = [one for one in instruments if one.symbol in mine]
        said = self._correct(heard, now)
        for symbol in mine:
            self.table(symbol)
        for one in heard:
            if self.table(one.symbol) is None and one.symbol not in self._unknown:
                self._unknown.add(one.symbol)
                said.append(say(Refusal.HOURS_UNKNOWN, symbol=one.symbol))
        return said

    def look(self, now: datetime) -> Said | None:
        """See once a minute how far the calendar reaches; return the warning when it is new."""
        if self._looked is not None and now - self._looked < LOOK_AGAIN:
            return None
        self._looked = now
        before = self.warning
        exchanges = sorted({_exchange(symbol) for symbol in self._futures.values()})
        try:
            self.until = self.calendar.until(now, exchanges)
            found = self.calendar.warning(now, exchanges)
            self.warning = None if found is None else found.said
        except OutOfCalendar:
            self.until = None
            self.warning = say(Refusal.CALENDAR_OVER, start=FIRST_DAY, end=LAST_DAY)
        if self.warning is None:
            return None
        is_new = before is None or kind_of(before) != kind_of(self.warning)
        return self.warning if is_new else None

    def _correct(self, heard: list[Instrument], now: datetime) -> list[Said]:
        # A trading day is one of an exchange: holidays need not be the same everywhere.
        calendar = self.calendar
        said: list[Said] = []
        for exchange in dict.fromkeys(_exchange(one.symbol) for one in heard):
            rows = [(o.symbol, o.trading_time) for o in heard if _exchange(o.symbol) == exchange]
            try:
                today = calendar.days(exchange).of(now)
            except OutOfCalendar:
                break
            calendar, odd = calendar.listing(rows, today)
            said += odd
        if calendar is not self.calendar:
            self.calendar = calendar
            for known in (self._symbols, self._tables, self._moments):
                known.clear()
        return said

    def _moment(self, symbol: str, now: datetime) -> Moment | None:
        if self.table(symbol) is None:
            return None
        try:
            return self.calendar.moment(symbol, now)
        except OutOfCalendar:
            return None


def _exchange(symbol: str) -> str:
    return symbol.partition(".")[0]
