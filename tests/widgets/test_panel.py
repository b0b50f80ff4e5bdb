from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from widgets.cells import Cell
from widgets.column import Column
from widgets.panel import TablePanel, TitleLine
from widgets.table_model import RowsModel
from widgets.table_view import ROW_HEIGHT
from widgets.theme import Theme


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme) -> TablePanel:
    model: RowsModel[str] = RowsModel([Column("", lambda r: Cell(r), search=lambda r: r)])
    model.put({key: key for key in ("copper", "zinc", "tin")})
    made = TablePanel(model, theme, "metals")
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    return made


def test_a_filter_comes_when_called_and_goes_with_escape(qtbot: QtBot, panel: TablePanel) -> None:
    assert not panel.filter.isVisible()
    panel.find()
    qtbot.keyClicks(panel.filter, "in")
    assert panel.model.rowCount() == 2
    qtbot.keyClick(panel.filter, Qt.Key.Key_Escape)
    assert panel.model.rowCount() == 3
    assert not panel.filter.isVisible()


def test_enter_takes_the_filter_to_the_table(qtbot: QtBot, panel: TablePanel) -> None:
    panel.find()
    qtbot.keyClicks(panel.filter, "tin")
    qtbot.keyClick(panel.filter, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is panel.view
    assert panel.model.rowCount() == 1


def test_it_has_a_name_for_those_who_do_not_see_it(panel: TablePanel) -> None:
    assert panel.view.accessibleName() == "metals"
    assert panel.filter.accessibleName()


def test_a_title_line_says_how_much_there_is(qtbot: QtBot, theme: Theme) -> None:
    line = TitleLine("Watchlist", theme)
    qtbot.addWidget(line)
    line.say("14 pairs")
    assert line._count.text() == "14 pairs"


@pytest.mark.parametrize("height", [100, 101, 119, 143])
def test_no_row_is_cut_in_half_with_or_without_the_filter(
    qtbot: QtBot, panel: TablePanel, height: int
) -> None:
    panel.model.put({str(at): str(at) for at in range(50)})
    panel.resize(200, height)
    for turn in (panel.find, lambda: qtbot.keyClick(panel.filter, Qt.Key.Key_Escape)):
        turn()
        QApplication.processEvents()
        room = panel.view.viewport().height()
        assert room % ROW_HEIGHT == 0
        assert 0 < room <= height


def test_it_knows_the_height_in_which_all_its_rows_can_be_seen(
    qtbot: QtBot, panel: TablePanel
) -> None:
    panel.resize(200, panel.wanted_height)
    QApplication.processEvents()
    assert panel.view.viewport().height() == 3 * ROW_HEIGHT
    assert not panel.view.verticalScrollBar().isVisible()


def test_a_filter_that_hides_all_is_not_taken_for_an_empty_table(
    qtbot: QtBot, panel: TablePanel
) -> None:
    panel.view.say_empty("No alert today")
    panel.find()
    before = panel.view.viewport().grab().toImage()
    qtbot.keyClicks(panel.filter, "gold")
    assert panel.model.rowCount() == 0
    assert panel.view.empty_words == "The filter hides all rows: 3"
    assert panel.view.viewport().grab().toImage() != before
    panel.model.put({"copper": None})
    assert panel.view.empty_words == "The filter hides all rows: 2"
    panel.model.put({"zinc": None, "tin": None})
    assert panel.view.empty_words == "No alert today"
