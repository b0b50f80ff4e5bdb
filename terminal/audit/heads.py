"""Checks signed heads against what a walk over the entries has found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from terminal.audit.checkpoint import PURPOSE, Checkpoint, SignedHead, parse_row
from terminal.audit.half import Seal
from terminal.audit.second import Second
from terminal.audit.walk import BAD_SIGNATURE, BROKEN, INCOMPLETE, Fault, Key, Walk


def parse_rows(rows: list[bytes], name: str) -> list[Checkpoint]:
    """Read the lines of checkpoints.jsonl; Fault (BAD_SIGNATURE) at one that is none."""
    heads = []
    for number, row in enumerate(rows, 1):
        try:
            heads.append(parse_row(row))
        except ValueError as error:
            raise Fault(BAD_SIGNATURE, f"{name}, line {number} is damaged: {error}") from error
    return heads


def sizes_of(heads: Iterable[Checkpoint]) -> set[int]:
    """Collect the entries that heads speak of; one that cannot be read is met again later."""
    sizes = set()
    for head in heads:
        with suppress(ValueError):
            sizes.add(head.head.size)
    return sizes


def sizes_of_rows(rows: Iterable[bytes]) -> set[int]:
    """Do the same for lines of checkpoints.jsonl."""
    sizes = set()
    for row in rows:
        with suppress(ValueError):
            sizes.add(parse_row(row).head.size)
    return sizes


def check_heads(walk: Walk, checkpoints: Iterable[Checkpoint], second: Second | None = None) -> int:
    """Return the last signed entry of the walk, 0 if none is; `second` may check some signatures.

    Fault: a signature that is not the ledger's (BAD_SIGNATURE); entries that are not those that
    were signed (BROKEN); entries that were signed and are not there (INCOMPLETE).
    """
    signed = _signed(walk, list(checkpoints), second or Second())
    heads = sorted(signed, key=lambda head: head.size)
    agreed = 0
    for head in heads:
        if head.size < walk.first - 1:
            continue
        if head.size > walk.seq:
            last = heads[-1]
            raise Fault(
                INCOMPLETE,
                f"entries {walk.seq + 1} to {last.size} are missing: {last.size} were there when "
                f"the head was signed at {last.time}",
                walk.seq + 1,
            )
        if walk.marks[head.size].hex() != head.head:
            first = max(agreed + 1, walk.first)
            raise Fault(
                BROKEN,
                f"entries {first} to {head.size} are not those that were signed at {head.time}",
                first,
            )
        agreed = head.size
    return agreed


def _signed(walk: Walk, checkpoints: list[Checkpoint], second: Second) -> list[SignedHead]:
    publics = {name: _loaded(key) for name, key in walk.keys.items()}
    second.check(_seals(walk, checkpoints))
    heads = []
    for checkpoint in checkpoints:
        try:
            head = checkpoint.head
        except ValueError as error:
            raise Fault(BAD_SIGNATURE, f"a signed head is damaged: {error}") from error
        where = f"the signed head of entry {head.size} ({head.time})"
        key = walk.keys.get(head.key_id)
        if key is None or head.size < key.since:
            raise Fault(
                BAD_SIGNATURE,
                f"{where} is signed with key {head.key_id}, which this ledger does not name",
                head.size,
            )
        try:
            if not second.vouches(_seal(key, checkpoint)):
                publics[head.key_id].verify(checkpoint.signature, PURPOSE + checkpoint.line)
        except InvalidSignature as error:
            raise Fault(
                BAD_SIGNATURE, f"{where} does not bear a true signature", head.size
            ) from error
        if walk.log_id and head.log_id != walk.log_id:
            raise Fault(BROKEN, f"{where} belongs to another ledger ({head.log_id})", head.size)
        heads.append(head)
    return heads


# Those that will be checked, in this order, up to the first fault.
def _seals(walk: Walk, checkpoints: list[Checkpoint]) -> Iterator[Seal]:
    for checkpoint in checkpoints:
        with suppress(ValueError):
            key = walk.keys.get(checkpoint.head.key_id)
            if key is not None:
                yield _seal(key, checkpoint)


def _seal(key: Key, checkpoint: Checkpoint) -> Seal:
    return Seal(key.public, checkpoint.signature, PURPOSE + checkpoint.line)


def _loaded(key: Key) -> Ed25519PublicKey:
    try:
        return Ed25519PublicKey.from_public_bytes(key.public)
    except ValueError as error:
        raise Fault(BROKEN, f"entry {key.since} names a key that is none", key.since) from error
