"""The exposure tree on the screen: dense fixed rows, figures at the right edge.

Rows are drawn whole, as in the tables: a style asks Python dozens of questions a cell. Of a change
only the cells that look different are drawn again.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
)

from widgets.cell_painter import CellPainter
from widgets.cells import Cell
from widgets.exposure_model import LEAF, ExposureModel
from widgets.row_view import ROW_HEIGHT
from widgets.sheets import HEADER_SHEET, SCROLL_SHEET
from widgets.theme import Theme, font
from widgets.words import translate

INDENT = 12
MARGIN = 3  # pixels on both sides of a text
PADDING, TITLE_PADDING = 12, 16  # of a cell and of a title, both sides
NAME_WIDTH, LEAST_NAME = 112, 88  # least width of the first column; before the last risk goes
GIVES_WAY = 3  # columns that go as early as this or earlier go before a name is cut
Index = QModelIndex | QPersistentModelIndex
Span = tuple[int, int, int]  # a column: number, left edge, right edge


class ExposureView(QTreeView):
    """Show an `ExposureModel`; columns without room give way and stand in a tooltip."""

    def __init__(self, model: ExposureModel, theme: Theme) -> None:
        super().__init__()
        self._theme, self._model = theme, model
        self._painter = CellPainter(theme)
        self._drawn: dict[int, dict[int, Cell]] = {}
        model.modelAboutToBeReset.connect(self._drawn.clear)
        self.setModel(model)
        self.setItemDelegate(Delegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformRowHeights(True)
        self.setIndentation(INDENT)
        self.setFont(font())
        self.setAllColumnsShowFocus(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        header = self.header()
        header.setFont(font(12))
        header.setFixedHeight(ROW_HEIGHT)
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self._size_columns()
        theme.changed.connect(self._restyle)
        self._restyle()

    def rows_shown(self) -> int:
        """Return how many rows are unfolded."""
        return sum(
            1
            for key in self._model.shown_keys()
            if all(
                self.isExpanded(self._model.index_of(key[:depth])) for depth in range(1, len(key))
            )
        )

    def resizeEvent(self, event: Any) -> None:
        """Hide what has no room, and give the names what the figures leave."""
        super().resizeEvent(event)
        self._fit()

    def size_columns(self) -> None:
        """Make room for the titles as they are now."""
        self._size_columns()
        self._fit()

    def refresh(self, columns: Container[int] | None = None) -> None:
        """Draw again what looks different of the rows in view; None = in all columns."""
        if self.viewport().visibleRegion().isEmpty():
            return
        spans = [span for span in self._columns() if columns is None or span[0] in columns]
        for index in self._in_view(0, self.viewport().height() - 1):
            self._redraw(index, spans)

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Draw again what looks different; behind another tab do nothing."""
        if QAccessible.isActive():
            super().dataChanged(first, last, list(roles))
        # A unit's row may stand for all that is below, where many change together.
        if not first.parent().isValid():
            self.refresh()
        elif self.viewport().rect().intersects(self.visualRect(first)):
            self._redraw(first, self._columns())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, or say in words that there are none."""
        painter, box = QPainter(self.viewport()), event.rect()
        if not self._model.rowCount():
            painter.setPen(self._theme.ink("muted"))
            words = translate("Exposure", "No book lines and no lots")
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, words)
        columns = [
            span for span in self._columns() if span[1] <= box.right() and span[2] > box.left()
        ]
        branch = QStyleOptionViewItem()
        branch.initFrom(self)
        for index in self._in_view(box.top(), box.bottom()):
            self._draw_row(painter, index, columns, branch)
        painter.end()

    def _in_view(self, top: int, bottom: int) -> Iterator[QModelIndex]:
        # The rows between two heights of the viewport.
        index = self.indexAt(QPoint(0, top))
        while index.isValid() and self.visualRect(index).top() <= bottom:
            yield index
            index = self.indexBelow(index)

    def _columns(self) -> list[Span]:
        # Those that are shown.
        every = range(len(self._model.headings))
        lefts = [
            (at, self.columnViewportPosition(at)) for at in every if not self.isColumnHidden(at)
        ]
        return [(at, left, left + self.columnWidth(at)) for at, left in lefts]

    def _redraw(self, index: Index, columns: Sequence[Span]) -> None:
        before, row = self._drawn.setdefault(index.internalId(), {}), self._model.row(index)
        place = self.visualRect(index)
        for at, left, right in columns:
            after = self._model.headings[at].cell(row)
            if before.get(at) != after:
                before[at] = after
                self.viewport().update(left, place.top(), right - left, place.height())

    def _draw_row(
        self,
        painter: QPainter,
        index: QModelIndex,
        columns: Sequence[Span],
        branch: Any,
    ) -> None:
        cells, row = self._drawn.setdefault(index.internalId(), {}), self._model.row(index)
        depth, top = len(self._model.key_of(index)), self.visualRect(index).top()
        if self.selectionModel().isSelected(index):
            wide = self.viewport().width()
            painter.fillRect(0, top, wide, ROW_HEIGHT, self._theme.color("selection"))
            if self.hasFocus():
                painter.fillRect(0, top, 2, ROW_HEIGHT, self._theme.color("series"))
        for at, left, right in columns:
            start = left if at else left + depth * INDENT
            box = QRect(start + MARGIN, top + 1, right - start - 2 * MARGIN, ROW_HEIGHT)
            cell = cells[at] = self._model.headings[at].cell(row)
            # Names of units stand out; a figure does not.
            drawn = cell._replace(strong=not at and cell.strong)
            self._painter.draw_cell(painter, box, drawn, right=at > 0)
        if depth < LEAF:
            branch.rect = QRect(
                (depth - 1) * INDENT - self.horizontalOffset(), top, INDENT, ROW_HEIGHT
            )
            branch.state = QStyle.StateFlag.State_Enabled | QStyle.StateFlag.State_Children
            if self.isExpanded(index):
                branch.state |= QStyle.StateFlag.State_Open
            self.style().drawPrimitive(
                QStyle.PrimitiveElement.PE_IndicatorBranch, branch, painter, self
            )

    def _fit(self) -> None:
        # A figure that must be scrolled to is not seen: the least needed ones go into a tooltip.
        headings, width = self._model.headings, self.viewport().width()
        shown = list(range(1, len(headings)))
        for at in sorted(shown, key=lambda at: -headings[at].goes):
            names = self._widths[0] if headings[at].goes >= GIVES_WAY else NAME_WIDTH
            names = LEAST_NAME if headings[at].goes == 1 else names
            if headings[at].goes and sum(self._widths[one] for one in shown) + names > width:
                shown.remove(at)
        self._model.unseen = tuple(at for at in range(1, len(headings)) if at not in shown)
        for at in range(1, len(headings)):
            self.setColumnHidden(at, at not in shown)
        rest = width - sum(self._widths[at] for at in shown)
        self.setColumnWidth(0, max(rest, LEAST_NAME))

    def _size_columns(self) -> None:
        figures, titles = self.fontMetrics(), self.header().fontMetrics()
        self._widths: list[int] = []
        for at, heading in enumerate(self._model.headings):
            widths = (
                figures.horizontalAdvance(heading.sample) + PADDING,
                titles.horizontalAdvance(heading.title) + TITLE_PADDING,
            )
            self._widths.append(max(widths))
            self.setColumnWidth(at, self._widths[at])
        # A name stands in the deepest row.
        self._widths[0] = max(self._widths[0] + LEAF * INDENT, NAME_WIDTH)

    def _restyle(self) -> None:
        self.header().setStyleSheet(self._theme.sheet(HEADER_SHEET))
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.setStyleSheet(self._theme.sheet(SCROLL_SHEET))
        self.viewport().update()


class Delegate(QStyledItemDelegate):
    """Rows as high as those of the tables."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row; the widths are the view's."""
        return QSize(NAME_WIDTH, ROW_HEIGHT)
