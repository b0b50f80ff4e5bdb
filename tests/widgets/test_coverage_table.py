from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from terminal.core.effect import Topic
from tests.widgets.fake_desk import FakeDesk
from widgets.bridge import Bridge
from widgets.coverage_table import CoverageTable
from widgets.theme import Theme

GAP = "✗ no rule"


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
    assert set(found) == {"pair00", "pair01", "pair02", "pair06", "pair09", "6688-01", "6688-02"}
    assert found["pair00"] == [
        "沪铜 CU2701",
        "✓ 合同基差下限, 基差急变",
        "✓ 基差急变",
        "✓ 行情中断",
        "",
        "",
    ]
    assert found["pair06"] == ["豆粕 M2705", "✓ 基差上限", GAP, GAP, "", ""]
    assert found["6688-02"] == ["6688-02", "", "", "", "✓ 风险度", GAP]
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
    assert told == [(0, 6)]
    assert "pair00" not in rows(table)
    shown.changes.put(Topic.EXPOSURE, "pair00", shown.exposure("pair00"))
    settle()
    assert told == [(0, 6), (1, 7)]


def test_a_desk_that_repeats_itself_changes_nothing(
    table: CoverageTable, shown: FakeDesk, settle: Callable[[], None]
) -> None:
    told: list[tuple[int, int]] = []
    table.told.connect(lambda n, d: told.append((n, d)))
    shown.show_all()
    settle()
    assert told == []
