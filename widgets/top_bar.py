"""The line that says at a glance: is this real, is it connected, what time is it.

Below it stands a banner, shown only while something keeps alarms from being heard or orders from
being sent, or the trading calendar is a guess.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from terminal.core.refusal import Refusal, sentence
from terminal.core.view import Health
from widgets import format as f
from widgets.bridge import Bridge
from widgets.chart_header import ElidingLabel
from widgets.closed_words import closed_words
from widgets.link_strip import LinkStrip
from widgets.person_button import PersonButton
from widgets.refusals import told
from widgets.theme import Theme, font, retone
from widgets.words import translate

SILENCE_MS = 5_000  # the desk shows a sign of life each second
START_MS = 15_000  # a desk that has said nothing by then has not come up
NAME_PART, NAME_LEAST = 0.16, 120  # of the width, at most, for the desk's name; pixels
WORDS_FROM = 1_200  # pixels of width; below, the links need the room of the hint's words


class TopBar(QWidget):
    """`stopped` asks for the kill switch, `called` for the command palette."""

    stopped = Signal()
    called = Signal()

    def __init__(self, bridge: Bridge, theme: Theme, title: str) -> None:
        super().__init__()
        self._bridge, self._latest, self._theme = bridge, bridge.latest, theme
        self._pair = ""
        self._name, self.badge, self._session = ElidingLabel(title), QLabel(), QLabel()
        self._links = LinkStrip(bridge.latest, theme)
        self._links.clicked.connect(self._open_link)
        self._hint = QPushButton(translate("Top", "Ctrl+K  Commands"))
        self._hint.setToolTip(self._hint.text())
        self.person, self.stop_button = PersonButton(bridge, theme), QPushButton()
        self._clock = QLabel(f.NONE)
        self.banner, self._banner_text = QFrame(), QLabel()
        self._edge, self._bar = QFrame(), QFrame()
        self._silent = QTimer(self, singleShot=True, interval=SILENCE_MS)
        self._silent.timeout.connect(self._refresh)
        self._silent.start(START_MS)
        self._lay_out()
        bridge.links.connect(self._refresh)
        bridge.health.connect(self._lived)
        bridge.pairs.connect(self._session_may_change)
        theme.changed.connect(self._restyle)
        self._restyle()
        self._refresh()

    def follow(self, pair: str) -> None:
        """Show the session of this pair's contract."""
        self._pair = pair
        self._refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the links more room in a narrow window: the key alone says where commands are."""
        super().resizeEvent(event)
        # A long name of the desk would leave the links none: it is whole in its tip.
        self._name.setMaximumWidth(max(round(event.size().width() * NAME_PART), NAME_LEAST))
        words = self._hint.toolTip()
        self._hint.setText(words if event.size().width() >= WORDS_FROM else words.split("  ")[0])

    def map_spot(self, source: str = "") -> None:
        """Show how a file of spot prices is read, that of a source first."""
        # Dialogs are loaded when they are wanted: the first picture need not wait for them.
        from widgets.spot_file_dialog import SpotFileDialog

        SpotFileDialog(self._bridge, self._theme, self.window(), source).open()

    def _open_link(self, link: str) -> None:
        group, _, source = link.partition(":")
        if group == "spot":
            self.map_spot(source)

    def _lay_out(self) -> None:
        self._banner_text.setTextFormat(Qt.TextFormat.PlainText)
        self._name.setFont(font(14, strong=True))
        self._clock.setFont(font(15, strong=True))
        self._session.setFont(font(12))
        self._hint.setProperty("kind", "flat")
        self._hint.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._hint.clicked.connect(self.called)
        self.stop_button.setProperty("kind", "stop")
        self.stop_button.setCheckable(True)
        self.stop_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.stop_button.clicked.connect(self._ask_stop)
        self.stop_button.setAccessibleName(translate("Top", "Kill switch"))
        self._clock.setToolTip(translate("Top", "Exchange time (Beijing)"))
        self._bar.setObjectName("bar")
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(12, 4, 12, 4)
        row.setSpacing(14)
        for widget in (self._name, self.badge):
            row.addWidget(widget)
        row.addWidget(self._links, 1)
        for widget in (self._session, self._hint, self.person, self.stop_button, self._clock):
            row.addWidget(widget)
        self.banner.setObjectName("banner")
        line = QHBoxLayout(self.banner)
        line.setContentsMargins(12, 3, 12, 3)
        line.addWidget(self._banner_text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self._edge, self._bar, self.banner):
            column.addWidget(widget)

    def _ask_stop(self) -> None:
        # Checked or not follows the desk, never the click.
        self._refresh()
        self.stopped.emit()

    def _lived(self, _: Any) -> None:
        self._silent.start(SILENCE_MS)
        self._refresh()

    def _session_may_change(self, changes: dict[str, Any]) -> None:
        if self._pair in changes:
            self._show_session()

    def _refresh(self, _: Any = None) -> None:
        are_old = not self._silent.isActive()
        self._links.show_links(self._latest.links.values(), are_old=are_old)
        health = self._latest.health
        live = health is not None and health.mode != "sim"
        self._edge.setFixedHeight(4 if live else 2)
        token = "live" if live else "sim"
        words = translate("Top", "LIVE") if live else translate("Top", "SIM")
        if self.badge.text() != words:
            self.badge.setText(words)
            retone(self.badge, "chip", token)
            self._restyle()
        halted = health is not None and health.halted
        self.stop_button.setChecked(halted)
        stopped = translate("Top", "Halted · F12 to arm")
        self.stop_button.setText(stopped if halted else translate("Top", "Kill switch  F12"))
        self._show_clock(health)
        self._show_session()
        words = self._trouble(health)
        self._banner_text.setText(words)
        self.banner.setVisible(bool(words))

    def _show_clock(self, health: Health | None) -> None:
        if health is not None:
            self._clock.setText(f.clock(health.now))
            # A clock whose digits jump in width distracts.
            self._clock.setMinimumWidth(self._clock.fontMetrics().horizontalAdvance("00:00:00") + 2)

    def _show_session(self) -> None:
        view, now = self._latest.pairs.get(self._pair), self._latest.now
        words = ""
        session = None
        if view is not None and now is not None:
            if view.moment is not None:
                session = f.session_of(view.moment, now)
            elif view.instrument is not None:
                session = f.session_at(view.instrument.trading_time, now)
        if session is not None:
            form = {
                "day": translate("Top", "Day {0}–{1}, trading"),
                "night": translate("Top", "Night {0}–{1}, trading"),
                "always": translate("Top", "Trading round the clock"),
                "auction": translate("Top", "Auction, opens {2}"),
                "break": translate("Top", "Break until {2}"),
                "until": translate("Top", "Closed until {2}"),
                "closed": translate("Top", "Closed"),
            }[session.kind]
            words = form.format(session.start, session.end, session.opens)
        # Not `clear`: that lays the whole window out anew, also where nothing stood.
        self._session.setText(words)

    def _trouble(self, health: Health | None) -> str:
        if not self._silent.isActive():
            words = translate("Top", "The desk does not answer: what you see is old")
            # Often the reason.
            said = "" if health is None else closed_words(health.read_only)
            return f"{words}{f.SEPARATOR}{said}" if said else words
        deaf = self._latest.deafness()
        if deaf == "channels":
            return translate("Top", "All notification channels are down: nobody hears an alarm now")
        if health is not None and health.read_only:
            words = translate("Top", "Read-only, approvals are shut: {0}")
            return words.format(closed_words(health.read_only))
        if health is not None and health.halted:
            return translate("Top", "Halted: no order leaves until F12 arms the desk again")
        said = None if health is None else health.calendar_warning
        # While the calendar only runs out soon, the last line and a notice are enough.
        if said is not None and said.key != Refusal.CALENDAR_ENDS:
            return told(said, sentence(said), self._latest)
        return ""

    def _restyle(self) -> None:
        self.setStyleSheet(self._theme.sheet())
        token = "live" if self.badge.property("chip") == "live" else "sim"
        self._edge.setStyleSheet(f"background: {self._theme.color(token).name()};")
