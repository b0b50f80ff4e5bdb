"""Former years behind the basis: where they are drawn, what the legend says, and the switch."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import msgspec
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from terminal.core.effect import Topic
from terminal.core.normality import Norm, norm_of
from terminal.core.season_view import Background, Ghost, Span
from terminal.core.view import Point
from tests.widgets.fake_desk import FakeDesk
from widgets.basis_chart import AXIS_WIDTH, BasisChart
from widgets.bridge import Bridge
from widgets.chart_ghosts import LABELS
from widgets.chart_grid import ChartGrid
from widgets.point_ring import PointRing
from widgets.theme import Theme


@pytest.fixture
def chart(qtbot: QtBot, theme: Theme) -> BasisChart:
    made = BasisChart(theme)
    qtbot.addWidget(made)
    made.resize(700, 420)
    made.show()
    return made


def ring_of(*times: float) -> PointRing:
    ring = PointRing()
    ring.extend(Point("p", time, 100.0, 90.0, 10.0) for time in times)
    return ring


def past(*ghosts: Ghost) -> Background:
    return Background(pair="p", norm=Norm(), ghosts=ghosts)


def drawn(chart: BasisChart) -> list[list[tuple[float, float]]]:
    found = [curve.getData() for curve in chart.ghosts.curves]
    return [list(zip(x.tolist(), y.tolist(), strict=True)) for x, y in found if x is not None]


# Days end at 1000, 2000 and 3000; the axis folds the pauses of over 300 seconds into 60.
RING = (900.0, 990.0, 1400.0, 1500.0, 2500.0)
DAYS = Ghost(2024, (Span(0.0, 1000.0, 8.0), Span(1000.0, 2000.0, 9.0), Span(3000.0, 4000.0, 11.0)))


def test_each_trading_day_is_a_step_from_its_first_point_to_the_next_days(
    chart: BasisChart,
) -> None:
    chart.show_pair(ring_of(*RING), (), 0)
    chart.show_former(past(DAYS), is_shown=True)
    assert drawn(chart)[0] == [(0.0, 8.0), (150.0, 8.0), (150.0, 9.0), (310.0, 9.0)]
    assert drawn(chart)[1:] == [[], [], [], []]


def test_the_step_of_today_goes_on_with_the_line(chart: BasisChart) -> None:
    ring = ring_of(*RING)
    chart.show_pair(ring, (), 0)
    chart.show_former(past(Ghost(2024, (Span(2000.0, 3000.0, 7.0),))), is_shown=True)
    assert drawn(chart)[0] == [(310.0, 7.0), (310.0, 7.0)]
    ring.extend([Point("p", 2520.0, 100.0, 90.0, 10.0)])
    chart.redraw(())
    assert drawn(chart)[0] == [(310.0, 7.0), (330.0, 7.0)]


def test_pens_are_thin_and_each_year_has_a_dash_of_its_own(chart: BasisChart) -> None:
    pens = [curve.opts["pen"] for curve in chart.ghosts.curves]
    assert {pen.widthF() for pen in pens} == {1.0}
    assert len({pen.style() for pen in pens}) == len(pens)
    assert {pen.color().name() for pen in pens} == {chart._theme.color("muted").name()}
    assert pens[0].style() is Qt.PenStyle.DashLine
    # A day without a value leaves a gap: steps are not joined to one line.
    assert {curve.opts["connect"] for curve in chart.ghosts.curves} == {"pairs"}


def test_the_legend_has_the_years_and_where_they_stand_now(chart: BasisChart) -> None:
    chart.show_pair(ring_of(*RING), (), 0)
    older = Ghost(2023, (Span(0.0, 1000.0, -4.0),))
    chart.show_former(past(DAYS, older), is_shown=True)
    legend = chart.ghosts.legend
    assert legend.text() == "╌╌ 2024: 11    ··· 2023: −4"
    assert legend.isVisible()
    assert legend.geometry().right() <= 700 - AXIS_WIDTH
    assert legend.x() > 350


def test_where_there_are_none_one_word_says_so_and_nothing_is_drawn(chart: BasisChart) -> None:
    chart.show_pair(ring_of(*RING), (), 0)
    chart.show_former(past(), is_shown=True)
    assert not chart.ghosts.legend.isVisible()
    day = date(2025, 3, 3)
    known = msgspec.structs.replace(past(), norm=norm_of({day: 1.0}, 250, 60))
    chart.show_former(known, is_shown=True)
    assert chart.ghosts.legend.isVisible()
    assert chart.ghosts.legend.text() == "No former years"
    assert drawn(chart) == [[]] * 5
    chart.show_former(None, is_shown=True)
    assert not chart.ghosts.legend.isVisible()


def test_another_pair_takes_the_years_of_the_last_one_away(chart: BasisChart) -> None:
    chart.show_pair(ring_of(*RING), (), 0)
    chart.show_former(past(DAYS), is_shown=True)
    chart.show_pair(ring_of(*RING), (), 0)
    chart.show_former(None, is_shown=True)
    assert drawn(chart) == [[]] * 5


def test_a_year_that_is_near_is_in_view_and_one_far_away_flattens_nothing(
    chart: BasisChart,
) -> None:
    ring = PointRing()
    ring.extend(Point("p", time, 100.0 + time % 7, 90.0, 0.0) for time in range(900, 990))
    chart.show_pair(ring, (), 0)
    chart.show_span(None)
    chart.show_former(past(Ghost(2024, (Span(0.0, 2000.0, 7.0),))), is_shown=True)
    near = chart._basis.box.viewRange()[1]
    assert near[0] < 7.0 < 10.0 < 16.0 < near[1]
    chart.show_former(past(Ghost(2024, (Span(0.0, 2000.0, -500.0),))), is_shown=True)
    assert chart._basis.box.viewRange()[1][0] > 5.0


def test_the_switch_takes_them_from_all_charts_and_brings_them_back(
    qtbot: QtBot, bridge: Bridge, desk: FakeDesk, theme: Theme, settle: Callable[[], None]
) -> None:
    grid = ChartGrid(bridge, theme)
    qtbot.addWidget(grid)
    grid.resize(1000, 700)
    grid.show()
    grid.load()
    desk.show_all()
    settle()
    grid.show_pair("pair00")
    desk.changes.put(Topic.SEASON, "pair00", past(Ghost(2024, (Span(0.0, 9e9, -300.0),))))
    settle()
    legend = grid.panels[0].chart.ghosts.legend
    assert legend.text() == "╌╌ 2024: −300"
    grid.switch_former()
    assert legend.isHidden()
    assert drawn(grid.panels[0].chart) == [[]] * 5
    grid.pin("pair00")
    assert grid.panels[1].chart.ghosts.legend.isHidden()
    grid.switch_former()
    assert not legend.isHidden()
    assert not grid.panels[1].chart.ghosts.legend.isHidden()
    assert len(drawn(grid.panels[0].chart)[0]) == 2


def test_the_legend_stays_inside_the_plot_and_off_the_names_of_bands(
    qtbot: QtBot, chart: BasisChart
) -> None:
    years = tuple(Ghost(year, (Span(0.0, 4000.0, 9.0),)) for year in (2026, 2025, 2024))
    chart.show_pair(ring_of(*RING), (), 0)
    chart.show_former(past(*years), is_shown=True)
    plot, legend = chart._basis.widget, chart.ghosts.legend
    # As when a chart is pinned beside this one; nothing else comes, as in a market that is closed.
    for width, lines in ((700, 1), (340, 3), (620, 1)):
        chart.resize(width, 420)
        qtbot.waitUntil(lambda width=width: plot.width() == width)  # type: ignore[misc]
        assert legend.isVisible()
        assert len(legend.text().splitlines()) == lines
        assert legend.x() >= LABELS
        assert legend.x() + legend.width() <= width - AXIS_WIDTH
        assert chart._tag.x() == width - AXIS_WIDTH + 2
    chart.resize(200, 420)
    qtbot.waitUntil(legend.isHidden)
