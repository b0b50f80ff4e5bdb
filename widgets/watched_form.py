"""What a rule's formulas watch, as fields: a metric, or its change with period and measure …"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QWidget

from terminal.core.rules.form import Kind, kind_of
from terminal.core.rules.formula import parse
from terminal.core.rules.words import BadFormula
from terminal.domain.condition import Beyond, Data
from terminal.domain.operand import Operand
from widgets.condition_words import metric_words
from widgets.watched_text import fields_of, formula_of
from widgets.words import translate

CONTEXT = "Watched"
KINDS = {
    Kind.LEVEL: QT_TRANSLATE_NOOP("Watched", "Value"),
    Kind.CHANGE: QT_TRANSLATE_NOOP("Watched", "Change"),
    Kind.VOLATILITY: QT_TRANSLATE_NOOP("Watched", "Volatility"),
    Kind.RATIO: QT_TRANSLATE_NOOP("Watched", "Volatility, short by long"),
    Kind.RANK: QT_TRANSLATE_NOOP("Watched", "Place among the last values"),
    Kind.FLIP: QT_TRANSLATE_NOOP("Watched", "Change of sign"),
    Kind.DATA: QT_TRANSLATE_NOOP("Watched", "No good value"),
}
FIELDS = {
    "period": QT_TRANSLATE_NOOP("Watched", "against"),
    "per": QT_TRANSLATE_NOOP("Watched", "by"),
    "floor": QT_TRANSLATE_NOOP("Watched", "at least"),
    "spread": QT_TRANSLATE_NOOP("Watched", "as"),
    "of": QT_TRANSLATE_NOOP("Watched", "of"),
    "window": QT_TRANSLATE_NOOP("Watched", "over"),
    "under": QT_TRANSLATE_NOOP("Watched", "by that over"),
    "samples": QT_TRANSLATE_NOOP("Watched", "samples"),
    "dead_band": QT_TRANSLATE_NOOP("Watched", "by more than"),
    "states": QT_TRANSLATE_NOOP("Watched", "because"),
}
CHOICES = {
    "per": {
        "": QT_TRANSLATE_NOOP("Watched", "its unit"),
        "price": QT_TRANSLATE_NOOP("Watched", "the spot price"),
        "sigma": QT_TRANSLATE_NOOP("Watched", "its deviation"),
        "previous": QT_TRANSLATE_NOOP("Watched", "the value then"),
    },
    "spread": {
        "deviation": QT_TRANSLATE_NOOP("Watched", "deviation"),
        "variance": QT_TRANSLATE_NOOP("Watched", "variance"),
    },
    "of": {
        "values": QT_TRANSLATE_NOOP("Watched", "values"),
        "changes": QT_TRANSLATE_NOOP("Watched", "changes"),
    },
}
HINTS = {
    "period": "15m, bar 5m, sample, same_time, settlement, week",
    "floor": "50",
    "window": "20, 30m, ewma",
    "under": "60, 2h, ewma",
    "samples": "240",
    "dead_band": "10",
    "states": "stale, no_data, skewed, limit_board, link_down",
}
# What a field says before anybody typed into it.
FIRST = {
    "period": "15m",
    "floor": "50",
    "window": "20",
    "under": "60",
    "samples": "240",
    "dead_band": "10",
    "states": "stale, no_data",
}
OF_KIND = {
    Kind.LEVEL: (),
    Kind.CHANGE: ("period", "per", "floor"),
    Kind.VOLATILITY: ("spread", "of", "window"),
    Kind.RATIO: ("spread", "of", "window", "under"),
    Kind.RANK: ("samples",),
    Kind.FLIP: ("dead_band",),
    Kind.DATA: ("states",),
}


class WatchedForm(QWidget):
    """`edited` comes after a field was changed by hand; `read` says what stands there then."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.kind, self.metric_box = QComboBox(), QComboBox()
        self.fields: dict[str, Any] = {
            name: QComboBox() if name in CHOICES else QLineEdit() for name in FIELDS
        }
        self._labels = {name: QLabel(translate(CONTEXT, FIELDS[name])) for name in FIELDS}
        self._kept: Operand | Data | None = None
        self._lay_out()
        self.kind.activated.connect(lambda _: self._turned())
        self.metric_box.activated.connect(lambda _: self._typed())
        for name, field in self.fields.items():
            if isinstance(field, QComboBox):
                field.activated.connect(lambda _: self._typed())
            else:
                field.setText(FIRST[name])
                field.textEdited.connect(lambda _: self._typed())
        self._arrange()

    def offer(self, metrics: tuple[str, ...]) -> None:
        """Offer these metrics, of the subjects that the rule is on."""
        before = self.metric_box.currentData()
        self.metric_box.clear()
        for one in metrics:
            self.metric_box.addItem(metric_words(one), one)
        self._choose(self.metric_box, before if before in metrics else metrics[0])

    def show_watched(self, watched: Operand | Data) -> None:
        """Show what is watched; what the fields cannot say in full is kept as it is, closed."""
        kind = kind_of(watched)
        assert kind is not None
        said = fields_of(watched)
        self._choose(self.kind, kind)
        self._choose(self.metric_box, said.pop("metric"))
        for name, text in said.items():
            if name in CHOICES:
                self._choose(self.fields[name], text)
            elif self.fields[name].text() != text:
                self.fields[name].setText(text)
        self._arrange()
        self._kept = None
        try:
            is_whole = self.read() == watched
        except BadFormula:
            is_whole = False
        self._kept = None if is_whole else watched
        for field in (self.metric_box, *self.fields.values()):
            field.setEnabled(is_whole)

    def read(self) -> Operand | Data:
        """Return what is watched; raise `BadFormula` for what cannot be understood."""
        if self._kept is not None:
            return self._kept
        condition = parse(
            formula_of(self.kind.currentData(), self.metric_box.currentData(), self._said())
        )
        if isinstance(condition, Beyond):
            return condition.operand
        assert isinstance(condition, Data)
        return condition

    def _turned(self) -> None:
        # Another kind is said anew, whatever could not be said before.
        self._kept = None
        for field in (self.metric_box, *self.fields.values()):
            field.setEnabled(True)
        self._typed()

    def _typed(self) -> None:
        self._arrange()
        self.edited.emit()

    def _lay_out(self) -> None:
        self.kind.setAccessibleName(translate("Watched", "What is watched"))
        self.metric_box.setAccessibleName(translate("Watched", "Metric"))
        for kind, words in KINDS.items():
            self.kind.addItem(translate(CONTEXT, words), kind)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.kind)
        row.addWidget(self.metric_box)
        for name, field in self.fields.items():
            field.setAccessibleName(self._labels[name].text())
            for key, words in CHOICES.get(name, {}).items():
                field.addItem(translate(CONTEXT, words), key)
            if name in HINTS:
                field.setToolTip(HINTS[name])
                field.setPlaceholderText(HINTS[name])
                field.setFixedWidth(230 if name == "states" else 76)
            row.addWidget(self._labels[name])
            row.addWidget(field)
        row.addStretch()

    def _arrange(self) -> None:
        shown = OF_KIND[self.kind.currentData()]
        for name, field in self.fields.items():
            is_shown = name in shown
            if name == "floor":
                is_shown = is_shown and self.fields["per"].currentData() == "previous"
            field.setVisible(is_shown)
            self._labels[name].setVisible(is_shown)

    def _choose(self, box: QComboBox, key: Any) -> None:
        at = box.findData(key)
        if at < 0:
            box.addItem(metric_words(str(key)), key)
            at = box.count() - 1
        box.setCurrentIndex(at)

    def _said(self) -> dict[str, str]:
        return {
            name: field.currentData() if isinstance(field, QComboBox) else field.text().strip()
            for name, field in self.fields.items()
        }
