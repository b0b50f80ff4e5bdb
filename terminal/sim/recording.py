"""Recorded DIFF sessions and price tables, read from files: one packet a line, or one day a row.

A recording is JSON lines, gzipped or not: `{"t", "dir": "recv" | "send", "raw" | "pack"}`, "recv"
being what the server sent. A table is CSV with a `date` column and one column per symbol; an empty
cell is a day without a price, and a price may be zero or negative.
"""

from __future__ import annotations

import csv
import gzip
import math
import zlib
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, TextIO

import msgspec

from terminal import Refused

_SYMBOL_PARTS = 2


class Packet(msgspec.Struct, frozen=True):
    """One packet; `seconds` since the first of the file, `received` when the server sent it."""

    seconds: float
    received: bool
    pack: dict[str, Any]


class Row(msgspec.Struct, frozen=True):
    """Prices of one day by symbol; symbols without a price are absent."""

    day: str
    prices: dict[str, float]


def packets(path: Path) -> Iterator[Packet]:
    """Read a recording in order; `Refused` names file and line of what cannot be read."""
    start: datetime | None = None
    for number, line in enumerate(_lines(path), 1):
        try:
            record = msgspec.json.decode(line)
            moment = datetime.strptime(record["t"], "%Y-%m-%d %H:%M:%S,%f")  # noqa: DTZ007 -- only differences count
            pack = record["pack"] if "pack" in record else msgspec.json.decode(record["raw"])
            received = {"recv": True, "send": False}[record["dir"]]
        except (msgspec.DecodeError, KeyError, TypeError, ValueError) as error:
            raise Refused(f"{path}, line {number}: not a recorded packet ({error})") from error
        if not isinstance(pack, dict) or not isinstance(pack.get("aid"), str):
            raise Refused(f"{path}, line {number}: the packet has no aid")
        if pack["aid"] == "rtn_data" and not _is_patches(pack.get("data")):
            raise Refused(f"{path}, line {number}: the packet's data is no list of patches")
        start = start or moment
        yield Packet((moment - start).total_seconds(), received, pack)


def _is_patches(data: Any) -> bool:
    return isinstance(data, list) and all(isinstance(patch, dict) for patch in data)


def _lines(path: Path) -> Iterator[str]:
    try:
        with _open(path) as file:
            yield from file
    except (OSError, EOFError, UnicodeError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise Refused(f"cannot read {path}: {reason}") from error


def _open(path: Path) -> TextIO:
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8")
    return path.open(encoding="utf-8-sig", newline="")


def rows(path: Path) -> list[Row]:
    """Read a price table; `Refused` names file, line, column and value of what is wrong."""
    reader = csv.reader(_lines(path))
    header = next(reader, [])
    symbols = _symbols(path, header)
    table: list[Row] = []
    for cells in reader:
        if not cells:
            continue
        place = f"{path}, line {reader.line_num}"
        if len(cells) != len(header):
            raise Refused(f"{place}: {len(cells)} cells, the header has {len(header)}")
        day = _day(place, cells[0].strip(), table[-1].day if table else "")
        values = zip(symbols, cells[1:], strict=True)
        table.append(Row(day, {s: _price(place, s, text) for s, text in values if text.strip()}))
    if not table:
        raise Refused(f"{path}: no rows")
    return table


def _symbols(path: Path, header: list[str]) -> list[str]:
    names = [name.strip() for name in header]
    if not names or names[0].lower() != "date":
        found = names[0] if names else ""
        raise Refused(f"{path}, line 1, column 1: {found!r} should be 'date'")
    if len(names) == 1:
        raise Refused(f"{path}, line 1: no symbol beside 'date'")
    for column, name in enumerate(names[1:], 2):
        parts = name.split(".")
        if len(parts) != _SYMBOL_PARTS or not all(parts):
            raise Refused(f"{path}, line 1, column {column}: {name!r} is no symbol like 'SPOT.WTI'")
        if name in names[1 : column - 1]:
            raise Refused(f"{path}, line 1, column {column}: {name!r} stands there twice")
    return names[1:]


def _day(place: str, text: str, before: str) -> str:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise Refused(f"{place}, column 'date': {text!r} is no date like 2020-04-20") from None
    if day.isoformat() != text:
        raise Refused(f"{place}, column 'date': {text!r} is no date like 2020-04-20")
    if text <= before:
        trouble = "is repeated" if text == before else f"is older than {before} above it"
        raise Refused(f"{place}, column 'date': {text!r} {trouble}")
    return text


def _price(place: str, symbol: str, text: str) -> float:
    try:
        price = float(text)
    except ValueError:
        price = math.nan
    if not math.isfinite(price):
        raise Refused(f"{place}, column {symbol!r}: {text.strip()!r} is no price")
    return price
