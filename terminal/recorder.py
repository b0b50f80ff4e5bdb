"""Record before you act: one step's effects go to disk in order, then into the world.

Batches wait in one queue; whatever has gathered while the last commit was under way goes into the
next one. While the disk refuses, nothing is acted upon and nothing is lost: the same batches are
tried again until they are in.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any, TypeVar

import msgspec
import structlog

from terminal import Refused
from terminal.core.effect import (
    AskCounter,
    CancelDeliveries,
    CancelOrder,
    Deliver,
    Effect,
    Prove,
    SendOrder,
    Show,
    Write,
)
from terminal.core.event import DeliveryProgressed, Event, StoreFailed, StoreRecovered
from terminal.domain.audit import Entry, Record, body_of
from terminal.domain.notification import Delivery
from terminal.notify import outbox
from terminal.record import OpenRecord
from terminal.store import StoreError

log = structlog.stdlib.get_logger("basisdesk.recorder")

RETRY = timedelta(seconds=1)
T = TypeVar("T")

# Kinds after which the head is signed at once: what was allowed must not be deniable.
SIGNED_AT_ONCE = frozenset({"approval", "order"})


# The order of a batch.
KINDS = (Write, Deliver, CancelDeliveries, SendOrder, CancelOrder, AskCounter, Prove, Show)


class Batch(msgspec.Struct, frozen=True):
    """The effects of one step, in the order they must be performed."""

    records: tuple[Record, ...] = ()
    deliveries: tuple[Deliver, ...] = ()
    withdrawals: tuple[CancelDeliveries, ...] = ()
    orders: tuple[SendOrder, ...] = ()
    cancels: tuple[CancelOrder, ...] = ()
    questions: tuple[AskCounter, ...] = ()
    proofs: tuple[Prove, ...] = ()
    shows: tuple[Show, ...] = ()

    @property
    def is_durable(self) -> bool:
        """Something of it must be on disk before anything else of it happens."""
        waiting = self.deliveries or self.withdrawals or self.orders
        return bool(self.records or waiting or self.cancels or self.questions)

    @property
    def is_alarm(self) -> bool:
        """An alert begins in it, or rises."""
        return any(
            one.kind == "alert" and one.body["fired"] == one.body["updated"] for one in self.records
        )


def batch_of(effects: Sequence[Effect]) -> Batch:
    """Sort one step's effects by what has to be done with them."""
    # Of nearly every step there is only something to show.
    shows = tuple([one for one in effects if type(one) is Show])
    if len(shows) == len(effects):
        return Batch(shows=shows)
    found: dict[type[Effect], list[Any]] = {kind: [] for kind in KINDS}
    for one in effects:
        found[type(one)].append(one)
    records = tuple(one.record for one in found.pop(Write))
    return Batch(records, *map(tuple, found.values()))


