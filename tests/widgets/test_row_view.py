from __future__ import annotations

import random
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage, QPaintEvent
from PySide6.QtWidgets import QApplication, QTableView, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from widgets.cells import RIGHT, Cell, Kind
from widgets.column import Column
from widgets.row_view import ROW_HEIGHT
from widgets.table_model import RowsModel
from widgets.table_view import TableView
from widgets.theme import Theme

LINES = 8  # in view


class Row(msgspec.Struct, frozen=True):
    name: str
    price: int
    group: bool = False


def columns() -> list[Column[Row]]:
    return [
        Column(
            "Name",
            lambda row: Cell(row.name, kind=Kind.GROUP if row.group else Kind.TEXT),
            search=lambda row: row.name,
        ),
        Column(
            "Price",
            lambda row: Cell(f"{row.price:,}", "up" if row.price % 2 else "down"),
            align=RIGHT,
            order=lambda row: row.price,
        ),
        Column("Twice", lambda row: Cell(f"{row.price * 2 % 100}", strong=True), align=RIGHT),
        Column("", lambda _: Cell("Do it", kind=Kind.BUTTON, extra="do")),
    ]


def make(qtbot: QtBot, theme: Theme, kind: type[TableView] = TableView, **more: Any) -> TableView:
    model: RowsModel[Row] = RowsModel(columns(), **more)
    model.put({str(n): Row(f"row {n}", 100 + n) for n in range(40)})
    view = kind(model, theme)
    qtbot.addWidget(view)
    view.resize(500, ROW_HEIGHT * (LINES + 1))
    view.show()
    qtbot.waitExposed(view)
    settle(view)
    return view


def paint(view: TableView) -> None:
    """Let what is due be painted, without the wait that Qt allows itself."""
    QApplication.processEvents()
    QApplication.sendEvent(view.window(), QEvent(QEvent.Type.UpdateRequest))


def settle(view: TableView) -> None:
    """Let everything be painted, with columns as they will stay."""
    paint(view)
    view.fit()
    paint(view)


def on_screen(view: TableView) -> QImage:
    """What the screen holds, put together from all the small repaints."""
    shown = view.screen().grabWindow(view.winId()).toImage()
    return shown.convertToFormat(QImage.Format.Format_RGB32)


def painted_anew(view: TableView) -> QImage:
    return view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int]]:
    """The cells (line, column) that were drawn, in this order."""
    from widgets.cell_painter import CellPainter

    found: list[tuple[int, int]] = []
    draw = CellPainter.draw_row

    def spy(self: Any, painter: Any, model: Any, line: int, box: Any, spans: Any) -> None:
        found.extend((line, span[0]) for span in spans)
        draw(self, painter, model, line, box, spans)

    monkeypatch.setattr(CellPainter, "draw_row", spy)
    return found


def test_only_cells_that_look_different_are_drawn(
    qtbot: QtBot, theme: Theme, drawn: list[tuple[int, int]]
) -> None:
    view = make(qtbot, theme)
    drawn.clear()
    view._rows.put({"2": Row("row 2", 152), "3": Row("row 3", 103), "30": Row("row 30", 99)})
    paint(view)
    # Twice 152 and twice 102 end in the same digits; line 3 is as it was; line 30 is not in view.
    assert sorted(drawn) == [(2, 1)]


def test_no_cell_is_drawn_twice_at_once(
    qtbot: QtBot, theme: Theme, drawn: list[tuple[int, int]]
) -> None:
    view = make(qtbot, theme)
    drawn.clear()
    # The same line in two places, and a line below: three rectangles in one repaint.
    view._rows.put({"1": Row("row A", 151), "2": Row("row 2", 153)})
    view.viewport().update(0, ROW_HEIGHT, view.width(), 3)
    paint(view)
    assert len(drawn) == len(set(drawn))
    assert {(1, 0), (1, 1), (2, 1)} <= set(drawn)


def test_rows_that_come_or_change_places_are_painted_once(
    qtbot: QtBot, theme: Theme, drawn: list[tuple[int, int]]
) -> None:
    view = make(qtbot, theme, order=lambda row: row.price, falling=True)
    for change in ({"new": Row("new", 999)}, {"new": Row("new", 137)}, {"new": None}):
        drawn.clear()
        view._rows.put(change)
        for _ in range(5):
            paint(view)
        assert len(drawn) == len(set(drawn)) > LINES


def test_a_row_scrolled_into_view_shows_its_newest_value(qtbot: QtBot, theme: Theme) -> None:
    view = make(qtbot, theme)
    view.verticalScrollBar().setValue(20)
    settle(view)
    view.verticalScrollBar().setValue(0)
    settle(view)
    view._rows.put({"24": Row("row 24", 77_777)})
    settle(view)
    view.verticalScrollBar().setValue(20)
    settle(view)
    assert view._rows.cell(24, 1).text == "77,777"
    assert on_screen(view) == painted_anew(view)
    view._rows.put({"24": Row("row 24", 77_778)})
    settle(view)
    assert on_screen(view) == painted_anew(view)


