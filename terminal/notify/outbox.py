"""The durable outbox: what must be said is stored first, and said until it has come to an end.

The desk calls `schema`, `put`, `cancel` and `unfinished` inside its own transactions; `Outbox` does
the rest. A message is claimed by committing SENDING before a socket is touched, so a crash leaves
doubt, never silence: doubt is settled by asking the provider first and sending again second.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from typing import Protocol, TypeVar

import structlog

from terminal import LinkError, Refused
from terminal.core.event import DeliveryProgressed, Event
from terminal.domain.audit import Record, body_of
from terminal.domain.notification import Delivery
from terminal.notify import bucket, rows, turns
from terminal.notify.bucket import Limits
from terminal.notify.channel import Channel, Receipts
from terminal.notify.lane import STORE_REST, Job, Lane, back_off
from terminal.notify.link import MISSES, ChannelLink
from terminal.notify.rows import put, unfinished
from terminal.notify.turns import abandon, cancel, cursor, receive

__all__ = ["Outbox", "Write", "cancel", "put", "schema", "unfinished"]

log = structlog.stdlib.get_logger("basisdesk.notify")

T = TypeVar("T")
# How long a provider may take to know what it took; measure it, providers do not document it.
GRACE = timedelta(seconds=2)
# Of the tables below; SQLite's user_version of a desk's file tells which one it was written with.
FORMAT = 1


class Write(Protocol):
    """The store: run a job in a transaction; Refused when the file cannot be written."""

    def __call__(self, job: Callable[[sqlite3.Connection], T], /) -> Awaitable[T]:
        """Return when the job is on disk."""


def schema(tx: sqlite3.Connection) -> None:
    """Create what is missing of the tables outbox, receipt, cursor and bucket."""
    if _format(tx) not in (0, FORMAT):
        raise Refused(
            f"{_file(tx)}: its outbox has format {_format(tx)}, this program knows {FORMAT}; "
            f"start the program that wrote it, or choose another data folder"
        )
    for statement in (*rows.SCHEMA, *turns.SCHEMA, *bucket.SCHEMA):
        tx.execute(statement)
    tx.execute(f"PRAGMA user_version = {FORMAT}")


def _format(tx: sqlite3.Connection) -> int:
    return int(tx.execute("PRAGMA user_version").fetchone()[0])


def _file(tx: sqlite3.Connection) -> str:
    return str(tx.execute("PRAGMA database_list").fetchone()[2])


class Outbox:
    """Drains the outbox, one lane a channel.

    record: writes ledger records in the transaction it is given
    emit: is told on the loop, after the commit
    misses: see ChannelLink
    """

    def __init__(
        self,
        write: Write,
        channels: Mapping[str, Channel],
        emit: Callable[[Event], None],
        record: Callable[[sqlite3.Connection, list[Record], datetime], object],
        clock: Callable[[], datetime],
        *,
        grace: timedelta = GRACE,
        limits: Mapping[str, Limits] | None = None,
        misses: int = MISSES,
    ) -> None:
        self._write = write
        self._channels = dict(channels)
        self._emit = emit
        self._record = record
        self._clock = clock
        self._links = {id: ChannelLink(id, emit, misses) for id in channels}
        caps = limits or {}
        self._lanes = [
            Lane(id, channel, self._commit, self._links[id], caps.get(id, Limits()), grace)
            for id, channel in self._channels.items()
        ]
        self.unknown_receipts = 0

    def wake(self) -> None:
        """Rows were put or cancelled; call it on the loop, after their commit."""
        for lane in self._lanes:
            lane.wake()

    async def run(self) -> None:
        """Drain until cancelled. What is on the wire then is asked about at the next start."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._tidy(), name="outbox tidy")
            for id, lane in zip(self._channels, self._lanes, strict=True):
                tasks.create_task(lane.run(), name=f"outbox {id}")
            for provider in {channel.provider for channel in self._channels.values()}:
                tasks.create_task(self._listen(provider), name=f"receipts {provider}")

    async def _commit(self, job: Job[T]) -> T:
        def write(tx: sqlite3.Connection) -> tuple[list[Delivery], T]:
            # Read inside the job: it may have waited for its turn.
            now = self._clock()
            changed, result = job(tx, now)
            if changed:
                self._record(tx, [_record(delivery) for delivery in changed], now)
            return changed, result

        changed, result = await self._write(write)
        for delivery in changed:
            self._emit(DeliveryProgressed(delivery))
        return result

    async def _tidy(self) -> None:
        await self._persist(lambda tx, now: (abandon(tx, self._channels, now), None))

    async def _listen(self, provider: str) -> None:
        ids = [id for id, channel in self._channels.items() if channel.provider == provider]
        channel = self._channels[ids[0]]
        links = [self._links[id] for id in ids]
        position = await self._persist(lambda tx, _: ([], cursor(tx, provider)))
        missed = 0
        while True:
            news = await _hear(channel, position)
            for link in links:
                link.deaf(news) if isinstance(news, str) else link.heard()
            if isinstance(news, str):
                missed += 1
                await asyncio.sleep(back_off(missed).total_seconds())
            else:
                missed = 0
                await self._take_in(provider, news)
                position = news.cursor

    async def _take_in(self, provider: str, news: Receipts) -> None:
        strangers = await self._persist(lambda tx, now: receive(tx, provider, news, now))
        if strangers:
            self.unknown_receipts += strangers
            log.info("receipts_of_strangers", provider=provider, count=self.unknown_receipts)

    async def _persist(self, job: Job[T]) -> T:
        while True:
            try:
                return await self._commit(job)
            except Refused as failure:
                log.info("receipts_rest", reason=str(failure))
                await asyncio.sleep(STORE_REST.total_seconds())


# The news, or what keeps them from us.
async def _hear(channel: Channel, position: str) -> Receipts | str:
    try:
        return await channel.receipts(position)
    except LinkError as error:
        return str(error)
    except Exception as defect:  # one broken family must not take the others down with it
        log.exception("channel_broke", provider=channel.provider)
        return f"defect in the channel ({type(defect).__name__})"


def _record(delivery: Delivery) -> Record:
    return Record(kind="delivery", ref=delivery.id, actor="system", body=body_of(delivery))
