from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from terminal.core import event
from terminal.core.effect import Topic
from terminal.core.refusal import Refusal, say
from terminal.core.view import Hindrance
from terminal.domain.alert import AlertState, Label
from terminal.domain.approval import ApprovalState
from terminal.domain.notification import Stage
from tests.builders import make_approval
from tests.widgets.fake_desk import FakeDesk
from widgets.bridge import Bridge
from widgets.explain_panel import ExplainPanel
from widgets.theme import Theme


@pytest.fixture
def panel(qtbot: QtBot, bridge: Bridge, theme: Theme) -> ExplainPanel:
    made = ExplainPanel(bridge, theme)
    qtbot.addWidget(made)
    made.resize(310, 700)
    made.show()
    return made


def texts(panel: ExplainPanel) -> list[str]:
    QApplication.processEvents()  # a layout shows its new labels with the next event
    return [label.text() for label in panel.findChildren(QLabel) if not label.isHidden()]


def test_it_shows_the_facts_as_they_stood_and_the_story(
    panel: ExplainPanel, shown: FakeDesk
) -> None:
    panel.explain("a-forced")
    found = texts(panel)
    for words in ("Spot quoted", "86,450", "Premium", "− 30", "Spot age", "480.0s"):
        assert words in found
    assert "86,420 − 86,738 = −318 CNY/t" in found
    assert "Fired: −318 < −300" in found


def test_the_rule_has_its_name_in_the_screen_s_language(
    panel: ExplainPanel, bridge: Bridge, shown: FakeDesk
) -> None:
    bridge.latest.names["rule:basis-low"] = "Contract basis, low"
    panel.explain("a-forced")
    digest = shown.alerts["a-forced"].rule_digest[:8]
    assert f"Contract basis, low (basis-low {digest})" in texts(panel)


def test_a_receipt_is_added_to_the_story(
    panel: ExplainPanel, shown: FakeDesk, settle: Callable[[], None]
) -> None:
    panel.explain("a-warning")
    assert "Warning: 短信 → 李敏  ✓ Accepted" in texts(panel)
    arrived = shown.delivery("a-warning", "sms", Stage.DELIVERED)
    shown.changes.put(Topic.DELIVERY, arrived.id, arrived)
    settle()
    assert "Warning: 短信 → 李敏  ✓✓ Delivered" in texts(panel)


def test_a_quiet_alert_is_not_drawn_anew(
    panel: ExplainPanel, shown: FakeDesk, settle: Callable[[], None]
) -> None:
    panel.explain("a-forced")
    before = panel.findChildren(QLabel)
    shown.put_alert(msgspec.structs.replace(shown.alerts["a-forced"], latest=-319.0))
    settle()
    assert panel.findChildren(QLabel) == before


def test_another_alert_is_written_over_the_labels_of_the_one_before(
    panel: ExplainPanel, shown: FakeDesk
) -> None:
    panel.explain("a-forced")
    before = panel.findChildren(QLabel)
    panel.explain("a-margin")
    panel.explain("a-forced")
    assert "86,420 − 86,738 = −318 CNY/t" in texts(panel)
    assert len(panel.findChildren(QLabel)) <= len(before) + 4


def test_behind_another_tab_it_rests_and_is_right_as_soon_as_it_is_seen(
    panel: ExplainPanel, shown: FakeDesk, settle: Callable[[], None]
) -> None:
    panel.explain("a-forced")
    panel.hide()
    before = texts(panel)
    risen = msgspec.structs.replace(
        shown.alerts["a-forced"], acknowledged=shown.now, acknowledged_by="me"
    )
    shown.put_alert(msgspec.structs.replace(risen, state=AlertState.ACKNOWLEDGED))
    settle()
    assert texts(panel) == before
    panel.show()
    assert texts(panel) != before
    assert not panel.acknowledge_button.isVisible()


def test_behind_another_tab_the_desk_is_still_told_which_alert_it_is_on(
    panel: ExplainPanel, shown: FakeDesk, settle: Callable[[], None]
) -> None:
    panel.hide()
    first = panel.key
    closed = msgspec.structs.replace(shown.alerts[first], state=AlertState.RESOLVED)
    shown.put_alert(closed)
    settle()
    assert panel.key != first
    assert shown.looked == panel.key


def test_a_resolved_alert_is_closed_with_a_label(
    qtbot: QtBot, panel: ExplainPanel, shown: FakeDesk
) -> None:
    panel.explain("a-margin")
    assert not panel.acknowledge_button.isVisible()
    qtbot.mouseClick(panel.close_buttons[Label.FALSE], Qt.MouseButton.LeftButton)
    assert shown.posted == [event.Close("a-margin", "me", Label.FALSE)]


