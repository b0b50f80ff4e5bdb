"""Lines for a person at a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from terminal.audit.show import lines
from terminal.audit.source import LedgerMissing, NotALedger
from tests.audit.ledgers import Desk, make_record, spoil


@pytest.fixture
def folder(desk: Desk) -> Path:
    desk.append([make_record(n % 3, turn=n) for n in range(6)])
    desk.append([make_record(1, kind="order", status="filled", state="")])
    return desk.folder


def test_every_entry_is_a_line_oldest_first(folder: Path) -> None:
    shown = list(lines(folder))
    assert [line.split()[0] for line in shown] == [f"{n}" for n in range(1, 10)]
    assert shown[2] == (
        "       3  2026-11-23 11:30:00.000  alert           A0  by system  "
        "state=firing level=warning value=-12.5"
    )


@pytest.mark.parametrize(
    ("kind", "ref", "last", "expected"),
    [
        (None, None, 2, [8, 9]),
        ("alert", None, None, [3, 4, 5, 6, 7, 8]),
        ("alert", None, 2, [7, 8]),
        (None, "A1", None, [4, 7, 9]),
        ("order", "A1", None, [9]),
        ("trade", None, None, []),
        (None, None, 0, []),
    ],
)
def test_kind_ref_and_last_choose(
    folder: Path, kind: str | None, ref: str | None, last: int | None, expected: list[int]
) -> None:
    assert [int(line.split()[0]) for line in lines(folder, kind, ref, last)] == expected


def test_no_entry_can_steer_the_terminal(desk: Desk) -> None:
    desk.append([make_record(0, reason="\x1b[2J\x07\nnext 铜\u202e")])
    (line,) = lines(desk.folder, last=1)
    assert line.endswith("detail=\ufffd[2J\ufffd\ufffdnext 铜\ufffd")


def test_a_damaged_line_is_shown_as_one(folder: Path, desk: Desk) -> None:
    desk.close()
    spoil(folder, "UPDATE entry SET line = '{}' WHERE seq = 4")
    assert "4  this line is damaged" in list(lines(folder))[3]


def test_what_is_no_ledger_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LedgerMissing):
        list(lines(tmp_path))
    (tmp_path / "ledger.sqlite3").write_bytes(b"letters" * 1000)
    with pytest.raises(NotALedger):
        list(lines(tmp_path))
