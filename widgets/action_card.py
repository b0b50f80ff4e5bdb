"""One thing that needs a hand: why, what would be sent, what it would do, and the buttons."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QMoveEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
)

from terminal.domain.alert import Alert
from terminal.domain.approval import Approval, ApprovalState
from terminal.domain.level import Level
from widgets import alert_text as text
from widgets import format as f
from widgets.bridge import Bridge
from widgets.exposure_bar import ExposureBar
from widgets.level_chip import LevelChip
from widgets.theme import LEVEL_TOKENS, Theme, retone
from widgets.words import APPROVAL_STATES, NOTES, translate, word

PATIENCE_MS = 3_000  # how long a click waits for the desk's answer before it may be repeated
CONFIRM_MS = 5_000
SETTLE_MS = 400  # what has just come under a pointer or a finger was not what they meant
TONES = {"hindrance": "attention", "plan": "strong", "legs": "muted", "notes": "attention"}
HURRY = 30.0  # seconds of validity left from which the countdown is coloured


class ActionCard(QFrame):
    """A card for an alert, a proposal, or both. Buttons post wishes; only the desk changes it.

    looked_at: the card got the focus
    """

    looked_at = Signal()

    def __init__(self, bridge: Bridge, theme: Theme, *, confirm: bool) -> None:
        super().__init__()
        self._bridge, self._confirm = bridge, confirm
        self.alert: Alert | None = None
        self.approval: Approval | None = None
        self._asked = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._asked.timeout.connect(self._refresh)
        self._armed = QTimer(self, singleShot=True, interval=CONFIRM_MS)
        self._armed.timeout.connect(self._refresh)
        self._settling = QTimer(self, singleShot=True)
        self._settling.timeout.connect(self._refresh)
        bridge.present.connect(self._person_changed)
        self.setObjectName("card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._chip, self._title, self._left = LevelChip(theme), QLabel(), QLabel()
        self._title.setProperty("tone", "strong")
        self._bar = ExposureBar(theme)
        self._rows: dict[str, tuple[QLabel, QLabel]] = {}
        self._grid = QGridLayout()
        self.approve_button = self._button("forced")
        self.reject_button = self._button("")
        self.acknowledge_button = self._button("")
        self.approve_button.clicked.connect(self.approve)
        self.reject_button.clicked.connect(self.reject)
        self.acknowledge_button.clicked.connect(self.acknowledge)
        self._lay_out()

    # What the panel and the keys call

    def show_case(self, alert: Alert | None, approval: Approval | None) -> None:
        """Show this alert with this proposal; either may be absent."""
        if approval != self.approval or (alert and self.alert and alert.state != self.alert.state):
            self._asked.stop()
            self._armed.stop()
        if _plan_of(approval) != _plan_of(self.approval):
            self.settle()
        self.alert, self.approval = alert, approval
        self._refresh()

    def approve(self) -> None:
        """Send exactly what the card shows; on a desk that demands it, only at the second press."""
        if self.approval is None or not self._can_decide() or self._is_waiting():
            return
        if self._has_approved():
            return
        if self._confirm and not self._armed.isActive():
            self._armed.start()
        else:
            self._armed.stop()
            self._asked.start()
            self._bridge.approve(self.approval)
        self._refresh()

    def reject(self) -> None:
        """Say no to the plan."""
        if self.approval is not None and self._can_decide() and not self._is_waiting():
            self._asked.start()
            self._bridge.reject(self.approval)
            self._refresh()

    def acknowledge(self) -> None:
        """Take the alert."""
        if self.alert is not None and text.wants_acknowledgement(self.alert):
            self._bridge.acknowledge(self.alert.id)

    def settle(self) -> None:
        """Take no press for a moment: what led here must not decide too."""
        if SETTLE_MS:
            self._settling.start(SETTLE_MS)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say so: the rest of the window turns to what the card is about."""
        super().focusInEvent(event)
        self.looked_at.emit()

    def moveEvent(self, event: QMoveEvent) -> None:
        """Settle first: another card may have been here a moment ago."""
        super().moveEvent(event)
        self.settle()
        self._set_buttons()

    # How it is done

    # A first press was another's: the second must not be taken for its confirmation.
    def _person_changed(self, _changes: object) -> None:
        self._armed.stop()
        self._asked.stop()
        self.settle()
        self._refresh()

    def _is_waiting(self) -> bool:
        return self._asked.isActive() or self._settling.isActive()

    def _lay_out(self) -> None:
        head = QHBoxLayout(spacing=6)
        self._title.setWordWrap(True)
        head.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._title, 1)
        head.addWidget(self._left, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        for name, title in (
            ("why", translate("Card", "Why")),
            ("hindrance", translate("Card", "No plan")),
            ("plan", translate("Card", "Plan")),
            ("legs", ""),
            ("exposure", translate("Card", "Exposure")),
            ("bar", ""),
            ("worst", translate("Card", "Slippage")),
            ("notes", translate("Card", "Note")),
            ("sent", translate("Card", "Told")),
            ("taken", translate("Card", "Taken")),
            ("state", translate("Card", "State")),
        ):
            self._add_row(name, title)
        # One edge for the words of all cards, whichever rows they show.
        widest = max(label.sizeHint().width() for label, _ in self._rows.values())
        self._grid.setColumnMinimumWidth(0, widest)
        buttons = QHBoxLayout(spacing=6)
        for button in (self.approve_button, self.reject_button, self.acknowledge_button):
            buttons.addWidget(button)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 9)
        column.setSpacing(6)
        column.addLayout(head)
        column.addLayout(self._grid)
        column.addLayout(buttons)

    def _add_row(self, name: str, title: str) -> None:
        label, value = QLabel(title), QLabel()
        label.setProperty("tone", "muted")
        value.setTextFormat(Qt.TextFormat.PlainText)
        value.setWordWrap(True)
        value.setMinimumWidth(1)
        value.setProperty("tone", TONES.get(name))
        line = self._grid.rowCount()
        self._grid.addWidget(label, line, 0, Qt.AlignmentFlag.AlignTop)
        if name == "bar":
            self._grid.addWidget(self._bar, line, 1)
        self._grid.addWidget(value, line, 1)
        self._rows[name] = (label, value)

    def _button(self, kind: str) -> QPushButton:
        button = QPushButton()
        button.setProperty("kind", kind)
        return button

    def _refresh(self) -> None:
        level = self.alert.level if self.alert is not None else None
        self._set_level(level)
        latest = self._bridge.latest
        if self.alert is not None:
            _put(self._title, latest.subject(self.alert))
        elif self.approval is not None:
            _put(self._title, latest.contract(self.approval.plan.symbol))
        self.setAccessibleName(f"{self._chip.text()} {self._title.text()}")
        self._show_countdown(latest.now)
        self._fill()
        self._set_buttons()

    def _set_level(self, level: Level | None) -> None:
        token = "plain" if level is None else LEVEL_TOKENS[level]
        self._chip.show_level(level, translate("Card", "Reduce"))
        retone(self, "level", token)
        retone(self.approve_button, "kind", "primary" if level is None else token)

    def _show_countdown(self, now: datetime | None) -> None:
        words, token = "", "muted"
        if now is not None and self._can_decide() and self.approval is not None:
            left = (self.approval.expires - now).total_seconds()
            words = translate("Card", "{0} left").format(f.duration(left))
            token = "bad" if left < HURRY else "text"
        elif self.alert is not None:
            seconds = text.lasted(self.alert, now)
            lasting = translate("Card", "for {0}")
            words = "" if seconds is None else lasting.format(f.duration(seconds))
        _put(self._left, words)
        retone(self._left, "tone", token)

    def _fill(self) -> None:
        latest, values = self._bridge.latest, dict.fromkeys(self._rows, "")
        if self.alert is not None:
            values["why"] = text.why(self.alert, latest)
            values["sent"] = "".join(
                part for part, _ in text.ticks(latest.deliveries_of(self.alert.id), latest)
            ).strip()
            if self.alert.acknowledged_by:
                values["taken"] = text.taken(self.alert, latest)
            if self.approval is None:
                values["hindrance"] = text.hindrance(self.alert.id, latest)
        if self.approval is not None:
            plan = self.approval.plan
            values["plan"] = text.plan_text(plan, latest)
            values["legs"] = text.legs_text(plan, latest)
            values["exposure"] = text.exposure_text(plan)
            values["worst"] = text.slippage_text(plan)
            values["notes"] = "\n".join(_note(note, plan.remainder) for note in plan.notes)
            before = abs(plan.exposure_before)
            self._bar.show_share(float(abs(plan.exposure_after) / before) if before else 0.0)
            values["state"] = self._state_text(self.approval)
        for name, (label, value) in self._rows.items():
            _put(value, values[name])
            label.setVisible(bool(values[name]) and bool(label.text()))
            value.setVisible(bool(values[name]))
        self._bar.setVisible(self.approval is not None)

    def _state_text(self, approval: Approval) -> str:
        if self._can_decide():
            return text.votes_text(approval, self._bridge.latest)
        return word(APPROVAL_STATES, approval.state)

    def _has_approved(self) -> bool:
        return self.approval is not None and self._bridge.actor in self.approval.approvers

    def _can_decide(self) -> bool:
        return self.approval is not None and self.approval.state is ApprovalState.REQUESTED

    def _set_buttons(self) -> None:
        waiting, armed = self._is_waiting(), self._armed.isActive()
        words = translate("Card", "Approve  Enter")
        if armed and self.approval is not None:
            words = f.singular(
                translate("Card", "Send {0} lots?").format(self.approval.plan.volume)
            )
            mine = len(self.approval.approvers) + 1
            if mine < self.approval.needed:
                words = translate("Card", "Approve, {0} of {1}?").format(mine, self.approval.needed)
        self.approve_button.setText(words)
        self.reject_button.setText(translate("Card", "Reject  R"))
        self.acknowledge_button.setText(translate("Card", "Ack  A"))
        self.approve_button.setVisible(self._can_decide())
        self.reject_button.setVisible(self._can_decide())
        closed = self._bridge.latest.health
        shut = closed is not None and bool(closed.halted or closed.read_only)
        # Another person must: the same one's second click would be refused.
        self.approve_button.setEnabled(not waiting and not shut and not self._has_approved())
        self.reject_button.setEnabled(not waiting)
        wanted = self.alert is not None and text.wants_acknowledgement(self.alert)
        self.acknowledge_button.setVisible(wanted)


def _plan_of(approval: Approval | None) -> tuple[str, str]:
    return ("", "") if approval is None else (approval.id, approval.plan.digest)


def _note(note: str, remainder: int) -> str:
    words = word(NOTES, note)
    if note != "remainder":
        return words
    return f"{words}: {f.singular(translate('Card', '{0} lots remain').format(remainder))}"


def _put(label: QLabel, words: str) -> None:
    if label.text() != words:
        label.setText(words)
