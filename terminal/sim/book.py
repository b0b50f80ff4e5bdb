"""The public book of one instrument: last price, the published levels, and the day's figures.

Prices inside are integer price steps ("ticks"), so that nothing is ever off the grid; only `wire`
turns them into numbers of the quote currency. A spot series is a book without levels.
"""

from __future__ import annotations

from decimal import Decimal
from random import Random
from typing import Any

Wire = dict[str, Any]

# The wire knows ten levels; those an exchange does not publish are null in the first snapshot.
_WIRE_LEVELS = 10
_LOCKED_DEPTH = 40


class Grid:
    """Exact conversion between ticks and prices of one instrument."""

    def __init__(self, tick: Decimal) -> None:
        self._numerator, self._denominator = tick.as_integer_ratio()
        self._tick = tick

    def price(self, ticks: int) -> float:
        """Return the float nearest to the exact price."""
        return ticks * self._numerator / self._denominator

    def nearest(self, price: float) -> int:
        """Return the tick next to a price."""
        return round(price * self._denominator / self._numerator)

    def exact(self, price: float) -> int | None:
        """Return the tick of a price as it was written, or None when it is off the grid."""
        ticks = Decimal(repr(price)) / self._tick
        return int(ticks) if ticks == ticks.to_integral_value() else None


class Book:
    """One instrument's public state. bids, asks: lots by price in ticks."""

    def __init__(
        self, symbol: str, grid: Grid, *, multiplier: int, levels: int, depth: int, settlement: int
    ) -> None:
        self.symbol = symbol
        self.grid = grid
        self.stamp = ""
        self.last = self.open = self.highest = self.lowest = settlement
        self.settlement = settlement
        self.lower: int | None = None
        self.upper: int | None = None
        self.bids: dict[int, int] = {}
        self.asks: dict[int, int] = {}
        self.volume = 0
        self.open_interest = 2000 * depth
        self._turnover = 0
        self._multiplier = multiplier
        self.levels = levels
        self.depth = depth

    def start(self, ticks: float, stamp: str, random: Random) -> None:
        """Begin the day at a price."""
        self.move(ticks, stamp, random)
        self.open = self.highest = self.lowest = self.last

    def move(self, ticks: float, stamp: str, random: Random) -> None:
        """Go to a price, given in ticks and fractions; rebuild the levels, trade a little."""
        self.stamp = stamp
        self._print(self._clamp(round(ticks)))
        if not self.levels:
            return
        best_bid = int(ticks // 1)
        self._trade(self.last, random.randrange(1, max(2, self.depth // 4)))
        self.open_interest = max(0, self.open_interest + random.randrange(-2, 3))
        self.bids = self._side(self.bids, best_bid, -1, random)
        self.asks = self._side(self.asks, best_bid + 1, 1, random)

    def take(
        self, direction: int, limit: int, lots: int, levels: int = _WIRE_LEVELS
    ) -> list[tuple[int, int]]:
        """Trade up to `lots` at `limit` or better, best price first; +1 buys, -1 sells.

        Return (ticks, lots) per level. What was taken is gone until the next move.
        """
        book = self.asks if direction > 0 else self.bids
        taken = []
        for ticks in sorted(book, reverse=direction < 0)[:levels]:
            if lots == 0 or (ticks - limit) * direction > 0:
                break
            part = min(lots, book[ticks])
            taken.append((ticks, part))
            lots -= part
            book[ticks] -= part
            if not book[ticks]:
                del book[ticks]
            self._print(ticks)
            self._trade(ticks, part)
        return taken

    def reachable(self, direction: int, limit: int, levels: int = _WIRE_LEVELS) -> int:
        """Count the lots that `take` could get now."""
        book = self.asks if direction > 0 else self.bids
        prices = sorted(book, reverse=direction < 0)[:levels]
        return sum(book[ticks] for ticks in prices if (ticks - limit) * direction <= 0)

    def _clamp(self, ticks: int) -> int:
        if self.lower is not None and ticks < self.lower:
            return self.lower
        if self.upper is not None and ticks > self.upper:
            return self.upper
        return ticks

    def _side(self, old: dict[int, int], best: int, step: int, random: Random) -> dict[int, int]:
        # A locked board queues behind the limit price and offers nothing beyond it.
        start, least, most = best, 1, 2 * self.depth
        locked = self._locked()
        if locked == step:
            return {}
        if locked:
            start = self.last
            least, most = _LOCKED_DEPTH * self.depth, 2 * _LOCKED_DEPTH * self.depth
        side = {}
        for ticks in range(start, start + step * self.levels, step):
            if self._clamp(ticks) == ticks:
                fresh = ticks == start or ticks not in old
                side[ticks] = random.randrange(least, most) if fresh else old[ticks]
        return side

    def _locked(self) -> int:
        # The side that is empty: +1 at the upper limit, where nobody offers, -1 at the lower.
        if self.upper is not None and self.last >= self.upper:
            return 1
        return -1 if self.lower is not None and self.last <= self.lower else 0

    def _print(self, ticks: int) -> None:
        self.last = ticks
        self.highest = max(self.highest, ticks)
        self.lowest = min(self.lowest, ticks)

    def _trade(self, ticks: int, lots: int) -> None:
        self.volume += lots
        self._turnover += ticks * lots

    def wire(self) -> Wire:
        """Spell the state as a quote node, unpublished levels as null."""
        price = self.grid.price
        quote: Wire = {
            "instrument_id": self.symbol,
            "datetime": self.stamp,
            "last_price": price(self.last),
            "open": price(self.open),
            "highest": price(self.highest),
            "lowest": price(self.lowest),
            "close": "-",
            "settlement": "-",
            "average": "-",
            "volume": self.volume,
            "amount": price(self._turnover * self._multiplier),
            "open_interest": self.open_interest,
            "pre_open_interest": 2000 * self.depth,
            "pre_settlement": price(self.settlement),
            "pre_close": price(self.settlement),
            "upper_limit": "-" if self.upper is None else price(self.upper),
            "lower_limit": "-" if self.lower is None else price(self.lower),
        }
        if self.volume:
            quote["average"] = round(price(self._turnover) / self.volume, 3)
        self._wire_side(quote, "bid", sorted(self.bids, reverse=True), self.bids)
        self._wire_side(quote, "ask", sorted(self.asks), self.asks)
        return quote

    def _wire_side(self, quote: Wire, name: str, prices: list[int], side: dict[int, int]) -> None:
        shown = max(self.levels, 1)
        for level in range(1, _WIRE_LEVELS + 1):
            ticks = prices[level - 1] if level <= min(shown, len(prices)) else None
            value: Any = None if level > shown else "-"
            lots: Any = None if level > shown else 0
            if ticks is not None:
                value, lots = self.grid.price(ticks), side[ticks]
            quote[f"{name}_price{level}"] = value
            quote[f"{name}_volume{level}"] = lots
