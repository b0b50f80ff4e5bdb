"""Former years behind a basis chart: thin, muted, one step a trading day, and a legend of them.

Each year has a dash of its own, so that none is told by its shade alone. There are few points and
they come in pairs: these curves are neither thinned nor clipped, either of which would part them.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from terminal.core.season_view import Background, Ghost
from widgets import format as f
from widgets.chart_plot import Plot
from widgets.point_ring import PointRing
from widgets.theme import Theme, font
from widgets.words import translate

STYLES = (
    (Qt.PenStyle.DashLine, "╌╌"),
    (Qt.PenStyle.DotLine, "···"),
    (Qt.PenStyle.DashDotLine, "╌·"),
    (Qt.PenStyle.DashDotDotLine, "╌··"),
    (Qt.PenStyle.SolidLine, "──"),
)
MARGIN = 8
LABELS = 104  # pixels at the left, for the names of bands


class Ghosts:
    """The curves and the legend of one plot. is_shown: the switch of a person."""

    def __init__(self, theme: Theme, plot: Plot, axis_width: int) -> None:
        self.is_shown = True
        self._theme, self._plot, self._axis_width = theme, plot, axis_width
        self._past: Background | None = None
        self._decimals = 0
        self._spans: list[np.ndarray] = []
        self._parts: list[str] = []
        self._is_said = False
        self.curves = [pg.PlotCurveItem(connect="pairs") for _ in STYLES]
        for curve in self.curves:
            curve.setZValue(-1)
            plot.widget.addItem(curve, ignoreBounds=True)
        self.legend = QLabel(plot.widget)
        self.legend.setFont(font(12))
        self.legend.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.legend.hide()
        # The plot gets its size after the chart around it.
        plot.box.sigResized.connect(lambda _: self.place())
        self.restyle()

    def show(self, past: Background | None, ring: PointRing, decimals: int) -> None:
        """Draw these former years over the points of a ring."""
        self._past, self._decimals = past, decimals
        for curve in self.curves:
            curve.setData([], [])
        self._spans = [
            np.array([(one.start, one.end, one.basis) for one in ghost.spans])
            for ghost in self._ghosts()
        ]
        self.follow(ring)
        self._write(ring)

    def follow(self, ring: PointRing) -> None:
        """Draw them as far as the ring goes now."""
        for curve, spans in zip(self.curves, self._spans, strict=False):
            curve.setData(*_steps(spans, ring))

    def values(self, left: float, right: float) -> list[float]:
        """Return what is drawn between two places of the axis."""
        found: list[float] = []
        for curve in self.curves:
            x, y = curve.getData()
            if x is not None and len(x):
                found += y[(x >= left) & (x <= right)].tolist()
        return found

    def place(self) -> None:
        """Put the legend at the right, beside the axis; in lines where a row is too long."""
        width = self._plot.widget.width() - self._axis_width - MARGIN
        for between in ("    ", "\n"):
            self.legend.setText(between.join(self._parts))
            self.legend.adjustSize()
            if fits := self.legend.width() <= width - LABELS:
                break
        self.legend.setVisible(self._is_said and fits)
        self.legend.move(max(width - self.legend.width(), 0), MARGIN)

    def restyle(self) -> None:
        """Take the colours of the theme."""
        for curve, (style, _) in zip(self.curves, STYLES, strict=True):
            curve.setPen(pg.mkPen(self._theme.color("muted"), width=1, style=style))
        ink, ground = self._theme.ink("muted").name(), self._theme.color("panel").name()
        self.legend.setStyleSheet(f"color: {ink}; background: {ground};")

    def _ghosts(self) -> Sequence[Ghost]:
        return self._past.ghosts[: len(STYLES)] if self._past and self.is_shown else ()

    def _write(self, ring: PointRing) -> None:
        # Two bare numbers side by side are read as one.
        said = translate("Chart", "{0}: {1}")
        parts = [
            f"{dash} {said.format(ghost.year, f.number(ghost.spans[-1].basis, self._decimals))}"
            for ghost, (_, dash) in zip(self._ghosts(), STYLES, strict=False)
        ]
        self._parts = parts or [translate("Chart", "No former years")]
        # That there are none is said once something of the past is known: before, it is not known.
        is_known = self._past is not None and bool(parts or self._past.norm.count)
        self._is_said = is_known and self.is_shown and len(ring) > 0
        self.place()


# Columns of spans: start, end, value. A step goes on to the first point of the day that follows.
def _steps(spans: np.ndarray, ring: PointRing) -> tuple[np.ndarray, np.ndarray]:
    times, x = ring.times, ring.x
    first, after = np.searchsorted(times, spans[:, :2].T)
    known = first < after
    ends = np.column_stack((first, np.minimum(after, len(x) - 1)))[known]
    return x[ends].ravel(), np.repeat(spans[known, 2], 2)
