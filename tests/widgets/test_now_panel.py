from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from terminal.core import event
from terminal.core.effect import Topic
from terminal.domain.alert import AlertState
from terminal.domain.approval import ApprovalState
from tests.widgets.fake_desk import FakeDesk
from widgets.action_card import ActionCard
from widgets.bridge import Bridge
from widgets.now_panel import MOST_CARDS, NowPanel
from widgets.theme import Theme

Key = Qt.Key


@pytest.fixture
def now(qtbot: QtBot, bridge: Bridge, theme: Theme) -> NowPanel:
    made = NowPanel(bridge, theme, confirm=False)
    qtbot.addWidget(made)
    made.resize(310, 600)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def test_the_loudest_comes_first_and_what_is_taken_is_not_there(
    now: NowPanel, shown: FakeDesk
) -> None:
    assert list(now.cases()) == ["a-forced", "a-warning", "a-attention"]
    assert now.current is now.cards["a-forced"]


def test_the_words_of_all_cards_begin_at_one_edge(now: NowPanel, shown: FakeDesk) -> None:
    QApplication.processEvents()
    words = [card._rows["why"][1] for card in now.cards.values()]
    assert len(words) == 3
    assert len({label.mapTo(now, label.rect().topLeft()).x() for label in words}) == 1


def test_keys_act_on_the_card_that_has_the_focus(
    qtbot: QtBot, now: NowPanel, shown: FakeDesk
) -> None:
    shown.obeys = False
    now.focus_first()
    qtbot.keyClick(now.cards["a-forced"], Key.Key_Down)
    assert QApplication.focusWidget() is now.cards["a-warning"]
    qtbot.keyClick(now.cards["a-warning"], Key.Key_A)
    qtbot.keyClick(now.cards["a-warning"], Key.Key_Return)
    qtbot.keyClick(now.cards["a-warning"], Key.Key_Up)
    qtbot.keyClick(now.cards["a-forced"], Key.Key_Return)
    assert shown.posted == [
        event.Acknowledge("a-warning", "me"),
        event.Approve("p-copper", "7e1f" * 16, "me"),
    ]


def test_enter_on_a_button_presses_that_button(
    qtbot: QtBot, now: NowPanel, shown: FakeDesk
) -> None:
    shown.obeys = False
    button = now.cards["a-forced"].reject_button
    button.setFocus()
    qtbot.keyClick(button, Key.Key_Return)
    assert shown.posted == [event.Reject("p-copper", "me")]


def test_a_held_enter_approves_nothing(now: NowPanel, shown: FakeDesk) -> None:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    now.focus_first()
    none = Qt.KeyboardModifier.NoModifier
    repeated = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Return, none, "\r", True)
    QApplication.sendEvent(now.cards["a-forced"], repeated)
    assert shown.posted == []


def test_a_second_enter_never_falls_on_the_next_card(
    qtbot: QtBot, now: NowPanel, shown: FakeDesk, settle: Callable[[], None]
) -> None:
    second = msgspec.structs.replace(shown.approvals["p-copper"], id="p-meal", alert="a-warning")
    shown.put_approval(second)
    settle()
    now.focus_first()
    qtbot.keyClick(now.cards["a-forced"], Key.Key_Return)
    alert = shown.alerts["a-forced"]
    shown.put_alert(msgspec.structs.replace(alert, state=AlertState.RESOLVED))
    done = msgspec.structs.replace(shown.approvals["p-copper"], state=ApprovalState.DONE)
    shown.put_approval(done)
    settle()
    assert list(now.cases()) == ["a-warning", "a-attention"]
    assert QApplication.focusWidget() is now


def test_a_card_stays_in_place_while_it_changes(
    now: NowPanel, shown: FakeDesk, settle: Callable[[], None]
) -> None:
    card = now.cards["a-warning"]
    alert = shown.alerts["a-warning"]
    shown.put_alert(msgspec.structs.replace(alert, latest=140.0))
    settle()
    assert now.cards["a-warning"] is card


def test_a_proposal_by_hand_has_a_card_until_it_is_final(
    now: NowPanel, shown: FakeDesk, settle: Callable[[], None]
) -> None:
    manual = msgspec.structs.replace(shown.approvals["p-copper"], id="p-hand", alert="")
    shown.put_approval(manual)
    settle()
    assert "p-hand" in now.cards
    shown.put_approval(msgspec.structs.replace(manual, state=ApprovalState.REJECTED))
    settle()
    assert "p-hand" not in now.cards


