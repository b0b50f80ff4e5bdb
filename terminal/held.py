"""The holds that run, in a table of one row beside the ledger: a start goes on with them.

They are no events, and the ledger has none of them. What is lost of them makes an alarm late by as
much and loses none: a hold begins anew. So nothing that is wrong with the table stops a desk, and
it is written once a second at most, and only when it has changed.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable, Iterator
from contextlib import suppress
from datetime import datetime, timedelta

import msgspec
import structlog

from terminal.core.holds import Timer, Timers
from terminal.store import StoreError

log = structlog.stdlib.get_logger("basisdesk.held")

Job = Callable[[sqlite3.Connection], None]
Write = Callable[[Job], Awaitable[None]]
Look = Callable[[datetime], Iterator[Timer]]

TABLE = "CREATE TABLE held (one INTEGER PRIMARY KEY CHECK (one = 1), body BLOB)"
SECOND = 1.0
# How many times as long as it took it is left alone: thousands in a storm, a disk that is slow.
LEAST_REST = 20
AT_ONCE = 50
# The disk may take as long for the last one while a desk ends.
LAST_PATIENCE = 0.2
# What stands still, as all holds do over a night, is of this trading day all the same.
OFTEN = timedelta(minutes=1)


def read(tx: sqlite3.Connection) -> tuple[Timers | None, str]:
    """Return what ran, None = nothing is known; and why what is there cannot be read, or ""."""
    try:
        found = tx.execute("SELECT body FROM held").fetchall()
        return (msgspec.json.decode(found[0][0], type=Timers) if found else None), ""
    except (sqlite3.Error, msgspec.MsgspecError, TypeError, ValueError) as error:
        if "no such table" in str(error):
            return None, ""
        return None, str(error)


def put(tx: sqlite3.Connection, timers: Timers) -> None:
    """Keep these in place of all before."""
    try:
        _put(tx, timers)
    except sqlite3.OperationalError as error:
        # There is none yet, or another one; what is wrong with the disk is not mended here.
        if error.sqlite_errorcode != sqlite3.SQLITE_ERROR:
            raise
        tx.execute("DROP TABLE IF EXISTS held")
        tx.execute(TABLE)
        _put(tx, timers)


def _put(tx: sqlite3.Connection, timers: Timers) -> None:
    tx.execute("INSERT OR REPLACE INTO held VALUES (1, ?)", (msgspec.json.encode(timers),))


class Keeper:
    """Keep what runs for as long as a desk does.

    look: asks the desk for it, at a time. write: runs a job in a transaction of its file
    """

    def __init__(self, look: Look, clock: Callable[[], datetime], write: Write) -> None:
        self._look, self._clock, self._write = look, clock, write
        self._kept: Timers | None = None
        self._trouble = ""

    async def run(self) -> None:
        """Look once a second, for ever; when that ends, once more."""
        time, rest = asyncio.get_running_loop().time, SECOND
        try:
            while True:
                await asyncio.sleep(rest)
                began = time()
                await self.keep()
                rest = max(SECOND, LEAST_REST * (time() - began))
        finally:
            with suppress(TimeoutError):
                async with asyncio.timeout(LAST_PATIENCE):
                    await self.keep()

    async def keep(self) -> None:
        """Write what runs, if that is news; what goes wrong is logged once.

        Of a disk that fails people are told by the ledger.
        """
        try:
            timers = await self._now()
            if self._is_news(timers):
                await self._write(lambda tx: put(tx, timers))
                self._kept = timers
            self._trouble = ""
        except Exception as failure:  # nothing that happens here may end a desk
            if (words := str(failure)) != self._trouble:
                self._trouble = words
                tell = log.info if isinstance(failure, StoreError) else log.error
                tell("running holds were not kept", reason=words)

    # A few at a time: quotes come in between.
    async def _now(self) -> Timers:
        now = self._clock()
        found: list[Timer] = []
        for one in self._look(now):
            found.append(one)
            if len(found) % AT_ONCE == 0:
                await asyncio.sleep(0)
        return Timers(now, tuple(found))

    def _is_news(self, timers: Timers) -> bool:
        kept = self._kept
        if kept is None or kept.running != timers.running:
            return True
        return bool(kept.running) and timers.time - kept.time >= OFTEN
