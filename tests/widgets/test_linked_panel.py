"""What belongs to the alert that is explained, and where a click on it leads."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from terminal.core.effect import Topic
from terminal.core.kin_view import Kin
from tests.widgets.fake_desk import FakeDesk
from widgets.bridge import Bridge
from widgets.cells import PADDING
from widgets.linked_panel import LinkedPanel
from widgets.panel import TablePanel
from widgets.theme import Theme


@pytest.fixture
def panel(qtbot: QtBot, bridge: Bridge, theme: Theme) -> LinkedPanel:
    made = LinkedPanel(bridge, theme)
    qtbot.addWidget(made)
    made.resize(420, 400)
    made.show()
    return made


def put(desk: FakeDesk, bridge: Bridge, kin: Kin | None, alert: str = "a-forced") -> None:
    desk.changes.put(Topic.KIN, alert, kin)
    bridge.frame()


def names(panel: LinkedPanel) -> list[str]:
    return [panel.model.cell(at, 0).text for at in range(panel.model.rowCount())]


def click(qtbot: QtBot, panel: TablePanel, key: str) -> None:
    where = panel.view.visualRect(panel.model.index(panel.model.line_of(key), 0)).center()
    qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=where)


def test_it_shows_the_alert_it_was_turned_to_and_no_other(
    panel: LinkedPanel, bridge: Bridge, shown: FakeDesk
) -> None:
    panel.turn("a-forced")
    assert names(panel) == []
    shown.look("a-forced")
    bridge.frame()
    assert names(panel)[:3] == ["沪铜 CU2701", "Units exposed, incl. VAT 2", "华北事业部"]
    other = Kin(alert="a-warning", subject="pair06")
    put(shown, bridge, other, "a-warning")
    assert len(names(panel)) == 13
    panel.turn("a-warning")
    assert names(panel)[:2] == ["豆粕 M2705", "Stock 0"]
    put(shown, bridge, None, "a-warning")
    assert names(panel) == []


def test_it_follows_the_book_row_by_row(
    panel: LinkedPanel, bridge: Bridge, shown: FakeDesk
) -> None:
    panel.turn("a-forced")
    shown.look("a-forced")
    bridge.frame()
    kin = panel.kin
    assert kin is not None
    asked: list[dict[str, object]] = []
    put_rows = panel.model.put
    panel.model.put = lambda changes: (asked.append(dict(changes)), put_rows(changes))  # type: ignore[method-assign,assignment,func-returns-value]
    put(shown, bridge, msgspec.structs.replace(kin))
    assert asked == []
    left = tuple(row for row in kin.rows if row.key != "stock:KC-CU-01")
    put(shown, bridge, msgspec.structs.replace(kin, rows=left))
    (changes,) = asked
    assert "contracts CG-1" not in changes
    assert changes["stock stock:KC-CU-01"] is None
    assert "Stock 1 · t" in names(panel)
    assert "KC-CU-01" not in names(panel)


def test_a_click_tells_what_the_row_is_about_and_a_head_is_no_row(
    qtbot: QtBot, panel: LinkedPanel, bridge: Bridge, shown: FakeDesk
) -> None:
    panel.turn("a-forced")
    shown.look("a-forced")
    bridge.frame()
    spy = QSignalSpy(panel.chosen)
    click(qtbot, panel, "stock")
    click(qtbot, panel, "subject")
    assert spy.count() == 0
    click(qtbot, panel, "contracts CG-1")
    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    assert [spy.at(at)[0].key for at in range(spy.count())] == ["CG-1", "CG-1"]


def test_a_click_on_a_title_does_not_tear_the_groups_apart(
    qtbot: QtBot, panel: LinkedPanel, bridge: Bridge, shown: FakeDesk
) -> None:
    panel.turn("a-forced")
    shown.look("a-forced")
    bridge.frame()
    before = names(panel)
    header = panel.view.horizontalHeader()
    middle = header.sectionViewportPosition(1) + 10
    where = header.viewport().rect().center()
    where.setX(middle)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert names(panel) == before


def test_what_it_is_is_read_whole_before_its_money_is(
    qtbot: QtBot, panel: LinkedPanel, bridge: Bridge, shown: FakeDesk, speak: Callable[[str], None]
) -> None:
    speak("en")
    panel.turn("a-forced")
    shown.look("a-forced")
    bridge.frame()
    money, seen = len(panel.model.columns) - 1, set()
    for width in range(300, 560, 10):
        panel.resize(width, 400)
        panel.view.fit()
        needs = [panel.view._painter.width_of(panel.model.cell(at, 0)) for at in range(13)]
        is_whole = max(needs) <= panel.view.columnWidth(0) - 2 * PADDING
        has_money = not panel.view.isColumnHidden(money)
        assert is_whole or not has_money, width
        seen.add(has_money)
    assert seen == {False, True}
