"""Where a desk's front, counters and provider are: as the desk file says, or started beside it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import msgspec

from terminal.deskcheck import EMBEDDED
from terminal.settings import Settings


class World(msgspec.Struct, frozen=True):
    """Addresses that stand in for "embedded"; empty where nothing is embedded."""

    market: str = ""
    trade: str = ""
    gateway: str = ""

    def market_url(self, url: str) -> str:
        """Resolve the market front's address."""
        return self.market if url == EMBEDDED else url

    def trade_url(self, url: str) -> str:
        """Resolve a counter's address."""
        return self.trade if url == EMBEDDED else url

    def gateway_url(self, url: str) -> str:
        """Resolve a notification provider's address."""
        return self.gateway if url == EMBEDDED else url


@asynccontextmanager
async def world(settings: Settings, data: Path) -> AsyncIterator[World]:
    """Start what the desk file wants embedded; it ends with this block, and with this process."""
    if not settings.is_embedded:
        yield World()
        return
    # A live desk never loads the simulator.
    from terminal.sim.embed import embedded

    wanted = settings.embedded
    async with embedded(
        scenario=wanted.scenario, seed=wanted.seed, speed=wanted.speed, folder=data
    ) as places:
        yield World(places.market, places.trade, places.gateway)
