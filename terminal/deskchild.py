"""The desk's end of the pipe to a window in another process.

The process lives as long as the window wants it: a pipe that breaks means that the window is gone,
and the desk ends in order, as it does when it is asked to.
"""

from __future__ import annotations

import contextlib
import signal
import threading
import time
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import msgspec

from terminal import log
from terminal.core.event import Event
from terminal.heap import leave_out_what_stays
from terminal.parcels import FREE, Packer
from terminal.settings import Settings
from terminal.thread import DeskThread

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

FRAME = 1 / 30


class Watched(msgspec.Struct, frozen=True):
    """The pairs that somebody has before their eyes; None = any, see Changes."""

    pairs: frozenset[str] | None


class Stop(msgspec.Struct, frozen=True):
    """The desk is to end."""


class Ended(msgspec.Struct, frozen=True):
    """The last word of a desk: why a person was refused it, or what broke, with its traceback."""

    refusal: str = ""
    defect: str = ""

    def packed(self) -> bytes:
        """Return it as bytes that no part of a batch begins with."""
        return FREE + msgspec.json.encode(self)

    @classmethod
    def of(cls, part: bytes) -> Ended | None:
        """Return it if that is what was packed."""
        return msgspec.json.decode(part[1:], type=cls) if part[:1] == FREE else None


Message = Event | Watched | Stop


class Terminated(Exception):
    """The system wants this process to end."""


def serve(pipe: Connection, settings: Settings, data: Path) -> None:
    """Run the desk until the window at the other end of `pipe` is gone or wants no more of it."""
    # Ctrl-C reaches every process of a terminal; the window decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _terminate)
    log.configure(data, log.DESK)
    leave_out_what_stays()
    thread = DeskThread(settings, data)
    thread.start()
    teller = threading.Thread(target=tell, args=(pipe, thread), name="teller")
    teller.start()
    try:
        with contextlib.suppress(EOFError, OSError, Terminated):
            listen(pipe, thread)
    finally:
        # Whatever happened: a desk that nobody can reach must not go on.
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        thread.stop()
        teller.join()


def listen(pipe: Connection, thread: DeskThread) -> None:
    """Hand on what the window says until it wants the desk to end."""
    while not isinstance(message := pipe.recv(), Stop):
        if isinstance(message, Watched):
            thread.changes.watch(message.pairs)
        else:
            thread.post(message)


def tell(pipe: Connection, thread: DeskThread) -> None:
    """Send what changed, thirty times a second while the other end reads, and the last word."""
    packer = Packer()
    with contextlib.suppress(OSError):
        is_alive = True
        while is_alive:
            time.sleep(FRAME)
            # Asked first: what a desk says while it ends is sent before its last word.
            is_alive = thread.is_alive
            if batch := thread.changes.take():
                for part in packer.pack(batch):
                    pipe.send_bytes(part)
        pipe.send_bytes(_last_word(thread).packed())


def _last_word(thread: DeskThread) -> Ended:
    if (refusal := thread.refusal()) is not None:
        return Ended(refusal=str(refusal))
    if thread.error is not None:
        return Ended(defect="".join(traceback.format_exception(thread.error)))
    return Ended()


def _terminate(_number: int, _frame: object) -> NoReturn:
    raise Terminated
