from __future__ import annotations

from PySide6.QtWidgets import QMainWindow, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from widgets.docks import Dock, dress_tabs
from widgets.theme import Theme


def test_a_tab_carries_its_count(qtbot: QtBot, theme: Theme) -> None:
    dock = Dock("alerts", "Alerts", QWidget(), theme, tabbed=True)
    qtbot.addWidget(dock)
    dock.count(3)
    assert dock.windowTitle() == "Alerts 3"
    assert dock.line._count.text() == "3"
    dock.count(0)
    assert dock.windowTitle() == "Alerts"
    assert dock.objectName() == "alerts"


def test_a_floating_dock_has_the_systems_title_and_gets_ours_back(
    qtbot: QtBot, theme: Theme
) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    dock = Dock("now", "Now", QWidget(), theme, tabbed=False)
    from PySide6.QtCore import Qt

    window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, dock)
    window.show()
    assert dock.titleBarWidget() is dock.line
    dock.setFloating(True)
    assert dock.titleBarWidget() is None
    dock.setFloating(False)
    assert dock.titleBarWidget() is dock.line


def test_tabs_are_dressed_and_keep_out_of_the_focus_order(qtbot: QtBot, theme: Theme) -> None:
    from PySide6.QtCore import Qt

    window = QMainWindow()
    qtbot.addWidget(window)
    docks = [Dock(name, name, QWidget(), theme, tabbed=True) for name in "ab"]
    for dock in docks:
        window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, dock)
    window.tabifyDockWidget(*docks)
    window.show()
    dress_tabs(window, theme)
    bars = window.findChildren(QTabBar)
    assert bars
    assert all(bar.focusPolicy() is Qt.FocusPolicy.NoFocus for bar in bars)
    assert all(theme.color("panel").name() in bar.styleSheet() for bar in bars)
