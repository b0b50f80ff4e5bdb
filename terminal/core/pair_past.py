"""How pairs stood when the change began that an alert is about.

Where a rule compares with a moment of its own (15 minutes ago, the previous settlement), that is
it. Else it is the last good value before the alert was pending; and where the desk was not there to
see that, the close of the day before.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from terminal.core.alert_change import Change
from terminal.core.basis_cause import Mark, mark_of
from terminal.core.clocked_rules import Find
from terminal.core.periods import first_change, kind_of
from terminal.core.rule_subjects import BASIS, FUTURES, SPOT
from terminal.core.trading_clock import BEIJING, TRADING, At, no_clock, read
from terminal.core.trail import Trail, trail_of
from terminal.core.verdict import Verdict
from terminal.domain.alert import Alert
from terminal.domain.basis import Pair
from terminal.domain.level import Side
from terminal.domain.metric import Metric
from terminal.domain.operand import Ago, Period
from terminal.domain.rule import Rule

METRICS = frozenset((BASIS, SPOT, FUTURES))
# A hold is over up to a tick after its time.
TICK = timedelta(seconds=1)
Key = tuple[str, str, Side]


class Row(NamedTuple):
    """Both quoted prices of a pair at a moment when they were good."""

    time: datetime
    pair: Pair
    spot: float
    futures: float

    @property
    def mark(self) -> Mark:
        """The same for the record."""
        return mark_of(self.pair, self.spot, self.futures, self.time)


class Origin(NamedTuple):
    """Where a change is measured from, and what that is."""

    kind: str
    mark: Mark


class PairPast:
    """Remember of each pair what its rules look back to."""

    def __init__(self, rules: Iterable[Rule], clock_of: Find = no_clock) -> None:
        self._clock_of = clock_of
        self._last: dict[str, Row] = {}
        self._before: dict[str, Row] = {}
        self._inside: dict[Key, Row | None] = {}
        self._trails: dict[str, dict[tuple[str, Period], Trail[Row]]] = {}
        self.watch(rules)

    def watch(self, rules: Iterable[Rule]) -> None:
        """Look back as far as these rules do; what is kept already stays."""
        for rule in rules:
            periods = {period for period in _periods(rule) if trail_of(period) is not None}
            for subject in rule.subjects if periods and rule.on == "pair" else ():
                trails = self._trails.setdefault(subject, {})
                for period in periods:
                    trail: Trail[Row] | None = trail_of(period)
                    if trail is not None:
                        trails.setdefault((_clock(rule), period), trail)

    def see(self, pair: Pair, spot: float, futures: float, time: datetime) -> None:
        """Take both prices of a pair, while they are good; the same again is no news."""
        last = self._last.get(pair.id)
        if last is not None:
            if last.spot == spot and last.futures == futures and last.pair is pair:
                return
            self._before[pair.id] = last
        row = self._last[pair.id] = Row(time, pair, spot, futures)
        trails = self._trails.get(pair.id)
        if trails:
            read = {kind: self._at(pair.id, kind, time) for kind in {one for one, _ in trails}}
            for (kind, _), trail in trails.items():
                trail.push(read[kind], row)

    def note(self, changes: Iterable[Change]) -> None:
        """Keep the last value before an alert was pending for as long as the alert is open."""
        for change in changes:
            alert = change.alert
            if alert.metric != Metric.BASIS:
                continue
            if not alert.is_open:
                self._inside.pop(_key(alert), None)
            elif _key(alert) not in self._inside:
                self._inside[_key(alert)] = self._before.get(alert.subject)

    def restore(self, alerts: Iterable[Alert]) -> None:
        """Alerts of before a restart: nobody saw what was before them."""
        self._inside |= {_key(alert): None for alert in alerts if alert.is_open}

    def now(self, pair: str) -> Mark | None:
        """Return how a pair stood when it was last good."""
        last = self._last.get(pair)
        return None if last is None else last.mark

    def marks(self) -> dict[str, Mark]:
        """Return the last good legs of every pair."""
        return {pair: row.mark for pair, row in self._last.items()}

    def of_band(self, rule: Rule, subject: str, side: Side) -> Origin | None:
        """Return the last good value before the band was left."""
        key = rule.id, subject, side
        # One that has no hold fires before anybody could note it.
        row = self._inside[key] if key in self._inside else self._before.get(subject)
        return None if row is None else Origin("before", row.mark)

    def of_formula(self, rule: Rule, verdict: Verdict, time: datetime) -> Origin | str | None:
        """Return what the formula compares with, else what was before it held.

        "settlement" or "week" when that is what it compares with: a close, not kept here
        """
        period = first_change(rule, verdict.level, METRICS)
        clock = _clock(rule)
        at = self._at(verdict.subject, clock, time)
        if period is not None:
            trail = self._trails.get(verdict.subject, {}).get((clock, period))
            if trail is None:
                return kind_of(period)
            row = trail.find(at)
            return None if row is None else Origin(kind_of(period), row.mark)
        if not rule.hold:
            row = self._before.get(verdict.subject)
        else:
            trail = self._trails.get(verdict.subject, {}).get((clock, Ago(rule.hold + TICK)))
            row = None if trail is None else trail.find(at)
        return None if row is None else Origin("before", row.mark)

    def _at(self, pair: str, kind: str, time: datetime) -> At:
        return read(self._clock_of(pair, kind), _milliseconds(time))


def _clock(rule: Rule) -> str:
    return rule.clock or TRADING


def _periods(rule: Rule) -> set[Period]:
    found: set[Period] = set()
    for clause in rule.clauses:
        period = first_change(rule, clause.level, METRICS)
        if period is not None:
            found.add(period)
        elif rule.hold:
            found.add(Ago(rule.hold + TICK))
    return found


def _key(alert: Alert) -> Key:
    return alert.rule, alert.subject, alert.side


def _milliseconds(time: datetime) -> float:
    return (time + BEIJING).timestamp() * 1000.0
