from __future__ import annotations

from datetime import datetime
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from terminal.core.view import Point
from tests.widgets.fake_desk import NOW, trading_minutes
from widgets import format as f
from widgets.chart_axis import EDGE, PriceAxis, TimeAxis, time_labels
from widgets.point_ring import PointRing
from widgets.theme import Theme


def ring_of(times: list[float]) -> PointRing:
    ring = PointRing()
    ring.extend(Point("p", time, 1.0, 0.0, 1.0) for time in times)
    return ring


def evening() -> PointRing:
    return ring_of([minute.timestamp() for minute in trading_minutes(NOW, 480)])


def test_sessions_are_named_at_their_first_minute_and_days_where_they_begin() -> None:
    ring = evening()
    labels = time_labels(ring, float(ring.x[0]), float(ring.x[-1]), 900)
    texts = [labels[place] for place in sorted(labels)]
    assert "09:00" in texts
    assert "11-23" in texts
    assert all(len(text) == 5 for text in texts)


def test_labels_stand_at_the_points_they_name() -> None:
    ring = evening()
    labels = time_labels(ring, float(ring.x[0]), float(ring.x[-1]), 900)
    for place, text in labels.items():
        moment = f.local(f.of_epoch(float(ring.times[ring.nearest(place)])))
        assert text in (f"{moment:%H:%M}", f"{moment:%m-%d}")


@given(st.integers(2, 300), st.floats(0.5, 4000), st.integers(200, 2000))
def test_labels_never_crowd(count: int, step: float, pixels: int) -> None:
    start = datetime(2026, 11, 20, 1, tzinfo=f.BEIJING).timestamp()
    ring = ring_of([start + at * max(step, 1.0) for at in range(count)])
    left, right = float(ring.x[0]), float(ring.x[-1])
    if right <= left:
        return
    labels = time_labels(ring, left, right, pixels)
    places = sorted(labels)
    apart = [(b - a) * pixels / (right - left) for a, b in pairwise(places)]
    assert all(gap >= 60 for gap in apart)


def test_seconds_are_shown_when_only_seconds_are_in_view() -> None:
    start = datetime(2026, 11, 20, 10, 0, 0, tzinfo=f.BEIJING).timestamp()
    ring = ring_of([start + second for second in range(30)])
    labels = time_labels(ring, 0.0, 29.0, 600)
    assert "10:00:10" in labels.values()


def test_nothing_is_labelled_without_points() -> None:
    assert time_labels(PointRing(), 0, 1, 500) == {}


def test_the_time_axis_asks_its_ring(theme: Theme) -> None:
    axis, ring = TimeAxis(theme), evening()
    assert axis.tickValues(0, 100, 500) == [(1.0, [])]
    axis.show_ring(ring)
    ((_, places),) = axis.tickValues(float(ring.x[0]), float(ring.x[-1]), 900)
    assert places
    assert all(axis.tickStrings(places, 1, 1))


def test_prices_are_written_as_everywhere_else_and_not_cut_by_the_edge(theme: Theme) -> None:
    axis = PriceAxis(theme, 72)
    axis.decimals = 0
    ((step, values),) = axis.tickValues(-400, 100, 300)
    assert step == 100
    assert axis.tickStrings([-300, 86_500], 1, step) == ["−300", "86,500"]
    assert axis.tickStrings([0.5], 1, 0.25) == ["0.5"]
    assert -400 not in values
    assert -300 in values


@given(st.floats(-1e6, 1e6), st.floats(1e-3, 1e6), st.integers(60, 2000))
def test_a_chart_has_some_price_labels_and_not_too_many(
    low: float, height: float, pixels: int
) -> None:
    axis = PriceAxis(Theme("dark"), 72)
    ((step, _),) = axis.tickSpacing(low, low + height, pixels)
    assert 20 <= step * pixels / height <= 130


def test_a_label_makes_way_for_the_tag_and_comes_back(theme: Theme) -> None:
    axis = PriceAxis(theme, 72)
    assert axis.tickStrings([-300, -200], 1, 100) == ["−300", "−200"]
    axis.make_way(-330, -290)
    assert axis.tickStrings([-300, -200], 1, 100) == ["", "−200"]
    axis.make_way(-250, -240)
    assert axis.tickStrings([-300, -200], 1, 100) == ["−300", "−200"]


@given(st.floats(-1e6, 1e6), st.floats(1e-2, 1e6), st.integers(60, 2000))
def test_price_labels_stand_at_whole_steps_inside_the_edges(
    low: float, height: float, pixels: int
) -> None:
    axis = PriceAxis(Theme("dark"), 72)
    ((step, values),) = axis.tickValues(low, low + height, pixels)
    assert all(low <= value <= low + height for value in values)
    assert all(abs(value / step - round(value / step)) < 1e-6 for value in values)
    assert len(values) >= (height - 2 * height * EDGE / pixels) / step - 1
