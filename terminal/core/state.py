"""All that the engine owns, put together once."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from terminal.core.alert_change import Change
from terminal.core.book import Book
from terminal.core.bookwork import Bookwork
from terminal.core.carries import Carries
from terminal.core.casework import Casework
from terminal.core.causes import Causes
from terminal.core.closes import Closes
from terminal.core.day_end import DayEnds
from terminal.core.deadlines import Deadlines, Terms
from terminal.core.effect import Effect, Show, Topic, Write
from terminal.core.explain import facts_of
from terminal.core.firm import Firm
from terminal.core.formulas import Formulas
from terminal.core.guard import Guard
from terminal.core.ids import Ids
from terminal.core.inform import Informer
from terminal.core.main_contract import MainContracts
from terminal.core.manual import open_manual
from terminal.core.market import Market
from terminal.core.naming import Naming
from terminal.core.past_closes import day_bases
from terminal.core.plan import Situation
from terminal.core.plant import Plant
from terminal.core.prune import prune
from terminal.core.refusal import NoPlan, Refusal, say, sentence
from terminal.core.respond import Responder
from terminal.core.rulebook import Rulebook
from terminal.core.seasons import Seasons
from terminal.core.stages import Stages
from terminal.core.swings import Swings
from terminal.core.timekeeper import Timekeeper
from terminal.core.triage import Triage
from terminal.core.unit_days import unit_days
from terminal.core.view import Health, History, Notice
from terminal.core.views import Gallery
from terminal.core.ways import Ways
from terminal.core.working import WorkingOrders
from terminal.domain.account import Account
from terminal.domain.audit import Record, body_of
from terminal.domain.bar import Bar
from terminal.domain.link import Link, LinkState
from terminal.domain.metric import DataState
from terminal.domain.order import Direction
from terminal.domain.said import Said

MOST_NOTICES = 1000


class State:
    """Every part of the desk's state; the engine's handlers alone write to it."""

    def __init__(self, plant: Plant, nonce: bytes, firm: Firm) -> None:
        self.plant = plant
        self.guard = Guard()
        self.ids = Ids(nonce)
        self.market = Market(plant.pairs, wall_clock=plant.wall_clock)
        open_manual(self.market)
        self.book = Book(plant.pairs, plant.book)
        self.swings = swings = Swings(plant.policy, plant.pairs, firm.is_trading_day)
        self.bookwork = Bookwork(firm, plant, self.book, self.market, self.ids, swings)
        self.ends = DayEnds(firm, self.market, swings, self.bookwork.limits)
        self.naming = Naming(self.market.pairs, self.bookwork.business)
        self.accounts: dict[str, Account] = {}
        self.links: dict[str, Link] = {}
        self.notices: dict[str, Notice] = {}
        self.histories: dict[str, History] = {}
        self.bars: dict[str, tuple[Bar, ...]] = {}
        self.data_states: dict[str, DataState] = {}
        self.halted = False
        self.read_only = self.defect = ""
        self._defects: set[str] = set()
        self.times = Timekeeper(plant.calendar, plant.pairs)
        self.mains = MainContracts(plant.main, self.market, self.times, self.tell)
        terms = Terms(firm.delivery, plant.clients, plant.policy.near_delivery)
        listed = self.market.instruments
        self.deadlines = Deadlines(terms, self.book, listed, self.times, self.is_ready)
        histories, guard = plant.histories, self.guard
        self.seasons = Seasons(
            plant.policy, plant.pairs, swings, self.times, listed, histories, guard
        )
        self.stages = Stages(firm.stages, plant, self.book, self.market, self.times, self.is_ready)
        self.carries = Carries(plant.carries, plant.pairs, firm.products, listed, self.times)
        self.orders = WorkingOrders(plant.policy)
        self.responder = Responder(plant.policy, self.ids, self.orders, self.look, self.book.net)
        self._begin_rules(firm)
        self.cases = Casework(
            plant.policy,
            self.market.pairs,
            self.book,
            self.bookwork.claims,
            self.triage,
            self.responder,
            Informer(plant.people, plant.policy, self.ids),
            Ways(plant.people, plant.policy),
            self.guard,
            self.tell,
            self.naming.subject,
            self.is_ready,
        )

    def _begin_rules(self, firm: Firm) -> None:
        plant, policy = self.plant, self.plant.policy
        four = policy.four_eyes_rules
        self.rulebook = Rulebook(
            plant.rules,
            plant.places,
            self.ids,
            four_eyes=four,
            strategies=self.bookwork.strategies,
        )
        rules = self.rulebook.rules
        self.gallery = Gallery(
            self.market, rules, self.times, self.deadlines, self.stages, self.carries, self.mains
        )
        business, clock = self.bookwork.business, self.times.clock
        self.causes = Causes(rules, self.market, self.accounts, business, clock)
        self.triage = Triage(
            rules,
            self.ids,
            lambda rule, reading, held, now: (
                *facts_of(
                    self.market,
                    rule,
                    reading,
                    held,
                    now,
                    self.accounts.get(reading.subject),
                    self.guard(self.causes.of_band, rule, reading, held),
                ),
                *self.guard(self.mains.facts, reading.subject),
            ),
            self.times.stopwatch,
            plant.policy.vigil,
            self.guard,
            self.market.lulls.end,
        )
        self.formulas = Formulas(rules, plant.pairs, plant.accounts, self.guard, self.times.clock)
        marks, prices = self.causes.pairs.marks, self.swings.prices
        given = marks, prices, plant.footing, self.market.quotes
        self.closes = Closes(firm, self.formulas, plant.pairs, *given)
        self.closes.settlements.remember(self.bookwork.known_settlements.before)
        self.causes.measure_from(self.closes)

    def replace_rules(self, now: datetime) -> list[Change]:
        """Let the rules in force take over, wherever rules are run or shown."""
        rules = self.rulebook.rules
        self.formulas.replace(rules)
        self.closes.learn(now)
        self.gallery.replace(rules)
        self.causes.watch(rules)
        return self.triage.replace(rules, now)

    def is_ready(self, account: str) -> bool:
        """The account's trade link is READY: its values are fresh and orders may pass."""
        link = self.links.get(f"td:{account}")
        return link is not None and link.state is LinkState.READY

    def look(self, account: str, symbol: str, now: datetime) -> Situation:
        """Gather what a plan is made of; raise `NoPlan` when a part of it is missing."""
        if not self.is_ready(account):
            raise NoPlan(Refusal.TRADE_LINK_DOWN, account=account)
        if unknown := self.book.unknown(self.plant.accounts, symbol):  # the hedge may be in it
            raise NoPlan(Refusal.POSITIONS_UNKNOWN, account=unknown)
        pair, quote = self.book.pair_of(symbol), self.market.quotes.get(symbol)
        instrument = self.market.instruments.get(symbol)
        position = self.book.positions.get(f"{account}/{symbol}")
        if pair is None or quote is None or instrument is None or position is None:
            raise NoPlan(Refusal.UNKNOWN_PARTS, account=account, symbol=symbol)
        if not self.market.is_up(symbol):
            raise NoPlan(Refusal.MARKET_LINK_DOWN, symbol=symbol)
        stake = self.bookwork.claims.stake(position)
        return Situation(
            pair=pair,
            instrument=instrument,
            position=position,
            quote=quote,
            quote_age=self.market.age(quote, now),
            exposure=stake.exposure,
            moment=self.times.moment(symbol, now),
            most=stake.most,
            selling=self.orders.foreign_lots(symbol, Direction.SELL),
            buying=self.orders.foreign_lots(symbol, Direction.BUY),
            away=tuple(one for one in self.plant.accounts if not self.is_ready(one)),
        )

    def check_open(self) -> None:
        """Raise `NoPlan` while no order may leave: kill switch, a defect, a failing ledger."""
        if self.halted:
            raise NoPlan(Refusal.HALTED)
        if self.defect:
            raise NoPlan(Refusal.DEFECT, defect=self.defect)
        if self.read_only:
            raise NoPlan(Refusal.LEDGER_FAILS, failure=self.read_only)

    def tell(
        self, source: str, level: str, words: str | Said, now: datetime, about: Said | None = None
    ) -> list[Effect]:
        """Say something to the people at the desk, and keep it in the ledger.

        about: what words of others are, where the desk knows it
        """
        said = words if isinstance(words, Said) else about
        content = words if isinstance(words, str) else sentence(words)
        notice = Notice(
            id=self.ids.new(now), time=now, source=source, level=level, content=content, said=said
        )
        self.notices[notice.id] = notice
        while len(self.notices) > MOST_NOTICES:
            del self.notices[next(iter(self.notices))]
        body: dict[str, Any] = {"level": level, "content": content}
        if said is not None:
            body |= body_of(said)
        record = Record(kind="notice", ref=notice.id, actor=source, body=body)
        return [Write(record), Show(Topic.NOTICE, notice.id)]

    def broke(self, defect: Exception, now: datetime) -> list[Effect]:
        """Shut what could cost money, for a part of a step broke; say it once a defect."""
        self.defect = f"internal error: {defect!r}"
        if self.defect in self._defects:
            return []
        self._defects.add(self.defect)
        words = say(Refusal.DEFECT, defect=self.defect)
        return [*self.tell("desk", "error", words, now), Show(Topic.HEALTH, "")]

    def forget(self) -> list[Effect]:
        """Drop what is long over; the screen is told."""
        gone: list[Effect] = []
        for topic, keys in (
            (Topic.ALERT, prune(self.triage.alerts, lambda one: not one.is_open)),
            (Topic.APPROVAL, prune(self.responder.approvals, lambda one: one.state.is_final)),
            (Topic.ORDER, prune(self.orders.orders, lambda one: one.status.is_final)),
            (Topic.DELIVERY, prune(self.cases.deliveries, lambda one: one.stage.is_final)),
        ):
            gone += [Show(topic, key) for key in keys]
        return gone

    def health(self, now: datetime) -> Health:
        """Tell how the desk is doing, as far as the engine knows."""
        return Health(
            desk=self.plant.desk,
            mode=self.plant.mode,
            now=now,
            halted=self.halted,
            read_only=self.defect or self.read_only,
            updates=self.market.updates,
            stale=self.market.stale,
            calendar_until=self.times.until,
            calendar_warning=self.times.warning,
        )

    def view(self, topic: Topic, key: str, now: datetime) -> Any:
        """Return what a `Show` named; None when it is gone."""
        swings, settled = self.swings, self.bookwork.known_settlements.price
        match topic:
            case Topic.PAIR:
                return self.gallery.pair(key, now)
            case Topic.POINT:
                return self.gallery.point(key, now)
            case Topic.DAYS:
                pair = self.market.pairs.get(key)
                return pair and day_bases(pair, swings.prices, swings.is_trading_day, settled)
            case Topic.UNIT_DAYS:
                return unit_days(key, self.closes.past, swings.is_trading_day, settled)
            case Topic.EXPOSURE:
                return self.bookwork.claims.exposure(key)
            case Topic.HEALTH:
                return self.health(now)
            case Topic.RULES:
                return None if key else self.rulebook.view()
            case Topic.HOURS:
                return None if key else self.times.calendar.table
        place = self._places().get(topic)
        return self.bookwork.view(topic, key, now) if place is None else place.get(key)

    def _places(self) -> dict[Topic, dict[str, Any]]:
        return {
            Topic.HISTORY: self.histories,
            Topic.SEASON: self.seasons.known,
            Topic.ACCOUNT: self.accounts,
            Topic.POSITION: self.book.positions,
            Topic.ORDER: self.orders.orders,
            Topic.TRADE: self.orders.trades,
            Topic.ALERT: self.triage.alerts,
            Topic.APPROVAL: self.responder.approvals,
            Topic.HINDRANCE: self.cases.hindrances,
            Topic.DELIVERY: self.cases.deliveries,
            Topic.LINK: self.links,
            Topic.NOTICE: self.notices,
        }
