from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from widgets.reason_dialog import ReasonDialog
from widgets.theme import Theme

Made = Callable[[], ReasonDialog]


@pytest.fixture
def ask(qtbot: QtBot, theme: Theme) -> Made:
    parent = QWidget()
    qtbot.addWidget(parent)
    return lambda: ReasonDialog("Reject it?", "Reject", theme, parent)


def test_without_a_reason_there_is_no_answer(qtbot: QtBot, ask: Made) -> None:
    dialog = ask()
    said: list[str] = []
    dialog.said.connect(said.append)
    dialog.open()
    qtbot.keyClicks(dialog.reason, "  ")
    assert not dialog.yes_button.isEnabled()
    qtbot.keyClick(dialog.reason, Qt.Key.Key_Return)
    assert dialog.isVisible()
    qtbot.keyClicks(dialog.reason, "too tight ")
    qtbot.keyClick(dialog.reason, Qt.Key.Key_Return)
    assert said == ["too tight"]
    assert not dialog.isVisible()


def test_cancel_says_nothing(qtbot: QtBot, ask: Made) -> None:
    dialog = ask()
    said: list[str] = []
    dialog.said.connect(said.append)
    dialog.open()
    qtbot.keyClicks(dialog.reason, "no")
    qtbot.mouseClick(dialog.no_button, Qt.MouseButton.LeftButton)
    assert (said, dialog.isVisible()) == ([], False)
