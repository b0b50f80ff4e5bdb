"""Conversations with the trade port over real sockets."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest

from terminal.sim.exchange import Exchange, ExchangeOptions

CU = "SHFE.cu2701"
LOGIN = {"bid": "simnow", "user_name": "demo", "password": "demo"}


@pytest.fixture
async def exchange() -> AsyncIterator[Exchange]:
    async with Exchange(ExchangeOptions(scenario="calm", speed=0)) as running:
        yield running


@pytest.fixture
async def td(exchange: Exchange, client: Any) -> AsyncIterator[Any]:
    async with client(exchange.td.url) as one:
        assert (await one.receive())["aid"] == "rtn_brokers"
        yield one


def sell(order_id: str, volume: int, price: float) -> dict[str, Any]:
    return {
        "user_id": "demo",
        "order_id": order_id,
        "exchange_id": "SHFE",
        "instrument_id": "cu2701",
        "direction": "SELL",
        "offset": "CLOSE",
        "volume": volume,
        "price_type": "LIMIT",
        "limit_price": price,
        "time_condition": "GFD",
        "volume_condition": "ANY",
    }


async def test_a_login_brings_notice_snapshot_and_settlement_without_a_peek(td: Any) -> None:
    await td.send("req_login", **LOGIN)
    notice, snapshot, settlement = [(await td.receive())["data"][0] for _ in range(3)]
    (login,) = notice["notify"].values()
    assert (login["code"], login["level"]) == (324, "INFO")
    assert list(snapshot["trade"]) == ["demo"]
    account = snapshot["trade"]["demo"]
    assert account["trade_more_data"] is False
    assert account["session"]["trading_day"] == account["trading_day"]
    assert account["accounts"]["CNY"]["pre_balance"] == 20_000_000.0
    assert (account["positions"][CU]["pos_long_his"], account["orders"]) == (8, {})
    assert account["positions"][CU]["pos_long_today"] == 4
    (statement,) = settlement["notify"].values()
    assert (statement["code"], statement["type"]) == (325, "SETTLEMENT")
    assert await td.quiet(0.1)


@pytest.mark.parametrize(
    ("user", "lots"),
    [
        (
            "demo",
            {
                CU: (8, 4, 0, 0),
                "DCE.m2705": (60, 0, 0, 0),
                "SHFE.rb2705": (0, 0, 40, 0),
                "INE.sc2702": (3, 3, 0, 0),
                "DCE.i2705": (0, 0, 10, 0),
            },
        ),
        (
            "hedge",
            {
                "SHFE.al2701": (0, 0, 20, 0),
                "GFEX.lc2705": (0, 0, 5, 0),
                "CZCE.CF705": (8, 0, 0, 0),
            },
        ),
        ("audit", {}),
    ],
)
async def test_each_user_starts_with_lots_of_its_own(
    td: Any, user: str, lots: dict[str, tuple[int, ...]]
) -> None:
    account = await td.login(user)
    assert lots == {
        symbol: tuple(
            node[f"pos_{side}_{age}"] for side in ("long", "short") for age in ("his", "today")
        )
        for symbol, node in account["positions"].items()
    }


@pytest.mark.parametrize(("user", "password"), [("demo", "wrong"), ("nobody", "nobody")])
async def test_bad_credentials_get_a_warning_and_nothing_else(
    td: Any, user: str, password: str
) -> None:
    await td.send("req_login", bid="simnow", user_name=user, password=password)
    await td.receive()
    (notice,) = td.notices()
    assert (notice["code"], notice["level"]) == (339, "WARNING")
    assert "trade" not in td.tree
    assert await td.quiet(0.1)
    await td.login()


async def test_logins_can_be_refused_on_purpose(exchange: Exchange, td: Any) -> None:
    exchange.counter.refuse_logins = True
    await td.send("req_login", **LOGIN)
    await td.receive()
    assert [notice["code"] for notice in td.notices()] == [339]


async def test_a_second_login_on_one_connection_is_a_warning(td: Any) -> None:
    await td.login()
    await td.send("req_login", **LOGIN)
    await td.until(lambda tree: 338 in [n["code"] for n in tree["notify"].values()])


async def test_an_order_lives_from_insert_to_fill(exchange: Exchange, td: Any) -> None:
    account = await td.login()
    await td.send("insert_order", **sell("a", 3, 86900.0))
    await td.until(lambda tree: account["orders"]["a"]["exchange_order_id"])
    assert account["orders"]["a"]["status"] == "ALIVE"
    assert account["positions"][CU]["volume_long_frozen_his"] == 3
    exchange.set_price(CU, 87000.0)
    await td.until(lambda tree: account["orders"]["a"]["volume_left"] == 0)
    assert sum(trade["volume"] for trade in account["trades"].values()) == 3
    assert account["positions"][CU]["pos_long_his"] == 5
    assert account["positions"][CU]["volume_long_frozen_his"] == 0
    codes = [notice["code"] for notice in td.notices()]
    assert {324, 325, 328, 331} <= set(codes)


async def test_a_first_packet_of_an_order_carries_both_keys(td: Any) -> None:
    await td.login()
    td.packs.clear()
    await td.send("insert_order", **sell("a", 99, 86900.0))
    await td.until(lambda tree: "a" in tree["trade"]["demo"]["orders"])
    orders = [
        patch["trade"]["demo"]["orders"]["a"]
        for pack in td.packs
        for patch in pack["data"]
        if "orders" in patch.get("trade", {}).get("demo", {})
    ]
    assert {"status", "exchange_order_id", "last_msg"} <= orders[0].keys()
    assert orders[0]["last_msg"] == "CTP:平昨仓位不足"


async def test_notices_pass_without_a_credit_and_data_waits(td: Any) -> None:
    await td.send("req_login", **LOGIN)
    await td.send("confirm_settlement")
    for _ in range(3):
        await td.receive()
    await td.send("insert_order", **sell("a", 1, 86900.0))
    pack = await td.receive()
    assert list(pack["data"][0]) == ["notify"]
    assert await td.quiet(0.1)
    await td.peek()
    assert "a" in (await td.receive())["data"][0]["trade"]["demo"]["orders"]


async def test_the_trade_node_is_never_empty_and_has_no_other_key(
    exchange: Exchange, td: Any
) -> None:
    account = await td.login()
    await td.send("insert_order", **sell("a", 1, 86900.0))
    await td.send("cancel_order", user_id="demo", order_id="a")
    await td.until(lambda tree: account["orders"]["a"]["status"] == "FINISHED")
    exchange.set_price(CU, 86800.0)
    await td.until(lambda tree: account["positions"][CU]["last_price"] == 86800.0)
    for pack in td.packs[1:]:
        for patch in pack["data"]:
            assert patch.get("trade", {"demo": 1}).keys() == {"demo"}
            assert patch.get("trade", {"demo": 1})["demo"]


async def test_what_is_said_before_the_login_is_played_after_it(td: Any) -> None:
    # The ghost order: a client that sends while it is not logged in finds it working later.
    await td.send("confirm_settlement")
    await td.send("insert_order", **sell("ghost", 1, 86900.0))
    await td.send("req_login", **LOGIN)
    await td.until(lambda tree: tree["trade"]["demo"]["orders"]["ghost"]["status"] == "ALIVE")


async def test_a_failed_login_drops_what_was_said_before_it(exchange: Exchange, td: Any) -> None:
    await td.send("insert_order", **sell("ghost", 1, 86900.0))
    await td.send("req_login", **(LOGIN | {"password": "wrong"}))
    await td.receive()
    account = await td.login()
    await td.send("insert_order", **sell("real", 1, 86900.0))
    await td.until(lambda tree: "real" in account["orders"])
    assert list(account["orders"]) == ["real"]


async def test_two_connections_of_a_user_see_the_same_and_a_new_one_sees_it_all(
    exchange: Exchange, td: Any, client: Any
) -> None:
    first = await td.login()
    async with client(exchange.td.url) as other:
        second = await other.login()
        await td.send("insert_order", **sell("a", 1, 86900.0))
        await other.until(lambda tree: second["orders"]["a"]["status"] == "ALIVE")
        await td.until(lambda tree: first["orders"]["a"]["status"] == "ALIVE")
        assert 328 in [notice["code"] for notice in other.notices()]
        await other.send("cancel_order", user_id="demo", order_id="a")
        await td.until(lambda tree: first["orders"]["a"]["status"] == "FINISHED")
    async with client(exchange.td.url) as late:
        third = await late.login()
        assert third["orders"]["a"] == first["orders"]["a"]


async def test_orders_survive_the_loss_of_the_connection(
    exchange: Exchange, td: Any, client: Any
) -> None:
    account = await td.login()
    await td.send("insert_order", **sell("a", 2, 86900.0))
    await td.until(lambda tree: account["orders"]["a"]["status"] == "ALIVE")
    exchange.drop_connections()
    await td.socket.wait_closed()
    exchange.set_price(CU, 87000.0)
    async with client(exchange.td.url) as again:
        account = await again.login()
        assert account["orders"]["a"]["last_msg"] == "全部成交"
        assert len(account["trades"]) >= 1


async def test_settlement_can_be_asked_for_and_uses_no_credit(td: Any) -> None:
    await td.login()
    await td.send("qry_settlement_info", trading_day=20261120)
    while (pack := await td.receive())["aid"] != "qry_settlement_info":
        pass
    assert (pack["trading_day"], pack["user_name"]) == (20261120, "demo")
    assert "20000000.00" in pack["settlement_info"]


async def test_money_can_be_paid_in(td: Any) -> None:
    account = await td.login()
    await td.send("req_transfer", bank_id="1", currency="CNY", amount=250000)
    await td.until(lambda tree: account["accounts"]["CNY"]["deposit"] == 250_000.0)
    (transfer,) = account["transfers"].values()
    assert (transfer["amount"], transfer["error_id"]) == (250_000.0, 0)


async def test_what_cannot_be_read_is_counted_and_changes_nothing(
    exchange: Exchange, td: Any
) -> None:
    await td.send("req_login", user_name=5, password="x")
    account = await td.login()
    await td.send("insert_order", **(sell("a", 1, 86900.0) | {"volume": "3"}))
    await td.send("cancel_order", order_id=None)
    await td.send("req_transfer", amount="all", currency="CNY")
    await td.send("change_password", old_password="a", new_password="b")
    await td.send("insert_order", **sell("b", 1, 86900.0))
    await td.until(lambda tree: "b" in account["orders"])
    assert list(account["orders"]) == ["b"]
    assert exchange.td.ignored == {
        "req_login": 1,
        "insert_order": 1,
        "cancel_order": 1,
        "req_transfer": 1,
        "change_password": 1,
    }


async def test_notice_ids_never_repeat_between_connections(exchange: Exchange, client: Any) -> None:
    seen: list[str] = []
    for _ in range(3):
        async with client(exchange.td.url) as one:
            await one.login()
            await one.until(lambda tree: 325 in [n["code"] for n in tree["notify"].values()])
            seen += one.tree["notify"]
    assert len(seen) == len(set(seen)) == 6
