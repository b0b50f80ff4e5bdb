from __future__ import annotations

import asyncio
import json
import re
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal import Refused
from terminal.sim.exchange import HOLDINGS, Exchange, ExchangeOptions
from terminal.sim.quotes import QuoteFront
from terminal.sim.trader import Holding
from terminal.sim.trading import TradeFront

CU = "SHFE.cu2701"


async def test_prices_move_by_themselves_at_their_speed(client: Any) -> None:
    moving = Exchange(ExchangeOptions(scenario="calm", speed=20))
    async with moving as exchange, client(exchange.md.url) as one:
        await one.send("subscribe_quote", ins_list="SHFE.cu2701,SPOT.cu")
        await one.until(lambda tree: tree["ins_list"])
        first = {s: q["datetime"] for s, q in one.tree["quotes"].items()}
        await one.until(
            lambda tree: all(q["datetime"] > first[s] for s, q in tree["quotes"].items())
        )


async def test_the_same_seed_and_steps_give_the_same_market() -> None:
    seen = []
    for _ in range(2):
        async with Exchange(ExchangeOptions(seed=11, speed=0)) as exchange:
            exchange.advance(30.0)
            seen.append({s: q["last_price"] for s, q in exchange.market.quotes.items()})
    assert seen[0] == seen[1]


async def test_trading_listens_on_the_port_after_market_data(
    free_port: Callable[[], int], client: Any
) -> None:
    port = free_port()
    async with Exchange(ExchangeOptions(port=port)) as exchange:
        assert exchange.md.url == f"ws://127.0.0.1:{port}"
        assert exchange.td.url == f"ws://127.0.0.1:{port + 1}"
        with pytest.raises(Refused, match=f"cannot listen on 127.0.0.1:{port}: Address"):
            async with Exchange(ExchangeOptions(port=port)):
                pass
        async with client(exchange.td.url) as one:
            await one.login()


async def test_a_trade_port_in_use_frees_the_market_data_port_again(
    free_port: Callable[[], int],
) -> None:
    port = free_port()
    async with Exchange(ExchangeOptions(port=port + 1)):
        with pytest.raises(Refused, match=f"127.0.0.1:{port + 1}: Address already in use"):
            async with Exchange(ExchangeOptions(port=port)):
                pass
    async with Exchange(ExchangeOptions(port=port)):
        pass


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"scenario": "storms"}, "there is no scenario 'storms'"),
        ({"speed": -1.0}, "speed -1.0 is not a number from 0 up"),
        ({"speed": float("nan")}, "speed nan is not a number from 0 up"),
        ({"port": 65535}, "port 65535 is not between 0 and 65534"),
        ({"lots": 0}, "lots 0 is not a number from 1 up"),
        ({"replay": Path("absent.jsonl.gz")}, r"cannot read absent\.jsonl\.gz: No such file"),
        ({"log": Path("no/where.jsonl")}, r"cannot write the order log no/where\.jsonl: "),
    ],
)
def test_a_wrong_option_is_one_sentence(options: dict[str, Any], sentence: str) -> None:
    with pytest.raises(Refused, match=f"^{sentence}"):
        Exchange(ExchangeOptions(**options))


async def test_lots_multiply_holdings_and_the_money_behind_them() -> None:
    async with Exchange(ExchangeOptions(lots=5)) as exchange:
        account = exchange.counter.traders["demo"]
        assert account.position(CU).long.held == 60
        assert account.purse.pre_balance == 100_000_000 * 100


async def test_holdings_are_an_option() -> None:
    mine = (Holding("demo", CU, is_long=False, history=0, today=3),)
    async with Exchange(ExchangeOptions(holdings=mine)) as exchange:
        account = exchange.counter.traders["demo"]
        assert {s: p.short.held for s, p in account.positions.items()} == {CU: 3}
        assert exchange.counter.traders["hedge"].positions == {}
    assert {holding.user for holding in HOLDINGS} == {"demo", "hedge"}


async def test_forced_prices_reach_orders_and_accounts_at_once(client: Any) -> None:
    still = Exchange(ExchangeOptions(scenario="calm", speed=0))
    async with still as exchange, client(exchange.td.url) as one:
        account = await one.login()
        exchange.set_price(CU, 88000.0)
        await one.until(lambda tree: account["positions"][CU]["last_price"] == 88000.0)
        money = account["accounts"]["CNY"]
        assert account["positions"][CU]["position_profit"] == 12 * 5 * 1500.0
        assert money["position_profit"] == sum(
            position["position_profit"] for position in account["positions"].values()
        )


