"""What the engine does about facts: of the market, the links, the accounts, the notices."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import msgspec

from terminal.core import event as e
from terminal.core.effect import Effect, Show, Topic, Write, written
from terminal.core.explain import facts_of_formula
from terminal.core.formulas import Verdict
from terminal.core.history import basis_points
from terminal.core.measure import account_readings
from terminal.core.refusal import Refusal, say
from terminal.core.state import State
from terminal.core.unit_rules import EVERY, OF_UNITS, subject_of
from terminal.core.view import History
from terminal.domain.account import Account
from terminal.domain.audit import Record
from terminal.domain.link import Link, LinkState
from terminal.domain.metric import DataState
from terminal.domain.notification import Stage


class Facts:
    """Handlers of facts, over one state."""

    def __init__(self, state: State) -> None:
        self._s = state
        self._groups: dict[str, tuple[str, str]] = {}

    def table(self) -> dict[type, Callable[[Any, datetime], list[Effect]]]:
        """Event type -> handler."""
        orders = self._s.orders
        return {
            e.QuotesChanged: self.quotes,
            e.Tick: self._tick,
            e.InstrumentsListed: self._instruments,
            e.HistoryArrived: self._history,
            e.LinkChanged: self._link,
            e.LatencyMeasured: self._latency,
            e.SourceFaulted: self._fault,
            e.AccountChanged: self._account,
            e.PositionsChanged: self._positions,
            e.OrderReported: lambda ev, now: self._followed(orders.report(ev.report, now), now),
            e.OrdersListed: lambda ev, now: orders.listed(ev.account, ev.ids, now),
            e.TradeReported: lambda ev, now: orders.trade(ev.trade),
            e.NoticeReceived: lambda ev, now: self._s.tell(
                f"td:{ev.account}", ev.level.lower(), ev.content, now
            ),
            e.OrderSent: lambda ev, now: self._followed(orders.sent(ev.order, now), now),
            e.OrderNotSent: lambda ev, now: self._followed(
                orders.not_sent(ev.order, ev.reason, now), now
            ),
            e.DeliveryProgressed: self._delivery,
            e.StoreFailed: self._store_failed,
            e.StoreRecovered: self._store_recovered,
        }

    # The market

    def quotes(self, event: e.QuotesChanged, now: datetime) -> list[Effect]:
        """Take quotes into the market and judge the pairs they move."""
        effects: list[Effect] = []
        market = self._s.market
        refused = len(market.ahead)
        for pair in market.apply(event.quotes, event.source):
            effects += [Show(Topic.PAIR, pair), Show(Topic.POINT, pair)]
            effects += self._judge_pair(pair, now)
        for symbol, stamp in list(market.ahead.items())[refused:]:
            words = say(Refusal.FROM_THE_FUTURE, symbol=symbol, stamp=stamp)
            effects += self._s.tell(event.source, "warning", words, now)
        return effects

    def _judge_pair(self, pair: str, now: datetime) -> list[Effect]:
        reading = self._s.market.reading(pair, now)
        legs = self._s.market.legs(pair, now)
        time = self._s.market.time(pair, now)
        self._s.causes.see_pair(pair, legs, time)
        changes = self._s.causes.note(self._s.triage.observe(reading, now))
        effects = self._s.cases.follow(changes, now)
        effects += self._ruled(self._s.formulas.pair_moved(pair, legs, time), time, now)
        before = self._s.data_states.get(pair, DataState.NO_DATA)
        if reading.state is not before:
            self._s.data_states[pair] = reading.state
            body = {"pair": pair, "state": reading.state.value, "before": before.value}
            effects.append(Write(Record(kind="quote_gap", ref=pair, actor="market", body=body)))
        return effects

    def _ruled(self, verdicts: list[Verdict], time: datetime, now: datetime) -> list[Effect]:
        effects: list[Effect] = []
        for verdict in verdicts:
            rule = self._s.triage.rules[verdict.rule]
            causes = self._s.causes.of_formula(rule, verdict, time) if verdict.has_fired else ()
            facts = facts_of_formula(rule, verdict, causes)
            effects += self._s.cases.follow(self._s.triage.rule_on(verdict, facts, now), now)
        return effects

    def _judge_units(self, now: datetime) -> list[Effect]:
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
        for group in bookwork.groups():
            self._groups[subject_of(*group)] = group
        for subject, group in self._groups.items():
            values = bookwork.values(group, lost, now) or dict.fromkeys(OF_UNITS)
            effects += self._ruled(formulas.unit_moved(subject, values, time), time, now)
        return effects

    def _instruments(self, event: e.InstrumentsListed, now: datetime) -> list[Effect]:
        self._s.market.instruments.update((one.symbol, one) for one in event.instruments)
        effects = self._s.bookwork.instruments(event.instruments, now)
        for words in self._s.times.listed(event.instruments, now):
            effects += self._s.tell("calendar", "warning", words, now)
        return effects

    def _history(self, event: e.HistoryArrived, now: datetime) -> list[Effect]:
        bars = self._s.bars
        bars[event.symbol] = event.bars
        effects: list[Effect] = []
        for pair in self._s.market.pairs.values():
            if event.symbol not in (pair.spot, pair.futures):
                continue
            points = basis_points(pair, bars.get(pair.spot, ()), bars.get(pair.futures, ()))
            if points:
                self._s.histories[pair.id] = History(pair.id, points)
                self._s.gallery.begin(pair.id, points[0].basis)
                effects.append(Show(Topic.HISTORY, pair.id))
        return effects

    def _tick(self, event: e.Tick, now: datetime) -> list[Effect]:
        # First, so that the close of a day has nothing of the next one in it.
        effects = self._s.closes.tick(now)
        for pair in self._s.market.pairs:
            effects += [Show(Topic.PAIR, pair), *self._judge_pair(pair, now)]
        for account in self._s.accounts.values():
            effects += self._judge_account(account, now)
        effects += self._judge_units(now)
        latest = self._s.market.latest(now)
        effects += self._ruled(self._s.formulas.tick(latest), latest, now)
        if words := self._s.times.look(now):
            effects += self._s.tell("calendar", "warning", words, now)
        effects += self._followed(self._s.orders.tick(now), now)
        effects += self._s.responder.tick(now)
        if not (self._s.read_only or self._s.defect or self._s.halted):
            effects += self._s.cases.propose_where_needed(now)
        effects += self._s.bookwork.tick(now)
        return [*effects, *self._s.forget(), Show(Topic.HEALTH, "")]

    # Links

    def _link(self, event: e.LinkChanged, now: datetime) -> list[Effect]:
        before = self._s.links.get(event.link)
        self._s.market.link_changed(event.link, event.state)
        link = Link(id=event.link, state=event.state, since=now, detail=event.detail)
        self._s.links[event.link] = link
        effects: list[Effect] = [Show(Topic.LINK, event.link)]
        if before is None or before.state is not event.state:
            effects.append(written("link", event.link, "system", link))
        if event.link.startswith("td:"):
            account = event.link.removeprefix("td:")
            if event.state is not LinkState.READY:
                effects += self._s.orders.link_lost(account, now)
            elif before is None or before.state is not event.state:
                self._s.orders.link_ready(account, now)
        return effects

    def _latency(self, event: e.LatencyMeasured, now: datetime) -> list[Effect]:
        link = self._s.links.get(event.link)
        if link is None:
            return []
        measured = msgspec.structs.replace(link, latency_ms=event.milliseconds)
        self._s.links[event.link] = measured
        return [Show(Topic.LINK, event.link)]

    def _fault(self, event: e.SourceFaulted, now: datetime) -> list[Effect]:
        words = f"{event.detail} ({event.kind}, {event.count})"
        return self._s.tell(event.source, "warning", words, now)

    # Accounts and orders

    def _account(self, event: e.AccountChanged, now: datetime) -> list[Effect]:
        self._s.accounts[event.account.id] = event.account
        return [Show(Topic.ACCOUNT, event.account.id), *self._judge_account(event.account, now)]

    def _judge_account(self, account: Account, now: datetime) -> list[Effect]:
        effects: list[Effect] = []
        readings = account_readings(account, link_is_up=self._s.is_ready(account.id))
        for reading in readings:
            effects += self._s.cases.follow(self._s.triage.observe(reading, now), now)
        verdicts = self._s.formulas.account_moved(account, readings, now)
        return effects + self._ruled(verdicts, now, now)

    def _positions(self, event: e.PositionsChanged, now: datetime) -> list[Effect]:
        book = self._s.book
        changed = book.put(event.positions)
        gone = book.drop_missing(event.account, event.positions) if event.complete else []
        changed += gone
        # A set would give its members in another order in every process.
        pairs = dict.fromkeys(book.pair_of(key.partition("/")[2]) for key in changed)
        effects: list[Effect] = [Show(Topic.POSITION, key) for key in changed]
        effects += [Show(Topic.EXPOSURE, pair.id) for pair in pairs if pair is not None]
        return effects + self._s.bookwork.positions(event.positions, gone, now)

    def _followed(self, effects: list[Effect], now: datetime) -> list[Effect]:
        # What an order's news means for the approval behind it.
        moved: dict[str, None] = {}
        for effect in effects:
            if isinstance(effect, Show) and effect.topic is Topic.ORDER:
                moved[self._s.orders.orders[effect.key].approval] = None
        for approval in moved:
            effects = effects + self._s.responder.follow(approval, now)
        return effects

    # Notices and the house

    def _delivery(self, event: e.DeliveryProgressed, now: datetime) -> list[Effect]:
        delivery = event.delivery
        self._s.cases.deliveries[delivery.id] = delivery
        effects: list[Effect] = [Show(Topic.DELIVERY, delivery.id)]
        if delivery.stage is Stage.ACKNOWLEDGED:
            effects += self._s.cases.answered(delivery.notification, now)
        return effects

    def _store_failed(self, event: e.StoreFailed, now: datetime) -> list[Effect]:
        self._s.read_only = event.reason
        return [Show(Topic.HEALTH, "")]

    def _store_recovered(self, event: e.StoreRecovered, now: datetime) -> list[Effect]:
        reason, self._s.read_only = self._s.read_only, ""
        words = say(Refusal.LEDGER_AGAIN, failure=reason)
        return [*self._s.tell("store", "info", words, now), Show(Topic.HEALTH, "")]
