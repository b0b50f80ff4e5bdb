"""The last line: how fast the desk is, how ledger and calendar stand, the newest word to people."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QStatusBar

from terminal.core.refusal import sentence
from terminal.core.view import Health, Notice
from widgets import format as f
from widgets.approval_table import NOTICE_TONES
from widgets.bridge import Bridge
from widgets.chart_header import ElidingLabel
from widgets.frame_clock import FrameClock
from widgets.notice_text import notice_text
from widgets.refusals import told
from widgets.theme import Theme, font
from widgets.words import NOTICE_LEVELS, translate, word

NOTICE_MS = 20_000


class StatusBar(QStatusBar):
    """One line; figures once a second."""

    def __init__(self, bridge: Bridge, theme: Theme, clock: FrameClock) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        line = QFrame()
        line.setObjectName("bar")
        self.addWidget(line, 1)
        self._theme, self._clock, self._latest = theme, clock, bridge.latest
        self._speed, self._ledger, self._calendar = QLabel(), QLabel(), QLabel()
        self.kind, self.notice = QLabel(), ElidingLabel()
        self._old = QTimer(self, singleShot=True, interval=NOTICE_MS)
        for label in (self.kind, self.notice):
            self._old.timeout.connect(label.clear)
        row = QHBoxLayout(line)
        row.setContentsMargins(10, 3, 12, 3)
        row.setSpacing(22)
        newest = QHBoxLayout()
        newest.setSpacing(6)
        for label, where in (
            (self._speed, row),
            (self._ledger, row),
            (self._calendar, row),
            (self.kind, newest),
            (self.notice, newest),
        ):
            label.setFont(font(12))
            where.addWidget(label, int(label is self.notice))
        row.addLayout(newest, 1)
        self._speed.setProperty("tone", "muted")
        self._ledger.setProperty("tone", "muted")
        self._calendar.setProperty("tone", "muted")
        self.notice.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        bridge.health.connect(self._live)
        bridge.notices.connect(self._notice)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _live(self, health: Health) -> None:
        parts = []
        if health.tick_to_alert_p99_ms is not None and health.tick_to_alert_p50_ms is not None:
            words = translate("Status", "tick to alert {0} ms, p99 {1} ms")
            parts.append(
                words.format(
                    f.number(health.tick_to_alert_p50_ms, 1),
                    f.number(health.tick_to_alert_p99_ms, 1),
                )
            )
        rate = f.number(health.updates_per_s, 0)
        parts.append(translate("Status", "{0} updates/s").format(rate))
        frame = self._clock.percentile(0.95)
        if frame is not None:
            parts.append(translate("Status", "frame {0} ms").format(f.number(frame, 0)))
        self._speed.setText("   ".join(parts))
        self._ledger.setText(self._ledger_text(health))
        self._show_calendar(health)

    def _ledger_text(self, health: Health) -> str:
        state, token = translate("Status", "intact"), "ok"
        if health.read_only:
            state, token = translate("Status", "not written"), "bad"
        color = self._theme.ink(token).name()
        seq, digest = f.number(health.ledger_seq, 0), health.ledger_digest[:8]
        name = translate("Status", "ledger")
        return f'{name} <span style="color:{color}">{state}</span> #{seq} {digest}'

    def _show_calendar(self, health: Health) -> None:
        until, said = health.calendar_until, health.calendar_warning
        if until is not None:
            words = translate("Status", "calendar until {0}").format(until.isoformat())
        elif said is not None:
            words = translate("Status", "calendar unconfirmed")
        else:
            words = ""  # the desk has not looked yet
        if said is not None:
            color = self._theme.ink("attention").name()
            words = f'<span style="color:{color}">{words}</span>'
        self._calendar.setText(words)
        self._calendar.setToolTip("" if said is None else told(said, sentence(said), self._latest))

    def _notice(self, changes: dict[str, Any]) -> None:
        notices = [one for one in changes.values() if isinstance(one, Notice)]
        if not notices:
            return
        newest = max(notices, key=lambda one: one.time)
        kind = newest.level.lower()
        color = self._theme.ink(NOTICE_TONES.get(kind, "text")).name()
        head = f"{f.clock(newest.time)} {word(NOTICE_LEVELS, kind)}"
        self.kind.setText(f'<span style="color:{color}">{head}</span>')
        # A counter's word may be a whole statement.
        content = notice_text(newest.source, newest.content, newest.said, self._latest)
        self.notice.hint = content
        self.notice.setText(content.partition("\n")[0])
        self._old.start()

    def _restyle(self) -> None:
        self.setStyleSheet(self._theme.sheet())
