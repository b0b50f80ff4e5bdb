"""Try a formula: is it right, is it true now, how often would it have fired. The feed runs on."""

from __future__ import annotations

import re
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from terminal import Refused
from terminal.core.day_trial import day_trial
from terminal.core.rules.words import SPAN
from terminal.domain.level import Level
from widgets import format as f
from widgets import rule_text as text
from widgets.bridge import Bridge
from widgets.chart_panel import Rings
from widgets.flaw_words import field_name
from widgets.formula_words import complaint, examples
from widgets.limit_form import LimitForm
from widgets.sheets import SCROLL_SHEET
from widgets.theme import Theme, retone
from widgets.trial_clock import TrialClocks
from widgets.trial_run import TrialRun
from widgets.trial_text import by_days, figure, fired, unread
from widgets.words import LEVELS, translate, word

MY_TURN = 1
LISTED = 5
FORMULA = Qt.ItemDataRole.UserRole
SECONDS = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0}


class FormulaDialog(QDialog):
    """A formula, what it is on, its value now and in the past that the charts show."""

    def __init__(
        self,
        bridge: Bridge,
        rings: Rings,
        theme: Theme,
        parent: QWidget,
        *,
        subject: str = "",
        formula: str = "",
        clock: str = "",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Trial", "Try a formula"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bridge, self._rings, self._theme = bridge, rings, theme
        self.run: TrialRun | None = None
        self._is_done = False
        self.line, self.hold = QLineEdit(formula), QLineEdit("0s")
        self.subject, self.level, self.clock = QComboBox(), QComboBox(), QComboBox()
        self._clocks = TrialClocks(bridge.latest)
        self.limits = LimitForm()
        self.verdict, self.now_line, self.operands = QLabel(), QLabel(), QLabel()
        self.count_line, self.days_line, self.times = QLabel(), QLabel(), QLabel()
        self.help = QListWidget()
        self.copy_button = QPushButton(translate("Trial", "Copy for the desk file"))
        self.close_button = QPushButton(translate("Trial", "Close"))
        self._fill(subject)
        self.clock.setCurrentIndex(max(self.clock.findData(clock), 0))
        self._lay_out()
        self.setStyleSheet(theme.sheet())
        self.help.verticalScrollBar().setStyleSheet(theme.sheet(SCROLL_SHEET))
        self._join()
        self.limits.show_formula(formula)
        self._chosen()
        self.line.setFocus()

    def copy(self) -> None:
        """Put the table for the desk file on the clipboard."""
        if self.run is None:
            return
        said = text.snippet(
            self.line.text(),
            subject=self.run.subject,
            on_pair=self.run.on_pair,
            level=self.level.currentData(),
            hold=self.hold.text(),
            clock=self.clock.currentData(),
        )
        QApplication.clipboard().setText(said)
        self._say(translate("Trial", "Copied: paste it into the desk file"), "ok")

    def _fill(self, subject: str) -> None:
        latest = self._bridge.latest
        for key in [*latest.pairs, *latest.accounts]:
            self.subject.addItem(text.subject_name(key, latest), key)
        self.subject.setCurrentIndex(max(self.subject.findData(subject), 0))
        for level in Level:
            self.level.addItem(word(LEVELS, level), level)
        for key in text.CLOCKS:
            self.clock.addItem(text.clock_words(key, "pair"), key)

    def _lay_out(self) -> None:
        for widget, name in (
            (self.line, translate("Trial", "Formula")),
            (self.subject, translate("Trial", "On")),
            (self.level, translate("Trial", "Level")),
            (self.hold, translate("Trial", "Held for")),
            (self.clock, field_name(("clock",))),
            (self.help, translate("Trial", "The words, with an example each")),
        ):
            widget.setAccessibleName(name)
        self.line.setPlaceholderText("basis < -300")
        self.hold.setFixedWidth(70)
        for label in (self.verdict, self.operands, self.count_line, self.days_line, self.times):
            label.setWordWrap(True)
        for label in (self.operands, self.times):
            label.setProperty("tone", "muted")
        self.now_line.setProperty("tone", "strong")
        self.count_line.setProperty("tone", "strong")
        choice = QHBoxLayout()
        choice.addWidget(self.subject, 1)
        for widget in (self.level, self.hold, self.clock):
            choice.addWidget(QLabel(widget.accessibleName()))
            choice.addWidget(widget)
        form = QFormLayout()
        form.addRow(self.line.accessibleName(), self.line)
        form.addRow("", self.verdict)
        form.addRow(translate("Trial", "Limits"), self.limits)
        form.addRow(self.subject.accessibleName(), choice)
        form.addRow(translate("Trial", "Now"), self.now_line)
        form.addRow("", self.operands)
        form.addRow(translate("Trial", "Past"), self.count_line)
        form.addRow("", self.times)
        form.addRow(translate("Trial", "By days"), self.days_line)
        hint = QLabel(translate("Trial", "The words, with an example each; Enter takes it over"))
        hint.setProperty("tone", "muted")
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.copy_button)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.addLayout(form)
        column.addWidget(hint)
        column.addWidget(self.help, 1)
        column.addLayout(buttons)
        self.copy_button.setAutoDefault(False)
        self.close_button.setAutoDefault(False)
        self.resize(820, 600)

    def _join(self) -> None:
        self.line.textChanged.connect(lambda _: self._begin())
        self.line.textChanged.connect(self.limits.show_formula)
        self.limits.said.connect(self.line.setText)
        self.hold.textChanged.connect(lambda _: self._begin())
        self.clock.currentIndexChanged.connect(lambda _: self._begin())
        self.subject.currentIndexChanged.connect(lambda _: self._chosen())
        self.help.itemActivated.connect(self._take_over)
        self.copy_button.clicked.connect(self.copy)
        self.close_button.clicked.connect(self.close)
        self._bridge.framed.connect(self._follow)

    def _chosen(self) -> None:
        on_pair = self.subject.currentData() in self._bridge.latest.pairs
        # An account has no sessions.
        self.clock.setEnabled(on_pair)
        self.help.clear()
        for formula, meaning in examples(on_pair):
            item = QListWidgetItem(f"{formula}    {meaning}")
            item.setData(FORMULA, formula)
            self.help.addItem(item)
        self._begin()

    def _take_over(self, item: QListWidgetItem) -> None:
        self.line.setText(item.data(FORMULA))
        self.line.setFocus()

    def _begin(self) -> None:
        self.run, self._is_done = None, False
        for label in (self.now_line, self.operands, self.count_line, self.days_line, self.times):
            label.clear()
        subject, hold = self.subject.currentData(), _span(self.hold.text())
        is_empty = not self.line.text().strip()
        if is_empty or subject is None or hold is None:
            is_bad = hold is None and not is_empty
            said = translate("Trial", "A time is written as 500ms, 2s, 15m or 1h")
            self._say(said if is_bad else "", "bad")
        else:
            try:
                clock = self._clocks.of(subject, self.clock.currentData())
                self.run = TrialRun(
                    self._bridge, self._rings, subject, self.line.text(), hold, clock
                )
                self._say(translate("Trial", "This can be understood"), "ok")
            except Refused as refusal:
                self._say(complaint(str(refusal)), "bad")
        self.copy_button.setEnabled(self.run is not None)
        if self.run is not None:
            past = self._bridge.latest.days.get(self.run.subject)
            if past is not None:
                self.days_line.setText(by_days(day_trial(self.line.text(), past)))
            self._go_on()

    def _say(self, sentence: str, tone: str) -> None:
        self.verdict.setText(sentence)
        retone(self.verdict, "tone", tone)

    def _follow(self, turn: int) -> None:
        if self.run is not None and (turn == MY_TURN or not self._is_done):
            self._go_on()

    def _go_on(self) -> None:
        assert self.run is not None
        self._is_done = self.run.step()
        if not self._is_done:
            self.count_line.setText(translate("Trial", "Counting…"))
            return
        self._show_now()
        self._show_past()

    def _show_now(self) -> None:
        assert self.run is not None
        judged = self.run.judge()
        words, tone = {
            True: (translate("Trial", "true"), "warning"),
            False: (translate("Trial", "not true"), "ok"),
            None: (translate("Trial", "unknown"), "attention"),
        }[judged.is_true]
        if self.run.trial.unseen and judged.is_true is None:
            words = unread(self.run.trial)
        _put(self.now_line, words)
        retone(self.now_line, "tone", tone)
        rows = zip(self.run.trial.operands, judged.operands, strict=True)
        said = [f"{name} = {figure(value, operand)}" for operand, (name, value) in rows]
        _put(self.operands, "\n".join(said))

    def _show_past(self) -> None:
        assert self.run is not None
        trial, latest = self.run.trial, self._bridge.latest
        if trial.unseen:
            _put(self.count_line, fired(trial, latest))
            return
        if trial.since is None:
            _put(self.count_line, translate("Trial", "No past is known yet"))
            return
        first = next(iter(trial.operands), None)
        _put(self.count_line, fired(trial, latest))
        lines = [
            f"{f.moment(f.of_epoch(one.time))}   {figure(one.value, first)}"
            for one in trial.firings[: -LISTED - 1 : -1]
        ]
        if not self.run.on_pair:
            lines.append(translate("Trial", "Of accounts no past is kept: it is counted from now"))
        if trial.asks_for_state and self.run.on_pair:
            lines.append(translate("Trial", "The past shown has good prices only"))
        if trial.needs_reference:
            lines.append(translate("Trial", "Settlements and weeks are not in the past shown"))
        _put(self.times, "\n".join(lines))


def _put(label: QLabel, said: str) -> None:
    if label.text() != said:
        label.setText(said)


def _span(said: str) -> timedelta | None:
    match = re.fullmatch(SPAN, said.strip())
    return None if match is None else timedelta(seconds=float(match[1]) * SECONDS[match[2]])
