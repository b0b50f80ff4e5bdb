"""Signed heads: what the ledger's end was at a moment, so that a cut tail or a rewrite shows.

A chain alone does not show that its last entries are gone. A signed head says how many there were
and what the last digest was. Each is kept in the ledger's file and, after the commit, copied to
`checkpoints.jsonl` beside it, the copy to keep elsewhere.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import msgspec

from terminal import Refused, __version__
from terminal.audit import chain
from terminal.audit.key import Signer
from terminal.audit.ledger import Head, head_of
from terminal.audit.source import LedgerMissing, NotALedger, open_ledger
from terminal.store import StoreError

SCHEMA = (
    """CREATE TABLE IF NOT EXISTS checkpoint (
        size INTEGER PRIMARY KEY,
        line TEXT NOT NULL,
        signature BLOB NOT NULL
    )""",
    """CREATE TRIGGER IF NOT EXISTS checkpoint_is_never_changed BEFORE UPDATE ON checkpoint
    BEGIN SELECT RAISE(ABORT, 'a signed head may not be changed'); END""",
    """CREATE TRIGGER IF NOT EXISTS checkpoint_is_never_deleted BEFORE DELETE ON checkpoint
    BEGIN SELECT RAISE(ABORT, 'a signed head may not be deleted'); END""",
    """CREATE TRIGGER IF NOT EXISTS checkpoint_only_grows BEFORE INSERT ON checkpoint
    WHEN NEW.size <= (SELECT max(size) FROM checkpoint)
    BEGIN SELECT RAISE(ABORT, 'a signed head goes to the end'); END""",
)
NEWEST_FIRST = "SELECT line, signature FROM checkpoint ORDER BY size DESC"
NAME = "checkpoints.jsonl"
# Said before the line when it is signed, so that the signature fits nothing else.
PURPOSE = b"basisdesk checkpoint 1\n"
LONGEST_ROW = 4096
MOST_ENTRIES = 100
LONGEST = timedelta(minutes=5)


class SignedHead(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is signed: entries so far, the last one's digest, and which ledger this is."""

    app: str
    head: str
    key_id: str
    log_id: str
    size: int
    time: str


class Checkpoint(msgspec.Struct, frozen=True):
    """A signed head: `line` is the canonical JSON that was signed, as it was signed."""

    line: bytes
    signature: bytes

    @property
    def head(self) -> SignedHead:
        """The line taken apart; msgspec.MsgspecError when it is none."""
        return msgspec.json.decode(self.line, type=SignedHead)

    @property
    def row(self) -> bytes:
        """The line of checkpoints.jsonl."""
        return b'{"checkpoint":%s,"signature":"%s"}\n' % (self.line, self.signature.hex().encode())


class _Row(msgspec.Struct, forbid_unknown_fields=True):
    checkpoint: msgspec.Raw
    signature: str


_rows = msgspec.json.Decoder(_Row)


def parse_row(row: bytes) -> Checkpoint:
    """Read one line of checkpoints.jsonl; ValueError when it is none."""
    parts = _rows.decode(row)
    checkpoint = Checkpoint(bytes(parts.checkpoint), bytes.fromhex(parts.signature))
    msgspec.json.decode(checkpoint.line, type=SignedHead)
    return checkpoint


def rows_of(text: bytes) -> list[bytes]:
    """Split checkpoints.jsonl; a last line that a crash cut short is none."""
    return [row for row in text[: text.rfind(b"\n") + 1].split(b"\n") if row]


def sign_head(signer: Signer, log_id: str, head: Head, now: datetime) -> Checkpoint:
    """Sign that the ledger `log_id` ends in `head`."""
    line = chain.encode(
        {
            "app": __version__,
            "head": head.digest.hex(),
            "key_id": signer.key_id,
            "log_id": log_id,
            "size": head.seq,
            "time": chain.stamp(now),
        }
    )
    return Checkpoint(line, signer.sign(PURPOSE + line))


