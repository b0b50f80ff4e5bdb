from __future__ import annotations

from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from terminal.domain.level import Level
from terminal.domain.metric import Metric
from terminal.domain.rule import Limit
from widgets.limit_grid import LimitGrid
from widgets.rule_reading import FieldError

D = Decimal
LIMITS = (Limit(Level.ATTENTION, D("-0.2"), D("0.7")), Limit(Level.FORCED, None, D("0.9")))


@pytest.fixture
def grid(qtbot: QtBot) -> LimitGrid:
    made = LimitGrid()
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("metric", [Metric.MARGIN_RATIO, Metric.BASIS])
def test_what_is_shown_is_read_back(grid: LimitGrid, metric: Metric) -> None:
    grid.show_limits(LIMITS, metric, "CNY/t")
    expected = "90%" if metric is Metric.MARGIN_RATIO else "0.9"
    assert grid.fields["forced", "high"].text() == expected
    assert grid.read() == LIMITS
    grid.show_limits(LIMITS[1:], metric, "")
    assert grid.read() == LIMITS[1:]


def test_a_level_comes_with_a_number_and_goes_without(qtbot: QtBot, grid: LimitGrid) -> None:
    grid.show_limits(LIMITS, Metric.BASIS, "")
    with qtbot.waitSignal(grid.edited):
        qtbot.keyClicks(grid.fields["warning", "low"], "-5")
    grid.fields["forced", "high"].clear()
    assert [one.level for one in grid.read()] == [Level.ATTENTION, Level.WARNING]
    grid.fields["warning", "low"].setText("-5x")
    with pytest.raises(FieldError) as caught:
        grid.read()
    assert caught.value.key == ("warning", "low")
