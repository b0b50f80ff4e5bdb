"""A second process, for a ledger so large that one takes seconds: it checks the later half.

Its word only ever saves work. It says that a part is sound, or that a signature is true; what it
finds wrong, and whatever goes wrong with it, the first process looks at itself. So each fault is
found by the same walk and named in the same words, whether one process looked or two.

It is a program of its own and no `multiprocessing.Process`, because who verifies may be one of
those, and they may have no children. It ends when the first process lets go of it or dies.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from types import TracebackType
from typing import IO

import msgspec

from terminal.audit.half import Answer, Found, Held, Job, Seal, SealJob, Walked, WalkJob
from terminal.audit.walk import Part

# Entries from which on a second process is worth its start, about 0.2 s.
SHARE_FROM = 100_000
# Signatures a job: 30 ms of work.
SEALS = 500
# Seconds without a word from it after which it is given up.
PATIENCE = 30.0
_ROOT = Path(__file__).resolve().parents[2]

_answers = msgspec.json.Decoder(Answer)


def cores() -> int:
    """Count the processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Second:
    """The second process, seen from the first.

    Until `begin`, and from its first failure on, it proves nothing more.
    """

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._writer = self._reader = Thread()
        self._jobs: SimpleQueue[bytes] = SimpleQueue()
        self._heard: SimpleQueue[bytes] = SimpleQueue()
        self._walked = 0
        self._first = 0
        self._part: Part | None = None
        self._is_walking = False
        self._batches: deque[list[Seal]] = deque()
        self._asked: set[Seal] = set()
        self._true: set[Seal] = set()

    def __enter__(self) -> Second:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.end()

    @property
    def pid(self) -> int | None:
        """The process's number while there is one."""
        return self._process.pid if self._process else None

    def begin(self, ledger: Path, first: int, last: int, sizes: Iterable[int]) -> None:
        """Have it walk entries `first` (at least 2) to `last`; keep the digests of `sizes`."""
        self._start()
        self._first, self._is_walking = first, self._process is not None
        mine = [size for size in sizes if first <= size <= last]
        self._ask(WalkJob(os.fsencode(ledger.absolute()), first, last, mine))

    def walked(self) -> int:
        """Count the entries that it has walked, as far as it has told."""
        while self._is_walking and self._hear(0.0):
            pass
        return self._walked

    def part(self, tell: Callable[[int], None]) -> Part | None:
        """Wait until it has walked; `tell` how many entries now and then.

        None unless it said that all its entries are there and sound.
        """
        while self._is_walking:
            if self._hear(PATIENCE):
                tell(self._walked)
            else:
                self.end()
        return self._part

    def check(self, seals: Iterable[Seal]) -> None:
        """Have it check the later half of these signatures, unless they are too few to share."""
        if self._process is None:
            return
        given = list(seals)
        half = (len(given) + 1) // 2
        if len(given) - half < SEALS:
            return
        for start in range(half, len(given), SEALS):
            batch = given[start : start + SEALS]
            self._batches.append(batch)
            self._asked.update(batch)
            self._ask(SealJob(batch))

    def vouches(self, seal: Seal) -> bool:
        """Wait for its word on this signature; True only if it was asked and found it true."""
        while seal in self._asked:
            if not self._hear(PATIENCE):
                self.end()
        return seal in self._true

    def end(self) -> None:
        """Let it go, whatever it is doing; what it has said so far stands."""
        process, self._process = self._process, None
        self._is_walking = False
        self._asked.clear()
        self._batches.clear()
        if process is None:
            return
        process.kill()
        process.wait()
        self._jobs.put(b"")
        self._writer.join()
        # Before the reader: where Python is started by way of another program, it ends with this.
        _close(process.stdin)
        self._reader.join()
        _close(process.stdout)

    # On a single processor, or where Python itself is no program, everything is done here.
    def _start(self) -> None:
        if cores() < 2 or not sys.executable or getattr(sys, "frozen", False):
            return
        paths = [str(_ROOT), os.environ.get("PYTHONPATH", "")]
        try:
            process = subprocess.Popen(
                [sys.executable, "-P", "-m", "terminal.audit.half"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, paths))},
                start_new_session=True,  # Ctrl-C is for the first process
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError:
            return
        self._process = process
        # A pipe holds little, and a process that hangs reads nothing: so neither writing nor
        # reading is done by who verifies.
        self._writer = Thread(target=_write, args=(self._jobs, process.stdin), daemon=True)
        self._reader = Thread(target=_read, args=(process.stdout, self._heard), daemon=True)
        self._writer.start()
        self._reader.start()

    def _ask(self, job: Job) -> None:
        if self._process is not None:
            self._jobs.put(msgspec.json.encode(job) + b"\n")

    # Take one answer in; False when none came within `seconds`, or none will come any more.
    def _hear(self, seconds: float) -> bool:
        try:
            line = self._heard.get(timeout=seconds) if seconds else self._heard.get_nowait()
            answer = _answers.decode(line)
        except Empty:
            return False
        except ValueError:  # it has ended, or something else speaks in its place
            self.end()
            return False
        if isinstance(answer, Walked):
            self._walked = answer.seq - self._first + 1
        elif isinstance(answer, Found):
            self._part, self._is_walking = answer.part, False
            if answer.part is not None:
                self._walked = answer.part.last - self._first + 1
        else:
            self._take_word(answer)
        return True

    def _take_word(self, answer: Held) -> None:
        batch = self._batches.popleft() if self._batches else []
        self._true.update(seal for seal, held in zip(batch, answer.held, strict=False) if held)
        self._asked.difference_update(batch)


# What was still to be written finds no reader.
def _close(stream: IO[bytes] | None) -> None:
    if stream is not None:
        with suppress(OSError):
            stream.close()


def _write(jobs: SimpleQueue[bytes], out: IO[bytes]) -> None:
    with suppress(OSError):
        for job in iter(jobs.get, b""):
            out.write(job)
            out.flush()


def _read(source: IO[bytes], heard: SimpleQueue[bytes]) -> None:
    for line in source:
        heard.put(line)
    heard.put(b"")
