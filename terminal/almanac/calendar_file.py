"""Calendar files: closures, announced spans, sessions, auctions and listings, as TOML.

`resources/calendar` holds ours; a person's file of the same shape corrects them. What each table
means is written at the head of our files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated, Literal, TypeVar

import msgspec
from msgspec import Meta

from terminal.almanac.calendar_check import check_names, open_holiday, products_of
from terminal.almanac.table_file import RESOURCES, TableFile
from terminal.complaint import Place
from terminal.domain.calendar import (
    CHANGE_OF_DAY,
    DAY,
    FIRST_DAY,
    LAST_DAY,
    LAST_OF_NIGHT,
    AuctionRow,
    CalendarTable,
    DayRow,
    ListedRow,
    NightRow,
    Range,
    SecondAuction,
    SecondAuctionRow,
    Span,
    joined,
    merged,
    seconds_of,
)

SHIPPED = (RESOURCES / "calendar" / "holidays.toml", RESOURCES / "calendar" / "sessions.toml")
EXCHANGES = ("CFFEX", "CZCE", "DCE", "GFEX", "INE", "SHFE")
# The longest holiday so far closed eleven days; a longer one is a slip of the pen.
LONGEST_CLOSURE = timedelta(days=31)
# No three months of the last years were without one.
LONG_WITHOUT_CLOSURE = timedelta(days=120)

EXCHANGE = r"^[A-Z]{2,10}\Z"
PRODUCT = r"^[A-Z]{2,10}\.([A-Za-z]{1,8}|\*)\Z"
ONE_PRODUCT = r"^[A-Z]{2,10}\.[A-Za-z]{1,8}\Z"
PATTERNS = {
    EXCHANGE: 'the letters of an exchange are needed, such as "SHFE"',
    PRODUCT: 'an exchange and a product are needed, such as "SHFE.cu", or "SHFE.*" for all',
    ONE_PRODUCT: 'an exchange and a product are needed, such as "SHFE.cu"',
}

Exchanges = Annotated[
    tuple[Annotated[str, Meta(pattern=EXCHANGE)], ...], Meta(min_length=1, max_length=99)
]
Products = Annotated[tuple[Annotated[str, Meta(pattern=PRODUCT)], ...], Meta(min_length=1)]
Listed = Annotated[tuple[Annotated[str, Meta(pattern=ONE_PRODUCT)], ...], Meta(min_length=1)]
Name = Annotated[str, Meta(min_length=1, max_length=64)]


class Row(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A row in which every unknown key is a mistake."""


class Closed(Row, frozen=True, kw_only=True):
    """[[closed]]: no trading from first to last."""

    name: Name
    first: date
    last: date
    exchanges: Exchanges = EXCHANGES


class Confirmed(Row, frozen=True, kw_only=True):
    """[[confirmed]]: the exchanges have announced their closures for this span."""

    first: date
    last: date
    exchanges: Exchanges


class NoNight(Row, frozen=True, kw_only=True):
    """[[no_night]]: trading days without a night session."""

    first: date
    last: date
    reason: Name
    exchanges: Exchanges = EXCHANGES


class Since(Row, frozen=True, kw_only=True):
    """A row that holds from a trading day on."""

    since: date


class Sessions(Since, frozen=True, kw_only=True):
    """[[day]] and [[night]]: spans written "09:00-10:15"."""

    products: Products
    spans: Annotated[tuple[str, ...], Meta(max_length=9)]


class Listing(Row, frozen=True, kw_only=True):
    """[[listed]]: first and last trading day."""

    products: Listed
    first: date
    last: date | None = None


class Auction(Since, frozen=True, kw_only=True):
    """[[auction]]: whole minutes before the opening."""

    exchanges: Exchanges
    minutes: Annotated[int, Meta(ge=0, le=60)]
    matching: Annotated[int, Meta(ge=0, le=60)]


class Second(Since, frozen=True, kw_only=True):
    """[[second_auction]]: before the day's opening after a night session."""

    exchanges: Exchanges
    kind: Literal["none", "orders", "cancels"]


Dated = TypeVar("Dated", bound=Since)


class CalendarFile(msgspec.Struct, frozen=True, kw_only=True):
    """The tables that a calendar file may have."""

    closed: tuple[Closed, ...] = ()
    confirmed: tuple[Confirmed, ...] = ()
    no_night: tuple[NoNight, ...] = ()
    day: tuple[Sessions, ...] = ()
    night: tuple[Sessions, ...] = ()
    listed: tuple[Listing, ...] = ()
    auction: tuple[Auction, ...] = ()
    second_auction: tuple[Second, ...] = ()


def read_calendar(paths: Iterable[Path] = SHIPPED) -> CalendarTable:
    """Read calendar files, later ones correcting earlier ones; raise `BadTable` if one is wrong.

    For a person's import: `read_calendar((*SHIPPED, theirs))`.
    """
    table = CalendarTable()
    for path in paths:
        table = merged(table, read_file(path, products_of(table)))
    return table


