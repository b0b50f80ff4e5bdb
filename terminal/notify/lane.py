"""One channel's own queue runner, so that a slow or dead channel never delays another."""

from __future__ import annotations

import asyncio
import random
import sqlite3
import time
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Protocol, TypeVar

import structlog

from terminal import Refused
from terminal.domain.notification import Delivery
from terminal.notify.bucket import Limits
from terminal.notify.channel import (
    UNREACHABLE,
    Absent,
    Answer,
    Channel,
    Found,
    Rejected,
    Sent,
    Unknown,
)
from terminal.notify.claim import Taken, take
from terminal.notify.link import ChannelLink
from terminal.notify.rows import Row
from terminal.notify.turns import NO_WAIT, prolong, recover, settle

log = structlog.stdlib.get_logger("basisdesk.notify")

# Seconds before the next attempt, by attempts so far. Not exponential to minutes: somebody waits.
PAUSES = (0.5, 1.0, 2.0, 4.0, 8.0)
# Attempts under way at once, each to another address.
ABREAST = 8
# Rows are looked at once a second while any waits, however the clock jumps; and now and then when
# none does, should a wake-up ever be forgotten.
TICK = timedelta(seconds=1)
IDLE = timedelta(seconds=5)
STORE_REST = timedelta(seconds=1)
# No look at the rows for so long means that the machine slept, or that its clock jumped.
SLEEP = 2 * IDLE

T = TypeVar("T")
Job = Callable[[sqlite3.Connection, datetime], tuple[list[Delivery], T]]


class Commit(Protocol):
    """Run a job durably, record and tell the stage changes that it returns; yield its result."""

    def __call__(self, job: Job[T], /) -> Awaitable[T]:
        """Return when the job is on disk."""


def back_off(count: int) -> timedelta:
    """Return the pause after the `count`-th try, with jitter so that rows do not march in step."""
    seconds = PAUSES[min(max(count, 1), len(PAUSES)) - 1]
    return timedelta(seconds=seconds * random.uniform(1.0, 1.25))


class Lane:
    """Drains one channel.

    grace: how long after an attempt an "absent" may only mean that the provider does not know yet
    """

    def __init__(
        self,
        id: str,
        channel: Channel,
        commit: Commit,
        link: ChannelLink,
        limits: Limits,
        grace: timedelta,
    ) -> None:
        self._id = id
        self._channel = channel
        self._commit = commit
        self._link = link
        self._limits = limits
        self._grace = grace
        self._news = asyncio.Event()
        self._busy: set[str] = set()
        # Inquiries so far and the monotonic second of the first one, by id: a grace is waited out
        # afresh after a restart, and a jump of the clock does not shorten it.
        self._doubts: dict[str, tuple[int, float]] = {}
        self._looked: datetime | None = None

    def wake(self) -> None:
        """There may be something to do."""
        self._news.set()

    async def run(self) -> None:
        """Drain for ever; after the store failed, start again as after a crash: by asking."""
        while True:
            try:
                await self._drain()
            except* Refused as failure:
                log.info("lane_rests", channel=self._id, reason=str(failure.exceptions[0]))
                await asyncio.sleep(STORE_REST.total_seconds())

    async def _drain(self) -> None:
        self._busy.clear()
        self._doubts.clear()
        self._looked = None
        await self._commit(lambda tx, now: (recover(tx, self._id, now), None))
        async with asyncio.TaskGroup() as tasks:
            while True:
                self._news.clear()
                taken = await self._take()
                if taken.wait is None:
                    self._doubts.clear()
                for row in taken.send:
                    tasks.create_task(self._attempt(row))
                for row in taken.ask:
                    tasks.create_task(self._inquire(row))
                await self._rest(IDLE if taken.wait is None else min(taken.wait, TICK))

    async def _take(self) -> Taken:
        busy, room = frozenset(self._busy), ABREAST - len(self._busy)

        def job(
            tx: sqlite3.Connection, now: datetime
        ) -> tuple[list[Delivery], tuple[Taken, datetime]]:
            if self._looked is not None and now - self._looked > SLEEP:
                prolong(tx, self._id, now - self._looked)
            taken = take(tx, self._id, now, self._limits, busy, room)
            return taken.changed, (taken, now)

        taken, self._looked = await self._commit(job)
        self._busy.update(row.notification.id for row in (*taken.send, *taken.ask))
        return taken

    async def _rest(self, span: timedelta) -> None:
        try:
            async with asyncio.timeout(span.total_seconds()):
                await self._news.wait()
        except TimeoutError:
            pass

    async def _attempt(self, row: Row) -> None:
        outcome = await self._send(row)
        self._report(outcome)
        # In doubt, the first question is asked at once: most lost replies are answered by it.
        pause = NO_WAIT if isinstance(outcome, Unknown) else back_off(row.attempts)
        await self._settle(row, outcome, pause)

    async def _inquire(self, row: Row) -> None:
        asked, since = self._doubts.get(row.notification.id, (0, time.monotonic()))
        self._doubts[row.notification.id] = (asked + 1, since)
        doubted = timedelta(seconds=time.monotonic() - since)
        answer = await self._ask(row)
        self._report(answer)
        believe = isinstance(answer, Absent) and doubted >= self._grace
        if believe:
            pause = max(back_off(row.attempts) - doubted, NO_WAIT)
        elif isinstance(answer, Absent):
            pause = min(back_off(asked + 1), self._grace - doubted)
        else:
            pause = back_off(asked + 1)
        if believe or isinstance(answer, Found):
            self._doubts.pop(row.notification.id, None)
        await self._settle(row, answer, pause, believe=believe)

    async def _settle(
        self, row: Row, outcome: Sent | Answer, pause: timedelta, *, believe: bool = False
    ) -> None:
        id = row.notification.id
        await self._commit(
            lambda tx, now: (settle(tx, id, outcome, now, pause, believe=believe), None)
        )
        self._busy.discard(id)
        self._news.set()

    # A channel that breaks its promise must not take the other channels down with it, and what it
    # did before it broke is not known.
    async def _send(self, row: Row) -> Sent:
        try:
            return await self._channel.send(row.notification)
        except Exception as defect:
            log.exception("channel_broke", channel=self._id)
            return Unknown(f"defect in the channel ({type(defect).__name__})")

    async def _ask(self, row: Row) -> Answer:
        try:
            return await self._channel.reconcile(row.notification)
        except Exception as defect:
            log.exception("channel_broke", channel=self._id)
            return Unknown(f"defect in the channel ({type(defect).__name__})")

    def _report(self, outcome: Sent | Answer) -> None:
        match outcome:
            case Unknown(error=error):
                self._link.missed(error)
            case Rejected(code=code, text=text) if code == UNREACHABLE:
                self._link.missed(text, certain=True)
            case Absent():
                pass  # inquiries work; whether sends do, the next one shows
            case _:
                self._link.answered()
