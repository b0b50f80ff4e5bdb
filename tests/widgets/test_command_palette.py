from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from widgets.actions import card_keys
from widgets.command_palette import CommandPalette, KeyList
from widgets.theme import Theme
from widgets.window import Window


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def actions(owner: QWidget) -> list[QAction]:
    made = []
    for text, keys in (("Kill switch", "F12"), ("Go to alerts", "Ctrl+1"), ("Hidden", "")):
        action = QAction(text, owner)
        action.setShortcut(keys)
        made.append(action)
    made[2].setEnabled(False)
    return made


def test_a_few_letters_and_enter_run_an_action(
    qtbot: QtBot, theme: Theme, actions: list[QAction], owner: QWidget
) -> None:
    palette = CommandPalette(actions, theme, owner)
    palette.open()
    spy = QSignalSpy(actions[1].triggered)
    qtbot.keyClicks(palette.line, "ALERTS")
    assert palette.list.count() == 1
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert spy.count() == 1


def test_arrows_choose_and_disabled_actions_are_not_offered(
    qtbot: QtBot, theme: Theme, actions: list[QAction], owner: QWidget
) -> None:
    palette = CommandPalette(actions, theme, owner)
    palette.open()
    assert [palette.list.item(n).text() for n in range(palette.list.count())] == [
        "Kill switch    F12",
        "Go to alerts    Ctrl+1",
    ]
    qtbot.keyClick(palette.line, Qt.Key.Key_Up)
    assert palette.list.currentRow() == 1
    qtbot.keyClick(palette.line, Qt.Key.Key_Down)
    assert palette.list.currentRow() == 0


def test_a_click_runs_and_nothing_matching_runs_nothing(
    qtbot: QtBot, theme: Theme, actions: list[QAction], owner: QWidget
) -> None:
    palette = CommandPalette(actions, theme, owner)
    palette.open()
    qtbot.keyClicks(palette.line, "zzz")
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    palette.line.clear()
    spy = QSignalSpy(actions[0].triggered)
    item = palette.list.visualItemRect(palette.list.item(0)).center()
    qtbot.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=item)
    assert spy.count() == 1


def test_all_keys_are_listed(
    qtbot: QtBot, theme: Theme, actions: list[QAction], owner: QWidget
) -> None:
    keys = KeyList(actions, [("Enter", "Approve")], theme, owner)
    texts = [label.text() for label in keys.findChildren(QLabel)]
    assert texts == ["F12", "Kill switch", "Ctrl+1", "Go to alerts", "Enter", "Approve"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_list_of_all_keys_has_room_on_a_small_screen(
    make_window: Callable[[], Window], speak: Callable[[str], None], theme: Theme, language: str
) -> None:
    speak(language)
    window = make_window()
    more = [*card_keys(), ("Ctrl+I", "Sign in or change person"), ("Ctrl+Shift+I", "Sign off")]
    keys = KeyList(window.keyed, more, theme, window)
    keys.show()
    assert keys.sizeHint().width() <= 1366
    assert keys.sizeHint().height() <= 700
