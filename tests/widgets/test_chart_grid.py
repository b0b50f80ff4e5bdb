from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from tests.widgets.fake_desk import FakeDesk
from widgets.bridge import Bridge
from widgets.chart_grid import MOST, ChartGrid
from widgets.theme import Theme


@pytest.fixture
def grid(qtbot: QtBot, bridge: Bridge, theme: Theme) -> ChartGrid:
    made = ChartGrid(bridge, theme)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    return made


def test_the_first_chart_follows_and_the_others_stay(grid: ChartGrid, shown: FakeDesk) -> None:
    grid.load()
    grid.show_pair("pair00")
    grid.pin("pair01")
    grid.show_pair("pair02")
    assert [panel.pair for panel in grid.panels] == ["pair02", "pair01"]
    assert grid.pinned == ["pair01"]
    assert all(panel.chart is not None for panel in grid.panels)


def test_there_is_room_for_four_and_never_for_none(grid: ChartGrid, shown: FakeDesk) -> None:
    for _ in range(9):
        grid.pin("pair01")
    assert len(grid.panels) == MOST
    grid.set_span(0)
    assert {panel.span for panel in grid.panels} == {0}
    for _ in range(9):
        grid.unpin()
    assert len(grid.panels) == 1
    grid.pin("")
    assert len(grid.panels) == 1


def test_charts_take_turns(
    grid: ChartGrid, shown: FakeDesk, bridge: Bridge, settle: Callable[[], None]
) -> None:
    grid.load()
    for pair in ("pair00", "pair01", "pair02"):
        grid.pin(pair)
    grid.show_pair("pair03")
    settle()
    shown.tick()
    drawn = []
    for _ in range(3):
        bridge.frame()
        drawn.append(sum(len(panel.chart._line.xData) == 481 for panel in grid.panels))
    assert drawn == [1, 2, 4]
