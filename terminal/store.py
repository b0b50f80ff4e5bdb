"""The one writer of the desk's SQLite file: what `write` returned from survives a power cut.

Jobs from any thread or loop run one after another in the store's own thread, as many as are waiting
in one transaction, each in a savepoint of its own, so that one that fails takes nobody with it.
Readers (`audit.reader`, `audit.verify`) open the file read-only; nobody else may write. It does not
know what is in the tables.

One writing connection also keeps clear of SQLite's WAL-reset fault, which needs a checkpoint and
a commit at the same instant in two connections; `warning` names a library that still has it.
`trusted_schema` stays on: SQLite 3.40 refuses json_extract in a column's definition without it, and
no SQL function of ours exists that a schema could abuse.
"""

from __future__ import annotations

import asyncio
import queue
import sqlite3
import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import structlog

from terminal import Refused
from terminal.lock import FolderLock

T = TypeVar("T")
Job = Callable[[sqlite3.Connection], T]

log = structlog.stdlib.get_logger("basisdesk.store")

# Beyond this a batch no longer gains speed, and whoever is in it waits longer for the commit.
MOST_JOBS = 500
MOST_DURATIONS = 1000
BUSY_SECONDS = 2.0
# A desk whose window was killed closes its record by itself; longer than it needs for that.
HOLDER_ENDS = 3.0

# Faults of the file or the disk, by primary code: they undo the batch. Any other is the job's own.
FAULTS = {
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_IOERR: "the disk reported an error",
    sqlite3.SQLITE_BUSY: "another program holds it locked",
    sqlite3.SQLITE_LOCKED: "another program holds it locked",
    sqlite3.SQLITE_PROTOCOL: "another program holds it locked",
    sqlite3.SQLITE_CORRUPT: "the file is damaged",
    sqlite3.SQLITE_NOTADB: "it is not a SQLite file",
    sqlite3.SQLITE_READONLY: "it may not be written to",
    sqlite3.SQLITE_PERM: "it may not be written to",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened",
    sqlite3.SQLITE_NOMEM: "the memory is exhausted",
}
# Releases that hold the repair of the WAL-reset fault; all from 3.51.3 on do.
REPAIRED = {(3, 50): (3, 50, 7), (3, 44): (3, 44, 6)}


class StoreError(Refused):
    """The file cannot be written: nothing of the batch was applied; a later try may succeed.

    Should the process die before that, a batch refused for an error of the disk may still turn up.
    """


class Commits(msgspec.Struct, frozen=True):
    """How long the newest 1000 commits took, milliseconds; zeros before the first."""

    count: int
    p50_ms: float
    p99_ms: float
    max_ms: float


