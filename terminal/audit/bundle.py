"""A bundle: what an export writes for somebody else to check, and how this program checks it.

A .zip with `audit.jsonl` (one line an entry: `{"digest":"<64 hex>","entry":<the line>}`, the line
as it was hashed), `audit.csv` (the same to look at), `checkpoints.jsonl`, `public_keys.json`,
`manifest.json`, `README.txt` and `verify_bundle.py`, which needs nothing of this program.
"""

from __future__ import annotations

import binascii
import zipfile
import zlib
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import IO

import msgspec

from terminal.audit.chain import FORMAT
from terminal.audit.checkpoint import NAME as HEADS
from terminal.audit.checkpoint import rows_of
from terminal.audit.heads import check_heads, parse_rows, sizes_of_rows
from terminal.audit.key import key_id
from terminal.audit.walk import BROKEN, INCOMPLETE, Fault, Key, Progress, Row, Walk

ENTRIES = "audit.jsonl"
TABLE = "audit.csv"
KEYS = "public_keys.json"
MANIFEST = "manifest.json"
BLOCK = 1 << 20
# Around the line in ENTRIES: 11 bytes, 64 hex digits, 10 bytes, the line, 2 bytes.
BEFORE_DIGEST, BEFORE_LINE, BEHIND_LINE = b'{"digest":"', b'","entry":', b"}\n"


class FileMark(msgspec.Struct, frozen=True):
    """One file of a bundle: SHA-256 (hex) and bytes."""

    sha256: str
    size: int


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What is in a bundle.

    first, last: its entries; prev: the digest before the first; head: the digest of the last
    since, until: what was asked for, as the ledger writes times; None = from the first, to the last
    """

    format: int
    app: str
    desk: str
    log_id: str
    exported: str
    since: str | None
    until: str | None
    first: int
    last: int
    prev: str
    head: str
    counts: dict[str, int]
    files: dict[str, FileMark]


def wrap(line: bytes, digest: bytes) -> bytes:
    """Write one line of ENTRIES."""
    return b"".join((BEFORE_DIGEST, digest.hex().encode(), BEFORE_LINE, line, BEHIND_LINE))


def check_bundle(path: Path, walk: Walk, progress: Progress) -> tuple[int, int]:
    """Check entries, signed heads, then each file; return heads and last signed entry, or Fault."""
    try:
        with zipfile.ZipFile(path) as bundle:
            return _check(bundle, walk, progress)
    except FileNotFoundError as error:
        raise Fault(INCOMPLETE, "there is no such file") from error
    except (OSError, zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise Fault(BROKEN, f"it cannot be read as a .zip file: {error}") from error


def _check(bundle: zipfile.ZipFile, walk: Walk, progress: Progress) -> tuple[int, int]:
    manifest = _manifest(bundle)
    missing = sorted({HEADS, ENTRIES, *manifest.files} - set(bundle.namelist()))
    if missing:
        raise Fault(INCOMPLETE, f"{missing[0]} is missing")
    walk.begin_at(manifest.first, bytes.fromhex(manifest.prev))
    walk.desk, walk.log_id = manifest.desk, manifest.log_id
    rows = rows_of(bundle.read(HEADS))
    with bundle.open(ENTRIES) as file:
        walk.over(_rows(file, manifest.first), sizes_of_rows(rows), manifest.last, progress)
    if manifest.first > 1:
        _take_keys(bundle, walk)
    signed = check_heads(walk, parse_rows(rows, HEADS))
    if walk.seq < manifest.last:
        raise Fault(
            INCOMPLETE, f"entries {walk.seq + 1} to {manifest.last} are missing", walk.seq + 1
        )
    if walk.digest.hex() != manifest.head:
        raise Fault(BROKEN, f"{MANIFEST} names another head than the last entry's")
    if signed < walk.seq:
        walk.notes.append(f"no signed head vouches for the entries after {signed}")
    _check_files(bundle, manifest)
    return len(rows), signed


def _manifest(bundle: zipfile.ZipFile) -> Manifest:
    try:
        manifest = msgspec.json.decode(bundle.read(MANIFEST), type=Manifest)
        bytes.fromhex(manifest.prev)
    except KeyError as error:
        raise Fault(INCOMPLETE, f"{MANIFEST} is missing") from error
    except ValueError as error:
        raise Fault(BROKEN, f"{MANIFEST} is damaged: {error}") from error
    if manifest.format != FORMAT:
        raise Fault(BROKEN, f"the bundle has format {manifest.format}, not {FORMAT}")
    return manifest


# A last row that was cut short is none: what is missing is found by its absence.
def _rows(file: IO[bytes], first: int) -> Iterator[Row]:
    start = len(BEFORE_DIGEST)
    middle = start + 64
    line_at = middle + len(BEFORE_LINE)
    for seq, row in enumerate(file, first):
        if not row.endswith(b"\n"):
            return
        is_whole = (
            row.startswith(BEFORE_DIGEST)
            and row[middle:line_at] == BEFORE_LINE
            and row.endswith(BEHIND_LINE)
        )
        try:
            digest = binascii.unhexlify(row[start:middle])
        except binascii.Error:
            is_whole = False
        if not is_whole:
            raise Fault(BROKEN, f"entry {seq}: its row in {ENTRIES} is damaged", seq)
        yield seq, row[line_at : -len(BEHIND_LINE)], digest


# A range lacks the entries that name the keys; whoever reads it compares the ids.
def _take_keys(bundle: zipfile.ZipFile, walk: Walk) -> None:
    try:
        named = msgspec.json.decode(bundle.read(KEYS), type=dict[str, str])
        for text in named.values():
            public = bytes.fromhex(text)
            walk.keys.setdefault(key_id(public), Key(public, 0))
    except (KeyError, ValueError) as error:
        raise Fault(BROKEN, f"{KEYS} is damaged: {error}") from error


def _check_files(bundle: zipfile.ZipFile, manifest: Manifest) -> None:
    for name, mark in manifest.files.items():
        digest = sha256()
        with bundle.open(name) as file:
            while block := file.read(BLOCK):
                digest.update(block)
        if digest.hexdigest() != mark.sha256:
            raise Fault(BROKEN, f"{name} is not the file that was exported")
