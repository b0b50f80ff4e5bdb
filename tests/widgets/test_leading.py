"""A row of approvals or deliveries leads to its card, or to why its alert fired."""

from __future__ import annotations

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from terminal.core import event
from terminal.domain.approval import ApprovalState
from tests.widgets.fake_desk import FakeDesk
from widgets import action_card
from widgets.bridge import TURNS, Bridge
from widgets.panel import TablePanel
from widgets.window import Window


def shown(window: Window, name: str) -> TablePanel:
    window.activateWindow()
    window.raise_dock(name)
    panel = window.places.dock(name).widget()
    assert isinstance(panel, TablePanel)
    return panel


def double_click(qtbot: QtBot, panel: TablePanel, key: str) -> None:
    place = panel.view.visualRect(panel.model.index(panel.model.line_of(key), 0)).center()
    view = panel.view.viewport()
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=place)


def test_enter_on_what_waits_goes_to_its_card_and_enter_there_approves(
    qtbot: QtBot, window: Window, desk: FakeDesk
) -> None:
    panel = shown(window, "approvals")
    panel.view.select("p-copper")
    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    assert [one for one in desk.posted if isinstance(one, event.Approve)] == []
    card = QApplication.focusWidget()
    assert card is window.now.current
    assert window.now.current is not None
    assert window.now.current.approval is not None
    assert window.now.current.approval.id == "p-copper"
    qtbot.keyClick(card, Qt.Key.Key_Return)
    (wish,) = [one for one in desk.posted if isinstance(one, event.Approve)]
    assert wish.approval == "p-copper"


def test_what_is_decided_leads_to_why(
    qtbot: QtBot, window: Window, desk: FakeDesk, bridge: Bridge
) -> None:
    done = msgspec.structs.replace(
        desk.approvals["p-copper"], id="p-old", alert="a-acked", state=ApprovalState.DONE
    )
    desk.put_approval(done)
    for _ in range(TURNS):
        bridge.frame()
    double_click(qtbot, shown(window, "approvals"), "p-old")
    assert window.explain.key == "a-acked"
    assert window.places.dock("explain").is_in_sight


def test_a_delivery_leads_to_its_alert(qtbot: QtBot, window: Window) -> None:
    panel = shown(window, "deliveries")
    double_click(qtbot, panel, "a-warning-sms")
    assert window.blotter.view.key == window.explain.key == "a-warning"


def test_an_alert_leads_to_why(qtbot: QtBot, window: Window) -> None:
    double_click(qtbot, shown(window, "alerts"), "a-attention")
    assert window.explain.key == "a-attention"
    assert QApplication.focusWidget() is window.explain


@pytest.mark.unsettled
def test_a_second_enter_at_once_does_not_approve_what_was_not_looked_at(
    qtbot: QtBot, window: Window, desk: FakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(action_card, "SETTLE_MS", 50)
    card = window.now.current
    assert card is not None
    qtbot.waitUntil(card.approve_button.isEnabled, timeout=60_000)
    monkeypatch.setattr(action_card, "SETTLE_MS", 600_000)
    panel = shown(window, "approvals")
    panel.view.select("p-copper")
    for _ in range(2):
        qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Return)
    assert window.now.current is card
    assert [one for one in desk.posted if isinstance(one, event.Approve)] == []
