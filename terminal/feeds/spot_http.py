"""Spot prices from a web address that is asked again and again.

What it answers is read by a `Mapping`. A service that is away, slow or wrong is told with what it
said; what was accepted from it stays, and grows old.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Callable, Iterable
from datetime import datetime

import aiohttp

from terminal.core.refusal import Refusal, say
from terminal.core.spot_mapped import SpotReading
from terminal.domain.link import LinkState
from terminal.domain.said import Said
from terminal.feeds.backoff import Backoff
from terminal.feeds.fault import Malformed
from terminal.feeds.retry_after import retry_after
from terminal.feeds.spot_json import Found, Mapping, quotes_of
from terminal.feeds.spot_source import Emit, SpotSource
from terminal.feeds.spot_ways import ways_of

TIMEOUT = 10.0
LONGEST_WAIT = 60.0
# Far more than a table of spot prices; what is longer is not one.
MOST_BYTES = 4_000_000


class SpotHttp:
    """One address, asked every `interval` seconds; link "spot:<id>".

    headers: sent with each question, such as an authorisation; never logged
    readings: how its series were read when the desk ran last
    """

    def __init__(
        self,
        id: str,
        url: str,
        mapping: Mapping,
        session: aiohttp.ClientSession,
        emit: Emit,
        clock: Callable[[], datetime],
        *,
        rng: random.Random,
        interval: float = 10.0,
        headers: dict[str, str] | None = None,
        readings: Iterable[SpotReading] = (),
    ) -> None:
        ways = ways_of(mapping, readings, url)
        self._voice = SpotSource(id, emit, ways, has_times=bool(mapping.time))
        self._name = id
        self._url = url
        self._mapping = mapping
        self._session = session
        self._clock = clock
        self._interval = interval
        self._headers = dict(headers or {})
        self._backoff = Backoff(interval, max(interval, LONGEST_WAIT), rng)
        # What it calls the series that it has never brought yet.
        self._awaited = dict(mapping.names)
        # Seconds that the service has asked to be left alone.
        self._rest = 0.0

    async def run(self) -> None:
        """Ask for ever; returns only by cancellation."""
        self._voice.move(LinkState.CONNECTING)
        while True:
            is_well = await self.ask()
            if is_well:
                self._backoff.reset()
            wait = self._interval if is_well else self._backoff.next()
            await asyncio.sleep(max(wait, self._rest))

    async def ask(self) -> bool:
        """Ask once and tell what came; return whether it could be read."""
        self._rest = 0.0
        try:
            content, charset = await self._get()
            found = quotes_of(content, self._mapping, self._name, self._clock(), charset)
        except Malformed as fault:
            self._voice.move(LinkState.REFUSED, fault.said or str(fault))
            self._voice.faulted([fault])
            return False
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            # Other words of an HTTP client are many lines, and a timeout has none.
            words = str(error) if isinstance(error, OSError) else ""
            words = words or type(error).__name__
            why = say(Refusal.WEB_SILENT, source=self._name, failure=words)
            self._voice.move(LinkState.DOWN, why)
            return False
        self._voice.ready()
        self._voice.tell(found.quotes, time.perf_counter())
        self._voice.faulted(found.faults or self._never_brought(found))
        return True

    # A name that is misspelt is somebody else's: without a word its price would never come.
    def _never_brought(self, found: Found) -> tuple[Malformed, ...]:
        brought = {quote.symbol for quote in found.quotes}
        self._awaited = {name: one for name, one in self._awaited.items() if one not in brought}
        if not self._awaited:
            return ()
        names = ", ".join(f"{name} ({symbol})" for name, symbol in self._awaited.items())
        return (Malformed("series", say(Refusal.WEB_NO_SERIES, source=self._name, names=names)),)

    async def _get(self) -> tuple[bytes, str]:
        limit = aiohttp.ClientTimeout(total=TIMEOUT)
        async with self._session.get(self._url, headers=self._headers, timeout=limit) as answer:
            if answer.status != 200:
                raise Malformed("status", self._turned_down(answer))
            content = await answer.content.read(MOST_BYTES + 1)
            while len(content) <= MOST_BYTES and not answer.content.at_eof():
                content += await answer.content.read(MOST_BYTES + 1 - len(content))
        if len(content) > MOST_BYTES:
            raise Malformed("size", say(Refusal.WEB_LONG, source=self._name, most=MOST_BYTES))
        return content, answer.charset or ""

    # A service that is asked on all the same may shut this desk out for good.
    def _turned_down(self, answer: aiohttp.ClientResponse) -> Said:
        header = answer.headers.get("Retry-After", "")
        self._rest = retry_after(answer.status, header, self._clock())
        if not self._rest:
            return say(Refusal.WEB_STATUS, source=self._name, status=answer.status)
        seconds = f"{self._rest:.0f}"
        return say(
            Refusal.WEB_STATUS_REST, source=self._name, status=answer.status, seconds=seconds
        )
