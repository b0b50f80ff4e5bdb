"""Our own client over our own exchange, on the walk that the real tqsdk takes in test_tqsdk.py."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from typing import TypeVar

import pytest

from terminal.core.event import (
    AccountChanged,
    Event,
    HistoryArrived,
    InstrumentsListed,
    LinkChanged,
    MonthsHeard,
    OrderReported,
    PositionsChanged,
    QuotesChanged,
    TradeReported,
)
from terminal.domain.account import Account, Position
from terminal.domain.link import LinkState
from terminal.domain.main_contract import Listed
from terminal.domain.order import Direction, Offset, OrderReport, OrderRequest
from terminal.domain.quote import Quote
from terminal.feeds.market_session import MarketSession
from terminal.feeds.months import Months
from terminal.feeds.socket import SocketLink
from terminal.feeds.trade_session import Login, TradeSession
from terminal.orders import OrderSender
from terminal.sim.exchange import Exchange, ExchangeOptions

CU = "SHFE.cu2701"
PATIENCE = 60
T = TypeVar("T")


class Ear:
    """What the client told, as a desk would hold it."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.quotes: dict[str, Quote] = {}
        self.positions: dict[str, Position] = {}
        self.orders: dict[str, OrderReport] = {}
        self.account: Account | None = None
        self._news = asyncio.Event()

    def __call__(self, event: Event, _received: float = 0.0) -> None:
        self.events.append(event)
        match event:
            case QuotesChanged(quotes):
                self.quotes |= {quote.symbol: quote for quote in quotes}
            case PositionsChanged(positions=positions):
                self.positions |= {position.symbol: position for position in positions}
            case OrderReported(report):
                self.orders[report.id] = report
            case AccountChanged(account):
                self.account = account
        self._news.set()

    async def until(self, condition: Callable[[], T]) -> T:
        async with asyncio.timeout(PATIENCE):
            while not (found := condition()):
                self._news.clear()
                await self._news.wait()
        return found

    def ready(self, link: str) -> int:
        return sum(
            isinstance(event, LinkChanged) and (event.link, event.state) == (link, LinkState.READY)
            for event in self.events
        )

    def of(self, kind: type[T]) -> list[T]:
        return [event for event in self.events if isinstance(event, kind)]

    def lots(self) -> tuple[int, int]:
        """History and today, long copper."""
        position = self.positions[CU]
        return position.long_history, position.long_today


class Hand:
    """Sends orders and waits for their end."""

    def __init__(self, ear: Ear, link: SocketLink) -> None:
        async def submit(_account: str, packet: dict[str, object]) -> None:
            await link.submit(packet)

        self.ear = ear
        self.sender = OrderSender(submit, ear)
        self.count = 0

    async def sell(self, offset: Offset, volume: int, price: float | None) -> OrderReport:
        self.count += 1
        assert price is not None
        order = OrderRequest(
            id=f"own{self.count}",
            account="acct",
            symbol=CU,
            direction=Direction.SELL,
            offset=offset,
            volume=volume,
            limit_price=Decimal(str(price)),
        )
        await self.sender.send(order)
        await self.ear.until(lambda: order.id in self.ear.orders)
        return self.ear.orders[order.id]


def now() -> datetime:
    return datetime.now(UTC)


async def test_our_client_reads_the_market_trades_and_survives_a_broken_line() -> None:
    ear = Ear()
    async with (
        Exchange(ExchangeOptions(scenario="calm")) as exchange,
        asyncio.TaskGroup() as tasks,
    ):
        md = SocketLink(
            MarketSession([CU, "SPOT.cu"]), exchange.md.url, ear, now, rng=random.Random(1)
        )
        login = Login(user="demo", password="demo")
        td = SocketLink(
            TradeSession("acct", login), exchange.td.url, ear, now, rng=random.Random(2)
        )
        links = [tasks.create_task(link.run()) for link in (md, td)]
        await ear.until(lambda: ear.ready("md") and ear.ready("td:acct"))
        await the_market_is_read(ear)
        await lots_are_closed_by_their_age(ear, Hand(ear, td))
        await the_account_adds_up(ear)
        before, trades = ear.lots(), len(ear.of(TradeReported))
        stamp = ear.quotes[CU].stamp
        exchange.drop_connections()
        await ear.until(lambda: ear.ready("md") == ear.ready("td:acct") == 2)
        await ear.until(lambda: ear.quotes[CU].stamp > stamp)
        assert ear.lots() == before
        assert len(ear.of(TradeReported)) == trades, "no trade is told twice"
        assert md.session.fault_counts == td.session.fault_counts == {}
        assert exchange.md.ignored.total() == exchange.td.ignored.total() == 0
        for link in links:
            link.cancel()


