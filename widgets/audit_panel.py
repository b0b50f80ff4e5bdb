"""The record: its newest entries, older ones on scrolling, and the buttons that prove it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from terminal.domain.audit import Entry
from widgets import format as f
from widgets.bridge import Bridge
from widgets.cells import RIGHT, Cell
from widgets.chart_header import ElidingLabel
from widgets.column import Column
from widgets.entry_text import entry_text
from widgets.entry_words import KINDS
from widgets.latest import Latest
from widgets.names import actor
from widgets.panel import TablePanel
from widgets.proof_words import proof_words
from widgets.refusals import told
from widgets.table_model import RowsModel
from widgets.theme import Theme, retone
from widgets.words import translate, word
from widgets.work import Work

PAGE = 200


class AuditPanel(QWidget):
    """Entries newest first. Verify and export run beside the desk and can be cancelled."""

    def __init__(self, bridge: Bridge, theme: Theme, folder: Path) -> None:
        super().__init__()
        self._bridge, self._theme, self._folder = bridge, theme, folder
        self._asking = self._is_export = self._is_unread = False
        self._seen = -1
        self._verdicts: dict[bool, str] = {}
        self._model: RowsModel[Entry] = RowsModel(
            columns_of(bridge.latest), order=lambda row: row.seq, falling=True
        )
        empty = translate("Audit", "The ledger is empty")
        self.table = TablePanel(self._model, theme, translate("Audit", "Ledger entries"), empty)
        self.work = Work(self)
        self.kind, self.result = QComboBox(), ElidingLabel()
        self.verify_button = QPushButton(translate("Audit", "Verify  V"))
        self.export_button = QPushButton(translate("Audit", "Export  E"))
        self.cancel_button = QPushButton(translate("Audit", "Cancel"))
        self.progress = QProgressBar()
        self._lay_out()
        self.work.progressed.connect(self._progressed)
        self.work.finished.connect(self._finished)
        bridge.health.connect(self._grown)
        self.table.view.verticalScrollBar().valueChanged.connect(self._scrolled)
        theme.changed.connect(self._restyle)
        self._restyle()

    def verify(self) -> None:
        """Prove the chain from its first entry to its head."""
        verify = self._bridge.ledger.verify
        if verify is not None and not self.work.is_running:
            self._is_export = False
            words = translate("Audit", "The ledger is intact"), translate("Audit", "Not proven")
            self._begin(translate("Audit", "Verifying…"), *words)
            self.work.start(verify)
            self._enable()

    def export(self) -> None:
        """Write the evidence bundle into the desk's exports folder."""
        export, now = self._bridge.ledger.export, self._bridge.latest.now
        if export is None or self.work.is_running:
            return
        stamp = "" if now is None else f"-{f.local(now):%Y%m%d-%H%M%S}"
        self._is_export = True
        self._folder.mkdir(parents=True, exist_ok=True)
        words = translate("Audit", "Exported"), translate("Audit", "Not exported")
        self._begin(translate("Audit", "Exporting…"), *words)
        self.work.start(
            partial(export, self._bridge.actor), str(self._folder / f"ledger{stamp}.zip")
        )
        self._enable()

    def showEvent(self, event: Any) -> None:
        """Catch up with what was written while nobody looked."""
        super().showEvent(event)
        self._newest()

    def _lay_out(self) -> None:
        self.kind.addItem(translate("Audit", "All kinds"), None)
        for kind in KINDS:
            self.kind.addItem(word(KINDS, kind), kind)
        self.kind.setAccessibleName(translate("Audit", "Kind of entry"))
        self.kind.currentIndexChanged.connect(self._rekinded)
        self.verify_button.clicked.connect(self.verify)
        self.export_button.clicked.connect(self.export)
        self.cancel_button.clicked.connect(self.work.cancel)
        self._enable()
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(160)
        self.progress.hide()
        self.cancel_button.hide()
        self.result.setTextFormat(Qt.TextFormat.PlainText)
        self.result.setMinimumWidth(1)
        bar = QFrame()
        bar.setAutoFillBackground(True)
        bar.setBackgroundRole(QPalette.ColorRole.Base)
        row = QHBoxLayout(bar)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(8)
        for widget in (self.kind, self.verify_button, self.export_button):
            row.addWidget(widget)
        row.addWidget(self.progress)
        row.addWidget(self.cancel_button)
        row.addWidget(self.result, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self.table)
        self.setFocusProxy(self.table)

    # Pages

    def _rekinded(self, _: int) -> None:
        gone: dict[str, Entry | None] = dict.fromkeys(self._keys(), None)
        self._model.put(gone)
        self._newest()

    def _keys(self) -> list[str]:
        return [self._model.key_at(line) for line in range(self._model.rowCount())]

    def _grown(self, health: Any) -> None:
        if self.isVisible() and health.ledger_seq != self._seen:
            self._newest()

    def _newest(self) -> None:
        health = self._bridge.latest.health
        self._seen = -1 if health is None else health.ledger_seq
        self._ask(None)

    def _scrolled(self, value: int) -> None:
        bar = self.table.view.verticalScrollBar()
        last = self._model.row_at(self._model.rowCount() - 1)
        if value and value == bar.maximum() and last is not None and last.seq > 1:
            self._ask(last.seq)

    def _ask(self, before: int | None) -> None:
        reader = self._bridge.ledger.reader
        if reader is None or self._asking:
            return
        self._asking = True
        kind = self.kind.currentData()
        question = partial(reader.page, before, PAGE, kind)
        self._bridge.ask(question, self._answered, self._refused)

    def _answered(self, entries: Sequence[Entry]) -> None:
        self._asking = False
        self._model.put({str(entry.seq): entry for entry in entries})
        if self._is_unread:
            self._is_unread = False
            self._say("", "muted")

    def _refused(self, sentence: str) -> None:
        # Before the desk's first sign of life there is no ledger yet: that is no fault.
        self._asking = False
        if self._bridge.latest.health is None:
            self._seen = -1
            return
        self._is_unread = True
        self._say(self._told(sentence), "bad")

    # Long work

    def _begin(self, words: str, well: str, ill: str) -> None:
        self._verdicts = {True: well, False: ill}
        self.progress.setRange(0, 0)
        self.progress.show()
        self.cancel_button.show()
        self._say(words, "muted")

    def _progressed(self, done: int, total: int) -> None:
        self.progress.setRange(0, max(total, 1))
        self.progress.setValue(done)

    def _enable(self) -> None:
        # One at a time: a press that does nothing is taken for one that was not felt.
        ledger, is_free = self._bridge.ledger, not self.work.is_running
        self.verify_button.setEnabled(ledger.verify is not None and is_free)
        self.export_button.setEnabled(ledger.export is not None and is_free)

    def _finished(self, is_well: bool, sentence: str) -> None:
        self._enable()
        self.progress.hide()
        self.cancel_button.hide()
        if is_well and self._is_export:
            self._bridge.note("export", sentence)
        words = f"{self._verdicts[is_well]}{f.SEPARATOR}{self._told(sentence)}"
        self._say(words, "ok" if is_well else "bad")

    def _told(self, sentence: str) -> str:
        return told(None, proof_words(sentence), self._bridge.latest)

    def _say(self, sentence: str, tone: str) -> None:
        self.result.setText(sentence)
        self.result.hint = sentence
        retone(self.result, "tone", tone)

    def _restyle(self) -> None:
        for widget in (
            self.kind,
            self.verify_button,
            self.export_button,
            self.cancel_button,
            self.progress,
            self.result,
        ):
            widget.setStyleSheet(self._theme.sheet())


