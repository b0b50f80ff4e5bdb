"""What the rules say of a pair, an account or a unit as it stands, and what follows from that.

Each rule on each subject is judged by itself: what breaks in one takes no other with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from terminal.core.alert_change import Change
from terminal.core.carry_facts import carry_facts, watches_carry
from terminal.core.effect import Effect, Write
from terminal.core.explain import facts_of_formula
from terminal.core.market import GOOD, reading_of
from terminal.core.measure import account_readings
from terminal.core.periods import first_metric
from terminal.core.rule_subjects import AT_SPOT as PAIR_AT_SPOT
from terminal.core.stage_facts import limit_facts, watches_limit
from terminal.core.standing_values import StandingValues
from terminal.core.state import State
from terminal.core.unit_funds import UnitFunds
from terminal.core.unit_rules import AT_SPOT, EVERY, OF_MONEY, subject_of, values_of_nothing
from terminal.core.verdict import Verdict
from terminal.domain.account import Account
from terminal.domain.alert import Fact
from terminal.domain.audit import Record
from terminal.domain.metric import DataState, Reading
from terminal.domain.rule import Rule


class Judge:
    """Ask triage and formulas, over one state."""

    def __init__(self, state: State) -> None:
        self._s = state
        self._funds = UnitFunds(state.accounts, state.book, state.bookwork.business, state.is_ready)
        self._groups: dict[str, tuple[str, str]] = {}
        # How an alert of a formula stands: see `Triage.remind`.
        self.see = StandingValues(state.formulas, state.market, self._facts_of, state.guard).see
        state.closes.weigh(state.bookwork.weights)

    def pair(self, pair: str, now: datetime) -> list[Effect]:
        """Judge a pair as its legs stand now."""
        s = self._s
        # Before anything is measured from it, and even where the last price is no news.
        if s.formulas.needs_closes:
            try:
                s.closes.settlements.see(pair)
            except Exception as defect:
                s.guard.note(defect)
        legs, is_calm = s.market.legs(pair, now), False
        if legs.state is GOOD and legs.basis is not None:
            is_calm = s.triage.is_calm(pair, legs.basis)
            # A quote of other volumes is no news.
            if is_calm and s.formulas.has_seen(pair, legs):
                return []
        time = s.market.time(pair, now)
        effects: list[Effect] = []
        # Asked thousands of times a second: a `try` that nothing breaks in costs nothing, and a
        # guard's call does.
        try:
            s.causes.see_pair(pair, legs, time)
        except Exception as defect:
            s.guard.note(defect)
        try:
            if not is_calm and (changes := s.triage.observe(reading_of(pair, legs), now)):
                effects += self._follow(changes, now)
        except Exception as defect:
            s.guard.note(defect)
        try:
            if verdicts := s.formulas.pair_moved(pair, legs, time):
                effects += self._ruled(verdicts, time, now)
        except Exception as defect:
            s.guard.note(defect)
        before = s.data_states.get(pair, DataState.NO_DATA)
        if legs.state is not before:
            s.data_states[pair] = legs.state
            body = {"pair": pair, "state": legs.state.value, "before": before.value}
            effects.append(Write(Record(kind="quote_gap", ref=pair, actor="market", body=body)))
        return effects

    def _judge(self, reading: Reading, now: datetime) -> list[Effect]:
        changes = self._s.triage.observe(reading, now)
        return self._follow(changes, now) if changes else []

    def _follow(self, changes: list[Change], now: datetime) -> list[Effect]:
        # What a cause is measured from is no reason to lose an alarm.
        self._s.guard(self._s.causes.note, changes)
        return self._s.cases.follow(changes, now)

    def _ruled(self, verdicts: list[Verdict], time: datetime, now: datetime) -> list[Effect]:
        return [each for one in verdicts for each in self._s.guard(self._rule_on, one, time, now)]

    def _rule_on(self, verdict: Verdict, time: datetime, now: datetime) -> list[Effect]:
        facts = self._s.guard(self._facts_of, verdict, time, now)
        return self._follow(self._s.triage.rule_on(verdict, tuple(facts), now), now)

    def _facts_of(self, verdict: Verdict, time: datetime, now: datetime) -> list[Fact]:
        rule = self._s.triage.rules[verdict.rule]
        causes = self._s.guard(self._causes_of, rule, verdict, time)
        carried = self._s.guard(self._carry_of, rule, verdict.subject, now)
        found = [*facts_of_formula(rule, verdict, causes)]
        limited = self._s.guard(self._limit_of, rule, verdict.subject)
        settled = self._s.closes.settlements.facts
        found += self._s.guard(settled, rule, verdict.level, verdict.subject)
        money = self._s.guard(self._money_facts, rule, verdict)
        turned = self._s.guard(self._turned, rule, verdict)
        return [*found, *carried, *limited, *money, *turned, *self._alias(verdict.subject)]

    # Which pairs a number is made of that have other terms since today.
    def _turned(self, rule: Rule, verdict: Verdict) -> list[Fact]:
        pairs: list[str] = []
        if rule.on == "pair" and first_metric(rule, verdict.level, PAIR_AT_SPOT):
            pairs = [verdict.subject]
        elif rule.on == "unit" and first_metric(rule, verdict.level, AT_SPOT):
            book, group = self._s.bookwork, self._groups[verdict.subject]
            pairs = sorted(book.meter.pairs_in(group, book.day))
        return self._s.causes.turned.facts(pairs)

    def _alias(self, subject: str) -> list[Fact]:
        return self._s.guard(self._s.mains.facts, subject)

    def _carry_of(self, rule: Rule, subject: str, now: datetime) -> list[Fact]:
        pair = self._s.market.pairs.get(subject)
        if pair is None or not watches_carry(rule):
            return []
        legs = self._s.market.legs(subject, now)
        return carry_facts(self._s.carries.known.get(subject), pair, legs)

    def _limit_of(self, rule: Rule, subject: str) -> list[Fact]:
        if not watches_limit(rule):
            return []
        pair = self._s.market.pairs.get(subject)
        return limit_facts(self._s.stages.counted_over(subject if pair is None else pair.futures))

    def _causes_of(self, rule: Rule, verdict: Verdict, time: datetime) -> list[Fact]:
        return self._s.causes.of_formula(rule, verdict, time) if verdict.has_fired else []

    def units(self, share: int, shares: int, now: datetime) -> list[Effect]:
        """Judge one share of the units in their commodities, if some rule is on units."""
        formulas, bookwork = self._s.formulas, self._s.bookwork
        if not formulas.watches_units:
            return []
        # Lots that were never heard, or that another terminal may have changed, are no exposure.
        accounts = self._s.plant.accounts
        lost = {one for one in accounts if not self._s.is_ready(one)}
        if any(one not in self._s.book.heard for one in accounts):
            lost.add(EVERY)
        time = self._s.market.latest(now)
        effects: list[Effect] = []
        strategies = bookwork.strategy_groups() if formulas.watches_strategies else []
        for group in (*bookwork.groups(), *strategies):
            self._groups[subject_of(*group)] = group
        self._s.guard(self._watch, self._groups)
        if formulas.watches_money:
            self._s.guard(self._look_at_funds)

        def judge(subject: str, group: tuple[str, str]) -> list[Effect]:
            values = bookwork.values(group, lost, now) or values_of_nothing(has_lots=not lost)
            values |= self._money_of(subject)
            self._s.guard(self._step_unit, subject, group, now)
            self._s.guard(self._settle_unit, subject, group, values)
            if values["flat_exposure"] is None:
                self._s.causes.lose_unit(subject)
            else:
                self._s.guard(self._see_unit, subject, group, time, now)
            return self._ruled(formulas.unit_moved(subject, values, time), time, now)

        for subject, group in list(self._groups.items())[share::shares]:
            effects += self._s.guard(judge, subject, group)
        return effects

    def _look_at_funds(self) -> list[Effect]:
        self._funds.look()
        return []

    def _money_of(self, subject: str) -> dict[str, float | None]:
        try:
            if self._s.formulas.watches_money:
                return self._funds.values(subject)
        except Exception as defect:  # exposures are judged all the same
            self._s.guard.note(defect)
        return dict.fromkeys(OF_MONEY)

    def _money_facts(self, rule: Rule, verdict: Verdict) -> list[Fact]:
        if rule.on != "unit" or not first_metric(rule, verdict.level, OF_MONEY):
            return []
        return self._funds.facts(verdict.subject)

    def _watch(self, subjects: Iterable[str]) -> list[Effect]:
        self._s.formulas.admit_units(subjects)
        return []

    # Before the rules are told of it: what was before is of other months.
    def _step_unit(self, subject: str, group: tuple[str, str], now: datetime) -> list[Effect]:
        meter, closes = self._s.bookwork.meter, self._s.closes
        if month := meter.month_of(group):
            closes.see_month(subject, month, now)
        if stepped := meter.take_stepped(group):
            closes.step_unit(subject, stepped)
        return []

    # After what has stepped, and before anything is measured from it.
    def _settle_unit(
        self, subject: str, group: tuple[str, str], values: Mapping[str, float | None]
    ) -> list[Effect]:
        s = self._s
        s.closes.made_of.see(subject, s.bookwork.meter.forms_of(group), values, s.market.quotes)
        s.closes.settlements.units.see(subject)
        return []

    def _see_unit(
        self, subject: str, group: tuple[str, str], time: datetime, now: datetime
    ) -> list[Effect]:
        self._s.causes.see_unit(subject, group, time, now)
        return []

    def account(self, account: Account, now: datetime) -> list[Effect]:
        """Judge an account's money as it was told last."""
        effects: list[Effect] = []
        readings = account_readings(account, link_is_up=self._s.is_ready(account.id))
        for reading in readings:
            effects += self._s.guard(self._judge, reading, now)

        def judge() -> list[Effect]:
            # A rule on a pair may look at it: by the clock that the pairs go by.
            time = self._s.market.latest(now)
            return self._ruled(self._s.formulas.account_moved(account, readings, time), time, now)

        return effects + self._s.guard(judge)

    def delivery(self, now: datetime) -> list[Effect]:
        """Count down to delivery; judge pairs and accounts by it, if some rule does."""
        market, deadlines, formulas = self._s.market, self._s.deadlines, self._s.formulas
        stages, carries = self._s.stages, self._s.carries
        latest = market.latest(now)
        symbols = [pair.futures for pair in market.pairs.values()]
        deadlines.tick(symbols, latest)
        stages.tick(symbols, latest)
        carries.tick(latest)
        if not formulas.watches_delivery:
            return []
        effects: list[Effect] = []

        def judge(subject: str, values: dict[str, float | None], time: datetime) -> list[Effect]:
            return self._ruled(formulas.delivery_moved(subject, values, time), time, now)

        for pair in market.pairs.values():
            time = market.time(pair.id, now)
            values = deadlines.of_pair(pair.futures) | stages.of_pair(pair.futures)
            values |= carries.of_pair(pair.id)
            values |= self._s.mains.of_pair(pair.futures)
            effects += self._s.guard(judge, pair.id, values, time)
        for account in self._s.plant.accounts:
            values = deadlines.of_account(account, latest) | stages.of_account(account, latest)
            effects += self._s.guard(judge, account, values, latest)
        return effects

    def tick(self, now: datetime) -> list[Effect]:
        """Judge what only the passing of time has changed."""
        latest = self._s.market.latest(now)
        return self._ruled(self._s.formulas.tick(latest), latest, now)
