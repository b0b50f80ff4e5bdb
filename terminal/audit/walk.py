"""One pass over the entries, from the file or from a bundle: every digest computed again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from terminal.audit import chain
from terminal.audit.key import key_id

Row = tuple[int, bytes, bytes]
Progress = Callable[[int, int], None]

INTACT, BROKEN, INCOMPLETE, BAD_SIGNATURE = 0, 1, 2, 3
TELL_EVERY = 5_000


class Fault(Exception):
    """What is wrong: an exit code, a sentence, and the first entry it concerns."""

    def __init__(self, code: int, sentence: str, seq: int | None = None) -> None:
        super().__init__(sentence)
        self.code = code
        self.seq = seq


class Key(msgspec.Struct, frozen=True):
    """A public key, and the entry from which on it signs."""

    public: bytes
    since: int


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """What a walk found in entries `first` to `last`, all of them there and sound.

    prev, digest: before the first, and of the last
    keys, notes, marks: as in `Walk`, of these entries alone
    """

    first: int
    last: int
    prev: bytes
    digest: bytes
    keys: dict[str, Key]
    notes: list[str]
    marks: dict[int, bytes]


class Walk:
    """What a pass has seen so far.

    before: the digest before the first entry
    seq, digest: of the last entry seen
    marks: digests of those entries whose number was asked for
    keys: by key id, as the ledger itself names them
    """

    def __init__(self) -> None:
        self.first = 1
        self.seq = 0
        self.before = self.digest = chain.BEFORE_THE_FIRST
        self.desk = ""
        self.log_id = ""
        self.keys: dict[str, Key] = {}
        self.notes: list[str] = []
        self.marks: dict[int, bytes] = {}

    def begin_at(self, first: int, prev: bytes) -> None:
        """Start within a chain: at entry `first`, whose predecessor's digest is `prev`."""
        self.first, self.seq = first, first - 1
        self.before = self.digest = prev

    def part(self) -> Part:
        """Return what was found, for the walk over the entries before to take over."""
        return Part(
            first=self.first,
            last=self.seq,
            prev=self.before,
            digest=self.digest,
            keys=self.keys,
            notes=self.notes,
            marks=self.marks,
        )

    def join(self, part: Part) -> bool:
        """Take over what another walk found in the entries that follow.

        False, and nothing is changed, if it did not begin where this walk ends, with this digest.
        """
        if (part.first, part.prev) != (self.seq + 1, self.digest):
            return False
        self.seq, self.digest = part.last, part.digest
        self.keys |= part.keys
        self.notes += part.notes
        self.marks |= part.marks
        return True

    @property
    def entries(self) -> int:
        """How many entries were seen."""
        return self.seq - self.first + 1

    def over(self, rows: Iterable[Row], sizes: set[int], total: int, progress: Progress) -> None:
        """Check each row against the one before it; Fault at the first that does not fit."""
        seq, prev = self.seq, self.digest
        if seq in sizes:
            self.marks[seq] = prev
        for number, line, digest in rows:
            seq += 1
            if number != seq:
                raise Fault(BROKEN, f"entry {seq} is missing: entry {number} stands there", seq)
            if not isinstance(line, bytes):
                raise Fault(BROKEN, f"entry {seq} has no line", seq)
            prev = chain.digest(prev, line)
            if prev != digest:
                raise Fault(BROKEN, f"entry {seq} was changed: its digest does not fit", seq)
            try:
                parts = chain.decode(line)
            except ValueError as error:
                raise Fault(
                    BROKEN, f"entry {seq} is not a line of a ledger: {error}", seq
                ) from error
            if parts.seq != seq:
                raise Fault(BROKEN, f"entry {seq} calls itself {parts.seq}", seq)
            if seq == 1 or parts.kind == "system":
                self._read_system(seq, parts)
            if seq in sizes:
                self.marks[seq] = prev
            self.seq, self.digest = seq, prev
            if seq % TELL_EVERY == 0:
                progress(seq, total)

    # What the ledger says of itself: its beginning, and its keys.
    def _read_system(self, seq: int, parts: chain.Line) -> None:
        is_genesis = parts.kind == "system" and parts.ref == "genesis"
        if is_genesis != (seq == 1):
            raise Fault(BROKEN, f"entry {seq}: only a ledger's first entry is its beginning", seq)
        if is_genesis or parts.ref == "key":
            try:
                self._take_key(seq, msgspec.json.decode(parts.body), is_genesis)
            except (KeyError, TypeError, ValueError) as error:
                raise Fault(BROKEN, f"entry {seq} does not name a signing key", seq) from error

    def _take_key(self, seq: int, body: dict[str, Any], is_genesis: bool) -> None:
        public = bytes.fromhex(body["key"])
        name = key_id(public)
        if is_genesis:
            if body["format"] != chain.FORMAT:
                raise Fault(BROKEN, f"the ledger has format {body['format']}, not 1", seq)
            self.desk, self.log_id = str(body["desk"]), str(body["log_id"])
        else:
            self.notes.append(f"from entry {seq} on a new key signs, {name}")
        self.keys[name] = Key(public, seq)