def explain(error: sqlite3.Error, path: Path) -> str:
    """Say in one sentence what is wrong with the file."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    reason = FAULTS.get(code & 0xFF)
    return f"{path}: {reason} ({error})" if reason else f"{path}: {error}"


def wal_warning(version: tuple[int, ...]) -> str:
    """Return a sentence when this SQLite release has the WAL-reset fault, else ""."""
    if version >= REPAIRED.get((version[0], version[1]), (3, 51, 3)):
        return ""
    name = ".".join(map(str, version))
    return (
        f"SQLite {name} has the WAL-reset fault (repaired in 3.51.3): the ledger is safe as long "
        "as no other program writes to its file"
    )


class Store:
    """The writer of the file at `path`; `desk.lock` beside it keeps a second desk out."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.warning = wal_warning(sqlite3.sqlite_version_info)
        self._lock = FolderLock(path.parent)
        self._jobs: queue.SimpleQueue[tuple[Job[Any], Future[Any]] | None] = queue.SimpleQueue()
        self._door = threading.Lock()
        self._is_open = False
        self._thread: threading.Thread | None = None
        self._durations: deque[float] = deque(maxlen=MOST_DURATIONS)
        self._count = 0

    def open(self, *prepare: Job[object]) -> None:
        """Open or create the file, check it, and run `prepare` in one transaction; this blocks.

        StoreError when the file cannot be used; what a `prepare` raises comes out as it is, and
        then nothing has changed.
        """
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._lock.take(HOLDER_ENDS)
        except OSError as error:
            self._lock.free()
            reason = error.strerror or error
            raise StoreError(f"{self.path.parent}: cannot be used for data: {reason}") from error
        ready: Future[None] = Future()
        self._thread = threading.Thread(
            target=self._run, args=(ready, prepare), name="store", daemon=True
        )
        self._thread.start()
        try:
            ready.result()
        except BaseException:
            self._thread.join()
            self._lock.free()
            raise
        self._is_open = True

    def submit(self, job: Job[T]) -> Future[T]:
        """Queue a job from any thread; its future resolves after the commit.

        A job gets the connection for the length of the call and must not end the transaction.
        """
        future: Future[T] = Future()
        with self._door:
            if not self._is_open:
                raise StoreError(f"{self.path}: the store is closed")
            self._jobs.put((job, future))
        return future

    async def write(self, job: Job[T]) -> T:
        """Run a job; what it wrote is durable when this returns, and undone when this raises.

        StoreError for the file's faults, else the job's own exception.
        """
        return await asyncio.wrap_future(self.submit(job))

    def commits(self) -> Commits:
        """Measure the newest commits, from the batch's begin to the disk's word."""
        times = sorted(self._durations.copy())
        if not times:
            return Commits(0, 0.0, 0.0, 0.0)
        at = [times[int(part * (len(times) - 1))] * 1000 for part in (0.5, 0.99, 1.0)]
        return Commits(self._count, *at)

    def close(self) -> None:
        """Finish what is queued, fold the WAL into the file and let go of the folder; blocks."""
        with self._door:
            if not self._is_open:
                return
            self._is_open = False
            self._jobs.put(None)
        assert self._thread is not None
        self._thread.join()
        self._lock.free()

    def _run(self, ready: Future[None], prepare: tuple[Job[object], ...]) -> None:
        try:
            tx = self._connect(prepare)
        except sqlite3.Error as error:
            ready.set_exception(StoreError(explain(error, self.path)))
            return
        except BaseException as error:
            ready.set_exception(error)
            return
        ready.set_result(None)
        is_last = False
        while not is_last:
            batch, is_last = self._next_batch()
            if batch:
                self._commit(tx, batch)
        try:
            tx.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except sqlite3.Error as error:
            log.info("wal kept", reason=explain(error, self.path))
        tx.close()

    def _connect(self, prepare: tuple[Job[object], ...]) -> sqlite3.Connection:
        tx = sqlite3.connect(self.path, timeout=BUSY_SECONDS, isolation_level=None)
        try:
            if tx.execute("PRAGMA journal_mode=WAL").fetchone()[0] != "wal":
                raise StoreError(f"{self.path}: this disk cannot hold a write-ahead log")
            for setting in (
                "synchronous=FULL",
                "foreign_keys=ON",
                "recursive_triggers=ON",
                "fullfsync=ON",
                "checkpoint_fullfsync=ON",
            ):
                tx.execute(f"PRAGMA {setting}")
            found = tx.execute("PRAGMA quick_check(1)").fetchone()[0]
            if found != "ok":
                raise StoreError(f"{self.path}: the file is damaged ({found})")
            tx.execute("BEGIN IMMEDIATE")
            for job in prepare:
                job(tx)
            tx.execute("COMMIT")
        except BaseException:
            tx.close()
            raise
        return tx

    # The jobs at hand, waiting for the first; and whether the store closes after them.
    def _next_batch(self) -> tuple[list[tuple[Job[Any], Future[Any]]], bool]:
        batch: list[tuple[Job[Any], Future[Any]]] = []
        item = self._jobs.get()
        while item is not None:
            if item[1].set_running_or_notify_cancel():
                batch.append(item)
            if len(batch) == MOST_JOBS:
                return batch, False
            try:
                item = self._jobs.get_nowait()
            except queue.Empty:
                return batch, False
        return batch, True

    def _commit(self, tx: sqlite3.Connection, batch: list[tuple[Job[Any], Future[Any]]]) -> None:
        began = time.perf_counter()
        try:
            tx.execute("BEGIN IMMEDIATE")
            outcomes = [_attempt(tx, job) for job, _ in batch]
            tx.execute("COMMIT")
        except sqlite3.Error as error:
            if tx.in_transaction:
                with suppress(sqlite3.Error):
                    tx.execute("ROLLBACK")
            outcomes = [(None, StoreError(explain(error, self.path))) for _ in batch]
        else:
            self._durations.append(time.perf_counter() - began)
            self._count += 1
        for (_, future), (value, failure) in zip(batch, outcomes, strict=True):
            if failure is None:
                future.set_result(value)
            else:
                future.set_exception(failure)


# The job's value, or the exception that undid it alone; a fault of the file is raised.
def _attempt(tx: sqlite3.Connection, job: Job[T]) -> tuple[T | None, BaseException | None]:
    tx.execute("SAVEPOINT job")
    try:
        value = job(tx)
    except BaseException as error:
        if isinstance(error, sqlite3.Error) and _is_fault(error):
            raise
        tx.execute("ROLLBACK TO job")
        tx.execute("RELEASE job")
        return None, error
    tx.execute("RELEASE job")
    return value, None


def _is_fault(error: sqlite3.Error) -> bool:
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF in FAULTS
