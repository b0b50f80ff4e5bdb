"""Rules said as formulas: what market and counters tell goes in, verdicts on levels come out.

The rule engine owns operands, logic, hold times and cooldown; this module feeds it with readings
that count, and with the reason where there is none, and says in words what a verdict rests on.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta

import msgspec

from terminal.core.clocked_rules import ClockedRules, Find
from terminal.core.guard import Guard
from terminal.core.last_values import LastValues
from terminal.core.linked import commodity_of, links_of, target_of, watches_groups
from terminal.core.market import GOOD, Legs
from terminal.core.one_moment import OneMoment
from terminal.core.recent import Recent
from terminal.core.rule_subjects import (
    AT_SPOT,
    BASIS,
    BY_THE_DAY,
    FUTURES,
    OF_ACCOUNTS,
    SPOT,
    account_subject,
    account_values,
    pair_subject,
    trigger_of,
)
from terminal.core.trading_clock import TRADING, exchange_ms, no_clock
from terminal.core.unit_rules import OF_MONEY, is_watched, unit_subject
from terminal.core.verdict import Verdict, verdicts_of
from terminal.core.view import Point
from terminal.domain.account import Account
from terminal.domain.basis import Pair
from terminal.domain.level import Level
from terminal.domain.metric import DataState, Metric, Reading
from terminal.domain.operand import Anchor
from terminal.domain.rule import Rule
from terminal.domain.trigger import Trigger

# How a formula says that it needs the close of a day or a week.
OF_CLOSES = ('"settlement"', '"week"', "'settlement'", "'week'")


class Formulas:
    """Own the rule engine of a desk.

    Subjects are its pairs, its accounts, and its units by commodity as the book shows them.
    clock_of: the clock of a subject, by kind: "trading" or "wall"
    needs_closes: some rule measures a change from the close of a day or a week
    keeps_days: that, or units are measured: their days are what a later rule on them is tried on
    watches_delivery, watches_money: some rule asks for what is of the day, or for units' money
    watches_units: some rule is on units, or says something of one: their values are asked for
    """

    def __init__(
        self,
        rules: Iterable[Rule],
        pairs: Iterable[Pair],
        accounts: Iterable[str],
        guard: Guard | None = None,
        clock_of: Find = no_clock,
    ) -> None:
        self._guard = guard or Guard()
        pairs, accounts = tuple(pairs), tuple(accounts)
        self._pairs = {pair.id for pair in pairs}
        self._futures = {pair.id: pair.futures for pair in pairs}
        self._accounts = set(accounts)
        self._recent = Recent(self._pairs)
        self._states: dict[str, DataState] = {}
        self._told: dict[str, dict[str, float | None]] = {}
        self._legs: dict[str, Legs] = {}
        subjects = [*map(pair_subject, self._pairs), *map(account_subject, self._accounts)]
        self._units, self._last = set[str](), LastValues()
        self._rules: dict[str, Rule] = {}
        self._triggers: dict[str, Trigger] = {}
        self._engine = engine = ClockedRules(subjects, clock_of, self._guard)
        self.warming, self.at_once = engine.warming, engine.at_once
        self.holds, self.standing = engine.holds, engine.standing
        self._moment = OneMoment(self._engine, self._recent, self._guard)
        self.replace(rules)

    def replace(self, rules: Iterable[Rule]) -> None:
        """Let other rules take over; windows, timers and active levels that apply are kept."""
        known, triggers = self._rules, self._triggers
        self._rules = {rule.id: rule for rule in rules if rule.clauses}
        self._of_units = {id: rule for id, rule in self._rules.items() if rule.on == "unit"}
        self._links = {id: links_of(rule) for id, rule in self._rules.items()}
        links = [link for links in self._links.values() for link in links]
        self.watches_units, self.watches_strategies = watches_groups(self._of_units, links)
        self._triggers = {
            id: triggers[id] if known.get(id) == rule else self._trigger(rule)
            for id, rule in self._rules.items()
        }
        self._is_idle = not self._rules
        # Rules that are the first to come find every pair told anew.
        self._legs.clear()
        said = " ".join(one.formula for rule in self._rules.values() for one in rule.clauses)
        self.needs_closes = any(word in said for word in OF_CLOSES)
        self.keeps_days = self.needs_closes or self.watches_units
        # A change per price says of no metric that it is of the spot price.
        self._words = {SPOT, *re.findall(r"\w+", said)}
        self.watches_money = not self._words.isdisjoint(OF_MONEY)
        self.watches_delivery = not self._words.isdisjoint(BY_THE_DAY)
        self._link(self._triggers.values())
        self._kinds = {id: rule.clock or TRADING for id, rule in self._rules.items()}
        self._engine.replace(self._triggers.values(), self._kinds)

    def _trigger(self, rule: Rule) -> Trigger:
        trigger = trigger_of(rule)
        if rule.on != "unit":
            return trigger
        meant = tuple(one for one in sorted(self._units) if is_watched(rule, one))
        return msgspec.structs.replace(trigger, subjects=meant)

    # Every subject of a rule with what the rule says of others; a unit that the book does not have
    # is there without values.
    def _link(self, triggers: Iterable[Trigger]) -> None:
        found: list[tuple[str, list[tuple[str, str]]]] = []
        for trigger in triggers:
            for subject in trigger.subjects if (links := self._links[trigger.id]) else ():
                commodity = commodity_of(subject, self._futures)
                found.append((subject, [(one, target_of(one, commodity)) for one in links]))
        targets = {target for _, pairs in found for _, target in pairs}
        self._engine.admit(map(unit_subject, sorted(targets)))
        for subject, pairs in found:
            self._engine.link(subject, pairs)

    def pair_moved(self, pair: str, legs: Legs, time: datetime) -> list[Verdict]:
        """Take both legs of a pair as they stand; without a GOOD state they have no value."""
        before = self._legs.get(pair)
        self._legs[pair] = legs
        if self._is_idle or before == legs:
            return []
        if legs.state is not GOOD:
            return self._tell(pair, {SPOT: None, FUTURES: None}, legs.state, time)
        values = {SPOT: legs.spot, FUTURES: legs.futures}
        if before is None or before.state is not GOOD:
            return self._tell(pair, values, GOOD, time)
        # From one good state to the next, as nearly every tick is: one leg has moved.
        if self.needs_closes:
            self._last.keep(pair, values)
        self._told[pair].update(values)
        if legs.spot == before.spot:
            values = {FUTURES: legs.futures}
        elif legs.futures == before.futures:
            values = {SPOT: legs.spot}
        found = self._moment.tell(pair, exchange_ms(time), values, GOOD)
        return verdicts_of(found) if found else []

    def has_seen(self, pair: str, legs: Legs) -> bool:
        """Whether a pair stood like this when it was told last, on this day."""
        return self._legs.get(pair) == legs

    def remember(self, pair: str, points: Iterable[Point], length: timedelta) -> None:
        """Take a pair's bars of before the start, once; what looks back by time is filled.

        length: of a bar: its close was known at its end
        """
        rows = [] if self._is_idle else self._recent.behind(pair, points, length)
        if rows:
            self._engine.refill(pair, rows)

    def account_moved(
        self, account: Account, readings: Iterable[Reading], time: datetime
    ) -> list[Verdict]:
        """Take an account's money; its margin ratio comes measured, with the state of its link."""
        if self._is_idle or account.id not in self._accounts:
            return []
        ratio = next(one for one in readings if one.metric is Metric.MARGIN_RATIO)
        values: dict[str, float | None] = dict.fromkeys(OF_ACCOUNTS)
        if ratio.state is not DataState.LINK_DOWN:
            values = account_values(account, ratio.value)
        state = ratio.state if ratio.state is DataState.LINK_DOWN else GOOD
        return self._tell(account.id, values, state, time)

    def delivery_moved(
        self, subject: str, values: Mapping[str, float | None], time: datetime
    ) -> list[Verdict]:
        """Take what a pair's contract or an account's lots have left until delivery."""
        if subject not in self._engine.subjects:
            return []
        return self._tell(subject, values, GOOD, time)

    def unit_moved(
        self, subject: str, values: Mapping[str, float | None], time: datetime
    ) -> list[Verdict]:
        """Take the measures of a unit in a commodity; one that is new is watched from now on."""
        if not self.watches_units:
            return []
        self.admit_units((subject,))
        return self._tell(subject, values, GOOD, time)

    def tick(self, time: datetime) -> list[Verdict]:
        """Judge what only the passing of time has changed."""
        return [] if self._is_idle else verdicts_of(self._engine.on_tick(exchange_ms(time)))

    def retime(self, time: datetime) -> None:
        """Count by the hours that are known now, from this time on."""
        self._engine.retime(exchange_ms(time))

    def restore(self, active: Iterable[tuple[str, str, Level]]) -> None:
        """Take up (rule, subject, level) that were active before a restart: they can clear."""
        active = list(active)
        self.admit_units(subject for rule, subject, _ in active if rule in self._of_units)
        self._engine.restore(active)

    def admit_units(self, subjects: Iterable[str]) -> None:
        """Watch more units from now on; all at once, for each time the rules are made anew."""
        more = [one for one in subjects if one not in self._units]
        if not more:
            return
        self._units.update(more)
        self._engine.admit(map(unit_subject, more))
        changed = {id: self._trigger(rule) for id, rule in self._of_units.items()}
        self._triggers |= changed
        self._link(changed.values())
        self._engine.replace(self._triggers.values(), self._kinds)

    def forget(self, subject: str, metrics: Collection[str]) -> None:
        """Let metrics of a subject begin anew: from now on they measure something else."""
        self._engine.forget(subject, metrics)
        self._recent.drop(subject)
        self._last.drop(subject, metrics)

    def restate(self, pair: str, gap: float | None) -> None:
        """Begin anew with what a pair's spot price is in, for that is made comparable otherwise.

        gap: spot and basis are higher by so much: their past is raised in place of that
        """
        lost = AT_SPOT if gap is None else AT_SPOT - {SPOT, BASIS}
        if gap is not None:
            for metric in (SPOT, BASIS):
                self._engine.roll(pair, metric, gap)
        self._engine.forget(pair, lost)
        self._recent.clear(pair)
        self._last.drop(pair, AT_SPOT)

    def last_values(self) -> dict[str, dict[str, float]]:
        """Return the last good value of each metric since `forget_last_values`, by subject."""
        return self._last.of(self._engine.subjects)

    def recall_values(self, values: Mapping[str, Mapping[str, float]]) -> None:
        """Take up what was good earlier on the same day."""
        self._last.recall(values)

    def forget_last_values(self) -> None:
        """Begin a new day: what is not seen in it has no close."""
        self._last.forget()
        # What stands as it stood is seen anew.
        self._legs.clear()

    def tell_reference(self, anchor: Anchor, values: Mapping[str, Mapping[str, float]]) -> None:
        """Say where metrics stood; what is not named, of any subject, becomes unknown."""
        if self.watches_units:
            known = self._engine.subjects
            self.admit_units([one for one in values if "/" in one and one not in known])
        for subject, own in [*self._engine.subjects.items()]:
            for metric in [one for one in own.metrics if one in self._words]:
                value = values.get(subject, {}).get(metric, math.nan)
                self._engine.tell(subject, metric, anchor, value)

    def tell_past(self, anchor: Anchor, subject: str, past: Sequence[Mapping[str, float]]) -> None:
        """Say where a subject's metrics stood, oldest first; what is missing was not known then."""
        known = self._engine.subjects.get(subject)
        for metric in () if known is None else known.metrics:
            if metric in self._words and any(metric in values for values in past):
                told = [values.get(metric, math.nan) for values in past]
                self._engine.tell_past(subject, metric, anchor, told)

    def stand_in(self, pair: str, values: Mapping[str, float]) -> None:
        """Measure a pair's changes against "settlement" from these in place of what was told."""
        for metric in self._words.intersection(values):
            self._engine.stand_in(pair, metric, Anchor.SETTLEMENT, values[metric])

    # Each input that is news is one sample; while a leg is missing the basis is unknown, so that
    # no rule sees one leg of now beside one of before.
    def _tell(
        self, subject: str, values: Mapping[str, float | None], state: DataState, time: datetime
    ) -> list[Verdict]:
        if self.needs_closes or subject in self._units:
            self._last.keep(subject, values)
        is_other = self._states.get(subject) is not state
        self._states[subject] = state
        told = self._told.setdefault(subject, {})
        # What was never told is none of the values, and not None either.
        news = {
            metric: value
            for metric, value in values.items()
            if is_other or told.get(metric, math.nan) != value
        }
        found = self._moment.tell(subject, exchange_ms(time), news, state)
        told.update(news)
        return verdicts_of(found) if found else []
