"""Says whether a ledger, or a bundle exported from one, is what was written.

A verdict never comes as an exception: a file that cannot be read is a verdict too. The ledger's
desk may run meanwhile. A million entries take a few seconds, on two processors half as many; give
it a process of its own if somebody waits for the same thread.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any
from zipfile import is_zipfile

import msgspec

from terminal import Refused
from terminal.audit import checkpoint, source
from terminal.audit.bundle import check_bundle
from terminal.audit.checkpoint import Checkpoint
from terminal.audit.heads import check_heads, parse_rows, sizes_of, sizes_of_rows
from terminal.audit.second import SHARE_FROM, Second
from terminal.audit.walk import BROKEN, INCOMPLETE, INTACT, Fault, Progress, Row, Walk

ENTRIES = "SELECT seq, line, digest FROM entry ORDER BY seq"
HEADS = "SELECT line, signature FROM checkpoint ORDER BY size"
TRIGGERS = (
    "SELECT count(*) FROM sqlite_master"
    " WHERE type = 'trigger' AND tbl_name IN ('entry', 'checkpoint')"
)
GUARDS = 6


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """What a verification found.

    code: 0 intact, 1 broken, 2 incomplete, 3 bad signature; also the command's exit code
    bad_seq: the first entry that is wrong or missing, where one can be named
    entries, head: how many entries were good, and the last good one's digest, hex
    checkpoints, signed: signed heads, and the last entry that one of them vouches for
    keys: ids of the keys that may sign: compare them with what you were told
    """

    code: int
    sentence: str
    bad_seq: int | None = None
    desk: str = ""
    log_id: str = ""
    entries: int = 0
    head: str = ""
    checkpoints: int = 0
    signed: int = 0
    keys: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def verify(
    path: Path, progress: Progress | None = None, *, share_from: int = SHARE_FROM
) -> Verdict:
    """Check a data folder, a ledger file or a bundle (.zip); progress(done, total) now and then.

    share_from: entries from which on a second process checks half of a ledger
    """
    walk = Walk()
    tell = progress or (lambda done, total: None)
    try:
        # An auditor may have been handed a bundle under any name; a ledger is none under any.
        if path.suffix == ".zip" or is_zipfile(path):
            count, signed = check_bundle(path, walk, tell)
        else:
            with Second() as second:
                count, signed = _check_ledger(path, walk, tell, second, share_from)
    except Fault as fault:
        return _verdict(walk, fault.code, f"{path}: {fault}", bad_seq=fault.seq)
    except source.NotALedger as refused:
        return _verdict(walk, BROKEN, str(refused))
    except Refused as refused:
        return _verdict(walk, INCOMPLETE, str(refused))
    heads = f"{count} signed heads, the last at entry {signed}" if count else "no signed head"
    sentence = f"{path}: intact: {walk.entries} entries of desk {walk.desk!r}, {heads}"
    return _verdict(walk, INTACT, sentence, checkpoints=count, signed=signed)


def _verdict(walk: Walk, code: int, sentence: str, **more: Any) -> Verdict:
    return Verdict(
        code=code,
        sentence=sentence,
        desk=walk.desk,
        log_id=walk.log_id,
        entries=walk.entries,
        head=walk.digest.hex() if walk.entries else "",
        keys=tuple(walk.keys),
        notes=tuple(walk.notes),
        **more,
    )


def _check_ledger(
    path: Path, walk: Walk, progress: Progress, second: Second, share_from: int
) -> tuple[int, int]:
    copy = source.ledger_file(path).with_name(checkpoint.NAME)
    # Before the snapshot: the copy of a running desk lags behind its ledger, never the reverse.
    copied = checkpoint.rows_of(checkpoint.read_copy(copy))
    with closing(source.open_ledger(path)) as db:
        table = _table(db)
        try:
            total = db.execute("SELECT coalesce(max(seq), 0) FROM entry").fetchone()[0]
            sizes = sizes_of(table) | sizes_of_rows(copied)
            rows: Iterator[Row] = db.execute(ENTRIES)
            # In a table made by other hands a number may be anything.
            if isinstance(total, int) and total >= max(share_from, 2):
                second.begin(path, total // 2 + 1, total, sizes)
                rows = _rest(rows, walk, second, sizes, total, progress)
            walk.over(rows, sizes, total, progress)
            guards = db.execute(TRIGGERS).fetchone()[0]
        except sqlite3.Error as error:
            raise Fault(
                BROKEN, f"what follows entry {walk.seq} cannot be read ({error})", walk.seq + 1
            ) from error
    if total == 0:
        raise Fault(INCOMPLETE, "the ledger holds no entry", 1)
    if guards < GUARDS:
        walk.notes.append(f"{GUARDS - guards} of the {GUARDS} triggers against change are gone")
    kept = parse_rows(copied, copy.name)
    signed = check_heads(walk, {head.row: head for head in (*table, *kept)}.values(), second)
    _compare(walk, table, kept, copy)
    return len(table), signed


# Walk the first half while the second process walks the other, and return what is still to be
# walked: nothing if that half is sound and begins with the very digest to which this one has come.
def _rest(
    rows: Iterator[Row],
    walk: Walk,
    second: Second,
    sizes: set[int],
    total: int,
    progress: Progress,
) -> Iterator[Row]:
    middle = total // 2
    walk.over(
        islice(rows, middle), sizes, total, lambda done, _: progress(done + second.walked(), total)
    )
    part = second.part(lambda walked: progress(middle + walked, total))
    return iter(()) if part is not None and walk.join(part) else rows


def _table(db: sqlite3.Connection) -> list[Checkpoint]:
    try:
        rows = db.execute(HEADS).fetchall()
    except sqlite3.OperationalError as error:
        raise Fault(INCOMPLETE, f"the ledger's signed heads are missing ({error})") from error
    except sqlite3.DatabaseError as error:
        raise Fault(BROKEN, f"the ledger's signed heads cannot be read ({error})") from error
    if any(not isinstance(value, bytes) for row in rows for value in row):
        raise Fault(BROKEN, "a signed head of the ledger is not what a desk writes")
    return [Checkpoint(*row) for row in rows]


# The ledger's own heads and their copy may differ only in the newest, which a crash kept from
# being copied.
def _compare(walk: Walk, table: list[Checkpoint], kept: list[Checkpoint], copy: Path) -> None:
    if not table:
        raise Fault(INCOMPLETE, "the ledger holds no signed head")
    if not copy.exists() and len(table) > 1:
        raise Fault(INCOMPLETE, f"{copy.name} is missing: a cut tail could not be seen")
    lost = {head.row for head in kept} - {head.row for head in table}
    if lost:
        raise Fault(INCOMPLETE, f"{len(lost)} signed heads in {copy.name} are gone from the ledger")
    known = {head.row for head in kept}
    is_copied = [head.row in known for head in table]
    behind = is_copied.count(False)
    if behind and any(is_copied[-behind:]):
        raise Fault(INCOMPLETE, f"signed heads are missing in {copy.name}: lines were taken out")
    if behind:
        walk.notes.append(f"the newest {behind} signed heads are not yet in {copy.name}")
