"""How a table is painted: whole lines, and of a change only the cells that look different.

Columns are as wide as what stands in them, no text is clipped. Where the view is too narrow,
columns go by their `drop`; what is left over is shared by `stretch`, so that no half stays empty.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, QTimer
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QTableView

from widgets.cell_painter import CellPainter, Span
from widgets.column_widths import ColumnWidths, joined
from widgets.table_model import RowsModel
from widgets.theme import Theme

ROW_HEIGHT = 24
FIT_MS = 200


class RowView(QTableView):
    """The one view of a `RowsModel`; lines are ROW_HEIGHT high, selected one at a time."""

    def __init__(self, model: RowsModel[Any], theme: Theme) -> None:
        super().__init__()
        self._rows = model
        self._painter = CellPainter(theme)
        self._widths = ColumnWidths(model.columns, self._painter.width_of)
        self._was_unseen = False
        self._fit_soon = QTimer(self, singleShot=True, interval=FIT_MS)
        self._fit_soon.timeout.connect(self.fit)
        self.setItemDelegate(self._painter)
        self.verticalScrollBar().valueChanged.connect(self._plan_fit)

    def fit(self) -> None:
        """Give every column the width that its visible texts need."""
        for line in self._lines(0, self.viewport().height() - 1):
            for column, cell in enumerate(self._rows.cells(line)):
                self._widths.note(column, cell)
        self._lay_out()

    def keys_in_view(self) -> list[str]:
        """Return the keys of the rows that a person sees, none behind another tab."""
        if self.viewport().visibleRegion().isEmpty():
            return []
        lines = self._lines(0, self.viewport().height() - 1)
        return [self._rows.key_at(line) for line in lines]

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
        """Repaint what looks different now, of the lines in view; behind another tab do nothing."""
        if QAccessible.isActive():
            super().dataChanged(first, last, list(roles))
        if self.viewport().visibleRegion().isEmpty():
            self._was_unseen = True
            return
        seen = self._lines(0, self.viewport().height() - 1)
        places = {at: (left, left + wide) for at, left, wide in self._spans(0, self.width())}
        for line in range(max(first.row(), seen.start), min(last.row() + 1, seen.stop)):
            self._repaint(line, places)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows. Each cell once, whatever is asked for: a letter drawn twice looks bold."""
        if self._was_unseen:
            self._was_unseen = False
            self._plan_fit()
        self._painter.line = self.currentIndex().row()
        self._painter.has_focus = self.hasFocus()
        wanted: dict[int, set[Span]] = {}
        for box in event.region():  # type: ignore[attr-defined]  # PySide's stub lacks it
            spans = self._spans(box.left(), box.right())
            for line in self._lines(box.top(), box.bottom()):
                wanted.setdefault(line, set()).update(spans)
        painter, wide = QPainter(self.viewport()), self.viewport().width()
        for line, columns in wanted.items():
            box = QRect(0, self.rowViewportPosition(line), wide, ROW_HEIGHT)
            self._painter.draw_row(painter, self._rows, line, box, columns)
        painter.end()

    # How it is done

    def _plan_fit(self) -> None:
        if not self._fit_soon.isActive():
            self._fit_soon.start()

    def _arranged(self) -> None:
        # At once: Qt would do it after the next painting, and then paint once more.
        self.executeDelayedItemsLayout()
        self._plan_fit()

    def _lines(self, top: int, bottom: int) -> range:
        # The lines between two heights of the viewport.
        first, last = self.rowAt(top), self.rowAt(bottom)
        if first < 0:
            return range(0)
        return range(first, (last if last >= 0 else self._rows.rowCount() - 1) + 1)

    def _spans(self, left: int, right: int) -> list[Span]:
        # The columns between two places in the viewport.
        every = range(len(self._rows.columns))
        spans = [(at, self.columnViewportPosition(at), self.columnWidth(at)) for at in every]
        return [span for span in spans if span[2] and span[1] <= right and sum(span[1:]) > left]

    def _repaint(self, line: int, places: dict[int, tuple[int, int]]) -> None:
        columns = self._rows.renew(line)
        if not columns:
            return
        cells, top = self._rows.cells(line), self.rowViewportPosition(line)
        wider = [self._widths.note(at, cells[at]) for at in columns]
        if any(wider):
            self._plan_fit()
        for left, right in joined(places[at] for at in columns if at in places):
            self.viewport().update(left, top, right - left, ROW_HEIGHT)

    @property
    def wanted_width(self) -> int:
        """The pixels in which nothing that was seen is cut."""
        return self._widths.whole(self._titles()) + self.width() - self.viewport().width()

    def _titles(self) -> list[str]:
        header, across = self._rows.headerData, Qt.Orientation.Horizontal
        return [str(header(at, across) or "") for at in range(len(self._rows.columns))]

    def _lay_out(self) -> None:
        titles = self._titles()
        widths = self._widths.share_out(self.viewport().width(), titles)
        for at in range(len(titles)):
            self.setColumnHidden(at, at not in widths)
        for at, width in widths.items():
            self.setColumnWidth(at, width)
