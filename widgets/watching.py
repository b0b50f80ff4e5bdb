"""Which pairs a person has before their eyes; the desk shows the others less often."""

from __future__ import annotations

from PySide6.QtCore import QObject

from widgets.bridge import Bridge
from widgets.chart_grid import ChartGrid
from widgets.watchlist import Watchlist

MY_TURN = 1


class Watching(QObject):
    """Tell the desk of the rows in view and of the charts, the first of which is selected."""

    def __init__(self, bridge: Bridge, watchlist: Watchlist, charts: ChartGrid) -> None:
        super().__init__()
        self._bridge, self._watchlist, self._charts = bridge, watchlist, charts
        self._told: frozenset[str] | None = None
        bridge.framed.connect(self._look)

    def _look(self, turn: int) -> None:
        if turn != MY_TURN:
            return
        charted = (panel.pair for panel in self._charts.panels)
        seen = frozenset((*self._watchlist.view.keys_in_view(), *charted)) - {""}
        if seen != self._told:
            self._told = seen
            self._bridge.watch(seen)
