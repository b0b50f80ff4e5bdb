"""An alert and the table of its life. Muting is a reason beside the state, never a state."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import msgspec

from terminal.domain.level import Level, Side


class AlertState(StrEnum):
    """Where an alert stands; PENDING is held back until the value stayed outside long enough."""

    PENDING = "pending"
    FIRING = "firing"
    ACKNOWLEDGED = "acknowledged"
    HANDLING = "handling"
    RECOVERING = "recovering"
    RESOLVED = "resolved"
    CLOSED = "closed"


class Cause(StrEnum):
    """What may move an alert from one state to another."""

    HELD = "held"
    ROSE = "level rose"
    ACKNOWLEDGE = "acknowledge"
    HANDLE = "handle"
    CLEARED = "cleared"
    CLEAR_HELD = "clear held"
    BROKEN_OUT = "broken out again"
    UNWATCHED = "no rule watches it any more"
    REVISED = "its rule was changed"
    CLOSE = "close"


S, C = AlertState, Cause
# (state, cause) -> next state. A pair that is absent is no transition: the alert stays as it is.
TRANSITIONS: dict[tuple[AlertState, Cause], AlertState] = {
    (S.PENDING, C.HELD): S.FIRING,
    (S.PENDING, C.CLEARED): S.RESOLVED,
    (S.FIRING, C.ROSE): S.FIRING,
    (S.FIRING, C.ACKNOWLEDGE): S.ACKNOWLEDGED,
    (S.FIRING, C.HANDLE): S.HANDLING,
    (S.FIRING, C.CLEARED): S.RECOVERING,
    (S.ACKNOWLEDGED, C.ROSE): S.FIRING,
    (S.ACKNOWLEDGED, C.HANDLE): S.HANDLING,
    (S.ACKNOWLEDGED, C.CLEARED): S.RECOVERING,
    (S.HANDLING, C.ROSE): S.HANDLING,
    (S.HANDLING, C.ACKNOWLEDGE): S.HANDLING,
    (S.HANDLING, C.CLEARED): S.RECOVERING,
    (S.RECOVERING, C.BROKEN_OUT): S.FIRING,
    (S.RECOVERING, C.ACKNOWLEDGE): S.RECOVERING,
    (S.RECOVERING, C.CLEAR_HELD): S.RESOLVED,
    (S.PENDING, C.UNWATCHED): S.RESOLVED,
    (S.FIRING, C.UNWATCHED): S.RESOLVED,
    (S.ACKNOWLEDGED, C.UNWATCHED): S.RESOLVED,
    (S.HANDLING, C.UNWATCHED): S.RESOLVED,
    (S.RECOVERING, C.UNWATCHED): S.RESOLVED,
    (S.PENDING, C.REVISED): S.PENDING,
    (S.FIRING, C.REVISED): S.FIRING,
    (S.ACKNOWLEDGED, C.REVISED): S.ACKNOWLEDGED,
    (S.HANDLING, C.REVISED): S.HANDLING,
    (S.RECOVERING, C.REVISED): S.RECOVERING,
    (S.RESOLVED, C.CLOSE): S.CLOSED,
}


class Label(StrEnum):
    """What a closed alert turned out to be."""

    REAL = "real"
    FALSE = "false"
    DRILL = "drill"


class Fact(msgspec.Struct, frozen=True):
    """One line of an alert's explanation: `name` is a stable key that the screen translates."""

    name: str
    value: str


class Alert(msgspec.Struct, frozen=True, kw_only=True):
    """One breach from its first second to its label.

    fingerprint: rule + subject + side; never the value or the level
    value, limit: as it fired or last rose, in the metric's unit
    latest: the newest good reading
    facts: legs, ages, adjustments and the formula with its numbers, as they stood at firing
    """

    id: str
    fingerprint: str
    rule: str
    rule_digest: str
    metric: str
    subject: str
    side: Side
    level: Level
    state: AlertState
    value: float
    limit: float
    latest: float
    since: datetime
    updated: datetime
    fired: datetime | None = None
    acknowledged: datetime | None = None
    acknowledged_by: str = ""
    resolved: datetime | None = None
    label: Label | None = None
    facts: tuple[Fact, ...] = ()
    muted_by: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Someone may still have to act on it."""
        return self.state not in (AlertState.RESOLVED, AlertState.CLOSED)
