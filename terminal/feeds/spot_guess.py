"""A first mapping for a file that nobody has described yet: a person looks at it before it counts.

Only what the file itself shows is guessed: columns by their usual names, the way numbers and days
are written. Which of the desk's series a name means, and which way round a basis is written, is
never guessed: a wrong one would be believed.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

import msgspec

from terminal.feeds.fault import Malformed
from terminal.feeds.spot_cell import day_reader, number_reader
from terminal.feeds.spot_layout import (
    LONGEST_NAME,
    Columns,
    Layout,
    columns_in,
    letter_of,
)
from terminal.feeds.spot_sheet import Cell, Row, Written, text_of
from terminal.feeds.spot_table import name_in

LOOKED_AT = 500  # rows
WRITINGS = ((".", ","), (",", "."), (",", ""), (".", " "), (",", " "), (".", "'"))
DAYS = ("DD/MM/YYYY", "MM/DD/YYYY", "DD.MM.YYYY", "DD-MM-YYYY", "YY-MM-DD", "YY/MM/DD", "MM-DD-YY")


def guessed(written: Written, wanted: Collection[str], layout: Layout | None = None) -> Layout:
    """Return a layout for a file; what cannot be seen in it stays as `layout` has it.

    wanted: the desk's series; names of the file that are no series of it are left to a person
    """
    layout = layout or Layout()
    try:
        columns = columns_in(written.rows, layout, written.where)
    except Malformed:
        return _one_series(written, wanted, layout)
    rows = [row for row in written.rows if row.line > columns.line][:LOOKED_AT]
    layout = _numbers(_cells(rows, columns.at["price"]), layout)
    layout = _days(_cells(rows, columns.at["time"]), layout)
    layout = msgspec.structs.replace(layout, **_named(columns))
    return _names(rows, columns.at, wanted, layout)


def _named(columns: Columns) -> dict[str, str]:
    # A basis that cannot be recomputed is of no use, and no mapping may name it.
    roles = [role for role in columns.at if role != "basis" or "futures" in columns.at]
    names = {role: columns.name[role] for role in roles}
    return {
        role: name if len(name) <= LONGEST_NAME else letter_of(columns.at[role])
        for role, name in names.items()
    }


# A file with no column for its series has one: which, can only be meant where the desk has one.
def _one_series(written: Written, wanted: Collection[str], layout: Layout) -> Layout:
    if layout.series or len(wanted) != 1:
        return layout
    single = msgspec.structs.replace(layout, series=next(iter(wanted)), symbol="", names={})
    try:
        columns_in(written.rows, single, written.where)
    except Malformed:
        return layout
    return guessed(written, wanted, single)


def _names(
    rows: Sequence[Row], at: dict[str, int], wanted: Collection[str], layout: Layout
) -> Layout:
    if layout.series or layout.names or "symbol" not in at:
        return layout
    found = dict.fromkeys(name_in(row, at) for row in rows)
    plain = {one.casefold(): one for one in wanted}
    names = {name: plain[name.casefold()] for name in found if name.casefold() in plain}
    # The file calls all of them as the desk does: then there is nothing to say.
    if all(name == series for name, series in names.items()):
        return layout
    return msgspec.structs.replace(layout, names=names)


def _numbers(cells: Sequence[Cell], layout: Layout) -> Layout:
    def with_writing(decimal: str, thousands: str) -> Layout:
        return msgspec.structs.replace(layout, decimal=decimal, thousands=thousands)

    if layout.thousands or layout.decimal != ".":
        return layout
    best, most = layout, _read(cells, number_reader(layout))
    for decimal, thousands in WRITINGS:
        one = with_writing(decimal, thousands)
        if one.delimiter != decimal and (count := _read(cells, number_reader(one))) > most:
            best, most = one, count
    return best


# 03/04/2026 can be two days: only a way in which alone all of them can be read is taken.
def _days(cells: Sequence[Cell], layout: Layout) -> Layout:
    if layout.date_format or _read(cells, day_reader(layout)) == len(cells):
        return layout
    ways = [msgspec.structs.replace(layout, date_format=one) for one in DAYS]
    whole = [one for one in ways if _read(cells, day_reader(one)) == len(cells)]
    return whole[0] if len(whole) == 1 else layout


def _cells(rows: Sequence[Row], at: int) -> list[Cell]:
    return [row.cells[at] for row in rows if at < len(row.cells) and text_of(row.cells[at]).strip()]


def _read(cells: Sequence[Cell], reader: Callable[[Cell], object]) -> int:
    return sum(reader(cell) is not None for cell in cells)
