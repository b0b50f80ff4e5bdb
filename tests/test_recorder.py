"""Nothing is acted upon before it is on disk, and nothing is lost while the disk says no."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from terminal import Refused
from terminal.core.effect import (
    CancelDeliveries,
    Deliver,
    Effect,
    SendOrder,
    Show,
    Topic,
    Write,
)
from terminal.core.event import DeliveryProgressed, Event, StoreFailed, StoreRecovered
from terminal.domain.audit import Entry, Record
from terminal.domain.notification import Stage
from terminal.record import LEDGER_FILE, OpenRecord, open_record
from terminal.recorder import Batch, Recorder, batch_of
from terminal.settings import read_settings
from tests.builders import NOW, make_notification, make_request
from tests.e2e.programs import DEMO


class Scene:
    """A recorder on a real ledger; what it did, in order."""

    def __init__(self, record: OpenRecord, file: Path) -> None:
        self.record, self.file = record, file
        self.events: list[Event] = []
        self.acted: list[tuple[Batch, int]] = []
        self.told: list[Entry] = []
        self.recorder = Recorder(record, clock, self.events.append, self._act, self._tell)

    def _act(self, batch: Batch) -> None:
        self.acted.append((batch, self.count("note")))

    def _tell(self, entries: Sequence[Entry]) -> None:
        self.told += entries

    def count(self, kind: str) -> int:
        """What another process sees."""
        reader = sqlite3.connect(f"file:{self.file}?mode=ro", uri=True)
        row = reader.execute("SELECT count(*) FROM entry WHERE kind = ?", (kind,)).fetchone()
        reader.close()
        return int(row[0])

    async def limit_pages(self, pages: int | None) -> None:
        """Make the disk full at the present size, or give it room again."""

        def job(tx: sqlite3.Connection) -> None:
            size = tx.execute("PRAGMA page_count").fetchone()[0]
            tx.execute(f"PRAGMA max_page_count = {size if pages is None else pages}")

        await self.record.store.write(job)


def clock() -> datetime:
    return datetime.now(UTC)


@pytest.fixture
async def scene(tmp_path: Path) -> AsyncIterator[Scene]:
    async with open_record(read_settings(DEMO), tmp_path, clock) as record:
        yield Scene(record, tmp_path / LEDGER_FILE)


def note(text: str) -> Write:
    return Write(Record(kind="note", ref=text[:20], actor="test", body={"text": text}))


async def test_orders_and_shows_come_after_the_commit(scene: Scene) -> None:
    effects: list[Effect] = [Show(Topic.ORDER, "1"), SendOrder(make_request()), note("a")]
    scene.recorder.put(batch_of(effects))
    await scene.recorder.flush()
    ((batch, seen),) = scene.acted
    assert seen == 1, "another process could read the entry when the order was about to go"
    assert batch.orders == (effects[1],)
    assert [entry.kind for entry in scene.told] == ["note"]


async def test_batches_are_performed_in_the_order_they_were_put(scene: Scene) -> None:
    for number in range(50):
        scene.recorder.put(batch_of([note(f"{number:03d}")]))
    await scene.recorder.flush()
    refs = [batch.records[0].ref for batch, _ in scene.acted]
    assert refs == sorted(refs)
    assert [entry.ref for entry in scene.told] == refs


async def test_a_full_disk_holds_everything_back_and_then_does_it_once(
    scene: Scene, expected_logs: Any
) -> None:
    expected_logs("cannot be written")
    await scene.limit_pages(None)
    long = "x" * 200_000
    scene.recorder.put(batch_of([note(long), SendOrder(make_request())]))
    running = asyncio.get_running_loop().create_task(scene.recorder.run())
    while not scene.events:
        await asyncio.sleep(0.01)
    failed = scene.events[0]
    assert isinstance(failed, StoreFailed)
    assert LEDGER_FILE in failed.reason
    scene.recorder.put(batch_of([note("after")]))
    assert scene.acted == []
    await scene.limit_pages(1_000_000)
    while len(scene.acted) < 2:
        await asyncio.sleep(0.01)
    running.cancel()
    assert scene.events[-1] == StoreRecovered()
    assert [batch.records[0].body["text"][:5] for batch, _ in scene.acted] == ["xxxxx", "after"]
    assert scene.count("note") == 2


async def test_closing_on_a_full_disk_says_what_is_lost(scene: Scene, expected_logs: Any) -> None:
    expected_logs("cannot be written")
    await scene.limit_pages(None)
    scene.recorder.put(batch_of([note("y" * 200_000)]))
    with pytest.raises(Refused, match="could not be written to the end"):
        await scene.recorder.close(0.2)
    await scene.limit_pages(1_000_000)


async def test_a_withdrawn_notice_is_recorded_and_told(scene: Scene) -> None:
    notice = make_notification()
    scene.recorder.put(batch_of([Deliver(notice)]))
    scene.recorder.put(batch_of([CancelDeliveries(notice.alert, "acknowledged")]))
    await scene.recorder.flush()
    (progress,) = [one for one in scene.events if isinstance(one, DeliveryProgressed)]
    assert progress.delivery.stage is Stage.CANCELLED
    (entry,) = [one for one in scene.told if one.kind == "delivery"]
    assert entry.body["stage"] == "cancelled"


async def test_rows_of_another_room_are_told_after_its_commit(scene: Scene) -> None:
    def job(tx: sqlite3.Connection) -> str:
        scene.recorder.append(tx, [note("from the outbox").record], NOW)
        assert scene.told == []
        return "done"

    assert await scene.recorder.write(job) == "done"
    assert [entry.body for entry in scene.told] == [{"text": "from the outbox"}]


async def test_rows_of_a_job_that_failed_are_not_told(scene: Scene) -> None:
    def job(tx: sqlite3.Connection) -> Any:
        scene.recorder.append(tx, [note("gone").record], NOW)
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        await scene.recorder.write(job)
    await scene.recorder.write(lambda tx: None)
    assert scene.told == []
    assert scene.count("note") == 0


def test_a_batch_of_shows_alone_needs_no_disk() -> None:
    assert not batch_of([Show(Topic.PAIR, "cu")]).is_durable
    assert batch_of([note("a")]).is_durable
