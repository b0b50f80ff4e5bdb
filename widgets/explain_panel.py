"""Why an alert fired and what has happened since, in one column."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from terminal.domain.alert import Alert, AlertState, Label
from widgets import alert_text as text
from widgets import format as f
from widgets.bridge import Bridge
from widgets.fact_text import fact_rows
from widgets.level_chip import LevelChip
from widgets.linked_text import summary
from widgets.sheets import SCROLL_SHEET
from widgets.text_grid import TextGrid, text_label
from widgets.theme import Theme, retone
from widgets.timeline import Line, story
from widgets.words import LABELS, translate, word

UNSEEN: Any = object()
MARGIN, BUTTON_PADDING = 12, 12  # pixels on each side
MY_TURN = 0


class ExplainPanel(QScrollArea):
    """The alert that was selected last; until one is, the loudest that is open.

    Resolved ones can be closed with a label here. turned: another alert is explained now; the desk
    is asked what belongs to it. linked: somebody wants to see that. charted: somebody wants to see
    a pair as it was when the alert fired, in seconds of Unix time
    """

    turned = Signal(str)
    linked = Signal()
    charted = Signal(str, float)

    def __init__(self, bridge: Bridge, theme: Theme) -> None:
        super().__init__()
        self._bridge, self._theme = bridge, theme
        self._key, self._shown, self._is_chosen = "", UNSEEN, False
        self._asked, self._is_dirty = "", False
        self.acknowledge_button = QPushButton(translate("Explain", "Acknowledge  A"))
        self.acknowledge_button.clicked.connect(lambda: bridge.acknowledge(self._key))
        self.close_buttons: dict[Label, QPushButton] = {}
        self.linked_button = QPushButton()
        self.linked_button.setToolTip(translate("Explain", "Show what belongs to this alert"))
        self.linked_button.clicked.connect(self._lead_on)
        self.chart_button = QPushButton()
        self.chart_button.setToolTip(translate("Explain", "Show the chart at that moment  Ctrl+J"))
        self.chart_button.clicked.connect(self.chart)
        self._chip, self._title, self._state = LevelChip(theme), QLabel(), QLabel()
        self._hindrance = text_label("", "attention")
        self._canvas = QWidget()
        self._canvas.setObjectName("canvas")
        self._facts, self._lines = TextGrid(), TextGrid()
        self._lay_out()
        for signal in (bridge.alerts, bridge.deliveries, bridge.approvals, bridge.orders):
            signal.connect(self._mark_dirty)
        bridge.hindrances.connect(self._show_hindrance)
        bridge.kin.connect(self._show_linked)
        bridge.framed.connect(self._take)
        theme.changed.connect(self._restyle)
        self._restyle()
        self._refresh()

    @property
    def key(self) -> str:
        """Id of the alert shown, "" while there is none."""
        return self._key

    @property
    def alert(self) -> Alert | None:
        """The alert shown."""
        return self._bridge.latest.alerts.get(self._key)

    def explain(self, key: str) -> None:
        """Turn to this alert."""
        self._key, self._shown, self._is_chosen = key, UNSEEN, True
        self._refresh()

    def chart(self) -> None:
        """Ask for the chart as it was when the alert fired."""
        alert = self.alert
        if alert is not None and alert.fired is not None:
            self.charted.emit(alert.subject, alert.fired.timestamp())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break long texts anew."""
        super().resizeEvent(event)
        self._show_linked()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what came while another tab lay over it."""
        super().showEvent(event)
        self._refresh()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._title, 1)
        head.addWidget(self._state, 0, Qt.AlignmentFlag.AlignTop)
        self._title.setProperty("tone", "strong")
        self._title.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self.acknowledge_button)
        for label in Label:
            button = QPushButton(word(LABELS, label))
            button.setToolTip(translate("Explain", "Close the alert with this label"))
            button.clicked.connect(lambda _=False, label=label: self._close(label))
            self.close_buttons[label] = button
            buttons.addWidget(button)
        buttons.addStretch()
        column = QVBoxLayout(self._canvas)
        column.setContentsMargins(MARGIN, 10, MARGIN, 10)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(buttons)
        column.addWidget(self._hindrance)
        column.addWidget(self.linked_button)
        column.addWidget(self.chart_button)
        for grid in (self._facts, self._lines):
            column.addLayout(grid)
            column.addSpacing(4)
        column.addStretch(1)
        self.setWidget(self._canvas)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(translate("Explain", "Why this alert"))

    def _close(self, label: Label) -> None:
        self._bridge.close(self._key, label)

    def _follow(self) -> None:
        # What stays open stays shown; one that is over gives way to the next.
        shown, latest = self.alert, self._bridge.latest
        if shown is not None and (self._is_chosen or shown.is_open):
            return
        waiting = latest.open_alerts()
        if waiting:
            loudest = max(waiting, key=lambda one: (one.level, one.fired or one.since))
            self._key = loudest.id

    def _show_hindrance(self, _: Any = None) -> None:
        # It moves with the market, so it is no part of what is drawn anew.
        latest = self._bridge.latest
        reason, is_done = text.hindrance(self._key, latest), text.is_reduced(self._key, latest)
        words = translate("Explain", "No reduction can be proposed: {0}")
        if is_done:
            words = translate("Explain", "The reduction is done. No further one: {0}")
        retone(self._hindrance, "tone", "muted" if is_done else "attention")
        self._hindrance.setText(words.format(reason) if reason else "")
        self._hindrance.setVisible(bool(reason))

    def _lead_on(self) -> None:
        self.linked.emit()

    def _show_linked(self, _: Any = None) -> None:
        kin = self._bridge.latest.kin.get(self._key)
        self.linked_button.setText("" if kin is None else self._broken(summary(kin)))
        self.linked_button.setVisible(kin is not None)

    # A button does not break its text: one too long would push all else out of the panel.
    def _broken(self, words: str) -> str:
        room = self.viewport().width() - 2 * (MARGIN + BUTTON_PADDING)
        if QFontMetrics(self.linked_button.font()).horizontalAdvance(words) <= room:
            return words
        parts = words.split(f.SEPARATOR)
        half = (len(parts) + 1) // 2
        return "\n".join(f.SEPARATOR.join(some) for some in (parts[:half], parts[half:]))

    def _mark_dirty(self, _: Any) -> None:
        self._is_dirty = True

    def _take(self, turn: int) -> None:
        if turn == MY_TURN and self._is_dirty:
            self._refresh()

    def _refresh(self) -> None:
        self._is_dirty = False
        before = self._asked
        self._follow()
        if self._key != before:
            self._asked = self._key
            self._bridge.look_at(self._key)
            self.turned.emit(self._key)
        if self.isVisible():
            self._show()

    def _show(self) -> None:
        self._show_hindrance()
        self._show_linked()
        alert = self.alert
        lines = [] if alert is None else story(alert, self._bridge.latest)
        shown = alert and (alert.level, alert.state, alert.facts, alert.muted_by, lines)
        if shown == self._shown:
            return
        self._shown = shown
        self._head(alert)
        self._fill_facts(alert)
        self._fill_lines(lines)

    def _head(self, alert: Alert | None) -> None:
        self.acknowledge_button.setVisible(alert is not None and text.wants_acknowledgement(alert))
        is_resolved = alert is not None and alert.state is AlertState.RESOLVED
        for button in self.close_buttons.values():
            button.setVisible(is_resolved)
        latest, fired = self._bridge.latest, None if alert is None else alert.fired
        has_chart = alert is not None and alert.subject in latest.pairs
        self.chart_button.setVisible(has_chart and fired is not None)
        words = translate("Explain", "Chart at {0}").format(f.when(fired, latest.now))
        self.chart_button.setText(words)
        self._chip.setVisible(alert is not None)
        if alert is None:
            self._title.setText(translate("Explain", "Select an alert to see why it fired"))
            self._state.clear()
            return
        self._chip.show_level(alert.level)
        self._title.setText(self._bridge.latest.subject(alert))
        self._state.setText(text.state_text(alert))

    def _fill_facts(self, alert: Alert | None) -> None:
        rows = [] if alert is None else fact_rows(alert, self._bridge.latest)
        self._facts.fill([((name, "muted"), (value, "text")) for name, value in rows])

    def _fill_lines(self, lines: list[Line]) -> None:
        now = self._bridge.latest.now
        rows = (((f.when(one.time, now), "muted"), (one.text, one.tone)) for one in lines)
        self._lines.fill(list(rows))

    def _restyle(self) -> None:
        self.setStyleSheet(self._theme.sheet())
        self.verticalScrollBar().setStyleSheet(self._theme.sheet(SCROLL_SHEET))
