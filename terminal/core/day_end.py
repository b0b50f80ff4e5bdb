"""What every symbol was last quoted at on each trading day, kept in the ledger.

A price belongs to the trading day of its own time, so that an old snapshot, repeated after the day
has turned, is no price of the new day. The day's record is written when the market has gone quiet,
once an hour, and when the day turns: a desk that is shut in the evening has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta

import msgspec

from terminal.core.calendar import time_at
from terminal.core.effect import Effect, Show, Topic, written
from terminal.core.event import HistoryArrived
from terminal.core.firm import Firm
from terminal.core.market import Market
from terminal.core.price_limits import PriceLimits
from terminal.core.swings import Swings
from terminal.domain.quote import Quote

HOURLY = timedelta(hours=1)
QUIET = timedelta(minutes=1)
DAY = 24 * 3600
# More trading days than a deviation may be asked of; nothing older is looked at.
OLDEST = timedelta(days=750)
KIND = "day_end"
NO_STEPS: Mapping[str, date] = {}


class DayEnd(msgspec.Struct, frozen=True, kw_only=True):
    """The last prices of one trading day by symbol, float64, as their sources quote them.

    locks: symbol -> side (`Side`) of the contracts that were locked at a limit when it ended
    """

    day: date
    prices: dict[str, float] = {}
    locks: dict[str, int] = {}


class DayEnds:
    """Keep what the day has ended at so far, and tell it when it is over."""

    def __init__(self, firm: Firm, market: Market, swings: Swings, limits: PriceLimits) -> None:
        self._firm, self._market = firm, market
        self._swings, self._limits = swings, limits
        self._end: DayEnd | None = None
        self._kept: DayEnd | None = None
        self._written = self._heard_at = datetime.min.replace(tzinfo=UTC)
        self._heard = self._heard_then = 0

    def tick(self, now: datetime) -> list[Effect]:
        """Turn the day when it is over; write what it has so far when that is due."""
        day = self._firm.day_of(now)
        if self._end is None:
            self._begin(DayEnd(day=day), now)
            return []
        if self._end.day != day:
            over = self._gather(self._end)
            self._take(over)
            effects = self._keep(over, now)
            effects += [Show(Topic.DAYS, pair) for pair in self._market.pairs]
            self._begin(DayEnd(day=day), now)
            return effects
        return self._keep(self._gather(self._end), now) if self._is_due(now) else []

    def day_of(self, now: datetime) -> date:
        """Return the trading day of a time."""
        return self._firm.day_of(now)

    def forget(self, symbol: str, now: datetime) -> list[Effect]:
        """Drop what a symbol was quoted at: it is of another series. Written at once."""
        self._swings.forget(symbol)
        if self._end is None or symbol not in self._end.prices:
            return []
        return self._keep(_without(self._end, symbol), now)

    def restore(
        self, ends: Iterable[DayEnd], now: datetime, since: Mapping[str, date] = NO_STEPS
    ) -> None:
        """Take up what the ledger kept: of the days before, and of today up to the stop.

        since: the day on which a symbol began to be another series; what is older is dropped
        """
        today = self._firm.day_of(now)
        begun = DayEnd(day=today)
        for end in sorted(ends, key=lambda one: one.day):
            for symbol in [one for one, day in since.items() if end.day < day]:
                end = _without(end, symbol)
            if end.day < today:
                self._take(end)
            elif end.day == today:
                begun = end
        self._begin(begun, now)

    def remember(self, history: HistoryArrived, now: datetime) -> None:
        """Take daily bars of days that are over; shorter bars say nothing of a day's end."""
        if history.seconds < DAY:
            return
        today, oldest = self._firm.day_of(now), now.timestamp() - OLDEST.total_seconds()
        recent = [bar for bar in history.bars if bar.start >= oldest]
        closes = {self._firm.day_of(time_at(bar.start)): bar.close for bar in recent}
        done = {day: close for day, close in closes.items() if day < today}
        self._swings.take_bars(history.symbol, done)

    def _take(self, end: DayEnd) -> None:
        self._swings.take(end.day, end.prices)
        self._limits.take(end.day, end.locks)

    def _begin(self, end: DayEnd, now: datetime) -> None:
        self._end = self._kept = end
        self._written = self._heard_at = now
        self._heard = self._heard_then = self._market.updates

    # Due after an hour, or when a minute has brought nothing after something had come.
    def _is_due(self, now: datetime) -> bool:
        if self._market.updates != self._heard:
            self._heard, self._heard_at = self._market.updates, now
        is_quiet = self._heard != self._heard_then and now - self._heard_at >= QUIET
        return is_quiet or now - self._written >= HOURLY

    def _keep(self, end: DayEnd, now: datetime) -> list[Effect]:
        self._end = end
        self._written, self._heard_then = now, self._heard
        known = {} if self._kept is None else self._kept.prices
        if end == self._kept or not (end.prices or known):
            return []
        self._kept = end
        return [written(KIND, end.day.isoformat(), "system", end)]

    def _gather(self, end: DayEnd) -> DayEnd:
        quotes = self._market.quotes.items()
        found = {symbol: quote for symbol, quote in quotes if self._is_of(quote, end.day)}
        prices = {symbol: one.last for symbol, one in found.items() if one.last is not None}
        # One that traded again after a lock is locked no more.
        locks = {symbol: side for symbol, side in end.locks.items() if symbol not in found}
        for symbol, quote in found.items():
            side = self._limits.lock_of(quote)
            if side is not None:
                locks[symbol] = int(side)
        return msgspec.structs.replace(end, prices=end.prices | prices, locks=locks)

    def _is_of(self, quote: Quote, day: date) -> bool:
        return self._firm.day_of(quote.time or quote.arrival) == day


def _without(end: DayEnd, symbol: str) -> DayEnd:
    prices = {one: price for one, price in end.prices.items() if one != symbol}
    return msgspec.structs.replace(end, prices=prices)
