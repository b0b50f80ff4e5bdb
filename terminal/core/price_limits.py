"""The largest move that a contract can make in a day, by the front's limits or by the table's.

Today's limits are the front's where it lists them. While the market is locked at one of them the
goods cannot be sold nor the lots closed, and the next day's limits are wider: then that day's move,
from the price at which the market is locked, is what is at risk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import NamedTuple

import msgspec

from terminal.core.in_force import in_force
from terminal.core.plan import exact
from terminal.core.reference import NoReference, Reference
from terminal.domain.level import Side
from terminal.domain.price_limit import LimitMove, LimitRule
from terminal.domain.quote import Quote

ONE_DAY = timedelta(days=1)
# Rates are written in tenths of a percent.
STEP = Decimal("0.001")
# More rest than any exchange has ever had; a lock is not looked for before it.
LONGEST_REST = 31


class Today(NamedTuple):
    """Both limits of the day, None where that side has none, and how large a move that is."""

    upper: Decimal | None
    lower: Decimal | None
    move: Decimal
    rate: Decimal | None
    is_listed: bool


class _Seen(NamedTuple):
    """side, run: on which side the days before ended locked, and how many in a row."""

    today: Today
    rule: LimitRule | None
    tick: Decimal | None
    side: int | None
    run: int


class PriceLimits:
    """Limits of a day, and on which days contracts were locked when they ended."""

    def __init__(
        self,
        rules: Iterable[LimitRule],
        reference: Reference,
        day_of: Callable[[datetime], date],
        is_trading_day: Callable[[date], bool],
    ) -> None:
        self._rules = tuple(rules)
        self._reference = reference
        self._day_of = day_of
        self._is_trading_day = is_trading_day
        self._locks: dict[date, Mapping[str, int]] = {}

    def take(self, day: date, locks: Mapping[str, int]) -> None:
        """Take which contracts were locked when a day ended: symbol -> side."""
        self._locks[day] = locks

    def move_of(self, quote: Quote | None) -> LimitMove | None:
        """Return the move at risk; None where neither the front nor the table says."""
        seen = None if quote is None else self._see(quote)
        if quote is None or seen is None:
            return None
        today, run = seen.today, seen.run
        found = LimitMove(
            move=today.move, rate=today.rate, stage=1 + run, is_listed=today.is_listed
        )
        locked = locked_side(quote, today)
        if locked is None or seen.rule is None or seen.tick is None or today.rate is None:
            return found
        after = run + 1 if seen.side in (None, locked) else 1
        if after > len(seen.rule.widen) or quote.last is None:
            return found
        rate = today.rate + seen.rule.widen[after - 1]
        move = largest_move(exact(quote.last), rate, seen.tick)
        if move <= found.move:
            return found
        return msgspec.structs.replace(found, move=move, rate=rate, stage=1 + after, is_next=True)

    def lock_of(self, quote: Quote) -> Side | None:
        """Return on which side a market is locked, by the front's limits or by the table's."""
        if quote.ask is not None and quote.bid is not None:
            return None
        seen = self._see(quote)
        return None if seen is None else locked_side(quote, seen.today)

    def _see(self, quote: Quote) -> _Seen | None:
        if quote.pre_settlement is None:
            return None
        day, settled = self._day_of(quote.time or quote.arrival), exact(quote.pre_settlement)
        rule, tick = in_force(quote.symbol, day, self._rules), self._tick(quote.symbol, day)
        side, run = self._run_before(quote.symbol, day)
        today = _listed(quote, settled, tick) or _written(settled, tick, rule, run)
        return None if today is None else _Seen(today, rule, tick, side, run)

    # On which side the days before were locked at their ends, and how many of them in a row.
    def _run_before(self, symbol: str, day: date) -> tuple[int | None, int]:
        side, run = None, 0
        while True:
            day = self._before(day)
            found = self._locks.get(day, {}).get(symbol)
            if found is None or (side is not None and found != side):
                return side, run
            side, run = found, run + 1

    def _before(self, day: date) -> date:
        for _ in range(LONGEST_REST):
            day -= ONE_DAY
            if self._is_trading_day(day):
                break
        return day

    def _tick(self, symbol: str, day: date) -> Decimal | None:
        try:
            return self._reference.product(symbol, day).price_tick
        except NoReference:
            return None


def limits_of(settled: Decimal, rate: Decimal, tick: Decimal) -> tuple[Decimal, Decimal]:
    """Return the lower and upper limit of a day, on the tick grid and never beyond the rate."""
    reach = abs(settled) * rate
    lower = ((settled - reach) / tick).to_integral_value(ROUND_CEILING) * tick
    upper = ((settled + reach) / tick).to_integral_value(ROUND_FLOOR) * tick
    return lower, upper


def largest_move(settled: Decimal, rate: Decimal, tick: Decimal) -> Decimal:
    """Return the larger of the two moves from a settlement price to its limits."""
    lower, upper = limits_of(settled, rate, tick)
    return max(upper - settled, settled - lower, Decimal(0))


def locked_side(quote: Quote, today: Today) -> Side | None:
    """Return the side on which nobody trades against a limit any more."""
    if quote.last is None:
        return None
    last = exact(quote.last)
    if today.upper is not None and last >= today.upper and quote.ask is None:
        return Side.HIGH
    if today.lower is not None and last <= today.lower and quote.bid is None:
        return Side.LOW
    return None


def _listed(quote: Quote, settled: Decimal, tick: Decimal | None) -> Today | None:
    upper = None if quote.upper_limit is None else exact(quote.upper_limit)
    lower = None if quote.lower_limit is None else exact(quote.lower_limit)
    bounds = [one for one in (upper, lower) if one is not None]
    if not bounds:
        return None
    move = max(abs(bound - settled) for bound in bounds)
    return Today(upper, lower, move, _rate(move, settled, tick), True)


# The front's limits lie on the tick grid: the rate that they were made of is a rounder one.
def _rate(move: Decimal, settled: Decimal, tick: Decimal | None) -> Decimal | None:
    if not settled:
        return None
    rate = move / abs(settled)
    rounder = rate.quantize(STEP, ROUND_HALF_UP)
    if tick is not None and largest_move(settled, rounder, tick) == move:
        return rounder
    return rate


def _written(
    settled: Decimal, tick: Decimal | None, rule: LimitRule | None, run: int
) -> Today | None:
    if rule is None or tick is None:
        return None
    rate = rule.rate + sum(rule.widen[:run], Decimal(0))
    lower, upper = limits_of(settled, rate, tick)
    return Today(upper, lower, largest_move(settled, rate, tick), rate, False)
