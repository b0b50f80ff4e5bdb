"""The rules of the desk in one dock: the table of them all."""

from __future__ import annotations

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from widgets.bridge import Bridge
from widgets.rule_table import RuleTable
from widgets.theme import Theme
from widgets.words import translate


class RulePanel(QWidget):
    """The table with a line above it."""

    def __init__(self, bridge: Bridge, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.table = RuleTable(bridge, theme)
        self._bar, self._note = QFrame(), QLabel()
        self._bar.setObjectName("panel")
        self._note.setProperty("tone", "muted")
        self._note.setText(translate("Rules", "{0} rules").format(len(bridge.rules)))
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(8, 4, 8, 4)
        row.addWidget(self._note)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self.table)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setFocusProxy(self.table)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self._bar.setStyleSheet(self._theme.sheet())
