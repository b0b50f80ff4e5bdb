"""Spot prices in somebody else's JSON: where the rows are, and what each of their keys means.

A price service has its own names. A `Mapping` says them once; everything that does not fit is a
fault that names the source, the row, the key and the value, and the rows around it stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import msgspec

from terminal.core.refusal import Refusal, say, say_of
from terminal.domain.quote import Quote, stamp_at
from terminal.feeds.fault import Malformed, shown
from terminal.feeds.scalar import number, stamp_of, time_at
from terminal.feeds.spot_document import NoDocument, document_of
from terminal.feeds.spot_early import is_early

# A price dated later than this would hide all that follow it.
MOST_AHEAD = timedelta(days=1)
# Seconds up to the year 5138; larger counts since the epoch are milliseconds, then nanoseconds.
MOST_SECONDS, MOST_MILLISECONDS = 10**11, 10**14
# A day written as a number, such as 20261130; seconds of that size are of the year 1970.
DAYS = range(10**7, 10**8)

# Seconds or milliseconds since the epoch that a service writes as a text.
_is_count = re.compile(r"\d{10}|\d{13}", re.ASCII).fullmatch
_has_thousands = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d*)?", re.ASCII).fullmatch


class Mapping(msgspec.Struct, frozen=True, kw_only=True):
    """Where a source keeps what.

    rows: dotted path to the list (or object by symbol) of rows, "" = the document itself
    symbol, price, time: dotted paths within a row; symbol "" = the row's key in an object by
        symbol; time "" = the source gives none and the moment of arrival counts, of
        the first of a run of equal prices
    names: the source's symbol -> the desk's; symbols that are not named are somebody else's
    """

    price: str
    names: dict[str, str]
    rows: str = ""
    symbol: str = ""
    time: str = ""


class Found(msgspec.Struct, frozen=True):
    """What one document gave, and what of it could not be used."""

    quotes: tuple[Quote, ...]
    faults: tuple[Malformed, ...]


class Place(msgspec.Struct, frozen=True):
    """A row of a source's document; row: its number from 1, or its key as quoted."""

    source: str
    row: str

    def fault(self, kind: str, why: Refusal, value: Any, column: str = "") -> Malformed:
        """Return what is wrong with a value that stands under `column` of the row."""
        about = {"source": self.source, "row": self.row, "column": column, "value": shown(value)}
        return Malformed(kind, say_of(why, about))


def quotes_of(
    content: bytes | str, mapping: Mapping, where: str, now: datetime, charset: str = ""
) -> Found:
    """Read one document; raise `Malformed` when nothing of it can be read.

    where: names the source in a sentence; now: the moment of arrival, aware UTC
    charset: see `document_of`
    """
    try:
        document = document_of(content, charset)
    except NoDocument as error:
        raise Malformed("json", say(Refusal.WEB_NO_JSON, source=where, failure=error)) from None
    # Of each series the newest of now and the newest ahead of the clock, which hides none of now.
    quotes: dict[tuple[str, bool], Quote] = {}
    faults: list[Malformed] = []
    for label, key, row in _rows(document, mapping, where):
        try:
            quote = _quote(key, row, mapping, Place(where, label), now)
        except Malformed as fault:
            faults.append(fault)
            continue
        if quote is None:
            continue
        series = quote.symbol, is_early(quote.stamp, now)
        before = quotes.get(series)
        if before is None or before.stamp <= quote.stamp:
            quotes[series] = quote
    in_order = sorted(quotes, key=lambda one: one[1])
    return Found(tuple(quotes[one] for one in in_order), tuple(faults))


def _rows(document: Any, mapping: Mapping, where: str) -> Iterator[tuple[str, str, Any]]:
    rows = _at(document, mapping.rows)
    if isinstance(rows, list):
        for at, row in enumerate(rows, start=1):
            yield str(at), "", row
    elif isinstance(rows, dict) and not mapping.symbol:
        for key, row in rows.items():
            yield repr(key), key, row
    elif isinstance(rows, dict):
        yield "1", "", rows
    else:
        why = say(Refusal.WEB_NO_LIST, source=where, value=shown(rows))
        if mapping.rows:
            wanted = repr(mapping.rows)
            why = say(Refusal.WEB_NO_ROWS, source=where, wanted=wanted, value=shown(rows))
        raise Malformed("rows", why)


def _quote(key: str, row: Any, mapping: Mapping, place: Place, now: datetime) -> Quote | None:
    if not isinstance(row, dict):
        raise place.fault("row", Refusal.WEB_NO_OBJECT, row)
    name = _at(row, mapping.symbol) if mapping.symbol else key
    if not isinstance(name, str | int) or isinstance(name, bool):
        raise place.fault("symbol", Refusal.WEB_NO_NAME, name, mapping.symbol)
    symbol = mapping.names.get(str(name))
    if symbol is None:
        return None
    price = _price(_at(row, mapping.price))
    if price is None:
        raise place.fault("price", Refusal.WEB_NO_NUMBER, _at(row, mapping.price), mapping.price)
    stamp = stamp_at(now)
    if mapping.time:
        value = _at(row, mapping.time)
        stamp = _stamp(value)
        if not stamp:
            raise place.fault("time", Refusal.WEB_NO_TIME, value, mapping.time)
        if stamp > stamp_at(now + MOST_AHEAD):
            raise place.fault("time", Refusal.WEB_FUTURE, value, mapping.time)
    return Quote(symbol, stamp, now, price)


def _at(value: Any, path: str) -> Any:
    for key in path.split(".") if path else ():
        if isinstance(value, dict):
            value = value.get(key)
        elif isinstance(value, list) and key.isdecimal() and int(key) < len(value):
            value = value[int(key)]
        else:
            return None
    return value


def _price(value: Any) -> float | None:
    # Many services write numbers as text, with thousands separated.
    return number(_number_in(value)) if isinstance(value, str) else number(value)


def _number_in(text: str) -> float | None:
    text = text.strip()
    # A comma elsewhere than between thousands may be a decimal one: 1,5 is not 15.
    if "," in text and _has_thousands(text) is None:
        return None
    # Python alone reads 1_5 as 15.
    if "_" in text:
        return None
    try:
        return float(text.replace(",", ""))
    except ValueError:
        return None


def _stamp(value: Any) -> str:
    if not isinstance(value, str):
        return _since(value)
    # Python would read thirteen digits as a day and a time of day: of the year 1767.
    text = value.strip()
    return _since(int(text)) if _is_count(text) else stamp_of(text.replace("/", "-"))


def _since(value: Any) -> str:
    if isinstance(value, int) and value in DAYS:
        return stamp_of(str(value))
    if isinstance(value, int | float) and MOST_SECONDS <= value < MOST_MILLISECONDS:
        value = value / 1000
    time = time_at(value)
    return "" if time is None else stamp_at(time)