class Checkpoints:
    """Signs the ledger's heads in its transactions and keeps their copy in `folder`.

    warning: after `open`, why the ledger is not the one that was signed; "" when it is. The desk
        goes on, since a restored backup looks the same; `audit verify` will say so for good.
    """

    def __init__(self, folder: Path, signer: Signer) -> None:
        self._file = folder / NAME
        self._signer = signer
        self._log_id = ""
        self._last: tuple[int, datetime] | None = None
        self._copied: set[bytes] = set()
        self.warning = ""

    @staticmethod
    def schema(tx: sqlite3.Connection) -> None:
        """Create what is missing."""
        for statement in SCHEMA:
            tx.execute(statement)

    def open(self, tx: sqlite3.Connection, now: datetime, log_id: str) -> None:
        """Compare the ledger with the copy, then sign its head; after Ledger.open."""
        self._log_id = log_id
        try:
            kept = [parse_row(row) for row in rows_of(read_copy(self._file))]
            self.warning = _differs(tx, kept, self._file)
        except ValueError as error:
            kept = []
            self.warning = f"{self._file}: a line is damaged: {error}"
        self._copied = {checkpoint.signature for checkpoint in kept}
        self.sign(tx, now)

    def due(self, seq: int, now: datetime) -> bool:
        """100 entries or 5 minutes have passed since the last signed head."""
        if self._last is None:
            return True
        size, time = self._last
        return seq > size and (seq - size >= MOST_ENTRIES or now - time >= LONGEST)

    def sign(self, tx: sqlite3.Connection, now: datetime) -> Checkpoint | None:
        """Sign the head as this transaction leaves it; None when it is signed already."""
        head = head_of(tx)
        newest = tx.execute("SELECT coalesce(max(size), 0) FROM checkpoint").fetchone()[0]
        if head.seq <= newest:
            return None
        made = sign_head(self._signer, self._log_id, head, now)
        tx.execute(
            "INSERT INTO checkpoint VALUES (?, ?, ?)",
            (head.seq, made.line.decode(), made.signature),
        )
        self._last = (head.seq, now)
        return made

    def publish(self, tx: sqlite3.Connection) -> None:
        """Copy what is committed and not yet copied, durably; a job like any other.

        It looks through a connection of its own: a head of this very batch must not be copied
        before its entries are safe, or a crash would look like a cut tail. StoreError when the copy
        cannot be written; nothing is lost then, the next call catches up.
        """
        fresh = self._uncopied(Path(tx.execute("PRAGMA database_list").fetchone()[2]))
        if not fresh:
            return
        try:
            self._append([checkpoint.row for checkpoint in reversed(fresh)])
        except OSError as error:
            reason = error.strerror or error
            raise StoreError(f"{self._file}: cannot be written: {reason}") from error
        self._copied.update(checkpoint.signature for checkpoint in fresh)

    # Committed heads that the copy lacks, newest first.
    def _uncopied(self, ledger: Path) -> list[Checkpoint]:
        fresh: list[Checkpoint] = []
        try:
            with closing(open_ledger(ledger)) as committed:
                for row in committed.execute(NEWEST_FIRST):
                    checkpoint = Checkpoint(*row)
                    if checkpoint.signature in self._copied:
                        break
                    fresh.append(checkpoint)
        except (NotALedger, LedgerMissing) as error:
            raise StoreError(str(error)) from error
        return fresh

    # A line that a crash or a full disk cut short is replaced.
    def _append(self, rows: list[bytes]) -> None:
        with self._file.open("a+b") as out:
            size = out.seek(0, os.SEEK_END)
            out.seek(max(0, size - LONGEST_ROW))
            tail = out.read()
            out.truncate(size - len(tail) + tail.rfind(b"\n") + 1)
            out.write(b"".join(rows))
            out.flush()
            os.fsync(out.fileno())


def read_copy(file: Path) -> bytes:
    """Read checkpoints.jsonl, empty when there is none; Refused when it cannot be read."""
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise Refused(f"{file}: cannot be read: {error.strerror or error}") from error


# How the ledger at hand contradicts the newest head that was signed; "" when it does not.
def _differs(tx: sqlite3.Connection, kept: list[Checkpoint], file: Path) -> str:
    if not kept:
        return ""
    signed = max((checkpoint.head for checkpoint in kept), key=lambda head: head.size)
    row = tx.execute("SELECT digest FROM entry WHERE seq = ?", (signed.size,)).fetchone()
    if row is None:
        return (
            f"{file}: entry {signed.size} was signed at {signed.time}, but the ledger is shorter: "
            "its end was cut off, or an older copy was put in its place"
        )
    if row[0].hex() != signed.head:
        return (
            f"{file}: entry {signed.size} is not the one that was signed at {signed.time}: "
            "the ledger was rewritten"
        )
    return ""
