"""Words in rows of two columns, written over one another: building a label costs a millisecond."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel

from widgets.theme import font, retone

Text = tuple[str, str]  # words and their colour token


class TextGrid(QGridLayout):
    """`fill` tells what stands in it; labels that are not needed wait, hidden, for more rows."""

    def __init__(self) -> None:
        super().__init__()
        self.setHorizontalSpacing(8)
        self.setVerticalSpacing(3)
        self.setColumnStretch(1, 1)
        self._labels: list[tuple[QLabel, QLabel]] = []
        self._filled = 0

    def fill(self, rows: Sequence[tuple[Text, Text]]) -> None:
        """Show these rows and no others."""
        for at, texts in enumerate(rows):
            if at == len(self._labels):
                self._add(texts)
                continue
            for label, (words, tone) in zip(self._labels[at], texts, strict=True):
                if label.text() != words:
                    label.setText(words)
                retone(label, "tone", tone)
                label.setVisible(True)
        for pair in self._labels[len(rows) : self._filled]:
            for label in pair:
                label.hide()
        self._filled = len(rows)

    def _add(self, texts: tuple[Text, Text]) -> None:
        at, (name, value) = len(self._labels), (text_label(*one) for one in texts)
        self.addWidget(name, at, 0, Qt.AlignmentFlag.AlignTop)
        self.addWidget(value, at, 1)
        self._labels.append((name, value))


def text_label(words: str, tone: str) -> QLabel:
    """Make a label of other people's words, such as rules, reasons, faults: text, never markup."""
    label = QLabel(words)
    label.setProperty("tone", tone)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setFont(font(12))
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
