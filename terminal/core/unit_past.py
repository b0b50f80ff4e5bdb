"""How units stood when the change began that an alert is about.

Where a rule compares with a time ago, that is it; else it is how the unit stood before the change,
or before the hold began. Moments are kept when something has changed, and only of units in
commodities that some rule on units compares an exposure of.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

import msgspec

from terminal.core.clocked_rules import Find
from terminal.core.periods import first_change, first_metric, kind_of
from terminal.core.trading_clock import TRADING, exchange_ms, no_clock, read
from terminal.core.unit_cause import METRICS
from terminal.core.unit_rules import is_watched
from terminal.core.unit_things import Moment
from terminal.core.verdict import Verdict
from terminal.domain.operand import Ago, Anchor
from terminal.domain.rule import Rule

# A hold is over up to a tick after its time.
TICK, MILLISECOND = timedelta(seconds=1), timedelta(milliseconds=1)
MOST = 1000  # moments within the longest span; nearer ones replace one another


class UnitPast:
    """Remember how each unit stood, as far back as its rules look.

    clock_of: the clock of a subject, by kind: "trading" or "wall"
    compared: the metrics with a root cause that rules compare
    """

    def __init__(self, rules: Iterable[Rule], clock_of: Find = no_clock) -> None:
        self._clock_of = clock_of
        self._moments: dict[str, list[Moment]] = {}
        self._rules: list[Rule] = []
        self._wanted: dict[str, bool] = {}
        self._span = TICK
        self.compared: set[str] = set()
        self.watch(rules)

    def watch(self, rules: Iterable[Rule]) -> None:
        """Look back as far as these rules do; what is kept already stays."""
        self._rules = [rule for rule in rules if rule.on == "unit" and _metrics_of(rule)]
        self._wanted = {}
        self._span = max((_span_of(rule) for rule in self._rules), default=TICK)
        self.compared = {metric for rule in self._rules for metric in _metrics_of(rule)}

    def is_wanted(self, subject: str) -> bool:
        """Some rule compares an exposure of this subject."""
        found = self._wanted.get(subject)
        if found is None:
            found = any(is_watched(rule, subject) for rule in self._rules)
            self._wanted[subject] = found
        return found

    def see(self, subject: str, moment: Moment) -> None:
        """Take a unit while its exposures are known; the same again is no news."""
        kept = self._moments.setdefault(subject, [])
        if kept and kept[-1].is_as(moment):
            return
        if len(kept) > 2 and kept[-1].time - kept[-3].time < self._span / MOST:
            del kept[-2]
        # Of the last two one is what was before the other: they are never thinned out.
        kept.append(moment)
        if len(kept) > 2 * MOST:
            # They are at least a thousandth of the span apart: enough are left for all of it.
            del kept[: MOST // 2]

    def forget_spot(self, pairs: Collection[str]) -> None:
        """Know no spot price of these pairs before now: it is of another series."""
        for kept in self._moments.values():
            for at, moment in enumerate(kept):
                if not moment.spot.keys().isdisjoint(pairs):
                    spot = {one: price for one, price in moment.spot.items() if one not in pairs}
                    kept[at] = msgspec.structs.replace(moment, spot=spot)

    def now(self, subject: str) -> Moment | None:
        """Return how a unit stood when it was last known."""
        kept = self._moments.get(subject)
        return kept[-1] if kept else None

    def of_formula(self, rule: Rule, verdict: Verdict, time: datetime) -> tuple[str, Moment] | None:
        """Return what a formula compares with, and what that is, else what was before it held.

        None where it is not known: a close, a bar, another day, or a time before the desk was there
        """
        kept = self._moments.get(verdict.subject, [])
        period = first_change(rule, verdict.level, METRICS)
        kind, found = "before", None
        if isinstance(period, Ago):
            kind, found = kind_of(period), self._ago(rule, verdict.subject, time, period.span)
        elif period is Anchor.SAMPLE or (period is None and not rule.hold):
            found = kept[-2] if len(kept) > 1 else None
        elif period is None:
            found = self._ago(rule, verdict.subject, time, rule.hold + TICK)
        return None if found is None else (kind, found)

    # The newest moment that is old enough on the clock that the rule goes by.
    def _ago(self, rule: Rule, subject: str, time: datetime, span: timedelta) -> Moment | None:
        clock = self._clock_of(subject, rule.clock or TRADING)
        until = read(clock, exchange_ms(time)).u - span / MILLISECOND
        for moment in reversed(self._moments.get(subject, ())):
            if read(clock, exchange_ms(moment.time)).u <= until:
                return moment
        return None


def _metrics_of(rule: Rule) -> set[str]:
    found = (first_metric(rule, one.level, METRICS) for one in rule.clauses)
    return {metric for metric in found if metric}


def _span_of(rule: Rule) -> timedelta:
    periods = (first_change(rule, one.level, METRICS) for one in rule.clauses)
    spans = [period.span for period in periods if isinstance(period, Ago)]
    return max((*spans, rule.hold + TICK))
