"""A market front that offers a set number of quote updates a second, as a process of its own.

python -m tests.bench.load_front PAIRS UPDATES_PER_SECOND: prints `ready ws://…`. Futures prices
walk so that each pair's basis crosses its band again and again. The quote's `datetime` is this
machine's clock at the moment of sending, so that a reader beside it can tell the whole latency.
"""

from __future__ import annotations

import asyncio
import json
import random
import sys
from contextlib import suppress
from datetime import datetime, timedelta, timezone
from typing import Any

import msgspec
from websockets.asyncio.server import ServerConnection, serve
from websockets.exceptions import ConnectionClosed

BEIJING = timezone(timedelta(hours=8))
BATCH = 0.02
# Stands where the moment of sending will.
NO_TIME = "0000-00-00 00:00:00.000000"
SPOT_PRICE = 5000


class Client:
    """One connection's credit and what it has not been given yet."""

    def __init__(self, socket: ServerConnection) -> None:
        self.socket = socket
        self.credit = False
        self.waiting: dict[str, Any] = {}

    async def give(self) -> None:
        if self.credit and self.waiting:
            self.credit = False
            data, self.waiting = self.waiting, {}
            for node in data.get("quotes", {}).values():
                node["datetime"] = NO_TIME
            pack = msgspec.json.encode({"aid": "rtn_data", "data": [data]})
            # What it costs this front to write the packet down is not the reader's.
            stamp = f"{datetime.now(BEIJING):%Y-%m-%d %H:%M:%S.%f}"
            await self.socket.send(pack.replace(NO_TIME.encode(), stamp.encode()), text=True)


def quote(symbol: str, price: float, count: int) -> dict[str, Any]:
    return {
        "last_price": price,
        "ask_price1": price + 1,
        "ask_volume1": 1 + count % 37,
        "bid_price1": price - 1,
        "bid_volume1": 1 + count % 41,
        "volume": count,
        "open_interest": 100000 + count % 997,
    }


async def listen(client: Client) -> None:
    async for text in client.socket:
        pack = json.loads(text)
        match pack["aid"]:
            case "peek_message":
                client.credit = True
            case "subscribe_quote":
                symbols = pack["ins_list"].split(",")
                client.waiting |= {
                    "ins_list": pack["ins_list"],
                    "mdhis_more_data": False,
                    "quotes": {symbol: quote(symbol, SPOT_PRICE, 0) for symbol in symbols},
                }
            case "ins_query":
                # Without a query the answer is released.
                told = {"query": pack["query"], "result": {"multi_symbol_info": []}}
                node = told if pack["query"] else None
                client.waiting.setdefault("symbols", {})[pack["query_id"]] = node
        await client.give()


async def main(pairs: int, rate: int) -> None:
    clients: set[Client] = set()
    rng = random.Random(20260105)
    away = [0.0] * pairs

    async def connected(socket: ServerConnection) -> None:
        client = Client(socket)
        clients.add(client)
        try:
            with suppress(ConnectionClosed):
                await listen(client)
        finally:
            clients.discard(client)

    async with serve(connected, "127.0.0.1", 0, max_size=None, compression=None) as server:
        host, port = server.sockets[0].getsockname()[:2]
        print(f"ready ws://{host}:{port}", flush=True)
        loop = asyncio.get_running_loop()
        due, count, turn = loop.time(), 0, 0
        while True:
            due += BATCH
            await asyncio.sleep(max(0.0, due - loop.time()))
            for _ in range(int(rate * BATCH)):
                turn = (turn + 1) % pairs
                count += 1
                away[turn] = 0.98 * away[turn] + rng.gauss(0, 1)
                symbol = f"LOAD.f{turn:03d}"
                update = quote(symbol, SPOT_PRICE + round(away[turn]), count)
                for client in clients:
                    client.waiting.setdefault("quotes", {}).setdefault(symbol, {}).update(update)
            for client in list(clients):
                with suppress(ConnectionClosed):
                    await client.give()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), int(sys.argv[2])))
