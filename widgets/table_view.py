"""A dense table: fixed rows, columns as wide as what stands in them, no clipped text.

Where the view is too narrow, columns go by their `drop`; what is left over is shared by `stretch`,
so that no half stays empty. The selected key survives any change of the rows.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from widgets.cell_painter import CellPainter
from widgets.cells import PADDING, Kind
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
        self._widest: dict[int, int] = {}
        self._fit_soon = QTimer(self, singleShot=True, interval=FIT_MS)
        self._fit_soon.timeout.connect(self.fit)
        # Before the view itself hears of it: a filtered row must not pass the choice to another.
        self._is_user = True
        model.rowsAboutToBeRemoved.connect(lambda: self._listen(False))
        self.setModel(model)
        self.setItemDelegate(self._painter)
        self._dress()
        model.dataChanged.connect(self._plan_fit)
        model.rowsInserted.connect(self._reselect)
        model.rowsRemoved.connect(lambda: self._listen(True))
        model.modelReset.connect(self._reselect)
        model.layoutChanged.connect(self._plan_fit)
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
        first, last = max(self.rowAt(0), 0), self.rowAt(self.viewport().height() - 1)
        last = self._rows.rowCount() - 1 if last < 0 else last
        for line in range(first, last + 1):
            for column in range(len(self._rows.columns)):
                width = self._painter.width_of(self._rows.cell(line, column))
                if width > self._widest.get(column, 0):
                    self._widest[column] = width
        self._lay_out()

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

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, or say in words that there are none."""
        self._painter.line = self.currentIndex().row()
        self._painter.has_focus = self.hasFocus()
        super().paintEvent(event)
        if self._empty and not self._rows.rowCount():
            painter = QPainter(self.viewport())
            painter.setFont(font())
            painter.setPen(self._theme.ink("muted"))
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
        self._plan_fit()

    def _needs(self) -> list[int]:
        metrics = QFontMetrics(font(12))
        body = QFontMetrics(font())
        needs = []
        for number, column in enumerate(self._rows.columns):
            title = str(self._rows.headerData(number, Qt.Orientation.Horizontal) or "")
            texts = [metrics.horizontalAdvance(title)]
            texts += [body.horizontalAdvance(sample) for sample in column.samples]
            needs.append(max(*texts, self._widest.get(number, 0)) + 2 * PADDING)
        return needs

    def _lay_out(self) -> None:
        columns, needs = self._rows.columns, self._needs()
        least = [
            min(c.elide, need) if c.elide else need for c, need in zip(columns, needs, strict=True)
        ]
        room = self.viewport().width()
        shown = list(range(len(columns)))
        while sum(least[at] for at in shown) > room:
            droppable = [at for at in shown if columns[at].drop]
            if not droppable:
                break
            shown.remove(max(droppable, key=lambda at: columns[at].drop))
        if sum(needs[at] for at in shown) > room:
            spare = [needs[at] - least[at] if at in shown else 0 for at in range(len(columns))]
            widths = share(room, needs, spare, shown)
        else:
            widths = share(room, needs, [column.stretch for column in columns], shown)
        for at in range(len(columns)):
            self.setColumnHidden(at, at not in shown)
        for at, width in widths.items():
            self.setColumnWidth(at, width)


def share(room: int, needs: list[int], weights: list[int], shown: list[int]) -> dict[int, int]:
    """Give each shown column what it needs, plus its share of what is over, or minus it.

    Without weights all share alike; the last one takes what rounding leaves.
    """
    spare = room - sum(needs[at] for at in shown)
    total = sum(weights[at] for at in shown)
    if not total:
        weights, total = [1] * len(needs), len(shown) or 1
    widths, given = {}, 0
    for at in shown:
        part = int(spare * weights[at] / total)
        widths[at] = max(needs[at] + part, 12)
        given += part
    weighted = [at for at in shown if weights[at]]
    if weighted:
        widths[weighted[-1]] = max(widths[weighted[-1]] + spare - given, 12)
    return widths
