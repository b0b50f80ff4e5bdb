"""The basis of one pair over time with its rule's bands and alert marks, and both legs below.

The newest point stays at the right edge until the user drags; End, or a range button, follows
again. Values come as arrays of float64 and leave as pixels only.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtWidgets import QLabel, QSplitter, QVBoxLayout, QWidget

from terminal.core.season_view import Background
from terminal.domain.alert import Alert
from terminal.domain.metric import Metric
from terminal.domain.rule import Limit
from widgets import format as f
from widgets.chart_backdrop import BandLabels, bands_of
from widgets.chart_ghosts import Ghosts
from widgets.chart_plot import Plot
from widgets.gauge import level_at
from widgets.point_ring import PointRing
from widgets.shapes import CHART_SYMBOLS
from widgets.theme import LEVEL_TOKENS, Theme, font
from widgets.words import translate

AXIS_WIDTH = 72
TAG_REACH = 16  # pixels above and below the last value in which its tag would touch a label
ROOM_RIGHT = 0.02  # of the view's width, between the newest point and the axis
TAG_SHEET = "background: {}; color: {}; border-radius: 3px;"


class BasisChart(QWidget):
    """Draw a ring of points; `pointed` tells the number of the point under the mouse, or -1."""

    pointed = Signal(int)
    is_good = True  # the last value is the basis of now; one that is not has no level

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._ring = PointRing()
        self._limits: Sequence[Limit] = ()
        self._decimals = 0
        self._span: float | None = None
        self._follows = True
        self._basis, self._legs = Plot(theme, AXIS_WIDTH), Plot(theme, AXIS_WIDTH)
        self.ghosts = Ghosts(theme, self._basis, AXIS_WIDTH)
        self._line = self._basis.curve("series")
        self._futures = self._legs.curve("series")
        self._spot = self._legs.curve("second", stepMode="right")
        labels = BandLabels(theme, self._basis.backdrop)
        self._basis.widget.addItem(labels, ignoreBounds=True)
        self._marks = pg.ScatterPlotItem(pxMode=True)
        self._basis.widget.addItem(self._marks, ignoreBounds=True)
        self._cursors = [plot.cursor for plot in (self._basis, self._legs)]
        self._tag = QLabel(self._basis.widget)
        self._legend = QLabel(self._legs.widget)
        self._lay_out()
        self._basis.box.sigRangeChangedManually.connect(self._let_go)
        self._basis.box.sigXRangeChanged.connect(self._moved)
        # The plot gets its size after the chart around it.
        self._basis.box.sigResized.connect(lambda _: self._place_tag())
        self._legs.box.sigRangeChangedManually.connect(self._let_go)
        for plot in (self._basis, self._legs):
            plot.widget.scene().sigMouseMoved.connect(
                lambda at, box=plot.box: self._point_at(box, at)
            )
        theme.changed.connect(self._restyle)
        self._restyle()

    # What the panel calls

    def show_pair(self, ring: PointRing, limits: Sequence[Limit], decimals: int) -> None:
        """Draw this pair from now on."""
        self._ring, self._decimals = ring, decimals
        for plot in (self._basis, self._legs):
            plot.axis.decimals = decimals
            plot.times.show_ring(ring)
        self._set_limits(limits)
        self._follows = True
        self._marks.clear()
        self.redraw(limits)

    def redraw(self, limits: Sequence[Limit]) -> None:
        """Draw what the ring holds now."""
        if limits != self._limits:
            self._set_limits(limits)
        self._plots.setVisible(len(self._ring) > 0)
        x = self._ring.x
        self._line.setData(x, self._ring.basis)
        self._futures.setData(x, self._ring.futures)
        self._spot.setData(x, self._ring.spot)
        self.ghosts.follow(self._ring)
        if self._follows:
            self._show_newest()
        self._fit_heights()
        self._place_tag()

    def show_former(self, past: Background | None, *, is_shown: bool) -> None:
        """Draw former years behind the basis, or take them away."""
        self.ghosts.is_shown = is_shown
        self.ghosts.show(past, self._ring, self._decimals)
        self._fit_heights()
        self._place_tag()

    def show_bound(self, bound: tuple[float, str] | None) -> None:
        """Draw where cash-and-carry begins to pay, with its words; None takes the line away."""
        if bound != self._basis.backdrop.bound:
            self._basis.backdrop.bound = bound
            self._basis.backdrop.update()

    def mark(self, alerts: Iterable[Alert]) -> None:
        """Put the level's shape where each alert fired."""
        spots = []
        for alert in alerts:
            if alert.fired is None or not len(self._ring):
                continue
            place = self._ring.x_at(alert.fired.timestamp())
            # What a formula compared may be a price, a fraction or nothing: it stands on the line.
            is_basis = alert.metric == Metric.BASIS
            value = alert.value if is_basis else self._ring.basis_at(alert.fired.timestamp())
            color = self._theme.level(alert.level)
            shape = CHART_SYMBOLS[alert.level]
            spots.append({"pos": (place, value), "symbol": shape, "brush": color, "data": alert.id})
        self._marks.setData(spots, size=10, pen=pg.mkPen(self._theme.color("panel")))

    def show_span(self, seconds: float | None) -> None:
        """Show the newest so many seconds of trading (None: everything) and follow."""
        self._span, self._follows = seconds, True
        self._show_newest()
        self._fit_heights()
        self._place_tag()

    def show_moment(self, time: float) -> None:
        """Bring a moment into the middle, and stay there until a range button follows again."""
        if not len(self._ring):
            return
        (left, right), _ = self._basis.box.viewRange()
        span, last = right - left, float(self._ring.x[-1])
        end = min(self._ring.x_at(time) + span / 2, last + span * ROOM_RIGHT)
        self._follows = False
        self._basis.box.setXRange(end - span, end, padding=0)

    @property
    def ring(self) -> PointRing:
        """The points being drawn."""
        return self._ring

    # How it is done

    def _lay_out(self) -> None:
        # The legend stands above the legs, not on them.
        self._legs.widget.getPlotItem().layout.setContentsMargins(8, 20, 0, 0)
        self._legs.widget.getPlotItem().setXLink(self._basis.widget.getPlotItem())
        self._basis.widget.getPlotItem().hideAxis("bottom")
        self._basis.widget.setAccessibleName(translate("Chart", "Basis chart"))
        self._legs.widget.setAccessibleName(translate("Chart", "Legs chart"))
        # Before the first price there is nothing but axes of numbers that mean nothing.
        self._plots = split = QSplitter(Qt.Orientation.Vertical)
        split.hide()
        split.setHandleWidth(1)
        split.addWidget(self._basis.widget)
        split.addWidget(self._legs.widget)
        split.setStretchFactor(0, 5)
        split.setStretchFactor(1, 2)
        split.setSizes([500, 200])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(split)
        self._tag.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._tag.setFont(font(12, strong=True))
        self._tag.hide()
        self._legend.setFont(font(12))
        self._legend.move(10, 2)

    def _restyle(self) -> None:
        for plot in (self._basis, self._legs):
            for axis in (plot.axis, plot.times):
                axis.setTextPen(self._theme.ink("muted"))
            plot.backdrop.update()
        self.ghosts.restyle()
        self._line.setPen(pg.mkPen(self._theme.color("series")))
        self._futures.setPen(pg.mkPen(self._theme.color("series")))
        self._spot.setPen(pg.mkPen(self._theme.color("second")))
        for cursor in self._cursors:
            cursor.setPen(pg.mkPen(self._theme.color("muted")))
        legs = (
            ("series", translate("Chart", "Futures")),
            ("second", translate("Chart", "Spot, comparable")),
        )
        parts = [
            f'<span style="color:{self._theme.ink(token).name()}">— {text}</span>'
            for token, text in legs
        ]
        self._legend.setText("&nbsp;&nbsp;&nbsp;".join(parts))
        self._legend.adjustSize()
        self._place_tag()

    def _set_limits(self, limits: Sequence[Limit]) -> None:
        self._limits = limits
        self._basis.backdrop.bands = bands_of(limits, self._decimals)
        self._basis.backdrop.update()

    def _show_newest(self) -> None:
        if not len(self._ring):
            return
        last = float(self._ring.x[-1])
        first = float(self._ring.x[0]) if self._span is None else last - self._span
        span = max(last - first, 10.0)
        box = self._basis.box
        box.setXRange(last - span, last + span * ROOM_RIGHT, padding=0)

    def _let_go(self, *_: Any) -> None:
        self._follows = False

    def _moved(self, *_: Any) -> None:
        self._fit_heights()
        self._place_tag()

    def _fit_heights(self) -> None:
        (left, right), _ = self._basis.box.viewRange()
        first, last = np.searchsorted(self._ring.x, (left, right))
        if last <= first:
            return
        basis = self._ring.basis[first:last]
        low, high = float(basis.min()), float(basis.max())
        self._basis.set_height(*self._with_limits(low, high))
        legs = self._ring.spot[first:last], self._ring.futures[first:last]
        self._legs.set_height(min(float(a.min()) for a in legs), max(float(a.max()) for a in legs))

    def _with_limits(self, low: float, high: float) -> tuple[float, float]:
        # What is near is shown; a limit or a year that is far away would flatten the line.
        reach = (high - low) * 0.6
        (left, right), _ = self._basis.box.viewRange()
        near = [
            one for one in self.ghosts.values(left, right) if low - reach <= one <= high + reach
        ]
        for limit in self._limits:
            if limit.low is not None and low - float(limit.low) <= reach:
                low = min(low, float(limit.low))
            if limit.high is not None and float(limit.high) - high <= reach:
                high = max(high, float(limit.high))
        bound = self._basis.backdrop.bound
        if bound is not None and low - reach <= bound[0] <= high + reach:
            near.append(bound[0])
        return min(low, *near, low), max(high, *near, high)

    def _place_tag(self) -> None:
        if not len(self._ring):
            self._tag.hide()
            return
        value = float(self._ring.basis[-1])
        level = level_at(value, self._limits)
        token = "series" if level is None else LEVEL_TOKENS[level]
        token = token if self.is_good else "muted"
        box = self._basis.box
        y = box.mapViewToDevice(QPointF(0, value))
        top = round(y.y()) if y is not None else 0
        backdrop = self._basis.backdrop
        backdrop.level, backdrop.level_token = value, token
        backdrop.update()
        self._tag.setText(f.number(value, self._decimals))
        sheet = TAG_SHEET.format(self._theme.ground(token).name(), self._theme.on(token).name())
        if self._tag.styleSheet() != sheet:
            self._tag.setStyleSheet(sheet)
        height = self._basis.widget.height()
        pixel = box.viewPixelSize()[1]
        self._basis.axis.make_way(value - TAG_REACH * pixel, value + TAG_REACH * pixel)
        self._tag.setGeometry(
            self._basis.widget.width() - AXIS_WIDTH + 2,
            min(max(top - 10, 0), max(height - 20, 0)),
            AXIS_WIDTH - 6,
            20,
        )
        self._tag.show()

    def _point_at(self, box: pg.ViewBox, at: QPointF) -> None:
        if not len(self._ring) or not box.sceneBoundingRect().contains(at):
            self._hide_cursor()
            return
        number = self._ring.nearest(box.mapSceneToView(at).x())
        for cursor in self._cursors:
            cursor.setValue(float(self._ring.x[number]))
            cursor.show()
        self.pointed.emit(number)

    def _hide_cursor(self) -> None:
        for cursor in self._cursors:
            cursor.hide()
        self.pointed.emit(-1)

    def leaveEvent(self, event: Any) -> None:
        """Take the cross line away."""
        self._hide_cursor()
        super().leaveEvent(event)
