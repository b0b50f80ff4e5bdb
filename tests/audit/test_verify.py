"""Every way to spoil a ledger is found, with the right exit code, by both verifiers."""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from terminal.audit import second
from terminal.audit.verify import verify
from tests.audit.ledgers import NOW, Desk, fill, make_record, read, rechain, spoil
from tests.audit.verifiers import ONE_FILE, both, resigned

Spoiler = Callable[[Path], None]


@pytest.fixture(scope="module")
def intact(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """42 entries; heads signed at 2, 12, 22, 32 and 42."""
    folder = tmp_path_factory.mktemp("intact") / "data"
    fill(folder, 40)
    return folder


@pytest.fixture
def folder(intact: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(intact, tmp_path / "data"))


def sql(*statements: str) -> Spoiler:
    return lambda folder: spoil(folder, *statements)


def drop(table: str) -> Spoiler:
    def spoiler(folder: Path) -> None:
        with closing(sqlite3.connect(folder / "ledger.sqlite3", isolation_level=None)) as db:
            db.execute(f"DROP TABLE {table}")

    return spoiler


def put_heads(folder: Path, rows: bytes) -> None:
    (folder / "checkpoints.jsonl").write_bytes(rows)
    heads = [json.loads(row) for row in rows.splitlines()]
    spoil(
        folder,
        "DELETE FROM checkpoint",
        *[
            (
                "INSERT INTO checkpoint VALUES (?, ?, ?)",
                (
                    head["checkpoint"]["size"],
                    json.dumps(head["checkpoint"], sort_keys=True, separators=(",", ":")),
                    bytes.fromhex(head["signature"]),
                ),
            )
            for head in heads
        ],
    )


def heads_of(folder: Path) -> bytes:
    return (folder / "checkpoints.jsonl").read_bytes()


def own_key(folder: Path) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(
        bytes.fromhex((folder / "signing.key").read_text("ascii"))
    )


def swap(folder: Path) -> None:
    rows = {seq: (line, digest) for seq, line, digest in read(folder)}
    change = "UPDATE entry SET line = ?, digest = ? WHERE seq = ?"
    spoil(folder, (change, (*rows[21], 20)), (change, (*rows[20], 21)))


def forge_the_chain(folder: Path) -> None:
    lines = [line for _, line, _ in read(folder)]
    lines[16] = lines[16].replace('"value":"-12.5"', '"value":"12.5"')
    change = "UPDATE entry SET line = ?, digest = ? WHERE seq = ?"
    digests = rechain(lines)
    spoil(
        folder,
        *[(change, (lines[n], digests[n], n + 1)) for n in range(len(lines))],
    )


def take_out_and_close_the_gap(folder: Path) -> None:
    lines = [line for _, line, _ in read(folder)]
    del lines[19]
    digests = rechain(lines)
    spoil(
        folder,
        "DELETE FROM entry",
        *[
            (
                "INSERT INTO entry (seq, line, digest) VALUES (?, ?, ?)",
                (n + 1, lines[n], digests[n]),
            )
            for n in range(len(lines))
        ],
    )


def append_by_hand(folder: Path) -> None:
    line = read(folder)[-1][1].replace('"seq":42', '"seq":43')
    spoil(
        folder,
        (
            "INSERT INTO entry (seq, line, digest) VALUES (43, ?, ?)",
            (line, hashlib.sha256(line.encode()).digest()),
        ),
    )


def edit_a_head_in_the_copy(folder: Path) -> None:
    rows = heads_of(folder).replace(b'"size":42', b'"size":41')
    (folder / "checkpoints.jsonl").write_bytes(rows)


def damage_a_head_in_the_copy(folder: Path) -> None:
    (folder / "checkpoints.jsonl").write_bytes(b"{}\n" + heads_of(folder))


def sign_with_another_key(folder: Path) -> None:
    put_heads(folder, resigned(heads_of(folder), Ed25519PrivateKey.generate()))


def sign_with_another_key_under_its_own_name(folder: Path) -> None:
    other = Ed25519PrivateKey.generate()
    name = hashlib.sha256(other.public_key().public_bytes_raw()).hexdigest()[:16]
    put_heads(folder, resigned(heads_of(folder), other, key_id=name))


def claim_another_ledger(folder: Path) -> None:
    put_heads(folder, resigned(heads_of(folder), own_key(folder), log_id="00" * 16))


def cut_everything_but_the_copy(folder: Path) -> None:
    spoil(folder, "DELETE FROM entry WHERE seq > 32", "DELETE FROM checkpoint WHERE size > 32")


def take_a_line_out_of_the_copy(folder: Path) -> None:
    rows = heads_of(folder).splitlines(keepends=True)
    (folder / "checkpoints.jsonl").write_bytes(b"".join(rows[:2] + rows[3:]))


def remove_the_copy(folder: Path) -> None:
    (folder / "checkpoints.jsonl").unlink()


def remove_the_ledger(folder: Path) -> None:
    (folder / "ledger.sqlite3").unlink()


def empty_the_file(folder: Path) -> None:
    (folder / "ledger.sqlite3").write_bytes(b"")


def write_a_letter(folder: Path) -> None:
    (folder / "ledger.sqlite3").write_bytes(b"Dear auditor, there was a ledger here.\n" * 99)


def cut_the_file_in_half(folder: Path) -> None:
    file = folder / "ledger.sqlite3"
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def wipe_pages(folder: Path) -> None:
    file = folder / "ledger.sqlite3"
    with closing(sqlite3.connect(file)) as db:
        page = db.execute(
            "SELECT max(pageno) FROM dbstat WHERE name = 'entry' AND pagetype = 'leaf'"
        ).fetchone()[0]
    data = bytearray(file.read_bytes())
    data[(page - 1) * 4096 : page * 4096] = b"\xaa" * 4096
    file.write_bytes(data)


def flip_a_byte(folder: Path) -> None:
    file = folder / "ledger.sqlite3"
    data = file.read_bytes()
    at = data.index(b'"A14","level"')
    file.write_bytes(data[:at] + b"\xffA" + data[at + 2 :])


SPOILERS: dict[str, tuple[Spoiler, int, int | None]] = {
    "a line is edited": (
        sql("UPDATE entry SET line = replace(line, '-12.5', '12.5') WHERE seq = 17"),
        1,
        17,
    ),
    "a digest is edited": (sql("UPDATE entry SET digest = zeroblob(32) WHERE seq = 9"), 1, 9),
    "two entries change places": (swap, 1, 20),
    "an entry in the middle is deleted": (sql("DELETE FROM entry WHERE seq = 20"), 1, 20),
    "the first entry is deleted": (sql("DELETE FROM entry WHERE seq = 1"), 1, 1),
    "an entry is renumbered": (sql("UPDATE entry SET seq = 50 WHERE seq = 42"), 1, 42),
    "a line is edited and all digests made to fit": (forge_the_chain, 1, 13),
    "an entry is taken out and the gap closed": (take_out_and_close_the_gap, 1, 20),
    "an entry is added by hand": (append_by_hand, 1, 43),
    "the tail is cut": (sql("DELETE FROM entry WHERE seq > 37"), 2, 38),
    "the tail is cut, and its signed heads": (cut_everything_but_the_copy, 2, 33),
    "all entries are deleted": (sql("DELETE FROM entry"), 2, 1),
    "a signed head is edited": (
        sql("UPDATE checkpoint SET line = replace(line, ':32,', ':31,') WHERE size = 32"),
        3,
        None,
    ),
    "a signature is edited": (
        sql("UPDATE checkpoint SET signature = zeroblob(64) WHERE size = 32"),
        3,
        32,
    ),
    "a signature is a number": (
        sql("UPDATE checkpoint SET signature = 5 WHERE size = 32"),
        1,
        None,
    ),
    "a signed head in the copy is edited": (edit_a_head_in_the_copy, 3, 41),
    "a line of the copy is damaged": (damage_a_head_in_the_copy, 3, None),
    "another key signs": (sign_with_another_key, 3, 2),
    "another key signs under its own name": (sign_with_another_key_under_its_own_name, 3, 2),
    "the heads are another ledger's": (claim_another_ledger, 1, 2),
    "the copy is deleted": (remove_the_copy, 2, None),
    "a line is taken out of the copy": (take_a_line_out_of_the_copy, 2, None),
    "a signed head is deleted": (sql("DELETE FROM checkpoint WHERE size = 22"), 2, None),
    "all signed heads are deleted": (sql("DELETE FROM checkpoint"), 2, None),
    "the table of signed heads is dropped": (drop("checkpoint"), 2, None),
    "the table of entries is gone": (drop("entry"), 1, None),
    "the ledger is gone": (remove_the_ledger, 2, None),
    "the file is emptied": (empty_the_file, 2, None),
    "the file is something else": (write_a_letter, 1, None),
    "the file is cut in half": (cut_the_file_in_half, 1, None),
    "a page is wiped": (wipe_pages, 1, None),
    "a byte is flipped": (flip_a_byte, 1, 17),
}


@pytest.mark.parametrize("name", SPOILERS)
def test_whatever_is_done_to_a_ledger_is_found(folder: Path, name: str) -> None:
    spoiler, code, bad_seq = SPOILERS[name]
    spoiler(folder)
    verdict = both(folder)
    assert verdict.code == code, verdict.sentence
    assert verdict.sentence.startswith(str(folder))
    assert "\n" not in verdict.sentence
    if bad_seq is not None:
        assert verdict.bad_seq == bad_seq, verdict.sentence


@pytest.mark.parametrize("name", SPOILERS)
def test_two_processes_come_to_the_same_verdict(
    folder: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(second, "cores", lambda: 2)
    monkeypatch.setattr(second, "SEALS", 1)
    assert verify(folder, share_from=2) == verify(folder)
    SPOILERS[name][0](folder)
    assert verify(folder, share_from=2) == verify(folder)


# A table in the place of ours that takes any line, and anything as a number.
LOOSE = (
    "CREATE TABLE loose (seq, line, digest)",
    "INSERT INTO loose SELECT seq, line, digest FROM entry",
    "DROP TABLE entry",
    "ALTER TABLE loose RENAME TO entry",
)


def put_lines(folder: Path, lines: dict[int, str]) -> None:
    """Replace lines by what may not even be one, and make all digests fit."""
    prev, changes = bytes(32), []
    for seq, line, _ in read(folder):
        line = lines.get(seq, line)
        prev = hashlib.sha256(b"\0" + prev + line.encode()).digest()
        changes.append(("UPDATE entry SET line = ?, digest = ? WHERE seq = ?", (line, prev, seq)))
    spoil(folder, *LOOSE, *changes)


def changed(seq: int, old: str, new: str) -> Spoiler:
    def spoiler(folder: Path) -> None:
        line = read(folder)[seq - 1][1]
        assert old in line
        put_lines(folder, {seq: line.replace(old, new)})

    return spoiler


def swapped_for(seq: int, kind: str, ref: str, body: str) -> Spoiler:
    text = f'{{"actor":"system","body":{body},"kind":"{kind}","ref":"{ref}","seq":{seq},"time":""}}'
    return lambda folder: put_lines(folder, {seq: text})


def also(seq: object, like: int) -> Spoiler:
    """One more row, of that number."""
    row = "INSERT INTO entry SELECT ?, line, digest FROM entry WHERE seq = ?"
    return lambda folder: spoil(folder, *LOOSE, (row, (seq, like)))


def many(*spoilers: Spoiler) -> Spoiler:
    def spoiler(folder: Path) -> None:
        for each in spoilers:
            each(folder)

    return spoiler


# Of 42 entries the first process walks 21. Each with its first bad entry and what is said of it.
HALVES: dict[str, tuple[Spoiler, int, str]] = {
    "the last of the first half": (changed(21, '"level":2', '"level":3'), 13, "not those"),
    "its digest": (sql("UPDATE entry SET digest = zeroblob(32) WHERE seq = 21"), 21, "was changed"),
    "it is gone": (sql("DELETE FROM entry WHERE seq = 21"), 21, "is missing: entry 22"),
    "the first of the later half": (
        sql("UPDATE entry SET line = replace(line, '-12.5', '12.5') WHERE seq = 22"),
        22,
        "was changed",
    ),
    "that is gone": (sql("DELETE FROM entry WHERE seq = 22"), 22, "is missing: entry 23"),
    "all of the first half is gone": (sql("DELETE FROM entry WHERE seq < 22"), 1, "is missing"),
    "one in each half": (
        many(
            sql("UPDATE entry SET digest = zeroblob(32) WHERE seq = 30"),
            sql("UPDATE entry SET digest = zeroblob(32) WHERE seq = 9"),
        ),
        9,
        "was changed",
    ),
    "two in the later half": (
        sql("UPDATE entry SET digest = zeroblob(32) WHERE seq IN (41, 30)"),
        30,
        "was changed",
    ),
    "one more field": (changed(30, ',"seq"', ',"sea":1,"seq"'), 30, "unknown field `sea`"),
    "a field less": (changed(30, '"actor":"system",', ""), 30, "missing required field `actor`"),
    "a number as text": (changed(30, '"seq":30', '"seq":"30"'), 30, "Expected `int`"),
    "a number with a point": (changed(30, '"seq":30', '"seq":30.5'), 30, "Expected `int`"),
    "another number": (changed(30, '"seq":30', '"seq":31'), 30, "calls itself 31"),
    "a kind that is no text": (changed(30, '"kind":"alert"', '"kind":7'), 30, "Expected `str`"),
    "a body that is no JSON": (changed(30, '"level":2', '"level":two'), 30, "invalid"),
    "something behind the line": (changed(30, 'Z"}', 'Z"}{}'), 30, "trailing"),
    "a second beginning": (swapped_for(30, "system", "genesis", "{}"), 30, "is its beginning"),
    "a key that is none": (swapped_for(30, "system", "key", "{}"), 30, "not name a signing key"),
    "a number twice at the seam": (also(21, 21), 22, "is missing: entry 21 stands there"),
    "a number between the halves": (also(21.5, 21), 22, "entry 21.5 stands there"),
    "the last number twice": (also(42, 42), 43, "is missing: entry 42 stands there"),
    "a number that is none": (also(None, 30), 1, "entry None stands there"),
    "a number that is text": (also("43", 30), 43, "stands there"),
    "a number below the first": (also(0, 30), 1, "entry 0 stands there"),
}


@pytest.mark.parametrize("name", HALVES)
def test_what_is_wrong_in_either_half_is_named_alike_by_one_process_and_two(
    folder: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(second, "cores", lambda: 2)
    spoiler, bad_seq, words = HALVES[name]
    spoiler(folder)
    alone = verify(folder)
    assert (alone.code, alone.bad_seq) == (1, bad_seq), alone.sentence
    assert words in alone.sentence
    assert verify(folder, share_from=2) == alone


def test_keys_of_both_halves_are_known_to_both_processes(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(second, "cores", lambda: 2)
    monkeypatch.setattr(second, "SEALS", 1)
    for _ in range(2):  # keys named at 43 and 66: one in each half of 110
        (folder / "signing.key").unlink()
        fill(folder, 20)
    fill(folder, 20)
    verdict = verify(folder, share_from=2)
    assert (verdict.code, len(verdict.keys), len(verdict.notes)) == (0, 3, 2)
    assert verdict == verify(folder)


def test_an_intact_ledger_is_called_so(folder: Path) -> None:
    verdict = both(folder)
    rows = read(folder)
    assert verdict.code == 0
    assert verdict.notes == ()
    assert (verdict.entries, verdict.head) == (42, rows[-1][2].hex())
    assert (verdict.checkpoints, verdict.signed) == (5, 42)
    assert verdict.desk == "demo"
    assert verify(folder / "ledger.sqlite3").head == verdict.head


def test_entries_after_the_last_signed_head_are_intact_too(desk: Desk) -> None:
    desk.append([make_record(n) for n in range(5)])
    verdict = both(desk.folder)
    assert (verdict.code, verdict.entries, verdict.signed) == (0, 7, 2)


def test_removed_guards_are_mentioned(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "ledger.sqlite3")) as db:
        db.execute("DROP TRIGGER entry_is_never_changed")
    verdict = both(folder)
    assert verdict.code == 0
    assert verdict.notes == ("1 of the 6 triggers against change are gone",)


def test_heads_that_a_crash_kept_from_the_copy_are_mentioned(folder: Path) -> None:
    rows = heads_of(folder).splitlines(keepends=True)
    (folder / "checkpoints.jsonl").write_bytes(b"".join(rows[:-1]) + rows[-1][:50])
    verdict = both(folder)
    assert verdict.code == 0
    assert verdict.notes == ("the newest 1 signed heads are not yet in checkpoints.jsonl",)


def test_a_crash_before_the_first_copy_is_no_fault(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.close()
    (tmp_path / "checkpoints.jsonl").unlink()
    assert both(tmp_path).code == 0


def test_a_new_key_is_mentioned_and_vouches_only_for_what_follows(folder: Path) -> None:
    (folder / "signing.key").unlink()
    desk = Desk(folder)
    desk.append([make_record(99)])
    desk.sign()
    desk.close()
    verdict = both(folder)
    assert verdict.code == 0
    assert verdict.notes == (f"from entry 43 on a new key signs, {desk.signer.key_id}",)
    assert len(verdict.keys) == 2
    rows = heads_of(folder).splitlines(keepends=True)
    early = resigned(rows[1], own_key(folder), key_id=desk.signer.key_id)
    put_heads(folder, b"".join([rows[0], early, *rows[2:]]))
    assert both(folder).code == 3


def test_a_cut_tail_that_grew_again_is_still_found(folder: Path) -> None:
    cut_everything_but_the_copy(folder)
    desk = Desk(folder)
    desk.append([make_record(n) for n in range(20)])
    desk.sign()
    desk.close()
    verdict = both(folder)
    assert (verdict.code, verdict.bad_seq) == (1, 34)


def test_the_desk_may_go_on_writing_meanwhile(desk: Desk) -> None:
    desk.append([make_record(n) for n in range(200)])
    desk.sign()
    verdicts = []
    while len(verdicts) < 5:
        future = desk.store.submit(lambda tx: desk.ledger.append(tx, [make_record()], NOW))
        desk.sign()
        verdicts.append(verify(desk.folder))
        future.result()
    assert [verdict.code for verdict in verdicts] == [0] * 5
    assert [verdict.entries for verdict in verdicts] == list(range(203, 208))


def test_another_process_may_verify_while_the_desk_writes(desk: Desk) -> None:
    command = [sys.executable, str(ONE_FILE), str(desk.folder)]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    rounds = 0
    while running.poll() is None:
        desk.append([make_record(n) for n in range(20)])
        desk.sign()
        rounds += 1
    assert running.stdout is not None
    with running.stdout:
        said = running.stdout.read()
    assert (running.returncode, rounds > 0) == (0, True), said
    assert both(desk.folder).entries == 2 + 20 * rounds


def test_progress_is_told(desk: Desk) -> None:
    desk.append([make_record(n) for n in range(6_000)])
    told: list[tuple[int, int]] = []
    verdict = verify(desk.folder, lambda done, total: told.append((done, total)))
    assert verdict.code == 0
    assert told == [(5_000, 6_002)]


def test_a_folder_with_odd_characters_is_found(tmp_path: Path) -> None:
    folder = tmp_path / "基差 100% #1?"
    fill(folder, 10)
    assert both(folder).code == 0


def test_a_missing_path_is_named(tmp_path: Path) -> None:
    verdict = both(tmp_path / "nowhere")
    assert verdict.code == 2
    assert str(tmp_path / "nowhere") in verdict.sentence
