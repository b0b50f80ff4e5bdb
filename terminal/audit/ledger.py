"""The ledger: append-only, hash-chained, in the desk's SQLite file.

It writes within a transaction that the desk opens, beside the outbox and whatever else one step
changes. kind, ref and time are computed from the line, so no column can say something else than
what was hashed. Triggers stop accidents and other programs; the chain shows what they did not stop.
"""

from __future__ import annotations

import secrets
import socket
import sqlite3
import time
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from terminal import Refused, __version__
from terminal.audit import chain
from terminal.audit.key import Signer
from terminal.domain.audit import Entry, Record

SCHEMA = (
    """CREATE TABLE IF NOT EXISTS entry (
        seq INTEGER PRIMARY KEY,
        line TEXT NOT NULL CHECK (typeof(line) = 'text'),
        digest BLOB NOT NULL CHECK (typeof(digest) = 'blob' AND length(digest) = 32),
        kind TEXT AS (json_extract(line, '$.kind')) VIRTUAL,
        ref TEXT AS (json_extract(line, '$.ref')) VIRTUAL,
        time TEXT AS (json_extract(line, '$.time')) VIRTUAL
    )""",
    # An index ends in the row's seq by itself.
    "CREATE INDEX IF NOT EXISTS entry_by_ref ON entry (kind, ref)",
    "CREATE INDEX IF NOT EXISTS entry_by_kind ON entry (kind)",
    """CREATE TRIGGER IF NOT EXISTS entry_is_never_changed BEFORE UPDATE ON entry
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: no entry may be changed'); END""",
    """CREATE TRIGGER IF NOT EXISTS entry_is_never_deleted BEFORE DELETE ON entry
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: no entry may be deleted'); END""",
    # Also what stops INSERT OR REPLACE, whatever recursive_triggers says.
    """CREATE TRIGGER IF NOT EXISTS entry_is_only_appended BEFORE INSERT ON entry
    WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM entry)
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: an entry goes to the end'); END""",
)

SYSTEM = "system"


class ForeignLedger(Refused):
    """The file holds the ledger of another desk."""


class LedgerUnreadable(Refused):
    """The file's first entry is not one of ours: it is damaged, or something else."""


class Head(msgspec.Struct, frozen=True):
    """The newest entry's number and digest; 0 and zeros when there is none."""

    seq: int
    digest: bytes


def head_of(tx: sqlite3.Connection) -> Head:
    """Read the end of the chain; from the file each time, so that a rollback cannot mislead."""
    row = tx.execute("SELECT seq, digest FROM entry ORDER BY seq DESC LIMIT 1").fetchone()
    return Head(*row) if row else Head(0, chain.BEFORE_THE_FIRST)


