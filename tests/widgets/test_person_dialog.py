"""One signs in with a secret that stays nowhere; nothing changes until the desk says so."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from terminal.core.presence_wish import SignIn, SignOff
from terminal.core.refusal import Refusal
from tests.widgets.conftest import run_now
from tests.widgets.proven_desk import SECRETS, SIGNERS, ProvenDesk
from widgets import person_dialog
from widgets.bridge import Bridge
from widgets.latest import Latest
from widgets.ledger import Ledger
from widgets.person_dialog import PersonDialog
from widgets.theme import Theme

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def desk() -> ProvenDesk:
    return ProvenDesk()


@pytest.fixture
def bridge(qapp: Any, desk: ProvenDesk) -> Bridge:
    return Bridge(desk, "me", Latest(desk.names), Ledger(), run_now, signers=SIGNERS)


@pytest.fixture
def opened(qtbot: QtBot, bridge: Bridge, theme: Theme) -> Callable[[], PersonDialog]:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()

    def make() -> PersonDialog:
        dialog = PersonDialog(bridge, theme, window)
        dialog.open()
        return dialog

    return make


def types(qtbot: QtBot, dialog: PersonDialog, person: str, secret: str) -> None:
    dialog.people.setCurrentIndex(dialog.people.findData(person))
    qtbot.keyClicks(dialog.secret, secret)
    qtbot.keyClick(dialog.secret, Qt.Key.Key_Return)


def test_a_right_secret_closes_it_and_the_bridge_acts_as_that_person(
    qtbot: QtBot, opened: Callable[[], PersonDialog], desk: ProvenDesk, bridge: Bridge
) -> None:
    dialog = opened()
    assert bridge.actor == "nobody"
    types(qtbot, dialog, "wang", SECRETS["wang"])
    (wish,) = desk.posted
    assert (wish.person, wish.secret.reveal()) == ("wang", SECRETS["wang"])
    # Only what the desk says changes the name.
    assert bridge.actor == "nobody"
    assert dialog.isVisible()
    bridge.frame()
    assert bridge.actor == "wang"
    assert not dialog.isVisible()


def test_a_wrong_secret_is_one_sentence_and_switches_nobody(
    qtbot: QtBot, opened: Callable[[], PersonDialog], desk: ProvenDesk, bridge: Bridge
) -> None:
    desk.come("wang")
    bridge.frame()
    dialog = opened()
    types(qtbot, dialog, "li", "wrong horse")
    bridge.frame()
    assert dialog.answer.text() == "That is not the secret of 李敏"
    assert bridge.actor == "wang"
    assert dialog.isVisible()
    # The next try needs no mouse.
    assert dialog.secret.isEnabled()
    types(qtbot, dialog, "li", SECRETS["li"])
    bridge.frame()
    assert bridge.actor == "li"


def test_what_is_typed_is_hidden_and_does_not_stay(
    qtbot: QtBot, opened: Callable[[], PersonDialog], desk: ProvenDesk, bridge: Bridge
) -> None:
    dialog = opened()
    assert dialog.secret.echoMode() is QLineEdit.EchoMode.Password
    qtbot.keyClicks(dialog.secret, SECRETS["li"])
    dialog.people.setCurrentIndex(dialog.people.findData("li"))
    assert dialog.secret.text() == ""
    types(qtbot, dialog, "li", "wrong horse")
    assert dialog.secret.text() == ""
    words = [one.text() for one in dialog.findChildren(QLineEdit)]
    assert words == [""]
    assert "wrong horse" not in repr(desk.posted)


def test_nothing_closes_it_while_a_secret_is_checked(
    qtbot: QtBot, opened: Callable[[], PersonDialog], desk: ProvenDesk, bridge: Bridge
) -> None:
    desk.answers = False
    dialog = opened()
    types(qtbot, dialog, "wang", SECRETS["wang"])
    assert not dialog.sign_in_button.isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    dialog.close_button.click()
    dialog.sign_in()
    assert dialog.isVisible()
    assert len(desk.posted) == 1
    desk.answer(desk.posted[0])
    bridge.frame()
    assert not dialog.isVisible()


def test_a_desk_that_does_not_answer_lets_one_go(
    qtbot: QtBot,
    opened: Callable[[], PersonDialog],
    desk: ProvenDesk,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(person_dialog, "PATIENCE_MS", 20)
    desk.answers = False
    dialog = opened()
    types(qtbot, dialog, "wang", SECRETS["wang"])
    qtbot.waitUntil(lambda: "does not answer" in dialog.answer.text())
    qtbot.mouseClick(dialog.close_button, LEFT)
    assert not dialog.isVisible()


@pytest.mark.parametrize("why", sorted(person_dialog.ANSWERS))
def test_every_no_frees_it(
    qtbot: QtBot, opened: Callable[[], PersonDialog], desk: ProvenDesk, bridge: Bridge, why: str
) -> None:
    desk.answers = False
    dialog = opened()
    types(qtbot, dialog, "wang", "anything")
    desk.refuse(Refusal.HALTED)
    bridge.frame()
    assert not dialog.secret.isEnabled()
    desk.refuse(Refusal(why), person="wang", seconds="15", failure="disk full")
    bridge.frame()
    assert dialog.secret.isEnabled()
    assert "Checking" not in dialog.answer.text()


def test_another_persons_arrival_is_not_ones_own(
    qtbot: QtBot, opened: Callable[[], PersonDialog], desk: ProvenDesk, bridge: Bridge
) -> None:
    desk.answers = False
    dialog = opened()
    types(qtbot, dialog, "wang", "anything")
    desk.come("li")
    bridge.frame()
    assert dialog.isVisible()


def test_who_is_there_can_leave_and_another_is_offered_first(
    qtbot: QtBot, opened: Callable[[], PersonDialog], desk: ProvenDesk, bridge: Bridge
) -> None:
    dialog = opened()
    assert not dialog.sign_off_button.isVisible()
    assert dialog.people.currentData() == "wang"
    dialog.reject()
    desk.come("wang")
    bridge.frame()
    dialog = opened()
    assert dialog.people.currentData() == "li"
    qtbot.mouseClick(dialog.sign_off_button, LEFT)
    assert desk.posted == [SignOff("wang")]
    bridge.frame()
    assert bridge.actor == "nobody"


def test_without_a_secret_nothing_is_asked(
    qtbot: QtBot, opened: Callable[[], PersonDialog], desk: ProvenDesk
) -> None:
    dialog = opened()
    qtbot.keyClick(dialog.secret, Qt.Key.Key_Return)
    dialog.sign_in()
    assert not any(isinstance(one, SignIn) for one in desk.posted)
    assert dialog.isVisible()
