"""A file of spot prices, watched while others write it: by hand, by a script, by a spreadsheet.

It may be appended to, replaced, cut off in the middle of a line, locked or gone for a moment, and a
workbook is none while it is being saved. What was accepted stays accepted; what cannot be read is
told in one sentence with file, line and value.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

import structlog

from terminal.core.event import (
    Event,
    HistoryArrived,
    QuotesChanged,
    SourceFaulted,
)
from terminal.core.refusal import Refusal, say
from terminal.core.spot_mapped import SpotMapped, SpotStepped
from terminal.domain.bar import Bar
from terminal.domain.link import LinkState
from terminal.domain.quote import Quote
from terminal.domain.said import Said
from terminal.feeds.fault import Malformed, moved
from terminal.feeds.spot_absent import absent
from terminal.feeds.spot_claims import Claims
from terminal.feeds.spot_early import Early
from terminal.feeds.spot_glance import Glance, Signature, signature
from terminal.feeds.spot_layout import Layout
from terminal.feeds.spot_readings import Readings, SpotReadings
from terminal.feeds.spot_same import is_same
from terminal.feeds.spot_sheet import TORN, is_workbook
from terminal.feeds.spot_table import Observation, Table, table_of

log = structlog.stdlib.get_logger("basisdesk.feeds")

DAY = 24 * 3600
# Looks that a file may be away, be locked by another program, or be no workbook before it is told.
MOST_AWAY, MOST_LOCKED, MOST_TORN = 1, 20, 6

_instant = time.perf_counter


class SpotFile:
    """One CSV or XLSX file as a source of quotes, link "spot:<id>".

    layout: which column is what
    claims: whose series are whose; what is another's is passed over, and told
    readings: by which mapping each series was read when the desk ran last
    emit: called with each event and the `time.perf_counter()` at which the file was read
    interval: seconds between two looks at the file
    """

    def __init__(
        self,
        id: str,
        path: Path,
        emit: Callable[[Event, float], None],
        clock: Callable[[], datetime],
        *,
        layout: Layout | None = None,
        claims: Claims | None = None,
        readings: Readings | None = None,
        interval: float = 0.5,
    ) -> None:
        self.link = f"spot:{id}"
        self._path = path
        self._emit = emit
        self._clock = clock
        self._interval = interval
        self._seen: Signature | None = None
        self._is_settled = False
        self._misses = self._torn = 0
        self._layout = layout or Layout()
        self._claims = claims or Claims()
        self._readings = SpotReadings(readings)
        self._state: tuple[LinkState, str | Said] = (LinkState.CONNECTING, "")
        self._newest: dict[str, Observation] = {}
        # Whatever mapping they were told by.
        self._last: dict[str, Observation] = {}
        self._early, self._glance = Early(), Glance()
        self._stepped: set[str] = set()
        self._counts: dict[str, int] = {}
        self._told: dict[str, str] = {}
        self._doubted: set[str] = set()
        self._told_history: set[str] = set()

    async def run(self) -> None:
        """Watch the file; returns only by cancellation."""
        self._move(LinkState.CONNECTING, str(self._path), _instant())
        self._seen = None
        while True:
            await self.look()
            await asyncio.sleep(self._interval)

    async def look(self) -> None:
        """Read the file if it has changed, and once more when it has then stood still.

        Only from a file at rest are an unfinished last line and the faults to be believed.
        """
        try:
            found = await asyncio.to_thread(signature, self._path)
            is_at_rest, now = found == self._seen, self._clock()
            is_due = self._early.take_due(now)
            if is_at_rest and self._is_settled and not is_due:
                if await self._glance.finds_other(self._path, now):
                    self._seen = None
                return
            content = await asyncio.to_thread(self._path.read_bytes)
            self._glance.took(content, now)
        except OSError as error:
            self._miss(error)
            return
        self._misses, self._seen, self._is_settled = 0, found, is_at_rest
        if not is_at_rest and not is_workbook(content):
            content = content[: content.rfind(b"\n") + 1]
        await self._read(content, is_at_rest)

    async def adopt(self, layout: Layout) -> None:
        """Read by another mapping from now on, all of the file anew.

        Raise `Malformed`, or `OSError` of the file, when it cannot be: then the one so far goes on.
        """
        content = await asyncio.to_thread(self._path.read_bytes)
        name = self._path.name
        now = self._clock()
        table = await asyncio.to_thread(table_of, content, name, now, layout)
        before = await asyncio.to_thread(self._rows_so_far, content, now)
        if not any(self._claims.is_open(symbol, self.link) for symbol in table.rows):
            words = f"{name}: with it no row would be taken, or only series of other sources"
            raise Malformed("mapping", words)
        for symbol, rows in table.rows.items():
            known = self._newest.get(symbol)
            # The desk takes nothing older than what it has, and would go on with that.
            if known is not None and rows[-1].stamp < known.stamp:
                words = f"{name}, line {rows[-1].line}: with it {symbol} is of {rows[-1].stamp}, "
                words += f"and one of {known.stamp} was taken before: start the desk anew"
                raise Malformed("mapping", words, rows[-1].line)
        for symbol, last in self._last.items():
            found = table.rows.get(symbol)
            if found is not None and not is_same(before.get(symbol, ()), found, last):
                self._stepped.add(symbol)
        self._layout = layout
        self._seen, self._is_settled = None, False
        self._newest, self._told, self._doubted, self._early = {}, {}, set(), Early()
        self._told_history.clear()

    # By the mapping so far; a file that was changed with it can no longer be read so.
    def _rows_so_far(self, content: bytes, now: datetime) -> dict[str, list[Observation]]:
        try:
            return table_of(content, self._path.name, now, self._layout).rows
        except Malformed:
            return {}

    # An editor that deletes and writes anew leaves a moment without a file; on Windows a program
    # that saves keeps all others out.
    def _miss(self, error: OSError) -> None:
        self._misses += 1
        self._seen = None
        if self._misses > (MOST_LOCKED if isinstance(error, PermissionError) else MOST_AWAY):
            failure = error.strerror or error
            why = say(Refusal.FILE_AWAY, file=self._path.name, failure=failure)
            self._move(LinkState.DOWN, why, _instant())

    async def _read(self, content: bytes, is_at_rest: bool) -> None:
        now, received, layout = self._clock(), _instant(), self._layout
        try:
            name = self._path.name
            table = await asyncio.to_thread(table_of, content, name, now, layout)
            fresh = {one: rows for one, rows in table.rows.items() if one not in self._last}
            compare = self._readings.otherwise
            others = await asyncio.to_thread(compare, content, name, now, layout, fresh)
        except Malformed as fault:
            if layout is not self._layout:
                return
            if not self._is_being_saved(fault) and self._believed([fault], is_at_rest):
                self._move(LinkState.REFUSED, fault.said or str(fault), received)
                self._tell_faults([fault], received)
            return
        if layout is not self._layout:
            # Another mapping was taken meanwhile: by this one it means something else.
            return
        # Read for the first time since the start: held against what was read before it.
        self._stepped |= others
        self._torn = 0
        words = table.columns.words
        guess = say(Refusal.COLUMNS_GUESSED, file=table.where, guessed=words) if words else ""
        self._move(LinkState.READY, guess, received)
        faults = [*table.faults, *self._accept(table, now, received)]
        faults += absent(table.where, self.link, self._claims, table.rows, self._last)
        self._tell_faults(self._believed(faults, is_at_rest), received)
        if is_at_rest:
            self._tell_history(table, received)

    # Half a workbook may stand still for a while: it is looked at again, as if it had changed.
    def _is_being_saved(self, fault: Malformed) -> bool:
        if fault.kind != TORN:
            return False
        self._torn += 1
        if self._torn > MOST_TORN:
            return False
        self._is_settled = False
        return True

    # A file that never rests is believed where it says the same twice.
    def _believed(self, faults: Sequence[Malformed], is_at_rest: bool) -> list[Malformed]:
        before, self._doubted = self._doubted, {str(fault) for fault in faults}
        return [fault for fault in faults if is_at_rest or str(fault) in before]

    def _accept(self, table: Table, now: datetime, received: float) -> list[Malformed]:
        faults, quotes, early = [], [], []
        for symbol, rows in table.rows.items():
            owner = self._claims.owner(symbol, self.link)
            if owner != self.link:
                faults.append(self._taken(rows[0], owner))
                continue
            newest, ahead = self._early.divide(rows, now)
            early += [Quote(symbol, one.stamp, now, one.price) for one in ahead]
            if newest is None:
                continue
            known = self._newest.get(symbol)
            if known is not None and newest.stamp <= known.stamp:
                faults += self._contradiction(newest, known)
                continue
            self._newest[symbol] = self._last[symbol] = newest
            quotes.append(Quote(symbol, newest.stamp, now, newest.price))
        # Whether a price ahead counts already, the desk knows, and tells.
        quotes += early
        stepped = tuple(one.symbol for one in quotes if one.symbol in self._stepped)
        if stepped:
            self._stepped.difference_update(stepped)
            self._emit(SpotStepped(stepped, self.link), received)
        if quotes:
            self._emit(QuotesChanged(tuple(quotes), self.link), received)
        if readings := self._readings.take([one.symbol for one in quotes], self._layout):
            self._emit(SpotMapped(self.link, readings), received)
        return faults

    def _tell_history(self, table: Table, received: float) -> None:
        for symbol, rows in table.rows.items():
            if self._is_ours(symbol) and symbol not in self._told_history:
                self._told_history.add(symbol)
                bars = tuple([Bar(row.start, row.price) for row in rows])
                self._emit(HistoryArrived(symbol, DAY, bars), received)

    def _is_ours(self, symbol: str) -> bool:
        return self._claims.owner(symbol, self.link) == self.link

    def _taken(self, row: Observation, owner: str) -> Malformed:
        why = say(
            Refusal.SERIES_TAKEN,
            file=self._path.name,
            line=row.line,
            series=row.symbol,
            owner=owner.removeprefix("spot:"),
        )
        return Malformed("series", why, row.line)

    # What was accepted may have moved a rule already: it is corrected by a later row, not undone.
    def _contradiction(self, row: Observation, known: Observation) -> list[Malformed]:
        file, line, series, stamp = self._path.name, row.line, row.symbol, row.stamp
        if stamp < known.stamp:
            why = say(
                Refusal.ROW_TOO_OLD,
                file=file, line=line, series=series, stamp=stamp, earlier=known.stamp,
            )  # fmt: skip
        elif row.price != known.price:
            why = say(
                Refusal.ROW_CORRECTS,
                file=file, line=line, series=series, stamp=stamp,
                value=repr(row.price), earlier=repr(known.price),
            )  # fmt: skip
        else:
            return []
        return [Malformed("order", why)]

    def _tell_faults(self, faults: Sequence[Malformed], received: float) -> None:
        first = {fault.kind: fault for fault in reversed(faults)}
        for kind, found in first.items():
            detail = str(found)
            if self._told.get(kind) != detail:
                self._counts[kind] = self._counts.get(kind, 0) + sum(
                    fault.kind == kind for fault in faults
                )
                log.info("refused", link=self.link, kind=kind, detail=detail)
                fault = SourceFaulted(self.link, kind, detail, self._counts[kind], found.said)
                self._emit(fault, received)
        self._told = {kind: str(fault) for kind, fault in first.items()}

    def _move(self, state: LinkState, detail: str | Said, received: float) -> None:
        if (state, detail) != self._state:
            self._state = (state, detail)
            self._emit(moved(self.link, state, detail), received)