def test_an_open_alert_is_acknowledged_here_and_cannot_be_closed(
    qtbot: QtBot, panel: ExplainPanel, shown: FakeDesk
) -> None:
    panel.explain("a-forced")
    assert not panel.close_buttons[Label.REAL].isVisible()
    qtbot.mouseClick(panel.acknowledge_button, Qt.MouseButton.LeftButton)
    assert shown.posted == [event.Acknowledge("a-forced", "me")]


def test_without_a_choice_it_explains_the_loudest_that_is_open(
    panel: ExplainPanel, desk: FakeDesk, settle: Callable[[], None]
) -> None:
    assert "Select an alert to see why it fired" in texts(panel)
    desk.show_all()
    settle()
    assert panel.alert == desk.alerts["a-forced"]
    over = msgspec.structs.replace(desk.alerts["a-forced"], state=AlertState.RESOLVED)
    desk.put_alert(over)
    settle()
    assert panel.alert == desk.alerts["a-warning"]
    # A louder one does not take away what is being read.
    desk.put_alert(msgspec.structs.replace(over, state=AlertState.FIRING))
    settle()
    assert panel.alert == desk.alerts["a-warning"]


def test_a_chosen_alert_stays_when_it_is_over(
    panel: ExplainPanel, shown: FakeDesk, settle: Callable[[], None]
) -> None:
    panel.explain("a-warning")
    over = msgspec.structs.replace(shown.alerts["a-warning"], state=AlertState.RESOLVED)
    shown.put_alert(over)
    settle()
    assert panel.alert == over


def test_it_says_who_muted_it(
    panel: ExplainPanel, shown: FakeDesk, settle: Callable[[], None]
) -> None:
    muted = msgspec.structs.replace(shown.alerts["a-forced"], muted_by=("silence of li",))
    shown.put_alert(muted)
    settle()
    panel.explain("a-forced")
    assert "silence of li" in texts(panel)


def test_why_no_reduction_can_be_proposed_is_shown_live_and_in_place(
    panel: ExplainPanel, shown: FakeDesk, settle: Callable[[], None]
) -> None:
    panel.explain("a-warning")
    before = panel.findChildren(QLabel)
    shown.put_hindrance("a-warning", "no free lot")
    shown.put_hindrance("a-forced", "another alert's")
    settle()
    assert "No reduction can be proposed: no free lot" in texts(panel)
    shown.put_hindrance("a-warning", "too old")
    settle()
    assert "No reduction can be proposed: too old" in texts(panel)
    shown.put_hindrance("a-warning", "")
    settle()
    assert not any("No reduction" in text for text in texts(panel))
    assert panel.findChildren(QLabel) == before


def test_after_a_reduction_is_done_that_there_is_no_other_is_no_trouble(
    panel: ExplainPanel, shown: FakeDesk, settle: Callable[[], None]
) -> None:
    none_left = say(Refusal.NO_LOTS, symbol="SHFE.cu2701")
    words = "沪铜 CU2701: no account holds lots that could be closed"
    shown.put_approval(make_approval(id="p-w", alert="a-warning", state=ApprovalState.SENT))
    shown.changes.put(Topic.HINDRANCE, "a-warning", Hindrance("a-warning", "", none_left))
    settle()
    panel.explain("a-warning")
    assert f"No reduction can be proposed: {words}" in texts(panel)
    assert panel._hindrance.property("tone") == "attention"
    shown.put_approval(make_approval(id="p-w", alert="a-warning", state=ApprovalState.DONE))
    settle()
    assert f"The reduction is done. No further one: {words}" in texts(panel)
    assert panel._hindrance.property("tone") == "muted"
    # Later on another one may be needed: what bars that is trouble again.
    stale = say(Refusal.NO_LAST_PRICE, symbol="SHFE.cu2701")
    shown.changes.put(Topic.HINDRANCE, "a-warning", Hindrance("a-warning", "no price", stale))
    settle()
    assert panel._hindrance.property("tone") == "attention"


def test_with_nothing_selected_alerts_change_nothing(
    panel: ExplainPanel,
    shown: FakeDesk,
    settle: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown_anew = []
    monkeypatch.setattr(panel, "_head", shown_anew.append)
    shown.put_alert(msgspec.structs.replace(shown.alerts["a-forced"], latest=1.0))
    settle()
    assert shown_anew == []
    panel.explain("a-forced")
    assert shown_anew == [shown.alerts["a-forced"]]
