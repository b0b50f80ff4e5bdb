"""How far prices and bases usually move in a day, from what each day ended at.

All is kept as quoted prices by symbol: a basis is made of both ends by the terms of now, so that a
changed premium moves nothing, and a pair that was rolled is measured on its new contract alone. A
change counts only from one trading day to the next. A spot price that was not quoted anew has not
been calm: its change is over the days since the quote before, of both legs alike, and counts as
that of one day by the root of how many they are.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

import msgspec

from terminal.core.hedging import minimum_variance_ratio
from terminal.core.policy import Policy
from terminal.domain.basis import Pair, scale_and_shift

ONE_DAY = timedelta(days=1)
# No exchange has ever rested for so long.
LONGEST_REST = 31
Changes = Mapping[date, float]


class Swing(msgspec.Struct, frozen=True):
    """The standard deviation of a day's change, and of how many days.

    deviation: weight x price; None while fewer days are known than are asked for
    """

    deviation: float | None
    days: int


class _Span(NamedTuple):
    """What comparable spot and futures moved in so many trading days up to this one."""

    day: date
    days: int
    spot: float
    futures: float


class Swings:
    """Daily changes by symbol and by pair.

    k: how many deviations are at risk. least: days below which nothing is said
    version: grows when anything that is answered from has changed
    """

    def __init__(
        self, policy: Policy, pairs: Iterable[Pair], is_trading_day: Callable[[date], bool]
    ) -> None:
        self.k, self.least = policy.sigma_k, policy.sigma_least
        self.version = 0
        self._window = policy.sigma_days
        self._pairs = {pair.id: pair for pair in pairs}
        self.is_trading_day = is_trading_day
        self._ends: dict[str, dict[date, float]] = {}
        self._bars: dict[str, dict[date, float]] = {}
        self._known: dict[tuple[str, str], Changes] = {}

    def take(self, day: date, prices: Mapping[str, float]) -> None:
        """Take what a day that is over ended at, by symbol."""
        for symbol, price in prices.items():
            self._ends.setdefault(symbol, {})[day] = price
        self._renew()

    def take_bars(self, symbol: str, closes: Mapping[date, float]) -> None:
        """Take daily closes that a source remembers; what the desk has seen itself goes first."""
        self._bars.setdefault(symbol, {}).update(closes)
        self._renew()

    def describe(self, pair: Pair) -> None:
        """Make bases of a pair by other terms than so far, those of former days too."""
        self._pairs[pair.id] = pair
        self._renew()

    def forget(self, symbol: str) -> None:
        """Know nothing of a symbol: what it was quoted at is of another series."""
        self._ends.pop(symbol, None)
        self._bars.pop(symbol, None)
        self._renew()

    def of_futures(self, weights: Mapping[str, float]) -> Swing:
        """Return the deviation of a day's sum of weight x change, by symbol."""
        return self._swing(weights, self._futures)

    def of_basis(self, weights: Mapping[str, float]) -> Swing:
        """Return the same of bases, by pair; a pair that is not known has no changes."""
        return self._swing(weights, self._basis)

    def least_variance(self, id: str) -> tuple[float | None, int]:
        """Return Cov(dS, dF) / Var(dF) of a pair, None of too few, and of how many changes."""
        pair = self._pairs.get(id)
        spans = [] if pair is None else list(self._spans(pair))[-self._window :]
        if len(spans) < max(self.least, 2):
            return None, len(spans)
        ratio = minimum_variance_ratio([one.spot for one in spans], [one.futures for one in spans])
        return ratio, len(spans)

    # What moves together is measured together: one day's changes, weighted, are one change.
    def _swing(self, weights: Mapping[str, float], changes: Callable[[str], Changes]) -> Swing:
        weighted = [(weight, changes(id)) for id, weight in weights.items() if weight]
        if not weighted:
            return Swing(0.0, 0)
        shared = set.intersection(*(set(one) for _, one in weighted))
        days = sorted(shared)[-self._window :]
        if len(days) < max(self.least, 2):
            return Swing(None, len(days))
        sums = [math.fsum(weight * one[day] for weight, one in weighted) for day in days]
        mean = math.fsum(sums) / len(sums)
        variance = math.fsum((one - mean) ** 2 for one in sums) / (len(sums) - 1)
        return Swing(math.sqrt(variance), len(days))

    def _futures(self, symbol: str) -> Changes:
        known = self._known.get(("futures", symbol))
        if known is None:
            prices = self.prices(symbol)
            known = {day: prices[day] - prices[before] for before, day in self._steps(prices)}
            self._known["futures", symbol] = known
        return known

    def _basis(self, id: str) -> Changes:
        known = self._known.get(("basis", id))
        if known is None:
            pair = self._pairs.get(id)
            known = {} if pair is None else self._basis_of(pair)
            self._known["basis", id] = known
        return known

    def _basis_of(self, pair: Pair) -> Changes:
        return {
            one.day: (one.spot - one.futures) / math.sqrt(one.days) for one in self._spans(pair)
        }

    def _spans(self, pair: Pair) -> Iterator[_Span]:
        futures, spot = self._futures(pair.futures), self.prices(pair.spot)
        scale, _ = scale_and_shift(pair)
        for before, day in pairwise(sorted(spot)):
            # Spot that is quoted once a week is held against what futures moved in that week.
            moved = [futures.get(one) for one in self._days(before, day)] if day in futures else []
            known = [one for one in moved if one is not None]
            if known and len(known) == len(moved):
                yield _Span(day, len(moved), scale * (spot[day] - spot[before]), math.fsum(known))

    # The trading days after the first day, up to the other.
    def _days(self, first: date, last: date) -> Iterator[date]:
        day = first
        while (day := next_trading_day(day, self.is_trading_day)) <= last:
            yield day

    def prices(self, symbol: str) -> dict[date, float]:
        """Return what each day that is over ended at: what the desk saw, else what bars say."""
        return self._bars.get(symbol, {}) | self._ends.get(symbol, {})

    def _steps(self, prices: Mapping[date, float]) -> list[tuple[date, date]]:
        days = sorted(prices)
        steps = pairwise(days)
        return [(a, b) for a, b in steps if next_trading_day(a, self.is_trading_day) == b]

    def _renew(self) -> None:
        self.version += 1
        self._known.clear()


def next_trading_day(day: date, is_trading_day: Callable[[date], bool]) -> date:
    """Return the trading day that follows a day."""
    following = day + ONE_DAY
    for _ in range(LONGEST_REST):
        if is_trading_day(following):
            break
        following += ONE_DAY
    return following
