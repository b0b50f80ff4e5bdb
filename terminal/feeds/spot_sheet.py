"""The rows of a spot price file as written: a CSV's texts, or an XLSX sheet's values.

A workbook unpacks to many times its size, and one cell far out makes a sheet look endless: both are
measured before a row is kept. A formula counts by its computed value.
"""

from __future__ import annotations

import csv
import io
import warnings
from collections.abc import Iterator
from datetime import date, datetime, time
from itertools import zip_longest
from typing import Any

import msgspec

from terminal.core.refusal import Refusal, say
from terminal.feeds.fault import Malformed, shown

ENCODINGS = {"utf-8": "utf-8-sig", "gbk": "gb18030"}
XLSX_MAGIC = b"PK\x03\x04"
# Of the workbooks before XLSX, and of those that a password locks.
OLD_MAGIC = b"\xd0\xcf\x11\xe0"
MOST_ROWS = 100_000
# What stands further right is not read.
MOST_COLUMNS = 100
# A spreadsheet's last line.
MOST_LINES = 1_048_576
MOST_UNPACKED = 100_000_000
# The kind of fault that passes by itself: a workbook that is being saved is no workbook.
TORN = "torn"

Cell = str | int | float | datetime | date | time


class Row(msgspec.Struct, frozen=True, gc=False):
    """Cells of one line, "" where empty. fault: why they could not be told apart, or None."""

    line: int
    cells: tuple[Cell, ...]
    fault: Malformed | None = None

    @property
    def text(self) -> str:
        """The row in a sentence."""
        return ",".join(text_of(cell) for cell in self.cells)


class Written(msgspec.Struct, frozen=True):
    """What a file says, without its empty lines. where: file, and sheet if it has several.

    is_cut: its cells were cut out of lines at a mark, which may stand in a number as well
    """

    where: str
    rows: list[Row]
    is_cut: bool = False


def is_workbook(content: bytes) -> bool:
    """Tell a workbook by its content: names lie."""
    return content.startswith((XLSX_MAGIC, OLD_MAGIC))


def written_in(
    content: bytes, name: str, sheet: str = "", delimiter: str = "", encoding: str = ""
) -> Written:
    """Read a whole file; raise `Malformed` when nothing of it can be read.

    sheet: title of the sheet, "" = the first with something in it
    delimiter: between a CSV's cells, "" = the most frequent of comma, semicolon and tab above
    encoding: of a CSV, of ENCODINGS; "" = the first that it can be
    """
    if content.startswith(OLD_MAGIC):
        raise Malformed("workbook", say(Refusal.WORKBOOK_OLD, file=name))
    if content.startswith(XLSX_MAGIC):
        return _workbook(content, name, sheet)
    if sheet:
        raise Malformed("sheet", say(Refusal.WORKBOOK_NONE, file=name, wanted=shown(sheet)))
    lines = _text(content, name, encoding).splitlines()
    filled = [(at, line) for at, line in enumerate(lines, start=1) if line.strip(" ,;\t")]
    if len(filled) > MOST_ROWS:
        raise Malformed("size", say(Refusal.FILE_LONG, file=name, most=MOST_ROWS))
    delimiter = delimiter or _delimiter(line for _, line in filled[:20])
    rows = [_csv_row(at, line, delimiter, name) for at, line in filled]
    return Written(name, rows, is_cut=True)


def sheets_in(content: bytes) -> tuple[str, ...]:
    """Return the titles of a workbook's sheets; none of a CSV, or of what cannot be opened."""
    if not content.startswith(XLSX_MAGIC):
        return ()
    try:
        return tuple(_opened(content, data_only=True).sheetnames)
    # As above: whatever a damaged file makes openpyxl raise; reading it will say so.
    except Exception:
        return ()


def text_of(cell: Cell) -> str:
    """Write a cell as a person would."""
    if isinstance(cell, float):
        # 15 digits are what a spreadsheet keeps; more would show its binary fractions.
        return f"{cell:.15g}" if abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime):
        return cell.isoformat(" ").removesuffix(" 00:00:00")
    return cell if isinstance(cell, str) else str(cell)


def is_formula(cell: object) -> bool:
    """Tell a formula that has no computed value."""
    return isinstance(cell, str) and cell.startswith("=")


