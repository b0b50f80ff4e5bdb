"""A dense table: fixed rows, columns as wide as what stands in them, no clipped text.

Where the view is too narrow, columns go by their `drop`; what is left over is shared by `stretch`,
so that no half stays empty. The selected key survives any change of the rows. Of a change only the
cells in view that look different are repainted.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from widgets.cell_painter import CellPainter
from widgets.cells import Kind
from widgets.column_widths import ColumnWidths, joined
from widgets.table_model import RowsModel
from widgets.theme import HEADER_SHEET, SCROLL_SHEET, Theme, font

ROW_HEIGHT = 24
FIT_MS = 200


class TableView(QTableView):
    """Show a `RowsModel`; tell which row is current, and which painted button was pressed."""

    selected = Signal(str)
    opened = Signal(str)
    pressed = Signal(str, str)

    def __init__(self, model: RowsModel[Any], theme: Theme, empty: str = "") -> None:
        super().__init__()
        self._rows, self._theme, self._empty = model, theme, empty
        self._painter = CellPainter(theme)
        self._key = ""
        self._widths = ColumnWidths(model.columns, self._painter.width_of)
        self._must_clean = False
        self._fit_soon = QTimer(self, singleShot=True, interval=FIT_MS)
        self._fit_soon.timeout.connect(self.fit)
        # Before the view itself hears of it: a filtered row must not pass the choice to another.
        self._is_user = True
        model.rowsAboutToBeRemoved.connect(lambda: self._listen(False))
        self.setModel(model)
        self.setItemDelegate(self._painter)
        self._dress()
        model.rowsInserted.connect(self._reselect)
        model.rowsRemoved.connect(lambda: self._listen(True))
        model.modelReset.connect(self._reselect)
        model.layoutChanged.connect(self._arranged)
        self.verticalScrollBar().valueChanged.connect(self._plan_fit)
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

    def fit(self) -> None:
        """Give every column the width that its visible texts need."""
        for line in self._lines(0, self.viewport().height() - 1):
            for column, cell in enumerate(self._rows.cells(line)):
                self._widths.note(column, cell)
        self._lay_out()
        if self._must_clean:
            # What was wider than its column may have been written across its neighbour.
            self._must_clean = False
            self.viewport().update()

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

    # What Qt calls

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width."""
        super().resizeEvent(event)
        self._lay_out()

    def dataChanged(
        self,
        first: QModelIndex | QPersistentModelIndex,
        last: QModelIndex | QPersistentModelIndex,
        roles: Sequence[int] = (),
    ) -> None:
        """Repaint what looks different now, of the lines in view."""
        if QAccessible.isActive():
            super().dataChanged(first, last, list(roles))
        if not self.isVisible():
            return
        seen = self._lines(0, self.viewport().height() - 1)
        places = {at: (left, left + wide) for at, left, wide in self._spans(0, self.width())}
        for line in range(max(first.row(), seen.start), min(last.row() + 1, seen.stop)):
            self._repaint(line, places)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, or say in words that there are none."""
        self._painter.line = self.currentIndex().row()
        self._painter.has_focus = self.hasFocus()
        self._paint_rows(event.region())
        if self._empty and not self._rows.rowCount():
            painter = QPainter(self.viewport())
            painter.setFont(font())
            painter.setPen(self._theme.color("muted"))
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, self._empty)

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

    def _lines(self, top: int, bottom: int) -> range:
        # The lines between two heights of the viewport.
        first, last = self.rowAt(top), self.rowAt(bottom)
        if first < 0:
            return range(0)
        return range(first, (last if last >= 0 else self._rows.rowCount() - 1) + 1)

    def _spans(self, left: int, right: int) -> list[tuple[int, int, int]]:
        # Number, left edge and width of the columns between two places in the viewport.
        every = range(len(self._rows.columns))
        places = [(at, self.columnViewportPosition(at), self.columnWidth(at)) for at in every]
        return [one for one in places if one[2] and one[1] <= right and one[1] + one[2] > left]

    def _repaint(self, line: int, places: dict[int, tuple[int, int]]) -> None:
        columns = self._rows.renew(line)
        if not columns:
            return
        cells, top = self._rows.cells(line), self.rowViewportPosition(line)
        wider = [self._widths.note(at, cells[at]) for at in columns]
        if any(wider):
            self._must_clean = True
            self._plan_fit()
            self.viewport().update(0, top, self.width(), ROW_HEIGHT)
            return
        for left, right in joined(places[at] for at in columns if at in places):
            self.viewport().update(left, top, right - left, ROW_HEIGHT)

    def _paint_rows(self, region: QRegion) -> None:
        # Each cell once, whatever the region's shape: a letter drawn twice looks bold.
        wanted: dict[int, set[tuple[int, int, int]]] = {}
        for box in region:
            spans = self._spans(box.left(), box.right())
            for line in self._lines(box.top(), box.bottom()):
                wanted.setdefault(line, set()).update(spans)
        painter = QPainter(self.viewport())
        wide = self.viewport().width()
        for line, columns in wanted.items():
            box = QRect(0, self.rowViewportPosition(line), wide, ROW_HEIGHT)
            self._painter.draw_row(painter, self._rows, line, box, columns)
        painter.end()

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

    def _plan_fit(self) -> None:
        if not self._fit_soon.isActive():
            self._fit_soon.start()

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

    def _arranged(self) -> None:
        # At once: Qt would do it after the next painting, and then paint once more.
        self.executeDelayedItemsLayout()
        self._plan_fit()

    def _lay_out(self) -> None:
        header, across = self._rows.headerData, Qt.Orientation.Horizontal
        titles = [str(header(at, across) or "") for at in range(len(self._rows.columns))]
        widths = self._widths.share_out(self.viewport().width(), titles)
        for at in range(len(titles)):
            self.setColumnHidden(at, at not in widths)
        for at, width in widths.items():
            self.setColumnWidth(at, width)
