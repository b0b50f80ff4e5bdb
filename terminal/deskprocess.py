"""The desk in a process of its own: the window and it never wait for one interpreter.

A private pipe joins them. Wishes, and what the screen looks at, go down; what changed comes up. The
window reads changes when it takes them; as long as it does not, the desk's side keeps the newest of
everything and sends that later.
"""

from __future__ import annotations

import contextlib
import queue
import signal
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from terminal import Refused
from terminal.changes import Batch, Changes
from terminal.core.event import Event
from terminal.deskchild import Ended, Message, Stop, Watched, serve
from terminal.parcels import Unpacker
from terminal.settings import Settings
from terminal.thread import last_words

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

# Parts of frames that wait for the window, some two frames; beyond them and a full pipe the
# desk
# holds back.
WAITING = 16
LOOK = 0.1  # seconds between two looks whether a part is still wanted


class DeskBroke(RuntimeError):
    """The desk ended by what nobody foresaw; the text is its traceback or its exit code."""


class Inbox(Changes):
    """The box of a desk elsewhere: what came meanwhile is read when somebody looks into it."""

    def __init__(
        self, unread: Callable[[], Iterator[Batch]], look_at: Callable[[Watched], None]
    ) -> None:
        super().__init__()
        self._unread, self._look_at = unread, look_at

    def watch(self, pairs: frozenset[str] | None) -> None:
        """Tell the desk as well."""
        super().watch(pairs)
        self._look_at(Watched(pairs))

    def take(self) -> Batch:
        """Empty the box; in one thread only."""
        for batch in self._unread():
            self.add(batch)
        return super().take()


class DeskProcess:
    """One desk from its start to its end, as DeskThread is; all of it is called in one thread.

    error: what ended it, if anything did
    target: what the process does; it is given the pipe, the settings and the data folder
    """

    def __init__(
        self,
        settings: Settings,
        data: Path,
        target: Callable[[Connection, Settings, Path], None] = serve,
    ) -> None:
        self.error: BaseException | None = None
        self._settings, self._data, self._target = settings, data, target
        self._unpacker = Unpacker()
        self.changes = Inbox(self._unread, self._send)
        self._early: list[Message] = []
        self._parts: queue.Queue[bytes] = queue.Queue(WAITING)
        self._is_stopping = False
        self._pipe: Connection | None = None
        self._process: BaseProcess | None = None
        self._reader: threading.Thread | None = None

    def post(self, event: Event) -> None:
        """Hand in a wish; it waits if the desk is not there yet."""
        self._send(event)

    def start(self) -> None:
        """Start the desk; its links come up in the background."""
        import multiprocessing  # not before the first picture

        context = multiprocessing.get_context("spawn")
        self._pipe, end = context.Pipe()
        self._process = context.Process(
            target=self._target, args=(end, self._settings, self._data), name="desk"
        )
        with _deaf_to_interrupts():
            self._process.start()
        end.close()
        early, self._early = self._early, []
        for message in early:
            self._send(message)
        self._reader = threading.Thread(
            target=self._read, args=(self._pipe, self._process), name="desk reader", daemon=True
        )
        self._reader.start()

    def stop(self, patience: float = 15.0) -> None:
        """Ask it to end and wait until its record is closed; after `patience` it is killed."""
        self._is_stopping = True
        if self._pipe is None or self._process is None or self._reader is None:
            return
        self._send(Stop())
        self._process.join(patience)
        if self._process.is_alive():
            self._process.kill()
        self._reader.join(patience)
        self._pipe.close()

    def refusal(self) -> Refused | None:
        """Return why the desk could not go on, if it was for a reason a person can act on."""
        return self.error if isinstance(self.error, Refused) else None

    def _send(self, message: Message) -> None:
        if self._pipe is None:
            self._early.append(message)
            return
        # A desk that is gone is told of by the reader.
        with contextlib.suppress(OSError):
            self._pipe.send(message)

    # In the reader's thread

    def _read(self, pipe: Connection, process: BaseProcess) -> None:
        last: Ended | None = None
        with contextlib.suppress(EOFError, OSError):
            while (last := Ended.of(part := pipe.recv_bytes())) is None:
                self._keep(part)
        if last is not None and last.refusal:
            self.error = Refused(last.refusal)
        elif last is not None and last.defect:
            self.error = DeskBroke(last.defect)
        elif last is None or not self._is_stopping:
            process.join()
            self.error = DeskBroke(f"the desk's process ended with code {process.exitcode}")
            last_words(self.changes, self._settings, self.error)

    def _keep(self, part: bytes) -> None:
        while not self._is_stopping:
            with contextlib.suppress(queue.Full):
                self._parts.put(part, timeout=LOOK)
                return

    def _unread(self) -> Iterator[Batch]:
        with contextlib.suppress(queue.Empty):
            while True:
                yield self._unpacker.unpack(self._parts.get_nowait())


@contextlib.contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    # What is ignored stays so in a process that is started meanwhile: a Ctrl-C in its first moments
    # would print a traceback otherwise.
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before: Any = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
