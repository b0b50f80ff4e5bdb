"""How far outside its band a value is, with a dead band so that it does not chatter."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

import msgspec

from terminal.core.stopwatch import WALL, Stopwatch
from terminal.domain.alert import Alert, AlertState
from terminal.domain.level import Level, Side
from terminal.domain.metric import Reading
from terminal.domain.rule import Limit, Rule


class Threshold(msgspec.Struct, frozen=True, gc=False):
    """One limit of one side, folded so that "outside" is always `sign * value > fire`.

    fire, clear: sign * limit, and that minus the hysteresis
    """

    level: Level
    limit: float
    fire: float
    clear: float


def thresholds(limits: Sequence[Limit], hysteresis: float, side: Side) -> tuple[Threshold, ...]:
    """Return one side's thresholds, highest level first."""
    found = []
    for limit in limits:
        bound = limit.high if side is Side.HIGH else limit.low
        if bound is not None:
            fire = int(side) * float(bound)
            found.append(Threshold(limit.level, float(bound), fire, fire - hysteresis))
    return tuple(sorted(found, key=lambda one: -one.level))


def level_of(
    side: Side, ladder: Sequence[Threshold], value: float, current: Level | None
) -> Threshold | None:
    """Find the highest level that is passed, or was passed and is not cleared yet.

    The comparison is strict: a value exactly on a limit is inside.
    """
    signed = int(side) * value
    for threshold in ladder:
        if signed > threshold.fire:
            return threshold
        if current is not None and threshold.level <= current and signed > threshold.clear:
            return threshold
    return None


