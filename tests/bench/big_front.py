"""Market and counter of the big desk as a process: python -m tests.bench.big_front RATE.

Prints `ready ws://MARKET ws://TRADE`. The market is that of `load_front` under real symbols that
trade round the clock; the counter takes any login and tells the account's money once a second.
"""

from __future__ import annotations

import asyncio
import json
import random
import sys
from contextlib import suppress
from typing import Any

from websockets.asyncio.server import ServerConnection, serve
from websockets.exceptions import ConnectionClosed

from tests.bench.bigdesk_files import SPOT_PRICE, SYMBOLS, held
from tests.bench.load_front import BATCH, Client, quote

HOURS = {"day": [["00:00:00", "24:00:00"]], "night": []}


def listing() -> list[dict[str, Any]]:
    """Describe every contract."""
    return [
        {
            "__typename": "future",
            "instrument_id": symbol,
            "exchange_id": "SHFE",
            "instrument_name": symbol,
            "class": "FUTURE",
            "price_tick": 1.0,
            "price_decs": 0,
            "trading_time": HOURS,
            "volume_multiple": 5,
            "product_id": symbol[5:7],
            "max_limit_order_volume": 500,
            "expired": False,
        }
        for symbol in SYMBOLS
    ]


def money(balance: float) -> dict[str, Any]:
    """One account that uses four tenths of its equity."""
    margin = balance * 0.4
    return {
        "currency": "CNY",
        "pre_balance": 1e7,
        "static_balance": 1e7,
        "balance": balance,
        "available": balance - margin,
        "margin": margin,
        "risk_ratio": 0.4,
        "close_profit": 0.0,
        "position_profit": balance - 1e7,
        "float_profit": balance - 1e7,
        "commission": 0.0,
    }


def position(user: str) -> dict[str, dict[str, Any]]:
    """Twenty lots sold in one contract, the same at every login of this user."""
    symbol = held(int(user.removeprefix("acc")))
    exchange, code = symbol.split(".")
    lots = {"pos_long_his": 0, "pos_long_today": 0, "pos_short_his": 15, "pos_short_today": 5}
    node = {"exchange_id": exchange, "instrument_id": code, "open_price_short": SPOT_PRICE, **lots}
    return {symbol: node}


async def quote_to(clients: set[Client], socket: ServerConnection) -> None:
    client = Client(socket)
    clients.add(client)
    try:
        with suppress(ConnectionClosed):
            async for text in socket:
                pack = json.loads(text)
                match pack["aid"]:
                    case "peek_message":
                        client.credit = True
                    case "subscribe_quote":
                        symbols = pack["ins_list"].split(",")
                        quotes = {one: quote(one, SPOT_PRICE, 0) for one in symbols}
                        client.waiting |= {
                            "ins_list": pack["ins_list"],
                            "mdhis_more_data": False,
                            "quotes": quotes,
                        }
                    case "ins_query":
                        # An empty query releases an answer, and is answered by a null.
                        query, result = pack["query"], {"multi_symbol_info": listing()}
                        node = {"query": query, "result": result} if query else None
                        client.waiting.setdefault("symbols", {})[pack["query_id"]] = node
                await client.give()
    finally:
        clients.discard(client)


async def account_for(socket: ServerConnection) -> None:
    """Serve one login: a whole account at once, then a change of its money every second."""
    client, user, balance = Client(socket), "", 1e7
    with suppress(ConnectionClosed):
        while True:
            with suppress(TimeoutError):
                pack = json.loads(await asyncio.wait_for(socket.recv(), 1))
                client.credit |= pack["aid"] == "peek_message"
                if pack["aid"] == "req_login":
                    user = pack["user_name"]
                    session = {"user_id": user, "trading_day": "20261125"}
                    whole = {"session": session, "trade_more_data": False}
                    whole["positions"] = position(user)
                    whole |= {"orders": {}, "trades": {}, "accounts": {"CNY": money(balance)}}
                    client.waiting = {"trade": {user: whole}}
                await client.give()
                continue
            if user and not client.waiting:
                balance += 1000
                client.waiting = {"trade": {user: {"accounts": {"CNY": money(balance)}}}}
            await client.give()


async def main(rate: int) -> None:
    clients: set[Client] = set()
    rng = random.Random(20260105)
    away = [0.0] * len(SYMBOLS)
    async with (
        serve(lambda s: quote_to(clients, s), "127.0.0.1", 0, max_size=None, compression=None) as m,
        serve(account_for, "127.0.0.1", 0, max_size=None, compression=None) as t,
    ):
        ports = [server.sockets[0].getsockname()[1] for server in (m, t)]
        print("ready", *(f"ws://127.0.0.1:{port}" for port in ports), flush=True)
        loop = asyncio.get_running_loop()
        due, count, turn = loop.time(), 0, 0
        while True:
            due += BATCH
            await asyncio.sleep(max(0.0, due - loop.time()))
            for _ in range(int(rate * BATCH)):
                turn, count = (turn + 1) % len(SYMBOLS), count + 1
                away[turn] = 0.98 * away[turn] + rng.gauss(0, 1)
                update = quote(SYMBOLS[turn], SPOT_PRICE + round(away[turn]), count)
                for client in clients:
                    quotes = client.waiting.setdefault("quotes", {})
                    quotes.setdefault(SYMBOLS[turn], {}).update(update)
            for client in list(clients):
                with suppress(ConnectionClosed):
                    await client.give()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