async def test_in_an_outage_clients_are_cut_off_and_come_back_after_it(client: Any) -> None:
    async with Exchange(ExchangeOptions(scenario="drop", speed=0)) as exchange:
        async with client(exchange.md.url) as one:
            exchange.market.time = 16.0
            await one.socket.wait_closed()
        async with asyncio.timeout(60):
            while not exchange.td.is_out:
                await asyncio.sleep(0)
        exchange.market.time = 21.0
        async with asyncio.timeout(60):
            while exchange.md.is_out or exchange.td.is_out:
                await asyncio.sleep(0)
        async with client(exchange.md.url) as one:
            await one.until(lambda tree: tree["mdhis_more_data"] is False)


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats()
    | st.sampled_from(["", CU, "SPOT.cu", "demo", "BUY", "OPEN", "IOC", "a", "{multi_symbol_info}"])
    | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=4,
)
PLAIN = {
    "subscribe_quote": {"ins_list": CU},
    "set_chart": {"chart_id": "c", "ins_list": CU, "duration": 60 * 10**9, "view_width": 5},
    "ins_query": {"query_id": "Q", "query": "{multi_symbol_info(expired: false){x}}"},
    "req_login": {"user_name": "demo", "password": "demo"},
    "confirm_settlement": {},
    "insert_order": {
        "exchange_id": "SHFE",
        "instrument_id": "cu2701",
        "direction": "SELL",
        "offset": "CLOSE",
        "volume": 1,
        "limit_price": 86500.0,
    },
    "cancel_order": {"order_id": "a"},
    "req_transfer": {"amount": 1.0, "currency": "CNY"},
    "qry_settlement_info": {"trading_day": 1},
}
FIELDS = sorted({name for fields in PLAIN.values() for name in fields} | {"variables", "order_id"})


@given(
    st.lists(
        st.tuples(st.sampled_from(sorted(PLAIN)), st.dictionaries(st.sampled_from(FIELDS), VALUES)),
        max_size=12,
    )
)
def test_no_instruction_whatever_it_carries_breaks_a_session(
    instructions: list[tuple[str, dict[str, Any]]],
) -> None:
    sessions = [QuoteFront(FUZZED.market).open_session(), TradeFront(FUZZED.counter).open_session()]
    for aid, fields in instructions:
        # Only what JSON can carry arrives; a NaN, for one, arrives as null.
        pack = msgspec.json.decode(msgspec.json.encode({"aid": aid} | PLAIN[aid] | fields))
        for session in sessions:
            assert session.receive(pack) in (True, False)
    FUZZED.advance(0.1)
    for session in sessions:
        msgspec.json.encode(session._owed.take())
        session.close()


FUZZED = Exchange(ExchangeOptions(scenario="calm", speed=0))


async def run(*options: str) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "terminal", "exchange", "--listen", "127.0.0.1:0", *options),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )


async def test_the_command_prints_one_ready_line_and_ends_on_a_signal(
    client: Any, tmp_path: Path
) -> None:
    log = tmp_path / "orders.jsonl"
    process = await run("--scenario", "calm", "--log", str(log))
    assert process.stdout is not None
    ready = (await asyncio.wait_for(process.stdout.readline(), 60)).decode()
    urls = re.fullmatch(r"ready md=(ws://127\.0\.0\.1:\d+) td=(ws://127\.0\.0\.1:\d+)\n", ready)
    assert urls
    async with client(urls[1]) as market, client(urls[2]) as trade:
        await market.until(lambda tree: tree["mdhis_more_data"] is False)
        await trade.login()
        order = {"exchange_id": "SHFE", "instrument_id": "cu2701", "direction": "SELL"}
        order |= {"offset": "CLOSE", "volume": 1, "limit_price": 90000.0, "order_id": "a"}
        await trade.send("insert_order", **order)
        await trade.until(lambda tree: tree["trade"]["demo"]["orders"]["a"])
        assert [json.loads(line)["event"] for line in log.read_text().splitlines()] == ["accepted"]
        process.send_signal(signal.SIGINT)
        out, errors = await asyncio.wait_for(process.communicate(), 60)
    assert (process.returncode, out, b"Traceback" in errors) == (0, b"", False)


async def test_a_leashed_command_ends_with_its_parents_pipe() -> None:
    process = await run("--leash")
    assert process.stdout is not None
    await asyncio.wait_for(process.stdout.readline(), 60)
    assert process.stdin is not None
    process.stdin.close()
    assert await asyncio.wait_for(process.wait(), 60) == 0
