"""What needs a hand now, the loudest first: a card for each alert or proposal that waits."""

from __future__ import annotations

from functools import partial
from itertools import islice
from typing import Any

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from terminal.domain.alert import Alert
from terminal.domain.approval import Approval
from widgets import alert_text as text
from widgets.action_card import ActionCard
from widgets.bridge import Bridge
from widgets.sheets import SCROLL_SHEET
from widgets.theme import Theme
from widgets.words import translate

Case = tuple[Alert | None, Approval | None]

# In a storm the loudest are what a person can act on; each card costs milliseconds to build.
MOST_CARDS = 8
MY_TURN = 1


class NowPanel(QScrollArea):
    """Cards, kept in place while they change. Enter, R and A act on the one that has the focus.

    selected: the alert whose card got the focus
    """

    selected = Signal(str)

    def __init__(self, bridge: Bridge, theme: Theme, *, confirm: bool) -> None:
        super().__init__()
        self._bridge, self._theme, self._confirm = bridge, theme, confirm
        self.cards: dict[str, ActionCard] = {}
        self._spare: list[ActionCard] = []
        self._calm = QLabel(translate("Now", "Nothing needs a hand"))
        self._calm.setProperty("tone", "muted")
        self._calm.setAlignment(Qt.AlignmentFlag.AlignCenter)
        canvas = QWidget()
        canvas.setObjectName("canvas")
        self._column = QVBoxLayout(canvas)
        self._column.setContentsMargins(6, 6, 6, 6)
        self._column.setSpacing(6)
        self._column.addWidget(self._calm)
        self._column.addStretch(1)
        self.setWidget(canvas)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(translate("Now", "Needs a hand"))
        bridge.alerts.connect(self._alerted)
        for signal in (
            bridge.approvals,
            bridge.hindrances,
            bridge.deliveries,
            bridge.health,
        ):
            signal.connect(self._mark_dirty)
        bridge.framed.connect(self._refresh)
        self._dirty = False
        self._known: dict[str, Alert] = {}  # the open ones, as far as a card shows them
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def current(self) -> ActionCard | None:
        """The card that keys act on: the one with the focus, else the first."""
        focus = QApplication.focusWidget()
        for card in self._shown():
            if focus is card or card.isAncestorOf(focus):
                return card
        return next(iter(self._shown()), None)

    @property
    def calm_words(self) -> str:
        """What stands below the cards: that there are none, or how many more wait."""
        return self._calm.text()

    def focus_first(self) -> None:
        """Go to the loudest card."""
        first = next(iter(self._shown()), None)
        (first or self).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_on(self, approval: str) -> bool:
        """Go to the card of this approval; tell whether there is one."""
        mine = (one for one in self._shown() if one.approval and one.approval.id == approval)
        if (card := next(mine, None)) is None:
            return False
        card.settle()
        card.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.ensureWidgetVisible(card)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the current card; Enter on a focused button presses that button."""
        card, focus = self.current, QApplication.focusWidget()
        actions = {
            Qt.Key.Key_Return: "approve",
            Qt.Key.Key_Enter: "approve",
            Qt.Key.Key_R: "reject",
            Qt.Key.Key_A: "acknowledge",
        }
        name = actions.get(Qt.Key(event.key()))
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(1 if event.key() == Qt.Key.Key_Down else -1)
        elif name == "approve" and isinstance(focus, QPushButton):
            focus.click()
        elif name is not None and card is not None and not event.isAutoRepeat():
            getattr(card, name)()
        else:
            super().keyPressEvent(event)

    def cases(self) -> dict[str, Case]:
        """Return what needs a hand, by key, the loudest and oldest first."""
        latest = self._bridge.latest
        found: dict[str, Case] = {}
        waiting = [one for one in latest.approvals.values() if not one.state.is_final]
        by_alert = {one.alert: one for one in waiting if one.alert}
        for alert in latest.open_alerts():
            approval = by_alert.get(alert.id)
            if approval is not None or text.wants_acknowledgement(alert):
                found[alert.id] = (alert, approval)
        for approval in waiting:
            if approval.alert not in found:
                found[approval.id] = (latest.alerts.get(approval.alert), approval)
        return dict(sorted(found.items(), key=lambda item: _urgency(*item[1])))

    def _alerted(self, changes: dict[str, Alert | None]) -> None:
        # An open alert follows its value all the time; its card says how it was as it fired.
        for key, alert in changes.items():
            before = self._known.pop(key, None)
            after = alert and msgspec.structs.replace(alert, latest=0.0, updated=alert.since)
            self._dirty |= before is None or before != after
            if after is not None and after.is_open:
                self._known[key] = after

    def _mark_dirty(self, _: Any) -> None:
        self._dirty = True

    def _refresh(self, turn: int) -> None:
        if turn != MY_TURN or not self._dirty:
            return
        self._dirty = False
        every = self.cases()
        cases = dict(islice(every.items(), MOST_CARDS))
        for key in [key for key in self.cards if key not in cases]:
            self._remove(key)
        for place, (key, (alert, approval)) in enumerate(cases.items()):
            card = self.cards.get(key)
            if card is None:
                card = self.cards[key] = self._fresh_card()
            if self._column.indexOf(card) != place:
                self._column.insertWidget(place, card)
            card.show_case(alert, approval)
            card.show()
        self._say(len(every))

    def _fresh_card(self) -> ActionCard:
        if self._spare:
            return self._spare.pop()
        card = ActionCard(self._bridge, self._theme, confirm=self._confirm)
        card.looked_at.connect(partial(self._look_at, card))
        return card

    def _say(self, waiting: int) -> None:
        words = translate("Now", "Nothing needs a hand")
        if waiting > MOST_CARDS:
            more = translate("Now", "{0} more in the list of alerts")
            words = more.format(waiting - MOST_CARDS)
        self._calm.setText(words)
        self._calm.setVisible(not 0 < waiting <= MOST_CARDS)

    def _look_at(self, card: ActionCard) -> None:
        if card.alert is not None:
            self.selected.emit(card.alert.id)

    def _remove(self, key: str) -> None:
        card = self.cards.pop(key)
        had_focus = card is QApplication.focusWidget() or card.isAncestorOf(
            QApplication.focusWidget()
        )
        self._column.removeWidget(card)
        card.hide()
        # At most as many as were ever shown at once; building one costs more than all the rest.
        card.alert = card.approval = None
        self._spare.append(card)
        if had_focus:
            # Not the next card: a second Enter must not approve what was never looked at.
            self.setFocus()

    def _shown(self) -> list[ActionCard]:
        places = (self._column.itemAt(at).widget() for at in range(self._column.count() - 1))
        return [widget for widget in places if isinstance(widget, ActionCard)]

    def _step(self, by: int) -> None:
        shown, current = self._shown(), self.current
        if current is not None:
            place = (shown.index(current) + by) % len(shown)
            shown[place].setFocus(Qt.FocusReason.TabFocusReason)
            self.ensureWidgetVisible(shown[place])

    def _restyle(self) -> None:
        self.setStyleSheet(self._theme.sheet())
        self.verticalScrollBar().setStyleSheet(self._theme.sheet(SCROLL_SHEET))


def _urgency(alert: Alert | None, approval: Approval | None) -> tuple[int, float]:
    if alert is not None:
        return -alert.level, (alert.fired or alert.since).timestamp()
    assert approval is not None
    return 0, approval.requested.timestamp()
