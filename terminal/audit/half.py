"""What the second process of a verification does: it walks a part, and checks signatures.

    python -P -m terminal.audit.half

`second.py` starts it, writes jobs to its standard input and reads answers from its output, one JSON
a line. It ends with its input, in mid-step if need be: nobody waits for the answer then.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Callable, Iterable
from contextlib import closing
from itertools import islice
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import IO

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from terminal import Refused
from terminal.audit.source import open_ledger
from terminal.audit.walk import Fault, Part, Row, Walk

FROM = "SELECT seq, line, digest FROM entry WHERE seq >= ? ORDER BY seq"


class Seal(msgspec.Struct, frozen=True):
    """A signature to check: `public` and `signature` as raw bytes, over `message`."""

    public: bytes
    signature: bytes
    message: bytes


class WalkJob(msgspec.Struct, frozen=True, tag="walk"):
    """Walk entries `first` (at least 2) to `last`; keep the digests of `sizes`.

    path: as the file system spells it, which need not be text
    """

    path: bytes
    first: int
    last: int
    sizes: list[int]


class SealJob(msgspec.Struct, frozen=True, tag="seals"):
    """Check signatures."""

    seals: list[Seal]


class Walked(msgspec.Struct, frozen=True, tag="walked"):
    """The walk has come to entry `seq`."""

    seq: int


class Found(msgspec.Struct, frozen=True, tag="found"):
    """How the walk ended; None unless every entry was there and sound."""

    part: Part | None


class Held(msgspec.Struct, frozen=True, tag="held"):
    """Which signatures are true, in the order of the job."""

    held: list[bool]


Job = WalkJob | SealJob
Answer = Walked | Found | Held
Tell = Callable[[int], None]

_jobs = msgspec.json.Decoder(Job)


def walk_part(job: WalkJob, tell: Tell) -> Part | None:
    """Walk the job's entries from the digest that is stored before them."""
    try:
        with closing(open_ledger(Path(os.fsdecode(job.path)))) as db:
            return _walked(iter(db.execute(FROM, (job.first - 1,))), job, tell)
    except (Fault, Refused, sqlite3.Error):
        return None


def holds(seal: Seal) -> bool:
    """The signature is true."""
    try:
        public = Ed25519PublicKey.from_public_bytes(seal.public)
        public.verify(seal.signature, seal.message)
    except (ValueError, InvalidSignature):
        return False
    return True


def serve(lines: Iterable[bytes], out: IO[bytes]) -> None:
    """Do one job after another."""

    def say(answer: Answer) -> None:
        out.write(msgspec.json.encode(answer) + b"\n")
        out.flush()

    for line in lines:
        job = _jobs.decode(line)
        if isinstance(job, WalkJob):
            say(Found(walk_part(job, lambda seq: say(Walked(seq)))))
        else:
            say(Held([holds(seal) for seal in job.seals]))


# The entry before the part comes along, to begin from. In a table made by other hands numbers may
# stand twice or be none: so the rows are counted off in the order in which one walk over all of
# them would meet them, and the one behind the last must be a later entry.
def _walked(rows: Iterable[Row], job: WalkJob, tell: Tell) -> Part | None:
    rows = iter(rows)
    before = next(rows, None)
    if before is None or before[0] != job.first - 1 or not isinstance(before[2], bytes):
        return None
    walk = Walk()
    walk.begin_at(job.first, before[2])
    count = job.last - job.first + 1
    walk.over(islice(rows, count), set(job.sizes), job.last, lambda done, total: tell(done))
    behind = next(rows, None)
    if walk.seq != job.last or (behind is not None and behind[0] != job.last + 1):
        return None
    return walk.part()


def main() -> None:
    """Serve standard input until it ends."""
    lines: SimpleQueue[bytes] = SimpleQueue()
    Thread(target=_read, args=(sys.stdin.buffer, lines), daemon=True).start()
    try:
        serve(iter(lines.get, b""), sys.stdout.buffer)
    finally:
        # Not by the long way, on which the interpreter would wait for the reader's lock.
        os._exit(1)


def _read(source: IO[bytes], lines: SimpleQueue[bytes]) -> None:
    for line in source:
        lines.put(line)
    os._exit(0)


if __name__ == "__main__":
    main()
