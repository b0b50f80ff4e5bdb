"""The desk in a thread of its own: the main one of its process listens to a window, or is one.

The desk's rooms are imported in that thread: what the main one has to do does not wait for them.
"""

from __future__ import annotations

import asyncio
import contextlib
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from terminal import Refused, refusal_in
from terminal.changes import Changes
from terminal.core.effect import Topic
from terminal.core.event import Event
from terminal.core.view import Health, Notice
from terminal.settings import Settings

if TYPE_CHECKING:
    from terminal.desk import Desk

# How long one of two busy threads waits for the other, such as the desk for what packs its changes.
# Measured with a window in the same process, both busy all the time: with 3 ms alarms came a tenth
# sooner and the window got two frames a second instead of five; with less than 1 ms both lost.
SWITCH = 0.001


class DeskThread:
    """One desk from its start to its end, and the port through which a screen knows it.

    error: what ended it, if anything did
    """

    def __init__(self, settings: Settings, data: Path) -> None:
        self.changes = Changes()
        self.error: BaseException | None = None
        self._settings = settings
        self._data = data
        self._desk: Desk | None = None
        self._early: list[Event] = []
        self._stopping = False
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._run, name="desk")

    def post(self, event: Event) -> None:
        """Hand in a wish; it waits if the desk is not there yet."""
        with self._lock:
            if self._desk is None:
                self._early.append(event)
                return
        # A desk that is over hears nothing; why it is over is told elsewhere.
        with contextlib.suppress(RuntimeError):
            self._desk.post(event)

    def start(self) -> None:
        """Start the desk; its links come up in the background."""
        sys.setswitchinterval(SWITCH)
        self._thread.start()

    def stop(self, patience: float = 10.0) -> None:
        """Ask it to end and wait until its record is closed."""
        with self._lock:
            self._stopping = True
            desk = self._desk
        if desk is not None:
            desk.stop()
        if self._thread.ident is not None:
            self._thread.join(patience)

    @property
    def is_alive(self) -> bool:
        """The desk runs; False before its start as well."""
        return self._thread.is_alive()

    def refusal(self) -> Refused | None:
        """Return why the desk could not go on, if it was for a reason a person can act on."""
        return refusal_in(self.error)

    def _run(self) -> None:
        try:
            desk = self._build()
            if desk is not None:
                asyncio.run(desk.run())
        except BaseException as error:
            self.error = error
            refusal = refusal_in(error)
            words = f"internal error: {error!r}" if refusal is None else str(refusal)
            last_words(self.changes, self._settings, words)

    def _build(self) -> Desk | None:
        from terminal.desk import Desk

        desk = Desk(self._settings, self._data, changes=self.changes)
        with self._lock:
            if self._stopping:
                return None
            self._desk = desk
            early, self._early = self._early, []
        for event in early:
            desk.post(event)
        return desk


def last_words(changes: Changes, settings: Settings, words: str) -> None:
    """Tell a screen that the desk is over, and why."""
    notice = last_notice(words)
    health = Health(
        desk=settings.desk,
        mode=settings.plant.mode,
        now=notice.time,
        halted=False,
        read_only=words,
        updates=0,
        stale=0,
    )
    changes.put(Topic.HEALTH, "", health)
    changes.put(Topic.NOTICE, notice.id, notice)


def last_notice(words: str) -> Notice:
    """Return what a screen says of a desk that is over; each one replaces the one before."""
    now = datetime.now(UTC)  # noqa: TID251 - the desk's own clock is gone
    return Notice(id="desk ended", time=now, source="desk", level="error", content=words)
