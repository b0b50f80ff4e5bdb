"""An alert and the table of its life. Muting is a reason beside the state, never a state."""

from __future__ import annotations

import math
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
    FELL = "level fell"
    ROSE_AGAIN = "level rose again"
    HELD_BACK = "not told yet"
    LAPSED = "acknowledgement expired"
    WORSENED = "worse than acknowledged"
    UNANSWERED = "nobody has acknowledged"
    MEASURED = "measured by another number"
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
    (S.PENDING, C.HELD_BACK): S.FIRING,
    (S.FIRING, C.FELL): S.FIRING,
    (S.FIRING, C.ROSE_AGAIN): S.FIRING,
    (S.FIRING, C.HELD_BACK): S.FIRING,
    (S.FIRING, C.UNANSWERED): S.FIRING,
    (S.FIRING, C.MEASURED): S.FIRING,
    (S.ACKNOWLEDGED, C.FELL): S.ACKNOWLEDGED,
    (S.ACKNOWLEDGED, C.ROSE_AGAIN): S.FIRING,
    (S.ACKNOWLEDGED, C.HELD_BACK): S.ACKNOWLEDGED,
    (S.ACKNOWLEDGED, C.LAPSED): S.FIRING,
    (S.ACKNOWLEDGED, C.WORSENED): S.FIRING,
    (S.ACKNOWLEDGED, C.MEASURED): S.ACKNOWLEDGED,
    (S.HANDLING, C.FELL): S.HANDLING,
    (S.HANDLING, C.ROSE_AGAIN): S.HANDLING,
    (S.HANDLING, C.HELD_BACK): S.HANDLING,
    (S.HANDLING, C.LAPSED): S.HANDLING,
    (S.HANDLING, C.WORSENED): S.HANDLING,
    (S.HANDLING, C.UNANSWERED): S.HANDLING,
    (S.HANDLING, C.MEASURED): S.HANDLING,
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


class Decided(msgspec.Struct, frozen=True):
    """The comparison that decided an alert of a formula, as its rule writes it.

    low, high: beyond these a value is further out; neither = there is no way that is worse
    """

    operand: str
    low: float | None = None
    high: float | None = None

    def beyond(self, value: float) -> float:
        """Return how far beyond a limit a value is, below zero within; -inf where none is."""
        above = -math.inf if self.high is None else value - self.high
        return above if self.low is None else max(above, self.low - value)


class Alert(msgspec.Struct, frozen=True, kw_only=True):
    """One breach from its first second to its label.

    fingerprint: rule + subject + side; never the value or the level
    value, limit: as it fired or last rose, in the metric's unit
    latest: the newest good reading; of a formula that of the operand that `decided` names
    decided: of a formula, what value, limit, latest and acknowledged_value are of; None = a
        condition without a number, or one that nothing has decided since its level fell
    facts: legs, ages, adjustments and the formula with its numbers, as they stood at firing
    level, standing: the highest level it came to, and the one that holds now; None = `level`
    told: the level that people were told of last. fell_to: the lowest level since then, 0 = back
        inside; None = it did not fall. quiet_until: until then a rise to a level that was told is
        not told again
    acknowledged_until, acknowledged_value: how long the acknowledgement holds (None = without end),
        and the value that was acknowledged. worse_since: since when it is clearly further out
    raised: of a formula, when a level fired last, within no cooldown: one begins with it
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
    standing: Level | None = None
    told: Level | None = None
    fell_to: int | None = None
    quiet_until: datetime | None = None
    acknowledged_until: datetime | None = None
    acknowledged_value: float | None = None
    worse_since: datetime | None = None
    decided: Decided | None = None
    raised: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Someone may still have to act on it."""
        return self.state not in (AlertState.RESOLVED, AlertState.CLOSED)
