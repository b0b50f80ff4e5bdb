"""Writes entries as lines for a person at a terminal."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from terminal.audit import chain, source
from terminal.audit.sheet import fields_of, local_time
from terminal.store import explain


def lines(
    path: Path, kind: str | None = None, ref: str | None = None, last: int | None = None
) -> Iterator[str]:
    """Yield one line an entry, oldest first; with `last`, only that many of the newest.

    path: data folder or ledger file; kind, ref: only such entries
    LedgerMissing, NotALedger (also for a line that is none).
    """
    chosen = [("kind", kind), ("ref", ref)]
    where = " AND ".join(f"{name} = ?" for name, value in chosen if value is not None) or "TRUE"
    query = f"SELECT seq, line FROM entry WHERE {where} ORDER BY seq DESC LIMIT ?"
    values = [value for _, value in chosen if value is not None]
    with closing(source.open_ledger(path)) as db:
        try:
            limit = -1 if last is None else last
            for seq, line in db.execute(f"SELECT * FROM ({query}) ORDER BY seq", (*values, limit)):
                yield _line(seq, line)
        except sqlite3.Error as error:
            raise source.NotALedger(explain(error, source.ledger_file(path))) from error


def _line(seq: int, text: bytes) -> str:
    try:
        line = chain.decode(text)
        told = " ".join(f"{name}={value}" for name, value in fields_of(line).items() if value)
        parts = f"{local_time(line.time)}  {line.kind:<15} {line.ref}  by {line.actor}  {told}"
    except ValueError as error:
        parts = f"this line is damaged: {error}"
    # Whatever an entry holds, it must not steer the terminal.
    return f"{seq:>8}  " + "".join(
        c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in parts
    )
