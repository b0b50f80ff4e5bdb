"""Writes a bundle: the entries of a ledger, or of a stretch of time, for somebody else to check.

It streams: a year needs no more memory than a day. The file appears under its name when it is
complete, or not at all. With the desk's signing key at hand the last entry is signed for, so that a
stretch whose end meets no signed head cannot lose its tail unseen.
"""

from __future__ import annotations

import csv
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from hashlib import file_digest
from pathlib import Path

import msgspec

from terminal import __version__
from terminal.audit import bundle, chain, source
from terminal.audit.archive import Archive, ExportRefused, Member, archive
from terminal.audit.bundle import FileMark, Manifest
from terminal.audit.checkpoint import NAME as HEADS
from terminal.audit.checkpoint import Checkpoint, sign_head
from terminal.audit.key import Signer, read_signer
from terminal.audit.ledger import Head
from terminal.audit.sheet import COLUMNS, row_of
from terminal.audit.walk import TELL_EVERY, Progress
from terminal.domain.audit import Record
from terminal.store import explain

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
SHIPPED = {"README.txt": "verify_bundle.txt", "verify_bundle.py": "verify_bundle.py"}


class Exported(msgspec.Struct, frozen=True, kw_only=True):
    """What was written. `record` belongs in the ledger: an export is an event like any other.

    head: digest of the last entry, hex; sha256: of the bundle's file, hex
    """

    out: Path
    first: int
    last: int
    head: str
    sha256: str
    record: Record


def export(
    path: Path,
    out: Path,
    now: datetime,
    since: datetime | None = None,
    until: datetime | None = None,
    *,
    actor: str = "system",
    signer: Signer | None = None,
    progress: Progress | None = None,
) -> Exported:
    """Write the entries from the first at or after `since` to the last before `until` to `out`.

    path: data folder or ledger file; signer: else the key file beside the ledger, if there is one
    ExportRefused, LedgerMissing, NotALedger, KeyUnreadable.
    """
    if out.exists():
        raise ExportRefused(f"{out}: already exists; give the bundle another name")
    ledger = source.ledger_file(path)
    key_file = ledger.with_name("signing.key")
    if signer is None and key_file.exists():
        signer = read_signer(key_file)
    asked = tuple(None if time is None else chain.stamp(time) for time in (since, until))
    with closing(source.open_ledger(path)) as db:
        try:
            writer = _Writer(db, now, asked, signer, progress or (lambda done, total: None))
            with archive(out, now) as file:
                writer.write(file)
        except sqlite3.Error as error:
            raise ExportRefused(explain(error, ledger)) from error
        except ValueError as error:
            raise ExportRefused(f"{ledger}: damaged: {error}; `audit verify` says more") from error
    return _exported(out, writer.manifest, actor)


def _exported(out: Path, manifest: Manifest, actor: str) -> Exported:
    with out.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
    body = {
        "file": out.name,
        "first": manifest.first,
        "head": manifest.head,
        "last": manifest.last,
        "sha256": digest,
        "since": manifest.since,
        "until": manifest.until,
    }
    return Exported(
        out=out,
        first=manifest.first,
        last=manifest.last,
        head=manifest.head,
        sha256=digest,
        record=Record(kind="export", ref=out.name, actor=actor, body=body),
    )