class Ledger:
    """The ledger of one desk. `log_id` names this very ledger, hex; "" until `open`."""

    def __init__(self, desk: str, signer: Signer) -> None:
        self._desk = desk
        self._signer = signer
        self.log_id = ""

    @staticmethod
    def schema(tx: sqlite3.Connection) -> None:
        """Create what is missing."""
        for statement in SCHEMA:
            tx.execute(statement)

    def open(self, tx: sqlite3.Connection, now: datetime) -> list[Entry]:
        """Begin the ledger, or make sure that it is this desk's; record the start.

        ForeignLedger, LedgerUnreadable.
        """
        row = tx.execute("SELECT line FROM entry WHERE seq = 1").fetchone()
        written = []
        if row is None:
            written += self.append(tx, [self._genesis()], now)
            self.log_id = written[0].body["log_id"]
        else:
            self.log_id = self._check_genesis(tx, row[0])
        if _newest_key(tx) != self._signer.key_id:
            written += self.append(tx, [self._new_key(_newest_key(tx))], now)
        return written + self.append(tx, [_start()], now)

    def append(
        self, tx: sqlite3.Connection, records: Iterable[Record], now: datetime
    ) -> list[Entry]:
        """Chain the records to the end, in order; TypeError for a body that has no one spelling."""
        head = head_of(tx)
        seq, prev = head.seq, head.digest
        stamp = chain.stamp(now)
        moment = datetime.fromisoformat(stamp)
        entries = []
        for record in records:
            seq += 1
            line = chain.line_of(seq, stamp, record)
            digest = chain.digest(prev, line)
            tx.execute(
                "INSERT INTO entry (seq, line, digest) VALUES (?, ?, ?)",
                (seq, line.decode(), digest),
            )
            entries.append(_entry(seq, moment, record, prev, digest))
            prev = digest
        return entries

    def newest(self, tx: sqlite3.Connection, kind: str, most: int | None = None) -> list[Entry]:
        """Return the newest entry of every ref of that kind, ascending; with `most`, the last ones.

        It reads one index and then only the lines it returns. LedgerUnreadable.
        """
        rows = tx.execute(
            """SELECT e.line, p.digest, e.digest
            FROM (SELECT max(seq) AS seq FROM entry WHERE kind = ? GROUP BY ref
                  ORDER BY 1 DESC LIMIT ?) AS n
            JOIN entry AS e ON e.seq = n.seq
            LEFT JOIN entry AS p ON p.seq = e.seq - 1
            ORDER BY e.seq""",
            (kind, -1 if most is None else most),
        )
        try:
            return [
                chain.entry_of(line.encode(), prev or chain.BEFORE_THE_FIRST, own)
                for line, prev, own in rows
            ]
        except ValueError as error:
            raise LedgerUnreadable(f"{_file_of(tx)}: a line is damaged: {error}") from error

    def _genesis(self) -> Record:
        body = {
            "app": __version__,
            "desk": self._desk,
            "format": chain.FORMAT,
            "key": self._signer.public.hex(),
            "key_id": self._signer.key_id,
            "log_id": secrets.token_hex(16),
        }
        return Record(kind=SYSTEM, ref="genesis", actor=SYSTEM, body=body)

    def _new_key(self, former: str) -> Record:
        body = {"former": former, "key": self._signer.public.hex(), "key_id": self._signer.key_id}
        return Record(kind=SYSTEM, ref="key", actor=SYSTEM, body=body)

    def _check_genesis(self, tx: sqlite3.Connection, line: str) -> str:
        file = _file_of(tx)
        try:
            body = msgspec.json.decode(chain.decode(line.encode()).body)
            desk, log_id, version = str(body["desk"]), str(body["log_id"]), body["format"]
        except (ValueError, KeyError, TypeError) as error:
            raise LedgerUnreadable(
                f"{file}: the first entry is not a ledger's beginning"
            ) from error
        if version != chain.FORMAT:
            raise LedgerUnreadable(
                f"{file}: the ledger has format {version}, this program writes {chain.FORMAT}"
            )
        if desk != self._desk:
            raise ForeignLedger(
                f"{file}: this is the ledger of desk {desk!r}, not of {self._desk!r}; "
                "give each desk a data folder of its own"
            )
        return log_id


def _entry(seq: int, moment: datetime, record: Record, prev: bytes, digest: bytes) -> Entry:
    return Entry(
        seq=seq,
        time=moment,
        kind=record.kind,
        ref=record.ref,
        actor=record.actor,
        body=record.body,
        prev=prev.hex(),
        digest=digest.hex(),
    )


# The monotonic clock of this boot beside the wall's: later entries of the same start can be dated
# by either, and a wall clock that was set back shows.
def _start() -> Record:
    boot = Path("/proc/sys/kernel/random/boot_id")
    body: dict[str, Any] = {
        "app": __version__,
        "boot": boot.read_text("ascii").strip() if boot.exists() else "",
        "host": socket.gethostname(),
        "monotonic_ms": time.monotonic_ns() // 1_000_000,
        "sqlite": sqlite3.sqlite_version,
    }
    return Record(kind=SYSTEM, ref="start", actor=SYSTEM, body=body)


def _newest_key(tx: sqlite3.Connection) -> str:
    row = tx.execute(
        """SELECT json_extract(line, '$.body.key_id') FROM entry
        WHERE kind = 'system' AND ref IN ('genesis', 'key') ORDER BY seq DESC LIMIT 1"""
    ).fetchone()
    return str(row[0]) if row else ""


def _file_of(tx: sqlite3.Connection) -> str:
    return str(tx.execute("PRAGMA database_list").fetchone()[2])
