from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from widgets.cells import RIGHT, Cell
from widgets.column import Column
from widgets.panel import TablePanel
from widgets.window import Window

WRITTEN = ["9", "−209", "+34", "—", "1,234.5", "+12 → 0 t", "−2%"]


def test_figures_are_sorted_as_figures_and_words_as_words() -> None:
    figures = Column[str]("", lambda row: Cell(row), align=RIGHT)
    words = Column[str]("", lambda row: Cell(row))
    rising = ["—", "−209", "−2%", "9", "+12 → 0 t", "+34", "1,234.5"]
    assert sorted(WRITTEN, key=figures.key) == rising
    assert sorted(["b", "a", "10", "9"], key=words.key) == ["10", "9", "a", "b"]
    assert Column[str]("", lambda row: Cell(row), align=RIGHT, order=len).key("9") == 1


def sorted_by(qtbot: QtBot, panel: TablePanel, title: str) -> list[str]:
    """Click on a title; return what then stands in its column."""
    header = panel.view.horizontalHeader()
    at = [column.title for column in panel.model.columns].index(title)
    x = header.sectionViewportPosition(at) + header.sectionSize(at) // 2
    place = header.rect().center()
    place.setX(x)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    return [panel.model.cell(line, at).text for line in range(panel.model.rowCount())]


def test_a_click_on_net_lots_brings_the_largest_position_up(qtbot: QtBot, window: Window) -> None:
    window.raise_dock("positions")
    QApplication.processEvents()
    assert sorted_by(qtbot, window.positions, "Net lots") == ["+34", "+12", "−2", "−209"]
    margins = sorted_by(qtbot, window.positions, "Margin, CNY")
    assert margins == ["671,000", "671,000", "518,000", "518,000"]


def test_a_click_on_limits_brings_up_who_is_nearest_to_the_worst(
    qtbot: QtBot, window: Window
) -> None:
    sorted_by(qtbot, window.watchlist, "Limits")
    names = [window.watchlist.model.cell(line, 0).text for line in range(14)]
    # Forced, two warnings, one attention; then by how far it is to the first limit.
    assert names[:4] == ["沪铜 CU2701", "豆粕 M2705", "铁矿 I2705", "螺纹 RB2705"]
    assert names[-1] == "工业硅 SI2703", "of what has no value nothing is known"
