"""Says, once, that a pair's two prices are so far apart that one must be in another unit.

No basis of the trade is three times a price, but a price for a kilogram is a thousandth of one for
a tonne, and dollars are a seventh of yuan. The basis is left as it is: who has two such prices on
purpose is told once and no more.
"""

from __future__ import annotations

from datetime import datetime

from terminal.core.market import GOOD, Market
from terminal.core.refusal import Refusal, say
from terminal.domain.said import Said

# Spot and futures of one thing, far months included, stay well within this; unit slips do not.
MOST_TIMES = 4.0


class UnitWatch:
    """Looks at the comparable prices of all pairs."""

    def __init__(self, market: Market) -> None:
        self._market = market
        self._odd: frozenset[str] = frozenset()

    def look(self, now: datetime) -> list[Said]:
        """Return a sentence for each pair that has become odd since the last look."""
        found: dict[str, Said | None] = {}
        for pair in self._market.pairs.values():
            legs = self._market.legs(pair.id, now)
            spot, futures = legs.spot, legs.futures
            if legs.state is not GOOD or spot is None or futures is None:
                # What was odd before a silence is so after it.
                if pair.id in self._odd:
                    found[pair.id] = None
            elif _is_apart(spot, futures):
                found[pair.id] = say(
                    Refusal.OTHER_MAGNITUDE,
                    pair=pair.id,
                    symbol=pair.spot,
                    spot=f"{spot:.10g}",
                    futures=f"{futures:.10g}",
                    unit=pair.price_unit,
                    factor=str(pair.unit_factor),
                    fx=str(pair.fx),
                )
        news = [said for id, said in found.items() if said is not None and id not in self._odd]
        self._odd = frozenset(found)
        return news


# Beside a price at or below zero there is no such measure.
def _is_apart(spot: float, futures: float) -> bool:
    if spot <= 0 or futures <= 0:
        return False
    return not 1 / MOST_TIMES <= spot / futures <= MOST_TIMES
