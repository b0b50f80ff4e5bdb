"""What the forms of the book share: the desk is asked as one types, and the button does it.

A form says what is wished, or which words are missing. The desk answers with exposure before and
after, or with the reason why it cannot be; only then does the button open.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from itertools import count

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from terminal.core.book_view import Trial
from terminal.core.book_wish import BookAct
from terminal.core.manual import MOST
from widgets import format as f
from widgets.bridge import Bridge
from widgets.opener import Opener
from widgets.refusals import told
from widgets.shift_grid import ShiftGrid
from widgets.theme import Theme, retone
from widgets.words import translate

ASK_MS = 150  # after the last key: each question walks through the whole book
LATE_MS = 400  # without an answer: a button that stays shut has to say why
# Stands for a reason in a question, so that the answer need not wait for one.
UNSAID = "?"
Row = tuple[str, QWidget]
_numbers = count(1)


class ActDialog(QDialog):
    """A form for one act on the book. Without `needs_reason` it has no line for one."""

    needs_reason = True

    def __init__(
        self, bridge: Bridge, theme: Theme, title: str, verb: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._bridge, self.opener = bridge, Opener(bridge)
        self._asked = ""
        self._trial: Trial | None = None
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setStyleSheet(theme.sheet())
        self.setMinimumWidth(560)
        self.reason = QLineEdit()
        self.fact, self.answer = QLabel(), QLabel()
        self.preview = ShiftGrid(bridge.latest)
        self.do_button = QPushButton(verb)
        self.close_button = QPushButton(translate("Act", "Cancel"))
        self._soon = QTimer(self, singleShot=True, interval=ASK_MS)
        self._soon.timeout.connect(self.ask)
        self._late = QTimer(self, singleShot=True, interval=LATE_MS)
        self._late.timeout.connect(self._wait)
        bridge.trials.connect(self._answered)

    @abstractmethod
    def wish(self, reason: str) -> BookAct | str:
        """Return what the form says, or the words for what it lacks."""

    def ask(self) -> None:
        """Ask the desk what this would do."""
        self._forget()
        self._soon.stop()
        wish = self.wish(self.reason.text().strip() or UNSAID)
        if isinstance(wish, str):
            self._say(wish, "muted")
            return
        self._asked = f"act {next(_numbers)}"
        self._late.start()
        self._bridge.act(wish, trial=self._asked)

    def do(self) -> None:
        """Do it."""
        wish = self.wish(self.reason.text().strip())
        if not self.do_button.isEnabled() or isinstance(wish, str):
            return
        if words := self.opener.objection:
            self._say(words, "bad")
        else:
            self._bridge.act(wish)
            self.accept()

    def lay_out(self, head: str, rows: Sequence[Row]) -> None:
        """Put the form together, watch its fields, and ask for the first time."""
        form = QFormLayout()
        for text, field in self._with_reason(rows):
            form.addRow(text, field)
            field.setAccessibleName(text)
            if isinstance(field, QLineEdit) and field is not self.reason:
                field.textEdited.connect(self._edited)
            elif isinstance(field, QComboBox):
                field.currentIndexChanged.connect(self._edited)
        title = QLabel(head)
        title.setProperty("tone", "strong")
        for label in (title, self.fact, self.answer):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.answer.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.do_button.setProperty("kind", "primary")
        self.do_button.setDefault(True)
        self.do_button.clicked.connect(self.do)
        self.close_button.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.close_button)
        row.addWidget(self.do_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(title)
        column.addLayout(form)
        column.addWidget(self.fact)
        column.addWidget(self._answer_area())
        column.addLayout(row)
        self.fact.setVisible(bool(self.fact.text()))
        self.ask()

    def state(self, words: str) -> None:
        """Say what follows from the form alone, such as a new premium."""
        self.fact.setText(words)
        self.fact.setVisible(bool(words))

    def _with_reason(self, rows: Sequence[Row]) -> list[Row]:
        if not self.needs_reason:
            return list(rows)
        self.reason.setMaxLength(200)
        self.reason.setPlaceholderText(translate("Act", "it goes into the record"))
        self.reason.textChanged.connect(lambda _: self._judge())
        return [*rows, (translate("Act", "Reason"), self.reason)]

    def _answer_area(self) -> QWidget:
        # Of one height, so that the form does not jump while one types.
        area = QWidget()
        area.setMinimumHeight(112)
        column = QVBoxLayout(area)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.preview)
        column.addWidget(self.answer)
        column.addStretch()
        return area

    def _edited(self) -> None:
        # What was answered before is not about what stands here now.
        self._forget()
        self._soon.start()

    def _forget(self) -> None:
        self._asked, self._trial = "", None
        self._late.stop()
        self.do_button.setEnabled(False)

    def _wait(self) -> None:
        self.preview.clear()
        self._say(translate("Act", "The desk is asked; its answer is awaited"), "muted")

    def _answered(self, changes: dict[str, Trial | None]) -> None:
        trial = changes.get(self._asked)
        if trial is not None:
            self._trial = trial
            self._late.stop()
            self._judge()

    def _judge(self) -> None:
        trial = self._trial
        if trial is None:
            return
        self.do_button.setEnabled(False)
        if trial.said is not None:
            self.preview.clear()
            self._say(told(trial.said, trial.said.key, self._bridge.latest), "bad")
            return
        self.preview.show_shifts(trial.shifts)
        words = []
        if not self.preview.rows:
            words.append(translate("Act", "Exposure stays as it is in every month"))
        is_ready = not self.needs_reason or bool(self.reason.text().strip())
        if not is_ready:
            words.append(translate("Act", "A reason is needed: it goes into the record"))
        self._say("\n".join(words), "muted")
        self.do_button.setEnabled(is_ready)

    def _say(self, words: str, tone: str) -> None:
        self.answer.setText(words)
        self.answer.setVisible(bool(words))
        retone(self.answer, "tone", tone)


def number_in(line: QLineEdit) -> Decimal | None:
    """Read a number as people type it; None for what is none."""
    try:
        found = Decimal(f.typed(line.text()))
    except InvalidOperation:
        return None
    return found if found.is_finite() and -MOST <= found <= MOST else None


def last_of(bridge: Bridge, symbol: str) -> str:
    """Return the last price of a contract as one would type it; "" where the desk has none."""
    view = bridge.latest.pair_of(symbol)
    last = None if view is None else view.futures
    return "" if last is None else f"{Decimal(repr(last)).normalize():f}"
