from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from terminal.domain.level import Level
from widgets.shapes import CHART_SYMBOLS, level_path, paint_frame


def test_each_level_has_its_own_shape_in_tables_and_in_charts() -> None:
    box = QRectF(0, 0, 10, 10)
    paths = [level_path(level, box) for level in Level]
    assert len({path.elementCount() for path in paths}) == 3
    assert len(set(CHART_SYMBOLS.values())) == 3
    for path in paths:
        assert path.boundingRect().intersected(QRectF(-1, -1, 12, 12)) == path.boundingRect()


def test_a_frame_fills_the_edges_and_nothing_inside() -> None:
    image = QImage(20, 10, QImage.Format.Format_RGB32)
    image.fill(QColor("black"))
    painter = QPainter(image)
    paint_frame(painter, image.rect(), 3, QColor("red"))
    painter.end()
    red = [(x, y) for x in range(20) for y in range(10) if image.pixelColor(x, y) == QColor("red")]
    inside = {(x, y) for x in range(3, 17) for y in range(3, 7)}
    assert set(red) == {(x, y) for x in range(20) for y in range(10)} - inside