@pytest.mark.parametrize("is_series", [False, True])
async def test_our_client_hears_of_other_months_and_moves_no_price_by_them(
    is_series: bool,
) -> None:
    ear, silicon = Ear(), "GFEX.si2703"
    months = Months(("SHFE.cu", "GFEX.si"), is_series=is_series)
    async with (
        Exchange(ExchangeOptions(scenario="calm")) as exchange,
        asyncio.TaskGroup() as tasks,
    ):
        session = MarketSession([CU, silicon], bar_count=0, months=months)
        link = SocketLink(session, exchange.md.url, ear, now, rng=random.Random(1))
        running = tasks.create_task(link.run())
        await ear.until(lambda: len(ear.quotes) == 2 and len(listed(ear)) == 2)
        running.cancel()
    told = listed(ear)
    assert ear.quotes.keys() == {CU, silicon}
    assert session.fault_counts == {}
    if is_series:
        assert [told[one].alias for one in ("SHFE.cu", "GFEX.si")] == [CU, "GFEX.si2705"]
        return
    months_of = {one.symbol: one for one in told["GFEX.si"].months}
    assert months_of.keys() == {silicon, "GFEX.si2705"}
    mine, other = months_of[silicon], months_of["GFEX.si2705"]
    assert mine.pre_open_interest
    assert other.pre_open_interest
    assert other.pre_open_interest > 1.1 * mine.pre_open_interest
    assert all(one.expires is not None for one in months_of.values())


def listed(ear: Ear) -> dict[str, Listed]:
    return {one.product: one for event in ear.of(MonthsHeard) for one in event.products}


async def the_market_is_read(ear: Ear) -> None:
    await ear.until(lambda: ear.quotes.keys() == {CU, "SPOT.cu"})
    (copper,) = [
        instrument
        for listed in ear.of(InstrumentsListed)
        for instrument in listed.instruments
        if instrument.symbol == CU
    ]
    assert (copper.multiplier, copper.price_tick, copper.splits_today) == (5, 10, True)
    history = await ear.until(lambda: [h for h in ear.of(HistoryArrived) if h.symbol == CU])
    last = ear.quotes[CU].last
    assert len(history[0].bars) >= 479
    assert last is not None
    assert abs(history[0].bars[-1].close - last) < 200


async def lots_are_closed_by_their_age(ear: Ear, hand: Hand) -> None:
    assert ear.lots() == (8, 4)
    low, high = ear.quotes[CU].lower_limit, ear.quotes[CU].upper_limit
    await hand.sell(Offset.CLOSE_TODAY, 4, low)
    await ear.until(lambda: ear.lots() == (8, 0))
    refused = await hand.sell(Offset.CLOSE_TODAY, 1, low)
    assert not refused.is_alive
    assert refused.message == "CTP:平今仓位不足"
    await hand.sell(Offset.CLOSE, 3, low)
    await ear.until(lambda: ear.lots() == (5, 0))
    resting = await hand.sell(Offset.CLOSE, 2, high)
    assert resting.is_alive
    await ear.until(lambda: ear.positions[CU].long_frozen_history == 2)
    await hand.sender.cancel("acct", resting.id)
    await ear.until(lambda: not ear.orders[resting.id].is_alive)
    await ear.until(lambda: ear.positions[CU].long_frozen_history == 0)
    sold = sum(event.trade.volume for event in ear.of(TradeReported))
    assert sold == 7


async def the_account_adds_up(ear: Ear) -> None:
    account = ear.account
    assert account is not None
    profit = account.close_profit + account.position_profit
    assert account.balance == account.static_balance + profit - account.commission
    frozen = account.frozen_margin + account.frozen_commission
    assert account.available == account.balance - account.margin - frozen
    assert account.commission > 0
