"""One cell of a spot price file as a number, a day or a time, in the way the file writes them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time

from terminal.feeds.scalar import BEIJING, number
from terminal.feeds.spot_layout import Layout
from terminal.feeds.spot_sheet import Cell, text_of

CLOCK = r"(?P<H>\d{1,2}):(?P<M>\d\d)(?::(?P<S>\d\d)(?:\.(?P<f>\d{1,6}))?)?"
DAY = (
    r"(?P<Y>\d{4})(?:(?P<mark>[-/.])(?P<m>\d{1,2})(?P=mark)(?P<d>\d{1,2})"
    r"|年(?P<m2>\d{1,2})月(?P<d2>\d{1,2})日|(?P<m3>\d\d)(?P<d3>\d\d))"
)
FIELDS = {"YYYY": r"(?P<Y>\d{4})", "YY": r"(?P<Y>\d\d)", "MM": r"(?P<m>\d{1,2})"}
FIELDS["DD"] = r"(?P<d>\d{1,2})"
CENTURY = 2000

_read_clock = re.compile(CLOCK, re.ASCII).fullmatch
_read_number = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII).fullmatch


def number_reader(layout: Layout) -> Callable[[Cell], float | None]:
    """Return what reads a number as this file writes it; None = it is none."""
    mark, point = re.escape(layout.thousands), re.escape(layout.decimal)
    grouped = re.compile(rf"[+-]?\d{{1,3}}({mark}\d{{3}})+({point}\d*)?", re.ASCII).fullmatch

    def read(cell: Cell) -> float | None:
        if isinstance(cell, int | float):
            return number(cell)
        if not isinstance(cell, str):
            return None
        text = cell.strip()
        if layout.thousands and grouped(text):
            text = text.replace(layout.thousands, "")
        if layout.decimal != ".":
            if "." in text:
                return None
            text = text.replace(layout.decimal, ".")
        return number(float(text)) if _read_number(text) else None

    return read


def day_reader(layout: Layout) -> Callable[[Cell], datetime | None]:
    """Return what reads a day, or a day and a time, as Beijing's; None = it is none."""
    parts = re.split(r"(YYYY|YY|MM|DD)", layout.date_format)
    day = "".join(FIELDS.get(part) or re.escape(part) for part in parts)
    match = re.compile(rf"{day or DAY}(?:[ T]+{CLOCK})?", re.ASCII).fullmatch

    def read(cell: Cell) -> datetime | None:
        if isinstance(cell, datetime):
            return cell.replace(tzinfo=BEIJING)
        if isinstance(cell, date):
            return datetime(cell.year, cell.month, cell.day, tzinfo=BEIJING)
        found = match(text_of(cell).strip())
        return None if found is None else _time(found.groupdict())

    return read


def clock_of(cell: Cell) -> time | None:
    """Read a time of day; None = it is none."""
    if isinstance(cell, datetime):
        return cell.time()
    if isinstance(cell, time):
        return cell.replace(tzinfo=None)
    found = _read_clock(text_of(cell).strip())
    try:
        return None if found is None else time(*_clock(found.groupdict()))
    except ValueError:
        return None


def _time(field: dict[str, str | None]) -> datetime | None:
    year = int(field["Y"] or 0)
    month = field["m"] or field.get("m2") or field.get("m3") or 0
    day = field["d"] or field.get("d2") or field.get("d3") or 0
    try:
        return datetime(
            year if year >= 100 else CENTURY + year,
            int(month),
            int(day),
            *_clock(field),
            tzinfo=BEIJING,
        )
    except ValueError:
        return None


def _clock(field: dict[str, str | None]) -> tuple[int, int, int, int]:
    hour, minute, second = (int(field[key] or 0) for key in "HMS")
    return hour, minute, second, int((field["f"] or "").ljust(6, "0"))
