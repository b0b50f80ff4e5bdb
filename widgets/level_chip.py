"""A level's word on its colour with its shape before it, as in the tables."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel

from terminal.domain.level import Level
from widgets.shapes import level_path
from widgets.theme import LEVEL_TOKENS, Theme, retone
from widgets.words import LEVELS, word

LEFT, MARK = 7, 7  # pixels: before the shape, and its size; the style sheet leaves the room


class LevelChip(QLabel):
    """Colour, word and shape of a level; without a level a plain word without a shape."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._level: Level | None = None

    def show_level(self, level: Level | None, plain: str = "") -> None:
        """Show a level, or, where there is none, these words."""
        self._level = level
        words = plain if level is None else word(LEVELS, level)
        if self.text() != words:
            self.setText(words)
        retone(self, "mark", "no" if level is None else "yes")
        retone(self, "chip", "plain" if level is None else LEVEL_TOKENS[level])

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the shape into the room left of the word."""
        super().paintEvent(event)
        if self._level is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(LEFT, (self.height() - MARK) / 2, MARK, MARK)
        painter.fillPath(level_path(self._level, box), self._theme.on(LEVEL_TOKENS[self._level]))
