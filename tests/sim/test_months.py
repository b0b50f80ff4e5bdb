"""The months beside the listed ones: there to be compared with, and moving nothing."""

from __future__ import annotations

from datetime import UTC, datetime

from terminal.domain.code import future_product
from terminal.sim.catalogue import CONTRACTS
from terminal.sim.market import Market
from terminal.sim.months import neighbour, standing
from terminal.sim.scenario import scenario_of

NOW = datetime(2026, 11, 23, 2, tzinfo=UTC)
BY_SYMBOL = {one.symbol: one for one in CONTRACTS}


def test_each_product_has_one_more_month_that_is_later_and_spelled_as_its_exchange_does() -> None:
    found = {one.symbol: neighbour(one) for one in CONTRACTS}
    assert {future_product(one.symbol) for one in found.values()} == {
        future_product(symbol) for symbol in found
    }
    assert all(one.delivery > BY_SYMBOL[symbol].delivery for symbol, one in found.items())
    assert found["CZCE.MA705"].symbol == "CZCE.MA709"
    assert found["CFFEX.IF2612"].symbol == "CFFEX.IF2701"
    assert found["CFFEX.IF2612"].delivery == (2027, 1)
    assert found["GFEX.si2703"].name == "工业硅2705"


def test_the_series_names_the_month_that_held_most() -> None:
    quotes = Market(scenario_of("calm"), 1, NOW).quotes
    found = standing(CONTRACTS, quotes)
    assert found["KQ.m@SHFE.cu"]["underlying_symbol"] == "SHFE.cu2701"
    assert found["KQ.m@GFEX.si"]["underlying_symbol"] == "GFEX.si2705"
    for contract in CONTRACTS:
        mine, theirs = quotes[contract.symbol], found[neighbour(contract).symbol]
        main = found[f"KQ.m@{contract.exchange}.{contract.product}"]["underlying_symbol"]
        is_mine = mine["pre_open_interest"] > theirs["pre_open_interest"]
        assert (main == contract.symbol) is is_mine
        assert mine["pre_open_interest"] != theirs["pre_open_interest"]
        assert theirs["datetime"] == mine["datetime"]
