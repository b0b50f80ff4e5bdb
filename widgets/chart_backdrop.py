"""What lies behind a line: the bands of the rule, a few hair lines, the last value's level.

Drawn by hand in one go: pyqtgraph's own grid costs more than the whole rest of the chart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from terminal.domain.level import Level
from terminal.domain.rule import Limit
from widgets import format as f
from widgets.theme import LEVEL_TOKENS, Theme, font
from widgets.words import LEVELS, word

FAR = 1e15


class Band(NamedTuple):
    """One level's region between two values; `edge` is its limit."""

    low: float
    high: float
    edge: float
    level: Level
    text: str


def bands_of(limits: Sequence[Limit], decimals: int) -> list[Band]:
    """Turn a rule's limits into regions, each reaching to the next level's limit."""
    bands: list[Band] = []
    lows = [(float(one.low), one.level) for one in limits if one.low is not None]
    highs = [(float(one.high), one.level) for one in limits if one.high is not None]
    for number, (edge, level) in enumerate(lows):
        end = lows[number + 1][0] if number + 1 < len(lows) else -FAR
        text = f"{word(LEVELS, level)} < {f.number(edge, decimals)}"
        bands.append(Band(end, edge, edge, level, text))
    for number, (edge, level) in enumerate(highs):
        end = highs[number + 1][0] if number + 1 < len(highs) else FAR
        text = f"{word(LEVELS, level)} > {f.number(edge, decimals)}"
        bands.append(Band(edge, end, edge, level, text))
    return bands


class Backdrop(pg.GraphicsObject):
    """Fills its view box; `level` is the last value, drawn as a dotted line.

    bound: where something begins that is no level of a rule, a dashed line, and its words
    """

    def __init__(self, theme: Theme, axis: pg.AxisItem, times: pg.AxisItem) -> None:
        super().__init__()
        self._theme, self._axis, self._times = theme, axis, times
        self.bands: list[Band] = []
        self.level: float | None = None
        self.level_token = "muted"
        self.bound: tuple[float, str] | None = None
        self.setZValue(-10)

    def boundingRect(self) -> QRectF:
        """Cover what is in view, and never count for automatic ranges."""
        return QRectF(self.viewRect())

    def viewRangeChanged(self) -> None:
        """Follow the view."""
        self.prepareGeometryChange()
        self.update()

    def dataBounds(self, *_: Any, **__: Any) -> tuple[None, None]:
        """Have no data."""
        return (None, None)

    def paint(self, painter: QPainter, *_: Any) -> None:
        """Draw in device pixels: text must not be mirrored, lines must be one pixel wide."""
        view = self.viewRect()
        place = painter.worldTransform()
        box = place.mapRect(view).normalized()
        painter.save()
        painter.resetTransform()
        self._draw_bands(painter, place, box, view)
        self._draw_grid(painter, place, box, view)
        painter.restore()

    def _draw_bands(self, painter: QPainter, place: Any, box: QRectF, view: QRectF) -> None:
        for band in self.bands:
            top = place.map(QPointF(0, min(band.high, view.bottom()))).y()
            bottom = place.map(QPointF(0, max(band.low, view.top()))).y()
            if bottom > top:
                shade = QColor(self._theme.level(band.level))
                shade.setAlphaF(0.13)
                painter.fillRect(QRectF(box.left(), top, box.width(), bottom - top), shade)

    def _draw_grid(self, painter: QPainter, place: Any, box: QRectF, view: QRectF) -> None:
        painter.setPen(self._theme.color("grid"))
        for _, values in self._axis.tickValues(view.top(), view.bottom(), box.height()):
            for value in values:
                y = round(place.map(QPointF(0, value)).y()) + 0.5
                painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
        for _, values in self._times.tickValues(view.left(), view.right(), box.width()):
            for value in values:
                x = round(place.map(QPointF(value, 0)).x()) + 0.5
                painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))
        lines = [(self.level, self.level_token, Qt.PenStyle.DotLine)]
        if self.bound is not None:
            lines.append((self.bound[0], "muted", Qt.PenStyle.DashLine))
        for value, token, style in lines:
            if value is not None:
                painter.setPen(QPen(self._theme.color(token), 1, style))
                y = round(place.map(QPointF(0, value)).y()) + 0.5
                painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))


class BandLabels(pg.GraphicsObject):
    """The bands' names at the left edge, above the line so that it does not cross them out."""

    def __init__(self, theme: Theme, backdrop: Backdrop) -> None:
        super().__init__()
        self._theme, self._backdrop = theme, backdrop
        self._face = font(11)
        self.setZValue(10)

    def boundingRect(self) -> QRectF:
        """Cover what is in view."""
        return QRectF(self.viewRect())

    def viewRangeChanged(self) -> None:
        """Follow the view."""
        self.prepareGeometryChange()
        self.update()

    def paint(self, painter: QPainter, *_: Any) -> None:
        """Write each band's limit just inside the band."""
        view, place = self.viewRect(), painter.worldTransform()
        inside = place.mapRect(view).normalized()
        painter.save()
        painter.resetTransform()
        painter.setFont(self._face)
        ground = QColor(self._theme.color("panel"))
        ground.setAlphaF(0.72)
        taken: list[QRectF] = []
        for edge, is_below, token, text in self._words():
            y = place.map(QPointF(0, edge)).y()
            wide = painter.fontMetrics().horizontalAdvance(text) + 8
            box = QRectF(inside.left() + 6, y + 2 if is_below else y - 17, wide, 15)
            if not inside.contains(box) or any(box.intersects(other) for other in taken):
                continue
            taken.append(box)
            painter.fillRect(box, ground)
            painter.setPen(self._theme.ink(token))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        painter.restore()

    # The loudest level is written first: in a low chart not all find room.
    def _words(self) -> Iterator[tuple[float, bool, str, str]]:
        for band in sorted(self._backdrop.bands, key=lambda band: -band.level):
            yield band.edge, band.edge == band.high, LEVEL_TOKENS[band.level], band.text
        if self._backdrop.bound is not None:
            edge, text = self._backdrop.bound
            yield edge, True, "muted", text
