"""Reads the ledger for a screen, page by page, beside the desk that writes it.

On aiosqlite, whose thread keeps the waiting off the screen's loop; read-only, so that only the
store ever checkpoints.
"""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path
from types import TracebackType

import aiosqlite

from terminal.audit import chain, source
from terminal.domain.audit import Entry
from terminal.store import explain

COLUMNS = """SELECT e.line, p.digest, e.digest FROM entry AS e
    LEFT JOIN entry AS p ON p.seq = e.seq - 1"""


class Reader:
    """A read-only view of the ledger at `path`, a data folder or the ledger's file.

    Each call sees what is committed when it is made. LedgerMissing and NotALedger from any of them.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._db: aiosqlite.Connection | None = None

    async def open(self) -> None:
        """Connect; the ledger must be there."""
        file = source.ledger_file(self._path)
        uri = await asyncio.to_thread(source.read_uri, file)
        self._db = await aiosqlite.connect(uri, uri=True, isolation_level=None)

    async def close(self) -> None:
        """Let go of the file; more than once is harmless."""
        if self._db is not None:
            await self._db.close()
            self._db = None

    async def __aenter__(self) -> Reader:
        await self.open()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()

    async def page(
        self, before: int | None = None, limit: int = 200, kind: str | None = None
    ) -> list[Entry]:
        """Return the newest entries, newest first: those before entry `before`, if given."""
        bounds = (1 << 62 if before is None else before, limit)
        if kind is None:
            return await self._entries("WHERE e.seq < ? ORDER BY e.seq DESC LIMIT ?", bounds)
        return await self._entries(
            "WHERE e.kind = ? AND e.seq < ? ORDER BY e.seq DESC LIMIT ?", (kind, *bounds)
        )

    async def head(self) -> Entry | None:
        """Return the newest entry, None when there is none."""
        newest = await self.page(limit=1)
        return newest[0] if newest else None

    async def _entries(self, clause: str, values: tuple[object, ...]) -> list[Entry]:
        assert self._db is not None, "the reader is not open"
        file = source.ledger_file(self._path)
        try:
            rows = await self._db.execute_fetchall(f"{COLUMNS} {clause}", values)
            return [
                chain.entry_of(line.encode(), prev or chain.BEFORE_THE_FIRST, own)
                for line, prev, own in rows
            ]
        except sqlite3.Error as error:
            raise source.NotALedger(explain(error, file)) from error
        except ValueError as error:
            raise source.NotALedger(f"{file}: a line is damaged: {error}") from error
