"""How pairs stood when the change began that an alert is about.

Where a rule compares with a moment of its own (15 minutes ago, the previous settlement), that is
it. Else it is the last good value before the alert was pending; and where the desk was not there to
see that, the close of the day before.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from terminal.core.alert_change import Change
from terminal.core.basis_cause import Mark, mark_of
from terminal.core.clocked_rules import Find
from terminal.core.periods import first_change, kind_of
from terminal.core.rule_subjects import BASIS, FUTURES, SPOT
from terminal.core.trading_clock import BEIJING, TRADING, no_clock, read
from terminal.core.trail import Row, Trail, trail_of
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
        # By subject, then by the clock that the rules go by.
        self._trails: dict[str, dict[str, dict[Period, Trail]]] = {}
        # How each pair was described, in order: rows name the description of their time by number.
        self._versions: dict[str, list[Pair]] = {}
        self.watch(rules)

    def watch(self, rules: Iterable[Rule]) -> None:
        """Look back as far as these rules do; what is kept already stays."""
        for rule in rules:
            periods = {period for period in _periods(rule) if trail_of(period) is not None}
            for subject in rule.subjects if periods and rule.on == "pair" else ():
                trails = self._trails.setdefault(subject, {}).setdefault(_clock(rule), {})
                for period in periods:
                    trail = trail_of(period)
                    if trail is not None:
                        trails.setdefault(period, trail)

    def see(self, pair: Pair, spot: float, futures: float, time: datetime) -> None:
        """Take both prices of a pair, while they are good; the same again is no news."""
        last, versions = self._last.get(pair.id), self._versions.get(pair.id)
        if versions is None:
            versions = self._versions[pair.id] = [pair]
        elif versions[-1] is not pair:
            versions.append(pair)
        version = len(versions) - 1
        if last is not None:
            if last.spot == spot and last.futures == futures and last.version == version:
                return
            self._before[pair.id] = last
        at = _milliseconds(time)
        row = self._last[pair.id] = Row(at, version, spot, futures)
        trails = self._trails.get(pair.id)
        if trails:
            for kind, kept in trails.items():
                moment = read(self._clock_of(pair.id, kind), at)
                for trail in kept.values():
                    trail.push(moment, row)

    def note(self, changes: Iterable[Change]) -> None:
        """Keep the last value before an alert was pending for as long as the alert is open.

        Of an alert of before a restart nobody saw that: it is open at the first value already.
        """
        for change in changes:
            alert = change.alert
            if alert.metric != Metric.BASIS:
                continue
            if not alert.is_open:
                self._inside.pop(_key(alert), None)
            elif _key(alert) not in self._inside:
                self._inside[_key(alert)] = self._before.get(alert.subject)

    def forget(self, pair: str) -> None:
        """Look back no further than now: the spot price before is of another series."""
        self._last.pop(pair, None)
        self._before.pop(pair, None)
        self._inside |= {key: None for key in self._inside if key[1] == pair}
        for trails in self._trails.get(pair, {}).values():
            trails |= {one: new for one in trails if (new := trail_of(one)) is not None}

    def now(self, pair: str) -> Mark | None:
        """Return how a pair stood when it was last good."""
        last = self._last.get(pair)
        return None if last is None else self._mark(pair, last)

    def marks(self) -> dict[str, Mark]:
        """Return the last good legs of every pair."""
        return {pair: self._mark(pair, row) for pair, row in self._last.items()}

    def of_band(self, rule: Rule, subject: str, side: Side) -> Origin | None:
        """Return the last good value before the band was left."""
        key = rule.id, subject, side
        # One that has no hold fires before anybody could note it.
        row = self._inside[key] if key in self._inside else self._before.get(subject)
        return None if row is None else Origin("before", self._mark(subject, row))

    def of_formula(self, rule: Rule, verdict: Verdict, time: datetime) -> Origin | str | None:
        """Return what the formula compares with, else what was before it held.

        "settlement" or "week" when that is what it compares with: a close, not kept here
        """
        period = first_change(rule, verdict.level, METRICS)
        clock, subject = _clock(rule), verdict.subject
        at = read(self._clock_of(subject, clock), _milliseconds(time))
        trails = self._trails.get(subject, {}).get(clock, {})
        if period is not None:
            trail = trails.get(period)
            if trail is None:
                return kind_of(period)
            row = trail.find(at)
            return None if row is None else Origin(kind_of(period), self._mark(subject, row))
        if not rule.hold:
            row = self._before.get(subject)
        else:
            trail = trails.get(Ago(rule.hold + TICK))
            row = None if trail is None else trail.find(at)
        return None if row is None else Origin("before", self._mark(subject, row))

    def _mark(self, pair: str, row: Row) -> Mark:
        time = datetime.fromtimestamp(row.time / 1000.0, UTC) - BEIJING
        return mark_of(self._versions[pair][row.version], row.spot, row.futures, time)


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
