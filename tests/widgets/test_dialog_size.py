"""Dialogs come up inside the window that they stand before."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from widgets.command_palette import KeyList
from widgets.dialog_size import LEAST, come_up, room_before
from widgets.theme import Theme
from widgets.window import Window


@pytest.mark.parametrize(
    ("window", "size"),
    [((1920, 1080), (1346, 700)), ((1280, 680), (1280, 680)), ((400, 300), LEAST)],
)
def test_it_is_as_large_as_it_likes_but_no_larger_than_the_window(
    qtbot: QtBot, window: tuple[int, int], size: tuple[int, int]
) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    owner.resize(*window)
    inner = QWidget(owner)
    dialog = QDialog(inner)
    come_up(dialog, 1346, 700)
    assert (dialog.width(), dialog.height()) == size
    assert room_before(None) == LEAST


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_large_dialog_has_its_buttons_inside_the_smallest_window(
    make_window: Callable[..., Window], theme: Theme, speak: Callable[[str], None], language: str
) -> None:
    speak(language)
    window = make_window((1024, 700))
    keys = KeyList(window.keyed, [("Enter", "x")], theme, window)
    window.rules.lay_down()
    window.top_bar.map_spot()
    window.book.preview([])
    dialogs = {type(one).__name__: one for one in window.findChildren(QDialog)}
    assert dialogs.keys() >= {"KeyList", "SopDialog", "SpotFileDialog", "ImportDialog"}
    for name, dialog in dialogs.items():
        least = dialog.minimumSizeHint()
        assert least.width() <= 1024, name
        assert least.height() <= 700, name
        assert dialog.width() <= 1024 or dialog is keys, name


def test_enter_in_a_field_of_a_dialog_that_reads_files_decides_nothing(
    qtbot: QtBot, make_window: Callable[..., Window]
) -> None:
    window = make_window()
    window.top_bar.map_spot()
    window.book.preview([])
    for dialog in window.findChildren(QDialog):
        buttons = dialog.findChildren(QPushButton)
        spies = [QSignalSpy(button.clicked) for button in buttons]
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
        assert not any(button.isDefault() for button in buttons)
        assert [spy.count() for spy in spies] == [0] * len(buttons)
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        assert not dialog.isVisible()
