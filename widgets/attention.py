"""Makes itself heard: a sound, the taskbar and a tray balloon when an alert begins to fire."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QStyle, QSystemTrayIcon, QWidget

from terminal.domain.alert import Alert, AlertState
from terminal.domain.level import Level
from widgets import alert_text as text
from widgets.bridge import Bridge
from widgets.words import LEVELS, word

# A louder level sounds more often.
BEEPS = {Level.ATTENTION: 1, Level.WARNING: 2, Level.FORCED: 3}


class Attention(QObject):
    """Called for on firing and when it is told again; a muted alert, or `muted`, stays silent."""

    def __init__(
        self,
        bridge: Bridge,
        window: QWidget,
        *,
        beep: Callable[[], None] = QApplication.beep,
    ) -> None:
        super().__init__(window)
        self.muted = False
        self._latest, self._window, self._beep = bridge.latest, window, beep
        self._known: dict[str, tuple[Level, datetime | None]] = {}
        self._tray: QSystemTrayIcon | None = None
        if QSystemTrayIcon.isSystemTrayAvailable():
            icon = window.style().standardIcon(QStyle.StandardPixmap.SP_MessageBoxWarning)
            self._tray = QSystemTrayIcon(icon, self)
            self._tray.show()
        bridge.alerts.connect(self._hear)

    def _hear(self, changes: dict[str, Any]) -> None:
        louder = [one for one in changes.values() if one is not None and self._is_news(one)]
        if not louder or self.muted:
            return
        worst = max(louder, key=lambda alert: alert.level)
        for _ in range(BEEPS[worst.level]):
            self._beep()
        QApplication.alert(self._window)
        if self._tray is not None:
            title = f"{word(LEVELS, worst.level)} {self._latest.subject(worst)}"
            self._tray.showMessage(title, text.why(worst, self._latest))

    def _is_news(self, alert: Alert) -> bool:
        if not alert.is_open:
            self._known.pop(alert.id, None)
            return False
        if alert.state is not AlertState.FIRING or alert.muted_by:
            return False
        # Whenever people are told, it is quiet for a while after that.
        before = self._known.get(alert.id)
        self._known[alert.id] = alert.level, alert.quiet_until
        return before is None or alert.level > before[0] or alert.quiet_until != before[1]
