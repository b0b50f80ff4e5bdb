"""From the commit of an alarm to its acceptance by three channels, over a loopback provider.

The provider is in the same process and writes and syncs its own log for each message, as the
embedded one does; so the figure is for the whole chain: claim, HTTP, the provider's disk, record.
"""

from __future__ import annotations

import asyncio
import json
import sqlite3
import tempfile
import time
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from terminal.core.event import DeliveryProgressed, Event
from terminal.domain.audit import Record
from terminal.domain.notification import Stage
from terminal.notify import outbox
from terminal.notify.http_gateway import HttpChannel, client
from terminal.sim.gateway import Gateway, Options
from terminal.store import Store
from tests.builders import make_notification

CHANNELS = ("wecom", "sms", "voice")
PACE = 0.01


class Run:
    """One outbox under measurement; `waits` holds milliseconds from commit to the third accept."""

    def __init__(self) -> None:
        self.waits: list[float] = []
        self._missing: dict[str, set[str]] = {}
        self._committed: dict[str, float] = {}
        self._done = asyncio.Event()

    def emit(self, event: Event) -> None:
        if not isinstance(event, DeliveryProgressed) or event.delivery.stage is not Stage.ACCEPTED:
            return
        alert = event.delivery.notification.alert
        self._missing[alert].discard(event.delivery.notification.channel)
        if not self._missing[alert]:
            self.waits.append((time.perf_counter() - self._committed[alert]) * 1000)
            self._done.set()

    async def alarm(self, store: Store, outbox_: outbox.Outbox, number: int) -> None:
        alert = f"alert-{number}"
        notices = [
            make_notification(id=f"{number}-{id}", key=f"{number}-{id}", alert=alert, channel=id)
            for id in CHANNELS
        ]
        self._missing[alert] = set(CHANNELS)
        self._done.clear()
        await store.write(lambda tx: outbox.put(tx, notices, now()))
        self._committed[alert] = time.perf_counter()
        outbox_.wake()
        await self._done.wait()
        await asyncio.sleep(PACE)


def now() -> datetime:
    return datetime.now(UTC)


def append(tx: sqlite3.Connection, records: Iterable[Record], time: datetime) -> None:
    rows = [(record.ref, json.dumps(record.body), time.isoformat()) for record in records]
    tx.executemany("INSERT INTO ledger VALUES (?, ?, ?)", rows)


def prepare(tx: sqlite3.Connection) -> None:
    outbox.schema(tx)
    tx.execute("CREATE TABLE IF NOT EXISTS ledger (ref TEXT, body TEXT, time TEXT)")


async def dispatch(folder: Path, alarms: int) -> list[float]:
    run, store = Run(), Store(folder / "ledger.sqlite3")
    await asyncio.to_thread(store.open, prepare)
    try:
        async with Gateway(Options(log=folder / "gateway.jsonl")) as gateway, client() as session:
            channels = {id: HttpChannel(session, gateway.url, id) for id in CHANNELS}
            box = outbox.Outbox(store.write, channels, run.emit, append, now)
            async with asyncio.TaskGroup() as tasks:
                running = tasks.create_task(box.run())
                for number in range(alarms):
                    await run.alarm(store, box, number)
                running.cancel()
    finally:
        await asyncio.to_thread(store.close)
    return run.waits


def measure(alarms: int = 200) -> dict[str, Any]:
    """Return {"dispatch_ms": {"p50", "p99", "max"}, "alarms"}, milliseconds."""
    with tempfile.TemporaryDirectory() as folder:
        waits = sorted(asyncio.run(dispatch(Path(folder), alarms)))
    return {
        "alarms": len(waits),
        "dispatch_ms": {
            "p50": round(waits[len(waits) // 2], 2),
            "p99": round(waits[int(len(waits) * 0.99)], 2),
            "max": round(waits[-1], 2),
        },
    }


if __name__ == "__main__":
    print(json.dumps(measure()))
