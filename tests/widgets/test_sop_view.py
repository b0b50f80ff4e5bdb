"""Lists with boxes keep what a person left out; the dialog fits a small screen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QWidget
from pytestqt.qtbot import QtBot

from widgets.latest import Latest
from widgets.sop_view import SopView, checked, fill, keys
from widgets.theme import Theme


def test_what_comes_later_is_checked_and_what_was_left_out_stays_out(qtbot: QtBot) -> None:
    listed = QListWidget()
    qtbot.addWidget(listed)
    told: list[object] = []
    listed.itemChanged.connect(told.append)
    fill(listed, {"cu": "铜", "al": "铝"})
    assert (keys(listed), checked(listed)) == (["cu", "al"], ["cu", "al"])
    assert told == []
    listed.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert checked(listed) == ["al"]
    assert len(told) == 1
    fill(listed, {"cu": "铜", "zn": "锌"})
    assert (keys(listed), checked(listed)) == (["cu", "zn"], ["zn"])


def test_it_fits_a_screen_of_1366_by_768_and_no_button_takes_enter(
    qtbot: QtBot, theme: Theme
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    view = SopView(Latest(), theme, parent)
    view.show()
    assert view.width() <= 1366
    assert view.height() <= 768
    assert not view.draft_button.isEnabled()
    assert not view.draft_button.autoDefault()
    assert not view.replace.isVisible()
