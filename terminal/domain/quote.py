"""What one instrument trades at now, as last heard."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache

import msgspec

from terminal.domain.level import Side

BEIJING = timezone(timedelta(hours=8))


class Quote(msgspec.Struct, frozen=True, gc=False):
    """Best bid and ask, last price, and the two times that make staleness a fact.

    stamp: the source's own time as text, Beijing, "YYYY-MM-DD HH:MM:SS.ffffff"; "" when the source
        gives none. Such texts compare in time order, which is cheaper than parsing them.
    arrival: when this program received it, aware UTC.
    settlement: that of the stamp's day, once it is published; pre_settlement: of the day before it.
    Prices are float64 in quote currency and may be zero or negative; `None` is "no value", never 0.
    Volumes are lots.
    """

    symbol: str
    stamp: str
    arrival: datetime
    last: float | None = None
    bid: float | None = None
    ask: float | None = None
    bid_volume: int = 0
    ask_volume: int = 0
    upper_limit: float | None = None
    lower_limit: float | None = None
    pre_settlement: float | None = None
    volume: int = 0
    open_interest: int = 0
    settlement: float | None = None

    @property
    def time(self) -> datetime | None:
        """The source's time, aware UTC, or None when it gave none that can be read."""
        return time_of(self.stamp)

    @property
    def limit_board(self) -> Side | None:
        """The side on which trading is locked: HIGH when nobody offers at the upper limit."""
        if self.last is None:
            return None
        if self.upper_limit is not None and self.last >= self.upper_limit and self.ask is None:
            return Side.HIGH
        if self.lower_limit is not None and self.last <= self.lower_limit and self.bid is None:
            return Side.LOW
        return None


def stamp_at(time: datetime) -> str:
    """Write an aware time as a source would stamp it: `time_of` the other way round."""
    return time.astimezone(BEIJING).strftime("%Y-%m-%d %H:%M:%S.%f")


# One stamp is asked for again and again: with each judgement of its quote until the next one comes.
@lru_cache(maxsize=4096)
def time_of(stamp: str) -> datetime | None:
    """Read a Beijing time text as aware UTC; None when it cannot be read."""
    try:
        time = datetime.fromisoformat(stamp + "+08:00")
        # A date alone takes the "+" as its separator and the zone as its hour.
        return time.astimezone(UTC) if time.tzinfo else None
    except (ValueError, OverflowError):
        return None
