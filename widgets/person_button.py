"""Who is signed in, at the top of the window; a press changes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from terminal.core.presence_wish import NOBODY
from terminal.core.refusal import Refusal
from terminal.core.view import Notice
from widgets.bridge import Bridge
from widgets.names import actor
from widgets.refusals import told
from widgets.theme import Theme, retone
from widgets.words import translate

if TYPE_CHECKING:
    from widgets.person_dialog import PersonDialog


class PersonButton(QPushButton):
    """Only a desk whose persons sign in shows it. A wish of nobody opens the dialog by itself."""

    def __init__(self, bridge: Bridge, theme: Theme) -> None:
        super().__init__()
        self._bridge, self._theme = bridge, theme
        self.dialog: PersonDialog | None = None
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVisible(self.is_used)
        if not self.is_used:
            return
        self.clicked.connect(lambda _checked=False: self.ask())
        bridge.present.connect(lambda _changes: self._show())
        bridge.notices.connect(self._noticed)
        self._show()

    @property
    def is_used(self) -> bool:
        """Persons sign in at this desk."""
        return bool(self._bridge.signers)

    def ask(self, words: str = "") -> None:
        """Open the dialog, once; `words` say why."""
        if not self.is_used or self.dialog is not None:
            return
        # Loaded when it is wanted: the first picture need not wait for it.
        from widgets.person_dialog import PersonDialog

        self.dialog = PersonDialog(self._bridge, self._theme, self.window(), words)
        self.dialog.finished.connect(self._closed)
        self.dialog.open()

    def leave(self) -> None:
        """Sign off."""
        if self.is_used and self._bridge.actor != NOBODY:
            self._bridge.sign_off()

    def _closed(self, _result: int) -> None:
        self.dialog = None

    def _noticed(self, changes: dict[str, Notice | None]) -> None:
        for notice in changes.values():
            said = None if notice is None else notice.said
            if notice is not None and said is not None and said.key == Refusal.NOBODY_PRESENT:
                self.ask(told(said, notice.content, self._bridge.latest))

    def _show(self) -> None:
        name, latest = self._bridge.actor, self._bridge.latest
        is_nobody = name == NOBODY
        words = translate("Person", "Nobody signed in") if is_nobody else actor(name, latest)
        tip = (
            translate("Person", "Nobody is signed in: press to sign in  Ctrl+I")
            if is_nobody
            else translate("Person", "Signed in: wishes carry this name. Press to change  Ctrl+I")
        )
        self.setText(words)
        self.setToolTip(tip)
        self.setAccessibleName(f"{words}. {tip}")
        retone(self, "kind", "attention" if is_nobody else "")
