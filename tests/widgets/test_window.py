from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QPushButton,
    QStackedWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from terminal.core import event
from terminal.core.book_view import Measures, group_key
from terminal.core.effect import Topic
from terminal.domain.alert import AlertState
from tests.widgets.fake_book import CU
from tests.widgets.fake_desk import FakeDesk
from tests.widgets.fake_revisions import fake_state
from widgets.bridge import Bridge
from widgets.cells import PADDING, Kind
from widgets.pace import TURNS
from widgets.table_view import TableView
from widgets.theme import Theme, font
from widgets.window import Window

NORTH = "华北事业部"
Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier


def test_a_click_on_a_pair_charts_it(qtbot: QtBot, window: Window) -> None:
    view = window.watchlist.view
    where = view.visualRect(window.watchlist.model.index(3, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert window.charts.panels[0].pair == "pair03"
    assert window.charts.panels[0].header._title.text() == "热卷 HC2705"


def test_a_click_on_an_alert_explains_it_and_charts_its_pair(qtbot: QtBot, window: Window) -> None:
    view = window.blotter.view
    line = window.blotter.model.line_of("a-warning")
    where = view.visualRect(window.blotter.model.index(line, 2)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert window.charts.panels[0].pair == "pair06"
    assert window.explain.alert is not None
    assert window.explain.alert.id == "a-warning"
    qtbot.keyClick(view, Key.Key_Return)
    assert window.explain.isVisible()


def test_a_click_on_a_card_explains_its_alert_and_charts_its_pair(
    qtbot: QtBot, window: Window
) -> None:
    assert window.explain.alert is not None
    assert window.explain.alert.id == "a-forced"
    qtbot.mouseClick(window.now.cards["a-warning"], Qt.MouseButton.LeftButton)
    assert window.explain.alert.id == "a-warning"
    assert window.charts.panels[0].pair == window.explain.alert.subject
    assert QApplication.focusWidget() is window.now.cards["a-warning"]


def test_an_alert_about_an_account_leaves_the_chart_alone(window: Window) -> None:
    window.blotter.view.select("a-margin")
    assert window.charts.panels[0].pair == "pair00"


def test_the_card_approves_from_the_keyboard_and_the_desk_answers(
    qtbot: QtBot, window: Window, desk: FakeDesk, settle: Callable[[], None]
) -> None:
    window.activateWindow()
    qtbot.keyClick(window, Key.Key_F2)
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Return)
    assert desk.posted == [event.Approve("p-copper", "7e1f" * 16, "me")]
    settle()
    assert not window.now.cards["a-forced"].approve_button.isVisible()
    qtbot.keyClick(window.now.cards["a-forced"], Key.Key_A)
    settle()
    assert desk.alerts["a-forced"].state is AlertState.ACKNOWLEDGED


def test_tabs_count_what_is_in_them(window: Window) -> None:
    titles = {dock.objectName(): dock.windowTitle() for dock in window.places.docks}
    assert titles["alerts"] == "Alerts 4"
    assert titles["approvals"] == "Approvals 1"
    assert titles["orders"] == "Orders 1"
    assert titles["now"] == "Needs a hand 3"
    assert titles["trades"] == "Trades"


def test_dialogs_do_not_stop_the_feed(
    qtbot: QtBot, window: Window, desk: FakeDesk, settle: Callable[[], None]
) -> None:
    for key, modifier in ((Key.Key_K, Ctrl), (Key.Key_F1, Qt.KeyboardModifier.NoModifier)):
        qtbot.keyClick(window, key, modifier)
        dialog = next(one for one in window.findChildren(QDialog) if one.isVisible())
        desk.tick(60)
        settle()
        assert window.top_bar._clock.text() == f"21:{desk.now.minute:02}:07"
        dialog.close()


def test_the_selected_pair_pins_and_switches_survive_a_restart(
    make_window: Callable[..., Window], desk: FakeDesk, settle: Callable[[], None], theme: Theme
) -> None:
    first = make_window(None)
    desk.show_all()
    settle()
    first.watchlist.view.select("pair05")
    first.pin_chart()
    first.switch_sound()
    first.swap_rise()
    first.charts.set_span(2)
    first.charts.switch_former()
    first.close()
    theme.set_rise_is_red(True)
    second = make_window(None)
    for pair in desk.pairs:
        desk.put_pair(pair)
    settle()
    assert second.watchlist.view.key == "pair05"
    assert second.charts.panels[0].pair == "pair05"
    assert second.charts.pinned == ["pair05"]
    assert second.charts.panels[0].span == 2
    assert not second.charts.shows_former
    assert second.attention.muted
    assert "sound off" in second.windowTitle()
    assert not theme.rise_is_red


def test_a_live_desk_is_framed_and_named(
    window: Window, desk: FakeDesk, settle: Callable[[], None], theme: Theme
) -> None:
    assert window.windowTitle() == "desk · SIM"
    assert window.contentsMargins().left() == 0
    desk.mode = "live"
    desk.put_health()
    settle()
    assert window.windowTitle() == "desk · LIVE"
    image = window.grab().toImage()
    edge = image.pixelColor(1, image.height() // 2)
    assert edge == theme.color("live")


def test_the_theme_can_be_switched_while_it_runs(
    qtbot: QtBot, window: Window, theme: Theme
) -> None:
    dark = window.grab().toImage()
    qtbot.keyClick(window, Key.Key_D, Ctrl)
    assert theme.name == "light"
    assert window.grab().toImage() != dark
    qtbot.keyClick(window, Key.Key_D, Ctrl)


def test_a_panel_floats_and_comes_back(qtbot: QtBot, window: Window) -> None:
    window.raise_dock("exposure")
    window.float_panel()
    assert window.places.dock("exposure").isFloating()
    window.raise_dock("exposure")
    qtbot.waitUntil(lambda: QApplication.focusWidget() is window.exposure.view)
    window.float_panel()
    assert not window.places.dock("exposure").isFloating()


def test_closing_says_so_once(qtbot: QtBot, window: Window) -> None:
    spy = QSignalSpy(window.closed)
    qtbot.keyClick(window, Key.Key_Q, Ctrl)
    assert spy.count() == 1


def test_everything_that_takes_the_focus_has_a_name(window: Window) -> None:
    nameless = [
        widget
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not (widget.accessibleName() or getattr(widget, "text", str)())
        and not widget.metaObject().className().startswith(("Q", "Plot", "Graphics"))
    ]
    assert nameless == []


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080)])
def test_no_text_in_any_table_is_clipped(
    qtbot: QtBot,
    make_window: Callable[..., Window],
    speak: Callable[[str], None],
    desk: FakeDesk,
    settle: Callable[[], None],
    language: str,
    size: tuple[int, int],
) -> None:
    speak(language)
    window = make_window(size)
    desk.show_all()
    desk.changes.put(Topic.RULES, "", fake_state(desk.now))
    settle()
    window.rules.changes.table.view.select("draft")
    clipped = []
    for dock in window.places.docks:
        dock.raise_()
        for view in dock.findChildren(TableView):
            page = view.parentWidget()
            while page is not dock:
                if isinstance(page.parentWidget(), QStackedWidget):
                    page.parentWidget().setCurrentWidget(page)
                page = page.parentWidget()
            qtbot.waitUntil(view.isVisible)
            view.fit()
            clipped += [f"{dock.objectName()}: {text}" for text in clipped_in(view)]
    assert clipped == []


