"""Who is signed in stands at the top; a wish of nobody asks who it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from terminal.core.presence_wish import SignOff
from terminal.core.refusal import Refusal
from tests.widgets.conftest import run_now
from tests.widgets.fake_desk import FakeReader
from tests.widgets.fake_rules import fake_rules
from tests.widgets.proven_desk import SIGNERS, ProvenDesk
from widgets.bridge import TURNS, Bridge
from widgets.latest import Latest
from widgets.ledger import Ledger
from widgets.theme import Theme
from widgets.window import Window

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def desk() -> ProvenDesk:
    return ProvenDesk()


@pytest.fixture
def bridge(qapp: Any, desk: ProvenDesk) -> Bridge:
    ledger = Ledger(reader=FakeReader(desk))
    return Bridge(desk, "me", Latest(desk.names), ledger, run_now, fake_rules(), signers=SIGNERS)


def come(desk: ProvenDesk, bridge: Bridge, person: str) -> None:
    desk.come(person)
    for _ in range(TURNS):
        bridge.frame()


def test_the_window_shows_who_acts(window: Window, desk: ProvenDesk, bridge: Bridge) -> None:
    button = window.top_bar.person
    assert button.isVisible()
    assert (button.text(), button.property("kind")) == ("Nobody signed in", "attention")
    come(desk, bridge, "li")
    assert (button.text(), button.property("kind")) == ("李敏", "")
    assert "李敏" in button.accessibleName()


def test_keys_change_the_person_and_sign_off(
    qtbot: QtBot, window: Window, desk: ProvenDesk, bridge: Bridge
) -> None:
    come(desk, bridge, "li")
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_I, CONTROL)
    dialog = window.top_bar.person.dialog
    assert dialog is not None
    assert dialog.isVisible()
    window.top_bar.person.ask()
    assert window.top_bar.person.dialog is dialog
    dialog.reject()
    assert window.top_bar.person.dialog is None
    qtbot.keyClick(window, Qt.Key.Key_I, CONTROL | SHIFT)
    assert desk.posted == [SignOff("li")]
    come(desk, bridge, "")
    qtbot.keyClick(window, Qt.Key.Key_I, CONTROL | SHIFT)
    assert len(desk.posted) == 1


def test_a_press_opens_the_dialog(qtbot: QtBot, window: Window) -> None:
    qtbot.mouseClick(window.top_bar.person, Qt.MouseButton.LeftButton)
    assert window.top_bar.person.dialog is not None


def test_a_wish_of_nobody_asks_who_it_is(
    window: Window, desk: ProvenDesk, settle: Callable[[], None]
) -> None:
    desk.refuse(Refusal.HALTED)
    settle()
    assert window.top_bar.person.dialog is None
    desk.refuse(Refusal.NOBODY_PRESENT)
    settle()
    dialog = window.top_bar.person.dialog
    assert dialog is not None
    assert dialog.answer.text() == "Nobody is signed in at this terminal: sign in first"


@pytest.mark.parametrize("signers", [()])
def test_a_desk_without_secrets_shows_none_of_it(
    qtbot: QtBot, desk: ProvenDesk, theme: Theme, tmp_path: Path, signers: tuple[str, ...]
) -> None:
    bridge = Bridge(desk, "me", Latest(desk.names), Ledger(), run_now, signers=signers)
    window = Window(bridge, theme, title="desk", folder=tmp_path, confirm=False)
    qtbot.addWidget(window)
    window.show()
    assert bridge.actor == "me"
    assert not window.top_bar.person.isVisible()
    assert not {"Ctrl+I", "Ctrl+Shift+I"} & {one.shortcut().toString() for one in window.keyed}
    window.top_bar.person.ask()
    assert window.top_bar.person.dialog is None
