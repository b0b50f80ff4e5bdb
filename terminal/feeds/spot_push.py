"""Spot prices that a websocket pushes: each message one JSON document, read by a `Mapping`.

A push source knows no credit as DIFF's peek is, so what comes faster than it is taken is held here,
the newest of each symbol, and handed over some twenty times a second.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Callable, Iterable
from datetime import datetime
from urllib.parse import urlsplit

import structlog
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus, WebSocketException

from terminal import __version__
from terminal.core.refusal import Refusal, say
from terminal.core.spot_mapped import SpotReading
from terminal.domain.link import LinkState
from terminal.domain.quote import Quote
from terminal.domain.said import Said
from terminal.feeds.backoff import Backoff
from terminal.feeds.fault import Malformed
from terminal.feeds.spot_early import is_early
from terminal.feeds.spot_json import Mapping, quotes_of
from terminal.feeds.spot_source import Emit, SpotSource
from terminal.feeds.spot_ways import ways_of

log = structlog.stdlib.get_logger("basisdesk.feeds")

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
OPEN_TIMEOUT = 10.0
CLOSE_TIMEOUT = 1.0
PING_SECONDS = 20.0
MOST_BYTES = 4_000_000
SLICE = 0.05


class SpotPush:
    """One address, connected for ever; link "spot:<id>".

    hello: sent after connecting, such as a subscription; "" = nothing
    headers: of the opening request, such as an authorisation; never logged
    readings: how its series were read when the desk ran last
    """

    def __init__(
        self,
        id: str,
        url: str,
        mapping: Mapping,
        emit: Emit,
        clock: Callable[[], datetime],
        *,
        rng: random.Random,
        hello: str = "",
        headers: dict[str, str] | None = None,
        readings: Iterable[SpotReading] = (),
        backoff: tuple[float, float] = (0.5, 30.0),
    ) -> None:
        ways = ways_of(mapping, readings, url, hello)
        self._voice = SpotSource(id, emit, ways, has_times=bool(mapping.time))
        self._name = id
        self._url = url
        self._mapping = mapping
        self._clock = clock
        self._hello = hello
        self._headers = dict(headers or {})
        self._backoff = Backoff(*backoff, rng)
        # By symbol, and whether it is dated ahead of the clock: neither hides the other.
        self._held: dict[tuple[str, bool], Quote] = {}
        self._since = 0.0
        self._news = asyncio.Event()

    async def run(self) -> None:
        """Keep the connection up; returns only by cancellation."""
        self._voice.move(LinkState.CONNECTING)
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._hand_over(), name=f"{self._voice.link} slices")
            while True:
                self._voice.move(LinkState.DOWN, await self._connection())
                await asyncio.sleep(self._backoff.next())

    async def _connection(self) -> Said:
        try:
            socket = await self._open()
        except InvalidStatus as error:
            status = error.response.status_code
            return say(Refusal.WEB_TURNED_AWAY, source=self._name, status=status)
        except TimeoutError:
            return say(Refusal.WEB_SLOW, source=self._name, seconds=f"{OPEN_TIMEOUT:g}")
        except (OSError, WebSocketException, EOFError, ValueError) as error:
            failure = str(error) or type(error).__name__
            return say(Refusal.WEB_NO_WAY, source=self._name, failure=failure)
        try:
            if self._hello:
                await socket.send(self._hello)
            self._voice.ready()
            async for message in socket:
                self._take(message)
        except ConnectionClosed as error:
            log.info("link down", link=self._voice.link, reason=str(error))
        finally:
            await socket.close()
        return say(Refusal.WEB_LOST, source=self._name)

    async def _open(self) -> ClientConnection:
        host = urlsplit(self._url).hostname or ""
        return await connect(
            self._url,
            user_agent_header=f"basisdesk/{__version__}",
            additional_headers=self._headers,
            proxy=None if host in LOOPBACK else True,
            open_timeout=OPEN_TIMEOUT,
            close_timeout=CLOSE_TIMEOUT,
            ping_interval=PING_SECONDS,
            ping_timeout=PING_SECONDS,
            max_size=MOST_BYTES,
        )

    def _take(self, message: str | bytes) -> None:
        try:
            found = quotes_of(message, self._mapping, self._name, self._clock())
        except Malformed as fault:
            self._voice.faulted([fault])
            return
        self._backoff.reset()
        if found.faults:
            self._voice.faulted(found.faults)
        for quote in found.quotes:
            key = quote.symbol, is_early(quote.stamp, quote.arrival)
            before = self._held.get(key)
            if before is None or quote.stamp >= before.stamp:
                self._held[key] = quote
        if self._held and not self._news.is_set():
            self._since = time.perf_counter()
            self._news.set()

    async def _hand_over(self) -> None:
        while True:
            await self._news.wait()
            held, self._held = self._held, {}
            self._news.clear()
            in_order = sorted(held, key=lambda key: key[1])
            self._voice.tell([held[key] for key in in_order], self._since)
            await asyncio.sleep(SLICE)
