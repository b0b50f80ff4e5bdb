"""The kill switch: one question, then no order leaves until it is armed again."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from widgets.bridge import Bridge
from widgets.opener import Opener
from widgets.theme import Theme
from widgets.words import translate


class KillSwitch:
    """Ask before stopping; before a live desk is armed again, its name has to be typed."""

    def __init__(self, bridge: Bridge, theme: Theme, window: QWidget, title: str) -> None:
        self._bridge, self._theme = bridge, theme
        self._window, self._title = window, title

    def ask(self) -> None:
        """Put the question that fits; the feed runs on meanwhile."""
        health = self._bridge.latest.health
        if health is None or not health.halted:
            text = translate("Switch", "Stop all orders and cancel the working ones?")
            answer, phrase = translate("Switch", "Stop now"), ""
        else:
            text, answer = (
                translate("Switch", "Let orders leave again?"),
                translate("Switch", "Arm"),
            )
            phrase = "" if health.mode == "sim" else self._title
        halt = health is None or not health.halted
        question = Question(text, answer, self._theme, self._window, phrase)
        who = Opener(self._bridge)
        question.accepted.connect(lambda: self._bridge.halt(halt, who.actor))
        question.open()


class Question(QDialog):
    """A question with one dangerous answer; with `phrase` that must be typed before it opens."""

    def __init__(
        self, text: str, answer: str, theme: Theme, parent: QWidget, phrase: str = ""
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Question", "Please confirm"))
        self.setStyleSheet(theme.sheet())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        label = QLabel(text)
        label.setWordWrap(True)
        self.yes_button = QPushButton(answer)
        self.yes_button.setProperty("kind", "forced")
        self.yes_button.setDefault(True)
        self.yes_button.clicked.connect(self.accept)
        self.no_button = QPushButton(translate("Question", "Cancel"))
        self.no_button.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(label)
        self.line = QLineEdit()
        if phrase:
            self.line.setPlaceholderText(translate("Question", "Type: {0}").format(phrase))
            self.line.textChanged.connect(lambda typed: self.yes_button.setEnabled(typed == phrase))
            self.yes_button.setEnabled(False)
            column.addWidget(self.line)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.no_button)
        row.addWidget(self.yes_button)
        column.addLayout(row)
        self.setMinimumWidth(380)
