from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from tests.widgets.fake_desk import FakeDesk
from widgets.docks import Dock, dock_of, dress_tabs
from widgets.theme import Theme
from widgets.window import Window


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
    window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, dock)
    window.show()
    assert dock.titleBarWidget() is dock.line
    dock.setFloating(True)
    assert dock.titleBarWidget() is None
    dock.setFloating(False)
    assert dock.titleBarWidget() is dock.line


def test_tabs_are_dressed_and_keep_out_of_the_focus_order(qtbot: QtBot, theme: Theme) -> None:
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


def tab(window: Window, title: str) -> tuple[QTabBar, QPoint]:
    """Return the tab with this title and where it is clicked."""
    # Qt keeps bars that it no longer uses until it comes round to burying them.
    bar = max(window.findChildren(QTabBar), key=QTabBar.count)
    at = next(at for at in range(bar.count()) if bar.tabText(at).startswith(title))
    return bar, bar.tabRect(at).center()


def test_a_key_never_goes_to_the_panel_that_a_tab_has_covered(
    qtbot: QtBot, window: Window, desk: FakeDesk
) -> None:
    window.activateWindow()
    window.raise_dock("orders")
    window.orders.view.select("bd-3")
    assert QApplication.focusWidget() is window.orders.view
    bar, where = tab(window, "Alerts")
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=where)
    focus = window.blotter.view
    qtbot.waitUntil(lambda: QApplication.focusWidget() is focus, timeout=60_000)
    before = list(desk.posted)
    qtbot.keyClick(focus, Qt.Key.Key_Delete)
    assert desk.posted == before, "an order nobody sees is not cancelled"
    window.watchlist.view.setFocus()
    bar, where = tab(window, "Orders")
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=where)
    qtbot.waitUntil(lambda: window.places.dock("orders").is_in_sight, timeout=60_000)
    assert QApplication.focusWidget() is window.watchlist.view, "what is in sight keeps its keys"


def test_tab_goes_round_what_is_in_sight_and_back(qtbot: QtBot, window: Window) -> None:
    window.activateWindow()
    window.watchlist.view.setFocus()
    seen: list[QWidget] = []
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        round_ = []
        for _ in range(80):
            qtbot.keyClick(QApplication.focusWidget() or window, key)
            focus = QApplication.focusWidget()
            assert focus is not None
            assert (dock := dock_of(focus)) is None or dock.is_in_sight
            round_.append(focus)
            if focus is window.watchlist.view:
                break
        assert window.blotter.view in round_
        assert window.exposure.view in round_
        assert window.orders.view not in round_
        seen += round_
    half = len(seen) // 2
    assert seen[: half - 1] == seen[half:-1][::-1]
