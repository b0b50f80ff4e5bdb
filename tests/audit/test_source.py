"""Ledgers opened to read: what is one, and that reading never writes."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from terminal.audit.source import LedgerMissing, NotALedger, ledger_file, open_ledger
from tests.audit.ledgers import Desk, fill, make_record

ROOT = Path(__file__).resolve().parents[2]


def test_a_folder_and_the_file_in_it_are_the_same_ledger(tmp_path: Path) -> None:
    fill(tmp_path, 10)
    for path in (tmp_path, tmp_path / "ledger.sqlite3"):
        with closing(open_ledger(path)) as db:
            assert db.execute("SELECT count(*) FROM entry").fetchone() == (12,)


def test_what_is_read_stands_still_while_the_desk_writes(desk: Desk) -> None:
    with closing(open_ledger(desk.folder)) as db:
        assert db.execute("SELECT max(seq) FROM entry").fetchone() == (2,)
        desk.append([make_record()])
        assert db.execute("SELECT max(seq) FROM entry").fetchone() == (2,)
    with closing(open_ledger(desk.folder)) as db:
        assert db.execute("SELECT max(seq) FROM entry").fetchone() == (3,)


def test_a_reader_cannot_write(tmp_path: Path) -> None:
    fill(tmp_path, 10)
    with (
        closing(open_ledger(tmp_path)) as db,
        pytest.raises(sqlite3.OperationalError, match="readonly"),
    ):
        db.execute("DELETE FROM checkpoint")


def test_what_is_missing_or_empty_is_named(tmp_path: Path) -> None:
    with pytest.raises(LedgerMissing, match=f"{tmp_path / 'ledger.sqlite3'}: there is no ledger"):
        ledger_file(tmp_path)
    (tmp_path / "ledger.sqlite3").touch()
    with pytest.raises(LedgerMissing, match="the file is empty"):
        ledger_file(tmp_path)


def test_another_database_is_no_ledger(tmp_path: Path) -> None:
    path = tmp_path / "photos.db"
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE photo (id)")
    with pytest.raises(NotALedger, match=f"{path}: this SQLite file holds no ledger"):
        open_ledger(path)


def test_another_kind_of_file_is_no_ledger(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_bytes(b"Dear auditor,\n" * 100)
    with pytest.raises(NotALedger, match=f"{path}: it is not a SQLite file"):
        open_ledger(path)


READ_WITHOUT_ROOM = """
import resource, sys
from pathlib import Path
from terminal.audit.source import open_ledger
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
print(open_ledger(Path(sys.argv[1])).execute("SELECT count(*) FROM entry").fetchone()[0])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits a file's size as POSIX systems do")
def test_a_closed_ledger_is_read_where_nothing_can_be_written(tmp_path: Path) -> None:
    fill(tmp_path, 10)
    done = subprocess.run(
        [sys.executable, "-c", READ_WITHOUT_ROOM, str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert done.stdout == "12\n", done.stderr
