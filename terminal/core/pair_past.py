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
from terminal.core.restated import restated_mark
from terminal.core.rule_subjects import BASIS, FUTURES, SPOT
from terminal.core.trading_clock import BEIJING, TRADING, exchange_ms, no_clock, read, read_all
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
AT_ONCE = 32
Key = tuple[str, str, Side]


class Origin(NamedTuple):
    """Where a change is measured from, and what that is."""

    kind: str
    mark: Mark


class _Kept:
    # Of one pair: how it stood last and before that, and what waits to be put on its trails.
    __slots__ = ("before", "last", "pair", "trails", "version", "versions", "waiting")

    def __init__(self) -> None:
        self.pair: Pair | None = None
        # How it was described, in order: rows name the description of their time by number.
        self.versions: list[Pair] = []
        self.version = -1
        self.last: Row | None = None
        self.before: Row | None = None
        # By the clock that the rules go by.
        self.trails: dict[str, dict[Period, Trail]] = {}
        self.waiting: list[Row] = []


class PairPast:
    """Remember of each pair what its rules look back to."""

    def __init__(self, rules: Iterable[Rule], clock_of: Find = no_clock) -> None:
        self._clock_of = clock_of
        self._kept: dict[str, _Kept] = {}
        self._inside: dict[Key, Row | None] = {}
        self.watch(rules)

    def watch(self, rules: Iterable[Rule]) -> None:
        """Look back as far as these rules do; what is kept already stays."""
        for pair, kept in self._kept.items():
            self._settle(pair, kept)
        for rule in rules:
            periods = {period for period in _periods(rule) if trail_of(period) is not None}
            for subject in rule.subjects if periods and rule.on == "pair" else ():
                trails = self._of(subject).trails.setdefault(_clock(rule), {})
                for period in periods:
                    trail = trail_of(period)
                    if trail is not None:
                        trails.setdefault(period, trail)

    def see(self, pair: Pair, spot: float, futures: float, time: datetime) -> None:
        """Take both prices of a pair, while they are good; the same again is no news."""
        kept = self._kept.get(pair.id) or self._of(pair.id)
        last = kept.last
        if kept.pair is not pair:
            kept.pair = pair
            kept.versions.append(pair)
            kept.version += 1
        elif last is not None and last[2] == spot and last[3] == futures:
            return
        if last is not None:
            kept.before = last
        row = kept.last = (exchange_ms(time), kept.version, spot, futures)
        if kept.trails:
            kept.waiting.append(row)
            if len(kept.waiting) >= AT_ONCE:
                self._settle(pair.id, kept)

    def _of(self, pair: str) -> _Kept:
        return self._kept.setdefault(pair, _Kept())

    # Nobody asks for the trails but an alert, and many rows at a stretch cost a third of as many
    # by themselves.
    def _settle(self, pair: str, kept: _Kept) -> None:
        waiting, kept.waiting = kept.waiting, []
        for kind, trails in kept.trails.items() if waiting else ():
            moments = read_all(self._clock_of(pair, kind), (row[0] for row in waiting))
            for trail in trails.values():
                trail.take(moments, waiting)

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
                self._inside[_key(alert)] = self._before(alert.subject)

    def forget(self, pair: str) -> None:
        """Look back no further than now: the spot price before is of another series."""
        kept = self._of(pair)
        kept.last = kept.before = None
        kept.waiting = []
        self._inside |= {key: None for key in self._inside if key[1] == pair}
        for trails in kept.trails.values():
            trails |= {one: new for one in trails if (new := trail_of(one)) is not None}

    def now(self, pair: str) -> Mark | None:
        """Return how a pair stood when it was last good."""
        kept = self._kept.get(pair)
        return None if kept is None or kept.last is None else self._mark(pair, kept.last)

    def marks(self) -> dict[str, Mark]:
        """Return the last good legs of every pair."""
        lasts = {pair: kept.last for pair, kept in self._kept.items()}
        return {pair: self._mark(pair, row) for pair, row in lasts.items() if row is not None}

    def of_band(self, rule: Rule, subject: str, side: Side) -> Origin | None:
        """Return the last good value before the band was left."""
        key = rule.id, subject, side
        # One that has no hold fires before anybody could note it.
        row = self._inside[key] if key in self._inside else self._before(subject)
        return None if row is None else Origin("before", self._mark(subject, row))

    def of_formula(self, rule: Rule, verdict: Verdict, time: datetime) -> Origin | str | None:
        """Return what the formula compares with, else what was before it held.

        "settlement" or "week" when that is what it compares with: a close, not kept here
        """
        period = first_change(rule, verdict.level, METRICS)
        clock, subject = _clock(rule), verdict.subject
        at = read(self._clock_of(subject, clock), exchange_ms(time))
        kept = self._of(subject)
        self._settle(subject, kept)
        trails = kept.trails.get(clock, {})
        if period is not None:
            trail = trails.get(period)
            if trail is None:
                return kind_of(period)
            row = trail.find(at)
            # As the rule has it: by the terms of now, for a step of them is no move.
            mark = None if row is None else self._restated(subject, row)
            return None if mark is None else Origin(kind_of(period), mark)
        if not rule.hold:
            row = self._before(subject)
        else:
            trail = trails.get(Ago(rule.hold + TICK))
            row = None if trail is None else trail.find(at)
        return None if row is None else Origin("before", self._mark(subject, row))

    def _before(self, pair: str) -> Row | None:
        kept = self._kept.get(pair)
        return None if kept is None else kept.before

    def _restated(self, pair: str, row: Row) -> Mark:
        mark, known = self._mark(pair, row), self._kept[pair].pair
        return mark if known is None else restated_mark(mark, known)

    def _mark(self, pair: str, row: Row) -> Mark:
        at, version, spot, futures = row
        time = datetime.fromtimestamp(at / 1000.0, UTC) - BEIJING
        return mark_of(self._kept[pair].versions[version], spot, futures, time)


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
