"""Bundles: what is in them, which entries, and that none is left half written."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import subprocess
import sys
import tracemalloc
from datetime import timedelta
from pathlib import Path

import pytest

from terminal.audit.archive import ExportRefused
from terminal.audit.export import export
from terminal.audit.source import LedgerMissing, NotALedger
from terminal.audit.verify import verify
from tests.audit.ledgers import NOW, Desk, fill, make_record, read, spoil
from tests.audit.verifiers import both, unpack

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """42 entries: two at the start, then ten every ten seconds."""
    folder = tmp_path / "data"
    fill(folder, 40)
    return folder


def test_a_bundle_holds_every_entry_as_it_was_hashed(folder: Path, tmp_path: Path) -> None:
    files = unpack(export(folder, tmp_path / "b.zip", NOW).out)
    rows = files["audit.jsonl"].splitlines()
    prev = bytes(32)
    for row, (_, line, digest) in zip(rows, read(folder), strict=True):
        parsed = json.loads(row)
        assert parsed["entry"] == json.loads(line)
        assert parsed["digest"] == digest.hex()
        hashed = row[len('{"digest":"","entry":') + 64 : -1]
        prev = hashlib.sha256(b"\0" + prev + hashed).digest()
        assert prev == digest


def test_the_manifest_describes_every_file(folder: Path, tmp_path: Path) -> None:
    files = unpack(export(folder, tmp_path / "b.zip", NOW).out)
    manifest = json.loads(files["manifest.json"])
    assert set(files) == {*manifest["files"], "manifest.json"}
    assert set(manifest["files"]) == {
        "audit.jsonl",
        "audit.csv",
        "checkpoints.jsonl",
        "public_keys.json",
        "README.txt",
        "verify_bundle.py",
    }
    for name, mark in manifest["files"].items():
        assert mark == {
            "sha256": hashlib.sha256(files[name]).hexdigest(),
            "size": len(files[name]),
        }
    assert (manifest["first"], manifest["last"]) == (1, 42)
    assert manifest["counts"] == {"alert": 40, "system": 2}
    assert manifest["head"] == read(folder)[-1][2].hex()
    assert (manifest["desk"], manifest["since"], manifest["until"]) == ("demo", None, None)


def test_the_table_opens_as_rows_and_columns(folder: Path, tmp_path: Path) -> None:
    data = unpack(export(folder, tmp_path / "b.zip", NOW).out)["audit.csv"]
    assert data.startswith(b"\xef\xbb\xbf"), "Excel needs the mark to read Chinese"
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert len(rows) == 42
    assert rows[2]["kind"] == "alert"
    assert rows[2]["time (UTC+8)"] == "2026-11-23 11:30:00.000"
    assert rows[2]["value"] == "-12.5"
    assert rows[2]["level"] == "warning"
    assert rows[41]["digest"] == read(folder)[-1][2].hex()


def test_the_same_ledger_at_the_same_time_gives_the_same_bytes(
    folder: Path, tmp_path: Path
) -> None:
    one = export(folder, tmp_path / "one.zip", NOW)
    other = export(folder / "ledger.sqlite3", tmp_path / "other.zip", NOW)
    assert one.sha256 == other.sha256 == hashlib.sha256(one.out.read_bytes()).hexdigest()


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        (None, 10, (1, 12)),
        (10, None, (13, 42)),
        (1, 30, (13, 32)),
        (10, 10.001, (13, 22)),
        (-100, 100, (1, 42)),
    ],
)
def test_a_stretch_of_time_takes_its_beginning_and_not_its_end(
    folder: Path, tmp_path: Path, since: int | None, until: float | None, expected: tuple[int, int]
) -> None:
    times = [None if s is None else NOW + timedelta(seconds=s) for s in (since, until)]
    done = export(folder, tmp_path / "b.zip", NOW, *times)
    assert (done.first, done.last) == expected
    assert both(tmp_path / "b.zip").code == 0


def test_a_clock_that_went_back_takes_no_entry_out_of_a_stretch(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "data")
    for n, second in enumerate((10, 20, 15, 30)):
        desk.append([make_record(n)], NOW + timedelta(seconds=second))
    desk.close()
    since, until = (NOW + timedelta(seconds=s) for s in (18, 31))
    done = export(desk.folder, tmp_path / "b.zip", NOW, since, until)
    assert (done.first, done.last) == (4, 6), "the one at 15 s stands between them"
    assert verify(done.out).code == 0


@pytest.mark.parametrize(("since", "until"), [(100, None), (None, -1), (20, 10), (1, 9)])
def test_an_empty_stretch_is_refused(
    folder: Path, tmp_path: Path, since: int | None, until: int | None
) -> None:
    times = [None if s is None else NOW + timedelta(seconds=s) for s in (since, until)]
    with pytest.raises(ExportRefused, match="nothing to export"):
        export(folder, tmp_path / "b.zip", NOW, *times)
    assert not (tmp_path / "b.zip").exists()


def test_the_end_is_signed_for_when_the_key_is_at_hand(desk: Desk, tmp_path: Path) -> None:
    desk.append([make_record(n) for n in range(5)])
    export(desk.folder, tmp_path / "signed.zip", NOW)
    verdict = both(tmp_path / "signed.zip")
    assert (verdict.code, verdict.signed, verdict.notes) == (0, 7, ())
    desk.close()
    (desk.folder / "signing.key").unlink()
    export(desk.folder, tmp_path / "unsigned.zip", NOW)
    verdict = both(tmp_path / "unsigned.zip")
    assert (verdict.code, verdict.signed) == (0, 2)
    assert verdict.notes == ("no signed head vouches for the entries after 2",)


def test_a_strangers_key_signs_nothing(folder: Path, tmp_path: Path) -> None:
    (folder / "signing.key").write_text("11" * 32)
    export(folder, tmp_path / "b.zip", NOW, until=NOW + timedelta(seconds=1))
    verdict = both(tmp_path / "b.zip")
    assert (verdict.code, verdict.signed) == (0, 12)


def test_an_export_says_what_to_record(folder: Path, tmp_path: Path) -> None:
    done = export(folder, tmp_path / "b.zip", NOW, until=NOW + timedelta(seconds=5), actor="chen")
    assert (done.record.kind, done.record.ref, done.record.actor) == ("export", "b.zip", "chen")
    assert done.record.body == {
        "file": "b.zip",
        "first": 1,
        "head": done.head,
        "last": 12,
        "sha256": done.sha256,
        "since": None,
        "until": "2026-11-23T03:30:05.000Z",
    }
    desk = Desk(folder)
    desk.append([done.record])
    desk.close()


def test_the_desk_may_go_on_writing_meanwhile(desk: Desk, tmp_path: Path) -> None:
    told: list[int] = []

    def write_more(done: int, total: int) -> None:
        told.append(done)
        desk.append([make_record(n) for n in range(10)])
        desk.sign()

    desk.append([make_record(n) for n in range(6_000)])
    done = export(desk.folder, tmp_path / "b.zip", NOW, progress=write_more)
    assert (done.last, told) == (6_002, [5_000, 11_002])
    assert verify(done.out).entries == 6_002


def test_memory_does_not_grow_with_the_ledger(desk: Desk, tmp_path: Path) -> None:
    def peak(name: str) -> int:
        tracemalloc.start()
        export(desk.folder, tmp_path / name, NOW)
        top = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return top

    desk.append([make_record(n) for n in range(500)])
    few = peak("few.zip")
    desk.append([make_record(n) for n in range(4000)])
    assert peak("many.zip") < few + 1_000_000


def test_an_existing_file_is_not_overwritten(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "b.zip"
    out.write_bytes(b"last month")
    with pytest.raises(ExportRefused, match=f"{out}: already exists"):
        export(folder, out, NOW)
    assert out.read_bytes() == b"last month"


def test_a_folder_that_is_not_there_is_named(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "no" / "such" / "b.zip"
    with pytest.raises(ExportRefused, match=f"{out}: cannot be written: No such file"):
        export(folder, out, NOW)


def test_what_is_no_ledger_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LedgerMissing, match="there is no ledger"):
        export(tmp_path, tmp_path / "b.zip", NOW)
    (tmp_path / "ledger.sqlite3").write_bytes(b"a letter" * 1000)
    with pytest.raises(NotALedger, match="not a SQLite file"):
        export(tmp_path, tmp_path / "b.zip", NOW)


def test_a_damaged_line_is_named_and_nothing_is_left(folder: Path, tmp_path: Path) -> None:
    spoil(folder, "UPDATE entry SET line = '{}' WHERE seq = 30")
    out = tmp_path / "out"
    out.mkdir()
    with pytest.raises(ExportRefused, match=r"damaged: .*; `audit verify` says more"):
        export(folder, out / "b.zip", NOW)
    assert list(out.iterdir()) == []


SMALL_DISK = """
import resource, sys
from pathlib import Path
from terminal import Refused
from terminal.audit.export import export
from tests.audit.ledgers import NOW
resource.setrlimit(resource.RLIMIT_FSIZE, (4000, 4000))
try:
    export(Path(sys.argv[1]), Path(sys.argv[2]), NOW)
except Refused as refused:
    print(refused)
"""


def test_a_full_disk_leaves_nothing_half_written(folder: Path, tmp_path: Path) -> None:
    pytest.importorskip("resource")
    out = tmp_path / "out" / "b.zip"
    out.parent.mkdir()
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", SMALL_DISK, str(folder), str(out)],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.stdout.startswith(f"{out}: cannot be written: File too large"), done.stderr
    assert done.stderr == ""
    assert list(out.parent.iterdir()) == []
