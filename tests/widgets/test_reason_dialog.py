from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from widgets.reason_dialog import ReasonDialog
from widgets.theme import Theme
from widgets.window import Window


def test_without_a_reason_there_is_no_answer(qtbot: QtBot, window: Window, theme: Theme) -> None:
    dialog = ReasonDialog("Reject it?", "Reject", theme, window)
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


def test_cancel_says_nothing(qtbot: QtBot, window: Window, theme: Theme) -> None:
    dialog = ReasonDialog("Reject it?", "Reject", theme, window)
    said: list[str] = []
    dialog.said.connect(said.append)
    dialog.open()
    qtbot.keyClicks(dialog.reason, "no")
    qtbot.mouseClick(dialog.no_button, Qt.MouseButton.LeftButton)
    assert (said, dialog.isVisible()) == ([], False)
