"""From the explained alert to what belongs to it, and from a row to its own table."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from terminal.core.effect import Topic
from terminal.core.kin_view import KinGroup, KinRow
from tests.book_builders import D, make_lot
from tests.widgets.fake_book import deal
from tests.widgets.fake_desk import FakeDesk
from tests.widgets.test_linked_panel import click, put
from widgets.bridge import Bridge
from widgets.linked_panel import LinkedPanel
from widgets.window import Window


def linked(window: Window, bridge: Bridge) -> LinkedPanel:
    bridge.frame()
    window.raise_dock("linked")
    return window.linked


def test_the_desk_is_asked_for_the_alert_that_is_explained(
    qtbot: QtBot, window: Window, bridge: Bridge, desk: FakeDesk
) -> None:
    assert desk.looked == "a-forced"
    assert linked(window, bridge).kin is not None
    line = window.blotter.model.line_of("a-warning")
    where = window.blotter.view.visualRect(window.blotter.model.index(line, 2)).center()
    qtbot.mouseClick(window.blotter.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert desk.looked == "a-warning"
    bridge.frame()
    kin = window.linked.kin
    assert kin is not None
    assert kin.alert == "a-warning"
    assert bridge.latest.kin.keys() == {"a-warning"}


def test_the_explanation_counts_what_is_linked_and_leads_there(
    qtbot: QtBot, window: Window, bridge: Bridge
) -> None:
    bridge.frame()
    window.raise_dock("explain")
    button = window.explain.linked_button
    said = "Stock 2 · Contracts 1 · Accounts 1 · Positions 1"
    assert button.text().replace("\n", " · ") == said
    # Side by side where there is room; else in two lines, and nothing is pushed out of sight.
    panel = window.explain
    # What the frame wrote elsewhere may still ask the window to be laid out anew.
    QApplication.processEvents()
    for width, lines in ((900, 1), (300, 2)):
        panel.resize(width, 400)
        QApplication.processEvents()
        assert button.text().count("\n") == lines - 1
        canvas = panel.widget()
        assert canvas is not None
        assert canvas.width() == panel.viewport().width()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.linked.isVisible()


def test_a_click_on_a_row_goes_to_that_row_in_its_own_table(
    qtbot: QtBot, window: Window, bridge: Bridge, desk: FakeDesk
) -> None:
    desk.changes.put(Topic.GOODS, "stock:KC-CU-01", make_lot(id="KC-CU-01", quantity=D(620)))
    desk.changes.put(Topic.GOODS, "stock:KC-CU-02", make_lot(id="KC-CU-02"))
    desk.changes.put(Topic.DEAL, "CG-1", deal())
    panel = linked(window, bridge)
    window.book.goods.filter.setText("KC-CU-02")
    click(qtbot, panel, "stock stock:KC-CU-01")
    assert window.book.isVisible()
    assert window.book.goods.view.key == "stock:KC-CU-01"
    assert window.book.goods.view.currentIndex().row() == 0
    click(qtbot, panel, "contracts CG-1")
    assert window.book.deals.view.key == "CG-1"
    click(qtbot, panel, "accounts 6688-01")
    assert window.accounts.isVisible()
    assert window.accounts.view.key == "6688-01"
    click(qtbot, panel, "positions 6688-01/SHFE.rb2705")
    assert window.positions.isVisible()
    assert window.positions.view.key == "6688-01/SHFE.rb2705"
    # The list itself stays where it is.
    assert panel.isVisible()


def test_a_click_on_a_unit_or_a_line_of_the_desk_file_goes_to_the_exposure(
    qtbot: QtBot, window: Window, bridge: Bridge, desk: FakeDesk
) -> None:
    panel = linked(window, bridge)
    here = window.exposure.view.currentIndex
    window.exposure.view.setFocus()
    before = window.exposure.model.key_of(here())
    # That unit has no copper in the tree any more.
    click(qtbot, panel, "units 套利组/cu/t")
    assert window.exposure.model.key_of(here()) == before != ("华北事业部", "cu")
    click(qtbot, panel, "units 华北事业部/cu/t")
    assert window.exposure.model.key_of(here()) == ("华北事业部", "cu")
    (own,) = [row for row in desk_rows(panel) if row.kind == "given"]
    moved = msgspec.structs.replace(own, key="stock:pair00")
    kin = panel.kin
    assert kin is not None
    put(desk, bridge, msgspec.structs.replace(kin, rows=(moved,)))
    click(qtbot, panel, "stock stock:pair00")
    assert window.exposure.model.key_of(here())[-1] == "stock:pair00"
    assert window.exposure.view.isExpanded(here().parent())


def desk_rows(panel: LinkedPanel) -> list[KinRow]:
    assert panel.kin is not None
    return list(panel.kin.group(KinGroup.STOCK))


def test_the_chart_goes_to_the_moment_of_the_alert_and_a_range_button_brings_it_back(
    qtbot: QtBot,
    make_window: Callable[..., Window],
    desk: FakeDesk,
    settle: Callable[[], None],
) -> None:
    window = make_window(charts=True)
    desk.show_all()
    settle()
    window.charts.set_span(0)
    window.blotter.view.select("a-acked")
    window.raise_dock("explain")
    window.watchlist.view.select("pair00")
    chart = window.charts.panels[0].chart

    def shows(time: float) -> bool:
        (left, right), _ = chart._basis.box.viewRange()
        return bool(left <= chart.ring.x_at(time) <= right)

    fired = desk.alerts["a-acked"].fired
    assert fired is not None
    button = window.explain.chart_button
    assert button.text() == "Chart at 20:50:47"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.charts.panels[0].pair == window.watchlist.view.key == "pair05"
    assert shows(fired.timestamp())
    assert not shows(desk.now.timestamp())
    desk.tick()
    settle()
    assert not shows(desk.now.timestamp()), "it stays there"
    qtbot.mouseClick(window.charts.panels[0].header.buttons.button(0), Qt.MouseButton.LeftButton)
    assert shows(desk.now.timestamp())
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert shows(fired.timestamp())
    assert not shows(desk.now.timestamp())
    window.blotter.view.select("a-margin")
    assert not button.isVisible(), "an account has no chart"
