from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from terminal.core import event
from terminal.core.effect import Topic
from terminal.domain.contract import TradeSide
from tests.widgets.fake_book import deal
from tests.widgets.fake_desk import FakeDesk
from tests.widgets.proven_desk import SIGNERS
from widgets.act_dialog import ActDialog
from widgets.actions import card_keys
from widgets.bridge import Bridge
from widgets.kill_switch import Question
from widgets.window import Window

Key, Ctrl, Alt = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def test_every_action_has_a_key_and_no_key_two_meanings_in_one_place(window: Window) -> None:
    assert all(action.shortcut().toString() for action in window.keyed)
    everywhere = [
        action.shortcut().toString() for action in window.keyed if action.parent() is window
    ]
    assert [key for key, count in Counter(everywhere).items() if count > 1] == []
    texts = [action.text() for action in window.keyed]
    assert len(set(texts)) == len(texts)
    assert {key for key, _ in card_keys()} == {"Enter", "R", "A"}


def test_the_readme_names_keys_that_are_there(
    bridge: Bridge, make_window: Callable[[], Window], root: Path
) -> None:
    # Where persons sign in there are most.
    bridge.signers = SIGNERS
    window = make_window()
    page = (root / "README.md").read_text("utf-8").partition("## The window")[2].partition("## ")[0]
    named = set(re.findall(r"`((?:(?:Ctrl|Shift)\+)*(?:F?\d+|[A-Z]|Del|Enter))`", page))
    known = {action.shortcut().toString() for action in window.keyed}
    assert len(named) > 20
    assert named - known - {key for key, _ in card_keys()} == set()


def test_keys_reach_their_panels(qtbot: QtBot, window: Window, desk: FakeDesk) -> None:
    desk.obeys = False
    window.activateWindow()
    qtbot.keyClick(window, Key.Key_7, Ctrl)
    window.positions.view.select("6688-01/SHFE.cu2701")
    qtbot.keyClick(window.positions.view, Key.Key_D)
    qtbot.keyClick(window, Key.Key_4, Ctrl)
    window.orders.view.select("bd-3")
    qtbot.keyClick(window.orders.view, Key.Key_Delete)
    qtbot.keyClick(window, Key.Key_1, Ctrl)
    window.blotter.view.select("a-warning")
    qtbot.keyClick(window.blotter.view, Key.Key_A)
    assert desk.posted == [
        event.Reduce("6688-01", "SHFE.cu2701", "me"),
        event.Cancel("bd-3", "me"),
        event.Acknowledge("a-warning", "me"),
    ]


@pytest.mark.parametrize(
    ("key", "contract", "form"),
    [
        (Key.Key_P, "CG-1", "PriceDialog"),
        (Key.Key_R, "CG-1", "RollDialog"),
        (Key.Key_G, "CG-1", "ReceiveDialog"),
        (Key.Key_L, "XS-1", "DeliverDialog"),
    ],
)
def test_keys_open_the_forms_of_the_selected_contract(
    qtbot: QtBot,
    window: Window,
    desk: FakeDesk,
    settle: Callable[[], None],
    key: Qt.Key,
    contract: str,
    form: str,
) -> None:
    desk.changes.put(Topic.DEAL, "CG-1", deal())
    desk.changes.put(Topic.DEAL, "XS-1", deal(id="XS-1", side=TradeSide.SALE))
    settle()
    window.activateWindow()
    window.raise_dock("book")
    window.book.deals.view.select(contract)
    qtbot.keyClick(window.book.deals.view, key)
    found = [one for one in window.findChildren(ActDialog) if one.isVisible()]
    assert [type(one).__name__ for one in found] == [form]
    found[0].reject()


def test_a_letter_that_is_typed_is_no_command(qtbot: QtBot, window: Window, desk: FakeDesk) -> None:
    window.activateWindow()
    window.blotter.view.select("a-warning")
    window.blotter.view.setFocus()
    qtbot.keyClick(window, Key.Key_F, Ctrl)
    assert QApplication.focusWidget() is window.blotter.filter
    qtbot.keyClicks(window.blotter.filter, "a")
    assert window.blotter.filter.text() == "a"
    assert desk.posted == []


def test_f12_asks_and_f2_goes_to_the_cards(qtbot: QtBot, window: Window) -> None:
    window.activateWindow()
    qtbot.keyClick(window, Key.Key_F2)
    assert QApplication.focusWidget() is window.now.cards["a-forced"]
    qtbot.keyClick(window, Key.Key_F12)
    (question,) = window.findChildren(Question)
    assert question.isVisible()
    question.reject()


def test_alt_and_a_number_choose_the_span(qtbot: QtBot, window: Window) -> None:
    qtbot.keyClick(window, Key.Key_1, Alt)
    assert window.charts.panels[0].span == 0


def test_the_spans_of_the_charts_are_called_as_on_their_buttons(
    make_window: Callable[..., Window], speak: Callable[[str], None]
) -> None:
    speak("zh")
    window = make_window()
    names = [button.text() for button in window.charts.panels[0].header.buttons.buttons()]
    texts = [action.text() for action in window.keyed]
    for name in names[:-1]:
        assert f"图表：{name}" in texts


def test_the_exposure_tree_is_reached_by_its_key(qtbot: QtBot, window: Window) -> None:
    window.activateWindow()
    qtbot.keyClick(window, Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert window.exposure.view.hasFocus()
