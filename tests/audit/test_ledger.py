"""The ledger: beginning, chaining, what may not be done to it, and whose it is."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from terminal.audit.ledger import ForeignLedger, LedgerUnreadable
from terminal.domain.audit import Record
from tests.audit.ledgers import NOW, Desk, make_record, read, rechain, spoil


def test_a_new_ledger_begins_by_saying_whose_it_is(desk: Desk) -> None:
    lines = [json.loads(line) for _, line, _ in read(desk.folder)]
    assert [(line["kind"], line["ref"]) for line in lines] == [
        ("system", "genesis"),
        ("system", "start"),
    ]
    genesis, start = lines[0]["body"], lines[1]["body"]
    assert genesis["desk"] == "demo"
    assert genesis["key"] == desk.signer.public.hex()
    assert genesis["log_id"] == desk.ledger.log_id
    assert {"app", "boot", "host", "monotonic_ms", "sqlite"} == set(start)


def test_each_start_is_an_entry_and_the_ledger_goes_on(desk: Desk) -> None:
    desk.close()
    again = Desk(desk.folder)
    assert again.ledger.log_id == desk.ledger.log_id
    assert [entry.seq for entry in again.append([make_record()])] == [4]
    again.close()


def test_two_ledgers_of_one_desk_are_told_apart(tmp_path: Path) -> None:
    one, other = Desk(tmp_path / "one"), Desk(tmp_path / "other")
    assert one.ledger.log_id != other.ledger.log_id
    one.close()
    other.close()


def test_the_chain_is_what_a_second_reading_of_its_description_gives(desk: Desk) -> None:
    told = desk.append(
        [make_record(n, text='\u94dc \x00\n"=cmd', deep=[{"a": None}]) for n in range(7)]
    )
    rows = read(desk.folder)
    assert rechain(line for _, line, _ in rows) == [digest for _, _, digest in rows]
    assert [entry.digest for entry in told] == [digest.hex() for _, _, digest in rows[2:]]
    assert [entry.prev for entry in told] == [digest.hex() for _, _, digest in rows[1:-1]]


def test_what_append_returns_is_what_is_read_back(desk: Desk) -> None:
    now = NOW + timedelta(microseconds=123_987)
    told = desk.append([make_record(n) for n in range(3)], now)
    kept = desk.store.submit(lambda tx: desk.ledger.newest(tx, "alert")).result()
    assert kept == told
    assert told[0].time == NOW + timedelta(milliseconds=123)


def test_a_job_that_was_undone_leaves_no_trace_in_the_chain(desk: Desk) -> None:
    def undone(tx: sqlite3.Connection) -> None:
        desk.ledger.append(tx, [make_record(1), make_record(2)], NOW)
        raise LookupError

    first = desk.append([make_record(0)])
    with pytest.raises(LookupError):
        desk.store.submit(undone).result()
    last = desk.append([make_record(3)])
    assert last[0].seq == first[0].seq + 1
    assert last[0].prev == first[0].digest


def test_a_body_without_one_spelling_is_a_defect_and_writes_nothing(desk: Desk) -> None:
    with pytest.raises(TypeError, match=r"\.body\.price is a float"):
        desk.append([make_record(0), make_record(1, price=1.5)])
    assert len(read(desk.folder)) == 2


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry SET line = line WHERE seq = 3",
        "UPDATE entry SET seq = 9 WHERE seq = 4",
        "UPDATE OR REPLACE entry SET digest = zeroblob(32) WHERE seq = 3",
        "DELETE FROM entry WHERE seq = 4",
        "DELETE FROM entry",
        "INSERT OR REPLACE INTO entry (seq, line, digest) VALUES (3, '{}', zeroblob(32))",
        "REPLACE INTO entry (seq, line, digest) SELECT seq, line, digest FROM entry",
        "INSERT INTO entry (seq, line, digest) VALUES (3, '{}', zeroblob(32))",
        "INSERT OR IGNORE INTO entry (seq, line, digest) VALUES (9, '{}', zeroblob(32))",
        "INSERT INTO entry (line, digest) VALUES ('{}', zeroblob(32))",
        "INSERT INTO entry (seq, line, digest) VALUES (0, '{}', zeroblob(32))",
        "INSERT INTO entry (seq, line, digest) VALUES (-1, '{}', zeroblob(32))",
        "INSERT INTO entry (seq, line, digest) VALUES (3, '{}', zeroblob(32))"
        " ON CONFLICT (seq) DO UPDATE SET line = '{}'",
    ],
)
def test_another_program_can_only_append(desk: Desk, statement: str) -> None:
    desk.append([make_record(0), make_record(1)])
    before = read(desk.folder)
    with (
        closing(sqlite3.connect(desk.file, isolation_level=None)) as other,
        pytest.raises(sqlite3.IntegrityError, match="append-only"),
    ):
        other.execute(statement)
    assert read(desk.folder) == before


def test_no_column_can_say_something_else_than_the_line(desk: Desk) -> None:
    desk.append([make_record(0)])
    with (
        closing(sqlite3.connect(desk.file)) as other,
        pytest.raises(sqlite3.OperationalError, match="generated column"),
    ):
        other.execute(
            "INSERT INTO entry (seq, line, digest, kind) VALUES (4, '{}', zeroblob(32), 'order')"
        )
    with closing(sqlite3.connect(desk.file)) as other:
        row = other.execute("SELECT kind, ref, time FROM entry WHERE seq = 3").fetchone()
    assert row == ("alert", "A0", "2026-11-23T03:30:00.000Z")


def test_newest_returns_the_last_entry_of_every_thing_of_a_kind(desk: Desk) -> None:
    desk.append([make_record(n % 5, turn=n) for n in range(23)])
    desk.append([make_record(1, kind="order", turn=99)])
    newest = desk.store.submit(lambda tx: desk.ledger.newest(tx, "alert")).result()
    assert [(entry.ref, entry.body["turn"]) for entry in newest] == [
        ("A3", 18),
        ("A4", 19),
        ("A0", 20),
        ("A1", 21),
        ("A2", 22),
    ]
    last = desk.store.submit(lambda tx: desk.ledger.newest(tx, "alert", most=2)).result()
    assert [entry.ref for entry in last] == ["A1", "A2"]


def test_newest_names_the_digest_before(desk: Desk) -> None:
    told = desk.append([make_record(0), make_record(1)])
    newest = desk.store.submit(lambda tx: desk.ledger.newest(tx, "alert")).result()
    assert [entry.prev for entry in newest] == [entry.prev for entry in told]


def test_the_ledger_of_another_desk_is_refused_by_both_names(desk: Desk, tmp_path: Path) -> None:
    desk.close()
    before = read(desk.folder)
    with pytest.raises(ForeignLedger) as refusal:
        Desk(desk.folder, "copper")
    assert str(refusal.value).startswith(str(desk.file))
    assert "'demo'" in str(refusal.value)
    assert "'copper'" in str(refusal.value)
    assert read(desk.folder) == before


@pytest.mark.parametrize(
    "line",
    ["{}", "[1]", '{"actor":"a","body":[],"kind":"k","ref":"r","seq":1,"time":"t"}'],
)
def test_a_ledger_without_its_beginning_is_refused(desk: Desk, line: str) -> None:
    desk.close()
    spoil(desk.folder, ("UPDATE entry SET line = ? WHERE seq = 1", (line,)))
    with pytest.raises(LedgerUnreadable, match=f"{desk.file}: the first entry is not"):
        Desk(desk.folder)


def test_a_ledger_of_a_later_format_is_refused(desk: Desk) -> None:
    desk.close()
    spoil(
        desk.folder,
        "UPDATE entry SET line = replace(line, '\"format\":1', '\"format\":2') WHERE seq = 1",
    )
    with pytest.raises(LedgerUnreadable, match="has format 2, this program writes 1"):
        Desk(desk.folder)


def test_a_lost_key_is_replaced_and_the_ledger_says_so(desk: Desk) -> None:
    desk.close()
    (desk.folder / "signing.key").unlink()
    again = Desk(desk.folder)
    told = again.store.submit(lambda tx: again.ledger.newest(tx, "system")).result()
    by_ref = {entry.ref: entry.body for entry in told}
    assert by_ref["key"] == {
        "former": desk.signer.key_id,
        "key": again.signer.public.hex(),
        "key_id": again.signer.key_id,
    }
    again.close()
    third = Desk(desk.folder)
    assert third.append([Record(kind="x", ref="x", actor="x", body={})])[0].seq == 6
    third.close()


def test_a_moved_ledger_is_still_the_same(desk: Desk, tmp_path: Path) -> None:
    desk.append([make_record(0)])
    desk.close()
    shutil.move(desk.folder, tmp_path / "moved")
    again = Desk(tmp_path / "moved")
    assert again.ledger.log_id == desk.ledger.log_id
    assert again.heads.warning == ""
    again.close()
