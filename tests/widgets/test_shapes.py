from __future__ import annotations

from PySide6.QtCore import QRectF

from terminal.domain.level import Level
from widgets.shapes import CHART_SYMBOLS, level_path


def test_each_level_has_its_own_shape_in_tables_and_in_charts() -> None:
    box = QRectF(0, 0, 10, 10)
    paths = [level_path(level, box) for level in Level]
    assert len({path.elementCount() for path in paths}) == 3
    assert len(set(CHART_SYMBOLS.values())) == 3
    for path in paths:
        assert path.boundingRect().intersected(QRectF(-1, -1, 12, 12)) == path.boundingRect()
