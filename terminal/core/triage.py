"""Readings in, alerts out: hold times, levels, recovery, and what a person says about them.

An unknown reading moves nothing: it stops the timers and neither fires nor resolves. A pending
alert is not recorded; from its firing on, each change is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import msgspec

from terminal.core.alert_change import Change
from terminal.core.alert_table import AlertTable, key_of
from terminal.core.cooling import Cooling
from terminal.core.evaluate import Threshold, Watch, begun
from terminal.core.formula_alerts import News, See, as_it_is, ended, is_other, news_of
from terminal.core.guard import Guard
from terminal.core.ids import Ids
from terminal.core.revise import is_formula_of, levels_below, revised
from terminal.core.stopwatch import WALL
from terminal.core.verdict import Verdict, alert_of
from terminal.core.vigil import COOLDOWN, TOLD_AGAIN, Vigil, anew, inside
from terminal.core.watches import Stirred, Time, Watches
from terminal.domain.alert import Alert, AlertState, Cause, Fact, Label
from terminal.domain.level import Level, Side
from terminal.domain.metric import Metric, Reading
from terminal.domain.rule import Rule

Explain = Callable[[Rule, Reading, Threshold, datetime], tuple[Fact, ...]]


class Triage:
    """Own all alerts; only this class moves them.

    time: what counts towards the holds of a metric of a subject; without it, every second
    vigil: when people are told again. guard: keeps what breaks in one rule. stirred: see `Watches`
    is_calm: whether `observe` of this basis of a pair would change nothing; rests: see `Watches`
    """

    def __init__(
        self,
        rules: Iterable[Rule],
        ids: Ids,
        explain: Explain,
        time: Time = lambda metric, subject: WALL,
        vigil: Vigil = Vigil(),  # noqa: B008 - a frozen value
        guard: Guard | None = None,
        stirred: Stirred = lambda pair: None,
    ) -> None:
        table = AlertTable()
        self.alerts, self._open = table.alerts, table.open
        self._move, self._put = table.move, table.put
        self.rules = {rule.id: rule for rule in rules}
        self._ids, self._explain = ids, explain
        self._time = time
        self._vigil, self._cooling = vigil, Cooling(vigil)
        self._guard = guard or Guard()
        self._active: dict[tuple[str, str], set[Level]] = {}
        self.watches = Watches(self.rules.values(), time, stirred)
        self.is_calm, self.rests = self.watches.is_calm, self.watches.rests

    def replace(self, rules: Iterable[Rule], now: datetime) -> list[Change]:
        """Let other rules take over. An alert that none of them watches is over, untold."""
        self.rules = {rule.id: rule for rule in rules}
        self.watches.replace(self.rules.values())
        return [
            change
            for alert_id in list(self._open.values())
            for change in self._revise(self.alerts[alert_id], now)
        ]

    def _revise(self, alert: Alert, now: datetime) -> list[Change]:
        watch, rule = self.watches.find(alert), self.rules.get(alert.rule)
        if watch is None and is_formula_of(rule, alert):
            # A level that its new version does not have can never clear.
            active = self._active.setdefault((alert.rule, alert.subject), set())
            active &= {clause.level for clause in rule.clauses}
        else:
            active = self._active.pop((alert.rule, alert.subject), set())
            active.clear()
        if rule is None or (watch is None and not active):
            return self._move(alert, Cause.UNWATCHED, now)
        if rule.digest == alert.rule_digest:
            return []
        if rule.clauses:
            alert = self._cooling.shortened(alert, rule.cooldown, self.alerts.values(), now)
        return self._move(revised(alert, rule, watch), Cause.REVISED, now)

    def observe(self, reading: Reading, now: datetime) -> list[Change]:
        """Judge one reading by every rule that watches it."""
        changes: list[Change] = []
        is_calm = reading.value is not None
        for rule, watch in self.watches.of(reading.metric, reading.subject):
            if reading.value is None:
                watch.pause(now)
                continue
            # Most values are of no concern to most rules.
            key = rule.id, reading.subject, watch.side
            if watch.is_at_rest(reading.value) and key not in self._open:
                continue
            is_calm = False
            try:
                changes += self._judge(rule, watch, reading, now)
            except Exception as defect:  # the other rules are judged all the same
                self._guard.note(defect)
        self.watches.note(reading.metric, reading.subject, is_calm=is_calm)
        return changes

    def _judge(self, rule: Rule, watch: Watch, reading: Reading, now: datetime) -> list[Change]:
        assert reading.value is not None
        held = watch.observe(reading.value, now)
        alert = self.alerts.get(self._open.get((rule.id, reading.subject, watch.side), ""))
        if alert is not None:
            return self._go_on(alert, rule, watch, reading, held, now)
        return self._begin(rule, watch, reading, held, now) if watch.is_outside else []

    def rule_on(self, verdict: Verdict, facts: tuple[Fact, ...], now: datetime) -> list[Change]:
        """Take what the rule engine says of one level of a formula; it has held already."""
        active = self._active.setdefault((verdict.rule, verdict.subject), set())
        alert = self.alerts.get(self._open.get((verdict.rule, verdict.subject, Side.HIGH), ""))
        if not verdict.has_fired:
            active.discard(verdict.level)
            if alert is None:
                return []
            if active:
                return self._look(alert, max(active), now)
            # The rule engine has waited out the clear hold.
            (cleared,) = self._move(ended(alert, verdict, facts), Cause.CLEARED, now)
            return [cleared, *self._move(cleared.alert, Cause.CLEAR_HELD, now)]
        active.add(verdict.level)
        rule, news = self.rules[verdict.rule], news_of(verdict, facts)
        told = {"raised": now} if verdict.is_told else {}
        if alert is None:
            alert = alert_of(rule, verdict, self._ids.new(now), now)
            self._open[key_of(alert)] = alert.id
        elif verdict.level <= alert.level:
            # Of a lower level than the one that stands nobody is told.
            own = news | told if verdict.level == max(active) else {}
            if verdict.level >= (alert.told or alert.level):
                alert = msgspec.structs.replace(alert, **told)
            return self._look(alert, max(active), now, lambda: own)
        if alert.fired is None or COOLDOWN in alert.muted_by:
            every, stopwatch = self.alerts.values(), self._time(Metric.BASIS, alert.subject)
            until = self._cooling.until(alert, verdict, rule.cooldown, every, now, stopwatch)
            if until is not None:
                alert = self._vigil.held_back(alert, verdict.level, until)
                return self._raise(alert, verdict.level, news, Cause.HELD_BACK, now)
            told = {"raised": now}
        cause = Cause.HELD if alert.fired is None else Cause.ROSE
        return self._raise(alert, verdict.level, news | told, cause, now)

    def remind(self, now: datetime, see: See = as_it_is) -> list[Change]:
        """Tell again of what stands too long as it is, also while its value is not known.

        see: returns an alert of a formula with its value of now, and what is told of it then
        """
        out = (AlertState.FIRING, AlertState.ACKNOWLEDGED, AlertState.HANDLING)
        standing = [one for one in self.alerts.values() if one.state in out]
        found = [self._guard(self._again, one, see, now) for one in standing]
        return [change for changes in found for change in changes]

    def _again(self, alert: Alert, see: See, now: datetime) -> list[Change]:
        seen, news = see(alert, now)
        other = self._move(seen, Cause.MEASURED, now) if is_other(alert, seen) else []
        seen = self.alerts[alert.id] if other else seen
        moved = other + self._look(seen, seen.standing or seen.level, now, news)
        return [one for one in moved if one.cause is not None or seen is not alert]

    def _look(
        self, alert: Alert, level: Level, now: datetime, news: News = dict[str, Any]
    ) -> list[Change]:
        # Also a formula's alert waits for its pair's market: it is people who are spared.
        stopwatch = self._time(Metric.BASIS, alert.subject)
        rule = self.rules.get(alert.rule)
        hold = timedelta(0) if rule is None else rule.hold
        seen, cause = self._vigil.look(alert, level, hold, now, stopwatch)
        if cause in TOLD_AGAIN:
            seen = msgspec.structs.replace(seen, **news())
        self.alerts[alert.id] = seen
        return [Change(seen, None)] if cause is None else self._move(seen, cause, now)

    def acknowledge(self, alert_id: str, actor: str, now: datetime) -> list[Change]:
        """Note who took it; the first to do so stays named. Nothing happens to a closed one."""
        alert = self.alerts.get(alert_id)
        if alert is None or alert.acknowledged is not None:
            return []
        return self._move(self._vigil.taken(alert, actor, now), Cause.ACKNOWLEDGE, now)

    def handle(self, alert_id: str, now: datetime) -> list[Change]:
        """Something is being done about it."""
        alert = self.alerts.get(alert_id)
        return [] if alert is None else self._move(alert, Cause.HANDLE, now)

    def close(self, alert_id: str, label: Label, now: datetime) -> list[Change]:
        """Put a resolved alert away with its label."""
        if (alert := self.alerts.get(alert_id)) is None:
            return []
        return self._move(msgspec.structs.replace(alert, label=label), Cause.CLOSE, now)

    def restore(self, alerts: Iterable[Alert], now: datetime) -> list[Change]:
        """Take up alerts from the ledger; one whose rule is gone is resolved."""
        changes: list[Change] = []
        for alert in alerts:
            self.alerts[alert.id] = alert
            self._cooling.restore(alert)
            if not alert.is_open:
                continue
            watch, rule = self.watches.find(alert), self.rules.get(alert.rule)
            if watch is None and is_formula_of(rule, alert) and levels_below(rule, alert):
                # Whatever of these is not true any more clears at once, without a word.
                self._open[key_of(alert)] = alert.id
                self._active[alert.rule, alert.subject] = levels_below(rule, alert)
                continue
            if watch is None:
                changes += self._move(alert, Cause.UNWATCHED, now)
                continue
            self._open[key_of(alert)] = alert.id
            if alert.state is not AlertState.RECOVERING:
                watch.prime(alert.standing or alert.level, alert.since)
        return changes

    def active(self) -> list[tuple[str, str, Level]]:
        """List the levels of formulas that are active: (rule, subject, level)."""
        return [(*key, level) for key, levels in self._active.items() for level in levels]

    def _begin(
        self, rule: Rule, watch: Watch, reading: Reading, held: Threshold | None, now: datetime
    ) -> list[Change]:
        passed = held or watch.ladder[-1]
        alert = begun(rule, watch, reading, passed, self._ids.new(now), now)
        self.alerts[alert.id] = alert
        self._open[key_of(alert)] = alert.id
        if held is None:
            return [Change(alert, None)]
        return self._raise(alert, held.level, self._news(rule, reading, held, now), Cause.HELD, now)

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
        news = partial(self._news, rule, reading, held, now)
        if alert.state is AlertState.PENDING:
            return self._raise(alert, held.level, news(), Cause.HELD, now)
        if held.level > alert.level:
            return self._raise(alert, held.level, news(), Cause.ROSE, now)
        out = self._break_out(alert, now) if alert.state is AlertState.RECOVERING else []
        return out + self._look(self.alerts[alert.id], held.level, now, news)

    def _news(self, rule: Rule, reading: Reading, held: Threshold, now: datetime) -> dict[str, Any]:
        # An alert that cannot be explained is an alert all the same.
        facts = self._guard(lambda: list(self._explain(rule, reading, held, now)))
        return {"value": reading.value, "limit": held.limit, "facts": tuple(facts)}

    def _raise(
        self, alert: Alert, level: Level, news: dict[str, Any], cause: Cause, now: datetime
    ) -> list[Change]:
        risen = msgspec.structs.replace(alert, level=level, fired=alert.fired or now, **news)
        if cause is not Cause.HELD_BACK:
            risen = self._vigil.told(risen, level, now)
        if cause is Cause.ROSE and alert.state is not AlertState.HANDLING:
            # It was taken at a lower level: somebody must take it again.
            risen = anew(risen)
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
            changes = self._move(inside(alert), Cause.CLEARED, now)
            alert = self.alerts.get(alert.id, alert)
        if alert.state is AlertState.RECOVERING and watch.inside_for(now) >= rule.clear_hold:
            changes += self._move(alert, Cause.CLEAR_HELD, now)
        return changes or [Change(alert, None)]
