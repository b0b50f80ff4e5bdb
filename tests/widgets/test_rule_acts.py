from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import msgspec
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from terminal.core.effect import Topic
from terminal.core.rule_digest import stamped
from terminal.core.rule_wish import DraftRules
from terminal.core.view import RuleState
from tests.widgets.fake_desk import FakeDesk
from tests.widgets.fake_revisions import fake_state
from widgets.reason_dialog import ReasonDialog
from widgets.rule_dialog import RuleDialog
from widgets.window import SMALLEST, Window

Key = Qt.Key


@pytest.fixture
def state(desk: FakeDesk, window: Window, settle: Callable[[], None]) -> RuleState:
    """The rules of the desk, told to the window, the first of them current."""
    made = fake_state(desk.now)
    desk.changes.put(Topic.RULES, "", made)
    settle()
    window.activateWindow()
    window.raise_dock("rules")
    window.rules.table.view.select("basis-low")
    return made


def answer(qtbot: QtBot, window: Window, reason: str = "review") -> ReasonDialog:
    dialog = window.findChildren(ReasonDialog)[-1]
    qtbot.keyClicks(dialog.reason, reason)
    qtbot.keyClick(dialog.reason, Key.Key_Return)
    return dialog


def test_a_rule_is_switched_off_and_on(
    qtbot: QtBot,
    window: Window,
    desk: FakeDesk,
    state: RuleState,
    settle: Callable[[], None],
) -> None:
    qtbot.keyClick(window.rules.table.view, Key.Key_O)
    answer(qtbot, window)
    first = state.written[0]
    off = msgspec.structs.replace(first, enabled=False)
    assert desk.posted == [DraftRules(rules=(off,), reason="review", actor="me")]
    assert window.rules.changes.isVisible()
    off = stamped(off)
    told = msgspec.structs.replace(
        state, rules=(msgspec.structs.replace(off, subjects=()),), written=(off,)
    )
    desk.changes.put(Topic.RULES, "", told)
    settle()
    assert window.rules.table.model.cell(0, 1).text == "switched off"
    window.rules.acts.switch()
    answer(qtbot, window)
    assert desk.posted[1].rules[0].enabled


def test_a_rule_is_taken_away_with_a_reason(
    qtbot: QtBot, window: Window, desk: FakeDesk, state: RuleState
) -> None:
    window.rules.changes.actor_box.setCurrentIndex(1)
    qtbot.keyClick(window.rules.table.view, Key.Key_Delete)
    answer(qtbot, window, "no longer traded")
    who = window.rules.changes.actor
    assert who != "me"
    assert desk.posted == [
        DraftRules(rules=(), removed=("basis-low",), reason="no longer traded", actor=who)
    ]


def test_what_was_changed_while_it_was_asked_is_not_taken_away(
    qtbot: QtBot,
    window: Window,
    desk: FakeDesk,
    state: RuleState,
    settle: Callable[[], None],
) -> None:
    window.rules.acts.remove()
    later = stamped(msgspec.structs.replace(state.written[0], hysteresis=Decimal(1)))
    told = msgspec.structs.replace(state, written=(later, *state.written[1:]))
    desk.changes.put(Topic.RULES, "", told)
    settle()
    answer(qtbot, window)
    assert desk.posted == []


@pytest.mark.parametrize(("key", "title"), [(Key.Key_E, "Edit rule"), (Key.Key_C, "New rule")])
def test_the_editor_is_opened_by_its_keys(
    qtbot: QtBot, window: Window, state: RuleState, key: Qt.Key, title: str
) -> None:
    qtbot.keyClick(window.rules.table.view, key)
    dialog = window.findChildren(RuleDialog)[-1]
    assert (dialog.windowTitle(), dialog.isVisible()) == (title, True)


def test_a_new_rule_has_a_key_from_everywhere(
    qtbot: QtBot, window: Window, state: RuleState
) -> None:
    qtbot.keyClick(window, Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert window.findChildren(RuleDialog)[-1].windowTitle() == "New rule"


def test_enter_on_a_rule_edits_it(qtbot: QtBot, window: Window, state: RuleState) -> None:
    qtbot.keyClick(window.rules.table.view, Key.Key_Return)
    assert window.findChildren(RuleDialog)[-1].form.lines["id"].text() == "basis-low"


def test_before_the_desk_has_spoken_nothing_can_be_changed(window: Window, desk: FakeDesk) -> None:
    window.rules.table.view.select("basis-low")
    acts = window.rules.acts
    for act in (acts.edit, acts.copy, acts.switch, acts.remove, acts.new):
        act()
    assert window.findChildren(RuleDialog) == []
    assert window.findChildren(ReasonDialog) == []
    assert not any(button.isEnabled() for button in window.rules.act_buttons)


def test_acts_stand_beside_the_rules_alone(window: Window, state: RuleState) -> None:
    assert all(button.isVisible() and button.isEnabled() for button in window.rules.act_buttons)
    window.rules.show_page(1)
    assert not any(button.isVisible() for button in window.rules.act_buttons)


def test_a_second_copy_has_another_id(
    window: Window, desk: FakeDesk, state: RuleState, settle: Callable[[], None]
) -> None:
    second = msgspec.structs.replace(state.written[0], id="basis-low-2")
    told = msgspec.structs.replace(state, written=(*state.written, second))
    desk.changes.put(Topic.RULES, "", told)
    settle()
    window.rules.acts.copy()
    assert window.findChildren(RuleDialog)[-1].form.lines["id"].text() == "basis-low-3"


def test_the_smallest_window_has_room_for_all_of_it(window: Window, state: RuleState) -> None:
    assert window.rules.minimumSizeHint().width() <= SMALLEST.width()
