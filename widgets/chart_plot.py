"""One empty plot of a chart: our axes, a backdrop, a cross line, and curves that stay fast.

pyqtgraph's defaults for grids, menus, automatic ranges and padding are all switched off here.
"""

from __future__ import annotations

from typing import Any

import pyqtgraph as pg
from PySide6.QtWidgets import QGraphicsView

from widgets.chart_axis import PriceAxis, TimeAxis
from widgets.chart_backdrop import Backdrop
from widgets.theme import Theme

ROOM_ABOVE = 0.08  # of the values' height, above and below them


class Plot:
    """Parts: widget, box (its view), axis (prices), times, backdrop, cursor."""

    def __init__(self, theme: Theme, axis_width: int) -> None:
        self._theme = theme
        self.axis, self.times = PriceAxis(theme, axis_width), TimeAxis(theme)
        axes = {"right": self.axis, "bottom": self.times}
        self.widget = pg.PlotWidget(axisItems=axes, background=None)
        self.item = self.widget.getPlotItem()
        self.box: pg.ViewBox = self.item.vb
        self.item.hideAxis("left")
        self.item.showAxis("right")
        self.item.hideButtons()
        self.item.setMenuEnabled(False)
        self.item.layout.setContentsMargins(8, 4, 0, 0)
        self.box.setMouseEnabled(x=True, y=False)
        self.box.disableAutoRange()
        self.widget.setFrameShape(QGraphicsView.Shape.NoFrame)
        # Nearly all of it changes with each point: one repaint is cheaper than many small ones.
        self.widget.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.backdrop = Backdrop(theme, self.axis, self.times)
        self.cursor = pg.InfiniteLine(angle=90, movable=False)
        self.cursor.hide()
        for part in (self.backdrop, self.cursor):
            self.widget.addItem(part, ignoreBounds=True)

    def curve(self, token: str, **options: Any) -> pg.PlotDataItem:
        """Add a line in a theme colour, one pixel wide: wider ones cost many times as much."""
        pen = pg.mkPen(self._theme.color(token), width=1)
        curve = pg.PlotDataItem(pen=pen, antialias=True, skipFiniteCheck=True, **options)
        self.widget.addItem(curve, ignoreBounds=True)
        # After adding: the plot overwrites both with its own settings.
        curve.setDownsampling(auto=True, method="peak")
        curve.setClipToView(True)
        return curve

    def set_height(self, low: float, high: float) -> None:
        """Show these values with a little room around them."""
        room = (high - low) * ROOM_ABOVE or max(abs(high) * 0.001, 1.0)
        self.box.setYRange(low - room, high + room, padding=0)
