"""Readings in, alerts out: hold times, levels, recovery, and what a person says about them.

An unknown reading moves nothing: it stops the timers and neither fires nor resolves. A pending
alert is not recorded; from its firing on, each change is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

import msgspec

from terminal.core.breach import alert_of_breach
from terminal.core.evaluate import Threshold, Watch
from terminal.core.ids import Ids
from terminal.core.stopwatch import WALL
from terminal.core.unit_rules import is_watched
from terminal.core.verdict import Verdict, alert_of
from terminal.core.watches import Time, Watches
from terminal.domain.alert import TRANSITIONS, Alert, AlertState, Cause, Fact, Label
from terminal.domain.level import Level, Side
from terminal.domain.metric import Reading
from terminal.domain.rule import Rule

Explain = Callable[[Rule, Reading, Threshold, datetime], tuple[Fact, ...]]
Key = tuple[str, str, Side]


class Change(msgspec.Struct, frozen=True):
    """An alert moved. `cause` says why; None when only its latest value did."""

    alert: Alert
    cause: Cause | None

    @property
    def is_recorded(self) -> bool:
        """It belongs in the ledger: everything from firing on."""
        return self.cause is not None and self.alert.fired is not None


class Triage:
    """Own all alerts; only this class moves them.

    time: what counts towards the holds of a metric of a subject; without it, every second
    """

    def __init__(
        self,
        rules: Iterable[Rule],
        ids: Ids,
        explain: Explain,
        time: Time = lambda metric, subject: WALL,
    ) -> None:
        self.alerts: dict[str, Alert] = {}
        self.rules = {rule.id: rule for rule in rules}
        self._ids = ids
        self._explain = explain
        self._open: dict[Key, str] = {}
        self._active: dict[tuple[str, str], set[Level]] = {}
        self._watches = Watches(self.rules.values(), time)

    def replace(self, rules: Iterable[Rule], now: datetime) -> list[Change]:
        """Let other rules take over. An alert that none of them watches is over, untold."""
        self.rules = {rule.id: rule for rule in rules}
        self._watches.replace(self.rules.values())
        return [
            change
            for alert_id in list(self._open.values())
            for change in self._revise(self.alerts[alert_id], now)
        ]

    def _revise(self, alert: Alert, now: datetime) -> list[Change]:
        watch, rule = self._watches.find(alert), self.rules.get(alert.rule)
        if rule is None or (watch is None and not self._keeps_levels(alert)):
            self._active.pop((alert.rule, alert.subject), None)
            return self._move(alert, Cause.UNWATCHED, now)
        if rule.digest == alert.rule_digest:
            return []
        limit = None if watch is None else watch.limit_of(alert.level)
        revised = msgspec.structs.replace(
            alert, rule_digest=rule.digest, limit=alert.limit if limit is None else limit
        )
        return self._move(revised, Cause.REVISED, now)

    def _keeps_levels(self, alert: Alert) -> bool:
        # Of a formula: a level that its new version does not have can never clear.
        if not self._is_formula(alert):
            return False
        levels = {clause.level for clause in self.rules[alert.rule].clauses}
        active = self._active.setdefault((alert.rule, alert.subject), {alert.level})
        active &= levels
        return bool(active)

    def observe(self, reading: Reading, now: datetime) -> list[Change]:
        """Judge one reading by every rule that watches it."""
        changes: list[Change] = []
        for rule, watch in self._watches.of(reading.metric, reading.subject):
            if reading.value is None:
                watch.pause(now)
                continue
            held = watch.observe(reading.value, now)
            alert = self._alert_of((rule.id, reading.subject, watch.side))
            if alert is None:
                if watch.is_outside:
                    changes += self._begin(rule, watch, reading, held, now)
            else:
                changes += self._go_on(alert, rule, watch, reading, held, now)
        return changes

    def rule_on(self, verdict: Verdict, facts: tuple[Fact, ...], now: datetime) -> list[Change]:
        """Take what the rule engine says of one level of a formula; it has held already."""
        active = self._active.setdefault((verdict.rule, verdict.subject), set())
        alert = self._alert_of((verdict.rule, verdict.subject, Side.HIGH))
        if not verdict.has_fired:
            active.discard(verdict.level)
            if active or alert is None:
                return []
            return self._move(alert, Cause.CLEARED, now) + self._over(alert.id, now)
        active.add(verdict.level)
        if alert is None:
            if not verdict.is_told:
                return []
            alert = alert_of(self.rules[verdict.rule], verdict, self._ids.new(now), now)
            self._open[_key(alert)] = alert.id
        elif verdict.level <= alert.level:
            return []
        cause = Cause.HELD if alert.fired is None else Cause.ROSE
        return self._raise(alert, verdict.level, verdict.value, verdict.limit, facts, cause, now)

    def _over(self, alert_id: str, now: datetime) -> list[Change]:
        # The rule engine has waited out the clear hold.
        return self._move(self.alerts[alert_id], Cause.CLEAR_HELD, now)

    def acknowledge(self, alert_id: str, actor: str, now: datetime) -> list[Change]:
        """Note who took it; the first to do so stays named. Nothing happens to a closed one."""
        alert = self.alerts.get(alert_id)
        if alert is None or alert.acknowledged is not None:
            return []
        who = msgspec.structs.replace(alert, acknowledged=now, acknowledged_by=actor)
        return self._move(who, Cause.ACKNOWLEDGE, now)

    def handle(self, alert_id: str, now: datetime) -> list[Change]:
        """Something is being done about it."""
        alert = self.alerts.get(alert_id)
        return [] if alert is None else self._move(alert, Cause.HANDLE, now)

    def close(self, alert_id: str, label: Label, now: datetime) -> list[Change]:
        """Put a resolved alert away with its label."""
        alert = self.alerts.get(alert_id)
        if alert is None:
            return []
        return self._move(msgspec.structs.replace(alert, label=label), Cause.CLOSE, now)

    def restore(self, alerts: Iterable[Alert], now: datetime) -> list[Change]:
        """Take up alerts from the ledger; one whose rule is gone is resolved."""
        changes: list[Change] = []
        for alert in alerts:
            self.alerts[alert.id] = alert
            if not alert.is_open:
                continue
            watch = self._watches.find(alert)
            if watch is None and self._keeps_levels(alert):
                self._open[_key(alert)] = alert.id
                continue
            if watch is None:
                changes += self._move(alert, Cause.UNWATCHED, now)
                continue
            self._open[_key(alert)] = alert.id
            if alert.state is not AlertState.RECOVERING:
                watch.prime(alert.level, alert.since)
        return changes

    def active(self) -> list[tuple[str, str, Level]]:
        """List the levels of formulas that are active: (rule, subject, level)."""
        return [(*key, level) for key, levels in self._active.items() for level in levels]

    def _is_formula(self, alert: Alert) -> bool:
        rule = self.rules.get(alert.rule)
        return (
            rule is not None
            and bool(rule.clauses)
            and alert.metric == rule.metric
            and is_watched(rule, alert.subject)
        )

    def _begin(
        self, rule: Rule, watch: Watch, reading: Reading, held: Threshold | None, now: datetime
    ) -> list[Change]:
        passed = held or watch.ladder[-1]
        alert = alert_of_breach(rule, watch, reading, passed, self._ids.new(now), now)
        self.alerts[alert.id] = alert
        self._open[_key(alert)] = alert.id
        if held is None:
            return [Change(alert, None)]
        return self._fire(alert, rule, reading, held, Cause.HELD, now)

    def _go_on(
        self,
        alert: Alert,
        rule: Rule,
        watch: Watch,
        reading: Reading,
        held: Threshold | None,
        now: datetime,
    ) -> list[Change]:
        assert reading.value is not None
        if alert.latest != reading.value:
            alert = msgspec.structs.replace(alert, latest=reading.value)
            self.alerts[alert.id] = alert
        if not watch.is_outside:
            return self._recover(alert, rule, watch, now)
        if held is None:
            return [Change(alert, None)]
        if alert.state is AlertState.PENDING:
            return self._fire(alert, rule, reading, held, Cause.HELD, now)
        if held.level > alert.level:
            return self._fire(alert, rule, reading, held, Cause.ROSE, now)
        if alert.state is AlertState.RECOVERING:
            return self._break_out(alert, now)
        return [Change(alert, None)]

    def _fire(
        self,
        alert: Alert,
        rule: Rule,
        reading: Reading,
        held: Threshold,
        cause: Cause,
        now: datetime,
    ) -> list[Change]:
        assert reading.value is not None
        facts = self._explain(rule, reading, held, now)
        return self._raise(alert, held.level, reading.value, held.limit, facts, cause, now)

    def _raise(
        self,
        alert: Alert,
        level: Level,
        value: float,
        limit: float,
        facts: tuple[Fact, ...],
        cause: Cause,
        now: datetime,
    ) -> list[Change]:
        risen = msgspec.structs.replace(
            alert,
            level=level,
            limit=limit,
            value=value,
            fired=alert.fired or now,
            facts=facts,
        )
        if cause is Cause.ROSE and alert.state is not AlertState.HANDLING:
            # It was taken at a lower level: somebody must take it again.
            risen = msgspec.structs.replace(risen, acknowledged=None, acknowledged_by="")
        if cause is Cause.ROSE and alert.state is AlertState.RECOVERING:
            return self._put(risen, AlertState.FIRING, cause, now)
        return self._move(risen, cause, now)

    def _break_out(self, alert: Alert, now: datetime) -> list[Change]:
        # Who has acknowledged it need not do so again at the same level.
        state = AlertState.ACKNOWLEDGED if alert.acknowledged else AlertState.FIRING
        return self._put(alert, state, Cause.BROKEN_OUT, now)

    def _recover(self, alert: Alert, rule: Rule, watch: Watch, now: datetime) -> list[Change]:
        changes: list[Change] = []
        if alert.state is not AlertState.RECOVERING:
            changes = self._move(alert, Cause.CLEARED, now)
            alert = self.alerts.get(alert.id, alert)
        if alert.state is AlertState.RECOVERING and watch.inside_for(now) >= rule.clear_hold:
            changes += self._move(alert, Cause.CLEAR_HELD, now)
        return changes or [Change(alert, None)]

    def _move(self, alert: Alert, cause: Cause, now: datetime) -> list[Change]:
        state = TRANSITIONS.get((alert.state, cause))
        return [] if state is None else self._put(alert, state, cause, now)

    def _put(self, alert: Alert, state: AlertState, cause: Cause, now: datetime) -> list[Change]:
        resolved = now if state is AlertState.RESOLVED else alert.resolved
        moved = msgspec.structs.replace(alert, state=state, updated=now, resolved=resolved)
        self.alerts[alert.id] = moved
        if not moved.is_open:
            # Closing an old alert says nothing of the one that is open now.
            if self._open.get(_key(alert)) == alert.id:
                del self._open[_key(alert)]
            if moved.fired is None:
                del self.alerts[alert.id]
        return [Change(moved, cause)]

    def _alert_of(self, key: Key) -> Alert | None:
        alert_id = self._open.get(key)
        return None if alert_id is None else self.alerts[alert_id]


def _key(alert: Alert) -> Key:
    return alert.rule, alert.subject, alert.side
