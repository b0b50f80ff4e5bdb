"""The async shell around the engine: the only owner of the clock, the only performer of effects.

One thread, one asyncio loop, one TaskGroup. Feeds and people put events in; each is stepped at once
on this loop, what must be remembered is committed, then orders and notices go out, then the screen
is told. The same desk runs under a window and without one. It keeps no mailbox of quotes: DIFF's
peek already conflates them while this loop is busy.
"""

from __future__ import annotations

import asyncio
import secrets
import time
from collections.abc import Callable, Coroutine, Iterable, Sequence
from contextlib import AsyncExitStack
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
import structlog

from terminal.bookshelf import BookRefused, firm_of, first_book
from terminal.changes import Changes
from terminal.clock import Clock
from terminal.core.clock_jump import ClockJumped
from terminal.core.effect import Effect, Show, Topic
from terminal.core.engine import Engine
from terminal.core.event import Approve, Event, OrderNotSent, SourceFaulted, StoreFailed, Tick
from terminal.core.refusal import SENTENCES, Refusal, say
from terminal.core.second import PARTS
from terminal.core.view import Health
from terminal.defects import step
from terminal.dispatch import Dispatch
from terminal.domain.audit import Entry
from terminal.frames import Frames
from terminal.gauge import Gauge, Rate
from terminal.held import Keeper
from terminal.links import Links
from terminal.notify.http_gateway import client
from terminal.notify.outbox import Outbox
from terminal.proof import prove
from terminal.record import OpenRecord, open_record
from terminal.recorder import Batch, Recorder, batch_of
from terminal.settings import Settings
from terminal.slices import Slices
from terminal.world import world

log = structlog.stdlib.get_logger("basisdesk.desk")

SECOND = 1.0
# Ctrl-C ends within two seconds, also while the disk refuses.
LAST_PATIENCE = 1.0
EntryListener = Callable[[Sequence[Entry]], None]