class Watch:
    """One rule, subject and side: since when each level has been passed without a break.

    Only a level that was held has a dead band; until then a value inside its limit is inside.
    Time during which nothing is known does not count: `pause` freezes the timers. Nor does time
    that the stopwatch leaves out, such as breaks and nights of the contract that is watched.

    nearest: sign * the limit that is passed first, infinite without one
    """

    def __init__(
        self,
        side: Side,
        ladder: Sequence[Threshold],
        hold: timedelta,
        stopwatch: Stopwatch = WALL,
    ) -> None:
        self.side = side
        self.ladder = tuple(ladder)
        self.hold = hold
        self._stopwatch = stopwatch
        self.inside_since: datetime | None = None
        self._since: dict[Level, datetime] = {}
        self._held: Level | None = None
        self._kept: dict[Level | None, timedelta] = {}
        self._paused: datetime | None = None
        self.nearest = min((one.fire for one in self.ladder), default=math.inf)

    def is_at_rest(self, value: float) -> bool:
        """No timer runs, nothing is passed, and `value` would change nothing of that."""
        return (
            int(self.side) * value <= self.nearest
            and not self._since
            and self._paused is None
            and self.inside_since is not None
        )

    @property
    def is_outside(self) -> bool:
        """Some level is passed now, held or not."""
        return bool(self._since)

    @property
    def outside_since(self) -> datetime | None:
        """When the lowest passed level was passed."""
        return min(self._since.values(), default=None)

    def inside_for(self, now: datetime) -> timedelta:
        """Return the time that counts since the value came back inside; nothing while it is out."""
        if self.inside_since is None:
            return timedelta(0)
        return self._stopwatch.passed(self.inside_since, now)

    def prime(self, level: Level, since: datetime) -> None:
        """Take up a breach that was held before a restart, whatever the clock says since."""
        self._held = level
        for threshold in self.ladder:
            if threshold.level <= level:
                self._since[threshold.level] = since

    def waiting(self, now: datetime) -> list[tuple[Level, timedelta]]:
        """Return the levels that are passed and not held yet, each with the time that counted."""
        if self._kept:
            return [(one, passed) for one, passed in self._kept.items() if one is not None]
        if not self._since:
            return []
        at, held = self._paused or now, self._held
        levels = [one for one in self._since.items() if held is None or one[0] > held]
        return [(level, self._stopwatch.passed(since, at)) for level, since in levels]

    def recovered(self, now: datetime) -> timedelta:
        """Return the time that counted since the value came back inside, as far as it is known."""
        return self._kept.get(None) or self.inside_for(self._paused or now)

    def take_up(self, level: Level | None, passed: timedelta, now: datetime) -> None:
        """Let a timer of before a restart stand still at what had counted.

        The first value that is known lets it go on, or ends it: by then the front has said its
        hours. level: None = it is inside
        """
        self._kept[level] = passed
        self._paused = self._paused or now

    def let_go(self) -> None:
        """Drop what was taken up and not judged since."""
        self._kept.clear()

    def limit_of(self, level: Level) -> float | None:
        """Return the limit of a level; None where it has none."""
        return next((one.limit for one in self.ladder if one.level is level), None)

    def take_over(self, before: Watch) -> None:
        """Go on where another version of this watch stood, as far as the limits are the same.

        What was held at another limit is not held at this one: its time begins anew.
        """
        fires = {one.level: one.fire for one in before.ladder}
        same = {one.level for one in self.ladder if fires.get(one.level) == one.fire}
        self._since = {level: since for level, since in before._since.items() if level in same}
        if before._held is not None:
            kept = [level for level in self._since if level <= before._held]
            self._held = max(kept, default=None)
        self.inside_since = before.inside_since
        self._paused = before._paused
        taken = before._kept.items()
        self._kept = {one: passed for one, passed in taken if one is None or one in same}

    def pause(self, now: datetime) -> None:
        """Stop the timers: the value is not known."""
        if self._paused is None:
            self._paused = now

    def observe(self, value: float, now: datetime) -> Threshold | None:
        """Take one good value; return the highest threshold held long enough, if any."""
        self._resume(now)
        passed = level_of(self.side, self.ladder, value, self._held)
        if passed is None:
            if self.inside_since is None or self._since:
                self.inside_since = now
            self._since.clear()
            self._held = None
            return None
        self.inside_since = None
        held = self._highest_held(passed, now)
        self._held = None if held is None else held.level
        return held

    def _highest_held(self, passed: Threshold, now: datetime) -> Threshold | None:
        best = None
        for threshold in self.ladder:
            if threshold.level > passed.level:
                self._since.pop(threshold.level, None)
                continue
            since = self._since.setdefault(threshold.level, now)
            if best is None and self._is_held(threshold.level, since, now):
                best = threshold
        return best

    def _is_held(self, level: Level, since: datetime, now: datetime) -> bool:
        # What was held stays so until it is left, also when hours turn out to be others.
        if self._held is not None and level <= self._held:
            return True
        return not self.hold or self._stopwatch.passed(since, now) >= self.hold

    def _resume(self, now: datetime) -> None:
        if self._paused is None:
            return
        stopped, resumed = self._paused, self._stopwatch.resumed
        self._since = {level: resumed(since, stopped, now) for level, since in self._since.items()}
        if self.inside_since is not None:
            self.inside_since = resumed(self.inside_since, stopped, now)
        self._paused = None
        for kept, passed in self._kept.items():
            began = self._stopwatch.back(passed, now)
            if kept is None:
                self.inside_since = began
            else:
                self._since[kept] = began
        self._kept.clear()


def rest_of(watches: Iterable[Watch]) -> tuple[float, float]:
    """Return the values between which none of these watches is passed, both included."""
    low, high = -math.inf, math.inf
    for watch in watches:
        if watch.side is Side.HIGH:
            high = min(high, watch.nearest)
        else:
            low = max(low, -watch.nearest)
    return low, high


def begun(
    rule: Rule, watch: Watch, reading: Reading, passed: Threshold, id: str, now: datetime
) -> Alert:
    """Begin an alert for a value that has left its band; it is pending until triage moves it."""
    assert reading.value is not None
    return Alert(
        id=id,
        fingerprint=f"{rule.id}/{reading.subject}/{watch.side.name.lower()}",
        rule=rule.id,
        rule_digest=rule.digest,
        metric=reading.metric,
        subject=reading.subject,
        side=watch.side,
        level=passed.level,
        state=AlertState.PENDING,
        value=reading.value,
        limit=passed.limit,
        latest=reading.value,
        since=watch.outside_since or now,
        updated=now,
    )
