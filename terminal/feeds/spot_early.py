"""Prices that are dated ahead of the clock: the desk does not take them yet, and they hide nothing.

A slip of the keyboard dates a row tomorrow, a service writes another zone's time. The price of now
has to come through beside it, and the price ahead once its time has come.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from terminal.core.market import AHEAD
from terminal.domain.quote import stamp_at
from terminal.feeds.spot_table import Observation


def is_early(stamp: str, now: datetime) -> bool:
    """Tell whether a stamp lies further ahead of the clock than clocks differ."""
    return stamp > stamp_at(now + AHEAD)


class Early:
    """The newest row ahead of the clock of each series of a file."""

    def __init__(self) -> None:
        self._held: dict[str, Observation] = {}

    def take_due(self, now: datetime) -> bool:
        """Tell, once, whether the time of some row has come: then the file is to be read again."""
        due = [one for one in self._held.values() if not is_early(one.stamp, now)]
        for one in due:
            del self._held[one.symbol]
        return bool(due)

    def divide(
        self, rows: Sequence[Observation], now: datetime
    ) -> tuple[Observation | None, tuple[Observation, ...]]:
        """Return the newest row of now, and the newest one ahead of it where that is news.

        rows: of one series, ascending, at least one
        """
        newest = rows[-1]
        held = self._held.pop(newest.symbol, None)
        if not is_early(newest.stamp, now):
            return newest, ()
        self._held[newest.symbol] = newest
        present = next((one for one in reversed(rows) if not is_early(one.stamp, now)), None)
        is_news = held is None or (held.stamp, held.price) != (newest.stamp, newest.price)
        return present, (newest,) if is_news else ()
