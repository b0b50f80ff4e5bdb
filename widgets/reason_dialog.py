"""A question with one line for the reason: the answer goes with it into the record."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from widgets.theme import Theme
from widgets.words import translate

LONGEST = 200


class ReasonDialog(QDialog):
    """`said` comes once with the reason, when the answer is pressed; without one it stays shut."""

    said = Signal(str)

    def __init__(self, question: str, answer: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Reason", "A reason is needed"))
        self.setStyleSheet(theme.sheet())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(420)
        self.reason = QLineEdit()
        self.reason.setAccessibleName(translate("Reason", "Reason"))
        self.reason.setPlaceholderText(translate("Reason", "why: it goes into the record"))
        self.reason.setMaxLength(LONGEST)
        self.yes_button = QPushButton(answer)
        self.no_button = QPushButton(translate("Reason", "Cancel"))
        label = QLabel(question)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.no_button)
        buttons.addWidget(self.yes_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(label)
        column.addWidget(self.reason)
        column.addLayout(buttons)
        self.yes_button.setProperty("kind", "primary")
        self.yes_button.setDefault(True)
        self.yes_button.setEnabled(False)
        self.no_button.setAutoDefault(False)
        self.reason.textChanged.connect(
            lambda words: self.yes_button.setEnabled(bool(words.strip()))
        )
        self.yes_button.clicked.connect(self._answer)
        self.no_button.clicked.connect(self.reject)

    def _answer(self) -> None:
        self.said.emit(self.reason.text().strip())
        self.accept()
