from __future__ import annotations

import tomllib
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from terminal.core.effect import Topic
from terminal.core.view import History, Point, RuleState
from tests.widgets.fake_desk import FakeDesk
from tests.widgets.fake_rules import JUMP, fake_rules
from widgets.bridge import Bridge
from widgets.formula_dialog import FormulaDialog
from widgets.rule_panel import RulePanel
from widgets.window import Window

Made = Callable[..., FormulaDialog]


@pytest.fixture
def open_dialog(qtbot: QtBot, rules: RulePanel, bridge: Bridge) -> Made:
    def make(formula: str = "", subject: str = "pair00") -> FormulaDialog:
        rules.try_formula(subject)
        dialog = rules.findChildren(FormulaDialog)[-1]
        dialog.line.setText(formula)
        return dialog

    return make


def test_nothing_is_said_of_an_empty_line(open_dialog: Made) -> None:
    dialog = open_dialog()
    assert dialog.verdict.text() == ""
    assert not dialog.copy_button.isEnabled()
    assert dialog.isVisible()
    assert not dialog.isModal()


def test_a_wrong_formula_is_said_at_once_with_the_wrong_words(open_dialog: Made) -> None:
    dialog = open_dialog("basis * 2 > 1")
    expected = "basis * 2: this is not a metric, a change, a deviation or a ratio"
    assert dialog.verdict.text() == expected
    assert dialog.verdict.property("tone") == "bad"
    assert not dialog.copy_button.isEnabled()
    assert dialog.count_line.text() == ""


def test_it_is_true_now_and_follows_the_frames(
    open_dialog: Made, desk: FakeDesk, settle: Callable[[], None]
) -> None:
    dialog = open_dialog("basis < -300")
    assert dialog.now_line.text() == "true"
    assert dialog.operands.text() == "basis = −318"
    desk.basis["pair00"] = -100.0
    desk.now = desk.now.replace(microsecond=0)
    desk.tick()
    settle()
    assert dialog.now_line.text() == "not true"
    assert dialog.operands.text().startswith("basis = −")


def test_the_times_it_would_have_fired_are_counted_and_the_last_five_listed(
    open_dialog: Made, desk: FakeDesk, bridge: Bridge
) -> None:
    start = desk.now.timestamp() - 2 * 86_400
    points = []
    for at in range(14):
        basis = -310.0 if at % 2 else -100.0
        points.append(Point("empty", start + 60 * at, 70_000.0, 70_000.0 - basis, basis))
    view = desk.view("pair01")
    desk.changes.put(Topic.HISTORY, "empty", History("empty", tuple(points)))
    desk.changes.put(Topic.PAIR, "empty", view)
    bridge.frame()
    dialog = open_dialog("basis < -300", "empty")
    assert dialog.count_line.text() == ("would have fired 7× (days: 1) since 11-21 21:14")
    lines = dialog.times.text().splitlines()
    assert len(lines) == 5
    assert lines[0] == "11-21 21:27:07   −310"
    assert lines[4] == "11-21 21:19:07   −310"


def test_the_ends_of_days_stand_beside_the_past_of_minutes(
    open_dialog: Made, desk: FakeDesk, bridge: Bridge
) -> None:
    past = desk.days("pair00", 30)
    desk.changes.put(Topic.DAYS, "pair00", past)
    bridge.frame()
    dialog = open_dialog("basis < 10000", "pair00")
    first = past.days[0]
    assert dialog.days_line.text() == f"1× at the ends of 30 days since {first}, last on {first}"
    dialog.line.setText('change(basis, "15m") > 5')
    assert dialog.days_line.text() == ('the ends of days say nothing of change(basis, "15m") > 5')


def test_a_part_of_the_price_is_shown_as_per_cent_as_it_is_written(open_dialog: Made) -> None:
    assert open_dialog(JUMP).operands.text().endswith("%")
    account = open_dialog("margin_ratio > 80%", "6688-02")
    assert account.operands.text() == "margin_ratio = 81.000%"


def test_the_snippet_is_a_table_of_the_desk_file(open_dialog: Made) -> None:
    dialog = open_dialog(JUMP)
    dialog.hold.setText("2s")
    dialog.level.setCurrentIndex(1)
    dialog.copy_button.click()
    (table,) = tomllib.loads(QApplication.clipboard().text())["formula"]
    assert table["warning"] == JUMP
    assert table["subjects"] == ["pair00"]
    assert table["hold"] == "2s"


