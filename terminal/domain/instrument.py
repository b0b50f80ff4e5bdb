"""What can be traded, as the exchange lists it."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import msgspec

# The exchanges that keep today's and yesterday's lots apart and reject the wrong close flag.
CLOSE_TODAY_EXCHANGES = frozenset({"SHFE", "INE"})


class TradingTime(msgspec.Struct, frozen=True):
    """Session spans of one trading day as "HH:MM:SS" pairs, Beijing; hours run past 24 at night."""

    day: tuple[tuple[str, str], ...] = ()
    night: tuple[tuple[str, str], ...] = ()


class Instrument(msgspec.Struct, frozen=True):
    """One listed contract, or one spot series (exchange "SPOT").

    multiplier: quote units in one lot, so that lot value = price x multiplier
    price_tick: smallest price step, in quote currency
    max_limit_volume: most lots in one limit order; 0 = the exchange does not say
    """

    symbol: str
    exchange: str
    code: str
    name: str
    product: str
    multiplier: Decimal
    price_tick: Decimal
    max_limit_volume: int = 0
    trading_time: TradingTime = TradingTime()
    expires: datetime | None = None

    @property
    def splits_today(self) -> bool:
        """Closing needs CLOSE for yesterday's lots and CLOSE_TODAY for today's."""
        return self.exchange in CLOSE_TODAY_EXCHANGES


def decimals_of(step: Decimal) -> int:
    """Count the decimals that a price with this step is written with (0.5 -> 1, 10 -> 0)."""
    exponent = step.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
