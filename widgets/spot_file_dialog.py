"""How a spot price file is to be read: its mapping in boxes, and what each row comes to with it.

The file is read in another process; nothing here changes what the desk takes. A mapping that was
looked at is handed to the desk through the file that the desk file names for it, or written as the
`[[spot_file]]` of a desk file.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from terminal.core.spot_view import SpotPreview, SpotRow
from widgets import format as f
from widgets.bridge import Bridge
from widgets.dialog_size import come_up
from widgets.opener import Opener
from widgets.panel import TablePanel
from widgets.refusals import told
from widgets.spot_jump import jump_of
from widgets.spot_mapping_form import SpotMappingForm
from widgets.spot_rows import counts_text, newest_text, refusal_text, spot_columns
from widgets.table_model import RowsModel
from widgets.theme import Theme, retone
from widgets.words import translate
from widgets.work import Work

SIZE = (1180, 690)
FILTER = "CSV, XLSX (*.csv *.txt *.xlsx *.xlsm)"
TOML = "TOML (*.toml)"
SETTLE_MS = 150  # after the last change, before the file is read anew


class SpotFileDialog(QDialog):
    """One file at a time. `found` is the last look at it, None while it is being read.

    source: the file of the desk to begin with, by its id
    """

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget, source: str = "") -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._path = ""
        self._keys: dict[str, object] | None = None
        self.found: SpotPreview | None = None
        self._asked = False
        self.setWindowTitle(translate("SpotFile", "Spot file: how it is read"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setStyleSheet(theme.sheet())
        come_up(self, *SIZE)
        self.work, self._soon = Work(self), QTimer(self, singleShot=True, interval=SETTLE_MS)
        self.files, self.form = QComboBox(), SpotMappingForm()
        self.choose_button = QPushButton(translate("SpotFile", "Another file…"))
        self.guess_button = QPushButton(translate("SpotFile", "Guess anew"))
        self.model: RowsModel[SpotRow] = RowsModel(spot_columns(bridge.latest))
        name = translate("SpotFile", "Rows of the file")
        self.table = TablePanel(self.model, theme, name)
        self.progress, self.cancel_button = QProgressBar(), QPushButton()
        self.verdict, self.newest = QLabel(), QLabel()
        self.copy_button = QPushButton(translate("SpotFile", "Copy the table"))
        self.save_button = QPushButton(translate("SpotFile", "Write to a file…"))
        self.hand_button = QPushButton()
        self.close_button = QPushButton(translate("SpotFile", "Close"))
        self._lay_out()
        self._join()
        self._show(None)
        ids = [id for id, _ in bridge.ledger.spot_files]
        if source in ids:
            self.files.setCurrentIndex(ids.index(source))
        self._turn()

    def look(self, path: str) -> None:
        """Look at a file as the desk reads it, or with a first guess."""
        self._path, self._keys = path, None
        self.read()

    def read(self, *, is_guess: bool = False) -> None:
        """Read the file anew with the mapping as it stands."""
        spot = self._bridge.ledger.spot
        if spot is None or not self._path:
            return
        self._soon.stop()
        self.work.blockSignals(True)
        self.work.cancel()
        self.work.blockSignals(False)
        self._show(None)
        self._say(translate("SpotFile", "Reading…"), "muted")
        self.work.start(spot, self._path, self._keys, is_guess)

    def choose(self) -> None:
        """Ask for a file."""
        dialog = QFileDialog(self, translate("SpotFile", "A file of spot prices"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(FILTER)
        dialog.fileSelected.connect(self.add)
        dialog.open()

    def add(self, path: str) -> None:
        """Look at a file that the desk may not know."""
        if self.files.findData(path) < 0:
            self.files.addItem(Path(path).name, path)
        self.files.setCurrentIndex(self.files.findData(path))
        self.look(path)

    def guess(self) -> None:
        """Forget the mapping and guess one; nothing is saved by it."""
        self.read(is_guess=True)

    def copy(self) -> None:
        """Put the file's table of a desk file on the clipboard."""
        if self.found is not None:
            QApplication.clipboard().setText(self.found.block)
            self._say(translate("SpotFile", "Copied: put it into the desk file, start anew"), "ok")

    def save(self) -> None:
        """Ask where to write the file's table of a desk file."""
        if self.found is None:
            return
        dialog = QFileDialog(self, translate("SpotFile", "Write the mapping"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(TOML)
        dialog.setDefaultSuffix("toml")
        dialog.selectFile(f"{self.found.source}.toml")
        dialog.fileSelected.connect(self.write)
        dialog.open()

    def hand(self) -> None:
        """Write the mapping where the desk looks for it: it takes it while it runs.

        One that would move a price far is written only when it is pressed again.
        """
        jump = None if self.found is None else jump_of(self.found, self._bridge.latest)
        if jump is None or self._asked:
            self.write("")
            return
        self._asked = True
        said = translate("SpotFile", "{0} would move by {1}: press again to hand it over")
        sign = "+" if jump[1] > 0 else ""
        self._say(said.format(jump[0], sign + f.percent(jump[1], 1)), "bad")
        self._ask_again(translate("SpotFile", "Hand over all the same"), "forced")

    def write(self, target: str) -> None:
        """Write the mapping that is shown; "" = to the file that the desk file names."""
        save, found = self._bridge.ledger.save_mapping, self.found
        if save is None or found is None:
            return
        # The desk takes what lies there: that needs somebody, as a typed price does.
        words = "" if target else Opener(self._bridge).objection
        if words:
            self._say(words, "bad")
            return
        for button in self._savers:
            button.setEnabled(False)
        asked = partial(save, self._path, dict(found.mapping), target)
        self._bridge.ask(asked, partial(self._written, target), self._refused)

    def _lay_out(self) -> None:
        self._savers = (self.copy_button, self.save_button, self.hand_button)
        self.cancel_button.setText(translate("SpotFile", "Cancel"))
        self.files.setAccessibleName(translate("SpotFile", "File"))
        self.progress.setTextVisible(False)
        for label in (self.verdict, self.newest):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        top, bottom, column = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        top.addWidget(self.files, 1)
        for widget in (self.choose_button, self.guess_button):
            top.addWidget(widget)
        top.addWidget(self.progress)
        top.addWidget(self.cancel_button)
        for widget in (*self._savers, self.close_button):
            bottom.addWidget(widget)
        bottom.insertStretch(0)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(8)
        column.addLayout(top)
        for widget in (self.form, self.verdict, self.newest):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        column.addLayout(bottom)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)  # Enter in a field opens no file

    def _join(self) -> None:
        for id, path in self._bridge.ledger.spot_files:
            self.files.addItem(f"{id}   {path}", path)
        self.files.activated.connect(lambda _: self._turn())
        self.choose_button.clicked.connect(self.choose)
        self.guess_button.clicked.connect(self.guess)
        self.cancel_button.clicked.connect(self.work.cancel)
        self.copy_button.clicked.connect(self.copy)
        self.save_button.clicked.connect(self.save)
        self.hand_button.clicked.connect(self.hand)
        self.close_button.clicked.connect(self.reject)
        self.form.edited.connect(self._edited)
        self._soon.timeout.connect(self.read)
        self.work.progressed.connect(self._progressed)
        self.work.finished.connect(self._finished)
        self.finished.connect(lambda _: self.work.cancel())

    def _turn(self) -> None:
        if self.files.count():
            self.look(self.files.currentData())
        else:
            self._say(translate("SpotFile", "Choose a CSV or XLSX file of spot prices"), "muted")

    # What is shown does not belong to the boxes any more until it is read anew.
    def _edited(self) -> None:
        self._keys = self.form.keys()
        for button in self._savers:
            button.setEnabled(False)
        self._soon.start()

    def _progressed(self, done: int, total: int) -> None:
        self.progress.setRange(0, max(total, 1))
        self.progress.setValue(done)

    def _finished(self, _: bool, outcome: Any) -> None:
        if not isinstance(outcome, SpotPreview):
            self._show(None, is_reading=False)
            self._refused(str(outcome))
            return
        if not self._soon.isActive():
            self.form.show_mapping(outcome)
            self._keys = dict(outcome.mapping)
        self._show(outcome)

    def _ask_again(self, words: str, kind: str) -> None:
        self.hand_button.setText(words)
        retone(self.hand_button, "kind", kind)

    def _show(self, found: SpotPreview | None, *, is_reading: bool = True) -> None:
        self.found, self._asked = found, False
        self._ask_again(translate("SpotFile", "Hand to the desk"), "primary")
        is_reading = is_reading and found is None and bool(self._path)
        self.progress.setRange(0, 0)
        for widget in (self.progress, self.cancel_button):
            widget.setVisible(is_reading)
        can_save = found is not None and not (found.refused or found.wrong)
        for button in self._savers:
            button.setEnabled(can_save and not self._soon.isActive())
        self.guess_button.setEnabled(bool(self._path))
        self.form.setEnabled(bool(self._path))
        self.table.view.say_empty("" if found is None else translate("SpotFile", "No rows"))
        if found is None:
            return
        self.hand_button.setVisible(bool(found.mapping_file))
        if not found.newest:
            # The desk would not take a mapping by which it is without any price.
            self.hand_button.setEnabled(False)
        lines = range(self.model.rowCount())
        gone: dict[str, SpotRow | None] = {self.model.key_at(line): None for line in lines}
        self.model.put(gone | {f"{row.line:07}": row for row in found.rows})
        why = refusal_text(found, self._bridge.latest)
        tone = "bad" if why else "ok" if found.is_clean else "attention"
        self._say(why or counts_text(found), tone)
        self.newest.setText(newest_text(found, self._bridge.latest))
        self.newest.setVisible(bool(self.newest.text()))

    def _written(self, target: str, done: str) -> None:
        self._bridge.note("spot", done)
        self._show(self.found)
        if target:
            said = translate("SpotFile", "{0} is written: put it into the desk file, start anew")
            self._say(said.format(Path(target).name), "ok")
        else:
            said = translate("SpotFile", "Handed over: the desk takes it, or says why it does not")
            self._say(said, "ok")

    def _refused(self, words: str) -> None:
        self._say(told(None, words, self._bridge.latest), "bad")

    def _say(self, words: str, tone: str) -> None:
        self.verdict.setText(words)
        retone(self.verdict, "tone", tone)
