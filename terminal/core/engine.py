"""The walk: each event goes to the part that owns it, and its effects come back.

Deterministic: the same events at the same times give the same effects. It reads no clock, waits
for nothing, and is called by the desk alone. It only routes: `Facts` and `Wishes` hold the
handlers, `State` the parts they work on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

import msgspec

from terminal.core.clock_jump import NOTHING, behind_record
from terminal.core.closes import Close
from terminal.core.day_end import DayEnd
from terminal.core.effect import Effect, Show, Topic
from terminal.core.event import Event, Tick, Wish
from terminal.core.facts import Facts
from terminal.core.firm import Firm
from terminal.core.holds import Holds, Timer, Timers
from terminal.core.kin import Kinship
from terminal.core.kin_wish import LookAt
from terminal.core.manual import ManualSpot, typed_quote
from terminal.core.market import MANUAL
from terminal.core.plant import Plant
from terminal.core.presence import Handler, Presence
from terminal.core.refusal import NoPlan, Refusal, say
from terminal.core.settlements import SettledDay
from terminal.core.spot_mapped import SpotMapped, SpotStepped
from terminal.core.spot_step import SpotStep
from terminal.core.state import State
from terminal.core.terms_step import TermsStep
from terminal.core.unit_days import units_in
from terminal.core.wishes import Wishes
from terminal.domain.alert import Alert
from terminal.domain.approval import Approval
from terminal.domain.edit import Edit
from terminal.domain.main_contract import MainContract
from terminal.domain.notification import Delivery, Stage
from terminal.domain.order import Order, Trade
from terminal.domain.revision import Revision

NO_FACTS = Firm()
Routes = dict[type, Handler]


class Memory(msgspec.Struct, frozen=True, kw_only=True):
    """What the ledger remembers of the time before: the newest state of each thing.

    behind: by how much its last entry lies later than now
    held: the holds that ran, None = nothing is known. held_fault: why what is kept cannot be read
    """

    alerts: tuple[Alert, ...] = ()
    approvals: tuple[Approval, ...] = ()
    orders: tuple[Order, ...] = ()
    trades: tuple[Trade, ...] = ()
    deliveries: tuple[Delivery, ...] = ()
    spots: tuple[ManualSpot, ...] = ()
    edits: tuple[Edit, ...] = ()
    closes: tuple[Close, ...] = ()
    revisions: tuple[Revision, ...] = ()
    ends: tuple[DayEnd, ...] = ()
    mains: tuple[MainContract, ...] = ()
    steps: tuple[SpotStep, ...] = ()
    mapped: tuple[SpotMapped, ...] = ()
    settled: tuple[SettledDay, ...] = ()
    terms: tuple[TermsStep, ...] = ()
    halted: bool = False
    behind: timedelta = NOTHING
    held: Timers | None = None
    held_fault: str = ""


class Engine:
    """Own the desk's state; turn each event into the effects that must follow.

    nonce: makes the ids of this run differ from those of any other run
    firm: the facts that its business book is counted with
    defects: what broke in parts of steps, for whoever keeps a log, who empties it
    """

    def __init__(self, plant: Plant, nonce: bytes, firm: Firm = NO_FACTS) -> None:
        self.state = State(plant, nonce, firm)
        self.defects: list[Exception] = []
        facts, self._kinship = Facts(self.state), Kinship(self.state)
        self._holds = Holds(self.state)
        self._steps, self._terms = facts.steps, facts.terms
        # What a front is asked for beside the legs of pairs, by whoever has a link to it.
        self.asked = facts.others.symbols
        self._presence = Presence(self.state)
        self._wishes: Routes = Wishes(self.state, facts.quotes).table()
        self._routes: Routes = {
            **facts.table(),
            SpotStepped: self._holds.stepping(facts.steps.take),
            **self._presence.gated(self._wishes),
            **self._presence.table(),
            LookAt: self._kinship.look,
        }

    def step(self, event: Event, now: datetime) -> list[Effect]:
        """Take one event in; `now` is aware UTC and never runs backwards."""
        return self._take(self._routes, event, now)

    def begin(self, wish: Wish, now: datetime) -> list[Effect]:
        """Do what no person at the terminal asks for: the desk file's first book, a command."""
        return self._take(self._wishes, wish, now)

    def _take(self, routes: Routes, event: Event, now: datetime) -> list[Effect]:
        if type(event) is Tick and not event.part:
            self.state.guard(self._holds.tick, now)
        effects = routes[type(event)](event, now)
        if type(event) is Tick:
            effects += self._presence.idle(now)
        effects += self._kinship.follow(event, effects)
        if self.state.guard.is_whole:
            return effects
        # What broke is told with what was decided in spite of it.
        for defect in self.state.guard.take():
            if said := self.state.broke(defect, now):
                effects += said
                self.defects.append(defect)
        return effects

    def ranks(self, prices: Mapping[str, float | None]) -> dict[str, int]:
        """Return how urgent quotes are that are yet to be told, by symbol; others are not.

        prices: the last prices that they bring
        0: it takes a pair out of its band. 1: an alert is open on the pair, or some timer runs.
        Only bands are asked: what a formula will say, nobody knows before it is worked out.
        """
        try:
            return self.state.market.lulls.ranks(prices, self.state.triage.rests)
        except Exception as defect:  # they are judged all the same, in their order
            self.state.guard.note(defect)
            return {}

    def held_back(self, order_id: str, now: datetime) -> str:
        """Say why a recorded order may no longer leave; "" when it may.

        Minutes may lie between the click and the commit. The desk asks right before it sends and
        tells the answer as `OrderNotSent`; nothing changes here.
        """
        try:
            self.state.check_open()
            self.state.responder.check_departure(order_id, now)
        except NoPlan as refusal:
            return str(refusal)
        return ""

    def holds(self, now: datetime) -> Iterator[Timer]:
        """Go through the holds that run, to be kept beside the ledger; nothing changes here.

        Steps may come in between: of a big desk in a storm there are thousands.
        """
        return self._holds.look(now)

    def view(self, topic: Topic, key: str, now: datetime) -> Any:
        """Return what a `Show` named; None when it is gone."""
        if topic is Topic.KIN:
            return self._kinship.view(key, now)
        if topic is Topic.PRESENCE:
            return self._presence.view(key)
        return self.state.view(topic, key, now)

    def restore(self, memory: Memory, now: datetime) -> list[Effect]:
        """Take up where the ledger ends; recovery and start are the same path."""
        state = self.state
        state.halted = memory.halted
        state.market.apply([typed_quote(one) for one in memory.spots], MANUAL)
        state.bookwork.settlements.restore(memory.settled)
        shown = state.bookwork.restore(memory.edits, now)
        state.cases.deliveries.update((one.id, one) for one in memory.deliveries)
        state.cases.ways.restore(memory.deliveries)
        state.orders.restore(memory.orders, memory.trades, now)
        state.responder.restore(memory.approvals)
        effects = [*self._terms.restore(memory.terms, now), *self._revised(memory, now)]
        effects += state.cases.follow(state.triage.restore(memory.alerts, now), now)
        state.formulas.restore(state.triage.active())
        since = self._steps.restore(memory.steps)
        state.closes.restore(memory.closes, now)
        state.ends.restore(memory.ends, now, since)
        state.mains.restore(memory.mains)
        state.closes.learn(now)
        effects += self._abandoned(now)
        if state.halted:
            # The stop may have come before the counters heard of it.
            effects += state.orders.cancel_all()
        for delivery in memory.deliveries:
            # The stop may have come between an answer's record and what it means for the alert.
            if delivery.stage is Stage.ACKNOWLEDGED:
                effects += state.cases.answered(delivery.notification, now)
        for topic, things in (
            (Topic.DAYS, list(state.market.pairs) if memory.ends else []),
            (Topic.UNIT_DAYS, units_in(state.closes.past)),
            (Topic.ALERT, list(state.triage.alerts)),
            (Topic.APPROVAL, list(state.responder.approvals)),
            (Topic.ORDER, list(state.orders.orders)),
            (Topic.TRADE, list(state.orders.trades)),
            (Topic.DELIVERY, list(state.cases.deliveries)),
        ):
            effects += [Show(topic, key) for key in things]
        effects += [*state.cases.begin(now), *self._hold_on(memory, now)]
        if memory.behind:
            effects += state.tell("clock", "warning", behind_record(memory.behind), now)
        # Nobody is there after a start, whoever was before it.
        return [*effects, *shown, *self._presence.shown()]

    def _revised(self, memory: Memory, now: datetime) -> list[Effect]:
        state = self.state
        said = state.rulebook.restore(memory.revisions)
        if memory.revisions:
            state.replace_rules(now)
        told = [effect for words in said for effect in state.tell("rules", "warning", words, now)]
        return [*told, Show(Topic.RULES, ""), Show(Topic.HOURS, "")]

    def _hold_on(self, memory: Memory, now: datetime) -> list[Effect]:
        if memory.held is not None:
            self.state.guard(self._holds.restore, memory.held, now)
        if not memory.held_fault:
            return []
        words = say(Refusal.HOLDS_LOST, words=memory.held_fault)
        return self.state.tell("desk", "warning", words, now)

    def _abandoned(self, now: datetime) -> list[Effect]:
        # Without accounts nothing can be reduced: there is nobody whose way these orders bar.
        state = self.state
        if not state.plant.accounts:
            return []
        effects = state.orders.abandon(state.plant.accounts, now)
        gone = [one.key for one in effects if isinstance(one, Show)]
        for approval in dict.fromkeys(state.orders.orders[key].approval for key in gone):
            effects += state.responder.follow(approval, now)
        return effects