class Recorder:
    """Commit batches, then act on them.

    act: performs orders, deliveries and shows of a committed batch; entries: told of each row
    """

    def __init__(
        self,
        record: OpenRecord,
        clock: Callable[[], datetime],
        emit: Callable[[Event], None],
        act: Callable[[Batch], None],
        entries: Callable[[Sequence[Entry]], None],
    ) -> None:
        self._store = record.store
        self._ledger = record.ledger
        self._checkpoints = record.checkpoints
        self._clock = clock
        self._emit = emit
        self._act = act
        self._entries = entries
        self._waiting: list[tuple[Batch, asyncio.Event]] = []
        self._news = asyncio.Event()
        self._turn = asyncio.Lock()
        self._is_saved = True
        self._failed = False
        self._reason = ""
        self._signed = False
        self._appended: list[Entry] = []

    async def write(self, job: Callable[[sqlite3.Connection], T]) -> T:
        """Commit somebody else's job; tell of the rows it appended with `append`."""
        rows: list[Entry] = []

        def collecting(tx: sqlite3.Connection) -> T:
            # Jobs run one after another in the store's thread, so one place to collect is enough.
            self._appended = rows
            return job(tx)

        done = await self._store.write(collecting)
        self._entries(rows)
        return done

    def append(self, tx: sqlite3.Connection, records: list[Record], now: datetime) -> None:
        """Add rows to the ledger inside a job given to `write`."""
        self._appended += self._ledger.append(tx, records, now)

    def put(self, batch: Batch) -> asyncio.Event:
        """Queue one step's batch, from the desk's own thread; the event is set once it is saved."""
        saved = asyncio.Event()
        self._waiting.append((batch, saved))
        self._news.set()
        return saved

    async def run(self) -> None:
        """Commit and act for ever."""
        while True:
            await self._news.wait()
            await self.flush()

    async def flush(self) -> None:
        """Commit and act on all that waits; returns only when it is on disk."""
        async with self._turn:
            while self._waiting:
                self._news.clear()
                group, self._waiting = self._waiting, []
                self._is_saved = False
                await self._commit([batch for batch, _ in group])
                for _, saved in group:
                    saved.set()

    async def drain(self, patience: float) -> None:
        """Commit what waits, as far as the patience (seconds) goes; `run` may be under way."""
        with suppress(TimeoutError):
            async with asyncio.timeout(patience):
                await self.flush()

    async def close(self, patience: float) -> None:
        """Commit what still waits, after `run` has ended; raise `Refused` for what is not saved."""
        await self.drain(patience)
        if self._waiting or not self._is_saved:
            raise Refused(
                f"the ledger could not be written to the end; what happened last is not in it: "
                f"{self._reason}"
            )

    async def _commit(self, group: list[Batch]) -> None:
        entries, cancelled = await self._insist(lambda tx: self._write(tx, group))
        self._is_saved = True
        if self._signed:
            await self._publish()
        if self._failed:
            self._failed = False
            self._emit(StoreRecovered())
        self._entries(entries)
        for delivery in cancelled:
            self._emit(DeliveryProgressed(delivery))
        for batch in group:
            self._act(batch)

    def _write(
        self, tx: sqlite3.Connection, group: list[Batch]
    ) -> tuple[list[Entry], list[Delivery]]:
        now = self._clock()
        entries: list[Entry] = []
        cancelled: list[Delivery] = []
        for batch in group:
            records = list(batch.records)
            for withdrawal in batch.withdrawals:
                gone = outbox.cancel(tx, withdrawal.alert, withdrawal.reason, now)
                records += [_delivery_record(one) for one in gone]
                cancelled += gone
            outbox.put(tx, [one.notification for one in batch.deliveries], now)
            entries += self._ledger.append(tx, records, now)
        if entries and self._must_sign(entries, now):
            self._checkpoints.sign(tx, now)
            self._signed = True
        return entries, cancelled

    async def _publish(self) -> None:
        # A copy of the signed head outside the ledger; the next one makes up for a missed one.
        self._signed = False
        try:
            await self._store.write(self._checkpoints.publish)
        except (StoreError, OSError) as failure:
            log.error("a checkpoint was not copied", reason=str(failure))

    def _must_sign(self, entries: Sequence[Entry], now: datetime) -> bool:
        if any(entry.kind in SIGNED_AT_ONCE for entry in entries):
            return True
        return self._checkpoints.due(entries[-1].seq, now)

    async def _insist(
        self, job: Callable[[sqlite3.Connection], tuple[list[Entry], list[Delivery]]]
    ) -> tuple[list[Entry], list[Delivery]]:
        while True:
            try:
                return await self._store.write(job)
            except StoreError as failure:
                if not self._failed:
                    log.error("the ledger cannot be written", reason=str(failure))
                self._failed, self._reason = True, str(failure)
                self._emit(StoreFailed(str(failure)))
                await asyncio.sleep(RETRY.total_seconds())


def _delivery_record(delivery: Delivery) -> Record:
    return Record(kind="delivery", ref=delivery.id, actor="system", body=body_of(delivery))
