"""Holds that run when the desk is stopped go on at its start with the time that they have had.

Only time that was seen counts: what had passed before the stop is added once the value is known
again, if it is as it was; the time between counts nothing, as while a value is not known. A hold
begins anew on another trading day, under another version of its rule or other terms of its pair,
and where its alert is not as it was then.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from itertools import chain
from typing import Annotated, NamedTuple

import msgspec

from terminal.core.clocked_holds import Find, Run
from terminal.core.days import OutOfCalendar
from terminal.core.effect import Effect
from terminal.core.evaluate import Watch
from terminal.core.linked import links_of
from terminal.core.spot_mapped import SpotStepped
from terminal.core.state import State
from terminal.core.trading_clock import exchange_ms
from terminal.domain.alert import Alert, AlertState
from terminal.domain.basis import Pair
from terminal.domain.level import Level, Side
from terminal.domain.rule import Rule

# No hold is as long; what is kept beyond it is rubbish.
LONGEST = 400 * 86_400.0
INSIDE = 0
Step = Callable[[SpotStepped, datetime], list[Effect]]
Key = tuple[str, str, int]


class Timer(msgspec.Struct, frozen=True, array_like=True):
    """A hold that runs.

    level: of the rule; 0 = of a band: how long its value is inside. is_clearing: it ends the alert
    alert: the one that is open meanwhile; "" = none has fired. digest, terms: of rule and subject
    passed: seconds that have counted
    """

    rule: str
    digest: str
    subject: str
    side: Side
    level: int
    is_clearing: bool
    alert: str
    terms: str
    passed: float

    @property
    def key(self) -> tuple[Key, int, bool]:
        """What there is one of."""
        return (self.rule, self.subject, self.side), self.level, self.is_clearing


class Timers(msgspec.Struct, frozen=True):
    """All holds that run at a time."""

    time: Annotated[datetime, msgspec.Meta(tz=True)]
    running: tuple[Timer, ...] = ()


class _Seen(NamedTuple):
    rule: Rule
    subject: str
    side: Side
    level: int
    is_clearing: bool
    passed: float


class Holds:
    """Look at the holds of a desk, and take up those of before, over one state."""

    def __init__(self, state: State) -> None:
        self._s = state
        self._terms: dict[str, tuple[Pair, str]] = {}
        self._waiting: list[Timer] = []
        self._taken_up: list[tuple[str, Watch]] = []
        self._began: datetime | None = None
        self._links: dict[tuple[str, str], bool] = {}
        self._whole = ""

    def look(self, now: datetime) -> Iterator[Timer]:
        """Go through what runs. Other steps may come in between: each timer is right by itself."""
        alerts, self._whole = self._open(), ""
        waiting = {one.key: one for one in self._waiting}
        yield from waiting.values()
        for one in chain(self._bands(alerts, now), self._formulas(now)):
            alert = alerts.get((one.rule.id, one.subject, one.side))
            if one.is_clearing and alert is None:
                continue
            timer = Timer(
                one.rule.id,
                one.rule.digest,
                one.subject,
                one.side,
                one.level,
                one.is_clearing,
                "" if alert is None else alert.id,
                self._terms_of(one.rule, one.subject),
                max(one.passed, 0.0),
            )
            if timer.key not in waiting:
                yield timer

    def restore(self, kept: Timers, now: datetime) -> list[Effect]:
        """Take up the holds of before, once alerts, rules and terms are as they were."""
        if not _is_one_day(self._s, kept.time, now):
            return []
        self._began, alerts, self._whole = now, self._open(), ""
        find = self._s.formulas.holds.finder({one.subject for one in kept.running})
        for timer in kept.running:
            rule = self._s.triage.rules.get(timer.rule)
            if rule is None or not self._is_same(timer, rule, alerts.get(timer.key[0])):
                continue
            if rule.clauses:
                self._waiting.append(timer)
                found = find(rule.id, timer.subject, Level(timer.level))
                if timer.is_clearing and found is not None:
                    found[1].recover()
                continue
            for one, watch in self._s.triage.watches.of(rule.metric, timer.subject):
                if one.id == rule.id and watch.side is timer.side:
                    level = None if timer.is_clearing else Level(timer.level)
                    watch.take_up(level, timedelta(seconds=timer.passed), now)
                    self._taken_up.append((timer.subject, watch))
        return []

    def tick(self, now: datetime) -> list[Effect]:
        """Go on with the holds of formulas whose values are known by now."""
        if self._waiting and self._began is not None:
            # Whatever breaks in one of them, none is gone on with twice.
            waiting, self._waiting = self._waiting, []
            if _is_one_day(self._s, self._began, now):
                find = self._s.formulas.holds.finder({one.subject for one in waiting})
                self._waiting = [one for one in waiting if not self._go_on(one, find)]
        return []

    def stepping(self, take: Step) -> Step:
        """Return the handler of a series that steps, before which what waits for it is dropped."""

        def handle(event: SpotStepped, now: datetime) -> list[Effect]:
            self._s.guard(self._drop, event.symbols)
            return take(event, now)

        return handle

    # Of other prices than before: also a unit's holds may rest on them.
    def _drop(self, symbols: Iterable[str]) -> list[Effect]:
        symbols = set(symbols)
        pairs = self._s.market.pairs
        if not symbols.isdisjoint(pair.spot for pair in pairs.values()):
            stay = {id for id, pair in pairs.items() if pair.spot not in symbols}
            stay |= set(self._s.plant.accounts)
            self._waiting = [one for one in self._waiting if one.subject in stay]
            for subject, watch in self._taken_up:
                if subject not in stay:
                    watch.let_go()
        return []

    def _go_on(self, timer: Timer, find: Find) -> bool:
        rule = self._s.triage.rules.get(timer.rule)
        if rule is None or rule.digest != timer.digest:
            return True
        level = Level(timer.level)
        run = Run(rule.id, timer.subject, level, timer.is_clearing, timer.passed * 1000.0)
        return self._s.formulas.holds.go_on(run, find)

    def _is_same(self, timer: Timer, rule: Rule, alert: Alert | None) -> bool:
        open_now = "" if alert is None else alert.id
        return (
            rule.digest == timer.digest
            # Of a lower level it may have fired after the holds were written last.
            and (timer.alert == open_now or (not timer.alert and not timer.is_clearing))
            and timer.terms == self._terms_of(rule, timer.subject)
            and 0.0 <= timer.passed < LONGEST
            and _fits(timer, rule, alert)
        )

    def _open(self) -> dict[Key, Alert]:
        every = self._s.triage.alerts.values()
        return {(o.rule, o.subject, o.side): o for o in every if o.is_open and o.fired is not None}

    def _bands(self, alerts: Mapping[Key, Alert], now: datetime) -> Iterator[_Seen]:
        for rule, subject, watch in self._s.triage.watches.restless():
            side = watch.side
            for level, passed in watch.waiting(now):
                yield _Seen(rule, subject, side, level, False, passed.total_seconds())
            alert = None if watch.is_outside else alerts.get((rule.id, subject, side))
            if alert is not None and alert.state is AlertState.RECOVERING:
                passed = watch.recovered(now)
                yield _Seen(rule, subject, side, INSIDE, True, passed.total_seconds())

    def _formulas(self, now: datetime) -> Iterator[_Seen]:
        latest, rules = exchange_ms(self._s.market.latest(now)), self._s.triage.rules
        for one in self._s.formulas.holds.running(latest):
            if (rule := rules.get(one.rule)) is not None:
                passed = one.passed / 1000.0
                yield _Seen(rule, one.subject, Side.HIGH, one.level, one.is_clearing, passed)

    # A pair's own; of whatever may look at several of them, or at the book, all of it.
    def _terms_of(self, rule: Rule, subject: str) -> str:
        pairs = self._s.market.pairs
        if not self._has_links(rule):
            if subject in pairs:
                return self._mark(pairs[subject])
            if subject in self._s.accounts or subject in self._s.plant.accounts:
                return ""
        if not self._whole:
            edits = self._s.bookwork.edits
            marks = [self._mark(pair) for pair in pairs.values()]
            self._whole = _digest("/".join([edits[-1].id if edits else "", *marks]).encode())
        return self._whole

    def _has_links(self, rule: Rule) -> bool:
        key = rule.id, rule.digest
        if key not in self._links:
            self._links[key] = bool(links_of(rule))
        return self._links[key]

    def _mark(self, pair: Pair) -> str:
        known = self._terms.get(pair.id)
        if known is None or known[0] is not pair:
            unnamed = msgspec.structs.replace(pair, name="")
            known = self._terms[pair.id] = pair, _digest(msgspec.json.encode(unnamed))
        return known[1]


# The levels that the rule has, and of these the ones at which the alert does not stand.
def _fits(timer: Timer, rule: Rule, alert: Alert | None) -> bool:
    if rule.clauses:
        return timer.side is Side.HIGH and any(one.level == timer.level for one in rule.clauses)
    if timer.is_clearing:
        return timer.level == INSIDE and alert is not None and alert.state is AlertState.RECOVERING
    if not any(one.level == timer.level for one in rule.limits):
        return False
    if alert is None or alert.state is AlertState.RECOVERING:
        return True
    return timer.level > (alert.standing or alert.level)


def _is_one_day(state: State, before: datetime, now: datetime) -> bool:
    try:
        return state.ends.day_of(before) == state.ends.day_of(now)
    except OutOfCalendar:
        return False


def _digest(text: bytes) -> str:
    return hashlib.sha256(text).hexdigest()[:16]
