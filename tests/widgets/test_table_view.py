from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from widgets.cells import RIGHT, Cell, Kind
from widgets.column import Column
from widgets.table_model import RowsModel
from widgets.table_view import TableView
from widgets.theme import Theme


def make(qtbot: QtBot, theme: Theme, width: int) -> TableView:
    model: RowsModel[str] = RowsModel(
        [
            Column("Name", lambda row: Cell(row * 8), stretch=1, elide=60, search=lambda row: row),
            Column("Price", lambda _: Cell("88,888.88"), align=RIGHT),
            Column("Extra", lambda _: Cell("some more"), drop=1),
            Column("Rare", lambda _: Cell("seldom"), drop=2),
            Column("", lambda _: Cell("Do it", kind=Kind.BUTTON, extra="do")),
        ]
    )
    model.put({key: key for key in "abcd"})
    view = TableView(model, theme, "nothing")
    qtbot.addWidget(view)
    view.resize(width, 200)
    view.show()
    view.fit()
    return view


def shown(view: TableView) -> list[int]:
    return [at for at in range(5) if not view.isColumnHidden(at)]


@pytest.mark.parametrize(("width", "columns"), [(600, 5), (330, 4), (250, 3)])
def test_a_narrow_view_drops_columns_in_their_order(
    qtbot: QtBot, theme: Theme, width: int, columns: int
) -> None:
    view = make(qtbot, theme, width)
    expected = {5: [0, 1, 2, 3, 4], 4: [0, 1, 2, 4], 3: [0, 1, 4]}[columns]
    assert shown(view) == expected


@pytest.mark.parametrize("width", [220, 330, 600, 1366])
def test_the_whole_width_is_used(qtbot: QtBot, theme: Theme, width: int) -> None:
    view = make(qtbot, theme, width)
    assert sum(view.columnWidth(at) for at in shown(view)) == view.viewport().width()


def test_the_selection_stays_with_its_key(qtbot: QtBot, theme: Theme) -> None:
    view = make(qtbot, theme, 600)
    spy = QSignalSpy(view.selected)
    view.select("c")
    view.model().sort(0, Qt.SortOrder.DescendingOrder)
    assert view.currentIndex().row() == 1
    view.model().filter("d")
    view.model().filter("")
    assert view.key == "c"
    assert view.currentIndex().data() == "cccccccc"
    assert [spy.at(n)[0] for n in range(spy.count())][-1] == "c"


def test_keys_move_and_enter_opens(qtbot: QtBot, theme: Theme) -> None:
    view = make(qtbot, theme, 600)
    view.select("a")
    opened = QSignalSpy(view.opened)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert (view.key, opened.at(0)[0]) == ("b", "b")


def test_a_painted_button_is_pressed_only_on_itself(qtbot: QtBot, theme: Theme) -> None:
    view = make(qtbot, theme, 600)
    pressed = QSignalSpy(view.pressed)
    index = view.model().index(2, 4)
    box = view.button_rect(index)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert pressed.at(0) == ["do", "c"]
    beside = view.visualRect(index).topLeft()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=beside)
    price = view.visualRect(view.model().index(1, 1)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=price)
    assert pressed.count() == 1


def test_a_double_click_opens_the_row(qtbot: QtBot, theme: Theme) -> None:
    view = make(qtbot, theme, 600)
    opened = QSignalSpy(view.opened)
    where = view.visualRect(view.model().index(3, 1)).center()
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert opened.at(0)[0] == "d"


def test_a_click_on_a_title_sorts_down_up_and_back(qtbot: QtBot, theme: Theme) -> None:
    view = make(qtbot, theme, 600)
    header = view.horizontalHeader()
    where = header.viewport().rect().topLeft()
    where.setX(header.sectionViewportPosition(0) + 10)
    where.setY(10)
    seen = []
    for _ in range(3):
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=where)
        seen.append(view.model().sorted_by)
    assert seen == [(0, True), (0, False), None]


def test_columns_and_sorting_survive_a_restart(qtbot: QtBot, theme: Theme) -> None:
    view = make(qtbot, theme, 600)
    view.horizontalHeader().moveSection(1, 0)
    view.model().sort(1, Qt.SortOrder.AscendingOrder)
    other = make(qtbot, theme, 600)
    other.arrange(view.arrangement())
    assert other.arrangement() == view.arrangement()
    other.arrange({"order": [9, 9], "sorted": [7]})
    assert other.arrangement() == view.arrangement()


def test_an_empty_table_says_so(qtbot: QtBot, theme: Theme) -> None:
    view = make(qtbot, theme, 600)
    full = view.viewport().grab().toImage()
    view.model().put(dict.fromkeys("abcd"))
    empty = view.viewport().grab().toImage()
    middle = [empty.pixelColor(x, 88).name() for x in range(200, 400)]
    assert len(set(middle)) > 1
    assert full != empty


def test_the_painter_measures_what_it_draws(qtbot: QtBot, theme: Theme) -> None:
    view = make(qtbot, theme, 600)
    painter: Any = view.itemDelegate()
    wide = painter.width_of(Cell("88,888"))
    assert painter.width_of(Cell("88,888", strong=True)) >= wide
    assert painter.width_of(Cell("62.0%", kind=Kind.BAR, extra=0.6)) > painter.width_of(
        Cell("62.0%")
    )
