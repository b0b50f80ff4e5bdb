"""Deliver goods of a lot under a sale (交货), part of it or whole."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from terminal.core.book_wish import DeliverGoods
from terminal.domain.deal import Deal
from widgets import format as f
from widgets.act_dialog import ActDialog, number_in
from widgets.bridge import Bridge
from widgets.deal_text import goods_of, lot_text
from widgets.doable import lots_for
from widgets.theme import Theme
from widgets.words import translate, unit


class DeliverDialog(ActDialog):
    """Out of which lot, and how much; lots of other goods are not offered."""

    def __init__(self, bridge: Bridge, theme: Theme, deal: Deal, parent: QWidget) -> None:
        title = translate("Deliver", "Deliver goods out of a lot")
        super().__init__(bridge, theme, title, translate("Deliver", "Deliver"), parent)
        self._deal = deal
        self.lot, self.quantity = QComboBox(), QLineEdit()
        self._lots = {one.id: one for one in lots_for(deal, bridge.latest)}
        for lot in self._lots.values():
            self.lot.addItem(lot_text(lot), lot.id)
        self._fill()
        self.lot.currentIndexChanged.connect(self._fill)
        self.quantity.textChanged.connect(self._tell)
        rows = [
            (translate("Deliver", "Out of"), self.lot),
            (
                translate("Deliver", "Quantity, {0}").format(unit(deal.contract.base_unit)),
                self.quantity,
            ),
        ]
        self.lay_out(goods_of(deal, bridge.latest), rows)

    def wish(self, reason: str) -> DeliverGoods | str:
        """Return the delivery, or what it lacks."""
        quantity, lot = number_in(self.quantity), self.lot.currentData()
        if not lot:
            return translate("Deliver", "No lot of these goods is in store")
        if quantity is None:
            return translate("Deliver", "A quantity is needed")
        return DeliverGoods(
            contract=self._deal.contract.id,
            lot=lot,
            quantity=quantity,
            actor=self.opener.actor,
            reason=reason,
            base_unit=self._deal.contract.base_unit,
        )

    def _fill(self) -> None:
        lot = self._lots.get(self.lot.currentData() or "")
        amount = self._deal.undelivered
        amount = amount if lot is None else min(amount, lot.quantity)
        self.quantity.setText(f"{amount.normalize():f}")
        self._tell()

    def _tell(self) -> None:
        lot, quantity = self._lots.get(self.lot.currentData() or ""), number_in(self.quantity)
        if lot is None or quantity is None:
            self.state("")
            return
        said = translate("Deliver", "Lot {0}: {1} → {2} {3}; still to deliver: {4} → {5} {3}")
        owed = self._deal.undelivered
        self.state(
            said.format(
                lot.id,
                f.plain(lot.quantity),
                f.plain(lot.quantity - quantity),
                unit(lot.base_unit),
                f.plain(owed),
                f.plain(owed - quantity),
            )
        )