class _Writer:
    # One export: the range is fixed at the start, the manifest known at the end.

    manifest: Manifest

    def __init__(
        self,
        db: sqlite3.Connection,
        now: datetime,
        asked: tuple[str | None, ...],
        signer: Signer | None,
        progress: Progress,
    ) -> None:
        self._db = db
        self._now = now
        self._since, self._until = asked
        self._signer = signer
        self._progress = progress
        self._first, self._last = self._range()
        self._counts: Counter[str] = Counter()
        self._read_names()

    def write(self, into: Archive) -> None:
        with into.member(bundle.ENTRIES) as out:
            for line, digest in self._rows(0):
                out.write(bundle.wrap(line, digest))
        with into.member(bundle.TABLE) as out:
            self._write_table(out)
        with into.member(HEADS) as out:
            for head in self._heads():
                out.write(head.row)
        with into.member(bundle.KEYS) as out:
            out.write(_pretty(self._keys))
        for name, resource in SHIPPED.items():
            with into.member(name) as out:
                out.write((RESOURCES / resource).read_bytes())
        self.manifest = self._describe(dict(into.files))
        with into.member(bundle.MANIFEST) as out:
            out.write(_pretty(self.manifest))

    def _write_table(self, out: Member) -> None:
        # Excel takes a file for UTF-8 only with a byte order mark.
        out.write(b"\xef\xbb\xbf")
        table = csv.writer(_Text(out))
        table.writerow(COLUMNS)
        for line, digest in self._rows(1):
            parts = chain.decode(line)
            self._counts[parts.kind] += 1
            table.writerow(row_of(parts, digest))

    # Two passes over the same snapshot; `turn` is which, for the progress.
    def _rows(self, turn: int) -> Iterator[tuple[bytes, bytes]]:
        total = self._last - self._first + 1
        query = "SELECT line, digest FROM entry WHERE seq BETWEEN ? AND ? ORDER BY seq"
        rows = self._db.execute(query, (self._first, self._last))
        for done, (line, digest) in enumerate(rows, 1):
            yield line, digest
            if done % TELL_EVERY == 0:
                self._progress(turn * total + done, 2 * total)

    def _range(self) -> tuple[int, int]:
        first = self._db.execute(
            "SELECT seq FROM entry WHERE ?1 IS NULL OR time >= ?1 ORDER BY seq LIMIT 1",
            (self._since,),
        ).fetchone()
        last = self._db.execute(
            "SELECT seq FROM entry WHERE ?1 IS NULL OR time < ?1 ORDER BY seq DESC LIMIT 1",
            (self._until,),
        ).fetchone()
        if first is None or last is None or first > last:
            span = f"from {self._since or 'the beginning'} until {self._until or 'now'}"
            raise ExportRefused(f"there is nothing to export {span}: the ledger has no entry there")
        return first[0], last[0]

    def _heads(self) -> Iterator[Checkpoint]:
        signed = 0
        for size, line, signature in self._db.execute(
            "SELECT size, line, signature FROM checkpoint WHERE size BETWEEN ? AND ? ORDER BY size",
            (self._first, self._last),
        ):
            signed = size
            yield Checkpoint(line, signature)
        if signed < self._last and self._signer and self._signer.key_id in self._keys:
            head = Head(self._last, self._digest(self._last))
            yield sign_head(self._signer, self._log_id, head, self._now)

    def _read_names(self) -> None:
        rows = self._db.execute(
            """SELECT line FROM entry WHERE kind = 'system' AND ref IN ('genesis', 'key')
            ORDER BY seq"""
        )
        bodies = [msgspec.json.decode(chain.decode(line).body) for (line,) in rows]
        try:
            self._desk, self._log_id = bodies[0]["desk"], bodies[0]["log_id"]
            self._keys: dict[str, str] = {body["key_id"]: body["key"] for body in bodies}
        except (LookupError, TypeError) as error:
            raise ValueError("its first entry does not name desk, ledger and key") from error

    def _digest(self, seq: int) -> bytes:
        row = self._db.execute("SELECT digest FROM entry WHERE seq = ?", (seq,)).fetchone()
        return bytes(row[0]) if row else chain.BEFORE_THE_FIRST

    def _describe(self, files: dict[str, FileMark]) -> Manifest:
        return Manifest(
            format=chain.FORMAT,
            app=__version__,
            desk=self._desk,
            log_id=self._log_id,
            exported=chain.stamp(self._now),
            since=self._since,
            until=self._until,
            first=self._first,
            last=self._last,
            prev=self._digest(self._first - 1).hex(),
            head=self._digest(self._last).hex(),
            counts=dict(sorted(self._counts.items())),
            files=files,
        )


def _pretty(value: object) -> bytes:
    return msgspec.json.format(msgspec.json.encode(value)) + b"\n"


class _Text:
    # What csv.writer writes to.

    def __init__(self, out: Member) -> None:
        self._out = out

    def write(self, text: str) -> None:
        self._out.write(text.encode())
