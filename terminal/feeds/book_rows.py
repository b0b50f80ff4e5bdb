"""A sheet as rows of one table: headers matched, cells read, every fault a sentence of its own."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from typing import Any

import msgspec

from terminal.domain.register import Table
from terminal.feeds.book_cell import plain
from terminal.feeds.book_columns import Column, Shape
from terminal.feeds.book_sheet import MERGED, Row, Sheet
from terminal.feeds.fault import Malformed, shown

# Columns for people, which are not read.
REMARKS = frozenset({"note", "notes", "remark", "remarks", "备注", "说明"})
# What a spreadsheet might take for a formula is written with this in front (book_template.py).
QUOTE, RISKY = "'", "=+-@"


class Read(msgspec.Struct, frozen=True):
    """One row of the file or sheet `name`: fields by key, only those that are not empty."""

    name: str
    line: int
    fields: Mapping[str, Any]
    cells: Mapping[str, str]

    @property
    def where(self) -> str:
        """File and line, for a sentence."""
        return f"{self.name}, line {self.line}"


class Reading(msgspec.Struct, frozen=True):
    """What could be read of one sheet, its headers by key, and a sentence for what could not."""

    table: Table
    headers: Mapping[str, str]
    rows: tuple[Read, ...]
    faults: tuple[str, ...]


def read_sheet(sheet: Sheet, table: Table, shape: Shape) -> Reading:
    """Read all rows of a sheet; raise `Malformed` when its header makes all of it useless."""
    places = _places(sheet, shape)
    headers = {column.key: sheet.header.cells[at].strip() for at, column in places.items()}
    rows, faults = [], []
    first: dict[str, int] = {}
    for row in sheet.rows:
        where = f"{sheet.name}, line {row.line}"
        read, found = _read_row(row, places, headers, sheet)
        faults += found
        read = _named(read, shape.keys)
        id = read.fields.get("id")
        if id is not None and id in first:
            name = " ".join(headers[key] for key in shape.keys or ("id",))
            faults.append(f"{where}: {name} = {shown(id)}: is in line {first[id]} already")
        elif id is not None:
            first[id] = row.line
        rows.append(read)
    return Reading(table, headers, tuple(rows), tuple(faults))


def complaint(reading: Reading, row: Read, key: str, value: str, why: str) -> str:
    """Say what is wrong with one field of one row: file, line, column, value, reason."""
    name = reading.headers.get(key, key)
    return f"{row.where}: {name} = {shown(row.cells.get(key, value))}: {why}"


def _places(sheet: Sheet, shape: Shape) -> dict[int, Column]:
    by_name = {name: column for column in shape.columns for name in (*column.names, column.key)}
    places: dict[int, Column] = {}
    where = f"{sheet.name}, line {sheet.header.line}"
    for at, cell in enumerate(sheet.header.cells):
        name = plain(cell).lower()
        if not name or name in REMARKS:
            continue
        column = by_name.get(name)
        if column is None:
            near = difflib.get_close_matches(name, by_name, n=1, cutoff=0.5)
            hint = f"; did you mean {near[0]}?" if near else ""
            raise Malformed("header", f"{where}: column {shown(cell)} is not known{hint}")
        if column in places.values():
            raise Malformed("header", f"{where}: column {shown(cell)} is there twice")
        places[at] = column
    missing = [
        column.names[0]
        for column in shape.columns
        if column.is_required and column not in places.values()
    ]
    if missing:
        raise Malformed("header", f"{where}: columns are missing: {', '.join(missing)}")
    return places


def _read_row(
    row: Row, places: Mapping[int, Column], headers: Mapping[str, str], sheet: Sheet
) -> tuple[Read, list[str]]:
    faults = []
    where, width = f"{sheet.name}, line {row.line}", len(sheet.header.cells)
    if any(cell.strip() for cell in row.cells[width:] if not cell.startswith(MERGED)):
        faults.append(f"{where}: has {len(row.cells)} cells, more than the header's {width}")
    fields: dict[str, Any] = {}
    cells: dict[str, str] = {}
    for at, column in places.items():
        text = _unquoted(row.cells[at]) if at < len(row.cells) else ""
        cells[column.key] = text
        if text.startswith(MERGED):
            area = text.removeprefix(MERGED)
            faults.append(
                f"{where}: {headers[column.key]} is part of the merged cell {area}, whose value "
                "stands in its first row alone; write it in each"
            )
            continue
        if not plain(text):
            if column.is_required:
                faults.append(f"{where}: {headers[column.key]} is empty")
            continue
        try:
            fields[column.key] = column.read(text)
        except ValueError as error:
            faults.append(f"{where}: {headers[column.key]} = {shown(text)}: {error}")
    return Read(sheet.name, row.line, fields, cells), faults


def _named(read: Read, keys: tuple[str, ...]) -> Read:
    if not keys or any(key not in read.fields for key in keys):
        return read
    id = " ".join(str(read.fields[key]) for key in keys)
    return msgspec.structs.replace(read, fields={**read.fields, "id": id})


def _unquoted(text: str) -> str:
    is_quoted = text.startswith(QUOTE) and text[1:2] in RISKY and len(text) > 1
    return text[1:] if is_quoted else text
