"""The limits of a rule, level by level, in the unit of its metric."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QT_TRANSLATE_NOOP, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from terminal.domain.level import Level
from terminal.domain.metric import Metric
from terminal.domain.rule import Limit
from widgets import rule_text as text
from widgets.rule_reading import Key, number
from widgets.words import LEVELS, translate, word

CONTEXT = "LimitGrid"
SIDES = {
    "low": QT_TRANSLATE_NOOP("LimitGrid", "Below"),
    "high": QT_TRANSLATE_NOOP("LimitGrid", "Above"),
}


class LimitGrid(QWidget):
    """Two fields a level; a level without a number is none. `edited` comes after each key."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[Key, QLineEdit] = {}
        self._units: list[QLabel] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(len(SIDES) + 1, 1)
        for at, name in enumerate(SIDES.values()):
            grid.addWidget(heading(translate(CONTEXT, name)), 0, at + 1)
        for line, level in enumerate(Level, start=1):
            grid.addWidget(QLabel(word(LEVELS, level)), line, 0)
            for at, (side, name) in enumerate(SIDES.items()):
                field = QLineEdit()
                field.setFixedWidth(110)
                field.setAccessibleName(f"{word(LEVELS, level)}: {translate(CONTEXT, name)}")
                field.textEdited.connect(lambda _: self.edited.emit())
                self.fields[level.name.lower(), side] = field
                grid.addWidget(field, line, at + 1)
            self._units.append(QLabel())
            grid.addWidget(self._units[-1], line, len(SIDES) + 1)

    def show_limits(self, limits: Sequence[Limit], metric: Metric, unit: str) -> None:
        """Show these limits; `unit` stands behind each line."""
        found = {
            (one.level.name.lower(), side): getattr(one, side) for one in limits for side in SIDES
        }
        for key, field in self.fields.items():
            value: Decimal | None = found.get(key)
            field.setText("" if value is None else text.amount(value, metric))
        self.show_unit(unit)

    def show_unit(self, unit: str) -> None:
        """Write the unit behind each line."""
        for label in self._units:
            label.setText(unit)

    def read(self) -> tuple[Limit, ...]:
        """Return the limits; raise `FieldError` for what is no number."""
        found = []
        for level in Level:
            name = level.name.lower()
            low, high = (number(self.fields[name, side].text(), (name, side)) for side in SIDES)
            if low is not None or high is not None:
                found.append(Limit(level, low, high))
        return tuple(found)


def heading(words: str) -> QLabel:
    """Make the heading of a column of fields: quieter than what names a field."""
    label = QLabel(words)
    label.setProperty("tone", "muted")
    return label
