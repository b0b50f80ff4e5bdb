"""A file of a pair's basis in former years: one row a day, with the contract's month if it has one.

CSV or XLSX, with a heading line: 日期/date, 基差/basis and, where days of several contracts are in
it, 合约/contract ("cu2601", "SHFE.cu2601"). It is refused whole on the first row that is wrong.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from terminal.core.season_view import PastBasis
from terminal.domain.code import month_of
from terminal.feeds.fault import Malformed, shown
from terminal.feeds.spot_cell import day_reader, number_reader
from terminal.feeds.spot_layout import Layout
from terminal.feeds.spot_sheet import Cell, Row, text_of, written_in

NAMES = {
    "date": ("日期", "date"),
    "basis": ("基差", "basis"),
    "contract": ("合约", "contract"),
}
NEEDED = ("date", "basis")
LAYOUT = Layout(thousands=",")
T = TypeVar("T")


def read_past(content: bytes, name: str, exchange: str) -> tuple[PastBasis, ...]:
    """Read a whole file; raise `Malformed` with file, line and value of what is wrong.

    exchange: of contracts that are written without one
    """
    written = written_in(content, name)
    if not written.rows:
        raise Malformed("empty", f"{name} has no rows")
    columns = _columns(written.rows[0], written.where)
    read_day, read_number = day_reader(LAYOUT), number_reader(LAYOUT)
    found: dict[tuple[date, str], PastBasis] = {}
    for row in written.rows[1:]:
        if row.fault is not None:
            raise row.fault
        # An unquoted 1,250 is two cells of a CSV, and a basis of 1.
        most = len(written.rows[0].cells)
        if written.is_cut and any(text_of(cell).strip() for cell in row.cells[most:]):
            raise _wrong(row, written.where, f"more columns than the header's {most}", most)
        day = _cell(row, columns["date"], read_day, "no day", written.where).date()
        basis = _cell(row, columns["basis"], read_number, "no number", written.where)
        month = _month(row, columns.get("contract"), exchange, day, written.where)
        if (day, month) in found:
            raise _wrong(row, written.where, "this day is there twice", columns["date"])
        found[day, month] = PastBasis(day, basis, month)
    return tuple(found.values())


def _columns(heading: Row, where: str) -> dict[str, int]:
    titles = [text_of(cell).strip().lower() for cell in heading.cells]
    found = {
        key: next(titles.index(one) for one in names if one in titles)
        for key, names in NAMES.items()
        if any(one in titles for one in names)
    }
    for key in NEEDED:
        if key not in found:
            words = f"{where}, line {heading.line}: there is no column {' or '.join(NAMES[key])}"
            raise Malformed("heading", words, heading.line)
    return found


def _month(row: Row, column: int | None, exchange: str, day: date, where: str) -> str:
    if column is None:
        return ""

    def read(cell: Cell) -> str | None:
        text = text_of(cell).strip()
        month = month_of(text if "." in text else f"{exchange}.{text}", day)
        return None if month is None else str(month)

    return _cell(row, column, read, "no contract with a delivery month", where)


def _cell(row: Row, column: int, read: Callable[[Cell], T | None], why: str, where: str) -> T:
    value = read(row.cells[column]) if column < len(row.cells) else None
    if value is None:
        raise _wrong(row, where, why, column)
    return value


def _wrong(row: Row, where: str, why: str, column: int) -> Malformed:
    cell = row.cells[column] if column < len(row.cells) else ""
    return Malformed("row", f"{where}, line {row.line}: {shown(text_of(cell))}: {why}", row.line)
