"""The alerts there are, and the one way in which they move."""

from __future__ import annotations

from datetime import datetime

import msgspec

from terminal.core.alert_change import Change
from terminal.domain.alert import TRANSITIONS, Alert, AlertState, Cause
from terminal.domain.level import Side

Key = tuple[str, str, Side]


class AlertTable:
    """All alerts by id; `open` names the open one of each rule, subject and side."""

    def __init__(self) -> None:
        self.alerts: dict[str, Alert] = {}
        self.open: dict[Key, str] = {}

    def move(self, alert: Alert, cause: Cause, now: datetime) -> list[Change]:
        """Move an alert where the table of its life leads; nothing where it does not."""
        state = TRANSITIONS.get((alert.state, cause))
        return [] if state is None else self.put(alert, state, cause, now)

    def put(self, alert: Alert, state: AlertState, cause: Cause, now: datetime) -> list[Change]:
        """Take an alert in, in this state; one that never fired is gone when it is over."""
        resolved = now if state is AlertState.RESOLVED else alert.resolved
        moved = msgspec.structs.replace(alert, state=state, updated=now, resolved=resolved)
        self.alerts[alert.id] = moved
        if not moved.is_open:
            # Closing an old alert says nothing of the one that is open now.
            if self.open.get(key_of(alert)) == alert.id:
                del self.open[key_of(alert)]
            if moved.fired is None:
                del self.alerts[alert.id]
        return [Change(moved, cause)]


def key_of(alert: Alert) -> Key:
    """Return what only one open alert may be of."""
    return alert.rule, alert.subject, alert.side
