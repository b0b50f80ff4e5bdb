"""Qt's own docks with our title line, and tabs that look like the rest."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabBar, QWidget

from widgets.panel import TitleLine
from widgets.theme import TAB_SHEET, Theme


class Dock(QDockWidget):
    """A panel that can be moved and floated. `name` keys its saved place, never translated.

    Beside others it has our title line, in a row of tabs none, floating the system's own.
    """

    def __init__(
        self, name: str, title: str, panel: QWidget, theme: Theme, *, tabbed: bool
    ) -> None:
        super().__init__(title)
        self.setObjectName(name)
        self.setWidget(panel)
        self._title = title
        self.line = TitleLine(title, theme)
        self._bare = QWidget()
        self._tabbed = tabbed
        self.setTitleBarWidget(self._bare if tabbed else self.line)
        self.topLevelChanged.connect(self._floated)

    def count(self, number: int | None, of: str = "") -> None:
        """Say how much is in it: in the title line, or behind the tab's name."""
        if self._tabbed:
            self.setWindowTitle(f"{self._title} {number}" if number else self._title)
        else:
            self.line.say(of if number is None else f"{number} {of}".strip())

    def _floated(self, floats: bool) -> None:
        if floats:
            self.setTitleBarWidget(None)  # type: ignore[arg-type]
        else:
            self.setTitleBarWidget(self._bare if self._tabbed else self.line)


def dress_tabs(window: QMainWindow, theme: Theme) -> None:
    """Style the tab bars that Qt makes for docks; it makes new ones as docks are moved."""
    for bar in window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly):
        bar.setStyleSheet(theme.sheet(TAB_SHEET))
        bar.setDrawBase(False)
        bar.setExpanding(False)
        bar.setDocumentMode(True)
        bar.setElideMode(Qt.TextElideMode.ElideNone)
        bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
