"""The desk in a process of its own: the window and it never wait for one interpreter.

A private pipe joins them. Wishes, and what the screen looks at, go down; what changed comes up. The
window reads changes when it takes them; as long as it does not, the desk's side keeps the newest of
everything and sends that later.
"""

from __future__ import annotations

import contextlib
import pickle
import queue
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import structlog

from terminal import Refused
from terminal.changes import Batch, Changes
from terminal.core.effect import Topic
from terminal.core.event import Event
from terminal.deskchild import Ended, Message, Stop, Watched, begin, serve
from terminal.parcels import PROTOCOL, Unpacker
from terminal.settings import Settings
from terminal.thread import last_notice, last_words

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

log = structlog.stdlib.get_logger("basisdesk.deskprocess")

# Parts of frames that wait for the window, some two frames; beyond them and a full pipe the desk
# holds back.
WAITING = 16
LOOK = 0.1  # seconds between two looks whether a part is still wanted
SOON = 5.0  # seconds in which a desk that has said its last word is gone


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
        self.read()
        return super().take()

    def read(self) -> None:
        """Put in what came meanwhile: what is put in after this is newer."""
        for batch in self._unread():
            self.add(batch)


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
        self._why = ""
        self._settings, self._data, self._target = settings, data, target
        self._unpacker = Unpacker()
        self.changes = Inbox(self._unread, self._send)
        self._unsaid: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._parts: queue.Queue[bytes | Batch] = queue.Queue(WAITING)
        self._is_stopping = self._is_lost = False
        self._pipe: Connection | None = None
        self._process: BaseProcess | None = None
        self._threads: tuple[threading.Thread, ...] = ()

    def post(self, event: Event) -> None:
        """Hand in a wish; it waits if the desk is not there yet."""
        self._send(event)
        if self.error is not None:
            self.changes.read()
            notice = last_notice(f"nobody hears it: {self._why}")
            self.changes.put(Topic.NOTICE, notice.id, notice)

    def start(self) -> None:
        """Start the desk; its links come up in the background."""
        import multiprocessing  # not before the first picture

        context = multiprocessing.get_context("spawn")
        try:
            pipe, end = context.Pipe()
            first = pickle.dumps((self._target, self._settings, self._data), PROTOCOL)
            # Daemonic: where `stop` is never reached, the interpreter's exit ends it in order.
            # The settings go through the pipe: as arguments they would be waited for until the
            # other interpreter is up, for ever if that dies before.
            process = context.Process(target=begin, args=(end,), name="desk", daemon=True)
            with _interrupts_later():
                process.start()
        except Exception as error:
            # It is called for a picture: what is raised here would be seen by nobody.
            self.changes.add(self._break(f"the desk's process cannot be started: {error}"))
            return
        end.close()
        self._pipe, self._process = pipe, process
        self._threads = (
            threading.Thread(
                target=self._read, args=(pipe, process), name="desk reader", daemon=True
            ),
            threading.Thread(
                target=self._write, args=(pipe, first), name="desk writer", daemon=True
            ),
        )
        for thread in self._threads:
            thread.start()

    def stop(self, patience: float = 15.0) -> None:
        """Ask it to end and wait until its record is closed; after `patience` it is killed."""
        self._is_stopping = True
        if self._pipe is None or self._process is None:
            return
        self._send(Stop())
        self._unsaid.put(None)
        # The reader alone waits for the process: of two only one would learn how it ended.
        reader = self._threads[0]
        reader.join(patience)
        if reader.is_alive():
            self._process.kill()
        for thread in self._threads:
            thread.join(SOON)
        self._pipe.close()

    def refusal(self) -> Refused | None:
        """Return why the desk could not go on, if it was for a reason a person can act on."""
        return self.error if isinstance(self.error, Refused) else None

    def _send(self, message: Message) -> None:
        # Packed here: what cannot be is told to who sends it.
        self._unsaid.put(pickle.dumps(message, PROTOCOL))

    # In the writer's thread: a desk that hangs lets its pipe fill, and the window goes on

    def _write(self, pipe: Connection, first: bytes) -> None:
        # A desk that is gone is told of by the reader.
        with contextlib.suppress(OSError):
            pipe.send_bytes(first)
            while (message := self._unsaid.get()) is not None:
                pipe.send_bytes(message)

    # In the reader's thread

    def _read(self, pipe: Connection, process: BaseProcess) -> None:
        last: Ended | None = None
        with contextlib.suppress(EOFError, OSError):
            while (last := Ended.of(part := pipe.recv_bytes())) is None:
                self._keep(part)
        # What is kept comes behind all that the desk said while it was well.
        if last is not None and last.refusal:
            self._why, self.error = last.refusal, Refused(last.refusal)
        elif last is not None and last.defect:
            words = last.defect.strip().splitlines()[-1]
            self._keep(self._break(f"internal error: {words}", last.defect))
        elif last is None or not self._is_stopping:
            self._keep(self._break(f"the desk's process ended with code {_exit_code(process)}"))
        process.join()

    def _break(self, words: str, details: str = "") -> Batch:
        # Of two reasons the first is the reason of the second.
        if self.error is None:
            self._why, self.error = words, DeskBroke(details or words)
        log.error("the desk broke", words=words)
        box = Changes()
        last_words(box, self._settings, self._why)
        return box.take()

    def _keep(self, part: bytes | Batch) -> None:
        while not self._is_stopping:
            with contextlib.suppress(queue.Full):
                self._parts.put(part, timeout=LOOK)
                return

    # In the window's thread again

    def _unread(self) -> Iterator[Batch]:
        with contextlib.suppress(queue.Empty):
            while True:
                part = self._parts.get_nowait()
                if isinstance(part, dict):
                    yield part
                elif not self._is_lost:
                    yield self._unpacked(part)

    def _unpacked(self, part: bytes) -> Batch:
        try:
            return self._unpacker.unpack(part)
        except Exception as error:
            # What comes after it could refer to another thing than was meant.
            self._is_lost = True
            self._send(Stop())
            return self._break(f"what the desk says cannot be understood: {error!r}")


def _exit_code(process: BaseProcess) -> int | None:
    # Who else looks after this program's processes may have been told first, and not noted it yet.
    until = time.monotonic() + SOON
    while (code := process.exitcode) is None and time.monotonic() < until:
        time.sleep(LOOK / 10)
    return code


@contextlib.contextmanager
def _interrupts_later() -> Iterator[None]:
    # What is blocked stays so in a process that is started meanwhile: a Ctrl-C in its first moments
    # would print a traceback otherwise. Not ignored: this process has to hear it, only later.
    if sys.platform == "win32":
        yield
        return
    from multiprocessing import resource_tracker

    # Where it is started within, it unblocks them.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
