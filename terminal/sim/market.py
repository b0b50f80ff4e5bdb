"""The market: every listed book, moved by the price model, and what has changed since last told.

Model time drives the prices and is handed in; the wall clock only stamps them. One `advance` may
move a symbol several times, and names it each time, so that resting orders meet every price.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from random import Random
from typing import Any

from terminal.sim.bars import DAY, MINUTE, SECOND, Bar, Tape, Tick, start_of
from terminal.sim.book import Book, Grid, Wire
from terminal.sim.catalogue import CONTRACTS, Contract
from terminal.sim.hours import ALWAYS, BEIJING, Hours
from terminal.sim.prices import PairModel
from terminal.sim.scenario import Scenario

_PAST_MINUTES = 500
_PAST_DAYS = 250


class Market:
    """All instruments of one exchange. `real_hours` closes it outside the true sessions."""

    def __init__(
        self,
        scenario: Scenario,
        seed: int,
        now: datetime,
        *,
        real_hours: bool = False,
        contracts: Iterable[Contract] = CONTRACTS,
    ) -> None:
        self.scenario = scenario
        self.contracts = {contract.symbol: contract for contract in contracts}
        self.books: dict[str, Book] = {}
        self.tapes: dict[str, Tape] = {}
        self.quotes: dict[str, Wire] = {}
        self.time = 0.0
        self._real_hours = real_hours
        self._pairs: dict[str, PairModel] = {}
        self._randoms: dict[str, Random] = {}
        self._hours: dict[str, Hours] = {}
        self._due: list[tuple[float, str]] = []
        self._forced: list[str] = []
        self._dirty: set[str] = set()
        for contract in self.contracts.values():
            self._list(contract, seed, now)

    def _list(self, contract: Contract, seed: int, now: datetime) -> None:
        pair = PairModel(contract, self.scenario, seed)
        past = pair.look_back(_PAST_MINUTES, 60.0)
        days = pair.look_further_back(_PAST_DAYS)
        futures = Book(
            contract.symbol,
            Grid(contract.tick),
            multiplier=contract.multiplier,
            levels=contract.levels,
            depth=contract.depth,
            settlement=contract.settlement,
        )
        if contract.product not in self.scenario.unbounded:
            futures.lower, futures.upper = contract.band
        grid = Grid(contract.spot_tick)
        last = float(contract.price + contract.basis)
        usual = grid.nearest(last)
        spot = Book(contract.spot, grid, multiplier=1, levels=0, depth=0, settlement=usual)
        for book, hours, price, leg, end in (
            (futures, contract.hours, pair.futures, 1, float(contract.price)),
            (spot, ALWAYS, pair.spot, 0, last),
        ):
            self._pairs[book.symbol] = pair
            self._hours[book.symbol] = hours
            self._randoms[book.symbol] = Random(f"{seed}/{book.symbol}/book")
            self.books[book.symbol] = book
            self.tapes[book.symbol] = tape = Tape()
            times, earlier = self._past_times(hours, now), [row[leg] for row in past]
            dates = _past_days(start_of(times[0], DAY))
            # Yesterday ended where the settlement is that quotes of today tell of it.
            daily = _past_bars(book, [row[leg] for row in days], end, dates)
            tape.start(_past_bars(book, earlier, price, times), daily)
            self._open(book, price, now)
        heapq.heappush(self._due, (pair.next_futures(), contract.symbol))
        heapq.heappush(self._due, (pair.next_spot(), contract.spot))

    def hours_of(self, contract: Contract) -> Hours:
        """The spans in which a contract trades here: all day, unless true sessions are kept."""
        return contract.hours if self._real_hours else ALWAYS

    def _past_times(self, hours: Hours, now: datetime) -> list[int]:
        if not self._real_hours:
            this = start_of(_nanoseconds(now), MINUTE)
            return [this - back * MINUTE for back in range(_PAST_MINUTES, 0, -1)]
        minute = now.replace(second=0, microsecond=0)
        times: list[int] = []
        while len(times) < _PAST_MINUTES:
            minute -= timedelta(minutes=1)
            if hours.is_open(minute):
                times.append(_nanoseconds(minute))
        return times[::-1]

    def _open(self, book: Book, price: float, now: datetime) -> None:
        book.start(_ticks(book, price), _stamp(now), self._randoms[book.symbol])
        self.quotes[book.symbol] = book.wire()
        self.tapes[book.symbol].add(_tick(book, now), 0)

    def is_open(self, symbol: str, now: datetime) -> bool:
        """Tell whether a symbol trades now."""
        return not self._real_hours or self._hours[symbol].is_open(now)

    def advance(self, seconds: float, now: datetime) -> Iterator[str]:
        """Go on to model time `seconds`, naming each symbol as it moves."""
        while self._forced:
            yield self._forced.pop(0)
        while self._due and self._due[0][0] <= seconds:
            due, symbol = heapq.heappop(self._due)
            pair = self._pairs[symbol]
            is_spot = symbol not in self.contracts
            pause = pair.next_spot() if is_spot else pair.next_futures()
            heapq.heappush(self._due, (due + pause, symbol))
            pair.move(due)
            if self.scenario.is_silent(symbol, due) or not self.is_open(symbol, now):
                continue
            self._move(symbol, pair.spot if is_spot else pair.futures, now)
            yield symbol
        self.time = max(self.time, seconds)

    def _move(self, symbol: str, price: float, now: datetime) -> None:
        book = self.books[symbol]
        before = book.volume
        book.move(_ticks(book, price), _stamp(now), self._randoms[symbol])
        self.tapes[symbol].add(_tick(book, now), book.volume - before)
        self._dirty.add(symbol)

    def set_price(self, symbol: str, last: float, now: datetime) -> None:
        """Put a symbol at a price; the model goes on from there, the other leg stays."""
        pair = self._pairs[symbol]
        if symbol in self.contracts:
            pair.futures_shift += last - pair.futures
        else:
            pair.spot_shift += last - pair.spot
        self._move(symbol, last, now)
        self._forced.append(symbol)

    def touch(self, symbol: str) -> None:
        """Say that orders changed a book."""
        self._dirty.add(symbol)

    def take_changes(self) -> dict[str, Wire]:
        """Return the changed fields of every quote that changed since the last call."""
        changes = {}
        for symbol in self._dirty:
            new, old = self.books[symbol].wire(), self.quotes[symbol]
            self.quotes[symbol] = new
            changes[symbol] = {key: value for key, value in new.items() if value != old[key]}
        self._dirty.clear()
        return {symbol: change for symbol, change in changes.items() if change}


def _ticks(book: Book, price: float) -> float:
    # A price that was written with the step's decimals must not fall a hair below its tick.
    ticks = price / book.grid.price(1)
    nearest = round(ticks)
    return float(nearest) if abs(ticks - nearest) < 1e-6 else ticks


def _stamp(now: datetime) -> str:
    return now.astimezone(BEIJING).strftime("%Y-%m-%d %H:%M:%S.%f")


def _tick(book: Book, now: datetime) -> Tick:
    quote = book.wire()
    fields: dict[str, Any] = {name: quote[name] for name in Tick.__struct_fields__[1:]}
    return Tick(_nanoseconds(now), **fields)


def _nanoseconds(moment: datetime) -> int:
    return int(moment.timestamp() * 1e6) * 1000


# The trading days before the one that starts at `start`, oldest first; the same for every book.
@lru_cache(maxsize=8)
def _past_days(start: int) -> list[int]:
    day = datetime.fromtimestamp(start / SECOND, BEIJING)
    found: list[int] = []
    while len(found) < _PAST_DAYS:
        day -= timedelta(days=1)
        if day.weekday() < 5:
            found.append(_nanoseconds(day))
    return found[::-1]


def _past_bars(book: Book, closes: list[float], end: float, times: list[int]) -> list[Bar]:
    path = [round(_ticks(book, price)) for price in (*closes, end)]
    price, reach, traded = book.grid.price, 2 if book.levels else 0, book.depth * 8
    return [
        Bar(
            datetime=time,
            open=price(start),
            high=price(max(start, close) + reach),
            low=price(min(start, close) - reach),
            close=price(close),
            volume=traded,
            open_oi=book.open_interest,
            close_oi=book.open_interest,
        )
        for time, (start, close) in zip(times, pairwise(path), strict=True)
    ]
