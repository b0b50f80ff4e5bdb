from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from terminal.core import event
from terminal.core.effect import Topic
from terminal.domain.approval import ApprovalState
from tests.widgets.fake_desk import FakeDesk
from tests.widgets.proven_desk import sign_in
from widgets.action_card import ActionCard
from widgets.bridge import Bridge
from widgets.theme import Theme

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def card(qtbot: QtBot, bridge: Bridge, theme: Theme, shown: FakeDesk) -> ActionCard:
    made = ActionCard(bridge, theme, confirm=False)
    qtbot.addWidget(made)
    made.setStyleSheet(theme.sheet())
    made.show_case(shown.alerts["a-forced"], shown.approvals["p-copper"])
    made.resize(300, 300)
    made.show()
    return made


def texts(card: ActionCard) -> set[str]:
    return {label.text() for label in card.findChildren(QLabel) if label.isVisible()}


def test_the_card_says_why_what_will_be_sent_and_what_it_does(card: ActionCard) -> None:
    assert {
        "Forced",
        "沪铜 CU2701",
        "Basis −318 < −300 CNY/t",
        "Sell CU2701 12 lots ≥ 86,690",
        "close 8 + close today 4, account 6688-01",
        "+60 → 0 t incl. VAT",
        "at most 2,880 CNY",
        "Two orders: yesterday's and today's lots",
        "01:42 left",
    } <= texts(card)
    assert card.accessibleName() == "Forced 沪铜 CU2701"


def test_a_click_approves_exactly_this_plan_and_only_once(
    qtbot: QtBot, card: ActionCard, shown: FakeDesk
) -> None:
    shown.obeys = False
    for _ in range(3):
        qtbot.mouseClick(card.approve_button, LEFT)
    card.approve()
    assert shown.posted == [event.Approve("p-copper", "7e1f" * 16, "me")]
    assert not card.approve_button.isEnabled()


def test_the_button_comes_back_when_the_desk_says_nothing(
    qtbot: QtBot, card: ActionCard, shown: FakeDesk
) -> None:
    shown.obeys = False
    card._asked.setInterval(30)
    qtbot.mouseClick(card.approve_button, LEFT)
    qtbot.waitUntil(card.approve_button.isEnabled)


def test_a_cautious_desk_wants_a_second_press(
    qtbot: QtBot, bridge: Bridge, theme: Theme, shown: FakeDesk
) -> None:
    card = ActionCard(bridge, theme, confirm=True)
    qtbot.addWidget(card)
    card.show_case(None, shown.approvals["p-copper"])
    card.show()
    qtbot.mouseClick(card.approve_button, LEFT)
    assert shown.posted == []
    assert card.approve_button.text() == "Send 12 lots?"
    qtbot.mouseClick(card.approve_button, LEFT)
    assert [type(wish) for wish in shown.posted] == [event.Approve]


def test_a_changed_plan_disarms_the_second_press(
    qtbot: QtBot, bridge: Bridge, theme: Theme, shown: FakeDesk
) -> None:
    card = ActionCard(bridge, theme, confirm=True)
    qtbot.addWidget(card)
    approval = shown.approvals["p-copper"]
    card.show_case(None, approval)
    card.show()
    qtbot.mouseClick(card.approve_button, LEFT)
    other = msgspec.structs.replace(approval, id="p-other")
    card.show_case(None, other)
    qtbot.mouseClick(card.approve_button, LEFT)
    assert shown.posted == []


def test_reject_and_acknowledge_have_their_buttons(
    qtbot: QtBot, card: ActionCard, shown: FakeDesk
) -> None:
    shown.obeys = False
    qtbot.mouseClick(card.acknowledge_button, LEFT)
    qtbot.mouseClick(card.reject_button, LEFT)
    assert shown.posted == [
        event.Acknowledge("a-forced", "me"),
        event.Reject("p-copper", "me"),
    ]


@pytest.mark.parametrize("trouble", ["halted", "read_only"])
def test_nothing_can_be_approved_while_orders_may_not_leave(
    qtbot: QtBot,
    card: ActionCard,
    shown: FakeDesk,
    settle: Callable[[], None],
    trouble: str,
) -> None:
    value: object = True if trouble == "halted" else "disk full"
    shown.put_health(**{trouble: value})
    settle()
    card.show_case(card.alert, card.approval)
    qtbot.mouseClick(card.approve_button, LEFT)
    assert shown.posted == []
    assert card.reject_button.isEnabled()