def test_a_wrong_time_is_said(open_dialog: Made) -> None:
    dialog = open_dialog("basis < -300")
    dialog.hold.setText("soon")
    assert dialog.verdict.property("tone") == "bad"
    assert dialog.run is None


def test_an_account_has_its_own_words_and_no_past(open_dialog: Made) -> None:
    dialog = open_dialog("margin_ratio > 80%", "6688-02")
    assert dialog.now_line.text() == "true"
    assert dialog.help.item(0).text().startswith("margin_ratio")
    assert "no past is kept" in dialog.times.text()
    dialog.line.setText("basis < 1")
    assert dialog.verdict.text() == "basis: there is no such value here"


def test_an_example_is_taken_over_by_enter(qtbot: QtBot, open_dialog: Made) -> None:
    dialog = open_dialog()
    dialog.help.setCurrentRow(2)
    qtbot.keyClick(dialog.help, Qt.Key.Key_Return)
    assert dialog.line.text() == "beyond(basis, high=220, high_clear=200)"
    assert dialog.verdict.property("tone") == "ok"


def test_a_data_state_is_not_counted_in_a_past_of_good_prices(open_dialog: Made) -> None:
    dialog = open_dialog("stale(basis)")
    assert dialog.now_line.text() == "not true"
    assert dialog.count_line.text().startswith("would have fired 0×")
    assert "good prices only" in dialog.times.text()


def test_from_the_rules_the_current_rule_is_taken_up(rules: RulePanel) -> None:
    rules.table.view.select("jump")
    rules.try_formula()
    (dialog,) = rules.findChildren(FormulaDialog)
    assert dialog.line.text() == JUMP
    assert dialog.subject.currentData() == "pair00"


def test_the_clock_of_that_rule_comes_with_it(
    rules: RulePanel, desk: FakeDesk, settle: Callable[[], None]
) -> None:
    walled = tuple(msgspec.structs.replace(one, clock="wall") for one in fake_rules())
    desk.changes.put(Topic.RULES, "", RuleState(rules=walled, written=walled))
    settle()
    rules.table.view.select("jump")
    rules.try_formula()
    assert rules.findChildren(FormulaDialog)[-1].clock.currentData() == "wall"
    rules.try_formula("pair00")
    assert rules.findChildren(FormulaDialog)[-1].clock.currentData() == "trading"


def test_its_key_takes_the_selected_pair(qtbot: QtBot, window: Window, settle: Any) -> None:
    window.watchlist.view.select("pair02")
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    (dialog,) = window.findChildren(FormulaDialog)
    assert dialog.subject.currentData() == "pair02"
    assert dialog.line.text() == ""


def test_a_closed_dialog_is_gone_and_the_frames_go_on(
    open_dialog: Made, rules: RulePanel, settle: Callable[[], None], desk: FakeDesk
) -> None:
    dialog = open_dialog("basis < -300")
    dialog.close_button.click()
    desk.tick()
    settle()
    QApplication.sendPostedEvents(None, 52)
    settle()
    assert rules.findChildren(FormulaDialog) == []


def test_another_subject_is_said_not_to_be_counted(open_dialog: Made) -> None:
    dialog = open_dialog('basis < -300 and flat_exposure["unit:north/cu"] > 500')
    assert dialog.verdict.property("tone") == "ok"
    assert dialog.count_line.text() == "not counted: no past of unit:north/cu"
    assert dialog.now_line.text() == "unknown here: numbers of unit:north/cu are not read"
    dialog.line.setText('basis > 300 and flat_exposure["unit:north/cu"] > 500')
    # False and unknown is false, whatever the unit has.
    assert dialog.now_line.text() == "not true"
    assert dialog.count_line.text() == "not counted: no past of unit:north/cu"


def test_the_clock_is_chosen_tried_and_copied(open_dialog: Made, desk: FakeDesk) -> None:
    dialog = open_dialog("basis < -300")
    run = dialog.run
    dialog.copy()
    assert "clock" not in QApplication.clipboard().text()
    dialog.clock.setCurrentIndex(dialog.clock.findData("wall"))
    assert dialog.run is not run
    dialog.copy()
    (table,) = tomllib.loads(QApplication.clipboard().text())["formula"]
    assert table["clock"] == "wall"
    dialog.subject.setCurrentIndex(dialog.subject.findData("6688-01"))
    assert not dialog.clock.isEnabled()
