from __future__ import annotations

from collections.abc import Callable

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from terminal.core.effect import Topic
from terminal.core.view import RuleState
from tests.widgets.fake_desk import FakeDesk
from widgets.bridge import Bridge
from widgets.rule_panel import RULES, RulePanel
from widgets.window import Window


def test_the_dock_is_reached_by_its_key(qtbot: QtBot, window: Window) -> None:
    window.activateWindow()
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window, Qt.Key.Key_1, both)
    assert window.rules.isVisible()
    assert QApplication.focusWidget() is window.rules.table.view


def test_coverage_has_its_page_and_its_key(qtbot: QtBot, window: Window) -> None:
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    assert window.rules.coverage.isVisible()
    assert not window.rules.table.isVisible()
    assert QApplication.focusWidget() is window.rules.coverage.view
    window.rules.buttons.button(RULES).click()
    assert window.rules.table.isVisible()


def test_the_share_says_numerator_and_denominator(rules: RulePanel) -> None:
    assert rules.share.text() == "threshold coverage now 1/12 = 8%"
    assert rules.share.property("tone") == "attention"


def test_without_anything_held_there_is_no_share(make_rules: Callable[[], RulePanel]) -> None:
    assert make_rules().share.text() == "threshold coverage now 0/0 = —"


def test_rules_that_were_put_live_take_the_place_of_the_others(
    bridge: Bridge, rules: RulePanel, desk: FakeDesk, settle: Callable[[], None]
) -> None:
    first = bridge.rules[0]
    new = msgspec.structs.replace(first, id="new", name="新规则", name_en="New rule")
    state = RuleState(rules=(first, new), written=(first, new))
    desk.changes.put(Topic.RULES, "", state)
    settle()
    assert bridge.rules == (first, new)
    model = rules.table.model
    assert [model.key_at(line) for line in range(model.rowCount())] == [first.id, "new"]
    assert model.cell(1, 0).text == "新规则"
    assert rules.buttons.button(RULES).text() == "2 rules"
    # The pair of the one rule that is left has a level watched, and no account has anything.
    assert rules.share.text() == "threshold coverage now 0/12 = 0%"
