from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import msgspec
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from terminal.core.book_view import Measures, group_key
from terminal.core.effect import Topic
from terminal.core.view import RuleState
from terminal.domain.alert import AlertState
from terminal.domain.level import Level
from terminal.domain.rule import Clause
from tests.widgets.fake_desk import FakeDesk
from widgets.bridge import Bridge
from widgets.rule_table import RuleTable
from widgets.theme import Theme

TITLES = ("Rule", "On", "Watches", "Condition", "Held for", "Dead band, held inside")


@pytest.fixture
def table(qtbot: QtBot, bridge: Bridge, theme: Theme) -> RuleTable:
    made = RuleTable(bridge, theme)
    qtbot.addWidget(made)
    return made


def row(table: RuleTable, key: str) -> list[str]:
    line = table.model.line_of(key)
    return [table.model.cell(line, at).text for at in range(table.model.columnCount())]


def test_every_rule_has_its_row_before_the_desk_has_said_a_word(table: RuleTable) -> None:
    keys = [table.model.key_at(line) for line in range(table.model.rowCount())]
    assert keys == ["basis-low", "basis-high", "margin", "jump", "silent"]
    horizontal = Qt.Orientation.Horizontal
    assert [table.model.headerData(at, horizontal) for at in range(6)] == list(TITLES)


def test_a_row_says_all_that_the_rule_is(table: RuleTable, shown: FakeDesk) -> None:
    assert row(table, "basis-low") == [
        "合同基差下限",
        "沪铜 CU2701",
        "Basis",
        "Attention < −200 or > 120 · Warning < −250 · Forced < −300",
        "5s",
        "20 CNY/t · 3s",
        "Propose to reduce",
        "4b1c9920",
        "3",
        "0",
    ]


def test_only_what_fires_while_the_window_is_up_counts_as_fired(
    table: RuleTable, shown: FakeDesk, settle: Callable[[], None]
) -> None:
    assert row(table, "basis-low")[-2:] == ["3", "0"]
    shown.pass_time(5)
    alert = shown.alert("new", 0, Level.WARNING, AlertState.FIRING, shown.now, -260, -250)
    shown.put_alert(alert)
    settle()
    assert row(table, "basis-low")[-2:] == ["4", "1"]
    shown.put_alert(
        msgspec.structs.replace(
            alert, state=AlertState.RESOLVED, updated=shown.now + timedelta(seconds=9)
        )
    )
    settle()
    assert row(table, "basis-low")[-2:] == ["3", "1"]


def test_an_alert_that_only_follows_its_value_writes_no_row_anew(
    table: RuleTable, shown: FakeDesk, settle: Callable[[], None]
) -> None:
    told: list[int] = []
    table.model.dataChanged.connect(lambda first, _: told.append(first.row()))
    shown.put_alert(msgspec.structs.replace(shown.alerts["a-forced"], latest=-319.0))
    settle()
    assert told == []
    shown.put_alert(msgspec.structs.replace(shown.alerts["a-forced"], state=AlertState.RESOLVED))
    settle()
    assert told == [table.model.line_of("basis-low")]
    assert row(table, "basis-low")[-2:] == ["2", "0"]


def test_a_rule_that_goes_while_its_alert_is_told_leaves_no_row(
    table: RuleTable, shown: FakeDesk, bridge: Bridge, settle: Callable[[], None]
) -> None:
    shown.put_alert(msgspec.structs.replace(shown.alerts["a-forced"], state=AlertState.RESOLVED))
    bridge.frame()
    rules = tuple(one for one in bridge.rules if one.id != "basis-low")
    shown.changes.put(Topic.RULES, "", RuleState(rules=rules, written=rules))
    settle()
    assert table.model.line_of("basis-low") == -1


def test_the_tip_lists_what_a_rule_is_on(table: RuleTable, shown: FakeDesk) -> None:
    index = table.model.index(table.model.line_of("jump"), 1)
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "沪铜 CU2701\n螺纹 RB2705"


def test_the_filter_looks_into_names_and_conditions(table: RuleTable) -> None:
    table.filter.setText("change")
    assert [table.model.key_at(line) for line in range(table.model.rowCount())] == ["jump"]


def test_the_current_rule_is_known(table: RuleTable) -> None:
    table.view.select("jump")
    rule = table.rule()
    assert rule is not None
    assert rule.id == "jump"


def test_a_rule_that_warms_up_says_how_far_it_is(
    table: RuleTable, shown: FakeDesk, bridge: Bridge, settle: Callable[[], None]
) -> None:
    rules = tuple(bridge.rules)
    cold = RuleState(rules=rules, written=rules, warming={"jump": (12, 60)})
    shown.changes.put(Topic.RULES, "", cold)
    settle()
    assert row(table, "jump")[3].startswith("warming up: 12 of 60 · ")
    assert row(table, "basis-low")[3].startswith("Attention")
    shown.changes.put(Topic.RULES, "", msgspec.structs.replace(cold, warming={}))
    settle()
    assert row(table, "jump")[3].startswith("Attention")


def test_while_one_rule_warms_up_the_rows_of_the_others_are_left_alone(
    table: RuleTable, shown: FakeDesk, bridge: Bridge, settle: Callable[[], None]
) -> None:
    rules = tuple(bridge.rules)
    cold = RuleState(rules=rules, written=rules, warming={"jump": (12, 60)})
    shown.changes.put(Topic.RULES, "", cold)
    settle()
    told: list[tuple[int, int]] = []
    table.model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    shown.changes.put(Topic.RULES, "", msgspec.structs.replace(cold))
    settle()
    assert not told
    shown.changes.put(Topic.RULES, "", msgspec.structs.replace(cold, warming={"jump": (13, 60)}))
    settle()
    line = table.model.line_of("jump")
    assert told == [(line, line)]
    assert row(table, "jump")[3].startswith("warming up: 13 of 60 · ")


def test_a_unit_that_the_book_does_not_have_is_named(
    table: RuleTable, shown: FakeDesk, bridge: Bridge, settle: Callable[[], None]
) -> None:
    (jump,) = [one for one in bridge.rules if one.id == "jump"]
    lost = 'flat_exposure["unit:nowhere/cu"] > 500'
    linked = msgspec.structs.replace(jump, clauses=(Clause(Level.WARNING, lost),))
    rules = (linked, *(one for one in bridge.rules if one.id != "jump"))
    shown.changes.put(Topic.RULES, "", RuleState(rules=rules, written=rules))
    settle()
    words = "not in the book, so unknown: nowhere/cu · "
    assert row(table, "jump")[3].startswith(words)
    assert row(table, "basis-low")[3].startswith("Attention")
    some = Measures(unit="nowhere", commodity="cu", futures="SHFE.cu2701")
    shown.changes.put(Topic.MEASURE, group_key("nowhere", "cu"), some)
    settle()
    assert row(table, "jump")[3].startswith("Warning")
    # Before the desk has spoken nothing is missed in its book.
    bridge.latest.health = None
    assert bridge.latest.groups is None