@pytest.mark.parametrize("seed", range(4))
def test_whatever_happens_the_screen_is_what_a_full_repaint_would_be(
    qtbot: QtBot, theme: Theme, seed: int
) -> None:
    order = (lambda row: row.price) if seed % 2 else None
    view = make(qtbot, theme, order=order, falling=True)
    model, rng = view._rows, random.Random(seed)
    for _ in range(60):
        match rng.randrange(8):
            case 0:
                model.put({str(rng.randrange(60)): None})
            case 1:
                way = rng.choice([Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder])
                model.sort(rng.choice([-1, 0, 1]), way)
            case 2:
                model.filter(rng.choice(["", "", "1", "row 2"]))
            case 3:
                view.verticalScrollBar().setValue(rng.randrange(40))
            case 4:
                view.select(str(rng.randrange(60)))
            case 5:
                model.touch(rng.choice([None, ["1", "2"]]))
            case _:
                keys = [rng.randrange(60) for _ in range(rng.randrange(1, 20))]
                group = rng.random() < 0.1
                rows = {str(n): Row(f"row {n}", rng.randrange(10**5), group) for n in keys}
                model.put(rows)
        if rng.random() < 0.7:
            settle(view)
            assert on_screen(view) == painted_anew(view)


def test_what_was_written_across_a_neighbour_is_cleaned_up(qtbot: QtBot, theme: Theme) -> None:
    # The price grows at the expense of what is on its right: its left neighbour stays as it was.
    model: RowsModel[Row] = RowsModel([*columns()[:2], Column("", lambda _: Cell(""), stretch=1)])
    model.put({"a": Row("name", 1)})
    view = TableView(model, theme)
    qtbot.addWidget(view)
    view.resize(600, 100)
    view.show()
    qtbot.waitExposed(view)
    settle(view)
    model.put({"a": Row("name", 123_456_789_123_456_789)})
    view.viewport().update()
    paint(view)
    settle(view)
    assert on_screen(view) == painted_anew(view)
    model.put({"a": Row("name", 1)})
    settle(view)
    assert on_screen(view) == painted_anew(view)


def test_behind_another_tab_nothing_is_formatted_until_it_is_seen(
    qtbot: QtBot, theme: Theme
) -> None:
    formatted: list[int] = []

    def price(row: Row) -> Cell:
        formatted.append(row.price)
        return Cell(str(row.price))

    model: RowsModel[Row] = RowsModel([Column("Price", price)])
    view, tabs = TableView(model, theme), QTabWidget()
    qtbot.addWidget(tabs)
    tabs.addTab(view, "table")
    tabs.addTab(QWidget(), "other")
    tabs.show()
    qtbot.waitExposed(tabs)
    model.put({"a": Row("a", 1)})
    settle(view)
    tabs.setCurrentIndex(1)
    QApplication.processEvents()
    formatted.clear()
    for price_now in range(2, 50):
        model.put({"a": Row("a", price_now)})
        QApplication.processEvents()
    assert formatted == []
    tabs.setCurrentIndex(0)
    QApplication.processEvents()
    assert formatted == [49]
    assert model.cell(0, 0).text == "49"


def test_what_grew_behind_another_tab_has_room_when_it_is_seen(qtbot: QtBot, theme: Theme) -> None:
    model: RowsModel[Row] = RowsModel([*columns()[:2], Column("", lambda _: Cell(""), stretch=1)])
    view, tabs = TableView(model, theme), QTabWidget()
    qtbot.addWidget(tabs)
    tabs.addTab(view, "table")
    tabs.addTab(QWidget(), "other")
    tabs.resize(600, 200)
    tabs.show()
    qtbot.waitExposed(tabs)
    model.put({"a": Row("a", 1)})
    settle(view)
    qtbot.waitUntil(lambda: not view._fit_soon.isActive())
    tabs.setCurrentIndex(1)
    model.put({"a": Row("a", 10**15)})
    before = view.columnWidth(1)
    tabs.setCurrentIndex(0)
    qtbot.waitUntil(lambda: view.columnWidth(1) > before)


def test_lines_look_as_qt_would_paint_them_cell_by_cell(qtbot: QtBot, theme: Theme) -> None:
    def cell_by_cell(view: TableView, event: QPaintEvent) -> None:
        view._painter.line = view.currentIndex().row()
        view._painter.has_focus = view.hasFocus()
        QTableView.paintEvent(view, event)

    pictures = []
    for kind in (TableView, type("CellByCell", (TableView,), {"paintEvent": cell_by_cell})):
        view = make(qtbot, theme, kind)
        view._rows.put({"3": Row("a heading", 0, True)})
        view.select("2")
        settle(view)
        pictures.append(painted_anew(view))
        view.hide()
    assert pictures[0] == pictures[1]
