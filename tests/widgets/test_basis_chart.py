from __future__ import annotations

import math
from datetime import UTC, datetime

import msgspec
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from terminal.core.view import Point
from terminal.domain.alert import AlertState
from terminal.domain.level import Level
from tests.widgets.fake_desk import FakeDesk
from widgets.basis_chart import BasisChart
from widgets.point_ring import PointRing
from widgets.theme import Theme


@pytest.fixture
def chart(qtbot: QtBot, theme: Theme) -> BasisChart:
    made = BasisChart(theme)
    qtbot.addWidget(made)
    made.resize(700, 420)
    made.show()
    return made


@pytest.fixture
def ring(desk: FakeDesk) -> PointRing:
    made = PointRing()
    made.extend(desk.history("pair00").points)
    return made


def test_the_line_is_the_basis_and_the_tag_its_last_value(
    chart: BasisChart, ring: PointRing, desk: FakeDesk
) -> None:
    chart.show_pair(ring, desk.limits["pair00"], 0)
    assert chart._line.yData.tolist() == ring.basis.tolist()
    assert chart._spot.yData.tolist() == ring.spot.tolist()
    assert chart._tag.text() == "−318"
    assert chart._basis.backdrop.level_token == "forced"


def test_the_newest_point_stays_in_view_until_the_user_drags(
    chart: BasisChart, ring: PointRing, desk: FakeDesk
) -> None:
    chart.show_pair(ring, (), 0)
    chart.show_span(900.0)
    end = desk.now.timestamp()
    ring.extend([Point("pair00", end + 30, 1.0, 0.0, 1.0)])
    chart.redraw(())
    (left, right), _ = chart._basis.box.viewRange()
    assert left < ring.x[-1] < right
    assert right - left == pytest.approx(900 * 1.02)
    chart._basis.box.sigRangeChangedManually.emit([True, False])
    ring.extend([Point("pair00", end + 330, 1.0, 0.0, 1.0)])
    chart.redraw(())
    assert chart._basis.box.viewRange()[0] == [left, right]
    chart.show_span(900.0)
    assert chart._basis.box.viewRange()[0][1] > right


def test_the_height_fits_what_is_in_view_and_the_limits_nearby(
    chart: BasisChart, ring: PointRing, desk: FakeDesk
) -> None:
    chart.show_pair(ring, desk.limits["pair00"], 0)
    _, (low, high) = chart._basis.box.viewRange()
    assert low < ring.basis.min()
    assert high > ring.basis.max()
    assert high < 10_000


def test_negative_prices_are_drawn_like_any_others(chart: BasisChart) -> None:
    ring = PointRing()
    ring.extend(Point("wti", 60.0 * n, -36.98 + n, -37.63, 0.65 + n) for n in range(5))
    chart.show_pair(ring, (), 2)
    assert chart._tag.text() == "4.65"
    _, (low, _) = chart._legs.box.viewRange()
    assert low < -37.63


def test_alerts_are_marked_where_they_fired_in_their_shape(
    chart: BasisChart, ring: PointRing, desk: FakeDesk
) -> None:
    chart.show_pair(ring, (), 0)
    fired = desk.now
    alert = desk.alert("a", 0, Level.WARNING, AlertState.FIRING, fired, -251, -250)
    pending = desk.alert("b", 0, Level.WARNING, AlertState.PENDING, fired, -251, -250)
    chart.mark([alert, pending])
    (spot,) = chart._marks.points()
    assert (spot.pos().x(), spot.pos().y()) == (ring.x_at(fired.timestamp()), -251)
    assert spot.symbol() == "t1"


@pytest.mark.parametrize("value", [0.05, 70_000.0, math.nan])
def test_a_formula_s_alert_is_marked_on_the_line_where_it_fired(
    chart: BasisChart, ring: PointRing, desk: FakeDesk, value: float
) -> None:
    chart.show_pair(ring, (), 0)
    fired = datetime.fromtimestamp(float(ring.times[100]) + 0.5, UTC)
    alert = desk.alert("a", 0, Level.WARNING, AlertState.FIRING, fired, value, 1)
    chart.mark([msgspec.structs.replace(alert, metric="formula")])
    (spot,) = chart._marks.points()
    assert spot.pos().y() == ring.basis[100]


def test_the_mouse_points_out_the_nearest_point_and_lets_go(
    chart: BasisChart, ring: PointRing
) -> None:
    chart.show_pair(ring, (), 0)
    spy = QSignalSpy(chart.pointed)
    box = chart._basis.box
    scene = box.mapViewToScene(QPointF(float(ring.x[100]), float(ring.basis[100])))
    chart._point_at(box, scene)
    assert spy.at(0)[0] == 100
    assert chart._cursors[1].isVisible()
    chart._point_at(box, QPointF(-50, -50))
    assert spy.at(1)[0] == -1
    assert not chart._cursors[0].isVisible()


def test_without_points_there_is_no_tag(chart: BasisChart) -> None:
    chart.show_pair(PointRing(), (), 0)
    chart.show_span(None)
    assert not chart._tag.isVisible()


def test_colours_follow_the_theme(chart: BasisChart, ring: PointRing, theme: Theme) -> None:
    chart.show_pair(ring, (), 0)
    theme.use("light")
    assert chart._line.opts["pen"].color() == theme.color("series")
    assert theme.ink("second").name() in chart._legend.text()
    Theme("dark").apply()


def test_a_bound_near_the_line_is_in_view_and_one_far_away_is_not(
    chart: BasisChart, ring: PointRing
) -> None:
    low, high = float(ring.basis.min()), float(ring.basis.max())
    reach = (high - low) * 0.6
    for bound, is_seen in ((low - reach / 2, True), (low - reach * 3, False)):
        chart.show_bound((bound, "bound"))
        chart.show_pair(ring, (), 0)
        _, (bottom, _) = chart._basis.box.viewRange()
        assert (bottom < bound) is is_seen


def test_before_the_first_price_there_are_no_axes_of_nothing(
    chart: BasisChart, ring: PointRing
) -> None:
    assert not chart._basis.widget.isVisible()
    chart.show_pair(PointRing(), (), 0)
    assert not chart._basis.widget.isVisible()
    chart.show_pair(ring, (), 0)
    assert chart._basis.widget.isVisible()
