"""The chain: how a record becomes a line, and how each line vouches for all before it.

A line is the canonical JSON of one entry: keys sorted by code point at every depth, no spaces, text
as UTF-8 unescaped where JSON allows, integers only. Its digest is SHA-256 over a zero byte, the
digest before it (32 zero bytes before the first) and the line's bytes: nothing else, so that any
program with SHA-256 can check the chain without reading JSON at all.
"""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

import msgspec

from terminal.domain.audit import Entry, Record

FORMAT = 1
BEFORE_THE_FIRST = bytes(32)


class Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One line taken apart; `body` stays JSON text until somebody needs it."""

    actor: str
    body: msgspec.Raw
    kind: str
    ref: str
    seq: int
    time: str


EXACT = frozenset({str, int, bool, type(None)})

_encoder = msgspec.json.Encoder(order="sorted")


def encode(value: dict[str, Any]) -> bytes:
    """Write canonical JSON; TypeError names what cannot be written, above all a float.

    A float has as many spellings as there are programs; a digest needs exactly one.
    """
    _refuse_inexact(value, "")
    return _encoder.encode(value)


def line_of(seq: int, time: str, record: Record) -> bytes:
    """Spell out one entry; `time` as `stamp` gives it."""
    return encode(
        {
            "actor": record.actor,
            "body": record.body,
            "kind": record.kind,
            "ref": record.ref,
            "seq": seq,
            "time": time,
        }
    )


# Takes a line apart; ValueError when it is none. Bound once, since a walk calls it a million times.
decode = msgspec.json.Decoder(Line).decode


def digest(prev: bytes, line: bytes) -> bytes:
    """Chain a line to the digest before it."""
    return sha256(b"\0" + prev + line).digest()


def stamp(now: datetime) -> str:
    """Write a time as the ledger does: UTC, milliseconds, "2026-11-23T03:30:00.123Z"."""
    return now.astimezone(UTC).isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"


def entry_of(line: bytes, prev: bytes, own: bytes) -> Entry:
    """Read an entry back from its line, the digest before it and its own."""
    parts = decode(line)
    return Entry(
        seq=parts.seq,
        time=datetime.fromisoformat(parts.time),
        kind=parts.kind,
        ref=parts.ref,
        actor=parts.actor,
        body=msgspec.json.decode(parts.body),
        prev=prev.hex(),
        digest=own.hex(),
    )


def _refuse_inexact(value: object, where: str) -> None:
    if type(value) in EXACT:
        return
    if isinstance(value, dict):
        for key, item in value.items():
            if not isinstance(key, str):
                raise TypeError(f"audit line: the key {key!r} in {where or 'it'} is not text")
            if type(item) not in EXACT:
                _refuse_inexact(item, f"{where}.{key}")
    elif isinstance(value, list | tuple):
        for index, item in enumerate(value):
            _refuse_inexact(item, f"{where}[{index}]")
    elif not isinstance(value, str | int):
        kind = type(value).__name__
        raise TypeError(f"audit line: {where} is a {kind} ({value!r}); write it as text")
