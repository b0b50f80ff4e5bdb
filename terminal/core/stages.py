"""Position limits and margin by stage: what pairs and accounts have left of them.

Counted once a second. Limits are of one account: whether two of them are one client of the exchange
is not known here. Accounts whose client type is not said have none, which is never "no limit".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from terminal.core.book import Book
from terminal.core.days import OutOfCalendar
from terminal.core.market import Market
from terminal.core.plan import exact
from terminal.core.rule_subjects import MORE, TURN, USED
from terminal.core.staging import Course, course, limit_of, used_of
from terminal.core.timekeeper import Timekeeper
from terminal.domain.account import Position
from terminal.domain.delivery import ClientType
from terminal.domain.stage import Staged, StageRule

NOTHING_KNOWN: dict[str, float | None] = {USED: None, TURN: None, MORE: None}


Made = tuple[date, datetime | None]


class _Seen(NamedTuple):
    """What an account's place in a stage is made of; lots None = not known."""

    course: Course
    lots: int | None
    interest: int
    price: float | None
    size: Decimal | None


class Stages:
    """Tell in which stage contracts are, and how much of it is used.

    contracts: symbol -> where the account stands that has used most of its limit
    """

    def __init__(
        self,
        rules: tuple[StageRule, ...],
        clients: Mapping[str, ClientType],
        book: Book,
        market: Market,
        times: Timekeeper,
        is_ready: Callable[[str], bool],
    ) -> None:
        self.contracts: dict[str, Staged] = {}
        self._rules, self._clients = rules, clients
        self._book, self._market, self._times = book, market, times
        self._is_ready = is_ready
        self._now: datetime | None = None
        self._today: dict[str, date | None] = {}
        # By contract and client: what they were made of, so that another day makes them anew.
        self._courses: dict[tuple[str, ClientType], tuple[Made, Course | None]] = {}
        self._kept: dict[tuple[str, str], tuple[_Seen, Staged]] = {}
        self._of_pair: dict[str, list[Staged]] = {}

    def tick(self, symbols: Iterable[str], now: datetime) -> None:
        """Look at these contracts anew."""
        self.contracts.clear()
        self._of_pair.clear()
        for symbol in symbols:
            found = [self._staged(one, symbol, now) for one in self._clients]
            known = [one for one in found if one is not None]
            if known:
                self.contracts[symbol] = known[0] if len(known) == 1 else max(known, key=_fullness)
                self._of_pair[symbol] = known

    def of_pair(self, symbol: str) -> dict[str, float | None]:
        """Return the metrics of a pair, by its contract: of the account that has used most."""
        found = self._of_pair.get(symbol)
        return NOTHING_KNOWN if found is None else _values(found)

    def of_account(self, account: str, now: datetime) -> dict[str, float | None]:
        """Return the metrics of an account, over the contracts that it holds.

        position_limit_used is of its fullest contract, 0 while it holds nothing; all are None while
        its lots or its client type are not known
        """
        if account not in self._clients or not self._is_known(account):
            return NOTHING_KNOWN
        held = [one.symbol for one in self._book.positions.values() if _is_held(one, account)]
        if not held:
            return {USED: 0.0, TURN: None, MORE: 0.0}
        found = [self._staged(account, symbol, now) for symbol in held]
        if None in found:
            return NOTHING_KNOWN
        return _values([one for one in found if one is not None])

    def _is_known(self, account: str) -> bool:
        return account in self._book.heard and self._is_ready(account)

    # Most contracts are as they were a second ago.
    def _staged(self, account: str, symbol: str, now: datetime) -> Staged | None:
        found = self._course(symbol, self._clients[account], now)
        if found is None:
            return None
        position = self._book.positions.get(f"{account}/{symbol}")
        lots = 0 if position is None else max(position.long, position.short)
        quote = self._market.quotes.get(symbol)
        interest = 0 if quote is None else quote.open_interest
        price = None if quote is None else quote.pre_settlement
        listed = self._market.instruments.get(symbol)
        size = None if listed is None else listed.multiplier
        seen = _Seen(found, lots if self._is_known(account) else None, interest, price, size)
        before = self._kept.get((account, symbol))
        if before is not None and before[0] == seen:
            return before[1]
        staged = _staged(account, symbol, seen)
        self._kept[account, symbol] = seen, staged
        return staged

    # A course changes with the trading day and with the last day that the front lists.
    def _course(self, symbol: str, client: ClientType, now: datetime) -> Course | None:
        today = self._day(symbol.partition(".")[0], now)
        if today is None:
            return None
        listed = self._market.instruments.get(symbol)
        expires = None if listed is None else listed.expires
        made, known = (today, expires), self._courses.get((symbol, client))
        if known is None or known[0] != made:
            known = made, self._find(symbol, client, today, expires)
            self._courses[symbol, client] = known
        return known[1]

    def _find(
        self, symbol: str, client: ClientType, today: date, expires: datetime | None
    ) -> Course | None:
        days = self._times.calendar.days(symbol.partition(".")[0])
        try:
            last = None if expires is None else days.of(expires)
            return course(symbol, client, today, self._rules, days, last)
        except OutOfCalendar:
            return None

    def _day(self, exchange: str, now: datetime) -> date | None:
        if self._now != now:
            self._now = now
            self._today.clear()
        if exchange not in self._today:
            try:
                self._today[exchange] = self._times.calendar.days(exchange).of(now)
            except OutOfCalendar:
                self._today[exchange] = None
        return self._today[exchange]


def _staged(account: str, symbol: str, seen: _Seen) -> Staged:
    found, after = seen.course, seen.course.after
    limit = limit_of(found.rule, seen.interest)
    return Staged(
        account=account,
        futures=symbol,
        stage=found.rule.stage,
        lots=seen.lots,
        limit=limit,
        used=used_of(seen.lots, limit),
        margin=found.margin,
        source=found.rule.source,
        turns=found.turns,
        days=found.days,
        next=None if after is None else after.stage,
        next_limit=None if after is None else limit_of(after, seen.interest),
        next_margin=found.next_margin,
        more=_more(seen),
    )


# Margin is of the settlement price; the larger side pays it.
def _more(seen: _Seen) -> Decimal | None:
    found, lots = seen.course, seen.lots
    if found.after is None or lots == 0:
        return Decimal(0)
    if lots is None or seen.price is None or seen.size is None:
        return None
    if found.margin is None or found.next_margin is None:
        return None
    return lots * exact(seen.price) * seen.size * (found.next_margin - found.margin)


def _is_held(position: Position, account: str) -> bool:
    return position.account == account and bool(position.long or position.short)


# What is not known may be full.
def _fullness(one: Staged) -> float:
    return float("inf") if one.used is None else one.used


def _values(found: list[Staged]) -> dict[str, float | None]:
    used = [one.used for one in found]
    turning = [one.days for one in found if one.days is not None]
    days = min(turning, default=None)
    more = [one.more for one in found if one.days is not None and one.days == days]
    known = [one for one in used if one is not None]
    money = [one for one in more if one is not None]
    return {
        USED: max(known) if len(known) == len(used) else None,
        TURN: None if days is None else float(days),
        MORE: float(sum(money, Decimal(0))) if len(money) == len(more) else None,
    }
