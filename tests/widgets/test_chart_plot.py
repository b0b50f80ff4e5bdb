from __future__ import annotations

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from widgets.chart_plot import Plot
from widgets.theme import Theme


@pytest.fixture
def plot(qtbot: QtBot, theme: Theme) -> Plot:
    made = Plot(theme, 72)
    qtbot.addWidget(made.widget)
    return made


def test_a_curve_thins_itself_and_keeps_to_the_view(plot: Plot) -> None:
    curve = plot.curve("series")
    # The plot overwrites what is set before a curve is added.
    assert curve.opts["autoDownsample"]
    assert curve.opts["downsampleMethod"] == "peak"
    assert curve.opts["clipToView"]
    assert curve.opts["pen"].width() == 1


def test_thinning_keeps_the_extremes(qtbot: QtBot, plot: Plot) -> None:
    plot.widget.resize(300, 200)
    plot.widget.show()
    curve = plot.curve("series")
    values = np.zeros(20_000)
    values[7_777] = -999.0
    plot.box.setXRange(0, 20_000, padding=0)
    curve.setData(np.arange(20_000.0), values)
    _, drawn = curve.getData()
    assert len(drawn) < 20_000
    assert drawn.min() == -999.0


def test_a_flat_line_still_has_height(plot: Plot) -> None:
    plot.set_height(5.0, 5.0)
    _, (low, high) = plot.box.viewRange()
    assert low < 5.0 < high
    plot.set_height(-37.63, 10.0)
    _, (low, high) = plot.box.viewRange()
    assert low < -37.63
