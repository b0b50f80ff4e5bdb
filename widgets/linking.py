"""From an alert to what belongs to it, and from there to the table in which it stands."""

from __future__ import annotations

from collections.abc import Callable

from terminal.core.kin_view import KinGroup, KinRow, KinUnit
from widgets.book_panel import BookPanel
from widgets.chart_grid import ChartGrid
from widgets.explain_panel import ExplainPanel
from widgets.exposure_panel import ExposurePanel
from widgets.linked_panel import LinkedPanel
from widgets.panel import TablePanel


class Linking:
    """Keep `linked` with the alert that is explained, and lead from its rows to other panels.

    raise_dock: bring the panel with this name to the front
    """

    def __init__(
        self,
        explain: ExplainPanel,
        linked: LinkedPanel,
        *,
        exposure: ExposurePanel,
        book: BookPanel,
        accounts: TablePanel,
        positions: TablePanel,
        watchlist: TablePanel,
        charts: ChartGrid,
        raise_dock: Callable[[str], None],
    ) -> None:
        self._exposure, self._raise = exposure, raise_dock
        self._tables = {
            KinGroup.STOCK: ("book", book.goods),
            KinGroup.CONTRACTS: ("book", book.deals),
            KinGroup.ACCOUNTS: ("accounts", accounts),
            KinGroup.POSITIONS: ("positions", positions),
        }
        explain.turned.connect(linked.turn)
        explain.linked.connect(lambda: raise_dock("linked"))
        self._watchlist, self._charts = watchlist, charts
        explain.charted.connect(self._look_back)
        linked.chosen.connect(self._go)
        linked.turn(explain.key)

    def _look_back(self, pair: str, time: float) -> None:
        # The chart follows the watchlist.
        if self._watchlist.model.line_of(pair) < 0:
            self._watchlist.filter.clear()
        self._watchlist.view.select(pair)
        self._charts.show_moment(time)

    def _go(self, one: KinRow | KinUnit) -> None:
        if isinstance(one, KinUnit):
            self._show((one.unit, one.commodity))
        elif one.kind == "given":
            self._show((one.unit, one.commodity, one.month, one.key))
        else:
            name, table = self._tables[one.group]
            if table.model.line_of(one.key) < 0:
                # A filter that hides it was set for something else.
                table.filter.clear()
            self._raise(name)
            table.view.select(one.key)
            table.view.setFocus()

    def _show(self, key: tuple[str, ...]) -> None:
        self._raise("exposure")
        self._exposure.show_row(key)
