"""When the exchanges trade, as a table of dated facts, and the words for a moment in it.

A trading day runs from 18:00 Beijing time of the trading day before it until its own 18:00, so that
every instant belongs to exactly one: the night session to the next one, Friday's to Monday's, and a
weekend or holiday to the day that follows. Times of day are seconds from midnight, Beijing; the
hours after midnight of a night session run on past 24 ("26:30:00"), as exchanges write them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum

import msgspec

from terminal.domain.said import Said

DAY = 24 * 3600
# The trading day changes here: after every day session, before every night session.
CHANGE_OF_DAY = 18 * 3600
LAST_OF_NIGHT = 30 * 3600

# The calendar answers for these days; what lies outside is refused.
FIRST_DAY = date(2010, 1, 1)
LAST_DAY = date(2039, 12, 31)

_read_clock = re.compile(r"(\d\d):(\d\d)(?::(\d\d))?", re.ASCII).fullmatch


class Phase(StrEnum):
    """What a product's market does at a moment."""

    AUCTION = "auction"  # orders and cancels are collected for the opening price
    CANCELLING = "cancelling"  # orders of the night may be withdrawn, no new ones are taken
    MATCHING = "matching"  # the opening price is made; nothing is taken
    CONTINUOUS = "continuous"
    BREAK = "break"  # between two sessions of the same day
    CLOSED = "closed"


class SecondAuction(StrEnum):
    """What the minutes before the day's opening are for when there was a night session."""

    NONE = "none"
    ORDERS = "orders"
    CANCELS = "cancels"


class Span(msgspec.Struct, frozen=True, order=True):
    """[start, end) in seconds from the midnight of the calendar day it begins on."""

    start: int
    end: int


class Hours(msgspec.Struct, frozen=True):
    """How one trading day of a product looks, spans ascending.

    day: from the midnight of the trading day itself
    night: from the midnight of the evening that opens it; empty without a night session
    auction: seconds before the opening in which orders are collected; matching: the last of them
    """

    day: tuple[Span, ...] = ()
    night: tuple[Span, ...] = ()
    auction: int = 0
    matching: int = 0
    second: SecondAuction = SecondAuction.NONE

    @property
    def is_ceaseless(self) -> bool:
        """Trades round the clock, as simulated fronts do, weekends and holidays included."""
        return self.day == (Span(0, DAY),)


class DayRow(msgspec.Struct, frozen=True):
    """From the trading day `since`, the day spans of products; "SHFE.*" is all of SHFE."""

    products: tuple[str, ...]
    since: date
    spans: tuple[Span, ...]


class NightRow(msgspec.Struct, frozen=True):
    """From the trading day `since` (opened the evening before), the night spans; () ends them."""

    products: tuple[str, ...]
    since: date
    spans: tuple[Span, ...]


class ListedRow(msgspec.Struct, frozen=True):
    """First and last trading day of products; `last` None = still listed."""

    products: tuple[str, ...]
    first: date
    last: date | None = None


class AuctionRow(msgspec.Struct, frozen=True):
    """From the trading day `since`, seconds of auction before the opening, matching included."""

    exchanges: tuple[str, ...]
    since: date
    seconds: int
    matching: int


class SecondAuctionRow(msgspec.Struct, frozen=True):
    """From the trading day `since`, what happens before the day's opening after a night."""

    exchanges: tuple[str, ...]
    since: date
    kind: SecondAuction


class Range(msgspec.Struct, frozen=True, order=True):
    """Calendar days from first to last, both included."""

    first: date
    last: date


class CalendarTable(msgspec.Struct, frozen=True, kw_only=True):
    """All that is known; rows of one kind in order, the later one correcting the earlier.

    closed: exchange -> weekday without trading -> its name
    confirmed: exchange -> what its announcements cover, apart and ascending
    no_night: exchange -> trading days without a night session though no holiday lay before them
    """

    closed: Mapping[str, Mapping[date, str]] = {}
    confirmed: Mapping[str, tuple[Range, ...]] = {}
    no_night: Mapping[str, frozenset[date]] = {}
    day: tuple[DayRow, ...] = ()
    night: tuple[NightRow, ...] = ()
    listed: tuple[ListedRow, ...] = ()
    auction: tuple[AuctionRow, ...] = ()
    second_auction: tuple[SecondAuctionRow, ...] = ()


class Moment(msgspec.Struct, frozen=True):
    """Where an instant lies for one product.

    start, end: the continuous session it is in, aware UTC; None outside of continuous trading
    opens: the next start of continuous trading after it; None when the product has none left
    is_confirmed: the trading day is one that the exchange has announced
    """

    trading_day: date
    phase: Phase
    start: datetime | None
    end: datetime | None
    opens: datetime | None
    is_confirmed: bool


class CalendarWarning(msgspec.Struct, frozen=True):
    """The calendar runs out, or has run out; `until` is the last announced day, None = no day.

    days: calendar days from today to `until`, negative when it has passed
    """

    exchanges: tuple[str, ...]
    until: date | None
    days: int
    said: Said


def seconds_of(text: str) -> int:
    """Read "HH:MM" or "HH:MM:SS", where HH may pass 24, as seconds from midnight.

    Raise `ValueError` for anything else, and for what lies after 30:00:00.
    """
    match = _read_clock(text)
    if match is None or int(match[2]) > 59 or int(match[3] or 0) > 59:
        raise ValueError(f"{text!r} is no time of day")
    seconds = int(match[1]) * 3600 + int(match[2]) * 60 + int(match[3] or 0)
    if seconds > LAST_OF_NIGHT:
        raise ValueError(f"{text!r} is after 30:00:00")
    return seconds


def clock_of(seconds: int) -> str:
    """Write seconds from midnight as "HH:MM:SS", past 24 where they are."""
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"


def merged(table: CalendarTable, more: CalendarTable) -> CalendarTable:
    """Correct a table by another one.

    What `more` confirms it says everything about: closures and cancelled nights that `table` has in
    those spans are dropped before those of `more` are added. All other rows of `more` come later.
    """
    exchanges = {*table.closed, *more.closed, *table.no_night, *more.no_night, *more.confirmed}
    closed, no_night, confirmed = {}, {}, dict(table.confirmed)
    for exchange in exchanges:
        spans = more.confirmed.get(exchange, ())
        kept = {
            day: name
            for day, name in table.closed.get(exchange, {}).items()
            if not is_within(spans, day)
        }
        closed[exchange] = {**kept, **more.closed.get(exchange, {})}
        nights = {d for d in table.no_night.get(exchange, ()) if not is_within(spans, d)}
        no_night[exchange] = frozenset(nights) | more.no_night.get(exchange, frozenset())
        if spans:
            confirmed[exchange] = joined((*table.confirmed.get(exchange, ()), *spans))
    return CalendarTable(
        closed=closed,
        confirmed=confirmed,
        no_night=no_night,
        day=table.day + more.day,
        night=table.night + more.night,
        listed=table.listed + more.listed,
        auction=table.auction + more.auction,
        second_auction=table.second_auction + more.second_auction,
    )


def is_within(ranges: tuple[Range, ...], day: date) -> bool:
    """Tell whether one of the ranges holds this day."""
    return any(one.first <= day <= one.last for one in ranges)


def joined(ranges: tuple[Range, ...]) -> tuple[Range, ...]:
    """Sort ranges and join those that touch or overlap."""
    done: list[Range] = []
    for one in sorted(ranges):
        if done and one.first <= done[-1].last + timedelta(days=1):
            done[-1] = Range(done[-1].first, max(done[-1].last, one.last))
        else:
            done.append(one)
    return tuple(done)
