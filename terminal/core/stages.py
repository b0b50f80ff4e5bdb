"""Position limits and margin by stage: what pairs and accounts have left of them.

Counted once a second. Limits are of a client of the exchange: of all its accounts together, longs
and shorts apart. While the lots of one of them are not known, those of the others count only where
they prove enough (`at_least.py`). Accounts whose client type is not said have no limits on file,
which is never "no limit".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from terminal.core.at_least import AtLeast
from terminal.core.book import Book
from terminal.core.days import OutOfCalendar
from terminal.core.market import Market
from terminal.core.plan import exact
from terminal.core.plant import Plant
from terminal.core.rule_subjects import MORE, TURN, USED
from terminal.core.staging import Course, course, limit_of, used_of
from terminal.core.timekeeper import Timekeeper
from terminal.domain.account import Position
from terminal.domain.delivery import ClientType
from terminal.domain.stage import Staged, StageRule

NOTHING_KNOWN: dict[str, float | None] = {USED: None, TURN: None, MORE: None}


Made = tuple[date, datetime | None]
# The accounts of one client of the exchange.
Client = tuple[str, ...]


class _Seen(NamedTuple):
    """What a client's place in a stage is made of.

    missing: accounts whose lots are not known. larger: lots that margin is paid for
    """

    course: Course
    missing: Client
    lots: int
    larger: int
    interest: int
    price: float | None
    size: Decimal | None


class Stages:
    """Tell in which stage contracts are, and how much of it is used.

    contracts: symbol -> where the client stands that has used most of its limit
    """

    def __init__(
        self,
        rules: tuple[StageRule, ...],
        plant: Plant,
        book: Book,
        market: Market,
        times: Timekeeper,
        is_ready: Callable[[str], bool],
    ) -> None:
        self.contracts: dict[str, Staged] = {}
        self._rules, self._types = rules, plant.clients
        self._clients = _clients(plant)
        self._each = tuple(dict.fromkeys(self._clients.values()))
        self._book, self._market, self._times = book, market, times
        self._is_ready = is_ready
        self._now: datetime | None = None
        self._today: dict[str, date | None] = {}
        # By contract and client: what they were made of, so that another day makes them anew.
        self._courses: dict[tuple[str, ClientType], tuple[Made, Course | None]] = {}
        self._kept: dict[tuple[Client, str], tuple[_Seen, Staged]] = {}
        self._of_pair: dict[str, list[Staged]] = {}
        self._lots = AtLeast[tuple[Client, str]]()
        self._used = AtLeast[Client]()

    def tick(self, symbols: Iterable[str], now: datetime) -> None:
        """Look at these contracts anew."""
        self.contracts.clear()
        self._of_pair.clear()
        for symbol in symbols:
            found = [self._staged(one, symbol, now) for one in self._each]
            known = [one for one in found if one is not None]
            if known:
                self.contracts[symbol] = known[0] if len(known) == 1 else max(known, key=_fullness)
                self._of_pair[symbol] = known

    def of_pair(self, symbol: str) -> dict[str, float | None]:
        """Return the metrics of a pair, by its contract: of the client that has used most."""
        found = self._of_pair.get(symbol)
        return NOTHING_KNOWN if found is None else _values(found)

    def of_account(self, account: str, now: datetime) -> dict[str, float | None]:
        """Return the metrics of an account, over the contracts that it holds.

        position_limit_used is of its client, of the fullest contract that one holds, 0 while it
        holds nothing; all are None while the account's lots or its client type are not known
        """
        if account not in self._clients or not self._is_known(account):
            return NOTHING_KNOWN
        values = self._over((account,), now)
        client = self._clients[account]
        # What another account of the client holds is as good as held here.
        return values if len(client) == 1 else values | {USED: self._over(client, now)[USED]}

    def counted_over(self, subject: str) -> Client:
        """Return over which accounts the limit of a contract or of an account is counted."""
        shown = self.contracts.get(subject)
        return self._clients.get(subject, ()) if shown is None else shown.accounts

    def _over(self, client: Client, now: datetime) -> dict[str, float | None]:
        held = [one.symbol for one in self._book.positions.values() if _is_held(one, client)]
        found = [self._staged(client, symbol, now) for symbol in dict.fromkeys(held)]
        staged = [one for one in found if one is not None]
        reached = max((one.used for one in staged if one.used is not None), default=0.0)
        if not all(map(self._is_known, client)):
            # What only the account holds that is away is not even among these.
            used = self._used.of(client, reached, is_whole=False, most=1.0)
            return NOTHING_KNOWN | {USED: used}
        if None in found:
            return NOTHING_KNOWN
        values = _values(staged) if held else {USED: 0.0, TURN: None, MORE: 0.0}
        self._used.of(client, values[USED], is_whole=True, most=1.0)
        return values

    def _is_known(self, account: str) -> bool:
        return account in self._book.heard and self._is_ready(account)

    # Most contracts are as they were a second ago.
    def _staged(self, client: Client, symbol: str, now: datetime) -> Staged | None:
        found = self._course(symbol, self._types[client[0]], now)
        if found is None:
            return None
        held = self._held(client, symbol)
        quote = self._market.quotes.get(symbol)
        interest = 0 if quote is None else quote.open_interest
        price = None if quote is None else quote.pre_settlement
        listed = self._market.instruments.get(symbol)
        size = None if listed is None else listed.multiplier
        seen = _Seen(found, *held, interest, price, size)
        before = self._kept.get((client, symbol))
        if before is not None and before[0] == seen:
            return before[1]
        staged = self._judged(client, symbol, seen)
        self._kept[client, symbol] = seen, staged
        return staged

    def _judged(self, client: Client, symbol: str, seen: _Seen) -> Staged:
        if seen.missing == client:
            return _staged(client, symbol, seen, None)
        limit = limit_of(seen.course.rule, seen.interest)
        lots = self._lots.of((client, symbol), seen.lots, is_whole=not seen.missing, most=limit)
        return _staged(client, symbol, seen, None if lots is None else int(lots))

    # Whose lots are not known, and of the others the larger side of all and those of each.
    def _held(self, client: Client, symbol: str) -> tuple[Client, int, int]:
        missing: Client = ()
        longs = shorts = larger = 0
        for account in client:
            if not self._is_known(account):
                missing = (*missing, account)
            elif (position := self._book.positions.get(f"{account}/{symbol}")) is not None:
                long, short = position.long, position.short
                longs, shorts, larger = longs + long, shorts + short, larger + max(long, short)
        # One account's longs do not make another one's shorts less.
        return missing, max(longs, shorts), larger

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


# An account without a name for its client is a client of its own, whatever others are called.
def _clients(plant: Plant) -> dict[str, Client]:
    named: dict[str, Client] = {}
    for account in plant.clients:
        if name := plant.client_names.get(account):
            named[name] = (*named.get(name, ()), account)
    known = ((one, plant.client_names.get(one)) for one in plant.clients)
    return {one: named[name] if name else (one,) for one, name in known}


def _staged(client: Client, symbol: str, seen: _Seen, lots: int | None) -> Staged:
    found, after = seen.course, seen.course.after
    limit = limit_of(found.rule, seen.interest)
    return Staged(
        accounts=client,
        futures=symbol,
        stage=found.rule.stage,
        lots=lots,
        at_least=seen.lots,
        missing=seen.missing,
        limit=limit,
        used=used_of(lots, limit),
        margin=found.margin,
        source=found.rule.source,
        turns=found.turns,
        days=found.days,
        next=None if after is None else after.stage,
        next_limit=None if after is None else limit_of(after, seen.interest),
        next_margin=found.next_margin,
        more=_more(seen),
    )


# Margin is of the settlement price; the larger side pays it, in each account for itself.
def _more(seen: _Seen) -> Decimal | None:
    found, lots = seen.course, seen.larger
    if found.after is None or not (lots or seen.missing):
        return Decimal(0)
    if seen.missing or seen.price is None or seen.size is None:
        return None
    if found.margin is None or found.next_margin is None:
        return None
    return lots * exact(seen.price) * seen.size * (found.next_margin - found.margin)


def _is_held(position: Position, client: Client) -> bool:
    return position.account in client and bool(position.long or position.short)


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
