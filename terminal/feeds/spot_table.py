"""The text of a spot price file: a header, then one observation a row, ascending per symbol.

    time,symbol,price
    2026-11-20 15:00:00,SPOT.CU,88000

A row that cannot be used is a fault with file, line, column and value; the rows around it stand.
"""

from __future__ import annotations

import csv
import re
from datetime import datetime, timedelta

import msgspec

from terminal.feeds.fault import Malformed, shown
from terminal.feeds.scalar import BEIJING, number

ALIASES = {
    "time": ("time", "date", "datetime", "日期", "时间"),
    "symbol": ("symbol", "code", "代码", "品种", "合约"),
    "price": ("price", "价格", "现货价格"),
}
EXAMPLE = "time,symbol,price"
ENCODINGS = ("utf-8-sig", "gb18030")

# A price dated later than this would hide all that follow it.
MOST_AHEAD = timedelta(days=1)

_read_number = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII).fullmatch
_read_time = re.compile(
    r"(\d{4})(?:(?P<mark>[-/.])(\d{1,2})(?P=mark)(\d{1,2})|(\d\d)(\d\d))"
    r"(?:[ T]+(\d{1,2}):(\d\d)(?::(\d\d)(?:\.(\d{1,6}))?)?)?",
    re.ASCII,
).fullmatch


class Observation(msgspec.Struct, frozen=True, gc=False):
    """One row: `stamp` as quotes carry it (Beijing), `price` float64, `line` from 1."""

    symbol: str
    stamp: str
    price: float
    line: int

    @property
    def start(self) -> float:
        """The row's time, seconds since the epoch UTC."""
        return datetime.fromisoformat(self.stamp).replace(tzinfo=BEIJING).timestamp()


class Table(msgspec.Struct, frozen=True):
    """What could be read, by symbol in file order, and what could not."""

    rows: dict[str, list[Observation]]
    faults: list[Malformed]


def table_of(content: bytes, name: str, now: datetime) -> Table:
    """Read a whole file; raise `Malformed` when its encoding or header makes all of it useless."""
    lines = _text(content, name).splitlines()
    if not lines or not lines[0].strip():
        raise Malformed("header", f"{name}, line 1: the header is missing; expected {EXAMPLE}")
    columns = _columns(lines[0], name)
    table = Table({}, [])
    latest = now + MOST_AHEAD
    for at, line in enumerate(lines[1:], start=2):
        if not line.strip(" ,\t"):
            continue
        try:
            _add(table, _observation(line, columns, f"{name}, line {at}", at, latest), name)
        except Malformed as fault:
            table.faults.append(fault)
    return table


def _text(content: bytes, name: str) -> str:
    for encoding in ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Malformed("encoding", f"{name} is neither UTF-8 nor GBK text")


def _columns(header: str, name: str) -> dict[str, int]:
    names = [cell.strip().lower() for cell in _cells(header, f"{name}, line 1")]
    columns = {}
    for column, aliases in ALIASES.items():
        found = [at for at, cell in enumerate(names) if cell in aliases]
        if len(found) != 1:
            what = "no column" if not found else "more than one column"
            raise Malformed(
                "header",
                f"{name}, line 1: {what} {column}: the header is {shown(header)}; "
                f"expected {EXAMPLE}",
            )
        columns[column] = found[0]
    return columns


# Each line by itself: a stray quotation mark must not swallow the rest of the file.
def _cells(line: str, where: str) -> list[str]:
    try:
        return next(csv.reader([line], strict=True))
    except csv.Error as error:
        raise Malformed("row", f"{where} is not a CSV row ({error}): {shown(line)}") from None


def _observation(
    line: str, columns: dict[str, int], where: str, at: int, latest: datetime
) -> Observation:
    cells = _cells(line, where)
    if len(cells) <= max(columns.values()):
        raise Malformed("row", f"{where}: only {len(cells)} columns: {shown(line)}")
    field = {column: cells[index].strip() for column, index in columns.items()}
    if not field["symbol"]:
        raise Malformed("symbol", f"{where}: column symbol is empty: {shown(line)}")
    return Observation(
        field["symbol"], _stamp(field["time"], where, latest), _price(field["price"], where), at
    )


def _add(table: Table, row: Observation, name: str) -> None:
    before = table.rows.setdefault(row.symbol, [])
    if before and row.stamp <= before[-1].stamp:
        what = "repeats" if row.stamp == before[-1].stamp else "is older than"
        raise Malformed(
            "order",
            f"{name}, line {row.line}: column time: {row.stamp} of {row.symbol} {what} "
            f"{before[-1].stamp} in line {before[-1].line}",
        )
    before.append(row)


def _price(text: str, where: str) -> float:
    price = number(float(text)) if _read_number(text) else None
    if price is None:
        raise Malformed("price", f"{where}: column price is not a number: {shown(text)}")
    return price


def _stamp(text: str, where: str, latest: datetime) -> str:
    match = _read_time(text)
    try:
        if match is None:
            raise ValueError
        time = _time(match)
    except ValueError:
        raise Malformed(
            "time",
            f"{where}: column time is not a date: {shown(text)}; expected YYYY-MM-DD [HH:MM[:SS]]",
        ) from None
    if time > latest:
        raise Malformed("time", f"{where}: column time lies in the future: {shown(text)}")
    return time.replace(tzinfo=None).isoformat(" ", "microseconds")


def _time(match: re.Match[str]) -> datetime:
    year, _, month, day, month2, day2, hour, minute, second, rest = match.groups()
    return datetime(
        int(year),
        int(month or month2),
        int(day or day2),
        int(hour or 0),
        int(minute or 0),
        int(second or 0),
        int((rest or "").ljust(6, "0")),
        tzinfo=BEIJING,
    )
