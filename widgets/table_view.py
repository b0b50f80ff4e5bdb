"""A dense table: fixed rows, sorted by a click, a painted button in a cell.

The selected key survives any change of the rows. How it is painted is `row_view`.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView

from widgets.cells import Kind
from widgets.row_view import ROW_HEIGHT, RowView
from widgets.sheets import HEADER_SHEET, SCROLL_SHEET
from widgets.table_model import RowsModel
from widgets.theme import Theme, font
from widgets.words import translate


class TableView(RowView):
    """Show a `RowsModel`; tell which row is current, and which painted button was pressed."""

    selected = Signal(str)
    opened = Signal(str)
    pressed = Signal(str, str)

    def __init__(self, model: RowsModel[Any], theme: Theme, empty: str = "") -> None:
        super().__init__(model, theme)
        self._theme, self._empty = theme, empty
        self._key = ""
        # Before the view itself hears of it: a filtered row must not pass the choice to another.
        self._is_user = True
        model.rowsAboutToBeRemoved.connect(lambda: self._listen(False))
        self.setModel(model)
        self._dress()
        model.rowsInserted.connect(self._reselect)
        model.rowsRemoved.connect(lambda: self._listen(True))
        model.modelReset.connect(self._reselect)
        model.layoutChanged.connect(self._arranged)
        theme.changed.connect(self._restyle)
        self._restyle()

    # What panels call

    @property
    def key(self) -> str:
        """The key of the current row, "" when there is none."""
        return self._key

    def select(self, key: str) -> None:
        """Make this row current and bring it into view."""
        self._key = key
        self._reselect()
        self.selected.emit(key)

    def arrangement(self) -> dict[str, Any]:
        """Return what of this table survives a restart: column order and sorting."""
        header, count = self.horizontalHeader(), len(self._rows.columns)
        order = [header.logicalIndex(at) for at in range(count)]
        return {"order": order, "sorted": list(self._rows.sorted_by or ())}

    def arrange(self, saved: dict[str, Any]) -> None:
        """Take up an `arrangement`; one of another version of the table is ignored."""
        header, order = self.horizontalHeader(), saved.get("order", [])
        if sorted(order) != list(range(len(self._rows.columns))):
            return
        for at, logical in enumerate(order):
            header.moveSection(header.visualIndex(logical), at)
        if len(saved.get("sorted", [])) == 2:
            column, falling = saved["sorted"]
            way = Qt.SortOrder.DescendingOrder if falling else Qt.SortOrder.AscendingOrder
            self._rows.sort(column, way)

    @property
    def empty_words(self) -> str:
        """What stands where there are no rows; a filter that hides them all is no empty table."""
        if hidden := self._rows.total:
            return translate("Panel", "The filter hides all rows: {0}").format(hidden)
        return self._empty

    # What Qt calls

    def say_empty(self, words: str) -> None:
        """Say something else where there are no rows; "" while it is not known if there are."""
        self._empty = words
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, or say in words that there are none."""
        self._painter.line = self.currentIndex().row()
        self._painter.has_focus = self.hasFocus()
        super().paintEvent(event)
        if not self._rows.rowCount() and (said := self.empty_words):
            painter = QPainter(self.viewport())
            painter.setFont(font())
            painter.setPen(self._theme.ink("muted"))
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, said)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Press the painted button under the mouse, if there is one."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index.isValid():
            cell = self._rows.cell(index.row(), index.column())
            box = self.button_rect(index)
            if cell.kind is Kind.BUTTON and cell.text and box.contains(event.position().toPoint()):
                self.pressed.emit(str(cell.extra), self._rows.key_at(index.row()))

    def button_rect(self, index: QModelIndex) -> QRect:
        """Return where a painted button lies in the viewport."""
        cell = self._rows.cell(index.row(), index.column())
        return self._painter.button_box(cell, self.visualRect(index))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the row."""
        key = self._rows.key_at(self.indexAt(event.position().toPoint()).row())
        if key:
            self.opened.emit(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current row on Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._key:
            self.opened.emit(self._key)
            return
        super().keyPressEvent(event)

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        """Remember which key is current."""
        super().currentChanged(current, previous)
        key = self._rows.key_at(current.row()) if current.isValid() else ""
        if key and key != self._key and self._is_user:
            self._key = key
            self.selected.emit(key)

    # How it is done

    def _dress(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        rows, header = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setMinimumSectionSize(ROW_HEIGHT)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(12)
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setSectionsClickable(True)
        header.setFixedHeight(ROW_HEIGHT)
        header.setFont(font(12))
        header.sectionClicked.connect(self._cycle_sort)

    def _restyle(self) -> None:
        self.horizontalHeader().setStyleSheet(self._theme.sheet(HEADER_SHEET))
        self.verticalScrollBar().setStyleSheet(self._theme.sheet(SCROLL_SHEET))
        self.viewport().update()

    def _cycle_sort(self, column: int) -> None:
        by = self._rows.sorted_by
        if by is None or by[0] != column:
            self._rows.sort(column, Qt.SortOrder.DescendingOrder)
        elif by[1]:
            self._rows.sort(column, Qt.SortOrder.AscendingOrder)
        else:
            self._rows.sort(-1)
        self._plan_fit()

    def _listen(self, is_user: bool) -> None:
        self._is_user = is_user
        if is_user:
            self._reselect()

    def _reselect(self) -> None:
        line = self._rows.line_of(self._key) if self._key else -1
        if line >= 0:
            index = self._rows.index(line, 0)
            flags = QItemSelectionModel.SelectionFlag
            if index != self.currentIndex():
                self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
                self.scrollTo(index)
        self._arranged()
