"""The desk's end of the pipe to a window in another process.

The process lives as long as the window wants it: a pipe that breaks means that the window is gone,
and the desk ends in order, as it does when it is asked to.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import structlog

from terminal import log
from terminal.core.event import Event
from terminal.heap import leave_out_what_stays
from terminal.parcels import FREE, Packer
from terminal.settings import Settings
from terminal.thread import DeskThread

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

logger = structlog.stdlib.get_logger("basisdesk.deskchild")

FRAME = 1 / 30
LOOK = 0.25  # seconds between two looks whether the desk is still wanted
HUNG = 70  # exit code of a desk that did not end when it should


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


class _Wanted:
    """Whether this process is to go on. A plain attribute: a signal may come in any line."""

    is_terminated = False

    def terminate(self, _number: int, _frame: object) -> None:
        self.is_terminated = True


def begin(pipe: Connection) -> None:
    """Be the desk's process: do what the first message says."""
    try:
        target, settings, data = pipe.recv()
    except (EOFError, OSError):
        return  # the window is gone before it was said
    target(pipe, settings, data)


def serve(pipe: Connection, settings: Settings, data: Path) -> None:
    """Run the desk until the window at the other end of `pipe` is gone or wants no more of it."""
    wanted = _Wanted()
    # Ctrl-C reaches every process of a terminal; the window decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    signal.signal(signal.SIGTERM, wanted.terminate)
    log.configure(data, log.DESK)
    leave_out_what_stays()
    thread = DeskThread(settings, data)
    teller = threading.Thread(target=tell, args=(pipe, thread), name="teller", daemon=True)
    try:
        thread.start()
        teller.start()
        with contextlib.suppress(EOFError, OSError):
            listen(pipe, thread, lambda: teller.is_alive() and not wanted.is_terminated)
    except Exception:
        logger.exception("the desk cannot be reached any more")
        raise
    finally:
        # Whatever happened: a desk that nobody can reach must not go on.
        _end(thread)
        if teller.ident is not None:
            teller.join()


def listen(pipe: Connection, thread: DeskThread, is_wanted: Callable[[], bool]) -> None:
    """Hand on what the window says until it wants the desk to end, or nobody wants it any more."""
    while is_wanted():
        if not pipe.poll(LOOK):
            continue
        message = pipe.recv()
        if isinstance(message, Stop):
            return
        if isinstance(message, Watched):
            thread.changes.watch(message.pairs)
        else:
            thread.post(message)


def tell(pipe: Connection, thread: DeskThread) -> None:
    """Send what changed, thirty times a second while the other end reads, and the last word."""
    packer = Packer()
    with contextlib.suppress(OSError):
        try:
            is_alive = True
            while is_alive:
                time.sleep(FRAME)
                # Asked first: what a desk says while it ends is sent before its last word.
                is_alive = thread.is_alive
                if batch := thread.changes.take():
                    for part in packer.pack(batch):
                        pipe.send_bytes(part)
            last = _last_word(thread)
        except OSError:
            raise
        except Exception as defect:
            # A window that hears nothing more, of a desk that trades on, must not be.
            last = _broken(defect)
        pipe.send_bytes(last.packed())


def _last_word(thread: DeskThread) -> Ended:
    if (refusal := thread.refusal()) is not None:
        return Ended(refusal=str(refusal))
    return Ended() if thread.error is None else _broken(thread.error)


def _broken(defect: BaseException) -> Ended:
    # Also where nobody sees what is printed, such as behind an icon.
    logger.error("the desk broke", exc_info=defect)
    return Ended(defect="".join(traceback.format_exception(defect)))


def _end(thread: DeskThread) -> None:
    thread.stop()
    if thread.is_alive:
        # Its record is safe at any moment; the folder is not free while this process is there.
        logger.error("the desk does not end: its process is ended without it")
        os._exit(HUNG)
