"""What the engine does about facts: of the market, the links, the accounts, the notices."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import msgspec

from terminal.core import event as e
from terminal.core.clock_jump import ClockJumped, level_of, words_of
from terminal.core.day_end import DAY
from terminal.core.effect import Effect, Show, Topic, written
from terminal.core.history import basis_points
from terminal.core.judge import Judge
from terminal.core.refusal import Refusal, say
from terminal.core.second import Second, followed
from terminal.core.settlements_heard import SettlementsHeard
from terminal.core.spot_mapped import SpotMapped, SpotStepped
from terminal.core.spot_step import SpotSteps
from terminal.core.state import State
from terminal.core.view import History, Point
from terminal.core.ways import BREAKS
from terminal.domain.link import Link, LinkState
from terminal.domain.notification import Stage


class Facts:
    """Handlers of facts, over one state.

    steps: what is known of spot series that are others. terms: of dated rows of pairs.
    others: months of the book to ask fronts for
    """

    def __init__(self, state: State) -> None:
        self._s = state
        self._judge = Judge(state)
        self.steps = SpotSteps(state)
        self._second = Second(state, self._judge)
        self.terms, self.others = self._second.terms, self._second.others
        self._periods: dict[str, int] = {}
        self._shows = {
            pair: (Show(Topic.PAIR, pair), Show(Topic.POINT, pair)) for pair in state.market.pairs
        }

    def table(self) -> dict[type, Callable[[Any, datetime], list[Effect]]]:
        """Event type -> handler."""
        orders, follow = self._s.orders, partial(followed, self._s)
        return {
            e.QuotesChanged: self.quotes,
            SpotStepped: self.steps.take,
            SpotMapped: self.steps.map,
            e.Tick: self._second.tick,
            e.InstrumentsListed: self._instruments,
            e.HistoryArrived: self._history,
            e.MonthsHeard: lambda ev, now: self._s.guard(self._s.mains.hear, ev.products, now),
            SettlementsHeard: lambda ev, _: self._s.bookwork.settlements.hear(ev.quotes),
            e.LinkChanged: self._link,
            e.LatencyMeasured: self._latency,
            e.SourceFaulted: self._fault,
            e.AccountChanged: self._account,
            e.PositionsChanged: self._positions,
            e.OrderReported: self._order,
            e.OrdersListed: lambda ev, now: orders.listed(ev.account, ev.ids, now),
            e.TradeReported: lambda ev, now: orders.trade(ev.trade),
            e.NoticeReceived: self._notice,
            e.OrderSent: lambda ev, now: follow(orders.sent(ev.order, now), now),
            e.OrderNotSent: lambda ev, now: follow(orders.not_sent(ev.order, ev.reason, now), now),
            e.DeliveryProgressed: self._delivery,
            ClockJumped: lambda ev, now: self._s.tell("clock", level_of(ev), words_of(ev), now),
            e.StoreFailed: self._store_failed,
            e.StoreRecovered: self._store_recovered,
        }

    # The market

    def quotes(self, event: e.QuotesChanged, now: datetime) -> list[Effect]:
        """Take quotes into the market and judge the pairs they move."""
        effects: list[Effect] = []
        market = self._s.market
        refused, contested = len(market.ahead), len(market.contested)
        passed_over = len(market.passed_over)
        shows, judge = self._shows, self._judge.pair
        for pair in market.apply(event.quotes, event.source):
            effects += shows[pair]
            try:
                effects += judge(pair, now)
            except Exception as defect:  # the other pairs are judged all the same
                self._s.guard.note(defect)
        for (symbol, _), stamp in list(market.ahead.items())[refused:]:
            words = say(Refusal.FROM_THE_FUTURE, symbol=symbol, stamp=stamp)
            effects += self._s.tell(event.source, "warning", words, now)
        for (symbol, typed), quote in list(market.passed_over.items())[passed_over:]:
            words = say(
                Refusal.TYPED_STAYS,
                symbol=symbol,
                typed=typed[:19],
                stamp=quote.stamp[:19],
                price=repr(quote.last),
            )
            effects += self._s.tell(event.source, "warning", words, now)
        for symbol, (owner, other) in list(market.contested.items())[contested:]:
            words = say(Refusal.TWO_SOURCES, symbol=symbol, link=owner, second=other)
            effects += self._s.tell(event.source, "warning", words, now)
        return effects

    def _instruments(self, event: e.InstrumentsListed, now: datetime) -> list[Effect]:
        self._s.market.instruments.update((one.symbol, one) for one in event.instruments)
        self._s.seasons.note(one.symbol for one in event.instruments)
        effects = self._s.bookwork.instruments(event.instruments, now)
        before = self._s.times.calendar
        for words in self._s.times.listed(event.instruments, now):
            effects += self._s.tell("calendar", "warning", words, now)
        if self._s.times.calendar is not before:
            self._s.formulas.retime(self._s.market.latest(now))
            effects.append(Show(Topic.HOURS, ""))
        return effects

    def _history(self, event: e.HistoryArrived, now: datetime) -> list[Effect]:
        self._s.ends.remember(event, now)
        pairs = [
            pair
            for pair in self._s.market.pairs.values()
            if event.symbol in (pair.spot, pair.futures)
        ]
        effects: list[Effect] = []
        if event.seconds >= DAY:
            self._s.guard(self._learn, event.symbol, now)
            effects += [Show(Topic.DAYS, pair.id) for pair in pairs]
        # Days say less than minutes: they are drawn only where there is nothing else.
        if event.seconds > self._periods.get(event.symbol, event.seconds):
            return effects
        self._periods[event.symbol] = event.seconds
        bars = self._s.bars
        bars[event.symbol] = event.bars
        for pair in pairs:
            points = basis_points(pair, bars.get(pair.spot, ()), bars.get(pair.futures, ()))
            if points:
                self._s.histories[pair.id] = History(pair.id, points)
                self._s.gallery.begin(pair.id, points[0].basis)
                if event.seconds < DAY:
                    self._s.guard(self._fill, pair.id, points, event.seconds)
                effects.append(Show(Topic.HISTORY, pair.id))
        return effects

    def _fill(self, pair: str, points: tuple[Point, ...], seconds: int) -> list[Effect]:
        self._s.formulas.remember(pair, points, timedelta(seconds=seconds))
        return []

    def _learn(self, symbol: str, now: datetime) -> list[Effect]:
        self._s.closes.learn(now, symbol)
        self._s.seasons.note((symbol,))
        return []

    # Links

    def _notice(self, event: e.NoticeReceived, now: datetime) -> list[Effect]:
        about = say(Refusal.SETTLEMENT) if event.is_statement else None
        source, level = f"td:{event.account}", event.level.lower()
        return self._s.tell(source, level, event.content, now, about)

    def _link(self, event: e.LinkChanged, now: datetime) -> list[Effect]:
        before = self._s.links.get(event.link)
        self._s.market.link_changed(event.link, event.state)
        link = Link(
            id=event.link, state=event.state, since=now, detail=event.detail, said=event.said
        )
        self._s.links[event.link] = link
        effects: list[Effect] = [Show(Topic.LINK, event.link)]
        if before is None or before.state is not event.state:
            effects.append(written("link", event.link, "system", link))
        kind, _, channel = event.link.partition(":")
        if kind == "channel" and event.state is not LinkState.DOWN:
            self._s.cases.ways.down.discard(channel)
        elif kind == "channel":
            self._s.cases.ways.down.add(channel)
            effects += self._s.cases.reroute(self._s.cases.ways.alerts(), now)
        elif event.link.startswith("td:"):
            account = event.link.removeprefix("td:")
            if event.state is not LinkState.READY:
                effects += self._s.orders.link_lost(account, now)
                self._s.responder.following.lost(account, now)
            elif before is None or before.state is not event.state:
                self._s.orders.link_ready(account, now)
                self._s.responder.following.heard(account)
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
        # What an engineer has to look at has no words of its own.
        said = event.said or say(Refusal.NOT_USABLE, words=event.detail)
        counted = msgspec.structs.replace(said, args=said.args | {"times": str(event.count)})
        return self._s.tell(event.source, "warning", words, now, counted)

    # Accounts and orders

    def _account(self, event: e.AccountChanged, now: datetime) -> list[Effect]:
        self._s.accounts[event.account.id] = event.account
        judged = self._s.guard(self._judge.account, event.account, now)
        return [Show(Topic.ACCOUNT, event.account.id), *judged]

    def _positions(self, event: e.PositionsChanged, now: datetime) -> list[Effect]:
        book = self._s.book
        changed = book.put(event.positions)
        book.unread[event.account] = event.unread
        gone = book.drop_missing(event.account, event.positions) if event.complete else []
        changed += gone
        # A set would give its members in another order in every process.
        pairs = dict.fromkeys(book.pair_of(key.partition("/")[2]) for key in changed)
        effects: list[Effect] = [Show(Topic.POSITION, key) for key in changed]
        effects += [Show(Topic.EXPOSURE, pair.id) for pair in pairs if pair is not None]
        return effects + self._s.bookwork.positions(event.positions, gone, now)

    def _order(self, event: e.OrderReported, now: datetime) -> list[Effect]:
        orders, given_up = self._s.orders, self._s.orders.given_up(event.report)
        effects = followed(self._s, orders.report(event.report, now), now)
        if given_up is None or not effects:
            return effects
        # The next reduction may have been made without it: somebody has to look.
        order = orders.orders[given_up.id]
        words = say(
            Refusal.ORDER_BACK,
            order=order.id,
            symbol=order.request.symbol,
            account=order.request.account,
            filled=order.filled,
            lots=order.request.volume,
        )
        return effects + self._s.tell("desk", "warning", words, now)

    # Notices and the house

    def _delivery(self, event: e.DeliveryProgressed, now: datetime) -> list[Effect]:
        delivery = event.delivery
        self._s.cases.deliveries[delivery.id] = delivery
        effects: list[Effect] = [Show(Topic.DELIVERY, delivery.id)]
        if delivery.stage is Stage.ACKNOWLEDGED:
            effects += self._s.cases.answered(delivery.notification, now)
        elif delivery.stage in BREAKS:
            effects += self._s.cases.reroute((delivery.notification.alert,), now)
        return effects

    def _store_failed(self, event: e.StoreFailed, now: datetime) -> list[Effect]:
        self._s.read_only = event.reason
        return [Show(Topic.HEALTH, "")]

    def _store_recovered(self, event: e.StoreRecovered, now: datetime) -> list[Effect]:
        reason, self._s.read_only = self._s.read_only, ""
        words = say(Refusal.LEDGER_AGAIN, failure=reason)
        return [*self._s.tell("store", "info", words, now), Show(Topic.HEALTH, "")]
