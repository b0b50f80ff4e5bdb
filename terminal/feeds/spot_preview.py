"""A spot price file through one mapping, row by row, as its watcher would take it.

Nothing is read in another way than the watcher reads it: this only puts what came of each line
beside the line, and says what the pairs' conversions make of a price.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

import msgspec

from terminal.core.refusal import Refusal, say_of, sentence
from terminal.core.spot_view import Comparable, RowKind, SpotHead, SpotPreview, SpotRow
from terminal.domain.basis import Pair, comparable_spot
from terminal.domain.said import Said
from terminal.feeds.fault import Malformed
from terminal.feeds.spot_cell import number_reader
from terminal.feeds.spot_layout import (
    LONGEST_NAME,
    Columns,
    Layout,
    columns_in,
    letter_of,
)
from terminal.feeds.spot_sheet import Row, Written, is_workbook, sheets_in, text_of, written_in
from terminal.feeds.spot_table import Observation, Table, name_in, table_in
from terminal.feeds.spot_unit import plain_unit

MOST_NAMES = 200
MOST_WRONG = 2000
MOST_TEXT = 80
# Why a row that the watcher has nothing against is not simply good.
SAID = {
    "unfinished": Refusal.ROW_UNFINISHED,
    "unwatched": Refusal.SERIES_UNWATCHED,
    "unnamed": Refusal.SERIES_UNNAMED,
    "pair_unit": Refusal.OTHER_PAIR_UNIT,
}
ROLES = {"unfinished": "", "pair_unit": "unit"}
# The column that a kind of fault is about; others are called as the meaning of their column.
ABOUT = {"order": "time", "sign": "basis"}


def preview(
    content: bytes,
    name: str,
    now: datetime,
    layout: Layout,
    pairs: Sequence[Pair] = (),
    most: int | None = None,
) -> SpotPreview:
    """Look at a whole file; what makes all of it useless is `refused`, never raised.

    pairs: the desk's; without any nothing is known of S. most: rows that are kept, None = all
    """
    try:
        written = written_in(content, name, layout.sheet, layout.delimiter, layout.encoding)
    except Malformed as fault:
        sheets = sheets_in(content)
        found = SpotPreview(where=name, sheets=sheets, refused=str(fault), said=fault.said)
        return _done(found, layout, pairs)
    return _Look(written, layout, pairs, now, content).found(most)


def spots_of(price: float, symbol: str, pairs: Sequence[Pair]) -> Comparable:
    """Return pair -> S for a price of a series, in the pairs' order."""
    exact = Decimal(text_of(price))
    return tuple(
        (pair.id, comparable_spot(pair, exact)[-1].result) for pair in pairs if pair.spot == symbol
    )


def heads_in(rows: Sequence[Row], header: int) -> tuple[SpotHead, ...]:
    """Return the columns; one whose title is empty or not its own is called by its letter."""
    line = next((row for row in rows if row.line == header), None)
    titles = [] if line is None else [" ".join(text_of(cell).split()) for cell in line.cells]
    wide = max((len(row.cells) for row in rows[:200]), default=0)
    titles += [""] * (wide - len(titles))
    counted = Counter(title.lower() for title in titles)
    found = []
    for at, title in enumerate(titles):
        letter = letter_of(at)
        is_name = 0 < len(title) <= LONGEST_NAME and counted[title.lower()] == 1
        found.append(SpotHead(title if is_name else letter, letter, title[:MOST_TEXT]))
    return tuple(found)


def keys_of(layout: Layout) -> dict[str, object]:
    """Return what a layout says, without what it leaves out."""
    silent = Layout()
    said = {key: getattr(layout, key) for key in Layout.__struct_fields__}
    return {
        key: str(value) if isinstance(value, str) else value
        for key, value in said.items()
        if value != getattr(silent, key)
    }


def _done(found: SpotPreview, layout: Layout, pairs: Sequence[Pair]) -> SpotPreview:
    wanted = tuple(dict.fromkeys(pair.spot for pair in pairs))
    return msgspec.structs.replace(found, mapping=keys_of(layout), wanted=wanted)


class _Judged(NamedTuple):
    kind: RowKind
    row: Row
    taken: Observation | None = None
    fault: Malformed | None = None
    reason: str = ""


