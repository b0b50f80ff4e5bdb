"""The second process's work: a part is sound only if every entry of it is, and stands once."""

from __future__ import annotations

import io
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from terminal.audit.half import Answer, Found, Held, Seal, SealJob, WalkJob, holds, serve, walk_part
from terminal.audit.walk import Part
from tests.audit.ledgers import fill, read, spoil

ROOT = Path(__file__).resolve().parents[2]
KEY = Ed25519PrivateKey.from_private_bytes(bytes(32))


def seal(message: bytes = b"head") -> Seal:
    return Seal(KEY.public_key().public_bytes_raw(), KEY.sign(message), message)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """42 entries."""
    fill(tmp_path, 40)
    return tmp_path


def walked(folder: Path, first: int = 22, last: int = 42, *sizes: int) -> Part | None:
    job = WalkJob(os.fsencode(folder), first, last, list(sizes))
    return walk_part(job, lambda seq: None)


def test_a_part_is_walked_from_the_digest_stored_before_it(folder: Path) -> None:
    digests = [digest for _, _, digest in read(folder)]
    part = walked(folder, 22, 40, 22, 32, 40)
    assert part is not None
    assert (part.first, part.last, part.keys, part.notes) == (22, 40, {}, [])
    assert (part.prev, part.digest) == (digests[20], digests[39])
    assert part.marks == {size: digests[size - 1] for size in (22, 32, 40)}


def test_a_key_named_in_a_part_is_told(folder: Path) -> None:
    (folder / "signing.key").unlink()
    fill(folder, 10)
    part = walked(folder, 40, 54)
    assert part is not None
    assert [key.since for key in part.keys.values()] == [43]
    assert part.notes == [f"from entry 43 on a new key signs, {next(iter(part.keys))}"]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry SET line = replace(line, '-12.5', '12.5') WHERE seq = 30",
        "UPDATE entry SET digest = zeroblob(32) WHERE seq = 42",
        "UPDATE entry SET digest = zeroblob(32) WHERE seq = 21",
        "DELETE FROM entry WHERE seq = 21",
        "DELETE FROM entry WHERE seq = 22",
        "DELETE FROM entry WHERE seq = 42",
        "DELETE FROM entry",
        "DROP TABLE entry",
    ],
)
def test_a_part_that_is_not_sound_is_none(folder: Path, statement: str) -> None:
    with closing(sqlite3.connect(folder / "ledger.sqlite3", isolation_level=None)) as db:
        for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
            db.execute(f"DROP TRIGGER {name}")
        db.execute(statement)
    assert walked(folder) is None


@pytest.mark.parametrize("seq", [21, 42, "22", 21.5, 41.5, 42.5, b"43"])
def test_a_number_that_stands_twice_or_is_none_makes_a_part_unsound(
    folder: Path, seq: object
) -> None:
    assert walked(folder) is not None
    loosen(folder)
    assert walked(folder) is not None
    spoil(folder, ("INSERT INTO entry SELECT ?, line, digest FROM entry WHERE seq = 42", (seq,)))
    assert walked(folder) is None


def test_a_part_begins_behind_the_entry_before_it_and_no_other(folder: Path) -> None:
    loosen(folder)
    spoil(folder, "UPDATE entry SET seq = 21.5 WHERE seq = 21")
    assert walked(folder) is None


def test_entries_that_came_later_do_no_harm(folder: Path) -> None:
    assert walked(folder, 22, 41) is not None


def test_a_file_that_is_gone_proves_nothing(tmp_path: Path) -> None:
    assert walked(tmp_path / "nowhere") is None


def test_a_signature_holds_or_does_not() -> None:
    ours = seal()
    assert holds(ours)
    assert not holds(msgspec.structs.replace(ours, message=b"tail"))
    assert not holds(msgspec.structs.replace(ours, signature=bytes(64)))
    assert not holds(msgspec.structs.replace(ours, signature=b""))
    assert not holds(msgspec.structs.replace(ours, public=b"short"))


def test_jobs_are_answered_one_after_another(folder: Path) -> None:
    jobs = [
        WalkJob(os.fsencode(folder), 22, 42, [30]),
        SealJob([seal(), msgspec.structs.replace(seal(), message=b"tail")]),
        WalkJob(os.fsencode(folder), 22, 99, []),
    ]
    out = io.BytesIO()
    serve(map(msgspec.json.encode, jobs), out)
    assert list(answers(out.getvalue())) == [
        Found(walked(folder, 22, 42, 30)),
        Held([True, False]),
        Found(None),
    ]


def test_it_ends_with_its_input_in_mid_step(folder: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "terminal.audit.half"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    jobs = [SealJob([seal()]), SealJob([seal()] * 50_000)]  # the second takes seconds
    said, _ = process.communicate(b"".join(msgspec.json.encode(job) + b"\n" for job in jobs))
    assert Held([True] * 50_000) not in answers(said)
    assert process.returncode == 0


def answers(said: bytes) -> Iterator[Answer]:
    decoder = msgspec.json.Decoder(Answer)
    return map(decoder.decode, said.splitlines())


def loosen(folder: Path) -> None:
    """Put a table in the place of ours that takes anything as a number."""
    spoil(
        folder,
        "CREATE TABLE loose (seq, line, digest)",
        "INSERT INTO loose SELECT seq, line, digest FROM entry",
        "DROP TABLE entry",
        "ALTER TABLE loose RENAME TO entry",
    )
