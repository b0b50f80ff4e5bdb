"""A real websocket that pushes: faster than anybody reads, torn, and back again."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from typing import Any

import msgspec
from websockets.asyncio.server import ServerConnection, serve
from websockets.exceptions import ConnectionClosed

from terminal.core.event import Event, LinkChanged, QuotesChanged, SourceFaulted
from terminal.core.spot_mapped import SpotReading
from terminal.domain.link import LinkState
from terminal.domain.quote import stamp_at
from terminal.feeds.spot_json import Mapping
from terminal.feeds.spot_push import SpotPush
from tests.feeds.saying import spoken
from tests.feeds.wire import NOW, of_kind

S = LinkState
MAPPING = Mapping(symbol="s", price="p", names={"CU": "SPOT.cu", "I": "SPOT.i"})
PATIENCE = 60.0


class Pusher:
    """The clients' connections, newest last, and what the source told."""

    def __init__(self) -> None:
        self.sockets: list[ServerConnection] = []
        self.hellos: list[str] = []
        self.events: list[Event] = []
        self.source: SpotPush | None = None

    async def serve(self, socket: ServerConnection) -> None:
        self.sockets.append(socket)
        with suppress(ConnectionClosed):
            async for message in socket:
                self.hellos.append(str(message))

    async def until(self, is_it: Callable[[], Any]) -> None:
        async with asyncio.timeout(PATIENCE):
            while not is_it():
                await asyncio.sleep(0.002)

    @property
    def prices(self) -> list[tuple[str, float | None]]:
        changes = of_kind(self.events, QuotesChanged)
        return [(quote.symbol, quote.last) for change in changes for quote in change.quotes]

    @property
    def states(self) -> list[LinkState]:
        return [one.state for one in of_kind(self.events, LinkChanged)]


@asynccontextmanager
async def pushed(**options: Any) -> AsyncIterator[Pusher]:
    pusher = Pusher()
    async with serve(pusher.serve, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        source = pusher.source = SpotPush(
            "port",
            f"ws://127.0.0.1:{port}",
            MAPPING,
            lambda event, received: pusher.events.append(event),
            lambda: NOW,
            rng=random.Random(0),
            backoff=(0.01, 0.02),
            **options,
        )
        task = asyncio.get_running_loop().create_task(source.run())
        try:
            await pusher.until(lambda: pusher.sockets)
            yield pusher
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)


async def test_a_pushed_price_is_told_after_the_hello() -> None:
    async with pushed(hello='{"subscribe": "all"}') as pusher:
        await pusher.until(lambda: pusher.hellos)
        await pusher.sockets[0].send('{"s": "CU", "p": 88000}')
        await pusher.until(lambda: pusher.prices)
        assert pusher.prices == [("SPOT.cu", 88_000.0)]
        assert pusher.states == [S.CONNECTING, S.READY]
        assert pusher.hellos == ['{"subscribe": "all"}']


async def test_what_comes_faster_than_it_is_taken_is_conflated_by_symbol() -> None:
    async with pushed() as pusher:
        for price in range(1000):
            await pusher.sockets[0].send(f'{{"s": "CU", "p": {price}}}')
        await pusher.sockets[0].send('{"s": "I", "p": 7}')
        await pusher.until(lambda: ("SPOT.i", 7.0) in pusher.prices)
        await pusher.until(lambda: ("SPOT.cu", 999.0) in pusher.prices)
        assert len(pusher.prices) < 500


async def test_a_price_without_a_time_that_is_pushed_again_is_no_news() -> None:
    async with pushed() as pusher:
        for price in (5, 5, 6):
            await pusher.sockets[0].send(f'{{"s": "CU", "p": {price}}}')
            await pusher.until(lambda: pusher.prices)
        await pusher.until(lambda: len(pusher.prices) == 2)
        assert pusher.prices == [("SPOT.cu", 5.0), ("SPOT.cu", 6.0)]
        assert spoken(of_kind(pusher.events, LinkChanged)[-1]).startswith(
            "its prices carry no time"
        )


