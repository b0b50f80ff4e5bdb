"""The mark of each alarm level: circle, triangle, diamond, so that colour never speaks alone.

And the frame around a window that must not be taken for another.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPolygonF

from terminal.domain.level import Level

# pyqtgraph's names of the same shapes.
CHART_SYMBOLS = {Level.ATTENTION: "o", Level.WARNING: "t1", Level.FORCED: "d"}


def level_path(level: Level, box: QRectF) -> QPainterPath:
    """Return the level's shape inside the box."""
    path = QPainterPath()
    if level is Level.ATTENTION:
        path.addEllipse(box.adjusted(0.5, 0.5, -0.5, -0.5))
        return path
    center = box.center()
    if level is Level.WARNING:
        points = [QPointF(center.x(), box.top()), box.bottomRight(), box.bottomLeft()]
    else:
        points = [
            QPointF(center.x(), box.top() - 1),
            QPointF(box.right() + 1, center.y()),
            QPointF(center.x(), box.bottom() + 1),
            QPointF(box.left() - 1, center.y()),
        ]
    path.addPolygon(QPolygonF(points))
    path.closeSubpath()
    return path


def paint_frame(painter: QPainter, box: QRect, edge: int, color: QColor) -> None:
    """Fill the edges of a box, `edge` pixels wide."""
    left, top, wide, high = box.getRect()
    for side in (
        (left, top, wide, edge),
        (left, top + high - edge, wide, edge),
        (left, top, edge, high),
        (left + wide - edge, top, edge, high),
    ):
        painter.fillRect(*side, color)
