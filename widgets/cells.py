"""One cell as a frozen value, and the painter of all cells.

The delegate takes a cell straight from the model and draws it: a style asks Python seven questions
a cell, this asks one. Tokens, not colours, are kept, so that a change of theme is a repaint.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from widgets.shapes import level_path
from widgets.theme import LEVEL_TOKENS, Theme, font

if TYPE_CHECKING:
    from terminal.domain.level import Level

PADDING = 7
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTER = Qt.AlignmentFlag.AlignCenter


class Kind(IntEnum):
    """How a cell is drawn; `Cell.extra` says what each kind needs beside the text."""

    TEXT = 0
    NAME = 1  # extra: (Level | None, muted second part)
    LEVEL = 2  # extra: Level
    GAUGE = 3  # extra: (position 0..1, ((start, end, token), ...)) or None
    BUTTON = 4  # extra: name of the action
    BAR = 5  # extra: filled fraction 0..1
    PARTS = 6  # extra: ((text, token), ...)
    GROUP = 7


class Cell(NamedTuple):
    """What stands in one place of a table; `tone` is a colour token."""

    text: str
    tone: str = "text"
    kind: Kind = Kind.TEXT
    extra: Any = None
    strong: bool = False


EMPTY = Cell("")
Index = QModelIndex | QPersistentModelIndex


class CellPainter(QStyledItemDelegate):
    """Draw cells of a `RowsModel`; `size` is the text height in device-independent pixels."""

    def __init__(self, theme: Theme, size: int = 13) -> None:
        super().__init__()
        self._theme = theme
        self._face, self._bold = font(size), font(size, strong=True)
        self._small = font(size - 1)
        self._small_bold = font(size - 2, strong=True)
        self._draw: dict[Kind, Callable[[QPainter, QRect, Cell, Any], None]] = {
            Kind.TEXT: self._text,
            Kind.NAME: self._name,
            Kind.LEVEL: self._level,
            Kind.GAUGE: self._gauge,
            Kind.BUTTON: self._button,
            Kind.BAR: self._bar,
            Kind.PARTS: self._parts,
            Kind.GROUP: self._group,
        }
        self._widths: dict[tuple[str, int], int] = {}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell with its background and the hair line under it."""
        model: Any = index.model()
        cell: Cell = model.cell(index.row(), index.column())
        box: QRect = option.rect  # type: ignore[attr-defined]
        state = option.state  # type: ignore[attr-defined]
        if cell.kind is Kind.GROUP:
            painter.fillRect(box, self._theme.color("header"))
        elif state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, self._theme.color("selection"))
            self._focus_bar(painter, box, option, index)
        painter.setPen(self._theme.color("grid"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        inner = box.adjusted(PADDING, 0, -PADDING, -1)
        self._draw[cell.kind](painter, inner, cell, model.alignment(index.column()))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Rows have one height; widths are the view's business."""
        return QSize(40, 24)

    def width_of(self, cell: Cell) -> int:
        """Return how many pixels the cell needs, without padding."""
        if cell.kind is Kind.NAME:
            _, tail = cell.extra
            head = 14 + self._width(cell.text, self._bold)
            return head + (6 + self._width(tail, self._small) if tail else 0)
        if cell.kind is Kind.LEVEL:
            return self._width(cell.text, self._small_bold) + 24
        if cell.kind is Kind.GAUGE:
            return 40
        if cell.kind is Kind.BUTTON:
            return self._width(cell.text, self._small) + 18 if cell.text else 0
        if cell.kind is Kind.PARTS:
            return sum(self._width(text, self._face) for text, _ in cell.extra)
        if cell.kind is Kind.GROUP:
            return 0
        extra = 48 if cell.kind is Kind.BAR else 0
        return self._width(cell.text, self._bold if cell.strong else self._face) + extra

    def button_box(self, cell: Cell, box: QRect) -> QRect:
        """Return where the button of a BUTTON cell lies, inside the cell's rectangle."""
        wide = self._width(cell.text, self._small) + 16
        right = box.right() - PADDING
        return QRect(right - wide, box.top() + 2, wide, box.height() - 5)

    def _focus_bar(self, painter: QPainter, box: QRect, option: Any, index: Index) -> None:
        # Which of several tables the keys go to must be seen.
        if index.column() == 0 and option.widget.hasFocus():
            bar = QRect(box.left(), box.top(), 2, box.height())
            painter.fillRect(bar, self._theme.color("series"))

    def _width(self, text: str, face: Any) -> int:
        key = (text, face.pixelSize() * 1000 + face.weight())
        width = self._widths.get(key)
        if width is None:
            if len(self._widths) > 20_000:
                self._widths.clear()
            width = self._widths[key] = QFontMetrics(face).horizontalAdvance(text)
        return width

    def _text(self, painter: QPainter, box: QRect, cell: Cell, align: Any) -> None:
        face = self._bold if cell.strong else self._face
        text = cell.text
        if align == LEFT and self._width(text, face) > box.width():
            text = QFontMetrics(face).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.setFont(face)
        painter.setPen(self._theme.color(cell.tone))
        painter.drawText(box, align, text)

    def _name(self, painter: QPainter, box: QRect, cell: Cell, align: Any) -> None:
        level, tail = cell.extra
        if level is not None:
            self._mark(painter, level, QPointF(box.left() + 3, box.center().y() + 0.5))
        left = box.adjusted(12, 0, 0, 0)
        painter.setFont(self._bold)
        painter.setPen(self._theme.color(cell.tone))
        painter.drawText(left, LEFT, cell.text)
        rest = left.adjusted(self._width(cell.text, self._bold) + 6, 0, PADDING, 0)
        if tail and rest.width() > 20:
            painter.setFont(self._small)
            painter.setPen(self._theme.color("muted"))
            painter.drawText(rest, LEFT, self._fit(tail, rest.width()))

    def _fit(self, text: str, width: int) -> str:
        if self._width(text, self._small) <= width:
            return text
        metrics = QFontMetrics(self._small)
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)

    def _mark(self, painter: QPainter, level: Level, center: QPointF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = level_path(level, QRectF(center.x() - 4, center.y() - 4, 8, 8))
        painter.fillPath(shape, self._theme.color(LEVEL_TOKENS[level]))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _level(self, painter: QPainter, box: QRect, cell: Cell, align: Any) -> None:
        wide = self._width(cell.text, self._small_bold) + 24
        chip = QRectF(box.left(), box.top() + 3.5, wide, box.height() - 7)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(cell.tone))
        painter.drawRoundedRect(chip, 3, 3)
        middle = chip.center().y()
        shape = level_path(cell.extra, QRectF(chip.left() + 6, middle - 3, 6, 6))
        painter.fillPath(shape, self._theme.color("on"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setFont(self._small_bold)
        painter.setPen(self._theme.color("on"))
        painter.drawText(chip.adjusted(17, 0, 0, 0), LEFT, cell.text)

    def _gauge(self, painter: QPainter, box: QRect, cell: Cell, align: Any) -> None:
        if cell.extra is None:
            self._text(painter, box, cell, RIGHT)
            return
        position, marks = cell.extra
        middle, left, wide = box.center().y(), box.left(), box.width()
        track = QRect(left, middle - 1, wide, 4)
        painter.fillRect(track, self._theme.color("track"))
        painter.setOpacity(0.42)
        for start, end, token in marks:
            shade = self._theme.color(token)
            x = left + round(start * wide)
            painter.fillRect(x, middle - 1, max(round((end - start) * wide), 1), 4, shade)
        painter.setOpacity(1.0)
        x = left + round(position * (wide - 3))
        painter.fillRect(x - 1, middle - 5, 5, 12, self._theme.color("panel"))
        painter.fillRect(x, middle - 4, 3, 10, self._theme.color(cell.tone))

    def _button(self, painter: QPainter, box: QRect, cell: Cell, align: Any) -> None:
        if not cell.text:
            return
        chip = self.button_box(cell, box.adjusted(-PADDING, 0, PADDING, 1))
        painter.setPen(self._theme.color("border"))
        painter.setBrush(self._theme.color("raised"))
        painter.drawRoundedRect(chip, 3, 3)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setFont(self._small)
        painter.setPen(self._theme.color(cell.tone))
        painter.drawText(chip, CENTER, cell.text)

    def _bar(self, painter: QPainter, box: QRect, cell: Cell, align: Any) -> None:
        # The bars of a column stand under one another, whatever their texts' widths.
        wide, gap = 40, self._width("100.0%", self._face) + 8
        track = QRect(box.right() - gap - wide, box.center().y() - 1, wide, 4)
        painter.fillRect(track, self._theme.color("track"))
        filled = round(min(max(cell.extra, 0.0), 1.0) * wide)
        painter.fillRect(QRect(track.left(), track.top(), filled, 4), self._theme.color(cell.tone))
        self._text(painter, box, cell, RIGHT)

    def _parts(self, painter: QPainter, box: QRect, cell: Cell, align: Any) -> None:
        painter.setFont(self._face)
        x = box.left()
        for text, token in cell.extra:
            painter.setPen(self._theme.color(token))
            painter.drawText(QRect(x, box.top(), box.right() - x + 1, box.height()), LEFT, text)
            x += self._width(text, self._face)

    def _group(self, painter: QPainter, box: QRect, cell: Cell, align: Any) -> None:
        painter.setFont(self._small_bold if not cell.strong else self._bold)
        painter.setPen(self._theme.color(cell.tone))
        painter.drawText(box, align, cell.text)
