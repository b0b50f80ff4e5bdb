from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from terminal.core import event
from tests.widgets.fake_desk import FakeDesk
from tests.widgets.proven_desk import sign_in
from widgets.bridge import Bridge
from widgets.kill_switch import KillSwitch, Question
from widgets.theme import Theme

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def ask(qtbot: QtBot, bridge: Bridge, theme: Theme) -> Callable[[], Question]:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    switch = KillSwitch(bridge, theme, window, "Basisdesk")

    def put() -> Question:
        switch.ask()
        return window.findChildren(Question)[-1]

    return put


def test_one_question_and_enter_stops_everything(
    qtbot: QtBot, ask: Callable[[], Question], shown: FakeDesk
) -> None:
    question = ask()
    assert shown.posted == []
    qtbot.keyClick(question, Qt.Key.Key_Return)
    assert shown.posted == [event.Halt("me", True)]


def test_escape_changes_nothing(qtbot: QtBot, ask: Callable[[], Question], shown: FakeDesk) -> None:
    qtbot.keyClick(ask(), Qt.Key.Key_Escape)
    qtbot.mouseClick(ask().no_button, LEFT)
    assert shown.posted == []


def test_a_halted_simulation_is_armed_with_one_click(
    qtbot: QtBot, ask: Callable[[], Question], shown: FakeDesk, settle: Callable[[], None]
) -> None:
    shown.put_health(halted=True)
    settle()
    qtbot.mouseClick(ask().yes_button, LEFT)
    assert shown.posted == [event.Halt("me", False)]


def test_a_live_desk_is_armed_only_by_its_name(
    qtbot: QtBot, ask: Callable[[], Question], shown: FakeDesk, settle: Callable[[], None]
) -> None:
    shown.put_health(halted=True, mode="live")
    settle()
    question = ask()
    assert not question.yes_button.isEnabled()
    qtbot.keyClicks(question.line, "basisdesk")
    assert not question.yes_button.isEnabled()
    question.line.clear()
    qtbot.keyClicks(question.line, "Basisdesk")
    qtbot.mouseClick(question.yes_button, LEFT)
    assert shown.posted == [event.Halt("me", False)]


def test_arming_that_one_person_began_is_not_anothers(
    qtbot: QtBot,
    ask: Callable[[], Question],
    shown: FakeDesk,
    bridge: Bridge,
    settle: Callable[[], None],
) -> None:
    sign_in(bridge, shown, "wang")
    shown.put_health(halted=True)
    settle()
    question = ask()
    sign_in(bridge, shown, "li")
    qtbot.mouseClick(question.yes_button, LEFT)
    # The desk refuses it: wang is not there any more.
    assert shown.posted == [event.Halt("wang", False)]
