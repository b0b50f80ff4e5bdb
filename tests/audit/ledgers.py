"""Ledgers for tests: real ones, on disk, and the means to spoil them."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from terminal.audit.checkpoint import Checkpoints
from terminal.audit.key import open_signer
from terminal.audit.ledger import Ledger
from terminal.domain.audit import Entry, Record
from terminal.store import Store

NOW = datetime(2026, 11, 23, 3, 30, tzinfo=UTC)


def make_record(n: int = 0, kind: str = "alert", **body: object) -> Record:
    body = {"id": f"A{n}", "state": "firing", "value": "-12.5", "level": 2, **body}
    return Record(kind=kind, ref=f"A{n}", actor="system", body=body)


class Desk:
    """A store with a ledger and signed heads in `folder`, open."""

    def __init__(self, folder: Path, desk: str = "demo", now: datetime = NOW) -> None:
        self.folder = folder
        self.file = folder / "ledger.sqlite3"
        self.store = Store(self.file)
        self.signer = open_signer(folder, desk)
        self.ledger = Ledger(desk, self.signer)
        self.heads = Checkpoints(folder, self.signer)
        self.store.open(
            Ledger.schema,
            Checkpoints.schema,
            lambda tx: self.ledger.open(tx, now),
            lambda tx: self.heads.open(tx, now, self.ledger.log_id),
        )
        self.store.submit(self.heads.publish).result()

    def append(self, records: Iterable[Record], now: datetime = NOW) -> list[Entry]:
        return self.store.submit(lambda tx: self.ledger.append(tx, records, now)).result()

    def sign(self, now: datetime = NOW) -> None:
        self.store.submit(lambda tx: self.heads.sign(tx, now)).result()
        self.store.submit(self.heads.publish).result()

    def close(self) -> None:
        self.store.close()


def fill(folder: Path, count: int = 40, every: int = 10) -> None:
    """Leave a closed ledger: genesis, start, `count` entries a second apart, a signed end."""
    desk = Desk(folder)
    for n in range(0, count, every):
        now = NOW + timedelta(seconds=n)
        desk.append([make_record(n + k) for k in range(every)], now)
        desk.sign(now)
    desk.close()


def spoil(folder: Path, *statements: str | tuple[str, tuple[object, ...]]) -> None:
    """Change the ledger's file as a person with the file and some SQL would."""
    with closing(sqlite3.connect(folder / "ledger.sqlite3", isolation_level=None)) as db:
        triggers = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        guards = triggers.fetchall()
        for name, _ in guards:
            db.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            db.execute(*((statement,) if isinstance(statement, str) else statement))
        for _, sql in guards:
            db.execute(sql)


def read(folder: Path) -> list[tuple[int, str, bytes]]:
    with closing(sqlite3.connect(folder / "ledger.sqlite3")) as db:
        return db.execute("SELECT seq, line, digest FROM entry ORDER BY seq").fetchall()


def rechain(lines: Iterable[str], prev: bytes = bytes(32)) -> list[bytes]:
    """The chain once more, written from its description alone."""
    digests = []
    for line in lines:
        entry = json.loads(line, parse_float=lambda text: 1 / 0)
        spelled = json.dumps(entry, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        prev = hashlib.sha256(b"\x00" + prev + spelled.encode("utf-8")).digest()
        digests.append(prev)
    return digests
