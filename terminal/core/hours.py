"""Which hours a product has on each trading day, from the rows of the table that concern it.

Of several rows the one with the latest `since` holds, of equal ones the later row. A night is not
held after a holiday, on the first trading day of a product, and where the table says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import repeat
from typing import TypeVar

import msgspec

from terminal.core.days import Days
from terminal.domain.calendar import (
    FIRST_DAY,
    LAST_DAY,
    AuctionRow,
    CalendarTable,
    DayRow,
    Hours,
    ListedRow,
    NightRow,
    SecondAuction,
    SecondAuctionRow,
)

NOTHING = Hours()

Dated = TypeVar("Dated", DayRow, NightRow, AuctionRow, SecondAuctionRow)
House = TypeVar("House", AuctionRow, SecondAuctionRow)


class Rows(msgspec.Struct, frozen=True):
    """The rows of one product, each kind by ascending date; equal rows make equal timetables."""

    day: tuple[DayRow, ...]
    night: tuple[NightRow, ...]
    auction: tuple[AuctionRow, ...]
    second: tuple[SecondAuctionRow, ...]
    listed: tuple[ListedRow, ...]

    def on(self, day: date) -> Hours:
        """Return what the rows say of a trading day, its night held or not; nothing if unlisted."""
        hours = _latest(self.day, day)
        night = _latest(self.night, day)
        auction = _latest(self.auction, day)
        second = _latest(self.second, day)
        if not self.is_listed(day):
            return NOTHING
        return Hours(
            day=hours.spans if hours else (),
            night=night.spans if night else (),
            auction=auction.seconds if auction else 0,
            matching=auction.matching if auction else 0,
            second=second.kind if second else SecondAuction.NONE,
        )

    def is_listed(self, day: date) -> bool:
        """Tell whether the product trades on this day; without a row of listing it always does."""
        if not self.listed:
            return True
        return any(row.first <= day <= (row.last or LAST_DAY) for row in self.listed)

    def by_day(self, days: Days, stopped: frozenset[date]) -> Iterator[Hours]:
        """Give the hours of every trading day in order, without the nights that are not held."""
        edges = sorted({days.index(day) for day in self._changes()} | {len(days)})
        no_night = {days.index(day) for day in stopped}
        no_night |= {days.index(row.first) for row in self.listed if row.first >= FIRST_DAY}
        start = 0
        for end in edges:
            if start == end:
                continue
            hours = self.on(days[start])
            by_day_only = msgspec.structs.replace(hours, night=())
            if not hours.night:
                yield from repeat(by_day_only, end - start)
            else:
                for index in range(start, end):
                    held = index not in no_night and not days.opens_after_holiday(index)
                    yield hours if held else by_day_only
            start = end

    # Every day from which on another row may hold.
    def _changes(self) -> Iterator[date]:
        rows: Sequence[DayRow | NightRow | AuctionRow | SecondAuctionRow]
        for rows in (self.day, self.night, self.auction, self.second):
            yield from (max(row.since, FIRST_DAY) for row in rows)
        for row in self.listed:
            yield max(row.first, FIRST_DAY)
            if row.last is not None:
                yield max(row.last + timedelta(days=1), FIRST_DAY)


def rows_of(table: CalendarTable, product: str) -> Rows:
    """Pick the rows of a product such as "SHFE.cu", with those of all its exchange's products."""
    exchange = product.partition(".")[0]
    wanted = {product, f"{exchange}.*"}
    return Rows(
        day=tuple(
            DayRow((), row.since, row.spans)
            for row in sorted(table.day, key=_since)
            if wanted & {*row.products}
        ),
        night=tuple(
            NightRow((), row.since, row.spans)
            for row in sorted(table.night, key=_since)
            if wanted & {*row.products}
        ),
        auction=_of_house(table.auction, exchange),
        second=_of_house(table.second_auction, exchange),
        listed=tuple(
            ListedRow((), row.first, row.last) for row in table.listed if product in row.products
        ),
    )


def _of_house(rows: tuple[House, ...], exchange: str) -> tuple[House, ...]:
    return tuple(row for row in sorted(rows, key=_since) if exchange in row.exchanges)


def _since(row: DayRow | NightRow | AuctionRow | SecondAuctionRow) -> date:
    return row.since


def _latest(rows: tuple[Dated, ...], day: date) -> Dated | None:
    for row in reversed(rows):
        if row.since <= day:
            return row
    return None
