"""Settlement prices by contract and trading day, as fronts tell them, kept in the ledger.

A quote tells two: once it is published, that of its own day (`settlement`), and that of the trading
day before (`pre_settlement`). What was told first of a contract and a day stays: another price for
it is not taken and is said, for a mean may rest on the first one already.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import NamedTuple

import msgspec

from terminal.core.days import OutOfCalendar
from terminal.core.effect import Effect
from terminal.core.firm import Firm, date_in_beijing
from terminal.core.plan import exact
from terminal.core.swings import LONGEST_REST, ONE_DAY
from terminal.domain.quote import Quote

KIND = "settlements"
# A stamp up to its hour: no trading day begins within one.
HOUR = 13
OFTEN = timedelta(minutes=1)
Seen = tuple[date, str, float | None, float | None]


class _At(NamedTuple):
    """A trading day and the one before it."""

    today: date
    before: date


class SettledDay(msgspec.Struct, frozen=True, kw_only=True):
    """What contracts were settled at on one trading day, by symbol."""

    day: date
    prices: dict[str, Decimal] = {}


class Told(msgspec.Struct, frozen=True):
    """A settlement that was not known before."""

    symbol: str
    day: date
    price: Decimal


class Clash(msgspec.Struct, frozen=True):
    """Another settlement than the one that is kept was told."""

    symbol: str
    day: date
    kept: Decimal
    told: Decimal


class Settlements:
    """What is kept of some contracts.

    contracts: whose quotes are looked at
    """

    def __init__(self, firm: Firm, contracts: Collection[str], quotes: Mapping[str, Quote]) -> None:
        self._firm, self._contracts, self._quotes = firm, tuple(contracts), quotes
        self._others: dict[str, Quote] = {}
        self._days: dict[date, dict[str, Decimal]] = {}
        self._seen: dict[str, Seen] = {}
        self._clashes: set[Clash] = set()
        self._at = _At(date.min, date.min)
        self._fuller: set[date] = set()
        self._moved: set[str] = set()
        self._written = datetime.min.replace(tzinfo=UTC)

    def price(self, symbol: str, day: date) -> Decimal | None:
        """Return what a contract was settled at; None where that is not known."""
        return self._days.get(day, {}).get(symbol)

    def day_before(self, day: date) -> date:
        """Return the trading day before a day."""
        at = self._at
        return at.before if at.today == day else self._before(day)

    def restore(self, days: Iterable[SettledDay]) -> None:
        """Take up what the ledger kept."""
        self._days.update((one.day, dict(one.prices)) for one in days)

    def take_moved(self) -> set[str]:
        """Return, once, the contracts of which the settlement of a day that is over was told."""
        moved, self._moved = self._moved, set()
        return moved

    def hear(self, quotes: Iterable[Quote]) -> list[Effect]:
        """Keep what was said of further contracts until it is looked at."""
        self._others.update((one.symbol, one) for one in quotes)
        return []

    def look(self, now: datetime) -> list[Told | Clash]:
        """Look at the newest quotes; return what they have told for the first time."""
        try:
            today = self._firm.day_of(now)
        except OutOfCalendar:
            return []
        if self._at.today != today:
            self._at = _At(today, self._before(today))
        is_evening = date_in_beijing(now) < today
        found: list[Told | Clash] = []
        for symbol in self._contracts:
            if (quote := self._quotes.get(symbol)) is not None:
                found += self._see(symbol, quote, is_evening)
        for symbol, quote in self._others.items():
            found += self._see(symbol, quote, is_evening)
        return found

    def due(self, now: datetime) -> list[SettledDay]:
        """Return, to be written, the days that have become fuller: once a minute at most.

        An exchange settles its contracts one after the other, and a day is one record.
        """
        if not self._fuller or now - self._written < OFTEN:
            return []
        self._written = now
        days, self._fuller = sorted(self._fuller), set()
        return [SettledDay(day=day, prices=dict(self._days[day])) for day in days]

    def _see(self, symbol: str, quote: Quote, is_evening: bool) -> Sequence[Told | Clash]:
        today, before = self._at
        seen = today, quote.stamp[:HOUR], quote.settlement, quote.pre_settlement
        if self._seen.get(symbol) == seen:
            return ()
        self._seen[symbol] = seen
        former = None if quote.pre_settlement is None else exact(quote.pre_settlement)
        # With each hour of a large desk all quotes are looked at anew, and most have no news.
        if quote.settlement is None and self._days.get(before, {}).get(symbol) == former:
            return ()
        try:
            # Without a time of its own nobody can say of which day a quote is.
            own = None if quote.time is None else self._firm.day_of(quote.time)
        except OutOfCalendar:
            return ()
        found: list[Told | Clash] = []
        # In the evening a front still shows the day that is over, and its settlement with it. Later
        # such a quote may be one that has not traded today, with today's settlement.
        is_mine = own == today or (is_evening and own == before)
        if own is not None and is_mine and quote.settlement is not None:
            found += self._take(symbol, own, exact(quote.settlement))
        # A front may go over to the next day before its time does.
        if own == today and former is not None and self.price(symbol, today) != former:
            found += self._take(symbol, before, former)
        return found

    def _take(self, symbol: str, day: date, price: Decimal) -> list[Told | Clash]:
        kept = self._days.setdefault(day, {}).setdefault(symbol, price)
        if kept is price:
            self._fuller.add(day)
            if day < self._at.today:
                self._moved.add(symbol)
            return [Told(symbol, day, price)]
        clash = Clash(symbol, day, kept, price)
        if kept == price or clash in self._clashes:
            return []
        self._clashes.add(clash)
        return [clash]

    def _before(self, day: date) -> date:
        days = (day - ONE_DAY * count for count in range(1, LONGEST_REST))
        return next(filter(self._firm.is_trading_day, days), day - ONE_DAY)
