"""Price a part of a contract (点价): quantity, futures price, and what it does to exposure."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from itertools import count

from PySide6.QtCore import Qt, QTimer
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

from terminal.core.book_view import Trial
from terminal.domain.deal import Deal
from widgets import format as f
from widgets.bridge import Bridge
from widgets.exposure_text import unit_name
from widgets.refusals import told
from widgets.theme import Theme, retone
from widgets.words import SIDES, translate, unit, word

ASK_MS = 150  # after the last key: each question walks through the whole book
NODE = 3  # unit, commodity, month
_numbers = count(1)


class PriceDialog(QDialog):
    """The desk is asked what a pricing would do as it is typed; the button does it."""

    def __init__(self, bridge: Bridge, theme: Theme, deal: Deal, parent: QWidget) -> None:
        super().__init__(parent)
        self._bridge, self._deal = bridge, deal
        self._asked = ""
        self.setWindowTitle(translate("Price", "Price part of a contract"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setStyleSheet(theme.sheet())
        self.setMinimumWidth(460)
        view = bridge.latest.pair_of(deal.futures)
        last = None if view is None else view.futures
        self.quantity = QLineEdit(f"{deal.unpriced:f}")
        self.price = QLineEdit("" if last is None else f"{Decimal(repr(last)).normalize():f}")
        self.answer = QLabel()
        self.do_button = QPushButton(translate("Price", "Price"))
        self.close_button = QPushButton(translate("Price", "Cancel"))
        self._soon = QTimer(self, singleShot=True, interval=ASK_MS)
        self._soon.timeout.connect(self.ask)
        self._lay_out()
        for line in (self.quantity, self.price):
            line.textEdited.connect(self._edited)
        bridge.trials.connect(self._answered)
        self.ask()

    def ask(self) -> None:
        """Ask the desk what this would do."""
        self._soon.stop()
        typed = self._typed()
        self.do_button.setEnabled(False)
        if typed is None:
            self._say(translate("Price", "A quantity and a price are needed"), "muted")
            return
        self._asked = f"price {next(_numbers)}"
        self._bridge.price(self._deal.contract.id, *typed, trial=self._asked)

    def do(self) -> None:
        """Price it."""
        typed = self._typed()
        if typed is not None and self.do_button.isEnabled():
            self._bridge.price(self._deal.contract.id, *typed)
            self.accept()

    def _lay_out(self) -> None:
        terms = self._deal.contract
        say = translate("Price", "{0} {1}, {2}: {3} {4} unpriced, {5} {6}")
        head = QLabel(
            say.format(
                word(SIDES, terms.side.value),
                terms.id,
                unit_name(terms.unit, self._bridge.latest),
                f.plain(self._deal.unpriced),
                unit(terms.base_unit),
                f.code(self._deal.futures),
                f.plain(self._deal.premium, sign=True),
            )
        )
        for label in (head, self.answer):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        head.setProperty("tone", "strong")
        self.answer.setMinimumHeight(72)
        self.answer.setAlignment(Qt.AlignmentFlag.AlignTop)
        form = QFormLayout()
        amount = translate("Price", "Quantity, {0}").format(unit(terms.base_unit))
        form.addRow(amount, self.quantity)
        form.addRow(translate("Price", "Futures price, without premium"), self.price)
        self.quantity.setAccessibleName(amount)
        self.price.setAccessibleName(translate("Price", "Futures price, without premium"))
        self.do_button.setProperty("kind", "primary")
        self.do_button.setDefault(True)
        self.do_button.clicked.connect(self.do)
        self.close_button.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.close_button)
        row.addWidget(self.do_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(head)
        column.addLayout(form)
        column.addWidget(self.answer)
        column.addLayout(row)

    def _edited(self) -> None:
        # What was answered before is not about what stands here now.
        self.do_button.setEnabled(False)
        self._asked = ""
        self._soon.start()

    def _typed(self) -> tuple[Decimal, Decimal] | None:
        try:
            found = [Decimal(line.text().replace(",", "")) for line in (self.quantity, self.price)]
        except InvalidOperation:
            return None
        return (found[0], found[1]) if all(one.is_finite() for one in found) else None

    def _answered(self, changes: dict[str, Trial | None]) -> None:
        trial = changes.get(self._asked)
        if trial is None:
            return
        if trial.said is not None:
            self._say(told(trial.said, trial.said.key, self._bridge.latest), "bad")
            return
        self._say(self._shifts(trial), "text")
        self.do_button.setEnabled(True)

    def _shifts(self, trial: Trial) -> str:
        lines = []
        for shift in trial.shifts:
            if len(shift.key) != NODE:
                continue
            names = (unit_name(shift.key[0], self._bridge.latest), *shift.key[1:])
            base = unit(shift.before.base_unit)
            say = translate("Price", "Flat exposure {0} → {1} {2}, basis exposure {3} → {4}")
            words = say.format(
                f.plain(shift.before.flat, sign=True),
                f.plain(shift.after.flat, sign=True),
                base,
                f.plain(shift.before.basis, sign=True),
                f.plain(shift.after.basis, sign=True),
            )
            lines.append(f"{f.SEPARATOR.join(names)}\n{words}")
        return "\n".join(lines)

    def _say(self, words: str, tone: str) -> None:
        self.answer.setText(words)
        retone(self.answer, "tone", tone)
