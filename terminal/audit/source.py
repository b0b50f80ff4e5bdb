"""Opens a ledger to read, never to write, also while its desk runs.

The path is a desk's data folder or the ledger's file. On a medium that is full or cannot be written
to, SQLite cannot share a write-ahead log; then the file is read as it is, if no log lies beside it.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from terminal import Refused
from terminal.store import explain

NAME = "ledger.sqlite3"
# What SQLite says when it cannot make the shared memory of a write-ahead log beside the file.
NO_ROOM = (
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
)


class LedgerMissing(Refused):
    """There is no ledger where one was expected, or not all of it."""


class NotALedger(Refused):
    """The file is something else, or too damaged to be read at all."""


def ledger_file(path: Path) -> Path:
    """Find the ledger's file; LedgerMissing when there is none or it is empty."""
    file = path / NAME if path.is_dir() else path
    try:
        size = file.stat().st_size
    except OSError as error:
        raise LedgerMissing(f"{file}: there is no ledger: {error.strerror or error}") from error
    if size == 0:
        raise LedgerMissing(f"{file}: the file is empty")
    return file


def read_uri(file: Path) -> str:
    """Name the file so that SQLite opens it read-only; NotALedger when it cannot be opened."""
    uri = f"{file.absolute().as_uri()}?mode=ro"
    try:
        with closing(sqlite3.connect(uri, uri=True)) as db:
            db.execute("SELECT 1 FROM sqlite_master").fetchone()
    except sqlite3.Error as error:
        log = file.with_name(f"{file.name}-wal")
        is_logged = log.exists() and log.stat().st_size > 0
        if error.sqlite_errorcode & 0xFF in NO_ROOM and not is_logged:
            return f"{uri}&immutable=1"
        raise NotALedger(explain(error, file)) from error
    return uri


def open_ledger(path: Path) -> sqlite3.Connection:
    """Open it with text as bytes, in one read transaction: what is seen stands still.

    LedgerMissing, NotALedger.
    """
    file = ledger_file(path)
    db = sqlite3.connect(read_uri(file), uri=True, isolation_level=None)
    try:
        db.execute("BEGIN")
        columns = {row[1] for row in db.execute("PRAGMA table_info(entry)")}
    except sqlite3.Error as error:
        db.close()
        raise NotALedger(explain(error, file)) from error
    if not columns >= {"seq", "line", "digest"}:
        db.close()
        raise NotALedger(f"{file}: this SQLite file holds no ledger")
    db.text_factory = bytes
    return db
