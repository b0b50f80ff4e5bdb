"""How the cells of the procedure's tree are drawn and typed into: long words take more lines."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

ROW = 26
MARGIN = 4  # pixels at both sides of a cell's words
Index = QModelIndex | QPersistentModelIndex


class SopCells(QStyledItemDelegate):
    """Rows as high as their words need, and a little higher than those: an editor fits.

    long, last: the column of words that may be long; they go on over the cells right of it that are
    empty, as far as `last`, and then on to more lines
    """

    def __init__(self, tree: QTreeView, long: int, last: int) -> None:
        super().__init__(tree)
        self._tree, self._long, self._last = tree, long, last

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row."""
        height, words = ROW, index.data()
        if words and index.column() == self._long:
            metrics, wide = self._tree.fontMetrics(), self._width(index) - 2 * MARGIN
            broken = metrics.boundingRect(QRect(0, 0, wide, 0), Qt.TextFlag.TextWordWrap, words)
            height = max(height, broken.height() + ROW - metrics.height())
        return QSize(0, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell, with its share of the long words that go on over it."""
        if not self._long <= index.column() < self._end(index):
            super().paint(painter, option, index)
            return
        # Qt may ask for any one of these cells alone: each draws what is seen of the words in it.
        words = index.siblingAtColumn(self._long)
        painter.save()
        painter.setClipRect(option.rect, Qt.ClipOperation.IntersectClip)
        option.rect.setLeft(self._tree.columnViewportPosition(self._long))
        option.rect.setWidth(self._width(index))
        super().paint(painter, option, words)
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Give the editor room for the words."""
        editor = super().createEditor(parent, option, index)
        editor.setStyleSheet("padding: 0 2px; border-radius: 0;")
        return editor

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Lay the editor over the words, and over what is right of them as far as it has need."""
        box, words = self._tree.visualRect(QModelIndex(index)), index.data() or ""
        wide = self._width(index) if index.column() == self._long else box.width()
        # It has one line.
        wanted = self._tree.fontMetrics().horizontalAdvance(words) + 4 * MARGIN
        room = self._tree.viewport().width() - box.left()
        box.setWidth(min(max(wanted, wide), room))
        editor.setGeometry(box)

    def _width(self, index: Index) -> int:
        return sum(map(self._tree.columnWidth, range(self._long, self._end(index))))

    # The first column right of the long one that has words of its own.
    def _end(self, index: Index) -> int:
        right = range(self._long + 1, self._last + 1)
        return next((at for at in right if index.siblingAtColumn(at).data()), self._last + 1)
