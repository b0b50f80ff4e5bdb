"""The carry of each pair, made anew when its trading day or its last day is another one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from terminal.core.carry import coefficients, day_of
from terminal.core.days import OutOfCalendar
from terminal.core.refusal import Refusal, say
from terminal.core.timekeeper import Timekeeper
from terminal.domain.basis import Pair
from terminal.domain.carry import CarryDay, CarryTerms, NoCarry
from terminal.domain.instrument import Instrument
from terminal.domain.product import ProductTable

UNSAID = CarryTerms()
Made = tuple[date | None, datetime | None]


class Carries:
    """Keep what holds for the day; `known` has it by pair.

    terms: by pair, as the desk file says them
    """

    def __init__(
        self,
        terms: Mapping[str, CarryTerms],
        pairs: Iterable[Pair],
        products: ProductTable,
        instruments: Mapping[str, Instrument],
        times: Timekeeper,
    ) -> None:
        self.known: dict[str, CarryDay | NoCarry] = {}
        self._terms, self._pairs = dict(terms), tuple(pairs)
        self._products, self._instruments, self._times = products, instruments, times
        self._made: dict[str, Made] = {}
        self._values: dict[str, Mapping[str, float | None]] = {}

    def tick(self, now: datetime) -> None:
        """Look whether a new day has begun, or a front has listed another last one."""
        today: dict[str, date | None] = {}
        for pair in self._pairs:
            exchange = pair.futures.partition(".")[0]
            if exchange not in today:
                today[exchange] = self._day(exchange, now)
            listed = self._instruments.get(pair.futures)
            made = today[exchange], None if listed is None else listed.expires
            if self._made.get(pair.id) != made:
                self._made[pair.id] = made
                found = self.known[pair.id] = self._find(pair, exchange, *made)
                self._values[pair.id] = coefficients(found)

    def of_pair(self, pair: str) -> Mapping[str, float | None]:
        """Return what rules work the carry of a pair out from."""
        return self._values.get(pair) or coefficients(None)

    def _find(
        self, pair: Pair, exchange: str, today: date | None, expires: datetime | None
    ) -> CarryDay | NoCarry:
        try:
            days = self._times.calendar.days(exchange)
            last = None if expires is None else days.of(expires)
        except OutOfCalendar:
            today = None
        if today is None:
            return NoCarry(say(Refusal.CARRY_UNDATED, symbol=pair.futures))
        return day_of(pair, self._terms.get(pair.id, UNSAID), self._products, today, last)

    def _day(self, exchange: str, now: datetime) -> date | None:
        try:
            return self._times.calendar.days(exchange).of(now)
        except OutOfCalendar:
            return None