def columns_of(latest: Latest) -> list[Column[Entry]]:
    """Return the ledger list's columns."""
    return [
        Column(
            translate("Audit", "No."),
            lambda row: Cell(f.number(row.seq, 0)),
            ("888,888",),
            RIGHT,
            order=lambda row: row.seq,
        ),
        Column(
            translate("Audit", "Time"),
            lambda row: Cell(f.moment(row.time)),
            ("11-23 21:13:22",),
            order=lambda row: row.seq,
        ),
        Column(
            translate("Audit", "Kind"),
            lambda row: Cell(word(KINDS, row.kind), strong=True),
            search=lambda row: word(KINDS, row.kind),
        ),
        Column(
            translate("Audit", "Who"),
            lambda row: Cell(actor(row.actor, latest)),
            search=lambda row: f"{actor(row.actor, latest)} {row.actor}",
        ),
        Column(
            translate("Audit", "What"),
            lambda row: Cell(entry_text(row, latest), "muted"),
            stretch=1,
            elide=200,
            tip=lambda row: msgspec.json.format(msgspec.json.encode(row.body)).decode()[:2000],
        ),
        Column(
            translate("Audit", "Reference"),
            lambda row: Cell(row.ref[-12:], "muted"),
            drop=2,
            tip=lambda row: row.ref,
            search=lambda row: row.ref,
        ),
        Column(
            translate("Audit", "Digest"),
            lambda row: Cell(row.digest[:12], "muted"),
            drop=1,
            tip=lambda row: f"{row.prev}\n{row.digest}",
        ),
    ]
