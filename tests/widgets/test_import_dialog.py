"""Nothing is applied that was not shown; a file with a bad row cannot be applied at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from terminal import Refused
from terminal.core.book_view import Preview
from terminal.core.book_wish import ChangeBook
from terminal.domain.change import Change
from terminal.domain.register import Table
from tests.book_builders import D, make_lot
from tests.widgets.fake_desk import FakeDesk
from tests.widgets.proven_desk import sign_in
from widgets.book_words import change_words
from widgets.bridge import Bridge
from widgets.import_dialog import ImportDialog, findings, verdict
from widgets.ledger import Progress
from widgets.theme import Theme

ADDED = Change(table=Table.LOTS, id="L1", before=None, after=make_lot())
CHANGED = Change(table=Table.LOTS, id="L2", before=make_lot(), after=make_lot(quantity=D(7)))
GOOD = Preview(source="stock.csv", digest="ab", changes=(ADDED, CHANGED), flags=("look",))
SAME = Preview(source="stock.csv", digest="ab")
BAD = Preview(source="stock.csv", digest="ab", refusals=("stock.csv, line 2: 单位", "line 3"))


def preview(whole: bool, files: Sequence[str], progress: Progress) -> tuple[bool, object]:
    """What the other process answers, by the name of the file."""
    progress(1, 4)
    (name,) = (Path(file).stem for file in files)
    if name == "unreadable":
        raise Refused("unreadable.csv: cannot be read")
    if name == "db":
        raise Refused("db.toml line 1: queries is missing")
    found = SAME if name == "same" else GOOD if name == "good" else BAD
    if not whole:
        found = msgspec.structs.replace(found, changes=found.changes[:1])
    return bool(found.changes), found


@pytest.fixture
def open_dialog(qtbot: QtBot, bridge: Bridge, theme: Theme) -> Callable[[str], ImportDialog]:
    bridge.ledger = msgspec.structs.replace(bridge.ledger, preview=preview)
    parent = QWidget()
    qtbot.addWidget(parent)

    def made(file: str) -> ImportDialog:
        dialog = ImportDialog(bridge, theme, [file], parent)
        dialog.open()
        qtbot.waitUntil(lambda: not dialog.work.is_running, timeout=60_000)
        return dialog

    return made


def test_what_is_shown_is_applied_as_it_was_shown(
    open_dialog: Callable[[str], ImportDialog], desk: FakeDesk
) -> None:
    dialog = open_dialog("good.csv")
    assert dialog.model.rowCount() == 3
    assert dialog.apply_button.isEnabled()
    dialog.apply()
    assert desk.posted == [ChangeBook(GOOD.changes, "me", "stock.csv", "ab")]


def test_bad_rows_are_marked_and_nothing_can_be_applied(
    open_dialog: Callable[[str], ImportDialog], desk: FakeDesk
) -> None:
    dialog = open_dialog("bad.csv")
    cells = [dialog.model.cell(line, 2) for line in range(dialog.model.rowCount())]
    assert [(cell.text, cell.tone) for cell in cells] == [
        ("stock.csv, line 2: 单位", "bad"),
        ("line 3", "bad"),
    ]
    assert not dialog.apply_button.isEnabled()
    dialog.apply()
    assert desk.posted == []
    dialog.reject()


def test_what_is_wrong_is_told_in_the_screens_language(
    qapp: object, speak: Callable[[str], None]
) -> None:
    speak("zh")
    bad = Preview(
        source="a.csv",
        digest="ab",
        refusals=("a.csv, line 2: 数量 is empty",),
        flags=("a.csv, line 3: 参考合约 = 'X': is over: its delivery month has passed",),
    )
    assert [one.words for one in findings(bad)] == [
        "a.csv 第 2 行：「数量」是空的",
        "a.csv 第 3 行：参考合约 = 'X'：已过期：交割月份已过",
    ]


def test_a_part_is_read_anew(open_dialog: Callable[[str], ImportDialog], qtbot: QtBot) -> None:
    dialog = open_dialog("good.csv")
    dialog.part.setChecked(True)
    qtbot.waitUntil(lambda: not dialog.work.is_running, timeout=60_000)
    assert dialog.model.rowCount() == 2
    dialog.reject()


def test_a_file_that_cannot_be_read_is_said(
    open_dialog: Callable[[str], ImportDialog],
) -> None:
    dialog = open_dialog("unreadable.csv")
    assert dialog.verdict.text() == "unreadable.csv: cannot be read"
    assert not dialog.apply_button.isEnabled()
    dialog.reject()


def test_why_a_file_cannot_be_read_is_told_in_the_screens_language(
    open_dialog: Callable[[str], ImportDialog], speak: Callable[[str], None]
) -> None:
    speak("zh")
    dialog = open_dialog("db.toml")
    assert dialog.verdict.text() == "db.toml 第 1 行：缺少 queries"
    dialog.reject()


def test_a_preview_in_words(qapp: object) -> None:
    assert verdict(GOOD) == "Added 1 · Changed 1"
    assert verdict(BAD).startswith("Faults: 2;")
    assert verdict(Preview(source="", digest="")) == "The book says the same already"
    assert [(one.kind, one.what, one.words) for one in findings(GOOD)] == [
        ("flag", "", "look"),
        ("added", "Stock lot L1", change_words(ADDED)),
        ("changed", "Stock lot L2", "quantity: 500 → 7"),
    ]


def test_files_that_one_person_looked_at_are_not_applied_as_anothers(
    open_dialog: Callable[[str], ImportDialog], desk: FakeDesk, bridge: Bridge
) -> None:
    sign_in(bridge, desk, "wang")
    dialog = open_dialog("good.csv")
    sign_in(bridge, desk, "")
    dialog.apply()
    assert desk.posted == []
    assert "Nobody is signed in" in dialog.verdict.text()
    sign_in(bridge, desk, "wang")
    dialog.apply()
    assert desk.posted == [ChangeBook(GOOD.changes, "wang", "stock.csv", "ab")]


def test_that_nothing_changes_is_said_of_files_that_were_read_only(
    open_dialog: Callable[[str], ImportDialog], qtbot: QtBot
) -> None:
    same = open_dialog("same.csv")
    assert same.model.rowCount() == 0
    assert inked(same)
    same.read()
    assert same.work.is_running
    assert not inked(same)
    qtbot.waitUntil(lambda: not same.work.is_running, timeout=60_000)
    assert inked(same)
    assert not inked(open_dialog("unreadable.csv"))


def test_reading_can_be_cancelled_and_moves_no_row(
    open_dialog: Callable[[str], ImportDialog], qtbot: QtBot
) -> None:
    dialog = open_dialog("good.csv")
    assert dialog.close_button.text() == "Close"
    top = dialog.table.geometry().top()
    dialog.read()
    QApplication.processEvents()
    assert (dialog.close_button.text(), dialog.progress.isVisible()) == ("Cancel", True)
    assert dialog.table.geometry().top() == top
    qtbot.mouseClick(dialog.close_button, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
    assert not dialog.work.is_running


def inked(dialog: ImportDialog) -> bool:
    image = dialog.table.view.viewport().grab().toImage()
    spots = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return len({image.pixel(*spot) for spot in spots}) > 1
