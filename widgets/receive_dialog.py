"""Receive goods of a purchase into stock (收货): a new lot, priced or not."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from terminal.core.book_wish import ReceiveGoods
from terminal.core.legs import legs_of
from terminal.domain.deal import Deal
from widgets import format as f
from widgets.act_dialog import ActDialog, Row, last_of, number_in
from widgets.bridge import Bridge
from widgets.deal_text import goods_of, price_unit
from widgets.doable import shipments_of
from widgets.theme import Theme
from widgets.words import translate, unit


class ReceiveDialog(ActDialog):
    """How much came, on what, as which lot, and what is known of its cost."""

    def __init__(self, bridge: Bridge, theme: Theme, deal: Deal, parent: QWidget) -> None:
        title = translate("Receive", "Receive goods into stock")
        super().__init__(bridge, theme, title, translate("Receive", "Receive"), parent)
        self._deal, terms = deal, deal.contract
        self.shipment, self.month = QComboBox(), QComboBox()
        self.quantity, self.lot, self.cost = QLineEdit(), QLineEdit(), QLineEdit()
        self.price = QLineEdit(last_of(bridge, _waited_in(deal)))
        self.grade, self.place = QLineEdit(terms.grade), QLineEdit(terms.place)
        self.cost.setText(_cost_of(deal))
        self.cost.setPlaceholderText(translate("Receive", "leave empty while not known"))
        self.price.setPlaceholderText(translate("Receive", "leave empty while not known"))
        self.lot.setPlaceholderText(translate("Receive", "empty: the desk numbers it"))
        self._ships = {one.id: one for one in shipments_of(deal, bridge.latest)}
        self.shipment.addItem(translate("Receive", "none that is in the book"), "")
        for ship in self._ships.values():
            amount = f"{f.plain(ship.quantity)} {unit(ship.base_unit)}"
            self.shipment.addItem(f"{ship.id}{f.SEPARATOR}{amount}", ship.id)
        self.month.addItem(translate("Receive", "the nearest that is still waited for"), "")
        for futures in sorted(_months_of(deal)):
            self.month.addItem(f.code(futures), futures)
        if self._ships:
            self.shipment.setCurrentIndex(1)
        self._fill()
        self.shipment.currentIndexChanged.connect(self._fill)
        self.month.currentIndexChanged.connect(self._aim)
        self.lay_out(goods_of(deal, bridge.latest), self._rows())

    def wish(self, reason: str) -> ReceiveGoods | str:
        """Return the receipt, or what it lacks."""
        quantity = number_in(self.quantity)
        if quantity is None:
            return translate("Receive", "A quantity is needed")
        cost, price = number_in(self.cost), number_in(self.price)
        if _is_odd(self.cost, cost) or _is_odd(self.price, price):
            return translate("Receive", "A cost or a price is a number, or empty")
        return ReceiveGoods(
            contract=self._deal.contract.id,
            quantity=quantity,
            actor=self.opener.actor,
            reason=reason,
            lot=self.lot.text().strip(),
            base_unit=self._deal.contract.base_unit,
            # Always: the price in this form is of this month, whatever is rolled meanwhile.
            futures=self.month.currentData() or _waited_in(self._deal),
            cost=cost,
            receipt_price=price,
            shipment=self.shipment.currentData() or "",
            grade=self.grade.text().strip(),
            place=self.place.text().strip(),
        )

    def _rows(self) -> list[Row]:
        base = unit(self._deal.contract.base_unit)
        per = price_unit(self._deal, self._bridge.latest)
        rows: list[Row] = [
            (translate("Receive", "Quantity, {0}").format(base), self.quantity),
            (translate("Receive", "Lot"), self.lot),
            (translate("Receive", "Landed cost, {0}").format(per), self.cost),
            (translate("Receive", "Futures price now, {0}").format(per), self.price),
            (translate("Receive", "Grade"), self.grade),
            (translate("Receive", "Warehouse"), self.place),
        ]
        if self._ships:
            rows.insert(0, (translate("Receive", "Came on"), self.shipment))
        if self.month.count() > 2:
            rows.append((translate("Receive", "Judged by"), self.month))
        return rows

    def _fill(self) -> None:
        ship = self._ships.get(self.shipment.currentData() or "")
        amount = self._deal.undelivered if ship is None else ship.quantity
        self.quantity.setText(f"{amount.normalize():f}")

    # The price of the month that the lot is judged by, unless a person has typed another.
    def _aim(self) -> None:
        if not self.price.isModified():
            self.price.setText(
                last_of(self._bridge, self.month.currentData() or _waited_in(self._deal))
            )


# As the desk takes it. What has several months was rolled, and its codes are read as of then.
def _waited_in(deal: Deal) -> str:
    legs = legs_of(deal, deal.rolls[-1].time.date()) if deal.rolls else ()
    return next((leg.futures for leg in legs if leg.delta_spot), deal.contract.futures)


def _months_of(deal: Deal) -> set[str]:
    parts = (*deal.parcels.fixed, *deal.open)
    return {deal.contract.futures, *(one.futures for one in parts)}


# What all of it costs is what a part costs, once nothing is open.
def _cost_of(deal: Deal) -> str:
    if deal.unpriced or deal.cost is None or not deal.quantity:
        return ""
    return f"{(deal.cost / deal.quantity).quantize(Decimal('0.01')).normalize():f}"


def _is_odd(line: QLineEdit, found: Decimal | None) -> bool:
    return bool(line.text().strip()) and found is None
