"""What a screen or a command does with files of the business book, beside the desk itself.

A preview is a module-level function, so that it can be sent to another process by name: a large
workbook takes seconds to read, and neither the window nor the desk waits for it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

from terminal.audit.reader import Reader
from terminal.audit.source import LedgerMissing
from terminal.bookshelf import BookRefused, firm_of, offer, placed, sources_in
from terminal.core.book_change import applied
from terminal.core.book_view import Preview
from terminal.core.effect import Write
from terminal.core.engine import Engine
from terminal.core.settlement_check import Told
from terminal.core.settlements import KIND as SETTLED
from terminal.core.settlements import SettledDay
from terminal.domain.audit import Entry, thing_of
from terminal.domain.edit import Edit
from terminal.domain.register import Register
from terminal.feeds.basis_check import BasisSign
from terminal.record import open_record
from terminal.settings import Settings, read_settings

Progress = Callable[[int, int], None]
PAGE = 500
STEPS = 4  # of a preview: desk file, book, files, difference
# The book is read whole: its nonce only has to differ from that of any desk.
NONCE = b"book import"
# Whom the record names where persons prove who they are: at a command nobody does.
COMMAND = "command"


def preview_files(
    desk: Path,
    folder: Path,
    whole: bool,
    paths: Sequence[str],
    progress: Progress,
    sign: BasisSign = BasisSign.SPOT_MINUS_FUTURES,
) -> tuple[bool, Preview]:
    """Return (can it be applied, what files would change). Raise `Refused` for an unread file.

    desk: the desk file; folder: its data folder; whole: rows that a file does not name are removed
    """
    progress(0, STEPS)
    settings = read_settings(desk)
    firm = firm_of(settings)
    progress(1, STEPS)
    register, told = register_in(folder), told_in(folder)
    progress(2, STEPS)
    sources = sources_in([Path(path) for path in paths])
    progress(3, STEPS)
    now = _now()
    found = offer(settings, firm, sources, register, now, whole=whole, told=told, sign=sign)
    found = placed(settings, firm, found)
    progress(4, STEPS)
    return bool(found.changes), found


def register_in(folder: Path) -> Register:
    """Read the book as the ledger in a data folder has it; empty where there is no ledger yet."""
    register = Register()
    for entry in asyncio.run(_entries(folder, "book")):
        register = applied(register, thing_of(entry.body, Edit).changes)
    return register


def told_in(folder: Path) -> Told:
    """Return what fronts have told of settlements, as the ledger in a data folder keeps it."""
    kept: dict[date, SettledDay] = {}
    for entry in asyncio.run(_entries(folder, SETTLED)):
        one = thing_of(entry.body, SettledDay)
        kept[one.day] = one

    def told(symbol: str, day: date) -> Decimal | None:
        return kept[day].prices.get(symbol) if day in kept else None

    return told


async def import_files(
    settings: Settings,
    folder: Path,
    paths: Sequence[Path],
    *,
    whole: bool = True,
    sign: BasisSign = BasisSign.SPOT_MINUS_FUTURES,
) -> Preview:
    """Apply files to the book of a desk that is not running; return what changed.

    Raise `Refused`, with nothing applied, for faults in them or while the desk runs.
    """
    firm = firm_of(settings)
    async with open_record(settings, folder, _now) as record:
        engine = Engine(settings.plant, NONCE, firm)
        engine.restore(record.memory, _now())
        register = engine.state.bookwork.business.register
        sources, told = sources_in(paths), engine.state.bookwork.settlements.price
        now = _now()
        found = offer(settings, firm, sources, register, now, whole=whole, told=told, sign=sign)
        if found.refusals:
            raise BookRefused("\n".join(found.refusals))
        actor = COMMAND if settings.secrets else settings.actor
        effects = engine.begin(found.wish(actor), _now())
        records = [one.record for one in effects if isinstance(one, Write)]
        await record.store.write(lambda tx: record.ledger.append(tx, records, _now()))
        refused = [one.body["reason"] for one in records if one.kind == "refusal"]
    if refused and found.changes:
        raise BookRefused(refused[0])
    return found


# Oldest first.
async def _entries(folder: Path, kind: str) -> list[Entry]:
    entries: list[Entry] = []
    try:
        async with Reader(folder) as reader:
            before: int | None = None
            while page := await reader.page(before, PAGE, kind):
                entries += page
                before = page[-1].seq
    except LedgerMissing:
        return []
    return entries[::-1]


def _now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - beside the desk: a process of its own
