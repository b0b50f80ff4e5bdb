"""Who acts at this terminal: one signs in with a secret, takes over from another, or leaves."""

from __future__ import annotations

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

from terminal.core.presence_wish import NOBODY
from terminal.core.reasons import Refusal
from terminal.core.view import Notice, Present
from widgets.bridge import Bridge
from widgets.names import actor
from widgets.refusals import told
from widgets.theme import Theme, retone
from widgets.words import translate

LONGEST = 256
PATIENCE_MS = 10_000  # a check takes less than a second; a desk that hangs answers nothing
ANSWERS = frozenset(
    key.value
    for key in (
        Refusal.NOT_A_SIGNER,
        Refusal.WRONG_SECRET,
        Refusal.WRONG_SECRET_WAITS,
        Refusal.SIGN_IN_WAITS,
        Refusal.STILL_PROVING,
        Refusal.SIGN_IN_SHUT,
        Refusal.NOT_PROVEN,
    )
)


class PersonDialog(QDialog):
    """It closes once the person is there. `words` say why it was opened."""

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget, words: str = "") -> None:
        super().__init__(parent)
        self._bridge, self._asked = bridge, ""
        self.setWindowTitle(translate("Person", "Sign in or change person"))
        self.setStyleSheet(theme.sheet())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(420)
        self.people, self.secret, self.answer = QComboBox(), QLineEdit(), QLabel(words)
        self.sign_in_button = QPushButton(translate("Person", "Sign in"))
        self.sign_off_button = QPushButton(translate("Person", "Sign off"))
        self.close_button = QPushButton(translate("Person", "Cancel"))
        self._late = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._late.timeout.connect(self._give_up)
        self._lay_out()
        self.people.currentIndexChanged.connect(lambda _: self.secret.clear())
        self.secret.textChanged.connect(lambda _: self._enable())
        self.sign_in_button.clicked.connect(self.sign_in)
        self.sign_off_button.clicked.connect(self.sign_off)
        self.close_button.clicked.connect(self.reject)
        bridge.present.connect(self._came)
        bridge.notices.connect(self._answered)
        self._enable()
        self.secret.setFocus()

    def sign_in(self) -> None:
        """Have the secret checked; it does not stay here."""
        typed, person = self.secret.text(), str(self.people.currentData() or "")
        if not typed or not person or self._asked:
            return
        self._asked = person
        self.secret.clear()
        self._late.start()
        self._say(translate("Person", "Checking…"), "muted")
        self._enable()
        self._bridge.sign_in(person, typed)

    def sign_off(self) -> None:
        """Leave the terminal to nobody."""
        if not self._asked and self._bridge.actor != NOBODY:
            self._bridge.sign_off()
            self.accept()

    def reject(self) -> None:
        """Close, but not while a secret is checked: the name would change under what comes next."""
        if not self._asked:
            super().reject()

    def _lay_out(self) -> None:
        present = self._bridge.actor
        for one in self._bridge.signers:
            self.people.addItem(actor(one, self._bridge.latest), one)
        # Who opens this is mostly another than who is there.
        others = [at for at, one in enumerate(self._bridge.signers) if one != present]
        self.people.setCurrentIndex(others[0] if others else 0)
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.secret.setMaxLength(LONGEST)
        form = QFormLayout()
        for text, field in (
            (translate("Person", "Person"), self.people),
            (translate("Person", "Secret"), self.secret),
        ):
            form.addRow(text, field)
            field.setAccessibleName(text)
        self.answer.setTextFormat(Qt.TextFormat.PlainText)
        self.answer.setWordWrap(True)
        self.answer.setMinimumHeight(2 * self.answer.fontMetrics().lineSpacing())
        self.sign_in_button.setProperty("kind", "primary")
        self.sign_in_button.setDefault(True)
        self.sign_off_button.setVisible(present != NOBODY)
        row = QHBoxLayout()
        row.addWidget(self.sign_off_button)
        row.addStretch()
        row.addWidget(self.close_button)
        row.addWidget(self.sign_in_button)
        for button in (self.sign_off_button, self.close_button):
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addLayout(form)
        column.addWidget(self.answer)
        column.addLayout(row)

    def _enable(self) -> None:
        is_free = not self._asked
        for widget in (self.people, self.secret, self.sign_off_button, self.close_button):
            widget.setEnabled(is_free)
        self.sign_in_button.setEnabled(is_free and bool(self.secret.text()))

    def _came(self, changes: dict[str, Present | None]) -> None:
        present = changes.get("")
        if self._asked and present is not None and present.person == self._asked:
            self._asked = ""
            self.accept()

    def _answered(self, changes: dict[str, Notice | None]) -> None:
        for notice in changes.values():
            said = None if notice is None else notice.said
            if self._asked and notice is not None and said is not None and said.key in ANSWERS:
                self._free(told(said, notice.content, self._bridge.latest), "bad")

    def _give_up(self) -> None:
        words = translate("Person", "The desk does not answer; who is signed in stands above")
        self._free(words, "bad")

    def _free(self, words: str, tone: str) -> None:
        self._asked = ""
        self._late.stop()
        self._say(words, tone)
        self._enable()
        self.secret.setFocus()

    def _say(self, words: str, tone: str) -> None:
        self.answer.setText(words)
        retone(self.answer, "tone", tone)
