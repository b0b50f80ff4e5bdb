"""What belongs to the alert that is explained: its stock, contracts, accounts and positions."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, Signal

from terminal.core.kin_view import Kin, KinRow, KinUnit
from widgets.bridge import Bridge
from widgets.linked_text import Linked, columns_of, linked_rows
from widgets.panel import TablePanel
from widgets.table_model import RowsModel
from widgets.theme import Theme
from widgets.words import translate


class LinkedPanel(TablePanel):
    """Groups with their sums, and below each its rows; it follows the book and the prices.

    chosen: a row was clicked or opened; it carries what the row is about, a `KinRow` or `KinUnit`
    """

    chosen = Signal(object)

    def __init__(self, bridge: Bridge, theme: Theme) -> None:
        self._latest = bridge.latest
        self._alert = ""
        self._kin: Kin | None = None
        self._rows: dict[str, Linked] = {}
        model: RowsModel[Linked] = RowsModel(columns_of(bridge.latest), order=lambda row: row.at)
        empty = translate("Linked", "Select an alert to see what belongs to it")
        super().__init__(model, theme, translate("Linked", "Linked to the alert"), empty)
        # Sums stand above their rows, whatever they come to.
        self.view.horizontalHeader().setSectionsClickable(False)
        self.view.clicked.connect(self._click)
        self.view.opened.connect(self._open)
        bridge.kin.connect(self._take)
        for signal in (bridge.units, bridge.book, bridge.alerts):
            signal.connect(lambda _: self.model.touch())

    @property
    def kin(self) -> Kin | None:
        """What is shown."""
        return self._kin

    def turn(self, alert: str) -> None:
        """Show what belongs to this alert, as soon as it is known."""
        self._alert = alert
        self._show()

    def _take(self, changes: dict[str, Any]) -> None:
        if self._alert in changes:
            self._show()

    def _show(self) -> None:
        kin = self._latest.kin.get(self._alert)
        if kin == self._kin:
            return
        self._kin = kin
        now = {} if kin is None else {row.key: row for row in linked_rows(kin)}
        changes: dict[str, Linked | None] = {key: None for key in self._rows if key not in now}
        changes |= {key: row for key, row in now.items() if self._rows.get(key) != row}
        self._rows = now
        self.model.put(changes)

    def _click(self, index: QModelIndex) -> None:
        self._open(self.model.key_at(index.row()))

    def _open(self, key: str) -> None:
        row = self._rows.get(key)
        if row is not None and isinstance(row.of, KinRow | KinUnit):
            self.chosen.emit(row.of)
