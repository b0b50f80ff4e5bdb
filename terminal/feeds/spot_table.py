"""A spot price file as observations: a header, then one a row, ascending per symbol.

    time,symbol,price
    2026-11-20 15:00:00,SPOT.CU,88000

A row that cannot be used is a fault with file, line, column and value; the rows around it stand.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal

import msgspec

from terminal.core.refusal import Refusal, say_of
from terminal.domain.said import Said
from terminal.feeds.basis_check import BasisRow, doubted
from terminal.feeds.fault import Malformed, shown
from terminal.feeds.scalar import BEIJING
from terminal.feeds.spot_cell import clock_of, day_reader, number_reader
from terminal.feeds.spot_layout import PARTS, Columns, Layout, columns_in
from terminal.feeds.spot_sheet import Cell, Row, Written, is_formula, text_of, written_in

# A price dated later than this would hide all that follow it.
MOST_AHEAD = timedelta(days=1)


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
    """What could be read, by symbol in file order, and what could not.

    where: the file, and the sheet if it has several; skipped: lines of series that are not ours
    """

    where: str
    columns: Columns
    rows: dict[str, list[Observation]]
    faults: list[Malformed]
    skipped: list[int]


def table_of(content: bytes, name: str, now: datetime, layout: Layout | None = None) -> Table:
    """Read a whole file; raise `Malformed` when its encoding or header makes all of it useless."""
    layout = layout or Layout()
    written = written_in(content, name, layout.sheet, layout.delimiter, layout.encoding)
    return table_in(written, now, layout)


def table_in(written: Written, now: datetime, layout: Layout) -> Table:
    """Read the rows of a file.

    Raise `Malformed` when its header makes all of them useless, or when all have a basis of the
    wrong sign. One row of that sign is refused alone; one whose basis is another number is a fault
    and counts all the same, for many files write it after a premium.
    """
    columns = columns_in(written.rows, layout, written.where)
    doubts = list(_too_wide(written, columns.line))
    wide = {fault.line for fault in doubts}
    rows = [row for row in written.rows if row.line > columns.line and row.line not in wide]
    if "basis" in columns.at and "futures" in columns.at:
        doubts += doubted(_basis_rows(rows, columns, layout), written.where, layout.sign)
    refused = {fault.line for fault in doubts if fault.kind == "sign"}
    reader = _Reader(Table(written.where, columns, {}, doubts, []), layout, now + MOST_AHEAD)
    for row in rows:
        if row.line not in refused:
            reader.add(row)
    return reader.table


def name_in(row: Row, at: dict[str, int]) -> str:
    """Return what the file calls the series of a row, such as "铜" or "铜/1#/上海"."""
    cells = [row.cells[at[part]] for part in PARTS if at.get(part, len(row.cells)) < len(row.cells)]
    return "/".join(text for cell in cells if (text := text_of(cell).strip()))


# An unquoted 88,000 is two cells of a CSV, and a price of 88.
def _too_wide(written: Written, line: int) -> Iterator[Malformed]:
    header = next((row for row in written.rows if row.line == line), None)
    if header is None or not written.is_cut:
        return
    most = len(header.cells)
    for row in written.rows:
        if row.line > line and any(text_of(cell).strip() for cell in row.cells[most:]):
            about = {"file": written.where, "line": row.line, "text": shown(row.text)}
            about |= {"count": len(row.cells), "most": most}
            yield Malformed("row", say_of(Refusal.ROW_LONG, about), row.line)


def _basis_rows(rows: list[Row], columns: Columns, layout: Layout) -> Iterator[BasisRow]:
    read = number_reader(layout)

    def at(row: Row, role: str) -> Decimal | None:
        index = columns.at[role]
        found = read(row.cells[index]) if index < len(row.cells) else None
        return None if found is None else Decimal(text_of(found))

    for row in rows:
        yield BasisRow(row.line, at(row, "price"), at(row, "futures"), at(row, "basis"))


class _Reader:
    def __init__(self, table: Table, layout: Layout, latest: datetime) -> None:
        self.table = table
        self._layout, self._latest = layout, latest
        self._at, self._name = table.columns.at, table.columns.name
        self._number, self._day = number_reader(layout), day_reader(layout)
        self._said: dict[tuple[str, str], str] = {}

    def add(self, row: Row) -> None:
        try:
            if row.fault is not None:
                raise row.fault
            observation = self._observation(row)
            if observation is not None:
                self._put(observation)
        except Malformed as fault:
            self.table.faults.append(fault)

    def _observation(self, row: Row) -> Observation | None:
        needed = (self._at[role] for role in ("time", "symbol", "price") if role in self._at)
        if len(row.cells) <= max(needed):
            raise self._row_fault("row", Refusal.ROW_SHORT, row, count=len(row.cells))
        symbol = self._symbol(row)
        if not symbol:
            self.table.skipped.append(row.line)
            return None
        stamp = self._stamp(row)
        price = self._number(self._cell(row, "price"))
        if price is None:
            raise self._fault("price", Refusal.CELL_NO_NUMBER, row)
        layout = self._layout
        said = {"unit": layout.unit_is, "currency": layout.currency_is, "terms": layout.terms_are}
        for role, wanted in said.items():
            if role in self._at:
                self._check_words(role, wanted, symbol, row)
        return Observation(symbol, stamp, price, row.line)

    def _symbol(self, row: Row) -> str:
        layout = self._layout
        if layout.series:
            return layout.series
        if not text_of(self._cell(row, "symbol")).strip():
            column = self._name["symbol"]
            raise self._row_fault("symbol", Refusal.CELL_EMPTY, row, column=column)
        name = name_in(row, self._at)
        return layout.names.get(name, "") if layout.names else name

    def _stamp(self, row: Row) -> str:
        time = self._day(self._cell(row, "time"))
        if time is None:
            expected = self._layout.date_format or "YYYY-MM-DD [HH:MM[:SS]]"
            # A spreadsheet counts days from 1900 and shows a day only where it is told to.
            is_count = type(self._cell(row, "time")) in (int, float)
            why = Refusal.CELL_DAY_COUNT if is_count else Refusal.CELL_NO_DATE
            raise self._fault("time", why, row, expected=expected)
        if "clock" in self._at and text_of(self._cell(row, "clock")).strip():
            clock = clock_of(self._cell(row, "clock"))
            if clock is None:
                raise self._fault("clock", Refusal.CELL_NO_CLOCK, row)
            time = datetime.combine(time.date(), clock, BEIJING)
        if time > self._latest:
            raise self._fault("time", Refusal.CELL_FUTURE, row)
        return time.replace(tzinfo=None).isoformat(" ", "microseconds")

    # One series in two units is two series: what it is in, the mapping says, or else its first row.
    def _check_words(self, role: str, wanted: str, symbol: str, row: Row) -> None:
        said = text_of(self._cell(row, role)).strip()
        before = wanted or self._said.setdefault((symbol, role), said)
        if said != before:
            why = Refusal.CELL_NOT_MAPPED if wanted else Refusal.CELL_NOT_ABOVE
            raise self._fault(role, why, row, wanted=shown(before), series=symbol)

    def _put(self, row: Observation) -> None:
        before = self.table.rows.setdefault(row.symbol, [])
        if before and row.stamp <= before[-1].stamp:
            is_same = row.stamp == before[-1].stamp
            why = Refusal.ROW_REPEATS if is_same else Refusal.ROW_GOES_BACK
            about = {
                "column": self._name["time"], "series": row.symbol, "stamp": row.stamp,
                "earlier": before[-1].stamp, "above": before[-1].line,
            }  # fmt: skip
            raise Malformed("order", self._said_of(why, row.line, **about), row.line)
        before.append(row)

    def _cell(self, row: Row, role: str) -> Cell:
        at = self._at[role]
        return row.cells[at] if at < len(row.cells) else ""

    def _fault(self, role: str, why: Refusal, row: Row, **about: object) -> Malformed:
        cell = self._cell(row, role)
        if is_formula(cell):
            why, about = Refusal.CELL_FORMULA, {}
        column, value = self._name[role], shown(text_of(cell))
        said = self._said_of(why, row.line, column=column, value=value, **about)
        return Malformed("time" if role == "clock" else role, said, row.line)

    def _row_fault(self, kind: str, why: Refusal, row: Row, **about: object) -> Malformed:
        said = self._said_of(why, row.line, text=shown(row.text), **about)
        return Malformed(kind, said, row.line)

    def _said_of(self, why: Refusal, line: int, **about: object) -> Said:
        return say_of(why, {"file": self.table.where, "line": line, **about})
