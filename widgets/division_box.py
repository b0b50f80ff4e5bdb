"""The choice of what the exposure tree divides a commodity by."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox

from widgets.divisions import BY_ACCOUNT, BY_MONTH, BY_STRATEGY, DIVISIONS
from widgets.row_view import ROW_HEIGHT
from widgets.theme import font
from widgets.words import translate

NAMES = {
    BY_MONTH: QT_TRANSLATE_NOOP("Exposure", "By month"),
    BY_STRATEGY: QT_TRANSLATE_NOOP("Exposure", "By strategy"),
    BY_ACCOUNT: QT_TRANSLATE_NOOP("Exposure", "By account"),
}


class DivisionBox(QComboBox):
    """One of DIVISIONS. chosen: another one than before."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setFont(font(12))
        # Higher it would take a row from the tree.
        self.setProperty("low", "yes")
        self.setFixedHeight(ROW_HEIGHT - 2)
        for division in DIVISIONS:
            self.addItem(translate("Exposure", NAMES[division]), division)
        self.setAccessibleName(translate("Exposure", "What a commodity is divided by"))
        self.setToolTip(self.accessibleName())
        self.currentIndexChanged.connect(lambda at: self.chosen.emit(self.itemData(at)))

    @property
    def division(self) -> str:
        """What is chosen."""
        chosen: str = self.currentData()
        return chosen

    def choose(self, division: str) -> None:
        """Choose as a person would; what is none of DIVISIONS changes nothing."""
        if division in DIVISIONS:
            self.setCurrentIndex(DIVISIONS.index(division))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the tree: a pointer that only passes chooses nothing."""
        event.ignore()