def test_a_plan_that_was_sent_shows_its_state_and_no_buttons(
    card: ActionCard, shown: FakeDesk
) -> None:
    sent = msgspec.structs.replace(shown.approvals["p-copper"], state=ApprovalState.SENT)
    card.show_case(shown.alerts["a-forced"], sent)
    assert "Sent" in texts(card)
    assert not card.approve_button.isVisible()
    assert not card.reject_button.isVisible()


def test_a_proposal_without_an_alert_is_a_reduction(card: ActionCard, shown: FakeDesk) -> None:
    plan = msgspec.structs.replace(
        shown.approvals["p-copper"].plan, notes=("remainder",), remainder=3
    )
    card.show_case(None, msgspec.structs.replace(shown.approvals["p-copper"], alert="", plan=plan))
    assert {"Reduce", "Not all of it can be closed now: 3 lots remain"} <= texts(card)
    assert not card.acknowledge_button.isVisible()


def test_the_card_says_who_took_it_and_until_when(card: ActionCard) -> None:
    assert card._rows["taken"][1].text() == ""
    until = datetime(2025, 3, 12, 2, 42, tzinfo=UTC)
    fields = {"acknowledged": until, "acknowledged_by": "li", "acknowledged_until": until}
    card.show_case(msgspec.structs.replace(card.alert, **fields), card.approval)
    assert card._rows["taken"][1].text() == "Acknowledged by 李敏, until 10:42"


def test_the_countdown_hurries_at_the_end(
    card: ActionCard, shown: FakeDesk, settle: Callable[[], None]
) -> None:
    shown.tick(80)
    settle()
    card.show_case(card.alert, card.approval)
    assert "00:22 left" in texts(card)
    assert card._left.property("tone") == "bad"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_button_is_cut_in_the_narrowest_column(
    qtbot: QtBot,
    bridge: Bridge,
    theme: Theme,
    shown: FakeDesk,
    speak: Callable[[str], None],
    language: str,
) -> None:
    speak(language)
    card = ActionCard(bridge, theme, confirm=True)
    qtbot.addWidget(card)
    card.setStyleSheet(theme.sheet())
    card.show_case(shown.alerts["a-forced"], shown.approvals["p-copper"])
    card.show()
    assert card.minimumSizeHint().width() <= 304 - 12 - 9


def test_the_card_says_why_there_is_no_plan_and_forgets_it_when_there_is_one(
    card: ActionCard, shown: FakeDesk, settle: Callable[[], None]
) -> None:
    shown.put_hindrance("a-forced", "the last quote is 9.1 s old")
    settle()
    card.show_case(shown.alerts["a-forced"], None)
    assert {"No plan", "the last quote is 9.1 s old"} <= texts(card)
    card.show_case(shown.alerts["a-forced"], shown.approvals["p-copper"])
    assert "No plan" not in texts(card)
    shown.put_hindrance("a-forced", "")
    settle()
    card.show_case(shown.alerts["a-forced"], None)
    assert "No plan" not in texts(card)


@pytest.mark.unsettled
def test_a_press_on_what_has_only_just_come_there_decides_nothing(
    qtbot: QtBot, card: ActionCard, shown: FakeDesk
) -> None:
    # Another plan took the place of the one that was meant, under a finger already on its way.
    shown.obeys = False
    plan = msgspec.structs.replace(shown.approvals["p-copper"].plan, digest="00" * 32)
    other = msgspec.structs.replace(shown.approvals["p-copper"], id="p-other", plan=plan)
    qtbot.waitUntil(card.approve_button.isEnabled)
    card.show_case(shown.alerts["a-forced"], other)
    card.approve()
    card.reject()
    qtbot.mouseClick(card.approve_button, LEFT)
    assert shown.posted == []
    assert not card.approve_button.isEnabled()
    qtbot.waitUntil(card.approve_button.isEnabled)
    card.move(card.x(), card.y() + 40)
    card.approve()
    assert shown.posted == []
    qtbot.waitUntil(card.approve_button.isEnabled)
    qtbot.mouseClick(card.approve_button, LEFT)
    assert shown.posted == [event.Approve("p-other", "00" * 32, "me")]


