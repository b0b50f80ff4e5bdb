"""Recordings served over real sockets must end in the tree that their packets make."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from terminal import Refused
from terminal.sim.exchange import Exchange, ExchangeOptions
from terminal.sim.recording import packets
from terminal.sim.replay import Backlog, read

Merge = Callable[[dict[str, Any], dict[str, Any]], None]
FAST = 1e9


def line(seconds: int, pack: dict[str, Any], direction: str = "recv") -> str:
    return json.dumps({"t": f"2020-04-10 14:09:{seconds:02},000", "dir": direction, "pack": pack})


def session(path: Path, *data: list[dict[str, Any]]) -> Path:
    lines = [line(n, {"aid": "rtn_data", "data": patches}) for n, patches in enumerate(data)]
    lines.insert(0, line(0, {"aid": "peek_message"}, "send"))
    lines.insert(1, line(0, {"aid": "rsp_login", "account_id": ""}))
    path.write_text("\n".join(lines), "utf-8")
    return path


def quote(symbol: str, **fields: Any) -> dict[str, Any]:
    return {"quotes": {symbol: fields}}


CU = "SHFE.cu2006"
START = [{"account_id": "", "ins_list": "", "mdhis_more_data": False}, {}]


def replaying(path: Path, speed: float = FAST) -> Exchange:
    return Exchange(ExchangeOptions(replay=path, speed=speed))


async def drain(one: Any, is_all: Callable[[list[dict[str, Any]]], bool]) -> list[dict[str, Any]]:
    """Peek until all is there that is waited for, and see that nothing is left."""
    taken: list[dict[str, Any]] = []
    await one.peek()
    while not is_all(taken):
        taken.append(await one.receive())
        if taken[-1]["aid"] == "rtn_data":
            await one.peek()
    assert await one.quiet(0.1)
    return taken


def last_price(one: Any, symbol: str) -> Any:
    return one.tree.get("quotes", {}).get(symbol, {}).get("last_price")


async def test_packets_keep_their_order_and_boundaries_however_slow_the_client(
    tmp_path: Path, client: Any
) -> None:
    steps = [[quote(CU, last_price=float(n)), {}] for n in range(1, 6)]
    async with (
        replaying(session(tmp_path / "s.jsonl", START, *steps)) as exchange,
        client(exchange.md.url) as one,
    ):
        assert (await one.receive())["aid"] == "rsp_login"
        assert await one.quiet(0.2)
        data = [pack["data"] for pack in await drain(one, lambda taken: len(taken) == 6)]
        assert data == [START, *steps]


async def test_the_client_hears_its_own_subscription_not_the_recorded_one(
    tmp_path: Path, client: Any
) -> None:
    steps = [[quote(CU, last_price=1.0), {"ins_list": "recorded"}, {}]]
    async with (
        replaying(session(tmp_path / "s.jsonl", START, *steps)) as exchange,
        client(exchange.md.url) as one,
    ):
        await one.send("subscribe_quote", ins_list=CU)
        await drain(one, lambda _: last_price(one, CU) == 1.0 and one.tree["ins_list"] == CU)
        assert one.tree["ins_list"] == CU
        assert "recorded" not in str(one.packs)


async def test_packets_come_at_their_recorded_times_scaled(tmp_path: Path, client: Any) -> None:
    steps = [[quote(CU, last_price=float(n))] for n in range(1, 60)]
    path = session(tmp_path / "s.jsonl", START, *steps)
    async with replaying(path, speed=1.0) as exchange, client(exchange.md.url) as one:
        await one.receive()
        await one.peek()
        assert (await one.receive())["data"] == START
        await one.peek()
        assert await one.quiet(0.3)
    async with replaying(path, speed=200.0) as exchange, client(exchange.md.url) as one:
        await one.until(lambda tree: tree["quotes"][CU]["last_price"] == 59.0)


async def test_every_client_sees_it_from_the_beginning(tmp_path: Path, client: Any) -> None:
    path = session(tmp_path / "s.jsonl", START, [quote(CU, last_price=1.0)])
    async with replaying(path) as exchange:
        for _ in range(2):
            async with client(exchange.md.url) as one:
                assert len(await drain(one, lambda taken: len(taken) == 3)) == 3


async def test_contracts_are_described_by_their_product(tmp_path: Path, client: Any) -> None:
    path = session(tmp_path / "s.jsonl", START, [quote(CU, last_price=1.0)])
    query = '{multi_symbol_info(instrument_id: ["SHFE.cu2006"]) { x }}'
    async with replaying(path) as exchange, client(exchange.md.url) as one:
        await one.send("ins_query", query_id="Q", query=query)
        tree = await one.until(lambda tree: tree["symbols"]["Q"]["query"] == query)
        (info,) = tree["symbols"]["Q"]["result"]["multi_symbol_info"]
        assert (info["price_tick"], info["volume_multiple"]) == (10.0, 5)


async def test_beside_market_data_the_counter_is_open_and_empty(
    tmp_path: Path, client: Any
) -> None:
    path = session(tmp_path / "s.jsonl", START)
    async with replaying(path) as exchange, client(exchange.td.url) as one:
        account = await one.login()
        assert account["positions"] == {}
        order = {"exchange_id": "SHFE", "instrument_id": "cu2006", "direction": "BUY"}
        await one.send(
            "insert_order", order_id="a", offset="OPEN", volume=1, limit_price=1.0, **order
        )
        await one.until(lambda tree: account["orders"]["a"]["last_msg"] == "CTP:找不到合约")


async def test_a_trade_recording_plays_after_any_login_under_its_own_key(
    tmp_path: Path, client: Any
) -> None:
    steps = [
        [{"trade": {"TQSIM": {"accounts": {"CNY": {"balance": 1.0}}, "trade_more_data": False}}}],
        [{"trade": {"TQSIM": {"accounts": {"CNY": {"balance": 2.0}}}}}],
    ]
    path = session(tmp_path / "any_name.jsonl", *steps)
    async with replaying(path) as exchange:
        async with client(exchange.td.url) as one:
            assert await one.quiet(0.1)
            await one.send("req_login", bid="x", user_name="whoever", password="x")
            await one.send("confirm_settlement")
            assert (await one.receive())["data"] == steps[0]
            assert await one.quiet(0.1)
            await one.until(lambda tree: tree["trade"]["TQSIM"]["accounts"]["CNY"]["balance"] == 2)
        async with client(exchange.md.url) as one:
            await one.send("subscribe_quote", ins_list=CU)
            tree = await one.until(lambda tree: tree["ins_list"] == CU)
            assert tree["mdhis_more_data"] is False
        assert exchange.td.ignored.total() == exchange.md.ignored.total() == 0


WTI = "date,SPOT.WTI,NYMEX.CL1\n2020-04-17,18.31,18.27\n2020-04-20,-36.98,-37.63\n2020-04-21,,10\n"


async def test_a_table_is_played_row_by_row_through_zero(tmp_path: Path, client: Any) -> None:
    path = tmp_path / "wti.csv"
    path.write_text(WTI, "utf-8")
    async with replaying(path) as exchange, client(exchange.md.url) as one:
        await one.send("subscribe_quote", ins_list="SPOT.WTI,NYMEX.CL1")
        packs = await drain(one, lambda _: last_price(one, "NYMEX.CL1") == 10)
        patches = [patch for pack in packs[1:] for patch in pack["data"]]
        played = [patch["quotes"] for patch in patches if "quotes" in patch]
        assert [quotes["NYMEX.CL1"]["last_price"] for quotes in played] == [18.27, -37.63, 10]
        assert played[1]["SPOT.WTI"]["last_price"] == -36.98
        assert played[1]["SPOT.WTI"]["datetime"] == "2020-04-20 15:00:00.000000"
        assert played[1]["SPOT.WTI"]["pre_settlement"] == 18.31
        assert list(played[2]) == ["NYMEX.CL1"]


async def test_a_table_waits_for_a_subscription_and_serves_that_alone(
    tmp_path: Path, client: Any
) -> None:
    path = tmp_path / "wti.csv"
    path.write_text(WTI, "utf-8")
    async with replaying(path) as exchange, client(exchange.md.url) as one:
        await drain(one, lambda _: one.tree.get("mdhis_more_data") is False)
        assert "quotes" not in one.tree
        await one.send("subscribe_quote", ins_list="SPOT.WTI")
        await drain(one, lambda _: last_price(one, "SPOT.WTI") == -36.98)
        assert one.tree["quotes"] == {"SPOT.WTI": one.tree["quotes"]["SPOT.WTI"]}
        assert one.tree["quotes"]["SPOT.WTI"]["last_price"] == -36.98


def are_so_many(count: int, taken: list[dict[str, Any]]) -> bool:
    return [pack["aid"] for pack in taken].count("rtn_data") == count


async def test_every_recording_ends_in_the_tree_its_packets_make(
    shared: Path, client: Any, plain_merge: Merge
) -> None:
    for path in sorted((shared / "data" / "diff").glob("*.jsonl.gz")):
        expected: dict[str, Any] = {}
        count = 0
        for packet in packets(path):
            count += packet.received and packet.pack["aid"] == "rtn_data"
            for patch in packet.pack.get("data", []) if packet.received else []:
                plain_merge(expected, patch)
        expected.pop("ins_list", None)
        async with replaying(path) as exchange:
            url = exchange.td.url if read(path).is_trade else exchange.md.url
            async with client(url) as one:
                if read(path).is_trade:
                    await one.send("req_login", user_name="x", password="x")
                await drain(one, partial(are_so_many, count))
                one.tree.pop("ins_list", None)
                assert one.tree == expected, path


def test_a_backlog_gives_answers_after_the_first_state_and_before_the_rest() -> None:
    backlog = Backlog()
    backlog.put([{"a": 1}, {"ins_list": "recorded"}])
    backlog.put([{"a": 2}])
    backlog.put_first({"answer": 1})
    backlog.ins_list = "own"
    assert backlog.take() == [{"a": 1}, {"ins_list": "own"}]
    backlog.put_first({"answer": 2})
    assert [backlog.take() for _ in range(3)] == [[{"answer": 2}], [{"answer": 1}], [{"a": 2}]]
    assert backlog.take() is None


def test_a_replay_cannot_stand_still(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="a replay needs a speed above 0"):
        replaying(session(tmp_path / "s.jsonl", START), speed=0.0)
