"""Where the panels lie: docks left, right and below, until the user moves them."""

from __future__ import annotations

import json
from collections.abc import Sequence

from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtWidgets import QMainWindow, QTabWidget, QWidget

from widgets.docks import Dock, dress_tabs
from widgets.exposure_panel import ExposurePanel
from widgets.panel import TablePanel
from widgets.table_view import ROW_HEIGHT
from widgets.theme import Theme

STATE_VERSION = 1
SETTLED_MS = 1_500
KEPT_BELOW = 0.38  # of the left column's height, for its lower panel, if that needs so much
MOST_LEFT = 0.31  # of the window's width, for the left column, if names there need so much
TALL = 1050  # pixels of height from which cards and explanation both find room on the right
HEADER, SLACK = ROW_HEIGHT, 4
Area = Qt.DockWidgetArea
Named = tuple[str, str, QWidget]  # name for settings, translated title, panel


class Layout:
    """Own the docks. `left` are stacked; `right` and `bottom` are tabs, their first one on top.

    In a tall window the first of `right` stands above the others: what needs a hand, below it why.
    """

    def __init__(
        self,
        window: QMainWindow,
        theme: Theme,
        *,
        left: Sequence[Named],
        right: Sequence[Named],
        bottom: Sequence[Named],
    ) -> None:
        self._window, self._theme = window, theme
        self.left = [Dock(*one, theme, tabbed=False) for one in left]
        self.right = [Dock(*one, theme, tabbed=True) for one in right]
        self.bottom = [Dock(*one, theme, tabbed=True) for one in bottom]
        window.setDockNestingEnabled(True)
        window.setTabPosition(Area.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        for corner in (Qt.Corner.BottomLeftCorner, Qt.Corner.BottomRightCorner):
            window.setCorner(corner, Area.BottomDockWidgetArea)
        self._place()
        self._is_first = False
        self._soon = QTimer(window, singleShot=True, interval=0)
        self._soon.timeout.connect(self._dress)
        for dock in self.docks:
            dock.dockLocationChanged.connect(lambda _: self._soon.start())
        for dock in self.left:
            panel = dock.widget()
            if isinstance(panel, TablePanel | ExposurePanel):
                panel.model.rowsInserted.connect(self._rows_came)
                panel.model.modelReset.connect(self._rows_came)
        theme.changed.connect(self._dress)

    @property
    def docks(self) -> list[Dock]:
        """All docks."""
        return [*self.left, *self.right, *self.bottom]

    def dock(self, name: str) -> Dock:
        """Return the dock with this name."""
        return next(dock for dock in self.docks if dock.objectName() == name)

    def reset(self) -> None:
        """Put every panel back where it was on the first day."""
        self._place()
        self.share_room()

    def share_room(self) -> None:
        """Divide the window as the sketch does, whatever its size."""
        width, height = self._window.width(), self._window.height()
        left = min(max(round(width * 0.28), 360), 540)
        right = min(max(round(width * 0.20), 304), 370)
        bottom = min(max(round(height * 0.26), 200), 300)
        across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
        self._window.resizeDocks([self.left[0], self.right[0]], [left, right], across)
        self._window.resizeDocks([self.bottom[0]], [bottom], down)
        if self._is_tall:
            self._window.resizeDocks(self.right[:2], [100, 100], down)
        self._window.resizeDocks(self.left, [100, 64], down)
        self._dress()
        self._is_first = True
        self._rows_came()

    def share_left(self) -> None:
        """Give the first panel on the left all its rows, as far as the one below keeps enough.

        Its names are whole as far as the chart keeps enough.
        """
        first, second = (dock.widget() for dock in self.left[:2])
        if not isinstance(first, TablePanel) or not isinstance(second, ExposurePanel):
            return
        wide = min(first.view.wanted_width, round(self._window.width() * MOST_LEFT))
        if wide > first.width():
            self._window.resizeDocks(self.left[:1], [wide], Qt.Orientation.Horizontal)
        total = first.height() + second.height()
        least = min(second.wanted_height, round(total * KEPT_BELOW))
        height = min(first.wanted_height, total - least)
        rows = (height - HEADER) // ROW_HEIGHT
        # A few pixels more: Qt divides to within one or two.
        upper = HEADER + rows * ROW_HEIGHT + SLACK
        titles = [dock.height() - dock.widget().height() for dock in self.left[:2]]
        sizes = [upper + titles[0], total - upper + titles[1]]
        self._window.resizeDocks(self.left[:2], sizes, Qt.Orientation.Vertical)

    def save(self, settings: QSettings) -> None:
        """Remember places, sizes and columns."""
        settings.setValue("geometry", self._window.saveGeometry())
        settings.setValue("state", self._window.saveState(STATE_VERSION))
        for name, table in self._tables().items():
            settings.setValue(f"table/{name}", json.dumps(table.arrangement()))
        for panel in self._trees():
            settings.setValue("exposure/division", panel.division.division)

    def restore(self, settings: QSettings, size: tuple[int, int] | None) -> None:
        """Take up what was saved; a size that was asked for makes the layout of that size."""
        self._window.resize(*(size or (1366, 768)))
        geometry, state = settings.value("geometry"), settings.value("state")
        is_known = size is None and geometry is not None and state is not None
        if is_known:
            self._window.restoreGeometry(geometry)
        if not is_known or not self._window.restoreState(state, STATE_VERSION):
            self._place()
            QTimer.singleShot(0, self.share_room)
        for name, table in self._tables().items():
            saved = settings.value(f"table/{name}")
            if isinstance(saved, str):
                table.arrange(json.loads(saved))
        for panel in self._trees():
            panel.division.choose(str(settings.value("exposure/division", "")))
        self._dress()

    def _place(self) -> None:
        window, first_left, first_right = self._window, self.left[0], self.right[0]
        window.addDockWidget(Area.LeftDockWidgetArea, first_left)
        for above, dock in zip(self.left, self.left[1:], strict=False):
            window.splitDockWidget(above, dock, Qt.Orientation.Vertical)
        for area, group, stacked in (
            (Area.RightDockWidgetArea, self.right, self._is_tall),
            (Area.BottomDockWidgetArea, self.bottom, False),
        ):
            for dock in group:
                window.addDockWidget(area, dock)
                if dock is group[1] and stacked:
                    window.splitDockWidget(group[0], dock, Qt.Orientation.Vertical)
                elif dock is not group[0] and stacked:
                    window.tabifyDockWidget(group[1], dock)
                elif dock is not group[0]:
                    window.tabifyDockWidget(group[0], dock)
        for dock in self.docks:
            dock.setFloating(False)
            dock.show()
        self.right[1].raise_()
        first_right.raise_()
        self.bottom[0].raise_()

    def _rows_came(self) -> None:
        # When both have rows, and once more when the first of them have settled; from then on the
        # user's own division stands.
        panels = [dock.widget() for dock in self.left]
        tables = [one for one in panels if isinstance(one, TablePanel | ExposurePanel)]
        if self._is_first and all(table.model.rowCount() for table in tables):
            self._is_first = False
            QTimer.singleShot(0, self.share_left)
            QTimer.singleShot(SETTLED_MS, self._window, self.share_left)

    @property
    def _is_tall(self) -> bool:
        return self._window.height() >= TALL

    def _dress(self) -> None:
        dress_tabs(self._window, self._theme)
        for dock in self.docks:
            dock.stand(tabbed=bool(self._window.tabifiedDockWidgets(dock)))

    def _trees(self) -> list[ExposurePanel]:
        panels = [dock.widget() for dock in self.docks]
        return [panel for panel in panels if isinstance(panel, ExposurePanel)]

    def _tables(self) -> dict[str, TablePanel]:
        found: dict[str, TablePanel] = {}
        for dock in self.docks:
            name, panel = dock.objectName(), dock.widget()
            if isinstance(panel, TablePanel):
                found[name] = panel
            inner = panel.findChildren(TablePanel)
            found |= {f"{name}-{at}": table for at, table in enumerate(inner)}
        return found
