"""Qt's own docks with our title line, and tabs that look like the rest."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabBar, QWidget

from widgets.panel import TitleLine
from widgets.sheets import TAB_SHEET
from widgets.theme import Theme


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
        self.title = title
        self.line = TitleLine(title, theme)
        self._bare = QWidget(self)
        self._tabbed = tabbed
        self._floated(False)
        self.topLevelChanged.connect(self._floated)

    def count(self, number: int) -> None:
        """Say how much is in it, behind the tab's name and in the title line."""
        self.line.say(str(number) if number else "")
        title = f"{self.title} {number}" if number else self.title
        if title != self.windowTitle():
            self.setWindowTitle(title)

    def stand(self, *, tabbed: bool) -> None:
        """Take the title line that fits: a panel that stands alone can be taken by its own."""
        if tabbed != self._tabbed:
            self._tabbed = tabbed
            self._floated(self.isFloating())

    def _floated(self, floats: bool) -> None:
        if floats:
            self.setTitleBarWidget(None)  # type: ignore[arg-type]  # PySide's stub forbids None
        else:
            self.setTitleBarWidget(self._bare if self._tabbed else self.line)


def dress_tabs(window: QMainWindow, theme: Theme) -> None:
    """Style the tab bars that Qt makes for docks; it makes new ones as docks are moved."""
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    for bar in window.findChildren(QTabBar, options=direct):
        bar.setStyleSheet(theme.sheet(TAB_SHEET))
        bar.setDrawBase(False)
        bar.setExpanding(False)
        bar.setElideMode(Qt.TextElideMode.ElideNone)
        bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