def read_file(path: Path, known: frozenset[str] = frozenset()) -> CalendarTable:
    """Read one calendar file; raise `BadTable` with a sentence for each row that is wrong.

    known: products of the files before it; what can only be a slip in naming one is wrong
    """
    file = TableFile(path, CalendarFile, PATTERNS)
    check_names(file, known)
    closed = _closed(file)
    table = CalendarTable(
        closed=closed,
        confirmed=_confirmed(file, closed),
        no_night=_no_night(file),
        day=tuple(
            DayRow(row.products, row.since, _spans(file, place, row.spans, night=False))
            for place, row in _since(file, "day", Sessions)
        ),
        night=tuple(
            NightRow(row.products, row.since, _spans(file, place, row.spans, night=True))
            for place, row in _since(file, "night", Sessions)
        ),
        listed=tuple(_listed(file)),
        auction=tuple(_auction(file)),
        second_auction=tuple(
            SecondAuctionRow(row.exchanges, row.since, SecondAuction(row.kind))
            for _, row in _since(file, "second_auction", Second)
        ),
    )
    file.done()
    return table


def _closed(file: TableFile) -> Mapping[str, Mapping[date, str]]:
    found: dict[str, dict[date, str]] = {}
    for place, row in file.rows("closed", Closed):
        if not _is_span(file, place, row.first, row.last):
            continue
        if row.last - row.first > LONGEST_CLOSURE:
            file.complain((*place, "last"), row.last, f"closes more than 31 days from {row.first}")
            continue
        for exchange in row.exchanges:
            # Weekends need no row, and a row does not make them more closed.
            weekdays = {d: row.name for d in _days(row.first, row.last) if d.weekday() < 5}
            found.setdefault(exchange, {}).update(weekdays)
    return found


def _confirmed(
    file: TableFile, closed: Mapping[str, Mapping[date, str]]
) -> Mapping[str, tuple[Range, ...]]:
    found: dict[str, tuple[Range, ...]] = {}
    for place, row in file.rows("confirmed", Confirmed):
        if not _is_span(file, place, row.first, row.last):
            continue
        for exchange in row.exchanges:
            is_named = any(row.first <= day <= row.last for day in closed.get(exchange, {}))
            if not is_named and row.last - row.first > LONG_WITHOUT_CLOSURE:
                why = f"this file has no closure of {exchange} in so long a span"
                file.complain((*place, "last"), row.last, why)
            elif why := open_holiday(Range(row.first, row.last), closed.get(exchange, {})):
                file.complain((*place, "last"), row.last, why)
            found[exchange] = joined((*found.get(exchange, ()), Range(row.first, row.last)))
    return found


def _no_night(file: TableFile) -> Mapping[str, frozenset[date]]:
    found: dict[str, frozenset[date]] = {}
    for place, row in file.rows("no_night", NoNight):
        if _is_span(file, place, row.first, row.last):
            days = frozenset(d for d in _days(row.first, row.last) if d.weekday() < 5)
            for exchange in row.exchanges:
                found[exchange] = found.get(exchange, frozenset()) | days
    return found


def _listed(file: TableFile) -> Iterator[ListedRow]:
    for place, row in file.rows("listed", Listing):
        # A product may be older than the calendar.
        if row.last is not None and row.last < row.first:
            file.complain((*place, "last"), row.last, f"is before the first day, {row.first}")
        elif row.last is None or _is_known(file, (*place, "last"), row.last):
            yield ListedRow(row.products, row.first, row.last)


def _auction(file: TableFile) -> Iterator[AuctionRow]:
    for place, row in _since(file, "auction", Auction):
        if row.matching > row.minutes:
            file.complain((*place, "matching"), row.matching, f"must be at most {row.minutes}")
        yield AuctionRow(row.exchanges, row.since, row.minutes * 60, row.matching * 60)


def _spans(
    file: TableFile, place: Place, texts: tuple[str, ...], *, night: bool
) -> tuple[Span, ...]:
    name = "night" if night else "day"
    earliest, latest = (CHANGE_OF_DAY, LAST_OF_NIGHT) if night else (0, CHANGE_OF_DAY)
    spans: list[Span] = []
    for text in texts:
        start, _, end = text.partition("-")
        try:
            span = Span(seconds_of(start), seconds_of(end))
        except ValueError:
            file.complain((*place, "spans"), text, 'a span is needed, such as "09:00-10:15"')
            return ()
        if texts == ("00:00-24:00",) and not night:
            return (Span(0, DAY),)
        if not earliest <= span.start < span.end <= latest:
            said = "18:00 and 30:00" if night else "00:00 and 18:00"
            why = f"a span of the {name} must lie between {said} and end after it starts"
            file.complain((*place, "spans"), text, why)
            return ()
        if spans and span.start < spans[-1].end:
            file.complain((*place, "spans"), text, "starts before the span before it has ended")
            return ()
        spans.append(span)
    return tuple(spans)


def _since(file: TableFile, name: str, kind: type[Dated]) -> Iterator[tuple[Place, Dated]]:
    for place, row in file.rows(name, kind):
        if _is_known(file, (*place, "since"), row.since):
            yield place, row


def _is_span(file: TableFile, place: Place, first: date, last: date) -> bool:
    if last < first:
        file.complain((*place, "last"), last, f"is before the first day, {first}")
        return False
    return _is_known(file, (*place, "first"), first) and _is_known(file, (*place, "last"), last)


def _is_known(file: TableFile, place: Place, day: date) -> bool:
    if FIRST_DAY <= day <= LAST_DAY:
        return True
    file.complain(place, day, f"must lie between {FIRST_DAY} and {LAST_DAY}")
    return False


def _days(first: date, last: date) -> Iterator[date]:
    for count in range((last - first).days + 1):
        yield first + timedelta(days=count)
