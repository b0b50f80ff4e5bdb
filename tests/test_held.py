"""The table of holds that run: written while they do, read at a start, and never in the way."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import structlog

from terminal.core.holds import Timer, Timers
from terminal.domain.level import Side
from terminal.held import AT_ONCE, OFTEN, Job, Keeper, put, read
from terminal.store import Store, StoreError
from tests.builders import NOW

ONE = Timer("r", "d" * 64, "cu", Side.LOW, 2, False, "", "t", 290.125)
SOME = Timers(NOW, (ONE, Timer("r", "d" * 64, "cu", Side.HIGH, 0, True, "alert", "t", 1.0)))


@pytest.fixture
def tx() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as base:
        yield base


def test_what_was_put_last_is_read(tx: sqlite3.Connection) -> None:
    assert read(tx) == (None, "")
    for timers in (SOME, Timers(NOW, (ONE,))):
        put(tx, timers)
        assert read(tx) == (timers, "")
    assert tx.execute("SELECT count(*) FROM held").fetchone() == (1,)


RUBBISH = [
    b"",
    b"\x00\xff",
    b"{}",
    b"[]",
    b'{"time": "2025-03-12T02:30:00", "running": []}',
    b'{"time": "2025-03-12T02:30:00Z", "running": [["r"]]}',
    b'{"time": "2025-03-12T02:30:00Z", "running": [["r","d","cu",7,1,false,"","t",1.0]]}',
    b'{"time": "2025-03-12T02:30:00Z", "running": [["r","d","cu",1,1,false,"","t","x"]]}',
    "text",
    7,
    None,
]


@pytest.mark.parametrize("body", RUBBISH, ids=repr)
def test_rubbish_is_said_and_written_over(tx: sqlite3.Connection, body: Any) -> None:
    put(tx, SOME)
    tx.execute("UPDATE held SET body = ?", (body,))
    timers, words = read(tx)
    assert timers is None
    assert words
    put(tx, SOME)
    assert read(tx) == (SOME, "")


def test_a_table_of_that_name_that_is_another_is_replaced(tx: sqlite3.Connection) -> None:
    tx.execute("CREATE TABLE held (a, b, c)")
    timers, words = read(tx)
    assert timers is None
    assert "no such column" in words
    put(tx, SOME)
    assert read(tx) == (SOME, "")


class Desk:
    """What a keeper asks and writes to."""

    def __init__(self) -> None:
        self.timers, self.written = Timers(NOW), list[Timers]()
        self.failure: Exception | None = None
        self.base = sqlite3.connect(":memory:", isolation_level=None)
        self.keeper = Keeper(self.look, lambda: self.timers.time, self.write)

    def look(self, now: datetime) -> Iterator[Timer]:
        assert now == self.timers.time
        yield from self.timers.running

    async def write(self, job: Job) -> None:
        if self.failure is not None:
            raise self.failure
        job(self.base)
        timers, _ = read(self.base)
        assert timers is not None
        self.written.append(timers)

    async def keeps(self, timers: Timers) -> int:
        self.timers = timers
        await self.keeper.keep()
        return len(self.written)


async def test_it_is_written_when_it_has_changed() -> None:
    desk = Desk()
    # What the run before has left is put away.
    assert await desk.keeps(Timers(NOW)) == 1
    assert await desk.keeps(Timers(NOW + 10 * OFTEN)) == 1
    assert await desk.keeps(SOME) == 2
    assert await desk.keeps(Timers(NOW + OFTEN - timedelta(seconds=1), SOME.running)) == 2
    # What stands still is of this day all the same.
    assert await desk.keeps(Timers(NOW + OFTEN, SOME.running)) == 3
    assert await desk.keeps(Timers(NOW + OFTEN)) == 4
    assert desk.written[-1].running == ()


async def test_of_thousands_it_takes_a_few_at_a_time() -> None:
    desk, others = Desk(), 0
    desk.timers = Timers(NOW, 1000 * SOME.running)
    keeping = asyncio.create_task(desk.keeper.keep())
    while not keeping.done():
        await asyncio.sleep(0)
        others += 1
    assert len(desk.written[0].running) == 2000
    assert others >= 2000 // AT_ONCE


async def test_what_goes_wrong_ends_nothing_and_is_logged_once() -> None:
    desk = Desk()
    with structlog.testing.capture_logs() as logs:
        full = StoreError("full")
        for failure in (full, full, RuntimeError("a"), RuntimeError("a"), ValueError("b")):
            desk.failure = failure
            assert await desk.keeps(SOME) == 0
        desk.failure = None
        assert await desk.keeps(SOME) == 1
    levels = [(one["log_level"], one["reason"]) for one in logs]
    assert levels == [("info", "full"), ("error", "a"), ("error", "b")]


async def test_it_looks_once_more_when_the_desk_ends() -> None:
    desk = Desk()
    running = asyncio.create_task(desk.keeper.run())
    await asyncio.sleep(0)
    desk.timers = SOME
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    assert desk.written == [SOME]


async def test_a_disk_that_hangs_keeps_no_desk_from_ending() -> None:
    async def write(job: Job) -> None:
        await asyncio.Event().wait()

    running = asyncio.create_task(Keeper(lambda now: iter(SOME.running), lambda: NOW, write).run())
    await asyncio.sleep(0)
    running.cancel()
    async with asyncio.timeout(60):
        with pytest.raises(asyncio.CancelledError):
            await running


async def test_it_lies_beside_the_ledger_in_the_file_of_the_desk(tmp_path: Path) -> None:
    store = Store(tmp_path / "ledger.sqlite3")
    store.open()
    try:
        assert await store.write(read) == (None, "")
        await store.write(lambda tx: put(tx, SOME))
        assert await store.write(read) == (SOME, "")
    finally:
        store.close()
