from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from terminal.core.effect import Topic
from terminal.core.view import RuleState
from terminal.domain.level import Level
from terminal.domain.line import LineKind
from terminal.domain.metric import Metric
from terminal.domain.rule import Clause
from tests.book_builders import book_line
from tests.builders import make_rule
from tests.widgets.fake_desk import FakeDesk
from widgets.bridge import Bridge
from widgets.coverage_table import CoverageTable
from widgets.theme import Theme

GAP = "✗ no rule"
TRADES, STORES = "Needed: it has contracts that are not all delivered", "Needed: it has stock"
UNITS = ["华东事业部/m", "华东事业部/rb", "华北事业部/cu", "华北事业部/zn", "套利组/MA"]


@pytest.fixture
def table(qtbot: QtBot, bridge: Bridge, theme: Theme) -> CoverageTable:
    made = CoverageTable(bridge, theme)
    qtbot.addWidget(made)
    return made


def rows(table: CoverageTable) -> dict[str, list[str]]:
    return {
        table.model.key_at(line): [cell.text for cell in table.model.cells(line)]
        for line in range(table.model.rowCount())
    }


def test_what_is_held_has_a_row_and_what_is_missing_is_marked(
    table: CoverageTable, shown: FakeDesk
) -> None:
    found = rows(table)
    pairs, accounts = ["pair00", "pair01", "pair02", "pair06", "pair09"], ["6688-01", "6688-02"]
    assert list(found) == [*pairs, *UNITS, *accounts]
    assert found["pair00"] == [
        "沪铜 CU2701",
        "✓ 合同基差下限, 基差急变",
        "✓ 基差急变",
        "✓ 行情中断",
        *[""] * 6,
    ]
    assert found["pair06"] == ["豆粕 M2705", "✓ 基差上限", GAP, GAP, *[""] * 6]
    assert found["华北事业部/cu"] == ["华北事业部 · cu", "", "", "", GAP, GAP, "", GAP, "", ""]
    assert found["6688-02"] == ["6688-02", *[""] * 7, "✓ 风险度", GAP]
    line = table.model.line_of("pair06")
    assert table.model.cell(line, 2).tone == "bad"


def test_the_tip_names_the_rules(table: CoverageTable, shown: FakeDesk) -> None:
    index = table.model.index(table.model.line_of("pair00"), 1)
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "合同基差下限, 基差急变"


def test_numerator_and_denominator_follow_what_is_held(
    table: CoverageTable, shown: FakeDesk, settle: Callable[[], None]
) -> None:
    told: list[tuple[int, int]] = []
    table.told.connect(lambda n, d: told.append((n, d)))
    shown.changes.put(Topic.EXPOSURE, "pair00", None)
    settle()
    assert told == [(0, 11)]
    assert "pair00" not in rows(table)
    shown.changes.put(Topic.EXPOSURE, "pair00", shown.exposure("pair00"))
    settle()
    assert told == [(0, 11), (1, 12)]


def test_a_desk_that_repeats_itself_changes_nothing(
    table: CoverageTable, shown: FakeDesk, settle: Callable[[], None]
) -> None:
    told: list[tuple[int, int]] = []
    table.told.connect(lambda n, d: told.append((n, d)))
    shown.show_all()
    settle()
    assert told == []


def test_rules_that_are_told_again_are_not_judged_again_and_others_are(
    table: CoverageTable, bridge: Bridge, shown: FakeDesk, settle: Callable[[], None]
) -> None:
    told: list[tuple[int, int]] = []
    table.told.connect(lambda n, d: told.append((n, d)))
    rules = tuple(bridge.rules)
    warm = RuleState(rules=rules, written=rules, warming={"jump": (12, 60)})
    shown.changes.put(Topic.RULES, "", warm)
    settle()
    assert told == []
    rules = tuple(one for one in rules if one.id != "basis-low")
    shown.changes.put(Topic.RULES, "", RuleState(rules=rules, written=rules))
    settle()
    assert len(told) == 1
    assert rows(table)["pair00"][1] == "✓ 基差急变"


def test_a_rule_on_a_pair_that_names_a_unit_covers_the_unit_and_a_strategy_has_its_row(
    table: CoverageTable, shown: FakeDesk, settle: Callable[[], None]
) -> None:
    line = book_line(5, id="stock:a", unit="华北事业部", strategy="carry")
    shown.changes.put(Topic.LINE, line.id, line)
    settle()
    assert "strategy:carry/cu" not in rows(table)
    said = 'flat_exposure["unit:华北事业部"] > 5 and basis_exposure["strategy:carry"] > 5'
    rule = make_rule(
        id="both",
        metric=Metric.FORMULA,
        subjects=("pair00",),
        limits=(),
        clauses=(Clause(Level.WARNING, said),),
    )
    shown.changes.put(Topic.RULES, "", RuleState(rules=(rule,), written=(rule,)))
    settle()
    found = rows(table)
    assert found["华北事业部/cu"][4:6] == ["✓ 铜基差", GAP]
    assert found["strategy:carry/cu"] == [
        "strategy carry · cu",
        "",
        "",
        "",
        GAP,
        "✓ 铜基差",
        "",
        GAP,
        "",
        "",
    ]
    assert found["华北事业部/zn"][4:6] == [GAP, GAP]


def test_what_a_unit_needs_follows_from_its_goods_and_the_tip_says_why(
    table: CoverageTable, shown: FakeDesk, settle: Callable[[], None]
) -> None:
    def cells() -> tuple[list[str], list[str]]:
        line = table.model.line_of("华北事业部/cu")
        tips = [table.model.index(line, at).data(Qt.ItemDataRole.ToolTipRole) for at in (6, 7)]
        return rows(table)["华北事业部/cu"][6:8], tips

    assert cells() == (
        ["", GAP],
        ["Not needed: all its contracts are delivered", STORES],
    )
    sale = book_line(-5, id="sale:a", kind=LineKind.SALE, unit="华北事业部")
    shown.changes.put(Topic.LINE, sale.id, sale)
    rule = make_rule(
        id="locked",
        name="合同基差环比",
        metric=Metric.FORMULA,
        on="unit",
        subjects=("*",),
        limits=(),
        clauses=(Clause(Level.WARNING, 'abs(change(contract_basis, "settlement")) > 5'),),
    )
    shown.changes.put(Topic.RULES, "", RuleState(rules=(rule,), written=(rule,)))
    settle()
    assert cells() == (["✓ 合同基差环比", GAP], [f"合同基差环比\n{TRADES}", STORES])
    # All of it is delivered, though its price is open: nothing locked is open any more.
    done = book_line(0, 5, id="sale:a", kind=LineKind.SALE, unit="华北事业部")
    shown.changes.put(Topic.LINE, done.id, done)
    settle()
    assert cells()[0] == ["", GAP]
