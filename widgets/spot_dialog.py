"""A spot price typed in by a person, with a reason; a large jump takes a second press."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from terminal.core.manual import MOST
from terminal.core.view import PairView
from terminal.domain.basis import scale_and_shift
from widgets import format as f
from widgets.bridge import Bridge
from widgets.opener import Opener
from widgets.theme import Theme, retone
from widgets.words import translate, unit

LARGE = Decimal("0.05")  # of the present price: beyond it a second press is asked for
MY_TURN = 2


class SpotDialog(QDialog):
    """The spot leg of one pair: its present price and age, a new price, and why."""

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget, pair: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Spot", "Enter a spot price"))
        self.setStyleSheet(theme.sheet())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bridge, self._pair, self.opener = bridge, pair, Opener(bridge)
        self._asked: Decimal | None = None
        view = bridge.latest.pairs[pair]
        self.price, self.reason = QLineEdit(), QLineEdit()
        self.present, self.warning = QLabel(), QLabel()
        self.enter_button = QPushButton(translate("Spot", "Enter"))
        self.cancel_button = QPushButton(translate("Spot", "Cancel"))
        self._lay_out(view)
        self.price.textChanged.connect(lambda _: self._changed())
        self.reason.textChanged.connect(lambda _: self._changed())
        self.enter_button.clicked.connect(self.enter)
        self.cancel_button.clicked.connect(self.reject)
        bridge.framed.connect(self._follow)
        self._show_present()
        self._changed()
        self.price.setFocus()

    def enter(self) -> None:
        """Post the price; one far from the present price only when it is pressed again."""
        price, reason = _read(self.price.text()), self.reason.text().strip()
        if price is None or not reason:
            return
        jump = self._jump(price)
        if jump is not None and abs(jump) > LARGE and self._asked != price:
            self._asked = price
            said = translate("Spot", "{0} away from the present price: press again to enter it")
            sign = "+" if jump > 0 else ""
            self._say(said.format(sign + f.percent(jump, 1)), "bad")
            self.enter_button.setText(translate("Spot", "Enter all the same"))
            retone(self.enter_button, "kind", "forced")
            return
        if words := self.opener.objection:
            self._say(words, "bad")
            return
        self._bridge.enter_spot(self._view.pair.spot, price, reason, self.opener.actor)
        self.accept()

    @property
    def _view(self) -> PairView:
        return self._bridge.latest.pairs[self._pair]

    def _lay_out(self, view: PairView) -> None:
        latest, pair = self._bridge.latest, view.pair
        title = QLabel(f"{latest.title(pair)}{f.SEPARATOR}{pair.spot}")
        title.setProperty("tone", "strong")
        # The source's own unit: the pair's premium and factors come on top of it.
        self.price.setPlaceholderText(translate("Spot", "as the source quotes it"))
        self.reason.setPlaceholderText(translate("Spot", "who said so, and why by hand"))
        self.price.setAccessibleName(translate("Spot", "Price"))
        self.reason.setAccessibleName(translate("Spot", "Reason"))
        self.reason.setMaxLength(200)
        self.warning.setWordWrap(True)
        form = QFormLayout()
        form.addRow(translate("Spot", "Spot leg"), title)
        form.addRow(translate("Spot", "Present price"), self.present)
        form.addRow(self.price.accessibleName(), self.price)
        form.addRow(self.reason.accessibleName(), self.reason)
        form.addRow("", self.warning)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.enter_button)
        self.enter_button.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.addLayout(form)
        column.addLayout(buttons)
        self.setMinimumWidth(460)

    def _follow(self, turn: int) -> None:
        if turn == MY_TURN and self._pair in self._bridge.latest.pairs:
            self._show_present()

    def _show_present(self) -> None:
        view, known = self._view, self._known()
        if known is None:
            said = translate("Spot", "none yet")
        else:
            # A factor lies between the source's unit and the pair's: the file does not name it.
            own = unit(view.pair.price_unit) if scale_and_shift(view.pair)[0] == 1 else ""
            amount = f"{f.price(known, view.pair.decimals)} {own}".strip()
            said = translate("Spot", "{0}, {1} ago").format(amount, f.age(view.spot_age))
        if said != self.present.text():
            self.present.setText(said)

    def _changed(self) -> None:
        price, typed = _read(self.price.text()), self.price.text().strip()
        self._asked = None
        self.enter_button.setText(translate("Spot", "Enter"))
        retone(self.enter_button, "kind", "primary")
        self.enter_button.setEnabled(price is not None and bool(self.reason.text().strip()))
        if typed and price is None:
            self._say(translate("Spot", "This is no price"), "bad")
        elif price is not None and not self.reason.text().strip():
            self._say(translate("Spot", "A reason is needed: it goes into the record"), "muted")
        else:
            self._say("", "muted")

    def _say(self, sentence: str, tone: str) -> None:
        self.warning.setText(sentence)
        retone(self.warning, "tone", tone)

    def _known(self) -> Decimal | None:
        quote = self._view.spot_quote
        return None if quote is None or quote.last is None else Decimal(repr(quote.last))

    # A signed part of the present price; None where there is none to compare with.
    def _jump(self, price: Decimal) -> Decimal | None:
        known = self._known()
        if known is None:
            return None
        if not known:
            return Decimal(0) if not price else Decimal(1).copy_sign(price)
        return (price - known) / abs(known)


def _read(typed: str) -> Decimal | None:
    # Thousands as the screen writes them, and its minus sign, are taken as well.
    try:
        price = Decimal(f.typed(typed))
    except InvalidOperation:
        return None
    return price if price.is_finite() and -MOST <= price <= MOST else None