class Desk:
    """One desk from its file and its data folder.

    changes: where a screen looks; without one nothing is collected for it
    on_entries: told of every ledger row after its commit, on the desk's thread
    on_trouble: told, on the desk's thread, why the ledger cannot be written
    companion: runs beside the desk on its loop, such as a scripted hand
    """

    def __init__(
        self,
        settings: Settings,
        data: Path,
        *,
        changes: Changes | None = None,
        on_entries: EntryListener | None = None,
        on_trouble: Callable[[str], None] = lambda reason: None,
        companion: Callable[[Desk], Coroutine[Any, Any, None]] | None = None,
    ) -> None:
        self.settings = settings
        self.data = data
        self._frames = None if changes is None else Frames(changes, self._view)
        self._firm = firm_of(settings)
        self.engine = Engine(settings.plant, secrets.token_bytes(16), self._firm)
        self._slices = Slices(settings.plant.pairs, self.engine.ranks)
        self.tick_to_alert, self.approve_to_wire = Gauge(), Gauge()
        self.steps = Gauge()
        self._on_entries = on_entries
        self._on_trouble = on_trouble
        self._companion = companion
        self._rate = Rate()
        self._updates_per_s = 0.0
        self._head: Entry | None = None
        self._early: list[Event] = []
        self._clock = Clock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stop = asyncio.Event()
        self._is_stopping = False
        self._is_over = False

    # From any thread

    def post(self, event: Event) -> None:
        """Hand in an event from any thread; it is stepped on the desk's own."""
        if self._loop is None:
            self._early.append(event)
        else:
            self._loop.call_soon_threadsafe(self.handle, event, time.perf_counter())

    def stop(self) -> None:
        """Ask the desk to end, from any thread."""
        self._is_stopping = True
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._stop.set)

    # On the desk's thread

    def now(self) -> datetime:
        """Return the time, aware UTC, never earlier than the time before."""
        return self._clock.now()

    async def run(self) -> None:
        """Open the record, start all links, work until `stop`; everything is closed on return."""
        async with AsyncExitStack() as stack:
            enter = stack.enter_async_context
            record = await enter(open_record(self.settings, self.data, self.now))
            places = await enter(world(self.settings, self.data))
            self._session = session = await enter(client())
            given = record.memory.mapped, self._slices.cut, self.engine.asked
            self._links = Links(self.settings, places, self.handle, self.now, *given)
            self._recorder = Recorder(record, self.now, self._emit, self._act, self._entries)
            self._outbox = Outbox(
                self._recorder.write,
                self._links.channels(session),
                self._emit,
                self._recorder.append,
                self.now,
                misses=self.settings.plant.policy.channel_misses,
            )
            self._dispatch = Dispatch(
                self.engine, self._links.submit, self._emit, self.now, self.approve_to_wire
            )
            await self._work(record)

    async def _work(self, record: OpenRecord) -> None:
        self._loop = asyncio.get_running_loop()
        try:
            async with asyncio.TaskGroup() as tasks:
                self._tasks = tasks
                self._begin(record)
                running = {n: tasks.create_task(job, name=n) for n, job in self._jobs().items()}
                for event in self._early:
                    self.handle(event, time.perf_counter())
                if self._is_stopping:
                    self._stop.set()
                await self._stop.wait()
                await self._wind_down(running)
        except BaseException:
            await self._recorder.drain(LAST_PATIENCE)
            raise
        finally:
            self._is_over = True
        # What the last orders and withdrawals said of themselves.
        await self._recorder.close(LAST_PATIENCE / 4)

    def _begin(self, record: OpenRecord) -> None:
        self._perform(self.engine.restore(record.memory, self.now()))
        if record.warning:
            words = say(Refusal.LEDGER_DOUBTED, doubt=record.warning)
            self._perform(self.engine.state.tell("ledger", "error", words, self.now()))
        if not record.memory.edits:
            self._perform(self._first_book())

    def _first_book(self) -> list[Effect]:
        # A few files at the first start of all, before any link is up.
        now = self.now()
        try:
            wish = first_book(self.settings, self._firm, now)
        except BookRefused as no:
            return self.engine.state.tell("book", "error", say(Refusal.BOOK_EMPTY, words=no), now)
        return [] if wish is None else self.engine.begin(wish, now)

    async def _wind_down(self, running: dict[str, asyncio.Task[None]]) -> None:
        # The recorder goes last: cancelled in the middle of a commit, it could not say what is on
        # disk, and the others still have something to say while they end.
        recording = running.pop("recorder")
        for task in running.values():
            task.cancel()
        last = self._recorder.drain(LAST_PATIENCE)
        await asyncio.gather(last, *running.values(), return_exceptions=True)
        await self._recorder.drain(LAST_PATIENCE / 4)
        recording.cancel()

    def _jobs(self) -> dict[str, Coroutine[Any, Any, None]]:
        jobs = self._links.jobs(self._session) | {
            "recorder": self._recorder.run(),
            "outbox": self._outbox.run(),
            "clock": self._beat(),
            "holds": Keeper(self.engine.holds, self.now, self._recorder.write).run(),
        }
        if self._companion is not None:
            jobs["companion"] = self._companion(self)
        if self._frames is not None:
            jobs["frames"] = self._frames.run()
        return jobs

    def handle(self, event: Event, received: float) -> None:
        """Step one event; `received` is the monotonic time at which its bytes arrived."""
        for part in self._slices.of(event):
            self._handle(part, received)

    def _handle(self, event: Event, received: float) -> None:
        if self._is_over:
            return
        if isinstance(event, SourceFaulted):
            event = self._links.with_line(event)
        elif isinstance(event, StoreFailed) and not self.engine.state.read_only:
            self._on_trouble(event.reason)
        began = time.perf_counter()
        effects = step(self.engine, event, self.now())
        ended = time.perf_counter()
        self.steps.add(ended - began)
        batch = batch_of(effects)
        if batch.is_alarm:
            self.tick_to_alert.add(ended - received)
        if isinstance(event, Approve):
            self._dispatch.approved(effects, received)
        self._put(batch)

    def _emit(self, event: Event) -> None:
        self.handle(event, time.perf_counter())

    def _perform(self, effects: list[Effect]) -> None:
        self._put(batch_of(effects))

    def _put(self, batch: Batch) -> None:
        for asked in batch.proofs:
            self._tasks.create_task(prove(asked, self.settings.secrets, self._emit))
        if not batch.is_durable:
            self._show(batch.shows)
            return
        saved = self._recorder.put(batch)
        for cancel in batch.cancels:
            self._tasks.create_task(self._dispatch.cancel(cancel, saved))

    def _act(self, batch: Batch) -> None:
        for order in batch.orders:
            if self._is_stopping:
                self._emit(OrderNotSent(order.request.id, SENTENCES[Refusal.CLOSING]))
            else:
                self._tasks.create_task(self._dispatch.send(order))
        for question in batch.questions:
            if not self._is_stopping:
                self._tasks.create_task(self._links.renew(question.account))
        if batch.deliveries or batch.withdrawals:
            self._outbox.wake()
        self._show(batch.shows)

    def _entries(self, entries: Sequence[Entry]) -> None:
        if entries:
            if self._head is None or entries[-1].seq > self._head.seq:
                self._head = entries[-1]
            if self._on_entries is not None:
                self._on_entries(entries)

    # The screen

    def _show(self, shows: Iterable[Show]) -> None:
        if self._frames is not None:
            self._frames.mark(shows)

    def _view(self, topic: Topic, key: str) -> Any:
        if topic is Topic.HEALTH:
            return self.health()
        return self.engine.view(topic, key, self.now())

    def health(self) -> Health:
        """Return the engine's health with the shell's own figures."""
        latency = self.tick_to_alert.spread()
        return msgspec.structs.replace(
            self.engine.state.health(self.now()),
            ledger_seq=self._head.seq if self._head else 0,
            ledger_digest=self._head.digest if self._head else "",
            updates_per_s=self._updates_per_s,
            tick_to_alert_p50_ms=latency.p50,
            tick_to_alert_p99_ms=latency.p99,
            step_p99_ms=self.steps.spread().p99,
        )

    async def _beat(self) -> None:
        # Views that exist from the start: pairs and exposures, before anything moves.
        self._show(Show(Topic.PAIR, pair.id) for pair in self.settings.plant.pairs)
        self._show(Show(Topic.EXPOSURE, pair.id) for pair in self.settings.plant.pairs)
        while True:
            self._updates_per_s = self._rate.mark(
                time.monotonic(), self.engine.state.market.updates
            )
            self._show([Show(Topic.HEALTH, "")])
            if jump := self._clock.jumped():
                self._emit(ClockJumped(jump))
            for part in range(PARTS):
                self._emit(Tick(part))
                await asyncio.sleep(SECOND / PARTS)
