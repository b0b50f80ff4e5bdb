"""One pair's chart with its header; shown at once, the chart itself when pyqtgraph is there."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

from terminal.core.season_view import Background
from terminal.core.view import History, PairView, Point
from terminal.domain.alert import Alert
from terminal.domain.basis import scale_and_shift
from terminal.domain.level import Level
from terminal.domain.metric import DataState
from widgets import format as f
from widgets.bridge import Bridge
from widgets.carry_text import bound_label
from widgets.chart_header import DEFAULT_SPAN, SPANS, ChartHeader
from widgets.point_ring import PointRing
from widgets.theme import Theme
from widgets.words import translate

Mark = tuple[datetime | None, float | None, Level]
SMALLEST = QSize(200, 140)  # explicit, or a long formula would push the docks aside


class Rings:
    """The points of all pairs, kept once for however many charts, in the pairs' terms of now."""

    def __init__(self, bridge: Bridge) -> None:
        self._rings: dict[str, PointRing] = {}
        self._terms: dict[str, tuple[float, float]] = {}
        # Told before the points of the same moment: those are in the new terms already.
        bridge.pairs.connect(self._changed)
        bridge.histories.connect(self._history)
        bridge.points.connect(self._points)

    def of(self, pair: str) -> PointRing:
        """Return a pair's ring, empty until points come."""
        ring = self._rings.get(pair)
        if ring is None:
            ring = self._rings[pair] = PointRing()
        return ring

    # The line has no step where the market has not moved.
    def _changed(self, changes: dict[str, PairView]) -> None:
        for id, view in changes.items():
            now = scale_and_shift(view.pair)
            then = self._terms.get(id, now)
            self._terms[id] = now
            if then != now and then[0]:
                scale = now[0] / then[0]
                self.of(id).restate(scale, now[1] - scale * then[1])

    def _history(self, changes: dict[str, History]) -> None:
        for pair, history in changes.items():
            self.of(pair).prepend(history.points)

    def _points(self, changes: dict[str, list[Point]]) -> None:
        for pair, points in changes.items():
            self.of(pair).extend(points)


class ChartPanel(QWidget):
    """Follow one pair; `load` brings the chart itself in."""

    def __init__(self, bridge: Bridge, rings: Rings, theme: Theme) -> None:
        super().__init__()
        self._latest, self._rings, self._theme = bridge.latest, rings, theme
        self._pair = ""
        self._chart: Any = None
        self._is_dirty = False
        self._marked: dict[str, Mark] = {}
        self._span = DEFAULT_SPAN
        self._shows_former = True
        self.header = ChartHeader(theme, bridge.latest)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.header)
        self._column.addStretch(1)
        self.setMinimumSize(SMALLEST)
        self.setAutoFillBackground(True)
        self.setAccessibleName(translate("Chart", "Basis chart"))
        self.header.buttons.idClicked.connect(self.set_span)
        bridge.pairs.connect(self._changed)
        bridge.points.connect(self._changed)
        bridge.seasons.connect(self._aged)
        bridge.histories.connect(self._recalled)
        bridge.alerts.connect(self._alerted)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def pair(self) -> str:
        """The id of the pair shown."""
        return self._pair

    @property
    def chart(self) -> Any:
        """The `BasisChart`, None until `load`."""
        return self._chart

    def load(self) -> None:
        """Import pyqtgraph and put the chart under the header."""
        from widgets.basis_chart import BasisChart  # slow: after the first paint

        self._chart = BasisChart(self._theme)
        self._chart.pointed.connect(self._point_out)
        self._column.takeAt(1)
        self._column.addWidget(self._chart, 1)
        self._chart.show_span(SPANS[self._span])
        if self._pair:
            self.show_pair(self._pair)

    def show_pair(self, pair: str) -> None:
        """Turn to another pair."""
        self._pair = pair
        view = self._latest.pairs.get(pair)
        if view is None:
            return
        self.header.show_view(view)
        if self._chart is not None:
            self._chart.is_good = view.state is DataState.GOOD
            self._chart.show_bound(bound_label(view))
            self._chart.show_pair(self._rings.of(pair), view.limits, view.pair.decimals)
            self._mark()
            self._draw_former()

    def show_former(self, is_shown: bool) -> None:
        """Draw former years behind the basis, or do not."""
        self._shows_former = is_shown
        self._draw_former()

    @property
    def span(self) -> int:
        """The number of the range button that is pressed."""
        return self._span

    def set_span(self, number: int) -> None:
        """Show the span of the range button with this number, and follow."""
        self._span = number
        self.header.buttons.button(number).setChecked(True)
        if self._chart is not None:
            self._chart.show_span(SPANS[number])

    def show_moment(self, time: float) -> None:
        """Show the points around a moment, in seconds of Unix time."""
        if self._chart is not None:
            self._chart.show_moment(time)

    def refresh(self) -> None:
        """Draw what has come since the last time."""
        view = self._latest.pairs.get(self._pair)
        if view is None or not self._is_dirty:
            return
        self._is_dirty = False
        self.header.show_view(view)
        if self._chart is not None:
            self._chart.is_good = view.state is DataState.GOOD
            self._chart.show_bound(bound_label(view))
            self._chart.redraw(view.limits)

    def _changed(self, changes: dict[str, Any]) -> None:
        self._is_dirty |= self._pair in changes

    def _recalled(self, changes: dict[str, History]) -> None:
        if self._pair in changes:
            self._is_dirty = True
            self.refresh()
            self._mark()
            self._draw_former()

    def _aged(self, changes: dict[str, Background]) -> None:
        if self._pair in changes:
            self._is_dirty = True
            self._draw_former()

    def _draw_former(self) -> None:
        if self._chart is not None:
            past = self._latest.seasons.get(self._pair)
            self._chart.show_former(past, is_shown=self._shows_former)

    def _alerted(self, changes: dict[str, Any]) -> None:
        # An open alert follows its value all the time; its mark stands where it fired.
        mine = [one for one in changes.values() if one is not None and one.subject == self._pair]
        if any(self._marked.get(one.id) != _mark_of(one) for one in mine):
            self._mark()

    def _mark(self) -> None:
        mine = [one for one in self._latest.alerts.values() if one.subject == self._pair]
        self._marked = {one.id: _mark_of(one) for one in mine}
        if self._chart is not None:
            self._chart.mark(mine)

    def _point_out(self, number: int) -> None:
        if number < 0:
            self.header.point_out("")
            return
        ring, view = self._chart.ring, self._latest.pairs[self._pair]
        places = view.pair.decimals
        text = translate("Chart", "{0}   basis {1}   spot {2}   futures {3}").format(
            f.moment(f.of_epoch(float(ring.times[number]))),
            f.number(float(ring.basis[number]), places),
            f.number(float(ring.spot[number]), places),
            f.number(float(ring.futures[number]), places),
        )
        self.header.point_out(text)

    def _restyle(self) -> None:
        palette = self.palette()
        palette.setColor(self.backgroundRole(), self._theme.color("panel"))
        self.setPalette(palette)


def _mark_of(alert: Alert) -> Mark:
    # Of a formula only a basis places its mark, and no number is itself where there is none.
    value = alert.value if alert.value == alert.value else None
    return alert.fired, value, alert.level
