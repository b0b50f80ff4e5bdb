"""Open a desk's ledger, outbox and memory as one thing, and close them in the right order."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

import msgspec
import structlog

from terminal import held
from terminal.audit.checkpoint import Checkpoints
from terminal.audit.key import open_signer
from terminal.audit.ledger import Ledger
from terminal.core.engine import Memory
from terminal.domain.audit import Entry, Record
from terminal.memory import recall
from terminal.notify import outbox
from terminal.settings import Settings
from terminal.store import Store

log = structlog.stdlib.get_logger("basisdesk.record")

LEDGER_FILE = "ledger.sqlite3"


class OpenRecord:
    """The open record of one desk. warning: "" or how it differs from its own signed heads."""

    def __init__(
        self, store: Store, ledger: Ledger, checkpoints: Checkpoints, memory: Memory
    ) -> None:
        self.warning = checkpoints.warning
        self.store = store
        self.ledger = ledger
        self.checkpoints = checkpoints
        self.memory = memory


@asynccontextmanager
async def open_record(
    settings: Settings, data: Path, clock: Callable[[], datetime]
) -> AsyncIterator[OpenRecord]:
    """Open the record for one run; raise `Refused` for another desk's ledger or a second desk."""
    store = Store(data / LEDGER_FILE)
    await asyncio.to_thread(data.mkdir, parents=True, exist_ok=True)
    signer = open_signer(data, settings.desk)
    ledger, checkpoints = Ledger(settings.desk, signer), Checkpoints(data, signer)
    now = clock()
    await asyncio.to_thread(
        store.open,
        Ledger.schema,
        Checkpoints.schema,
        outbox.schema,
        lambda tx: ledger.open(tx, now),
        lambda tx: checkpoints.open(tx, now, ledger.log_id),
    )
    try:
        await store.write(checkpoints.publish)
        memory = await store.write(lambda tx: recall(lambda kind: ledger.newest(tx, kind), now))
        holds, fault = await store.write(held.read)
        memory = msgspec.structs.replace(memory, held=holds, held_fault=fault)
        start = {"event": "desk file", "digest": settings.digest, "file": settings.file.name}
        await store.write(lambda tx: _append(ledger, tx, start, clock()))
        if store.warning:
            log.info("record opened", warning=store.warning)
        yield OpenRecord(store, ledger, checkpoints, memory)
        await store.write(lambda tx: _append(ledger, tx, {"event": "stop"}, clock()))
        await store.write(lambda tx: checkpoints.sign(tx, clock()))
        await store.write(checkpoints.publish)
    finally:
        await asyncio.to_thread(store.close)


def _append(
    ledger: Ledger, tx: sqlite3.Connection, body: dict[str, str], now: datetime
) -> list[Entry]:
    return ledger.append(tx, [Record(kind="system", ref="desk", actor="system", body=body)], now)
