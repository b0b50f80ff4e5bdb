"""Series of bars and ticks of one symbol, with the ids a chart addresses them by.

Ids are consecutive and assigned here; the oldest records are dropped when a series grows too long.
Times are nanoseconds since the epoch, a bar's being its start; a daily bar starts at 00:00 Beijing
of its trading day.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

import msgspec

from terminal.sim.hours import BEIJING, trading_day

SECOND = 1_000_000_000
MINUTE = 60 * SECOND
DAY = 86_400 * SECOND
_HOUR = 3600 * SECOND
_BEIJING_OFFSET = 8 * _HOUR
_FIRST_ID = 10_000
_MOST = 4_000


class Bar(msgspec.Struct):
    """One period; prices in quote currency, volume in lots, open interest at both ends."""

    datetime: int
    open: float
    high: float
    low: float
    close: float
    volume: int
    open_oi: int
    close_oi: int

    def add(self, later: Bar) -> None:
        """Take in a later bar of the same period."""
        self.high = max(self.high, later.high)
        self.low = min(self.low, later.low)
        self.close, self.close_oi = later.close, later.close_oi
        self.volume += later.volume


class Tick(msgspec.Struct, frozen=True):
    """One price as it was published; prices "-" where there is none."""

    datetime: int
    last_price: Any
    average: Any
    highest: Any
    lowest: Any
    bid_price1: Any
    bid_volume1: int
    ask_price1: Any
    ask_volume1: int
    volume: int
    amount: float
    open_interest: int


class Series:
    """Bars of one symbol and duration (ns), or its ticks when the duration is 0."""

    def __init__(self, duration: int) -> None:
        self.duration = duration
        self.first_id = _FIRST_ID
        self.records: list[Any] = []
        self._changed_from = self.last_id + 1

    @property
    def last_id(self) -> int:
        """Id of the newest record; below `first_id` while there is none."""
        return self.first_id + len(self.records) - 1

    def add(self, record: Any) -> None:
        """Append a tick, or take a bar into the period it falls in."""
        if self.duration:
            record.datetime = start_of(record.datetime, self.duration)
            newest = self.records[-1] if self.records else None
            if newest is not None and newest.datetime >= record.datetime:
                newest.add(record)
                self._changed_from = min(self._changed_from, self.last_id)
                return
        self.records.append(record)
        self._changed_from = min(self._changed_from, self.last_id)
        if len(self.records) > _MOST:
            cut = _MOST // 4
            del self.records[:cut]
            self.first_id += cut

    def between(self, left: int, right: int) -> dict[str, Any]:
        """Return records left..right (ids, inclusive) by id, as the wire has them."""
        left = max(left, self.first_id)
        rows = self.records[left - self.first_id : right - self.first_id + 1]
        return {str(left + offset): msgspec.to_builtins(row) for offset, row in enumerate(rows)}

    def index(self, moment: int) -> int:
        """Return the id of the newest record not after a time, or the first id."""
        for offset in range(len(self.records) - 1, -1, -1):
            if self.records[offset].datetime <= moment:
                return self.first_id + offset
        return self.first_id

    def take_changed(self) -> int | None:
        """Return the first id that changed since the last call, or None."""
        changed, self._changed_from = self._changed_from, self.last_id + 1
        return changed if changed <= self.last_id else None


class Tape:
    """All series of one symbol; other durations are built on the minutes when first asked for."""

    def __init__(self) -> None:
        self._minutes = Series(MINUTE)
        self._ticks = Series(0)
        self._series = {MINUTE: self._minutes, 0: self._ticks}

    def start(self, history: list[Bar], days: Iterable[Bar] = ()) -> None:
        """Begin with past minutes, oldest first, each dated by its start.

        days: bars of the trading days before those minutes, oldest first
        """
        self._minutes.records = history
        daily = self._series[DAY] = Series(DAY)
        for bar in (*days, *history):
            daily.add(msgspec.structs.replace(bar))

    def add(self, tick: Tick, traded: int) -> None:
        """Take in a price; `traded` lots changed hands with it."""
        for duration, series in self._series.items():
            series.add(_bar_of(tick, traded) if duration else tick)

    def series(self, duration: int) -> Series:
        """Return the series of a duration (ns); 0 for ticks."""
        if duration not in self._series:
            series = Series(duration)
            whole = duration % MINUTE == 0
            for record in (self._minutes if whole else self._ticks).records:
                series.add(msgspec.structs.replace(record) if whole else _bar_of(record, 0))
            self._series[duration] = series
        return self._series[duration]

    def all_series(self) -> list[Series]:
        """Return every series kept now."""
        return list(self._series.values())


def _bar_of(tick: Tick, traded: int) -> Bar:
    price, interest = tick.last_price, tick.open_interest
    return Bar(tick.datetime, price, price, price, price, traded, interest, interest)


def start_of(moment: int, duration: int) -> int:
    """Return the start of the period that a time lies in (both ns)."""
    if duration >= DAY:
        return _day_of(moment // _HOUR)
    shifted = moment + _BEIJING_OFFSET
    return shifted - shifted % duration - _BEIJING_OFFSET


@lru_cache(maxsize=10_000)  # trading days turn on whole hours, and every price asks
def _day_of(hour: int) -> int:
    day = trading_day(datetime.fromtimestamp(hour * _HOUR / SECOND, UTC))
    midnight = datetime(day.year, day.month, day.day, tzinfo=BEIJING)
    return int(midnight.timestamp()) * SECOND
