"""The painter of all cells, and how wide each of them is.

It takes whole lines straight from the model and draws them: a style asks Python seven questions a
cell, a delegate one. Shaped texts are kept, since shaping Chinese costs more than drawing it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QStaticText
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from widgets.cells import PADDING, RIGHT, Cell, Kind
from widgets.shapes import level_path
from widgets.theme import Theme, font

MOST_TEXTS = 8_000
GAUGE, BAR, MARK = 40, 40, 12  # pixels: a gauge, a bar, the room of a level's mark
LINES, TICK = 64, 2  # pixels: a bar with lines across it, and how wide those are
Index = QModelIndex | QPersistentModelIndex
Span = tuple[int, int, int]  # a column: number, left edge, width


class Face:
    """One font with its shaped texts."""

    def __init__(self, face: QFont) -> None:
        self.font = face
        self._metrics = QFontMetrics(face)
        self.height = self._metrics.height()
        self._texts: dict[str, tuple[QStaticText, int]] = {}

    def shaped(self, text: str) -> tuple[QStaticText, int]:
        """Return the text ready to draw and its width."""
        found = self._texts.get(text)
        if found is None:
            if len(self._texts) > MOST_TEXTS:
                self._texts.clear()
            shape = QStaticText(text)
            shape.setTextFormat(Qt.TextFormat.PlainText)
            found = self._texts[text] = (shape, self._metrics.horizontalAdvance(text))
        return found

    def width(self, text: str) -> int:
        """Return a text's width in pixels."""
        return self.shaped(text)[1]

    def fit(self, text: str, width: int) -> str:
        """Cut a text short where it is too wide."""
        if self.width(text) <= width:
            return text
        return self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)


