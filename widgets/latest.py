"""What the screen was last told, by topic and key, and the simple questions panels ask of it.

The bridge fills it before it tells any panel, so that a panel that is told of an alert finds the
alert's pair, deliveries and approval here as well.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from terminal.core.book_view import BookState, Measures, Trial, group_of
from terminal.core.kin_view import Kin
from terminal.core.season_view import Background
from terminal.core.strategies import strategy_of
from terminal.core.unit_rules import BETWEEN, subject_of
from terminal.core.view import (
    DayBases,
    Health,
    Hindrance,
    History,
    Notice,
    PairView,
    Present,
    RuleState,
    UnitDays,
)
from terminal.domain.account import Account, Position
from terminal.domain.alert import Alert
from terminal.domain.approval import Approval
from terminal.domain.basis import Pair
from terminal.domain.calendar import CalendarTable
from terminal.domain.deal import Deal
from terminal.domain.exposure import Exposure
from terminal.domain.level import Level
from terminal.domain.line import Line
from terminal.domain.link import Link, LinkState
from terminal.domain.notification import Delivery
from terminal.domain.order import Order, Trade
from terminal.domain.stock import Lot
from terminal.domain.transit import Transit
from terminal.domain.unit import BusinessUnit
from widgets import format as f


class Latest:
    """Newest values by key. `names` gives "pair:<id>", "rule:<id>" and so on their names.

    is_english: what has an English name is called by it
    """

    def __init__(self, names: Mapping[str, str] | None = None, *, is_english: bool = False) -> None:
        self.is_english = is_english
        self.names = dict(names or {})
        self._places = {key: place for place, key in enumerate(self.names)}
        self.pairs: dict[str, PairView] = {}
        self.histories: dict[str, History] = {}
        self.days: dict[str, DayBases] = {}
        self.unit_days: dict[str, UnitDays] = {}
        self.exposures: dict[str, Exposure] = {}
        self.accounts: dict[str, Account] = {}
        self.positions: dict[str, Position] = {}
        self.orders: dict[str, Order] = {}
        self.trades: dict[str, Trade] = {}
        self.alerts: dict[str, Alert] = {}
        self.approvals: dict[str, Approval] = {}
        self.hindrances: dict[str, Hindrance] = {}
        self.deliveries: dict[str, Delivery] = {}
        self.links: dict[str, Link] = {}
        self.notices: dict[str, Notice] = {}
        self.lines: dict[str, Line] = {}
        self.measures: dict[str, Measures] = {}
        self.deals: dict[str, Deal] = {}
        self.goods: dict[str, Lot | Transit] = {}
        self.units: dict[str, BusinessUnit] = {}
        self.book: dict[str, BookState] = {}
        self.trials: dict[str, Trial] = {}
        self.rules: dict[str, RuleState] = {}
        self.kin: dict[str, Kin] = {}
        self.seasons: dict[str, Background] = {}
        self.hours: dict[str, CalendarTable] = {}
        self.presence: dict[str, Present] = {}
        self.health: Health | None = None
        self._by_alert: dict[str, dict[str, None]] = {}
        self._open: dict[str, Alert] = {}
        self._groups: frozenset[str] | None = None

    @property
    def now(self) -> datetime | None:
        """The desk's time, as of its last sign of life."""
        return None if self.health is None else self.health.now

    def put(self, things: dict[str, Any], changes: Mapping[str, Any]) -> None:
        """Take one topic's changes; None removes."""
        if things is self.measures and any(
            (value is None) == (key in things) for key, value in changes.items()
        ):
            self._groups = None
        for key, value in changes.items():
            if value is None:
                self._forget(key, things.pop(key, None))
                continue
            things[key] = value
            if isinstance(value, Delivery):
                self._by_alert.setdefault(value.notification.alert, {})[key] = None
            elif isinstance(value, Alert):
                self._note(key, value)
            elif isinstance(value, RuleState):
                self._name_rules(value)
            elif isinstance(value, BookState):
                self._name_goods(value)

    @property
    def groups(self) -> frozenset[str] | None:
        """Units in a commodity that have lines, as rules name them; None before the desk speaks."""
        if self.health is None:
            return None
        if self._groups is None:
            groups = (group_of(key) for key in self.measures)
            self._groups = frozenset(
                subject_of(*one) for one in groups if strategy_of(one[0]) is None
            )
        return self._groups

    def named(self, kind: str, key: str) -> str:
        """Return the desk file's name for an id, or the id; for a commodity in any case."""
        for one in (key, key.lower(), key.upper()) if kind == "commodity" else (key,):
            if (name := self.names.get(f"{kind}:{one}")) is not None:
                return name
        return key

    def place(self, kind: str, key: str) -> int:
        """Return where the desk file has a thing among its names; the unknown come last."""
        return self._places.get(f"{kind}:{key}", len(self._places))

    def pair_name(self, pair: Pair) -> tuple[str, str]:
        """Return what a pair is and where, as in ("沪铜", "上海升水"); the second may be empty."""
        return f.split_name(self.names.get(f"pair:{pair.id}", pair.name))

    def title(self, pair: Pair) -> str:
        """Return a pair's short name with its contract: 沪铜 CU2701."""
        return f"{self.pair_name(pair)[0]} {f.code(pair.futures)}"

    def subject(self, alert: Alert) -> str:
        """Return what an alert is about, see `subject_name`."""
        return self.subject_name(alert.subject)

    def subject_name(self, id: str) -> str:
        """Name what a rule is on: 沪铜 CU2701, an account, 华北 · 铜, a strategy; else the id."""
        view = self.pairs.get(id)
        if view is not None:
            return self.title(view.pair)
        for kind in ("pair", "account", "strategy", "commodity"):
            if f"{kind}:{id}" in self.names:
                return self.named(kind, id)
        unit, between, commodity = id.rpartition(BETWEEN)
        if not between:
            return self.unit_name(id)
        return f.SEPARATOR.join((self.unit_name(unit), self.named("commodity", commodity)))

    def unit_name(self, id: str) -> str:
        """Return a unit's name: the desk file's if it gives one, else the book's, else the id.

        That of "strategy:<id>" is the strategy's.
        """
        strategy = strategy_of(id)
        if strategy is not None:
            return self.named("strategy", strategy)
        given, known = self.named("unit", id), self.units.get(id)
        # Without a name of its own the desk file calls a unit by its id.
        return given if given != id or known is None else known.name or id

    def pair_of(self, symbol: str) -> PairView | None:
        """Return the first pair that this contract belongs to."""
        return next((view for view in self.pairs.values() if view.pair.futures == symbol), None)

    def contract(self, symbol: str) -> str:
        """Return a contract with what it is, as in 沪铜 CU2701."""
        view = self.pair_of(symbol)
        return f.code(symbol) if view is None else self.title(view.pair)

    def price(self, symbol: str, price: Decimal | None) -> str:
        """Write a price of a contract with its decimals; a finer price keeps all its digits."""
        view = self.pair_of(symbol)
        return f.price(price, 0 if view is None else view.pair.decimals)

    def deliveries_of(self, alert: str) -> list[Delivery]:
        """Return an alert's deliveries, oldest first."""
        keys = self._by_alert.get(alert, ())
        found = [self.deliveries[key] for key in keys if key in self.deliveries]
        return sorted(found, key=lambda one: one.notification.created)

    def approvals_of(self, alert: str) -> list[Approval]:
        """Return an alert's proposals, oldest first."""
        found = [one for one in self.approvals.values() if alert and one.alert == alert]
        return sorted(found, key=lambda one: one.requested)

    def orders_of(self, approval: str) -> list[Order]:
        """Return the orders that an approval sent."""
        return [order for order in self.orders.values() if order.approval == approval]

    def trades_of(self, order: Order) -> list[Trade]:
        """Return the fills of one order."""
        account = order.request.account
        return [
            trade
            for trade in self.trades.values()
            if trade.order_id == order.request.id and trade.account == account
        ]

    def level_of(self, subject: str) -> Level | None:
        """Return the highest level among the open, fired alerts on a subject."""
        levels = [alert.level for alert in self._open.values() if alert.subject == subject]
        return max(levels, default=None)

    def open_alerts(self) -> list[Alert]:
        """Return the fired alerts that are not resolved."""
        return list(self._open.values())

    def deafness(self) -> str:
        """Say why nobody would hear an alarm now: "read_only", "channels", or "" when all is well.

        A desk without any channel has nobody to call and is not deaf.
        """
        if self.health is not None and self.health.read_only:
            return "read_only"
        channels = [link for link in self.links.values() if link.id.startswith("channel:")]
        if channels and all(link.state is not LinkState.READY for link in channels):
            return "channels"
        return ""

    def _name_rules(self, state: RuleState) -> None:
        # A rule that came after the desk file brings its own names.
        for rule in state.rules:
            self.names[f"rule:{rule.id}"] = (self.is_english and rule.name_en) or rule.name

    def _name_goods(self, state: BookState) -> None:
        for one in state.called:
            self.names[one.key] = (self.is_english and one.english) or one.name

    def _forget(self, key: str, value: Any) -> None:
        if isinstance(value, Alert):
            self._open.pop(key, None)
            self._by_alert.pop(key, None)
        elif isinstance(value, Delivery):
            self._by_alert.get(value.notification.alert, {}).pop(key, None)

    def _note(self, key: str, alert: Alert) -> None:
        if alert.is_open and alert.fired is not None:
            self._open[key] = alert
        else:
            self._open.pop(key, None)