def alone(mapping: Mapping) -> tuple[SpotPush, list[Event]]:
    """A source that is handed its messages, without a connection."""
    events: list[Event] = []
    source = SpotPush(
        "port",
        "ws://127.0.0.1:1",
        mapping,
        lambda event, received: events.append(event),
        lambda: NOW,
        rng=random.Random(0),
        backoff=(1.0, 64.0),
    )
    return source, events


def test_another_hello_asks_for_another_series() -> None:
    def by(hello: str) -> SpotPush:
        where = "port", "ws://127.0.0.1:1", MAPPING, lambda event, received: None, lambda: NOW
        return SpotPush(*where, rng=random.Random(0), hello=hello, readings=known)

    known: tuple[SpotReading, ...] = ()
    known = by("scrap")._voice._ways.take(["SPOT.cu"])
    for hello, stepped in (("scrap", ()), ("cathode", ("SPOT.cu",))):
        assert by(hello)._voice._ways.otherwise(["SPOT.cu"]) == stepped


def test_of_what_waits_the_newest_by_its_own_time_is_kept() -> None:
    source, _ = alone(msgspec.structs.replace(MAPPING, time="t"))
    for price, minute in ((1, 5), (2, 7), (4, 7), (3, 6)):
        source._take(f'{{"s": "CU", "p": {price}, "t": "2025-11-20 15:0{minute}:00"}}')
    (held,) = source._held.values()
    assert (held.last, held.stamp[14:16]) == (4.0, "07")


def test_what_is_dated_ahead_does_not_replace_what_waits() -> None:
    source, _ = alone(msgspec.structs.replace(MAPPING, time="t"))
    for price, time in ((1, stamp_at(NOW)), (2, stamp_at(NOW + timedelta(hours=8)))):
        source._take(f'{{"s": "CU", "p": {price}, "t": "{time}"}}')
    assert [one.last for one in source._held.values()] == [1.0, 2.0]


def test_the_waits_begin_anew_once_something_could_be_read() -> None:
    source, _ = alone(MAPPING)
    assert [source._backoff.next() for _ in range(5)][-1] > 4
    source._take("rubbish")
    assert source._backoff.next() > 4
    source._take('{"s": "CU", "p": 5}')
    assert source._backoff.next() == 1.0


def test_a_bad_row_is_told_and_the_others_are_taken() -> None:
    source, events = alone(MAPPING)
    source._take('[{"s": "I", "p": "-"}, {"s": "CU", "p": 5}]')
    (fault,) = of_kind(events, SourceFaulted)
    assert spoken(fault) == "port, row 1: p is not a number: '-'"
    assert [one.symbol for one in source._held.values()] == ["SPOT.cu"]


async def test_when_all_is_handed_over_it_rests() -> None:
    async with pushed() as pusher:
        await pusher.sockets[0].send('{"s": "CU", "p": 5}')
        await pusher.until(lambda: pusher.prices)
        assert pusher.source is not None
        assert not pusher.source._news.is_set()
        assert pusher.source._held == {}


async def test_the_authorisation_is_sent_with_the_first_request() -> None:
    async with pushed(headers={"Authorization": "Bearer t"}) as pusher:
        request = pusher.sockets[0].request
        assert request is not None
        assert request.headers["Authorization"] == "Bearer t"


async def test_a_cut_is_told_and_made_good() -> None:
    async with pushed() as pusher:
        pusher.sockets[0].transport.abort()
        await pusher.until(lambda: len(pusher.sockets) == 2)
        await pusher.sockets[1].send('{"s": "CU", "p": 5}')
        await pusher.until(lambda: pusher.prices)
        assert pusher.states == [S.CONNECTING, S.READY, S.DOWN, S.READY]


async def test_rubbish_is_told_once_and_the_connection_stays() -> None:
    async with pushed() as pusher:
        for _ in range(3):
            await pusher.sockets[0].send("rubbish")
        await pusher.sockets[0].send(b"\xff\xfe")
        await pusher.sockets[0].send('{"s": "CU", "p": 5}')
        await pusher.until(lambda: pusher.prices)
        assert len(pusher.sockets) == 1
        assert {one.kind for one in of_kind(pusher.events, SourceFaulted)} == {"json"}
