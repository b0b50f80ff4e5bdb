"""An outbox at work on a real store, so that a test says only what it does to it."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec

from terminal.core.event import DeliveryProgressed, Event, LinkChanged
from terminal.core.ids import Ids
from terminal.domain.audit import Record
from terminal.domain.notification import Delivery, Notification, Stage
from terminal.notify import outbox
from terminal.notify.channel import Channel
from terminal.store import Store
from tests.builders import make_notification

PATIENCE = 60.0
IDS = Ids(b"tests/notify")
LEDGER = "CREATE TABLE IF NOT EXISTS ledger (ref TEXT, stage TEXT, attempts INT, time TEXT)"


def utc_now() -> datetime:
    return datetime.now(UTC)


def make_notices(count: int, *, alert: str = "alert-1", **fields: Any) -> list[Notification]:
    """Notices of one alert, with ids and keys of their own."""
    now = utc_now()
    return [
        make_notification(id=IDS.new(now), key=IDS.short(now), alert=alert, **fields)
        for _ in range(count)
    ]


async def until(claim: Callable[[], Any]) -> None:
    """Wait until a claim holds."""
    async with asyncio.timeout(PATIENCE):
        while not claim():
            await asyncio.sleep(0.002)


def append(tx: sqlite3.Connection, records: Iterable[Record], now: datetime) -> None:
    """Stand for the ledger: one row a record, in the same file and transaction."""
    rows = [(r.ref, r.body["stage"], r.body["attempts"], now.isoformat()) for r in records]
    tx.executemany("INSERT INTO ledger VALUES (?, ?, ?, ?)", rows)


def prepare(tx: sqlite3.Connection) -> None:
    outbox.schema(tx)
    tx.execute(LEDGER)


class House:
    """A desk's outbox: `async with House(folder, channels) as house`; a new one is a restart."""

    def __init__(
        self,
        folder: Path,
        channels: Mapping[str, Channel],
        *,
        clock: Callable[[], datetime] = utc_now,
        record: Callable[[sqlite3.Connection, list[Record], datetime], object] = append,
        **options: Any,
    ) -> None:
        self.events: list[Event] = []
        self.store = Store(folder / "ledger.sqlite3")
        self.clock = clock
        self.outbox = outbox.Outbox(
            self.store.write, channels, self.events.append, record, clock, **options
        )
        self._running: asyncio.Task[None] | None = None

    async def __aenter__(self) -> House:
        await asyncio.to_thread(self.store.open, prepare)
        self._running = asyncio.get_running_loop().create_task(self.outbox.run())
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._running is not None
        was_running = not self._running.done()
        self._running.cancel()
        try:
            await self._running
        except asyncio.CancelledError:
            assert was_running
        finally:
            await asyncio.to_thread(self.store.close)

    async def put(
        self, notices: Iterable[Notification], patience: timedelta = timedelta(minutes=10)
    ) -> list[str]:
        """Store notices as the desk does; return their ids."""
        notices = list(notices)

        def job(tx: sqlite3.Connection) -> None:
            now = self.clock()
            outbox.put(tx, notices, now, patience=patience)
            append(tx, [_record(notice) for notice in notices], now)

        await self.store.write(job)
        self.outbox.wake()
        return [notice.id for notice in notices]

    async def cancel(self, alert: str) -> list[Delivery]:
        gone = await self.store.write(
            lambda tx: outbox.cancel(tx, alert, "acknowledged", self.clock())
        )
        self.outbox.wake()
        return gone

    @property
    def deliveries(self) -> list[Delivery]:
        return [event.delivery for event in self.events if isinstance(event, DeliveryProgressed)]

    @property
    def links(self) -> list[LinkChanged]:
        return [event for event in self.events if isinstance(event, LinkChanged)]

    def path_of(self, id: str) -> list[Stage]:
        """The stages one notification went through, as told."""
        return [delivery.stage for delivery in self.deliveries if delivery.id == id]

    def has(self, id: str, stage: Stage) -> bool:
        return stage in self.path_of(id)

    def now_of(self, id: str) -> Delivery:
        """The newest thing told of one notification."""
        return [delivery for delivery in self.deliveries if delivery.id == id][-1]

    async def ledger(self, id: str) -> list[Stage]:
        """The stages one notification went through, as recorded."""
        rows = await self.store.write(
            lambda tx: tx.execute(
                "SELECT stage FROM ledger WHERE ref = ? ORDER BY rowid", (id,)
            ).fetchall()
        )
        return [Stage(stage) for (stage,) in rows]


def _record(notice: Notification) -> Record:
    body = {"stage": "pending", "attempts": 0, "text": msgspec.json.encode(notice).decode()}
    return Record(kind="delivery", ref=notice.id, actor="system", body=body)
