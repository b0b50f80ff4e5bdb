"""On which tax footing exposures are shown, and a switch to look at the other one.

Rules and orders have the footing of the desk file whatever the switch says; while it shows the
other one the strip says so, in the colour and the shape of a warning.
"""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from terminal.domain.line import Line, TaxView
from widgets.chart_header import ElidingLabel
from widgets.footing_text import FOOTINGS, other, rates_hint, rates_of, rates_text
from widgets.latest import Latest
from widgets.theme import Theme, font, retone
from widgets.words import translate, word


class FootingStrip(QFrame):
    """One line above the tree. switched: the other footing is wanted, or no longer.

    beside: another choice of the tree, left of the switch
    """

    switched = Signal(bool)

    def __init__(self, theme: Theme, beside: QWidget | None = None) -> None:
        super().__init__()
        self._theme = theme
        self.label = ElidingLabel()
        self.label.setFont(font(12))
        self.button = QPushButton()
        self.button.setProperty("kind", "flat")
        self.button.setCheckable(True)
        self.button.setFont(font(12))
        self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 4, 0)
        row.addWidget(self.label, 1)
        if beside is not None:
            row.addWidget(beside)
        row.addWidget(self.button)
        self.button.toggled.connect(self.switched)
        theme.changed.connect(self._restyle)
        self._restyle()

    def tell(self, counted: TaxView, lines: Collection[Line], latest: Latest) -> None:
        """Say how goods are counted, and at which rates."""
        rates = rates_of(lines)
        shown = other(counted) if self.button.isChecked() else counted
        names = {"shown": word(FOOTINGS, shown), "counted": word(FOOTINGS, counted)}
        looks = translate("Footing", "▲ View only: {shown}")
        short = translate("Footing", "{shown} · as rules and orders") if shown is counted else looks
        self.label.short = short.format(**names)
        if shown is counted:
            names["shown"] = ", ".join(filter(None, (names["shown"], rates_text(rates))))
            words = translate("Footing", "{shown} · as rules and orders")
        else:
            words = translate("Footing", "▲ View: {shown} · rules, orders: {counted}")
        self._say(words.format(**names))
        retone(self.label, "tone", "muted" if shown is counted else "warning")
        self.button.setText(translate("Footing", "View {0}").format(word(FOOTINGS, other(counted))))
        self.button.setEnabled(None not in rates)
        self.label.hint = rates_hint(lines, latest)
        self.button.setToolTip(
            translate("Footing", "To look at only: rules and orders stay {0}").format(
                names["counted"]
            )
        )

    def _say(self, words: str) -> None:
        if self.label.text() != words:
            self.label.setText(words)
            self.label.setAccessibleName(words)

    def _restyle(self) -> None:
        self.setStyleSheet(self._theme.sheet())
