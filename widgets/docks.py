"""Qt's own docks with our title line, and tabs that look like the rest."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow, QTabBar, QWidget

from widgets.panel import TitleLine
from widgets.sheets import TAB_SHEET
from widgets.theme import Theme


class Dock(QDockWidget):
    """A panel that can be moved and floated. `name` keys its saved place, never translated.

    Beside others it has our title line, in a row of tabs none, floating the system's own. Coming to
    the front of a row of tabs it takes the keys over from the panel that it covers: who presses Del
    means what is in sight. is_in_sight: it is shown, and no other tab covers it
    """

    def __init__(
        self, name: str, title: str, panel: QWidget, theme: Theme, *, tabbed: bool
    ) -> None:
        super().__init__(title)
        self.setObjectName(name)
        self.setWidget(panel)
        self.title, self.is_in_sight = title, False
        self.line = TitleLine(title, theme)
        self._bare = QWidget(self)
        self._tabbed = tabbed
        self._floated(False)
        self.topLevelChanged.connect(self._floated)
        self.visibilityChanged.connect(self._came)

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

    def _came(self, is_in_sight: bool) -> None:
        self.is_in_sight = is_in_sight
        window, covered = self.parentWidget(), dock_of(QApplication.focusWidget())
        if not is_in_sight or covered in (None, self) or not isinstance(window, QMainWindow):
            return
        if covered in window.tabifiedDockWidgets(self):
            self.widget().setFocus(Qt.FocusReason.OtherFocusReason)

    def _floated(self, floats: bool) -> None:
        if floats:
            self.setTitleBarWidget(None)  # type: ignore[arg-type]  # PySide's stub forbids None
        else:
            self.setTitleBarWidget(self._bare if self._tabbed else self.line)


class DockedWindow(QMainWindow):
    """A window of docks. Tab passes by what lies behind other tabs: Qt would go there, unseen."""

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go to the next widget that takes the focus by Tab and is no covered dock's."""
        start = widget = self.focusWidget() or self
        while True:
            widget = widget.nextInFocusChain() if forward else widget.previousInFocusChain()
            if widget is start:
                return False
            if widget.window() is self and _is_stop(widget):
                way = Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason
                widget.setFocus(way[not forward])
                return True


def dock_of(widget: QWidget | None) -> Dock | None:
    """Return the dock that a widget is in."""
    while widget is not None and not isinstance(widget, Dock):
        widget = widget.parentWidget()
    return widget


def _is_stop(widget: QWidget) -> bool:
    takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
    if not takes or widget.focusProxy() or not widget.isVisible() or not widget.isEnabled():
        return False
    dock = dock_of(widget)
    return dock is None or dock.is_in_sight


def dress_tabs(window: QMainWindow, theme: Theme) -> None:
    """Style the tab bars that Qt makes for docks; it makes new ones as docks are moved."""
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    for bar in window.findChildren(QTabBar, options=direct):
        bar.setStyleSheet(theme.sheet(TAB_SHEET))
        bar.setDrawBase(False)
        bar.setExpanding(False)
        bar.setElideMode(Qt.TextElideMode.ElideNone)
        bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
