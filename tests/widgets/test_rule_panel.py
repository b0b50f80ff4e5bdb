from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from widgets.rule_panel import RULES
from widgets.window import Window


def test_the_dock_is_reached_by_its_key(qtbot: QtBot, window: Window) -> None:
    window.activateWindow()
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window, Qt.Key.Key_1, both)
    assert window.rules.isVisible()
    assert QApplication.focusWidget() is window.rules.table.view


def test_coverage_has_its_page_and_its_key(qtbot: QtBot, window: Window) -> None:
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    assert window.rules.coverage.isVisible()
    assert not window.rules.table.isVisible()
    assert QApplication.focusWidget() is window.rules.coverage.view
    window.rules.buttons.button(RULES).click()
    assert window.rules.table.isVisible()


def test_the_share_says_numerator_and_denominator(window: Window) -> None:
    assert window.rules.share.text() == "threshold coverage now 1/7 = 14%"
    assert window.rules.share.property("tone") == "attention"


def test_without_anything_held_there_is_no_share(make_window: Callable[..., Window]) -> None:
    assert make_window().rules.share.text() == "threshold coverage now 0/0 = —"
