"""Long words go on over empty cells, then on to more lines; an editor has room for all of them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QTreeWidget, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from widgets.sop_cells import ROW, SopCells

NAME, LONG, BESIDE, LAST, AFTER = range(5)
FORMULA = 'abs(change(basis, "15m", per="price")) > 5%'


@pytest.fixture
def tree(qtbot: QtBot) -> QTreeWidget:
    made = QTreeWidget()
    made.setHeaderLabels(["", "", "", "", ""])
    made.setWordWrap(True)
    made.setItemDelegate(SopCells(made, LONG, LAST))
    qtbot.addWidget(made)
    whole = made.fontMetrics().horizontalAdvance(FORMULA)
    for at, part in enumerate((0.2, 0.6, 0.3, 0.3, 2)):
        made.setColumnWidth(at, round(whole * part))
    made.resize(4 * whole, 400)
    made.show()
    return made


def row(tree: QTreeWidget, words: str, *, beside: str = "") -> QTreeWidgetItem:
    item = QTreeWidgetItem(tree, ["", words, beside])
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
    return item


def height(tree: QTreeWidget, item: QTreeWidgetItem) -> int:
    return tree.visualItemRect(item).height()


def is_drawn_in(tree: QTreeWidget, item: QTreeWidgetItem, column: int) -> bool:
    box = tree.visualRect(tree.indexFromItem(item, column))
    image = tree.viewport().grab(box).toImage()
    spots = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return len({image.pixel(*spot) for spot in spots}) > 1


def test_words_go_on_over_empty_cells_and_then_to_more_lines(tree: QTreeWidget) -> None:
    short, one, more = row(tree, "basis < 1"), row(tree, FORMULA), row(tree, f"{FORMULA} " * 3)
    assert height(tree, short) == height(tree, one) == ROW
    assert height(tree, more) > 2 * tree.fontMetrics().height()
    assert not is_drawn_in(tree, short, BESIDE)
    assert is_drawn_in(tree, one, BESIDE)
    assert not is_drawn_in(tree, one, AFTER)


def test_a_cell_with_words_of_its_own_is_not_drawn_over(tree: QTreeWidget) -> None:
    item = row(tree, FORMULA, beside="2s")
    assert height(tree, item) > ROW
    assert is_drawn_in(tree, item, BESIDE)
    assert not is_drawn_in(tree, item, LAST)


def test_an_editor_is_as_wide_as_its_words(tree: QTreeWidget) -> None:
    item = row(tree, f"{FORMULA} and {FORMULA}")
    tree.editItem(item, LONG)
    (editor,) = tree.viewport().findChildren(QLineEdit)
    box = tree.visualRect(tree.indexFromItem(item, LONG))
    wanted = tree.fontMetrics().horizontalAdvance(item.text(LONG))
    assert editor.width() > wanted > box.width()
    assert editor.geometry().left() == box.left()
    assert editor.height() == box.height()


def test_an_editor_stays_in_the_window(tree: QTreeWidget) -> None:
    item = row(tree, f"{FORMULA} " * 6)
    tree.editItem(item, LONG)
    (editor,) = tree.viewport().findChildren(QLineEdit)
    assert editor.geometry().right() == tree.viewport().rect().right()
