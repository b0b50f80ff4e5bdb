"""The rules of the desk in one dock: the table of them all, and the way to try a formula."""

from __future__ import annotations

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from widgets.bridge import Bridge
from widgets.chart_panel import Rings
from widgets.formula_dialog import FormulaDialog
from widgets.rule_table import RuleTable
from widgets.theme import Theme
from widgets.words import translate


class RulePanel(QWidget):
    """The table with a line above it. rings: the past of pairs, for formulas to be tried on."""

    def __init__(self, bridge: Bridge, theme: Theme, rings: Rings) -> None:
        super().__init__()
        self._bridge, self._theme, self._rings = bridge, theme, rings
        self.table = RuleTable(bridge, theme)
        self._bar, self._note = QFrame(), QLabel()
        self._bar.setObjectName("panel")
        self._note.setProperty("tone", "muted")
        self._note.setText(translate("Rules", "{0} rules").format(len(bridge.rules)))
        self.try_button = QPushButton(translate("Rules", "Try a formula  Ctrl+E"))
        self.try_button.clicked.connect(lambda _checked=False: self.try_formula())
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(8, 4, 8, 4)
        row.addWidget(self._note)
        row.addStretch()
        row.addWidget(self.try_button)
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

    def try_formula(self, subject: str = "") -> None:
        """Open the trial with this subject, else with the current rule's first one and formula."""
        rule, formula = self.table.rule(), ""
        if not subject and rule is not None and rule.subjects:
            subject = rule.subjects[0]
            formula = rule.clauses[0].formula if rule.clauses else ""
        dialog = FormulaDialog(
            self._bridge, self._rings, self._theme, self.window(), subject=subject, formula=formula
        )
        # Not `open`: alarms behind it can be taken meanwhile.
        dialog.show()

    def _restyle(self) -> None:
        self._bar.setStyleSheet(self._theme.sheet())
