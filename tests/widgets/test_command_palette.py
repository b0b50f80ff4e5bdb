from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from widgets.actions import card_keys
from widgets.command_palette import KEYS, PADDING, CommandPalette, KeyList
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
    items = [palette.list.item(n) for n in range(palette.list.count())]
    assert [(item.text(), item.data(KEYS)) for item in items] == [
        ("Kill switch", "F12"),
        ("Go to alerts", "Ctrl+1"),
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


def test_keys_stand_at_the_right_edge(
    qtbot: QtBot, theme: Theme, actions: list[QAction], owner: QWidget
) -> None:
    palette = CommandPalette(actions, theme, owner)
    palette.open()
    image, ground = palette.list.viewport().grab().toImage(), theme.color("panel").name()
    # The second row, which is not selected: words left, keys right, nothing between.
    row = palette.list.visualItemRect(palette.list.item(1))

    def is_drawn(left: int, right: int) -> bool:
        spots = [(x, y) for x in range(left, right) for y in range(row.top(), row.bottom())]
        return any(image.pixelColor(x, y).name() != ground for x, y in spots)

    edge = row.right() - PADDING
    assert is_drawn(0, 60)
    assert is_drawn(edge - 8, edge)
    assert not is_drawn(row.width() // 2, row.width() // 2 + 60)
    assert not is_drawn(edge + 2, row.right())


def test_all_keys_are_listed_by_where_they_go(
    qtbot: QtBot, theme: Theme, actions: list[QAction], owner: QWidget
) -> None:
    actions[1].setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    keys = KeyList(actions, [("Enter", "Approve")], theme, owner)
    texts = [label.text() for label in keys.findChildren(QLabel)]
    assert [text for text in texts if text in ("F12", "Ctrl+1", "Enter")] == [
        "F12",
        "Ctrl+1",
        "Enter",
    ]
    at = texts.index
    assert at("From everywhere") < at("Kill switch") < at("In the panel with the focus")
    assert at("Go to alerts") < at("On the card with the focus") < at("Approve")


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
