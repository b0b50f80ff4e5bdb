"""What files would do to the book, row by row, before it is applied; bad rows first."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from terminal.core.book_view import Preview
from terminal.domain.change import Change
from widgets import format as f
from widgets.book_words import change_words
from widgets.bridge import Bridge
from widgets.column import Column
from widgets.columns import text_column
from widgets.dialog_size import come_up
from widgets.finding_words import finding_words
from widgets.opener import Opener
from widgets.panel import TablePanel
from widgets.refusals import told
from widgets.table_model import RowsModel
from widgets.theme import Theme, retone
from widgets.words import CHANGES, TABLES, translate, word
from widgets.work import Work

SIZE = (920, 520)
TONES = {"refused": "bad", "flag": "attention", "added": "ok", "removed": "warning"}


class Finding(msgspec.Struct, frozen=True):
    """One row of the preview: kind is "refused", "flag", or what happens to a row of the book."""

    kind: str
    what: str
    words: str


class ImportDialog(QDialog):
    """Files are read in another process; the difference is applied whole, or not at all."""

    def __init__(self, bridge: Bridge, theme: Theme, files: list[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._bridge, self._theme, self._files = bridge, theme, files
        self.opener = Opener(bridge)
        self.found: Preview | None = None
        self.setWindowTitle(translate("Import", "Import: what would change"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setStyleSheet(theme.sheet())
        come_up(self, *SIZE)
        self.work = Work(self)
        self.model: RowsModel[Finding] = RowsModel(finding_columns())
        name = translate("Import", "What would change")
        self.table = TablePanel(self.model, theme, name)
        self.names = QLabel(", ".join(Path(file).name for file in files))
        self.part = QCheckBox(translate("Import", "Rows that the files do not name stay"))
        self.progress, self.verdict = QProgressBar(), QLabel()
        self.apply_button = QPushButton(translate("Import", "Apply"))
        self.close_button = QPushButton(translate("Import", "Close"))
        self._lay_out()
        self.part.toggled.connect(lambda _: self.read())
        self.work.progressed.connect(self._progressed)
        self.work.finished.connect(self._finished)
        self.finished.connect(lambda _: self.work.cancel())
        self.read()

    def read(self) -> None:
        """Read the files anew."""
        preview = self._bridge.ledger.preview
        if preview is None:
            return
        self.work.blockSignals(True)
        self.work.cancel()
        self.work.blockSignals(False)
        self.found = None
        self.close_button.setText(translate("Import", "Cancel"))
        self.table.view.say_empty("")
        self.apply_button.setEnabled(False)
        self.progress.setRange(0, 0)
        self.progress.show()
        self._say(translate("Import", "Reading…"), "muted")
        self.work.start(partial(preview, not self.part.isChecked(), self._files))

    def apply(self) -> None:
        """Post the difference as it stands here; the desk refuses it if the book has moved on."""
        if self.found is None or not self.found.changes:
            return
        if words := self.opener.objection:
            self._say(words, "bad")
        else:
            self._bridge.change_book(self.found.wish(self.opener.actor))
            self.accept()

    def _lay_out(self) -> None:
        self.apply_button.setProperty("kind", "primary")
        self.apply_button.clicked.connect(self.apply)
        self.close_button.clicked.connect(self.reject)
        for button in (self.apply_button, self.close_button):
            button.setAutoDefault(False)  # Enter decides nothing while one reads
        self.progress.setTextVisible(False)
        # The rows below stay where they are when it goes.
        policy = self.progress.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.progress.setSizePolicy(policy)
        for label in (self.names, self.verdict):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.names.setProperty("tone", "strong")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(8)
        for widget in (self.names, self.part, self.progress):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.addWidget(self.verdict, 1)
        row.addWidget(self.close_button)
        row.addWidget(self.apply_button)
        column.addLayout(row)

    def _progressed(self, done: int, total: int) -> None:
        self.progress.setRange(0, max(total, 1))
        self.progress.setValue(done)

    def _finished(self, is_well: bool, outcome: Any) -> None:
        self.progress.hide()
        self.close_button.setText(translate("Import", "Close"))
        if not isinstance(outcome, Preview):
            words = told(None, str(outcome), self._bridge.latest)
            self._say(finding_words(words), "bad")
            return
        self.found = outcome
        self.table.view.say_empty(translate("Import", "Nothing changes"))
        rows = findings(outcome)
        gone: dict[str, Finding | None] = {
            self.model.key_at(line): None for line in range(self.model.rowCount())
        }
        self.model.put(gone | {f"{at:06}": row for at, row in enumerate(rows)})
        self.apply_button.setEnabled(is_well)
        self._say(verdict(outcome), "bad" if outcome.refusals else "ok" if is_well else "muted")

    def _say(self, words: str, tone: str) -> None:
        self.verdict.setText(words)
        retone(self.verdict, "tone", tone)


def findings(found: Preview) -> list[Finding]:
    """Return the rows of a preview: refusals, then what to look at, then the changes."""
    return [
        *(Finding("refused", "", finding_words(words)) for words in found.refusals),
        *(Finding("flag", "", finding_words(words)) for words in found.flags),
        *(Finding(one.kind.value, _what(one), change_words(one)) for one in found.changes),
    ]


def verdict(found: Preview) -> str:
    """Say in one line what a preview comes to."""
    if found.refusals:
        text = translate("Import", "Faults: {0}; nothing of these files can be applied")
        return text.format(len(found.refusals))
    if not found.changes:
        return translate("Import", "The book says the same already")
    counts = [
        f"{word(CHANGES, kind)} {sum(one.kind == kind for one in found.changes)}"
        for kind in CHANGES
        if any(one.kind == kind for one in found.changes)
    ]
    return f.SEPARATOR.join(counts)


def finding_columns() -> list[Column[Finding]]:
    """Return the preview's columns."""
    return [
        text_column(translate("Import", "What happens"), _kind, tone=_tone, strong=True),
        text_column(translate("Import", "Row"), lambda row: row.what, search=True),
        text_column(
            translate("Import", "In words"),
            lambda row: row.words,
            tone=_tone,
            search=True,
            stretch=1,
            elide=200,
            tip=lambda row: row.words,
        ),
    ]


def _kind(row: Finding) -> str:
    if row.kind == "refused":
        return translate("Import", "Refused")
    return translate("Import", "Look at") if row.kind == "flag" else word(CHANGES, row.kind)


def _tone(row: Finding) -> str:
    return TONES.get(row.kind, "text")


def _what(change: Change) -> str:
    return f"{word(TABLES, change.table.value)} {change.id}"
