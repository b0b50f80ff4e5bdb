"""Servers of which the test holds the rudder: copper goes when it says so, and comes back.

On the demo's own schedule a walk has to be done before copper is back, whatever else the machine
does, and then has to wait for it.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from terminal.sim.exchange import Exchange, ExchangeOptions
from terminal.sim.gateway import Gateway, Options
from tests.e2e.programs import outside_desk_file

SPOT, FUTURES = "SPOT.cu", "SHFE.cu2701"
# Beyond the lowest of its limits by a hundred.
AWAY = 400
PATIENCE = 60.0


class Steered:
    """A calm market and a provider in a thread of their own."""

    def __init__(self) -> None:
        self.exchange: Exchange
        self.gateway: Gateway
        self._loop: asyncio.AbstractEventLoop
        self._stop: asyncio.Event
        self._ready = threading.Event()
        self._spot = 0.0
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()))

    def start(self) -> None:
        self._thread.start()
        assert self._ready.wait(PATIENCE)

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(PATIENCE)
        assert not self._thread.is_alive()

    def desk_file(self, folder: Path, **changes: str) -> Path:
        """Write the demo desk on these servers."""
        exchange, gateway = self.exchange, self.gateway
        return outside_desk_file(folder, exchange.md.url, exchange.td.url, gateway.url, **changes)

    def leave(self) -> None:
        """Take copper's basis far below its band, where it stays."""
        self._now(self._leave)

    def come_back(self) -> None:
        """Put copper's spot price where it was before."""
        self._now(lambda: self.exchange.set_price(SPOT, self._spot))

    def _leave(self) -> None:
        quotes = self.exchange.market.quotes
        self._spot = quotes[SPOT]["last_price"]
        self.exchange.set_price(SPOT, quotes[FUTURES]["last_price"] - AWAY)

    def _now(self, act: Callable[[], None]) -> None:
        self._loop.call_soon_threadsafe(act)

    async def _serve(self) -> None:
        self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
        async with (
            Exchange(ExchangeOptions(scenario="calm")) as self.exchange,
            Gateway(Options()) as self.gateway,
        ):
            self._ready.set()
            await self._stop.wait()


@contextmanager
def steered() -> Iterator[Steered]:
    made = Steered()
    made.start()
    try:
        yield made
    finally:
        made.stop()