def _text(content: bytes, name: str, encoding: str) -> str:
    for codec in [ENCODINGS[encoding]] if encoding else ENCODINGS.values():
        try:
            return content.decode(codec)
        except UnicodeDecodeError:
            continue
    if encoding:
        why = say(Refusal.ENCODING_OTHER, file=name, wanted=encoding.upper())
    else:
        why = say(Refusal.ENCODING_UNKNOWN, file=name)
    raise Malformed("encoding", why)


def _delimiter(lines: Iterator[str]) -> str:
    text = "".join(lines)
    return max(",;\t", key=text.count)


# Each line by itself: a stray quotation mark must not swallow the rest of the file.
def _csv_row(at: int, line: str, delimiter: str, name: str) -> Row:
    try:
        return Row(at, tuple(next(csv.reader([line], delimiter=delimiter, strict=True))))
    except csv.Error as error:
        why = say(Refusal.ROW_NO_CSV, file=name, line=at, failure=error, text=shown(line))
        return Row(at, (line,), Malformed("row", why, at))


def _workbook(content: bytes, name: str, sheet: str) -> Written:
    try:
        has_formulas = _measured(content, name)
        values = _opened(content, data_only=True)
        written = _opened(content, data_only=False) if has_formulas else None
        return _chosen(values, written, name, sheet)
    except Malformed:
        raise
    # openpyxl lets through whatever its many parsers raise on a damaged file.
    except Exception as error:
        failure = str(error) or type(error).__name__
        why = say(Refusal.WORKBOOK_TORN, file=name, failure=failure)
        raise Malformed(TORN, why) from None


def _measured(content: bytes, name: str) -> bool:
    # How large it unpacks, and whether any sheet has a formula.
    import zipfile

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        unpacked = sum(entry.file_size for entry in archive.infolist())
        if unpacked > MOST_UNPACKED:
            raise Malformed("size", f"{name} unpacks to {unpacked} bytes, more than is read")
        sheets = [one for one in archive.namelist() if one.startswith("xl/worksheets/")]
        texts = [archive.read(one) for one in sheets]
    return any(b"<f>" in text or b"<f " in text for text in texts)


def _opened(content: bytes, *, data_only: bool) -> Any:
    import openpyxl  # a tenth of a second, only for those who read a workbook

    with warnings.catch_warnings():
        # Drop-down lists and the like that openpyxl does not keep; they are not values.
        warnings.simplefilter("ignore", UserWarning)
        return openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=data_only)


def _chosen(values: Any, written: Any, name: str, wanted: str) -> Written:
    if wanted and wanted not in values.sheetnames:
        there = ", ".join(values.sheetnames)
        why = say(Refusal.SHEET_MISSING, file=name, wanted=shown(wanted), sheets=there)
        raise Malformed("sheet", why)
    for title in [wanted] if wanted else values.sheetnames:
        # Chart sheets have no rows.
        if not hasattr(values[title], "iter_rows"):
            continue
        where = f"{name} [{title}]" if len(values.sheetnames) > 1 else name
        rows = list(_sheet_rows(values[title], written and written[title], where))
        if rows:
            return Written(where, rows)
    return Written(f"{name} [{wanted}]" if wanted else name, [])


def _sheet_rows(sheet: Any, written: Any, where: str) -> Iterator[Row]:
    # What a sheet says of its own size may be wrong either way.
    formulas: Iterator[Any] = iter(())
    if written is not None:
        written.reset_dimensions()
        formulas = written.iter_rows(max_col=MOST_COLUMNS, values_only=True)
    sheet.reset_dimensions()
    kept = 0
    lines = sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True)
    for at, found in enumerate(lines, start=1):
        sources = next(formulas, ())
        if at > MOST_LINES:
            raise Malformed("size", f"{where}: line {at} lies beyond what a sheet can have")
        if found.count(None) == len(found) and sources.count(None) == len(sources):
            continue
        cells = [_cell(*both) for both in zip_longest(found, sources)]
        while cells and cells[-1] == "":
            cells.pop()
        if not cells:
            continue
        kept += 1
        if kept > MOST_ROWS:
            raise Malformed("size", say(Refusal.FILE_LONG, file=where, most=MOST_ROWS))
        yield Row(at, tuple(cells))


# A formula that was never computed stays what it is, and is told where its value is needed.
def _cell(value: Any, source: Any = None) -> Cell:
    if value is None:
        return source if is_formula(source) else ""
    if isinstance(value, bool):
        return str(value).upper()
    return value if isinstance(value, str | int | float | date | time) else str(value)
