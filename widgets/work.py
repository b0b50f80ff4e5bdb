"""Long work in a process of its own, with progress and cancel: neither thread ever waits for it."""

from __future__ import annotations

import signal
from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from terminal import Refused
from widgets.words import translate

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

LOOK_MS = 50
TELL_EVERY = 0.05  # seconds between two reports of progress


class Work(QObject):
    """At most one function at a time. It is called with the given arguments and `progress`.

    The function must be picklable and return (is it well, sentence or value). Cancel ends its
    process.
    """

    progressed = Signal(int, int)
    finished = Signal(bool, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self._read)

    @property
    def is_running(self) -> bool:
        """Something is being done."""
        return self._process is not None

    def start(self, function: Callable[..., tuple[bool, Any]], *arguments: Any) -> None:
        """Begin; a second call while something runs is ignored."""
        if self._process is not None:
            return
        import multiprocessing  # not before the first picture

        # A fork would copy Qt's and the desk's threads in mid-step.
        context = multiprocessing.get_context("spawn")
        self._pipe, end = context.Pipe(duplex=False)
        self._process = context.Process(target=run, args=(end, function, arguments), daemon=True)
        self._process.start()
        end.close()
        self._look.start()

    def cancel(self) -> None:
        """End it now."""
        if self._process is not None:
            self._process.terminate()
            self._end(False, translate("Work", "Cancelled"))

    def _read(self) -> None:
        pipe = self._pipe
        try:
            while pipe is not None and pipe is self._pipe and pipe.poll():
                message = pipe.recv()
                if len(message) == 3:
                    self.progressed.emit(message[1], message[2])
                else:
                    self._end(*message)
        except EOFError:
            self._end(False, translate("Work", "Internal error: the work ended without a word"))

    def _end(self, is_well: bool, outcome: Any) -> None:
        self._look.stop()
        if self._process is not None:
            self._process.join(2.0)
        if self._pipe is not None:
            self._pipe.close()
        self._process = self._pipe = None
        self.finished.emit(is_well, outcome)


def run(
    pipe: Connection, function: Callable[..., tuple[bool, Any]], arguments: tuple[Any, ...]
) -> None:
    """Be the other process: do the work, tell how far it is and how it ended."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    told = [0.0]

    def progress(done: int, total: int) -> None:
        if monotonic() - told[0] >= TELL_EVERY or done >= total:
            told[0] = monotonic()
            pipe.send(("progress", done, total))

    try:
        outcome = function(*arguments, progress)
    except (Refused, OSError) as problem:
        outcome = (False, str(problem))
    pipe.send(outcome)
    pipe.close()
