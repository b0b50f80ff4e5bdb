"""Near delivery: what each pair's contract and each account's lots have left, in trading days.

A countdown runs to the last day that an account of its client type may hold the lots as they are
(`core/countdown.py` has the rules). Accounts whose client type is not said have none: what is not
known is never taken as "no limit".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import NamedTuple, TypeVar

from terminal.core.book import Book
from terminal.core.countdown import countdown, countdowns
from terminal.core.days import Days, OutOfCalendar
from terminal.core.rule_subjects import DAYS, LOTS
from terminal.core.timekeeper import Timekeeper
from terminal.domain.account import Position
from terminal.domain.delivery import ClientType, Countdown, Deadline, DeliveryRule
from terminal.domain.instrument import Instrument
from terminal.domain.level import Level

NOTHING_KNOWN: dict[str, float | None] = {DAYS: None, LOTS: None}
Key = tuple[str, ClientType, datetime | None]
T = TypeVar("T")
Counting = Callable[[Position, ClientType, date, Iterable[DeliveryRule], Days, date | None], T]


class Terms(NamedTuple):
    """What counting down needs to be told.

    near: trading days from which on each level is near, descending
    """

    rules: tuple[DeliveryRule, ...]
    clients: Mapping[str, ClientType]
    near: tuple[int, int, int]


class Deadlines:
    """Count down for pairs and accounts once a second; what a trading day has shown is kept.

    contracts: symbol -> its nearest deadline for any of the desk's client types
    """

    def __init__(
        self,
        terms: Terms,
        book: Book,
        instruments: Mapping[str, Instrument],
        times: Timekeeper,
        is_ready: Callable[[str], bool],
    ) -> None:
        self.contracts: dict[str, Deadline] = {}
        self.terms = terms
        self._book, self._instruments = book, instruments
        self._times, self._is_ready = times, is_ready
        self._today: dict[str, date] = {}
        self._known: dict[Key, Countdown | None] = {}

    def tick(self, symbols: Iterable[str], now: datetime) -> None:
        """Count down for these contracts."""
        held: dict[str, list[Position]] = {}
        for position in self._book.positions.values():
            held.setdefault(position.symbol, []).append(position)
        is_known = all(map(self._is_known, self.terms.clients))
        self.contracts.clear()
        for symbol in symbols:
            found, lots = None, 0.0 if is_known else None
            # Most contracts have no lots, and this is asked of all once a second.
            if is_known and (mine := held.get(symbol)):
                told = self._held(mine, now)
                found = self._facing(told or ())
                lots = None if told is None else _sum(one.excess for one, _ in told)
            found = found or self._nearest(symbol, now)
            if found is not None:
                self.contracts[symbol] = self._deadline(*found, lots)

    def of_pair(self, symbol: str) -> dict[str, float | None]:
        """Return the metrics of a pair, by its contract."""
        found = self.contracts.get(symbol)
        if found is None:
            return NOTHING_KNOWN
        return {DAYS: float(found.days), LOTS: None if found.lots is None else float(found.lots)}

    def of_account(self, account: str, now: datetime) -> dict[str, float | None]:
        """Return the metrics of an account: days to its nearest deadline, lots that must go then.

        days_to_flat is None while nothing must go, lots_to_flat is 0 then; both are None while the
        account's lots or its client type are not known.
        """
        client = self.terms.clients.get(account)
        if client is None or not self._is_known(account):
            return NOTHING_KNOWN
        mine = [one for one in self._book.positions.values() if one.account == account]
        counted = [self._counted(one, client, now) for one in mine]
        facing = [one for one in counted if one is not None and one.excess != 0]
        if not facing:
            return {DAYS: None, LOTS: 0.0}
        nearest = min(one.deadline for one in facing)
        first = [one for one in facing if one.deadline == nearest]
        return {DAYS: float(first[0].days), LOTS: _sum(one.excess for one in first)}

    def _is_known(self, account: str) -> bool:
        return account in self._book.heard and self._is_ready(account)

    def _nearest(self, symbol: str, now: datetime) -> tuple[Countdown, ClientType] | None:
        clients = dict.fromkeys(self.terms.clients.values())
        found = [(self._count(symbol, client, now), client) for client in clients]
        known = [(one, client) for one, client in found if one is not None]
        return min(known, key=lambda one: one[0].deadline) if known else None

    def _deadline(self, found: Countdown, client: ClientType, lots: float | None) -> Deadline:
        return Deadline(
            day=found.deadline,
            days=found.days,
            client=client,
            demand=found.demand,
            lots=None if lots is None else int(lots),
            level=None if lots == 0 else self._level(found.days),
            source=found.source,
            is_confirmed=found.is_confirmed,
        )

    # What the lots of a contract have before them; None while some are not known.
    def _held(
        self, positions: Iterable[Position], now: datetime
    ) -> list[tuple[Countdown, ClientType]] | None:
        found: list[tuple[Countdown, ClientType]] = []
        for position in positions:
            client = self.terms.clients.get(position.account)
            if client is None:
                if position.long or position.short:
                    return None
                continue
            if (counted := self._counted(position, client, now)) is not None:
                found.append((counted, client))
        return found

    def _facing(
        self, told: Iterable[tuple[Countdown, ClientType]]
    ) -> tuple[Countdown, ClientType] | None:
        faced = [one for one in told if one[0].excess != 0]
        return min(faced, key=lambda one: one[0].deadline, default=None)

    # For who would buy one lot now: the next deadline, the last one where all are over.
    def _count(self, symbol: str, client: ClientType, now: datetime) -> Countdown | None:
        key = symbol, client, self._expires(symbol)
        self._turn(symbol, now)
        if key not in self._known:
            any_lot = Position(account="", symbol=symbol, long_today=1)
            found = self._ask(countdowns, any_lot, client, now) or []
            coming = [one for one in found if one.days >= 0]
            self._known[key] = next(iter(coming or found[-1:]), None)
        return self._known[key]

    def _counted(self, position: Position, client: ClientType, now: datetime) -> Countdown | None:
        return self._ask(countdown, position, client, now)

    def _ask(
        self, count: Counting[T], position: Position, client: ClientType, now: datetime
    ) -> T | None:
        days = self._days(position.symbol)
        expires = self._expires(position.symbol)
        try:
            last_day = None if expires is None else days.of(expires)
            return count(position, client, days.of(now), self.terms.rules, days, last_day)
        except OutOfCalendar:
            return None

    def _turn(self, symbol: str, now: datetime) -> None:
        exchange = symbol.partition(".")[0]
        try:
            today = self._days(symbol).of(now)
        except OutOfCalendar:
            return
        if self._today.get(exchange) != today:
            self._today[exchange] = today
            self._known.clear()

    def _days(self, symbol: str) -> Days:
        return self._times.calendar.days(symbol.partition(".")[0])

    def _expires(self, symbol: str) -> datetime | None:
        listed = self._instruments.get(symbol)
        return None if listed is None else listed.expires

    def _level(self, days: int) -> Level | None:
        passed = [level for level, near in zip(Level, self.terms.near, strict=True) if days <= near]
        return max(passed, default=None)


def _sum(lots: Iterable[int | None]) -> float | None:
    found = list(lots)
    return None if None in found else float(sum(one for one in found if one is not None))
