"""The paper counter: takes orders, matches them against the public book, keeps every account.

An order trades at once with the opposite levels, best first, and takes their lots away; what is
left of a GFD order rests and is filled at its own price when the opposite quotes cross it, better
prices first, then older orders. Refusals use the counter's words: those of the counter itself come
without an exchange order id, those of the exchange (price limits) with one, as in the wild.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Protocol

from terminal.sim import notice
from terminal.sim.flow import Patch
from terminal.sim.hours import trading_day
from terminal.sim.journal import Journal
from terminal.sim.market import Market
from terminal.sim.ticket import Fill, OrderRequest, Ticket
from terminal.sim.trader import Holding, Trader

# Exchanges that know no market orders; CFFEX has its two own kinds instead.
_LIMIT_ONLY = frozenset({"SHFE", "INE", "CFFEX"})
_LEVELS = {"BEST": 1, "FIVELEVEL": 5}
_MOST_TRANSFER = 1e12


class Listener(Protocol):
    """A connection of a user."""

    def notify(self, patch: Patch) -> None:
        """Take a notice, which goes out at once."""

    def change(self, patch: Patch) -> None:
        """Take a difference, which waits for the credit."""


class Counter:
    """All accounts, each with `pre_balance` CNY. `refuse_logins` fails every login, for tests."""

    def __init__(
        self,
        market: Market,
        clock: Callable[[], datetime],
        journal: Journal,
        users: Iterable[str],
        pre_balance: int,
    ) -> None:
        self.market = market
        self.clock = clock
        self.trading_day = trading_day(clock()).strftime("%Y%m%d")
        self.traders: dict[str, Trader] = {}
        self.refuse_logins = False
        self._journal = journal
        self._numbers = 0
        self._working: dict[str, list[Ticket]] = defaultdict(list)
        self._listeners: dict[str, set[Listener]] = defaultdict(set)
        for user in users:
            self.traders[user] = Trader(
                user, self.trading_day, pre_balance * 100, market.contracts, market.books
            )

    def hold(self, holdings: Iterable[Holding]) -> None:
        """Give accounts the lots they start the day with."""
        for holding in holdings:
            self.traders[holding.user].hold(holding)

    def join(self, user: str, listener: Listener) -> Patch:
        """Add a connection of a user; return the whole account as it stands."""
        self.publish(user)
        self._listeners[user].add(listener)
        return self.traders[user].statement.snapshot()

    def leave(self, user: str, listener: Listener) -> None:
        """Remove a connection."""
        self._listeners[user].discard(listener)

    def publish(self, user: str) -> None:
        """Tell a user's connections what changed in the account."""
        self.traders[user].tell_money()
        patch = self.traders[user].statement.take()
        if patch is not None:
            for listener in self._listeners[user]:
                listener.change(patch)

    def mark(self) -> None:
        """Follow the prices for every user who listens."""
        for user, listeners in self._listeners.items():
            if listeners:
                self.publish(user)

    def _notify(self, user: str, code: int, text: str) -> None:
        patch = notice.make(code, text)
        for listener in self._listeners[user]:
            listener.notify(patch)

    def insert(self, user: str, request: OrderRequest) -> None:
        """Take an order: refuse it, or match it and let the rest work."""
        trader = self.traders[user]
        self._numbers += 1
        order_id = request.order_id or f"SERVER.{self._numbers}.{self.trading_day}"
        ticket = Ticket(self._numbers, request, user, order_id)
        ticket.inserted = _nanoseconds(self.clock())
        if request.user_id not in ("", user):
            self._notify(user, notice.WRONG_USER, f"报单失败,用户不符:{request.user_id}")
            return
        if order_id in trader.tickets:
            self._journal.write(self.clock(), "duplicate", ticket)
            self._notify(user, notice.DUPLICATE, f"下单失败,重复的报单编号:{order_id}")
            return
        trader.tickets[order_id] = ticket
        trader.mark()
        if word := self._refusal(trader, ticket):
            self._refuse(ticket, f"CTP:{word}")
        else:
            self._accept(trader, ticket)
        trader.tell_order(ticket)
        self.publish(user)

    def _refusal(self, trader: Trader, ticket: Ticket) -> str:
        request = ticket.request
        if not trader.is_confirmed:
            return "结算结果未确认"
        contract = self.market.contracts.get(request.symbol)
        if contract is None:
            return "找不到合约"
        if not self.market.is_open(request.symbol, self.clock()):
            return "不是交易时间"
        if not 1 <= request.volume <= contract.most:
            return f"报单手数应在1与{contract.most}之间"
        return self._price_refusal(ticket) or trader.refusal(request)

    def _price_refusal(self, ticket: Ticket) -> str:
        # Also reads the limit: market orders take any price there is.
        request = ticket.request
        if request.price_type != "LIMIT":
            wrong_kind = request.price_type == "ANY" and request.exchange_id in _LIMIT_ONLY
            wrong_place = request.price_type != "ANY" and request.exchange_id != "CFFEX"
            if wrong_kind or wrong_place or request.time_condition != "IOC":
                return "不支持的报单类型"
            ticket.limit = request.sign * 10**12
            return ""
        if request.limit_price is None or not math.isfinite(request.limit_price):
            return "报单价格错误"
        ticks = self.market.books[request.symbol].grid.exact(request.limit_price)
        if ticks is None:
            return "价格非最小单位的倍数"
        ticket.limit = ticks
        return ""

    def _refuse(self, ticket: Ticket, message: str) -> None:
        ticket.is_alive = False
        ticket.message = message
        self._journal.write(self.clock(), "rejected", ticket, message=message)
        self._notify(ticket.user, notice.ORDER_FAILED, f"下单失败,{message}")

    def _accept(self, trader: Trader, ticket: Ticket) -> None:
        ticket.exchange_order_id = f"{ticket.number:012d}"
        book = self.market.books[ticket.request.symbol]
        if ticket.request.price_type == "LIMIT":
            if book.upper is not None and ticket.limit > book.upper:
                return self._refuse(ticket, "已撤单报单被拒绝:价格超过涨停板")
            if book.lower is not None and ticket.limit < book.lower:
                return self._refuse(ticket, "已撤单报单被拒绝:价格跌破跌停板")
        ticket.message = "未成交"
        trader.freeze(ticket)
        self._journal.write(self.clock(), "accepted", ticket, price=ticket.request.limit_price)
        self._notify(ticket.user, notice.ORDER_OK, f"下单成功:{notice.describe(ticket)}")
        self._match(trader, ticket)
        if ticket.left and ticket.request.time_condition == "IOC":
            self._withdraw(trader, ticket)
        elif ticket.left:
            self._working[ticket.request.symbol].append(ticket)
        return None

    def _match(self, trader: Trader, ticket: Ticket) -> None:
        request, book = ticket.request, self.market.books[ticket.request.symbol]
        levels = _LEVELS.get(request.price_type, 10)
        all_or_none = request.time_condition == "IOC" and request.volume_condition == "ALL"
        if all_or_none and book.reachable(request.sign, ticket.limit, levels) < ticket.left:
            return
        for ticks, lots in book.take(request.sign, ticket.limit, ticket.left, levels):
            self._fill(trader, ticket, ticks, lots)

    def _fill(self, trader: Trader, ticket: Ticket, ticks: int, lots: int) -> None:
        symbol, now = ticket.request.symbol, self.clock()
        fee = trader.fill(ticket, ticks, lots)
        self._numbers += 1
        price = self.market.books[symbol].grid.price(ticks)
        fill = Fill(self._numbers, ticket, price, lots, fee, _nanoseconds(now))
        self.market.touch(symbol)
        if ticket.left:
            ticket.message = "部分成交"
        else:
            trader.finish(ticket, "全部成交")
        trader.tell_fill(fill)
        trader.tell_order(ticket)
        self._journal.write(now, "trade", ticket, key=fill.key, price=price, lots=lots)
        self._notify(ticket.user, notice.TRADE, f"成交通知:{notice.describe(ticket, lots, price)}")

    def on_price(self, symbol: str) -> None:
        """Let resting orders meet the book after it moved."""
        tickets = self._working.get(symbol)
        if not tickets:
            return
        book, users = self.market.books[symbol], set()
        for ticket in sorted(tickets, key=lambda one: (-one.request.sign * one.limit, one.number)):
            got = book.take(ticket.request.sign, ticket.limit, ticket.left)
            if got:
                # The one who waited trades at the price it waited at.
                lots = sum(part for _, part in got)
                self._fill(self.traders[ticket.user], ticket, ticket.limit, lots)
                users.add(ticket.user)
        self._working[symbol] = [ticket for ticket in tickets if ticket.is_alive]
        for user in users:
            self.publish(user)

    def cancel(self, user: str, order_id: str) -> None:
        """Withdraw a working order; anything else gets a notice only."""
        trader = self.traders[user]
        ticket = trader.tickets.get(order_id)
        if ticket is None or not ticket.is_alive:
            self._notify(user, notice.NOTHING_TO_CANCEL, f"撤单失败,没有可撤的委托:{order_id}")
            return
        self._working[ticket.request.symbol].remove(ticket)
        self._withdraw(trader, ticket)
        self.publish(user)

    def _withdraw(self, trader: Trader, ticket: Ticket) -> None:
        trader.finish(ticket, "已撤单")
        trader.tell_order(ticket)
        self._journal.write(self.clock(), "cancelled", ticket, left=ticket.left)
        self._notify(ticket.user, notice.CANCELLED, f"撤单成功:{notice.describe(ticket)}")

    def confirm(self, user: str) -> None:
        """Note that the user has confirmed the settlement; good for the day."""
        self.traders[user].is_confirmed = True

    def transfer(self, user: str, amount: float, currency: str) -> bool:
        """Pay in (+) or out (-), CNY; False for an amount that is no amount."""
        if not abs(amount) < _MOST_TRANSFER or currency != "CNY" or not round(amount * 100):
            return False
        trader, fen = self.traders[user], round(amount * 100)
        trader.mark()
        enough = fen + trader.purse.available >= 0
        if enough and fen > 0:
            trader.purse.deposit += fen
        elif enough:
            trader.purse.withdraw -= fen
        self._numbers += 1
        node = {
            "datetime": _nanoseconds(self.clock()),
            "currency": currency,
            "amount": fen / 100,
            "error_id": 0 if enough else 1,
            "error_msg": "正确" if enough else "可取资金不足",
        }
        trader.statement.put("transfers", str(self._numbers), node)
        word = "转账成功" if enough else "转账失败,可取资金不足"
        self._notify(user, notice.TRANSFER if enough else notice.TRANSFER_FAILED, word)
        self.publish(user)
        return True


def _nanoseconds(moment: datetime) -> int:
    return int(moment.timestamp() * 1_000_000) * 1000
