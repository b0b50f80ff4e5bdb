"""When people are told again of an alert that they were told of before.

A level that fell and rises again is news; an acknowledgement holds for a time, and only for what
was acknowledged. What nobody acknowledges is told again after the same time, and again. Flapping is
held back for a while, never swallowed: what still stands when that time is over is told then.
"""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec

from terminal.core.stopwatch import Stopwatch
from terminal.domain.alert import Alert, AlertState, Cause
from terminal.domain.level import Level
from terminal.domain.metric import Metric

NOTHING = timedelta(0)
# The reason beside the state of an alert whose new rise is not told yet.
COOLDOWN = "cooldown"
INSIDE = 0
VALIDITY = {Level.WARNING: timedelta(minutes=30), Level.FORCED: timedelta(minutes=10)}
# What of `Vigil.look` is told to people.
TOLD_AGAIN = (Cause.ROSE_AGAIN, Cause.LAPSED, Cause.WORSENED, Cause.UNANSWERED)


class Vigil(msgspec.Struct, frozen=True, kw_only=True):
    """What an alert must do to be told again; it reads alerts and never moves them.

    renotify: a rise to a level that people know is not told within this time of the last notice
    validity: how long an acknowledgement holds, by level; a level without one has no end. So long
        people have to acknowledge before they are told again
    worse_by: how much further out than it was acknowledged the value may go, as a share of the
        larger of |acknowledged value| and |limit|
    """

    renotify: timedelta = timedelta(minutes=5)
    validity: dict[Level, timedelta] = msgspec.field(default_factory=VALIDITY.copy)
    worse_by: float = 0.2

    def told(self, alert: Alert, level: Level, now: datetime) -> Alert:
        """Note that people are told of this level now."""
        return msgspec.structs.replace(
            alert,
            told=level,
            standing=level,
            fell_to=None,
            quiet_until=now + self.renotify,
            muted_by=_others(alert),
            acknowledged_value=None if alert.acknowledged is None else alert.latest,
            worse_since=None,
        )

    def held_back(self, alert: Alert, level: Level, until: datetime) -> Alert:
        """Treat this level as one that people know: it is not told before that time."""
        return msgspec.structs.replace(
            alert,
            told=level,
            standing=level,
            fell_to=INSIDE,
            quiet_until=until,
            muted_by=(*_others(alert), COOLDOWN),
            # It may be measured by another number now; it is told as soon as it may be.
            acknowledged_value=None,
            worse_since=None,
        )

    def cooled(self, alert: Alert, cooldown: timedelta) -> datetime | None:
        """Return when a cooldown ends that began as people were told of this alert last."""
        if alert.quiet_until is None or COOLDOWN in alert.muted_by:
            return alert.quiet_until
        return alert.quiet_until - self.renotify + cooldown

    def taken(self, alert: Alert, actor: str, now: datetime) -> Alert:
        """Note who took it as it stands, and until when that holds."""
        standing, is_inside = _standing(alert), alert.state is AlertState.RECOVERING
        span = self.validity.get(standing)
        fell_to = int(standing) if standing < _told(alert) else None
        return msgspec.structs.replace(
            alert,
            fell_to=alert.fell_to if is_inside else fell_to,
            muted_by=_others(alert),
            acknowledged=now,
            acknowledged_by=actor,
            acknowledged_until=None if span is None else now + span,
            # What has come back inside is no further out when it breaks out as before.
            acknowledged_value=alert.value if is_inside else alert.latest,
        )

    def look(
        self, alert: Alert, level: Level, hold: timedelta, now: datetime, stopwatch: Stopwatch
    ) -> tuple[Alert, Cause | None]:
        """Take the level that holds now; return the alert, and what moves it if anything does.

        hold: how long a value must be worse than acknowledged
        stopwatch: what is due while its market is closed waits until that opens
        """
        stood = msgspec.structs.replace(alert, standing=level)
        lowest = _told(alert) if alert.fell_to is None else alert.fell_to
        if level < lowest:
            return msgspec.structs.replace(stood, fell_to=int(level)), Cause.FELL
        is_quiet = not _is_over(alert.quiet_until, now, stopwatch)
        if level > lowest and (level > _told(alert) or not is_quiet):
            return self.told(anew(stood), level, now), Cause.ROSE_AGAIN
        if self._has_lapsed(stood, level, now, stopwatch):
            return self.told(anew(stood), level, now), Cause.LAPSED
        if self._is_unanswered(stood, level, now, stopwatch):
            return self.told(stood, level, now), Cause.UNANSWERED
        worse_since = (alert.worse_since or now) if self._is_worse(stood) else None
        stood = msgspec.structs.replace(stood, worse_since=worse_since)
        if worse_since is not None and stopwatch.passed(worse_since, now) >= hold:
            return self.told(anew(stood), level, now), Cause.WORSENED
        if level > lowest and COOLDOWN not in alert.muted_by:
            return msgspec.structs.replace(stood, muted_by=(*alert.muted_by, COOLDOWN)), (
                Cause.HELD_BACK
            )
        if not is_quiet and COOLDOWN in alert.muted_by:
            stood = msgspec.structs.replace(stood, muted_by=_others(alert))
        return stood, None

    def _has_lapsed(self, alert: Alert, level: Level, now: datetime, stopwatch: Stopwatch) -> bool:
        until = alert.acknowledged_until
        if until is None or level not in self.validity:
            return False
        return _is_over(until, now, stopwatch)

    # Both times run from the last notice; a rise that is held back is told when that is over.
    def _is_unanswered(
        self, alert: Alert, level: Level, now: datetime, stopwatch: Stopwatch
    ) -> bool:
        span, quiet_until = self.validity.get(level), alert.quiet_until
        if alert.acknowledged is not None or span is None or quiet_until is None:
            return False
        return _is_over(max(quiet_until, quiet_until - self.renotify + span), now, stopwatch)

    def _is_worse(self, alert: Alert) -> bool:
        known = alert.acknowledged_value
        if alert.acknowledged is None or known is None:
            return False
        reach = max(abs(known), abs(alert.limit)) * self.worse_by
        return reach > 0 and _further_out(alert, known) > reach


def inside(alert: Alert) -> Alert:
    """Note that the value is inside all limits."""
    return msgspec.structs.replace(alert, fell_to=INSIDE)


def anew(alert: Alert) -> Alert:
    """Ask for another acknowledgement."""
    return msgspec.structs.replace(
        alert,
        acknowledged=None,
        acknowledged_by="",
        acknowledged_until=None,
        acknowledged_value=None,
    )


# By the comparison that decided a formula, and only while that is so.
def _further_out(alert: Alert, known: float) -> float:
    if alert.metric != Metric.FORMULA:
        return int(alert.side) * (alert.latest - known)
    if alert.decided is None or alert.decided.beyond(alert.latest) <= 0:
        return 0.0
    return alert.decided.beyond(alert.latest) - alert.decided.beyond(known)


def _others(alert: Alert) -> tuple[str, ...]:
    return tuple(one for one in alert.muted_by if one != COOLDOWN)


def _told(alert: Alert) -> Level:
    return alert.told or alert.level


def _standing(alert: Alert) -> Level:
    return alert.standing or alert.level


def _is_over(until: datetime | None, now: datetime, stopwatch: Stopwatch) -> bool:
    return until is None or stopwatch.passed(until, now) > NOTHING