class CellPainter(QStyledItemDelegate):
    """Draw the cells of a `RowsModel`. The view says which line is current, and if it has focus."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.line, self.has_focus = -1, False
        self._theme, self._color, self._ink = theme, theme.color, theme.ink
        self._face, self._bold = Face(font()), Face(font(strong=True))
        self._small, self._chip = Face(font(12)), Face(font(11, strong=True))
        self._draw: dict[Kind, Callable[[QPainter, QRect, Cell, bool], None]] = {
            Kind.TEXT: self._text,
            Kind.NAME: self._name,
            Kind.LEVEL: self._level,
            Kind.GAUGE: self._gauge,
            Kind.BUTTON: self._button,
            Kind.BAR: self._bar,
            Kind.PARTS: self._parts,
            Kind.GROUP: self._group,
            Kind.LINES: self._lines,
        }

    def draw_row(
        self, painter: QPainter, model: Any, line: int, box: QRect, columns: Iterable[Span]
    ) -> None:
        """Draw a line's ground, the hair line under it and some of its cells.

        box: the line over the view's whole width. columns: number, left edge and width of each.
        """
        cells = model.cells(line)
        left, top, wide, high = box.getRect()
        if cells[0].kind is Kind.GROUP:
            painter.fillRect(box, self._color("header"))
        elif line == self.line:
            painter.fillRect(box, self._color("selection"))
        painter.fillRect(left, top + high - 1, wide, 1, self._color("grid"))
        is_head = cells[0].kind is Kind.GROUP and not any(cell.text for cell in cells[1:])
        if is_head:  # nothing stands beside it: it has the whole line
            self._group(painter, box.adjusted(PADDING, 0, -PADDING, -1), cells[0], False)
        for column, start, room in () if is_head else columns:
            cell = cells[column]
            if column == 0 and line == self.line and self.has_focus:
                painter.fillRect(start, top, 2, high, self._color("series"))
            inner = QRect(start + PADDING, top, room - 2 * PADDING, high - 1)
            self._draw[cell.kind](painter, inner, cell, model.alignment(column) is RIGHT)

    def draw_cell(self, painter: QPainter, box: QRect, cell: Cell, *, right: bool) -> None:
        """Draw what stands in a cell, without a ground; `right`: at the box's right edge."""
        self._draw[cell.kind](painter, box, cell, right)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell, for Qt's own way of painting a view."""
        box: QRect = option.rect  # type: ignore[attr-defined]  # PySide's stub lacks it
        column = (index.column(), box.left(), box.width())
        self.draw_row(painter, index.model(), index.row(), box, (column,))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Rows have one height; widths are the view's business."""
        return QSize(40, 24)

    def width_of(self, cell: Cell) -> int:
        """Return how many pixels the cell needs, without padding."""
        if cell.kind is Kind.NAME:
            tail = cell.extra[1]
            return MARK + self._bold.width(cell.text) + (6 + self._small.width(tail) if tail else 0)
        if cell.kind is Kind.LEVEL:
            return self._chip.width(cell.text) + 24
        if cell.kind is Kind.GAUGE:
            return max(GAUGE, self._face.width(cell.text))
        if cell.kind is Kind.BUTTON:
            return self._small.width(cell.text) + 18 if cell.text else 0
        if cell.kind is Kind.PARTS:
            return sum(self._face.width(text) for text, _ in cell.extra)
        if cell.kind is Kind.GROUP:
            return 0
        if cell.kind is Kind.LINES:
            return max(self._face.width(cell.extra[2]), self._face.width(cell.text)) + LINES + 10
        extra = BAR + 20 if cell.kind is Kind.BAR else 0
        return (self._bold if cell.strong else self._face).width(cell.text) + extra

    def button_box(self, cell: Cell, box: QRect) -> QRect:
        """Return where the button of a BUTTON cell lies, inside the cell's rectangle."""
        wide = self._small.width(cell.text) + 16
        return QRect(box.right() - PADDING - wide, box.top() + 2, wide, box.height() - 5)

    # One method a kind; `right` tells that the text stands at the right edge.

    def _write(
        self, painter: QPainter, face: Face, text: str, tone: str | QColor, x: int, box: QRect
    ) -> int:
        shape, wide = face.shaped(text)
        painter.setFont(face.font)
        painter.setPen(self._ink(tone) if isinstance(tone, str) else tone)
        painter.drawStaticText(x, box.top() + (box.height() - face.height) // 2, shape)
        return x + wide

    def _text(self, painter: QPainter, box: QRect, cell: Cell, right: bool) -> None:
        face = self._bold if cell.strong else self._face
        if right:
            x = box.left() + box.width() - face.width(cell.text)
            self._write(painter, face, cell.text, cell.tone, x, box)
        elif cell.text:
            text = face.fit(cell.text, box.width())
            self._write(painter, face, text, cell.tone, box.left(), box)

    def _name(self, painter: QPainter, box: QRect, cell: Cell, right: bool) -> None:
        level, tail = cell.extra
        middle = box.top() + box.height() / 2
        if level is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            shape = level_path(level, QRectF(box.left() - 1, middle - 4, 8, 8))
            painter.fillPath(shape, self._theme.level(level))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        # Never over the figures beside it.
        name = self._bold.fit(cell.text, box.width() - MARK)
        x = self._write(painter, self._bold, name, cell.tone, box.left() + MARK, box) + 6
        room = box.left() + box.width() + PADDING - x
        if tail and room > 20:
            self._write(painter, self._small, self._small.fit(tail, room), "muted", x, box)

    def _level(self, painter: QPainter, box: QRect, cell: Cell, right: bool) -> None:
        wide = self._chip.width(cell.text) + 24
        chip = QRectF(box.left(), box.top() + 3.5, wide, box.height() - 7)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.ground(cell.tone))
        painter.drawRoundedRect(chip, 3, 3)
        mark = QRectF(chip.left() + 6, chip.center().y() - 3, 6, 6)
        painter.fillPath(level_path(cell.extra, mark), self._theme.on(cell.tone))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        on = self._theme.on(cell.tone)
        self._write(painter, self._chip, cell.text, on, box.left() + 17, box)

    def _gauge(self, painter: QPainter, box: QRect, cell: Cell, right: bool) -> None:
        if cell.extra is None:
            self._text(painter, box, cell, right)
            return
        position, zones = cell.extra
        left, middle, wide = box.left(), box.top() + box.height() // 2, box.width()
        painter.fillRect(left, middle - 2, wide, 4, self._color("track"))
        painter.setOpacity(0.42)
        for start, end, token in zones:
            x, span = left + round(start * wide), max(round((end - start) * wide), 1)
            painter.fillRect(x, middle - 2, span, 4, self._color(token))
        painter.setOpacity(1.0)
        x = left + round(position * (wide - 3))
        painter.fillRect(x - 1, middle - 6, 5, 12, self._color("panel"))
        painter.fillRect(x, middle - 5, 3, 10, self._color(cell.tone))

    def _button(self, painter: QPainter, box: QRect, cell: Cell, right: bool) -> None:
        if not cell.text:
            return
        chip = self.button_box(cell, box.adjusted(-PADDING, 0, PADDING, 1))
        painter.setPen(self._color("border"))
        painter.setBrush(self._color("raised"))
        painter.drawRoundedRect(chip, 3, 3)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        self._write(painter, self._small, cell.text, cell.tone, chip.left() + 8, chip)

    def _bar(self, painter: QPainter, box: QRect, cell: Cell, right: bool) -> None:
        # The bars of a column stand under one another, whatever their texts' widths.
        x = box.left() + box.width() - self._face.width("100.0%") - 10 - BAR
        y, filled = box.top() + box.height() // 2 - 2, round(min(max(cell.extra, 0.0), 1.0) * BAR)
        painter.fillRect(x, y, BAR, 4, self._color("track"))
        painter.fillRect(x, y, filled, 4, self._color(cell.tone))
        self._text(painter, box, cell, True)

    def _lines(self, painter: QPainter, box: QRect, cell: Cell, right: bool) -> None:
        fraction, ticks, sample = cell.extra
        wide = max(self._face.width(sample), self._face.width(cell.text))
        x, middle = box.left() + box.width() - wide - 10 - LINES, box.top() + box.height() // 2
        filled = round(min(max(fraction, 0.0), 1.0) * LINES)
        painter.fillRect(x, middle - 3, LINES, 6, self._color("track"))
        tone = "series" if cell.tone == "text" else cell.tone
        painter.fillRect(x, middle - 3, filled, 6, self._color(tone))
        for position, token in ticks:
            at = x + round(min(max(position, 0.0), 1.0) * (LINES - TICK))
            painter.fillRect(at - 1, middle - 7, TICK + 2, 14, self._color("panel"))
            painter.fillRect(at, middle - 7, TICK, 14, self._color(token))
        self._text(painter, box, cell, True)

    def _parts(self, painter: QPainter, box: QRect, cell: Cell, right: bool) -> None:
        x = box.left()
        for text, token in cell.extra:
            x = self._write(painter, self._face, text, token, x, box)

    def _group(self, painter: QPainter, box: QRect, cell: Cell, right: bool) -> None:
        if cell.text:
            text = self._chip.fit(cell.text, box.width())
            self._write(painter, self._chip, text, cell.tone, box.left(), box)
