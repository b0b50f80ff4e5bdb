"""One user's account at the paper counter: what may be ordered, what an order freezes, what a fill
does to lots and money.

Today's and yesterday's lots: on SHFE and INE CLOSE means yesterday's lots and CLOSETODAY today's,
and asking for more than there are refuses the whole order. Elsewhere CLOSE takes any lot, today's
first, as those exchanges do; CLOSETODAY means the same there.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from terminal.sim.book import Book
from terminal.sim.catalogue import Contract
from terminal.sim.lots import HISTORY, TODAY, Age, Position, Side
from terminal.sim.purse import Purse
from terminal.sim.statement import Statement
from terminal.sim.ticket import Fill, OrderRequest, Ticket


class Holding(msgspec.Struct, frozen=True):
    """Lots that an account starts the day with.

    entry: what history lots were bought or sold at, in quote currency; None, and for today's
        lots, yesterday's settlement
    """

    user: str
    symbol: str
    is_long: bool
    history: int
    today: int = 0
    entry: float | None = None

    def times(self, factor: int) -> Holding:
        """Return the same with this many times the lots."""
        return msgspec.structs.replace(
            self, history=self.history * factor, today=self.today * factor
        )


class Trader:
    """One account. Money in fen, prices in ticks."""

    def __init__(
        self,
        user: str,
        trading_day: str,
        pre_balance: int,
        contracts: Mapping[str, Contract],
        books: Mapping[str, Book],
    ) -> None:
        self.user = user
        self.is_confirmed = False
        self.purse = Purse(pre_balance)
        self.positions: dict[str, Position] = {}
        self.tickets: dict[str, Ticket] = {}
        self.statement = Statement(user, trading_day)
        self._contracts = contracts
        self._books = books

    def hold(self, holding: Holding) -> None:
        """Start with these lots."""
        contract = self._contracts[holding.symbol]
        position = self.position(holding.symbol)
        side = position.long if holding.is_long else position.short
        entry = contract.settlement
        if holding.entry is not None:
            entry = self._books[holding.symbol].grid.nearest(holding.entry)
        for age, lots, ticks in (
            (HISTORY, holding.history, entry),
            (TODAY, holding.today, contract.settlement),
        ):
            if lots:
                side.ages[age].add(lots, ticks)

    def position(self, symbol: str) -> Position:
        """Return the position of a contract, empty when there was none."""
        if symbol not in self.positions:
            self.positions[symbol] = Position(self._contracts[symbol])
        return self.positions[symbol]

    def refusal(self, request: OrderRequest) -> str:
        """Return why the account cannot carry an order, in the counter's words; "" if it can."""
        contract = self._contracts[request.symbol]
        if request.offset == "OPEN":
            cost = request.volume * (contract.margin_fen + contract.fee)
            return "资金不足" if cost > self.purse.available else ""
        if request.volume <= sum(age.free for _, age in self._closable(request)):
            return ""
        if not contract.splits_today:
            return "平仓量超过持仓量"
        return "平今仓位不足" if request.offset == "CLOSETODAY" else "平昨仓位不足"

    def _closable(self, request: OrderRequest) -> list[tuple[str, Age]]:
        if request.symbol not in self.positions:
            return []
        ages = self.positions[request.symbol].closing(request.direction).ages
        if not self._contracts[request.symbol].splits_today:
            return list(ages.items())
        name = TODAY if request.offset == "CLOSETODAY" else HISTORY
        return [(name, ages[name])]

    def freeze(self, ticket: Ticket) -> None:
        """Set aside what a working order needs."""
        if ticket.request.offset == "OPEN":
            self._freeze_money(ticket)
            return
        wanted = ticket.left
        for name, age in self._closable(ticket.request):
            part = min(wanted, age.free)
            age.frozen += part
            ticket.frozen[name] = part
            wanted -= part

    def _freeze_money(self, ticket: Ticket) -> None:
        contract = self._contracts[ticket.request.symbol]
        lots = ticket.left if ticket.is_alive else 0
        self.purse.frozen_margin -= ticket.frozen_margin
        self.purse.frozen_commission -= ticket.frozen_commission
        ticket.frozen_margin = lots * contract.margin_fen
        ticket.frozen_commission = lots * contract.fee
        self.purse.frozen_margin += ticket.frozen_margin
        self.purse.frozen_commission += ticket.frozen_commission

    def fill(self, ticket: Ticket, ticks: int, lots: int) -> int:
        """Book a fill; return its commission, fen."""
        position = self.position(ticket.request.symbol)
        ticket.left -= lots
        if ticket.request.offset == "OPEN":
            position.opening(ticket.request.direction).ages[TODAY].add(lots, ticks)
            self._freeze_money(ticket)
            fee = lots * position.contract.fee
        else:
            fee = self._close(ticket, position.closing(ticket.request.direction), ticks, lots)
        self.purse.commission += fee
        return fee

    def _close(self, ticket: Ticket, side: Side, ticks: int, lots: int) -> int:
        fee = 0
        for name, frozen in ticket.frozen.items():
            part = min(lots, frozen)
            side.ages[name].frozen -= part
            ticket.frozen[name] -= part
            self.purse.close_profit += side.close(name, part, ticks)
            fee += part * (side.contract.fee_today if name == TODAY else side.contract.fee)
            lots -= part
        return fee

    def finish(self, ticket: Ticket, message: str) -> None:
        """End an order and release what it had frozen."""
        ticket.is_alive = False
        ticket.message = message
        if ticket.request.offset == "OPEN":
            self._freeze_money(ticket)
        elif ticket.frozen:
            ages = self.positions[ticket.request.symbol].closing(ticket.request.direction).ages
            for name, lots in ticket.frozen.items():
                ages[name].frozen -= lots
            ticket.frozen.clear()

    def mark(self) -> None:
        """Value every position at the last prices."""
        purse = self.purse
        purse.margin = purse.position_profit = purse.float_profit = 0
        for symbol, position in self.positions.items():
            last = self._books[symbol].last
            purse.margin += position.margin
            purse.position_profit += position.position_profit(last)
            purse.float_profit += position.float_profit(last)

    def tell_money(self) -> None:
        """Mark, and put account and positions into the statement."""
        self.mark()
        self.statement.put("accounts", "CNY", self.purse.wire(self.user))
        for symbol, position in self.positions.items():
            book = self._books[symbol]
            self.statement.put("positions", symbol, position.wire(self.user, book.last, book.grid))

    def tell_order(self, ticket: Ticket) -> None:
        """Put an order into the statement."""
        self.statement.put("orders", ticket.order_id, ticket.wire())

    def tell_fill(self, fill: Fill) -> None:
        """Put a trade into the statement."""
        self.statement.put("trades", fill.key, fill.wire())