def test_a_plan_that_two_must_approve_says_how_many_have(
    qtbot: QtBot, card: ActionCard, shown: FakeDesk
) -> None:
    shown.obeys = False
    asked = msgspec.structs.replace(shown.approvals["p-copper"], needed=2)
    card.show_case(card.alert, asked)
    assert "0 of 2 have approved" in texts(card)
    other = msgspec.structs.replace(asked, approvers=("wang",))
    card.show_case(card.alert, other)
    assert "1 of 2 have approved: 王磊" in texts(card)
    qtbot.mouseClick(card.approve_button, LEFT)
    assert [one.actor for one in shown.posted] == ["me"]


def test_who_has_approved_leaves_the_rest_to_another_person(
    qtbot: QtBot, card: ActionCard, shown: FakeDesk
) -> None:
    mine = msgspec.structs.replace(shown.approvals["p-copper"], needed=2, approvers=("me",))
    card.show_case(card.alert, mine)
    assert "1 of 2 have approved: me" in texts(card)
    assert not card.approve_button.isEnabled()
    assert card.reject_button.isEnabled()
    qtbot.mouseClick(card.approve_button, LEFT)
    card.approve()
    assert shown.posted == []


def test_a_desk_that_asks_twice_says_which_of_two_a_press_is(
    qtbot: QtBot, bridge: Bridge, theme: Theme, shown: FakeDesk
) -> None:
    card = ActionCard(bridge, theme, confirm=True)
    qtbot.addWidget(card)
    asked = msgspec.structs.replace(shown.approvals["p-copper"], needed=2)
    card.show_case(shown.alerts["a-forced"], asked)
    card.show()
    card.approve()
    assert card.approve_button.text() == "Approve, 1 of 2?"
    card.show_case(card.alert, msgspec.structs.replace(asked, approvers=("wang",)))
    card.approve()
    assert card.approve_button.text() == "Send 12 lots?"


def test_one_persons_first_press_is_not_confirmed_by_anothers(
    qtbot: QtBot, bridge: Bridge, theme: Theme, shown: FakeDesk
) -> None:
    sign_in(bridge, shown, "wang")
    card = ActionCard(bridge, theme, confirm=True)
    qtbot.addWidget(card)
    card.show_case(None, shown.approvals["p-copper"])
    card.show()
    qtbot.mouseClick(card.approve_button, LEFT)
    sign_in(bridge, shown, "li")
    assert card.approve_button.text() == "Approve  Enter"
    qtbot.mouseClick(card.approve_button, LEFT)
    assert shown.posted == []
    qtbot.mouseClick(card.approve_button, LEFT)
    assert [wish.actor for wish in shown.posted] == ["li"]


@pytest.mark.unsettled
def test_a_press_that_came_with_the_change_of_person_is_nobodys(
    qtbot: QtBot, bridge: Bridge, theme: Theme, shown: FakeDesk
) -> None:
    sign_in(bridge, shown, "wang")
    card = ActionCard(bridge, theme, confirm=False)
    qtbot.addWidget(card)
    card.show_case(None, shown.approvals["p-copper"])
    card.show()
    qtbot.waitUntil(card.approve_button.isEnabled)
    sign_in(bridge, shown, "li")
    assert not card.approve_button.isEnabled()
    card.approve()
    assert shown.posted == []
    qtbot.waitUntil(card.approve_button.isEnabled)


def test_who_has_approved_cannot_again_and_who_comes_after_can(
    bridge: Bridge, shown: FakeDesk, card: ActionCard
) -> None:
    half = msgspec.structs.replace(shown.approvals["p-copper"], approvers=("wang",), needed=2)
    sign_in(bridge, shown, "wang")
    card.show_case(None, half)
    assert not card.approve_button.isEnabled()
    sign_in(bridge, shown, "li")
    assert card.approve_button.isEnabled()


def test_a_long_name_leaves_the_countdown_in_sight(
    card: ActionCard, shown: FakeDesk, settle: Callable[[], None]
) -> None:
    view = shown.view("pair00")
    for name in ("华东地区有色金属期现结合业务一部上海自贸区库存基差监控组合", "Copper " * 12):
        pair = msgspec.structs.replace(view.pair, name=f"{name} · 上海")
        shown.changes.put(Topic.PAIR, "pair00", msgspec.structs.replace(view, pair=pair))
        settle()
        card.show_case(shown.alerts["a-forced"], shown.approvals["p-copper"])
        assert card.minimumSizeHint().width() <= 300
        QApplication.processEvents()
        assert card._left.text() == "01:42 left"
        assert card._left.geometry().right() < 300
        assert card._left.width() >= card._left.sizeHint().width()
        assert name.strip() in card._title.text()