class _Look:
    def __init__(
        self,
        written: Written,
        layout: Layout,
        pairs: Sequence[Pair],
        now: datetime,
        content: bytes,
    ) -> None:
        self._written, self._layout, self._pairs = written, layout, pairs
        self._now, self._content = now, content
        self._watched = {pair.spot for pair in pairs}
        self._number = number_reader(layout)
        self._columns = Columns(0, {}, {}, ())
        self._refused: str = ""
        self._said: Said | None = None

    def found(self, most: int | None) -> SpotPreview:
        rows = self._written.rows
        table, header = self._table()
        names = Counter(self._names(header))
        kept: list[_Judged] = []
        counts: Counter[RowKind] = Counter()
        newest: dict[str, _Judged] = {}
        for row in self._judged(table, header):
            counts[row.kind] += 1
            if row.taken is not None and row.kind in (RowKind.GOOD, RowKind.LOOK):
                newest[row.taken.symbol] = row
            is_wrong = row.kind is RowKind.BAD and counts[RowKind.BAD] <= MOST_WRONG
            if most is None or len(kept) < most or is_wrong:
                kept.append(row)
        found = SpotPreview(
            where=self._written.where,
            header=header,
            sheets=sheets_in(self._content),
            heads=heads_in(rows, header),
            at=dict(self._columns.name),
            names=tuple(names.most_common(MOST_NAMES)),
            rows=tuple(map(self._row, kept)),
            counts=dict(counts),
            newest=tuple(map(self._row, newest.values())),
            refused=self._refused,
            said=self._said,
        )
        return _done(found, self._layout, self._pairs)

    # What the watcher would take, and the line of the header; of a file that it would refuse, None.
    def _table(self) -> tuple[Table | None, int]:
        written, layout = self._written, self._layout
        try:
            self._columns = columns_in(written.rows, layout, written.where)
        except Malformed as fault:
            self._refused, self._said = str(fault), fault.said
            return None, layout.header if layout.header is not None else fault.line
        try:
            return table_in(written, self._now, layout), self._columns.line
        except Malformed as fault:
            self._refused, self._said = str(fault), fault.said
            return None, self._columns.line

    def _names(self, header: int) -> Iterator[str]:
        at = self._columns.at
        for row in self._written.rows:
            if row.line > header and "symbol" in at and (name := name_in(row, at)):
                yield name

    def _judged(self, table: Table | None, header: int) -> Iterator[_Judged]:
        taken: dict[int, Observation] = {}
        faults: dict[int, Malformed] = {}
        skipped: set[int] = set()
        if table is not None:
            taken = {one.line: one for rows in table.rows.values() for one in rows}
            skipped = set(table.skipped)
            # What refuses a row stands before what is only to be looked at.
            for fault in table.faults:
                if fault.line not in faults or faults[fault.line].kind == "basis":
                    faults[fault.line] = fault
        last = self._unfinished()
        for row in self._written.rows:
            if row.line <= header:
                continue
            one, found = taken.get(row.line), faults.get(row.line)
            if one is None:
                kind = RowKind.OTHER if row.line in skipped else RowKind.BAD
                yield _Judged(kind, row, None, found, "unnamed" if row.line in skipped else "")
            elif self._watched and one.symbol not in self._watched:
                yield _Judged(RowKind.OTHER, row, one, None, "unwatched")
            elif found is not None:
                yield _Judged(RowKind.LOOK, row, one, found)
            elif self._other_unit(row, one.symbol) is not None:
                yield _Judged(RowKind.LOOK, row, one, None, "pair_unit")
            elif row.line == last:
                yield _Judged(RowKind.LOOK, row, one, None, "unfinished")
            else:
                yield _Judged(RowKind.GOOD, row, one)

    # Made of the rows that are shown only: a file may have a hundred thousand.
    def _row(self, judged: _Judged) -> SpotRow:
        row, one, fault, reason = judged.row, judged.taken, judged.fault, judged.reason
        words, said, role = "", None, ""
        if fault is not None:
            words, said, reason, role = str(fault), fault.said, fault.kind, self._role(fault)
        elif reason:
            series = "" if one is None else one.symbol
            about = {"file": self._written.where, "line": row.line, "series": series}
            if reason == "pair_unit" and (pair := self._other_unit(row, series)) is not None:
                value = self._text(row, "unit")
                about |= {"value": value, "pair": pair.id, "unit": pair.price_unit}
            said = say_of(SAID[reason], about)
            words = sentence(said)
            role = ROLES.get(reason, "symbol")
        elif one is None:
            words, said = self._refused, self._said
        return SpotRow(
            line=row.line,
            cells=tuple([text_of(cell)[:MOST_TEXT] for cell in row.cells]),
            kind=judged.kind,
            series="" if one is None else one.symbol,
            stamp="" if one is None else one.stamp,
            price=None if one is None else one.price,
            spots=() if one is None else spots_of(one.price, one.symbol, self._pairs),
            basis=self._basis(row),
            reason=reason,
            column=self._columns.name.get(role, ""),
            value=self._text(row, role),
            words=words,
            said=said,
        )

    # The first pair that takes a number of another unit as it is.
    def _other_unit(self, row: Row, symbol: str) -> Pair | None:
        unit = plain_unit(self._text(row, "unit"))
        for pair in self._pairs if unit else ():
            if pair.spot == symbol and pair.unit_factor == 1 and pair.fx == 1:
                wanted = plain_unit(pair.price_unit)
                if wanted and wanted != unit:
                    return pair
        return None

    # The watcher counts a bad time of day as a bad time; it is another column.
    def _role(self, fault: Malformed) -> str:
        clock = self._columns.name.get("clock", "")
        is_clock = fault.said is not None and fault.said.args.get("column") == clock != ""
        return "clock" if is_clock else ABOUT.get(fault.kind, fault.kind)

    def _text(self, row: Row, role: str) -> str:
        at = self._columns.at.get(role)
        return "" if at is None or at >= len(row.cells) else text_of(row.cells[at])[:MOST_TEXT]

    def _basis(self, row: Row) -> Decimal | None:
        at = self._columns.at
        if "futures" not in at or "basis" not in at:
            return None
        found = []
        for role in ("price", "futures"):
            cell = row.cells[at[role]] if at[role] < len(row.cells) else None
            value = self._number(cell) if cell is not None else None
            found.append(None if value is None else Decimal(text_of(value)))
        spot, futures = found
        return None if spot is None or futures is None else spot - futures

    def _unfinished(self) -> int:
        content = self._content
        if is_workbook(content) or not self._written.rows or content.endswith((b"\n", b"\r")):
            return 0
        return self._written.rows[-1].line
