"""How much of an exposure a plan takes away, as a bar."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.theme import Theme


class ExposureBar(QWidget):
    """Flat exposure before (pale) and after (full) on one bar."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._share = 0.0
        self.setFixedHeight(6)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_share(self, share: float) -> None:
        """Show which share of the exposure before is left after, 0..1."""
        if share != self._share:
            self._share = share
            self.update()

    def sizeHint(self) -> QSize:
        """Be as wide as there is room."""
        return QSize(60, 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw both."""
        painter = QPainter(self)
        painter.setOpacity(0.4)
        painter.fillRect(0, 1, self.width(), 4, self._theme.color("forced"))
        painter.setOpacity(1.0)
        painter.fillRect(0, 1, round(self.width() * self._share), 4, self._theme.color("ok"))
