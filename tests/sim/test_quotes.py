"""Conversations with the market data port over real sockets; prices stand still unless told."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest

from terminal.sim.exchange import Exchange, ExchangeOptions

CU, MEAL = "SHFE.cu2701", "DCE.m2705"
MINUTE = 60 * 10**9


@pytest.fixture
async def exchange() -> AsyncIterator[Exchange]:
    async with Exchange(ExchangeOptions(scenario="calm", speed=0)) as running:
        yield running


@pytest.fixture
async def md(exchange: Exchange, client: Any) -> AsyncIterator[Any]:
    async with client(exchange.md.url) as one:
        assert await one.receive() == {
            "aid": "rsp_login",
            "account_id": "",
            "session_id": "MDSESSION",
        }
        yield one


async def test_the_first_peek_is_answered_with_an_empty_state(md: Any) -> None:
    assert await md.quiet(0.1)
    await md.peek()
    assert (await md.receive())["data"] == [
        {"account_id": "", "ins_list": "", "mdhis_more_data": False}
    ]


async def test_a_subscription_brings_a_snapshot_and_its_own_words_back(md: Any) -> None:
    text = "DCE.m2705,SHFE.cu2701,SHFE.nothing,SPOT.cu"
    await md.send("subscribe_quote", ins_list=text)
    tree = await md.until(lambda tree: tree["ins_list"] == text)
    assert set(tree["quotes"]) == {MEAL, CU, "SPOT.cu"}
    assert tree["quotes"][CU]["ask_price5"] > tree["quotes"][CU]["bid_price5"]
    assert "ask_price6" not in tree["quotes"][CU]
    assert "bid_price2" not in tree["quotes"][MEAL]
    raw = next(pack for pack in md.packs if "quotes" in str(pack))["data"][0]["quotes"]
    assert raw[MEAL]["bid_price2"] is None


async def test_updates_carry_what_changed_and_only_for_what_is_subscribed(
    exchange: Exchange, md: Any
) -> None:
    await md.send("subscribe_quote", ins_list=CU)
    await md.until(lambda tree: tree["ins_list"] == CU)
    exchange.set_price(MEAL, 3000.0)
    exchange.set_price(CU, 87000.0)
    pack = await md.receive()
    (patch,) = pack["data"]
    assert list(patch["quotes"]) == [CU]
    assert patch["quotes"][CU]["last_price"] == 87000.0
    assert "pre_settlement" not in patch["quotes"][CU]


async def test_a_slow_client_gets_the_net_difference(exchange: Exchange, md: Any) -> None:
    await md.send("subscribe_quote", ins_list=CU)
    await md.until(lambda tree: tree["ins_list"] == CU)
    exchange.set_price(CU, 87000.0)
    await md.receive()
    for price in (87100.0, 87200.0, 87300.0):
        exchange.set_price(CU, price)
    assert await md.quiet(0.1)
    await md.peek()
    assert (await md.receive())["data"][0]["quotes"][CU]["last_price"] == 87300.0
    await md.peek()
    assert await md.quiet(0.1)


async def test_a_new_list_replaces_the_old_one(exchange: Exchange, md: Any) -> None:
    await md.send("subscribe_quote", ins_list=CU)
    await md.until(lambda tree: tree["ins_list"] == CU)
    await md.send("subscribe_quote", ins_list=MEAL)
    await md.until(lambda tree: tree["ins_list"] == MEAL)
    exchange.set_price(CU, 87000.0)
    assert await md.quiet(0.1)
    await md.send("subscribe_quote", ins_list="")
    await md.until(lambda tree: tree["ins_list"] == "")


async def test_only_what_is_new_in_the_list_is_sent_whole(md: Any) -> None:
    await md.send("subscribe_quote", ins_list=CU)
    await md.until(lambda tree: tree["ins_list"] == CU)
    md.packs.clear()
    both = f"{CU},{MEAL}"
    await md.send("subscribe_quote", ins_list=both)
    await md.until(lambda tree: tree["ins_list"] == both)
    assert [list(p["quotes"]) for pack in md.packs for p in pack["data"] if "quotes" in p] == [
        [MEAL]
    ]


async def test_a_symbol_taken_back_is_sent_whole_again(exchange: Exchange, md: Any) -> None:
    await md.send("subscribe_quote", ins_list=CU)
    await md.until(lambda tree: tree["ins_list"] == CU)
    await md.send("subscribe_quote", ins_list="")
    await md.until(lambda tree: tree["ins_list"] == "")
    exchange.set_price(CU, 87000.0)
    md.tree.clear()
    await md.send("subscribe_quote", ins_list=CU)
    tree = await md.until(lambda tree: tree["ins_list"] == CU)
    assert tree["quotes"][CU]["last_price"] == 87000.0
    assert tree["quotes"][CU]["pre_settlement"] == 86500.0


async def test_a_chart_is_complete_in_one_answer_and_follows_the_price(
    exchange: Exchange, md: Any
) -> None:
    await md.send("set_chart", chart_id="c", ins_list=CU, duration=MINUTE, view_width=480)
    tree = await md.until(lambda tree: tree["charts"]["c"]["ready"])
    chart, series = tree["charts"]["c"], tree["klines"][CU][str(MINUTE)]
    assert chart["state"]["ins_list"] == CU
    assert chart["state"]["view_width"] == 480
    assert (chart["more_data"], tree["mdhis_more_data"]) == (False, False)
    assert len(series["data"]) == 480
    assert chart["right_id"] == series["last_id"]
    exchange.set_price(CU, 87000.0)
    newest = str(series["last_id"])
    await md.until(lambda tree: tree["klines"][CU][str(MINUTE)]["data"][newest]["close"] == 87000)


@pytest.mark.parametrize("symbol", ["SPOT.cu", "SPOT.IF"])
async def test_spot_series_have_charts_too(md: Any, symbol: str) -> None:
    await md.send("set_chart", chart_id="c", ins_list=symbol, duration=MINUTE, view_width=200)
    tree = await md.until(lambda tree: tree["charts"]["c"]["ready"])
    assert len(tree["klines"][symbol][str(MINUTE)]["data"]) == 200


async def test_an_empty_list_deletes_the_chart(exchange: Exchange, md: Any) -> None:
    await md.send("set_chart", chart_id="c", ins_list=CU, duration=0, view_width=10)
    await md.until(lambda tree: tree["ticks"][CU]["last_id"] >= 0 and tree["charts"]["c"])
    await md.send("set_chart", chart_id="c", ins_list="", duration=0, view_width=10)
    await md.until(lambda tree: "c" not in tree["charts"])
    exchange.set_price(CU, 87000.0)
    assert await md.quiet(0.1)


async def test_a_parameter_no_longer_given_leaves_the_state(md: Any) -> None:
    request = {"chart_id": "c", "ins_list": CU, "duration": MINUTE, "view_width": 10}
    await md.send("set_chart", **request, left_kline_id=10_100)
    tree = await md.until(lambda tree: tree["charts"]["c"]["state"]["left_kline_id"] == 10_100)
    assert tree["charts"]["c"]["left_id"] == 10_100
    await md.send("set_chart", **request)
    await md.until(lambda tree: "left_kline_id" not in tree["charts"]["c"]["state"])
    assert tree["charts"]["c"]["left_id"] > 10_400


async def test_a_chart_of_an_unknown_symbol_is_empty_and_ready(md: Any) -> None:
    await md.send("set_chart", chart_id="c", ins_list="SHFE.no", duration=MINUTE, view_width=9)
    tree = await md.until(lambda tree: tree["charts"]["c"]["ready"])
    assert (tree["charts"]["c"]["left_id"], tree["klines"]["SHFE.no"][str(MINUTE)]) == (
        -1,
        {"last_id": -1, "data": {}},
    )


async def test_contract_queries_are_answered_and_released(md: Any) -> None:
    query = '{multi_symbol_info(instrument_id: ["SHFE.cu2701"]) { x }}'
    await md.send("ins_query", query_id="Q", query=query)
    tree = await md.until(lambda tree: tree["symbols"]["Q"]["query"] == query)
    (info,) = tree["symbols"]["Q"]["result"]["multi_symbol_info"]
    assert (info["volume_multiple"], info["class"]) == (5, "FUTURE")
    await md.send("ins_query", query_id="Q", query="")
    await md.until(lambda tree: "Q" not in tree["symbols"])


async def test_what_cannot_be_read_is_counted(exchange: Exchange, md: Any) -> None:
    await md.send("subscribe_quote", ins_list=5)
    await md.send("set_chart", chart_id="c", ins_list=CU, duration="1m")
    await md.send("set_chart", chart_id="c", ins_list=CU, duration=-1)
    await md.send("set_chart", chart_id="c", ins_list=CU, duration=29 * 86400 * 10**9)
    await md.send("ins_query", query_id="Q", query="{brokers}")
    await md.send("set_chart_data", anything=1)
    await md.send("subscribe_quote", ins_list=CU)
    await md.until(lambda tree: tree["ins_list"] == CU)
    assert exchange.md.ignored == {
        "subscribe_quote": 1,
        "set_chart": 3,
        "ins_query": 1,
        "set_chart_data": 1,
    }


async def test_two_clients_have_subscriptions_of_their_own(
    exchange: Exchange, client: Any, md: Any
) -> None:
    async with client(exchange.md.url) as other:
        await md.send("subscribe_quote", ins_list=CU)
        await other.send("subscribe_quote", ins_list=MEAL)
        await md.until(lambda tree: CU in tree["quotes"])
        await other.until(lambda tree: MEAL in tree["quotes"])
        assert list(md.tree["quotes"]) == [CU]
        assert list(other.tree["quotes"]) == [MEAL]
