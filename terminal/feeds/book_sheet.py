"""A CSV or XLSX file as sheets of text cells, with the line that each row stands on.

CSV: UTF-8 with or without a mark, UTF-16 with one, or GBK; commas, tabs or semicolons. XLSX: the
values of formulas as last computed; a formula that never was, and an error value, are refused.
"""

from __future__ import annotations

import csv
import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import msgspec

from terminal.feeds.fault import Malformed, shown

MOST_ROWS = 200_000
MOST_COLUMNS = 200
# A workbook unpacks to many times its size; beyond this it is not a business file.
MOST_UNPACKED = 200_000_000
XLSX_MAGIC = b"PK\x03\x04"
# What stands for a cell that only lies under a merged one, with the area; no file can write it.
MERGED = "\0"
# Beyond these a binary fraction shows its dust: 80078.3 - 80000 is 78.3000000000029.
FINEST = Decimal("0.000000001")
# What a cell's format holds in brackets, quotes or behind a stroke is no part of a time.
_without_words = re.compile(r'\[[^\]]*\]|"[^"]*"|\\.').sub


class Row(msgspec.Struct, frozen=True):
    """Cells as text, "" where empty; `line` from 1, where the row begins.

    MERGED and an area: empty by itself, and beneath a merged cell that says something
    """

    line: int
    cells: tuple[str, ...]


class Sheet(msgspec.Struct, frozen=True):
    """One table as written. name: for sentences; title: the sheet's, or the file's without end."""

    name: str
    title: str
    header: Row
    rows: tuple[Row, ...]


def sheets_of(content: bytes, name: str) -> list[Sheet]:
    """Read a whole file, by its content and not by its name; raise `Malformed` when it is none."""
    if content.startswith(XLSX_MAGIC):
        return list(_workbook(content, name))
    stem = name.rpartition("/")[2].rpartition("\\")[2]
    title = stem.rpartition(".")[0] or stem
    return [_sheet(name, title, list(_csv_rows(_text(content, name), name)))]


def _sheet(name: str, title: str, rows: list[Row]) -> Sheet:
    filled = [row for row in rows if any(_said(cell) for cell in row.cells)]
    if not filled:
        raise Malformed("header", f"{name}: the header is missing; the file is empty")
    header = tuple(cell if _said(cell) else "" for cell in filled[0].cells)
    return Sheet(name, title, Row(filled[0].line, header), tuple(filled[1:]))


def _said(cell: str) -> bool:
    return bool(cell.strip()) and not cell.startswith(MERGED)


def _text(content: bytes, name: str) -> str:
    encodings = ("utf-8-sig", "gb18030")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ("utf-16", "utf-16")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Malformed("encoding", f"{name} is neither an XLSX workbook nor UTF-8 or GBK text")


def _csv_rows(text: str, name: str) -> Iterator[Row]:
    first = text.lstrip().partition("\n")[0]
    delimiter = max(",\t;", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise Malformed("row", f"{name}, line {line} is not a CSV row ({error})") from None
        yield _limited(Row(line, tuple(cells)), name)
        line = reader.line_num + 1


def _limited(row: Row, name: str) -> Row:
    if row.line > MOST_ROWS or len(row.cells) > MOST_COLUMNS:
        most = f"{MOST_ROWS} lines and {MOST_COLUMNS} columns"
        raise Malformed("size", f"{name}, line {row.line}: more than {most} are not read")
    return row


def _workbook(content: bytes, name: str) -> Iterator[Sheet]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
        if unpacked > MOST_UNPACKED:
            raise Malformed("size", f"{name} unpacks to {unpacked} bytes, more than is read")
        values, formulas = _opened(content, data_only=True), _opened(content, data_only=False)
    except Malformed:
        raise
    # openpyxl lets through whatever its many parsers raise on a damaged file.
    except Exception as error:
        raise Malformed("workbook", f"{name} cannot be read as an XLSX workbook: {error}") from None
    for title in values.sheetnames:
        where = f"{name} [{title}]"
        sheet, written = values[title], formulas[title]
        # Chart sheets have no rows.
        if not hasattr(sheet, "iter_rows"):
            continue
        rows = list(_sheet_rows(sheet, written, where))
        if any(any(row.cells) for row in rows):
            yield _sheet(where, title, rows)


def _opened(content: bytes, *, data_only: bool) -> Any:
    import openpyxl  # a tenth of a second, only for those who read a workbook

    with warnings.catch_warnings():
        # Drop-down lists and the like that openpyxl does not keep; they are not values.
        warnings.simplefilter("ignore", UserWarning)
        return openpyxl.load_workbook(io.BytesIO(content), data_only=data_only)


def _sheet_rows(sheet: Any, written: Any, name: str) -> Iterator[Row]:
    merged = _merged(sheet)
    for at, (values, sources) in enumerate(
        zip(sheet.iter_rows(), written.iter_rows(), strict=True), start=1
    ):
        cells = []
        for value, source in zip(values, sources, strict=True):
            if value.data_type == "e":
                raise Malformed(
                    "formula", f"{name}, cell {value.coordinate} is an error: {shown(value.value)}"
                )
            # What a formula computed as an empty text is a text, and no number that is missing.
            is_bare = value.value is None and value.data_type != "str"
            if is_bare and source.data_type == "f":
                raise Malformed(
                    "formula",
                    f"{name}, cell {value.coordinate} is a formula without a computed value; "
                    "open and save the file in a spreadsheet program, or write the value",
                )
            cells.append(_shown(value) or merged.get(value.coordinate, ""))
        while cells and not cells[-1]:
            cells.pop()
        yield _limited(Row(at, tuple(cells)), name)


# A spreadsheet shows the one value for all of them, and keeps it in the first.
def _merged(sheet: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for area in sheet.merged_cells.ranges:
        rows = list(area.rows)
        if _cell(sheet.cell(*rows[0][0]).value):
            found |= {
                sheet.cell(*place).coordinate: f"{MERGED}{area.coord}"
                for row in rows
                for place in row
            }
    return found


# A workbook keeps a day as its midnight; what shows no time of day has none.
def _shown(cell: Any) -> str:
    value = cell.value
    if isinstance(value, datetime) and not (value.hour or value.minute or value.second):
        shape = _without_words("", cell.number_format or "").lower()
        return _cell(value if "h" in shape else value.date())
    return _cell(value)


def figure(value: float) -> str:
    """Write a binary fraction with the digits that a spreadsheet keeps, nine decimals at most."""
    if not abs(value) < 1e15:
        return repr(value)
    found = Decimal(f"{value:.15g}")
    rounded = found.quantize(FINEST)
    return f"{found if rounded == found else rounded.normalize():f}"


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return figure(value)
    if isinstance(value, datetime):
        return value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
