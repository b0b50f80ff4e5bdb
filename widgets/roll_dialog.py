"""Roll the unpriced part of a contract to another month (换月), or a piece of it."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from terminal.core.book_wish import RollContract
from terminal.domain.code import Month, month_of, months_on
from terminal.domain.deal import Deal
from widgets import format as f
from widgets.act_dialog import ActDialog, last_of, number_in
from widgets.bridge import Bridge
from widgets.deal_text import head_of, month_text, price_unit
from widgets.theme import Theme
from widgets.words import translate, unit

AHEAD = 18  # months to choose from


class RollDialog(ActDialog):
    """From which month, into which, how much, and the two prices that the trade says."""

    def __init__(self, bridge: Bridge, theme: Theme, deal: Deal, parent: QWidget) -> None:
        title = translate("Roll", "Roll a contract to another month")
        super().__init__(bridge, theme, title, translate("Roll", "Roll"), parent)
        self._deal = deal
        self.source, self.target = QComboBox(), QComboBox()
        self.quantity, self.old_price, self.new_price = QLineEdit(), QLineEdit(), QLineEdit()
        for futures in dict.fromkeys(one.futures for one in deal.open):
            self.source.addItem(month_text(deal, futures), futures)
        self._offer()
        self.source.currentIndexChanged.connect(self._offer)
        self.target.currentIndexChanged.connect(self._aim)
        for line in (self.old_price, self.new_price):
            line.textChanged.connect(self._tell)
            line.setPlaceholderText(translate("Roll", "as the trade says"))
        per = price_unit(deal, bridge.latest)
        rows = [
            (translate("Roll", "From"), self.source),
            (translate("Roll", "To"), self.target),
            (translate("Roll", "Quantity, {0}").format(unit(self._base)), self.quantity),
            (translate("Roll", "Price of the month left, {0}").format(per), self.old_price),
            (translate("Roll", "Price of the month taken, {0}").format(per), self.new_price),
        ]
        self._tell()
        self.lay_out(head_of(deal, bridge.latest), rows)

    def wish(self, reason: str) -> RollContract | str:
        """Return the roll, or what it lacks."""
        source, target = self.source.currentData(), self.target.currentData()
        quantity = number_in(self.quantity)
        old, new = number_in(self.old_price), number_in(self.new_price)
        if quantity is None or old is None or new is None or not source or not target:
            return translate("Roll", "A quantity and two prices are needed")
        return RollContract(
            contract=self._deal.contract.id,
            futures=target,
            old_price=old,
            new_price=new,
            actor=self.opener.actor,
            reason=reason,
            # All of it follows what deliveries may still add.
            quantity=None if quantity == self._deal.open_in(source) else quantity,
            source=source,
            base_unit=self._base,
        )

    @property
    def _base(self) -> str:
        return self._deal.contract.base_unit

    def _offer(self) -> None:
        source = self.source.currentData() or self._deal.futures
        self.quantity.setText(f"{self._deal.open_in(source).normalize():f}")
        self.old_price.setText(last_of(self._bridge, source))
        now = self._bridge.latest.now
        today = f.local(now).date() if now is not None else None
        left = None if today is None else month_of(source, today)
        self.target.blockSignals(True)
        self.target.clear()
        if today is not None:
            for symbol in months_on(source, Month(today.year, today.month), AHEAD):
                if symbol != source:
                    self.target.addItem(f.code(symbol), symbol)
        following = months_on(source, left.back(-1), 1) if left is not None else []
        self.target.setCurrentIndex(max(0, self.target.findData(next(iter(following), ""))))
        self.target.blockSignals(False)
        self._aim()

    def _aim(self) -> None:
        self.new_price.setText(last_of(self._bridge, self.target.currentData() or ""))

    def _tell(self) -> None:
        old, new = number_in(self.old_price), number_in(self.new_price)
        source = self.source.currentData()
        premiums = {one.premium for one in self._deal.open if one.futures == source}
        if old is None or new is None or not premiums:
            self.state("")
            return
        gap = old - new
        said = translate("Roll", "Premium {0} → {1}: {2} is added, the price now stays as it was")
        self.state(
            said.format(
                _several(premiums),
                _several({one + gap for one in premiums}),
                f.plain(gap, sign=True),
            )
        )


def _several(premiums: set[Decimal]) -> str:
    return translate("Deals", ", ").join(f.plain(one, sign=True) for one in sorted(premiums))