def clipped_in(view: TableView) -> list[str]:
    """Texts that do not fit into their column; those that may be cut short are not counted."""
    model, painter = view._rows, view._painter
    head = QFontMetrics(font(12))
    found = []
    for at, column in enumerate(model.columns):
        if view.isColumnHidden(at):
            continue
        room = view.columnWidth(at) - 2 * PADDING
        title = str(model.headerData(at, Qt.Orientation.Horizontal) or "")
        if head.horizontalAdvance(title) > room:
            found.append(title)
        last = view.rowAt(view.viewport().height() - 1)
        for line in range(last + 1 if last >= 0 else model.rowCount()):
            cell = model.cell(line, at)
            if cell.kind is Kind.GROUP or column.elide:
                continue
            if painter.width_of(cell) > room:
                found.append(cell.text)
    return found


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_label_or_button_outside_the_tables_is_clipped(
    make_window: Callable[..., Window],
    speak: Callable[[str], None],
    desk: FakeDesk,
    settle: Callable[[], None],
    language: str,
) -> None:
    speak(language)
    window = make_window((1366, 768))
    desk.show_all()
    settle()
    QApplication.processEvents()
    clipped = [
        widget.text()
        for widget in window.findChildren(QWidget)
        if isinstance(widget, QLabel | QPushButton)
        and widget.isVisible()
        and not (isinstance(widget, QLabel) and (widget.wordWrap() or widget.minimumWidth() == 1))
        and type(widget).__name__ != "ElidingLabel"
        and widget.width() < widget.sizeHint().width() - 1
    ]
    assert clipped == []


def test_tabs_follow_their_numbers_once_in_a_round_of_frames(
    window: Window, desk: FakeDesk, bridge: Bridge
) -> None:
    spy = QSignalSpy(window.places.dock("alerts").windowTitleChanged)
    for number in range(3 * TURNS):
        desk.put_alert(msgspec.structs.replace(desk.alerts["a-warning"], id=f"more-{number}"))
        bridge.frame()
    assert spy.count() == 3
    for _ in range(TURNS):
        bridge.frame()
    assert window.places.dock("alerts").windowTitle() == f"Alerts {4 + 3 * TURNS}"


def test_after_many_frames_the_screen_holds_what_a_full_repaint_would_paint(
    window: Window, desk: FakeDesk, bridge: Bridge
) -> None:
    for number in range(40):
        desk.tick(0.3)
        for alert in list(desk.alerts.values()):
            if alert.is_open:
                desk.put_alert(msgspec.structs.replace(alert, latest=alert.latest + number))
        if number % 7 == 0:
            desk.put_alert(msgspec.structs.replace(desk.alerts["a-margin"], id=f"m-{number}"))
        copper = Measures(
            unit=NORTH, commodity="cu", futures=CU, flat_sigma_risk=(number // 3) * 1e3
        )
        desk.changes.put(Topic.MEASURE, group_key(NORTH, "cu"), copper)
        bridge.frame()
        QApplication.processEvents()
        QApplication.sendEvent(window, QEvent(QEvent.Type.UpdateRequest))
    for table in window.findChildren(TableView):
        table.fit()
    for _ in range(3):
        QApplication.processEvents()
        QApplication.sendEvent(window, QEvent(QEvent.Type.UpdateRequest))
    for table in (window.watchlist.view, window.blotter.view, window.exposure.view):
        box = QRect(table.mapTo(window, QPoint(0, 0)), table.size())
        held = window.screen().grabWindow(window.winId()).toImage().copy(box)
        anew = window.grab().toImage().copy(box)
        assert held.convertToFormat(anew.format()) == anew
