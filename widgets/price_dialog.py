"""Price a part of a contract (点价): quantity, futures price, and what it does to exposure."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from terminal.core.book_wish import PriceContract
from terminal.domain.deal import Deal
from widgets import format as f
from widgets.act_dialog import ActDialog, Row, last_of, number_in
from widgets.bridge import Bridge
from widgets.deal_text import head_of, month_text, price_unit
from widgets.theme import Theme
from widgets.words import translate, unit


class PriceDialog(ActDialog):
    """All that is unpriced at the last price, until something else is typed."""

    needs_reason = False

    def __init__(self, bridge: Bridge, theme: Theme, deal: Deal, parent: QWidget) -> None:
        title = translate("Price", "Price part of a contract")
        super().__init__(bridge, theme, title, translate("Price", "Price"), parent)
        self._deal = deal
        self.month, self.quantity, self.price = QComboBox(), QLineEdit(), QLineEdit()
        for futures in dict.fromkeys(one.futures for one in deal.open):
            self.month.addItem(month_text(deal, futures), futures)
        self._follow()
        self.month.currentIndexChanged.connect(self._follow)
        rows: list[Row] = [
            (translate("Price", "Quantity, {0}").format(unit(self._base)), self.quantity),
            (
                translate("Price", "Futures price, {0}, without premium").format(
                    price_unit(deal, bridge.latest)
                ),
                self.price,
            ),
        ]
        if self.month.count() > 1:
            rows.insert(0, (translate("Act", "Month"), self.month))
        self.lay_out(head_of(deal, bridge.latest), rows)

    @property
    def _base(self) -> str:
        return self._deal.contract.base_unit

    def wish(self, reason: str) -> PriceContract | str:
        """Return the pricing, or what it lacks."""
        quantity, price = number_in(self.quantity), number_in(self.price)
        if quantity is None or price is None:
            return translate("Price", "A quantity and a price are needed")
        # Always: while one types, the contract may be rolled to where this price is not of.
        month = self.month.currentData() or self._deal.futures
        contract = self._deal.contract.id
        return PriceContract(contract, quantity, price, self.opener.actor, month)

    def _follow(self) -> None:
        futures = self.month.currentData() or self._deal.futures
        self.quantity.setText(f"{self._deal.open_in(futures).normalize():f}")
        self.price.setText(last_of(self._bridge, futures))
        self.price.setPlaceholderText(f.code(futures))
