"""Orders from intent to their end, and what the counter says of them.

The counter is the truth: an order is final only by its word, by its absence from a complete
snapshot after a grace, or because it was refused before a byte left this machine.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from decimal import Decimal

import msgspec

from terminal.core.effect import AskCounter, CancelOrder, Effect, SendOrder, Show, Topic, written
from terminal.core.policy import Policy
from terminal.core.refusal import SENTENCES, Refusal, say, sentence
from terminal.domain.order import (
    ELSEWHERE,
    Direction,
    Order,
    OrderReport,
    OrderRequest,
    OrderStatus,
    Trade,
    foreign_id,
)

S = OrderStatus
# A withdrawal that is refused is asked for again, ever more rarely: exchanges count them.
MOST_PATIENCE = timedelta(minutes=1)


class WorkingOrders:
    """Own all orders and trades of the day."""

    def __init__(self, policy: Policy) -> None:
        self.orders: dict[str, Order] = {}
        self.trades: dict[str, Trade] = {}
        self._policy = policy
        self._missing_since: dict[str, datetime] = {}
        self._unheard_since: dict[str, datetime] = {}
        self._cancelling: set[str] = set()
        # Order id -> when to ask for its withdrawal again, and how long to wait after that.
        self._ask_again: dict[str, tuple[datetime, timedelta]] = {}

    def send(
        self, requests: Iterable[OrderRequest], approval: str, actor: str, now: datetime
    ) -> list[Effect]:
        """Record the intents and send them once they are on disk."""
        effects: list[Effect] = []
        for request in requests:
            order = Order(
                request=request,
                status=S.INTENT,
                updated=now,
                approval=approval,
                actor=actor,
                created=now,
            )
            effects += self._put(order)
            effects.append(SendOrder(request))
        return effects

    def sent(self, order_id: str, now: datetime) -> list[Effect]:
        """The bytes left; a report may have overtaken this news."""
        order = self.orders.get(order_id)
        if order is None or order.status is not S.INTENT:
            return []
        return self._change(order, S.SENT, now)

    def not_sent(self, order_id: str, reason: str, now: datetime) -> list[Effect]:
        """It was refused on this side: it cannot have reached the counter."""
        order = self.orders.get(order_id)
        if order is None or order.status is not S.INTENT:
            return []
        return self._change(order, S.REJECTED, now, message=reason)

    def report(self, report: OrderReport, now: datetime) -> list[Effect]:
        """Take the counter's word; orders of other terminals are kept as well."""
        known = self._known(report)
        order = known or _foreign(report, now)
        self._missing_since.pop(order.id, None)
        self._unheard_since.pop(order.id, None)
        filled = report.volume - report.volume_left
        told = msgspec.structs.replace(
            order,
            status=_status(report),
            filled=max(order.filled, filled),
            message=report.message,
            exchange_order_id=report.exchange_order_id or order.exchange_order_id,
            updated=now,
        )
        # A final order stays final, unless it was only believed to be gone.
        if known is not None and known.status.is_final and known.status is not S.LAPSED:
            return []
        if known is not None and _is_same(known, told):
            return []
        return self._put(told) + self._cancel_again(order, told)

    def given_up(self, report: OrderReport) -> Order | None:
        """Return the order of this desk that is reported, if it is believed never to have arrived.

        An order that a front keeps back is in no snapshot, and may come to the exchange all the
        same.
        """
        order = self._known(report)
        if order is None or order.is_foreign or order.status is not S.LAPSED:
            return None
        return order

    def trade(self, trade: Trade) -> list[Effect]:
        """Keep a fill once; the counter repeats them after every login."""
        if trade.id in self.trades:
            return []
        self.trades[trade.id] = trade
        return [written("trade", trade.id, "counter", trade), Show(Topic.TRADE, trade.id)]

    def cancel(self, order_id: str) -> list[Effect]:
        """Ask for the order's withdrawal; never blocked by anything."""
        order = self.orders.get(order_id)
        if order is None or order.status.is_final:
            return []
        self._cancelling.add(order_id)
        return [CancelOrder(order.request.account, order.request.id)]

    def cancel_all(self) -> list[Effect]:
        """Withdraw everything of this desk that still works."""
        mine = [o.id for o in self.working() if not o.is_foreign]
        return [effect for order_id in mine for effect in self.cancel(order_id)]

    def link_lost(self, account: str, now: datetime) -> list[Effect]:
        """What was working is unknown until the counter is heard again."""
        effects: list[Effect] = []
        for order in self.working(account):
            self._missing_since.pop(order.id, None)
            self._unheard_since.pop(order.id, None)
            if order.status not in (S.INTENT, S.UNKNOWN):
                effects += self._change(order, S.UNKNOWN, now, order.message)
        return effects

    def link_ready(self, account: str, now: datetime) -> None:
        """The counter is heard again: it names what is unknown, or it will be asked.

        A front that was lost and regained behind a standing connection brings no snapshot.
        """
        for order in self.working(account):
            if order.status is S.UNKNOWN:
                self._unheard_since[order.id] = now

    def listed(self, account: str, ids: frozenset[str], now: datetime) -> list[Effect]:
        """A complete snapshot: what left and is not named is missing from now on."""
        for order in self.working(account):
            self._unheard_since.pop(order.id, None)
            if order.request.id not in ids and order.status is not S.INTENT:
                self._missing_since.setdefault(order.id, now)
        return []

    def tick(self, now: datetime) -> list[Effect]:
        """Let missing orders lapse, doubt silent ones, withdraw old ones."""
        effects: list[Effect] = []
        silent: dict[str, None] = {}
        for order in self.working():
            effects += self._grow_old(order, now)
            is_silent = order.status is S.SENT and self.orders[order.id].status is S.UNKNOWN
            if is_silent or self._is_unheard(order, now):
                silent[order.request.account] = None
        return effects + [AskCounter(account) for account in silent]

    def working(self, account: str | None = None, symbol: str | None = None) -> list[Order]:
        """Return orders that may still fill, of one account or contract or of all."""
        return [
            order
            for order in self.orders.values()
            if not order.status.is_final
            and account in (None, order.request.account)
            and symbol in (None, order.request.symbol)
        ]

    def foreign_lots(self, symbol: str, direction: Direction) -> int:
        """Count the lots that orders of other terminals may still fill in this direction."""
        return sum(
            order.request.volume - order.filled
            for order in self.working(symbol=symbol)
            if order.is_foreign and order.request.direction is direction
        )

    def is_cancelling(self, order_id: str) -> bool:
        """Somebody asked for its withdrawal."""
        return order_id in self._cancelling

    def of_approval(self, approval: str) -> list[Order]:
        """Return the orders that one approval sent."""
        return [order for order in self.orders.values() if order.approval == approval]

    def restore(self, orders: Iterable[Order], trades: Iterable[Trade], now: datetime) -> None:
        """Take up the ledger's orders: what was not final is unknown until the counter is asked."""
        self.trades.update((trade.id, trade) for trade in trades)
        for order in orders:
            if not order.status.is_final:
                order = msgspec.structs.replace(order, status=S.UNKNOWN, updated=now)
            self.orders[order.id] = order

    def abandon(self, accounts: Iterable[str], now: datetime) -> list[Effect]:
        """Give up orders of accounts that the desk does not have any more: no one can be asked."""
        known = frozenset(accounts)
        effects: list[Effect] = []
        for order in self.working():
            if order.request.account not in known:
                words = sentence(say(Refusal.ACCOUNT_GONE, account=order.request.account))
                effects += self._change(order, S.LAPSED, now, message=words)
        return effects

    def _known(self, report: OrderReport) -> Order | None:
        order = self.orders.get(report.id)
        if order is not None and order.request.account == report.account:
            return order
        return self.orders.get(foreign_id(report.account, report.id))

    def _cancel_again(self, before: Order, told: Order) -> list[Effect]:
        # Nobody may have heard the request while the link was away.
        is_back = before.status is S.UNKNOWN and told.status is S.ALIVE
        return self.cancel(told.id) if is_back and told.id in self._cancelling else []

    def _grow_old(self, order: Order, now: datetime) -> list[Effect]:
        missing = self._missing_since.get(order.id)
        if missing is not None and now - missing >= self._policy.grace:
            del self._missing_since[order.id]
            return self._change(order, S.LAPSED, now, message=SENTENCES[Refusal.NOT_AT_COUNTER])
        if order.status is S.SENT and now - order.updated >= self._policy.grace:
            return self._change(order, S.UNKNOWN, now)
        if order.status is not S.ALIVE:
            return []
        if order.id in self._cancelling:
            return self._insist(order, now)
        # Counted from its beginning: each partial fill would start the time anew.
        age = now - (order.created or order.updated)
        is_old = not order.is_foreign and age >= self._policy.order_timeout
        return self.cancel(order.id) if is_old else []

    def _insist(self, order: Order, now: datetime) -> list[Effect]:
        # A counter refuses the withdrawal of what the exchange has not confirmed yet, and says so
        # in a notice only: the order lives on.
        patience = self._policy.grace
        due, patience = self._ask_again.setdefault(order.id, (now + patience, patience))
        if now < due:
            return []
        patience = min(2 * patience, MOST_PATIENCE)
        self._ask_again[order.id] = (now + patience, patience)
        return self.cancel(order.id)

    def _is_unheard(self, order: Order, now: datetime) -> bool:
        # True once: the question brings a snapshot, and that settles it.
        since = self._unheard_since.get(order.id)
        if since is None or now - since < self._policy.grace:
            return False
        del self._unheard_since[order.id]
        return True

    def _change(
        self, order: Order, status: OrderStatus, now: datetime, message: str = ""
    ) -> list[Effect]:
        return self._put(
            msgspec.structs.replace(order, status=status, updated=now, message=message)
        )

    def _put(self, order: Order) -> list[Effect]:
        self.orders[order.id] = order
        if order.status.is_final:
            self._cancelling.discard(order.id)
            self._ask_again.pop(order.id, None)
        return [written("order", order.id, order.actor, order), Show(Topic.ORDER, order.id)]


def _status(report: OrderReport) -> OrderStatus:
    if report.is_alive:
        return S.ALIVE
    if report.volume_left == 0:
        return S.FILLED
    return S.CANCELLED if report.exchange_order_id else S.REJECTED


def _is_same(known: Order, told: Order) -> bool:
    same = msgspec.structs.replace(told, updated=known.updated)
    return same == known


def _foreign(report: OrderReport, now: datetime) -> Order:
    # A market order has no price; zero stands for it here and is never sent anywhere.
    request = OrderRequest(
        id=report.id,
        account=report.account,
        symbol=report.symbol,
        direction=report.direction,
        offset=report.offset,
        volume=report.volume,
        limit_price=report.limit_price if report.limit_price is not None else Decimal(0),
    )
    return Order(request=request, status=S.UNKNOWN, updated=now, actor=ELSEWHERE, created=now)