def test_each_proposal_by_hand_has_a_card_of_its_own(
    now: NowPanel, shown: FakeDesk, settle: Callable[[], None]
) -> None:
    for key in ("p-one", "p-two"):
        shown.put_approval(msgspec.structs.replace(shown.approvals["p-copper"], id=key, alert=""))
    settle()
    assert {"p-one", "p-two", "a-forced"} <= now.cards.keys()


def test_calm_is_said_when_nothing_waits(
    now: NowPanel, shown: FakeDesk, settle: Callable[[], None]
) -> None:
    for key in list(shown.alerts):
        shown.changes.put(Topic.ALERT, key, None)
    shown.changes.put(Topic.APPROVAL, "p-copper", None)
    settle()
    assert now.cards == {}
    assert now._calm.isVisible()


def test_in_a_storm_the_loudest_cards_are_shown_and_the_rest_counted(
    now: NowPanel, shown: FakeDesk, bridge: Bridge
) -> None:
    forced = bridge.latest.alerts["a-forced"]
    for number in range(20):
        one = msgspec.structs.replace(forced, id=f"storm-{number:02d}")
        shown.changes.put(Topic.ALERT, one.id, one)
    bridge.frame()
    assert len(now.cases()) == 23
    assert len(now.cards) == MOST_CARDS
    assert "a-attention" not in now.cards
    assert "15" in now.calm_words


def test_cards_are_not_written_anew_while_an_alert_only_follows_its_value(
    now: NowPanel,
    shown: FakeDesk,
    settle: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    alert = shown.alerts["a-warning"]
    shown.put_alert(msgspec.structs.replace(alert, latest=alert.latest - 1))
    settle()
    shows: list[str] = []
    written = ActionCard.show_case

    def show(card: ActionCard, alert: Any, approval: Any) -> None:
        shows.append(alert.id)
        written(card, alert, approval)

    monkeypatch.setattr(ActionCard, "show_case", show)
    later = shown.now + timedelta(seconds=1)
    shown.put_alert(msgspec.structs.replace(alert, latest=alert.latest - 2, updated=later))
    settle()
    assert not shows
    shown.put_alert(msgspec.structs.replace(alert, latest=alert.latest - 3, value=-299.0))
    settle()
    assert "a-warning" in shows
    words = {label.text() for label in now.cards["a-warning"].findChildren(QLabel)}
    assert any("−299" in one for one in words)


def test_a_card_follows_why_nothing_can_be_proposed(
    now: NowPanel, shown: FakeDesk, settle: Callable[[], None]
) -> None:
    shown.put_hindrance("a-warning", "no free lot")
    settle()
    card = now.cards["a-warning"]
    labels = {label.text() for label in card.findChildren(QLabel) if not label.isHidden()}
    assert {"No plan", "no free lot"} <= labels


def test_a_card_that_is_used_again_knows_nothing_of_what_it_showed_before(
    now: NowPanel, shown: FakeDesk, settle: Callable[[], None]
) -> None:
    shown.obeys = False
    card = now.cards["a-forced"]
    card.approve()
    assert not card.approve_button.isEnabled()
    shown.changes.put(Topic.ALERT, "a-forced", None)
    shown.changes.put(Topic.APPROVAL, "p-copper", None)
    settle()
    assert not card.isVisible()
    assert card.approval is None
    card.approve()
    assert shown.posted == [event.Approve("p-copper", "7e1f" * 16, "me")]
    proposal = msgspec.structs.replace(shown.approvals["p-copper"], id="p-new", alert="a-warning")
    shown.put_alert(msgspec.structs.replace(shown.alerts["a-warning"], id="a-new"))
    shown.put_approval(msgspec.structs.replace(proposal, alert="a-new"))
    settle()
    assert now.cards["a-new"] is card
    assert card.isVisible()
    assert card.approve_button.isEnabled()
    assert card.approval is not None
    assert card.approval.id == "p-new"


def test_a_day_of_alerts_builds_no_more_cards_than_were_ever_shown(
    now: NowPanel, shown: FakeDesk, settle: Callable[[], None]
) -> None:
    warning = shown.alerts["a-warning"]
    for number in range(40):
        shown.put_alert(msgspec.structs.replace(warning, id=f"day-{number}"))
        settle()
        shown.changes.put(Topic.ALERT, f"day-{number}", None)
    settle()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(now.findChildren(ActionCard)) == 4
