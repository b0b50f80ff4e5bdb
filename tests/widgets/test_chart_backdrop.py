from __future__ import annotations

from decimal import Decimal

from pytestqt.qtbot import QtBot

from terminal.domain.level import Level
from terminal.domain.rule import Limit
from widgets.chart_backdrop import FAR, BandLabels, bands_of
from widgets.chart_plot import Plot
from widgets.theme import Theme

D = Decimal
LIMITS = (
    Limit(Level.ATTENTION, D(-200), D(120)),
    Limit(Level.WARNING, D(-250), None),
    Limit(Level.FORCED, D(-300), D(220)),
)


def test_each_band_reaches_to_the_next_level() -> None:
    spans = [(band.level, band.low, band.high) for band in bands_of(LIMITS, 0)]
    assert spans == [
        (Level.ATTENTION, -250, -200),
        (Level.WARNING, -300, -250),
        (Level.FORCED, -FAR, -300),
        (Level.ATTENTION, 120, 220),
        (Level.FORCED, 220, FAR),
    ]
    assert bands_of(LIMITS, 1)[0].text == "Attention < −200.0"
    assert bands_of((), 0) == []


def test_bands_grid_and_labels_are_drawn(qtbot: QtBot, theme: Theme) -> None:
    plot = Plot(theme, 72)
    qtbot.addWidget(plot.widget)
    plot.widget.resize(500, 300)
    plot.widget.show()
    plot.box.setXRange(0, 100, padding=0)
    plot.set_height(-320, 100)
    bare = plot.widget.grab().toImage()
    plot.backdrop.bands = bands_of(LIMITS, 0)
    plot.backdrop.level = -100.0
    plot.widget.addItem(BandLabels(theme, plot.backdrop), ignoreBounds=True)
    plot.backdrop.update()
    assert plot.widget.grab().toImage() != bare


def test_the_backdrop_has_no_say_in_automatic_ranges(qtbot: QtBot, theme: Theme) -> None:
    plot = Plot(theme, 72)
    qtbot.addWidget(plot.widget)
    assert plot.backdrop.dataBounds(0) == (None, None)


def test_a_bound_that_is_no_level_has_a_line_and_words(qtbot: QtBot, theme: Theme) -> None:
    plot = Plot(theme, 72)
    qtbot.addWidget(plot.widget)
    plot.widget.resize(500, 300)
    plot.widget.show()
    plot.box.setXRange(0, 100, padding=0)
    plot.set_height(-800, 100)
    bare = plot.widget.grab().toImage()
    plot.backdrop.bound = (-660.0, "Cash-and-carry < −660")
    plot.backdrop.update()
    lined = plot.widget.grab().toImage()
    assert lined != bare
    plot.widget.addItem(BandLabels(theme, plot.backdrop), ignoreBounds=True)
    assert plot.widget.grab().toImage() != lined
