"""The middle of the window: one chart that follows the selection, up to three more that stay."""

from __future__ import annotations

import json

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QGridLayout, QWidget

from widgets.bridge import Bridge
from widgets.chart_header import DEFAULT_SPAN
from widgets.chart_panel import ChartPanel, Rings
from widgets.pace import TURNS
from widgets.theme import Theme

MOST = 4


class ChartGrid(QWidget):
    """Charts two by two. `panels[0]` follows; the others keep the pair they were opened with.

    rings: the points of all pairs. shows_former: the switch of former years
    """

    def __init__(self, bridge: Bridge, theme: Theme) -> None:
        super().__init__()
        self._bridge, self._theme = bridge, theme
        self.rings = Rings(bridge)
        self._is_loaded = False
        self.shows_former = True
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(1)
        self.panels: list[ChartPanel] = []
        self._add()
        bridge.framed.connect(self._refresh)

    @property
    def pinned(self) -> list[str]:
        """The pairs of the charts that stay."""
        return [panel.pair for panel in self.panels[1:]]

    def load(self) -> None:
        """Import pyqtgraph and fill all panels."""
        self._is_loaded = True
        for panel in self.panels:
            panel.load()

    def show_pair(self, pair: str) -> None:
        """Turn the first chart to another pair."""
        self.panels[0].show_pair(pair)

    def show_moment(self, time: float) -> None:
        """Show the points around a moment in the first chart, in seconds of Unix time."""
        self.panels[0].show_moment(time)

    def pin(self, pair: str) -> None:
        """Open another chart that stays with this pair, while there is room."""
        if pair and len(self.panels) < MOST:
            self._add().show_pair(pair)

    def unpin(self) -> None:
        """Close the chart that was opened last."""
        if len(self.panels) > 1:
            panel = self.panels.pop()
            self._grid.removeWidget(panel)
            panel.hide()
            panel.deleteLater()
            self._spread()

    def set_span(self, number: int) -> None:
        """Show the same span in all charts."""
        for panel in self.panels:
            panel.set_span(number)

    def switch_former(self) -> None:
        """Draw former years behind the basis in all charts, or in none."""
        self.shows_former = not self.shows_former
        for panel in self.panels:
            panel.show_former(self.shows_former)

    def restore(self, settings: QSettings) -> None:
        """Show the span and the former years that the user left."""
        self.set_span(int(str(settings.value("span", DEFAULT_SPAN))))
        if settings.value("former", "yes") != "yes":
            self.switch_former()

    def save(self, settings: QSettings) -> None:
        """Remember the span, the charts that stay, and the switch of former years."""
        settings.setValue("span", str(self.panels[0].span))
        settings.setValue("pins", json.dumps(self.pinned))
        settings.setValue("former", "yes" if self.shows_former else "no")

    def _refresh(self, turn: int) -> None:
        for number, panel in enumerate(self.panels):
            if number % TURNS == turn:
                panel.refresh()

    def _add(self) -> ChartPanel:
        panel = ChartPanel(self._bridge, self.rings, self._theme)
        panel.show_former(self.shows_former)
        if self._is_loaded:
            panel.load()
        self.panels.append(panel)
        self._spread()
        return panel

    def _spread(self) -> None:
        count = len(self.panels)
        for number, panel in enumerate(self.panels):
            self._grid.addWidget(panel, number // 2, number % 2)
        if count == 3:
            self._grid.addWidget(self.panels[2], 1, 0, 1, 2)
        for line in range(2):
            self._grid.setColumnStretch(line, 1 if count > line else 0)
            self._grid.setRowStretch(line, 1 if count > 2 * line else 0)
