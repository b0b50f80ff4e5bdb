from __future__ import annotations

from random import Random

import pytest

from terminal.sim.book import Book, Grid
from terminal.sim.catalogue import CONTRACTS
from terminal.sim.lots import HISTORY, TODAY
from terminal.sim.ticket import OrderRequest, Ticket
from terminal.sim.trader import Holding, Trader

BY_SYMBOL = {contract.symbol: contract for contract in CONTRACTS}
CU, MEAL = "SHFE.cu2701", "DCE.m2705"


def books() -> dict[str, Book]:
    made = {}
    for symbol, contract in BY_SYMBOL.items():
        made[symbol] = Book(
            symbol,
            Grid(contract.tick),
            multiplier=contract.multiplier,
            levels=contract.levels,
            depth=contract.depth,
            settlement=contract.settlement,
        )
        made[symbol].start(float(contract.settlement), "", Random(1))
    return made


@pytest.fixture
def trader() -> Trader:
    made = Trader("demo", "20261123", 1_000_000_00, BY_SYMBOL, books())
    made.hold(Holding("demo", CU, is_long=True, history=8, today=4, entry=85900))
    made.hold(Holding("demo", MEAL, is_long=True, history=10, today=5))
    made.mark()
    return made


def order(symbol: str, direction: str, offset: str, volume: int) -> OrderRequest:
    exchange, code = symbol.split(".")
    return OrderRequest(exchange, code, direction, offset, volume)  # type: ignore[arg-type]


def ticket(trader: Trader, *request: object) -> Ticket:
    made = Ticket(1, order(*request), trader.user, "x")  # type: ignore[arg-type]
    trader.freeze(made)
    trader.mark()
    return made


@pytest.mark.parametrize(
    ("request_", "word"),
    [
        ((CU, "SELL", "CLOSE", 8), ""),
        ((CU, "SELL", "CLOSE", 9), "平昨仓位不足"),
        ((CU, "SELL", "CLOSETODAY", 4), ""),
        ((CU, "SELL", "CLOSETODAY", 5), "平今仓位不足"),
        ((CU, "BUY", "CLOSE", 1), "平昨仓位不足"),
        ((MEAL, "SELL", "CLOSE", 15), ""),
        ((MEAL, "SELL", "CLOSE", 16), "平仓量超过持仓量"),
        ((MEAL, "SELL", "CLOSETODAY", 15), ""),
        (("SHFE.rb2705", "BUY", "CLOSE", 1), "平昨仓位不足"),
        ((CU, "BUY", "OPEN", 1), ""),
        ((CU, "BUY", "OPEN", 100), "资金不足"),
    ],
)
def test_what_an_account_may_order(
    trader: Trader, request_: tuple[str, str, str, int], word: str
) -> None:
    assert trader.refusal(order(*request_)) == word


def test_working_closes_freeze_their_own_part(trader: Trader) -> None:
    ticket(trader, CU, "SELL", "CLOSE", 6)
    ages = trader.position(CU).long.ages
    assert (ages[HISTORY].frozen, ages[TODAY].frozen) == (6, 0)
    assert trader.refusal(order(CU, "SELL", "CLOSE", 3)) == "平昨仓位不足"
    assert trader.refusal(order(CU, "SELL", "CLOSETODAY", 4)) == ""


def test_elsewhere_a_close_takes_today_first_then_history(trader: Trader) -> None:
    made = ticket(trader, MEAL, "SELL", "CLOSE", 7)
    ages = trader.position(MEAL).long.ages
    assert (ages[TODAY].frozen, ages[HISTORY].frozen) == (5, 2)
    trader.fill(made, 2950, 6)
    assert (ages[TODAY].held, ages[HISTORY].held) == (0, 9)
    assert (ages[TODAY].frozen, ages[HISTORY].frozen) == (0, 1)
    trader.finish(made, "已撤单")
    assert ages[HISTORY].frozen == 0


def test_an_open_order_freezes_money_until_it_is_filled_or_withdrawn(trader: Trader) -> None:
    copper, before = BY_SYMBOL[CU], trader.purse.available
    made = ticket(trader, CU, "BUY", "OPEN", 3)
    assert trader.purse.frozen_margin == 3 * copper.margin_fen
    assert trader.purse.available == before - 3 * (copper.margin_fen + copper.fee)
    fee = trader.fill(made, copper.settlement, 1)
    trader.mark()
    assert fee == copper.fee == trader.purse.commission
    assert trader.purse.frozen_margin == 2 * copper.margin_fen
    assert trader.purse.available == before - 3 * (copper.margin_fen + copper.fee)
    trader.finish(made, "已撤单")
    assert trader.purse.frozen_margin == trader.purse.frozen_commission == 0
    assert trader.purse.available == before - copper.margin_fen - copper.fee


def test_closing_today_costs_its_own_fee(trader: Trader) -> None:
    copper = BY_SYMBOL[CU]
    today, history = ticket(trader, CU, "SELL", "CLOSETODAY", 2), None
    assert trader.fill(today, copper.settlement, 2) == 2 * copper.fee_today
    history = ticket(trader, CU, "SELL", "CLOSE", 2)
    assert trader.fill(history, copper.settlement, 2) == 2 * copper.fee


def test_realised_profit_moves_from_position_to_close_and_equity_stays(trader: Trader) -> None:
    book = trader._books[CU]
    book.move(float(BY_SYMBOL[CU].settlement + 20), "", Random(1))
    trader.mark()
    equity = trader.purse.balance
    made = ticket(trader, CU, "SELL", "CLOSE", 5)
    fee = trader.fill(made, book.last, 5)
    trader.mark()
    assert trader.purse.close_profit == 5 * 20 * BY_SYMBOL[CU].tick_fen
    assert trader.purse.balance == equity - fee
