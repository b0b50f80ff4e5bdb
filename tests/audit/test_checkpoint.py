"""Signed heads: when, in which transaction, and their copy beside the ledger."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from terminal.audit.checkpoint import PURPOSE, parse_row, rows_of
from terminal.store import StoreError
from tests.audit.ledgers import NOW, Desk, fill, make_record, read, spoil


def copy_of(folder: Path) -> list[bytes]:
    return rows_of((folder / "checkpoints.jsonl").read_bytes())


def table_of(folder: Path) -> list[int]:
    with closing(sqlite3.connect(folder / "ledger.sqlite3")) as db:
        return [size for (size,) in db.execute("SELECT size FROM checkpoint ORDER BY size")]


def test_a_head_says_and_signs_where_the_ledger_ended(desk: Desk) -> None:
    told = desk.append([make_record(n) for n in range(3)])
    desk.sign(NOW + timedelta(seconds=1))
    checkpoint = parse_row(copy_of(desk.folder)[-1])
    head = checkpoint.head
    assert (head.size, head.head) == (5, told[-1].digest)
    assert (head.log_id, head.key_id) == (desk.ledger.log_id, desk.signer.key_id)
    assert head.time == "2026-11-23T03:30:01.000Z"
    key = Ed25519PublicKey.from_public_bytes(desk.signer.public)
    key.verify(checkpoint.signature, PURPOSE + checkpoint.line)
    assert json.loads(checkpoint.row)["checkpoint"] == json.loads(checkpoint.line)


def test_the_start_is_signed(desk: Desk) -> None:
    assert table_of(desk.folder) == [2]
    assert len(copy_of(desk.folder)) == 1


def test_nothing_new_is_signed_twice(desk: Desk) -> None:
    desk.append([make_record()])
    desk.sign()
    desk.sign()
    assert table_of(desk.folder) == [2, 3]
    assert len(copy_of(desk.folder)) == 2


def test_a_head_covers_the_entries_of_its_own_transaction_and_dies_with_them(desk: Desk) -> None:
    def undone(tx: sqlite3.Connection) -> None:
        desk.ledger.append(tx, [make_record()], NOW)
        made = desk.heads.sign(tx, NOW)
        assert made is not None
        assert made.head.size == 3
        raise LookupError

    with pytest.raises(LookupError):
        desk.store.submit(undone).result()
    desk.store.submit(desk.heads.publish).result()
    assert table_of(desk.folder) == [2]
    assert len(copy_of(desk.folder)) == 1


@pytest.mark.parametrize(
    ("seq", "seconds", "is_due"),
    [(2, 0, False), (101, 299, False), (102, 0, True), (3, 300, True), (2, 9999, False)],
)
def test_a_head_is_due_after_100_entries_or_5_minutes(
    desk: Desk, seq: int, seconds: int, is_due: bool
) -> None:
    assert desk.heads.due(seq, NOW + timedelta(seconds=seconds)) == is_due


def test_what_a_crash_kept_from_being_copied_is_copied_at_the_next_start(desk: Desk) -> None:
    desk.append([make_record()])
    desk.store.submit(lambda tx: desk.heads.sign(tx, NOW)).result()
    desk.close()
    assert len(copy_of(desk.folder)) == 1
    again = Desk(desk.folder)
    assert [parse_row(row).head.size for row in copy_of(desk.folder)] == [2, 3, 4]
    again.close()


def test_a_row_that_was_cut_short_is_replaced(desk: Desk) -> None:
    desk.append([make_record()])
    desk.sign()
    desk.close()
    file = desk.folder / "checkpoints.jsonl"
    whole = file.read_bytes()
    file.write_bytes(whole[:-30])
    again = Desk(desk.folder)
    assert again.heads.warning == ""
    assert file.read_bytes().startswith(whole)
    assert [parse_row(row).head.size for row in copy_of(desk.folder)] == [2, 3, 4]
    again.close()


def test_a_missing_copy_is_written_anew(desk: Desk) -> None:
    desk.append([make_record()])
    desk.sign()
    desk.close()
    (desk.folder / "checkpoints.jsonl").unlink()
    again = Desk(desk.folder)
    assert [parse_row(row).head.size for row in copy_of(desk.folder)] == [2, 3, 4]
    again.close()


def test_a_copy_that_cannot_be_written_is_caught_up_later(desk: Desk) -> None:
    file = desk.folder / "checkpoints.jsonl"
    file.rename(desk.folder / "aside")
    file.mkdir()
    desk.append([make_record()])
    with pytest.raises(StoreError, match=f"{file}: cannot be written"):
        desk.sign()
    file.rmdir()
    (desk.folder / "aside").rename(file)
    desk.sign()
    assert [parse_row(row).head.size for row in copy_of(desk.folder)] == [2, 3]


def test_a_ledger_whose_end_was_cut_off_is_noticed_at_the_start(tmp_path: Path) -> None:
    fill(tmp_path, 20)
    spoil(tmp_path, "DELETE FROM entry WHERE seq > 12", "DELETE FROM checkpoint WHERE size > 12")
    desk = Desk(tmp_path)
    assert "entry 22 was signed at 2026-11-23T03:30:10.000Z, but the ledger is shorter" in (
        desk.heads.warning
    )
    assert desk.append([make_record()])[0].seq == 14, "the desk goes on all the same"
    desk.close()


def test_a_rewritten_entry_is_noticed_at_the_start(tmp_path: Path) -> None:
    fill(tmp_path, 20)
    spoil(tmp_path, "UPDATE entry SET digest = zeroblob(32) WHERE seq = 22")
    desk = Desk(tmp_path)
    assert "entry 22 is not the one that was signed" in desk.heads.warning
    desk.close()


def test_a_damaged_copy_is_noticed_at_the_start(tmp_path: Path) -> None:
    fill(tmp_path, 20)
    file = tmp_path / "checkpoints.jsonl"
    file.write_bytes(b"damaged\n" + file.read_bytes())
    desk = Desk(tmp_path)
    assert f"{file}: a line is damaged" in desk.heads.warning
    desk.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE checkpoint SET signature = zeroblob(64)",
        "DELETE FROM checkpoint",
        "REPLACE INTO checkpoint SELECT size, line, zeroblob(64) FROM checkpoint",
        "INSERT INTO checkpoint VALUES (1, '{}', zeroblob(64))",
    ],
)
def test_another_program_can_change_no_signed_head(desk: Desk, statement: str) -> None:
    with (
        closing(sqlite3.connect(desk.file, isolation_level=None)) as other,
        pytest.raises(sqlite3.IntegrityError, match="a signed head"),
    ):
        other.execute(statement)
    assert table_of(desk.folder) == [2]


def test_rows_follow_the_ledger(tmp_path: Path) -> None:
    fill(tmp_path, 40)
    digests = {seq: digest.hex() for seq, _, digest in read(tmp_path)}
    heads = [parse_row(row).head for row in copy_of(tmp_path)]
    assert [head.size for head in heads] == [2, 12, 22, 32, 42]
    assert all(digests[head.size] == head.head for head in heads)


def test_no_head_is_copied_before_it_is_committed(desk: Desk) -> None:
    def sign_and_publish_too_soon(tx: sqlite3.Connection) -> None:
        desk.ledger.append(tx, [make_record()], NOW)
        desk.heads.sign(tx, NOW)
        desk.heads.publish(tx)

    desk.store.submit(sign_and_publish_too_soon).result()
    assert len(copy_of(desk.folder)) == 1
    desk.store.submit(desk.heads.publish).result()
    assert len(copy_of(desk.folder)) == 2
