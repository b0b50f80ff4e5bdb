"""A real web server on loopback, right, wrong, slow and away."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest
from aiohttp import ClientSession, web

from terminal.core.event import Event, LinkChanged, QuotesChanged, SourceFaulted
from terminal.domain.link import LinkState
from terminal.feeds import spot_http
from terminal.feeds.spot_http import SpotHttp
from terminal.feeds.spot_json import Mapping
from tests.feeds.saying import spoken
from tests.feeds.wire import NOW, of_kind

S = LinkState
MAPPING = Mapping(rows="rows", symbol="code", price="avg", names={"CU1": "SPOT.cu"})
GOOD = '{"rows": [{"code": "CU1", "avg": 88000}]}'


class Service:
    """What it answers is set by the test; what it was asked is kept."""

    def __init__(self) -> None:
        self.status, self.body, self.delay = 200, GOOD, 0.0
        self.parts: list[str] = []
        self.headers: dict[str, str] = {}
        self.asked: list[dict[str, str]] = []

    async def answer(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(dict(request.headers))
        await asyncio.sleep(self.delay)
        if self.parts:
            answer = web.StreamResponse()
            await answer.prepare(request)
            for part in self.parts:
                await answer.write(part.encode())
                await asyncio.sleep(0.02)
            return answer
        body = self.body.encode("gbk" if "GBK" in str(self.headers) else "utf-8")
        return web.Response(status=self.status, body=body, headers=self.headers)


@asynccontextmanager
async def asked(**options: Any) -> AsyncIterator[tuple[Service, SpotHttp, list[Event]]]:
    service, events = Service(), []
    app = web.Application()
    app.router.add_get("/prices", service.answer)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    mapping = options.pop("mapping", MAPPING)
    async with ClientSession() as session:
        source = SpotHttp(
            "smm",
            f"http://127.0.0.1:{port}/prices",
            mapping,
            session,
            lambda event, received: events.append(event),
            lambda: NOW,
            rng=random.Random(0),
            **{"interval": 0.01} | options,
        )
        yield service, source, events
    await runner.cleanup()


def last(events: list[Event]) -> LinkChanged:
    return of_kind(events, LinkChanged)[-1]


async def test_a_price_is_asked_for_with_the_authorisation_and_told() -> None:
    async with asked(headers={"Authorization": "Bearer t"}) as (service, source, events):
        assert await source.ask()
        (change,) = of_kind(events, QuotesChanged)
        assert (change.source, change.quotes[0].last) == ("spot:smm", 88_000.0)
        assert last(events).state is S.READY
        assert service.asked[0]["Authorization"] == "Bearer t"


@pytest.mark.parametrize(
    ("status", "body", "state", "said"),
    [
        (500, "", S.REFUSED, "the service answered with HTTP 500"),
        (200, "<html>", S.REFUSED, "not valid JSON"),
        (200, '{"rows": 5}', S.REFUSED, "no list of rows under 'rows': 5"),
        (200, GOOD + " " * 200, S.REFUSED, "longer than 100 bytes"),
    ],
)
async def test_a_wrong_answer_is_told_in_words_and_the_next_right_one_taken(
    status: int, body: str, state: LinkState, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spot_http, "MOST_BYTES", 100)
    async with asked() as (service, source, events):
        service.status, service.body = status, body
        assert not await source.ask()
        assert last(events).state is state
        assert said in spoken(last(events))
        assert [said in spoken(one) for one in of_kind(events, SourceFaulted)] == [True]
        service.status, service.body = 200, GOOD
        assert await source.ask()
        assert last(events).state is S.READY
        assert of_kind(events, QuotesChanged)


async def test_a_series_that_it_never_brings_is_told_once() -> None:
    names = {"CU1": "SPOT.cu", "AL1": "SPOT.al"}
    mapping = msgspec.structs.replace(MAPPING, names=names)
    async with asked(mapping=mapping) as (service, source, events):
        for body in ('{"rows": []}', GOOD, GOOD, '{"rows": []}'):
            service.body = body
            assert await source.ask()
        told = [spoken(one) for one in of_kind(events, SourceFaulted)]
        assert [one.partition(" yet")[0] for one in told] == [
            "smm: its answers have no row of CU1 (SPOT.cu), AL1 (SPOT.al)",
            "smm: its answers have no row of AL1 (SPOT.al)",
        ]
        assert last(events).state is S.READY, "what it brings counts"
        service.body = '{"rows": [{"code": "AL1", "avg": 20000}]}'
        for _ in range(2):
            assert await source.ask()
        service.body = '{"rows": []}'
        assert await source.ask()
        assert len(of_kind(events, SourceFaulted)) == 2, "that it is silent now its age tells"


async def test_a_service_that_asks_for_a_rest_is_left_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)
        service.status, service.headers = 200, {}
        if len(waits) == 2:
            raise asyncio.CancelledError

    async with asked() as (service, source, events):
        service.status, service.headers = 429, {"Retry-After": "120"}
        monkeypatch.setattr(spot_http, "asyncio", SimpleNamespace(sleep=sleep))
        with pytest.raises(asyncio.CancelledError):
            await source.run()
        assert waits == [120.0, 0.01], "and once it answers, as before"
        refused = next(one for one in of_kind(events, LinkChanged) if one.state is S.REFUSED)
        assert "HTTP 429 and asks to be left alone for 120 s" in spoken(refused)


async def test_names_in_chinese_bytes_are_read_as_the_service_says_they_are() -> None:
    mapping = msgspec.structs.replace(MAPPING, names={"铜": "SPOT.cu"})
    async with asked(mapping=mapping) as (service, source, events):
        service.headers = {"Content-Type": "application/json; charset=GBK"}
        service.body = '{"rows": [{"code": "铜", "avg": 88000}]}'
        assert await source.ask()
        assert of_kind(events, QuotesChanged)[0].quotes[0].last == 88_000.0


async def test_an_answer_is_read_to_its_end_however_it_is_cut(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(spot_http, "MOST_BYTES", len(GOOD))
    async with asked() as (service, source, events):
        service.parts = [GOOD[:7], GOOD[7:20], GOOD[20:]]
        assert await source.ask()
        assert of_kind(events, QuotesChanged)[0].quotes[0].last == 88_000.0
        service.parts.append(" ")
        assert not await source.ask()
        assert f"longer than {len(GOOD)} bytes" in last(events).detail


async def test_a_service_that_hangs_is_down(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spot_http, "TIMEOUT", 0.05)
    async with asked() as (service, source, events):
        service.delay = 1.0
        assert not await source.ask()
        assert last(events).state is S.DOWN
        assert spoken(last(events)) == "smm did not answer: TimeoutError"


async def test_a_service_that_is_away_is_down() -> None:
    events: list[Event] = []
    async with ClientSession() as session:
        source = SpotHttp(
            "smm",
            "http://127.0.0.1:1/prices",
            MAPPING,
            session,
            lambda event, received: events.append(event),
            lambda: NOW,
            rng=random.Random(0),
        )
        assert not await source.ask()
    assert last(events).state is S.DOWN
    assert "smm did not answer" in spoken(last(events))


async def test_a_bad_row_is_told_while_the_others_are_taken() -> None:
    async with asked() as (service, source, events):
        service.body = '{"rows": [{"code": "CU1", "avg": "-"}, {"code": "CU1", "avg": 5}]}'
        assert await source.ask()
        (fault,) = of_kind(events, SourceFaulted)
        assert spoken(fault) == "smm, row 1: avg is not a number: '-'"
        assert of_kind(events, QuotesChanged)[0].quotes[0].last == 5.0


async def test_without_a_time_the_same_price_again_is_no_news_and_that_is_said() -> None:
    async with asked() as (service, source, events):
        for body in (GOOD, GOOD, GOOD.replace("88000", "88010"), GOOD):
            service.body = body
            assert await source.ask()
        changes = of_kind(events, QuotesChanged)
        assert [one.quotes[0].last for one in changes] == [88_000.0, 88_010.0, 88_000.0]
        assert spoken(last(events)).startswith("its prices carry no time")


async def test_with_a_time_the_same_price_of_a_later_time_is_news() -> None:
    timed = msgspec.structs.replace(MAPPING, time="at")
    async with asked(mapping=timed) as (service, source, events):
        for minute in (1, 1, 2):
            at = f"2025-11-20 15:0{minute}:00"
            service.body = GOOD.replace("88000", f'88000, "at": "{at}"')
            assert await source.ask()
        changes = of_kind(events, QuotesChanged)
        assert [one.quotes[0].stamp[14:16] for one in changes] == ["01", "02"]
        assert last(events).detail == ""


async def test_a_service_in_trouble_is_asked_ever_more_rarely_until_it_is_well(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pauses: list[float] = []
    rest = asyncio.sleep

    async def sleep(seconds: float) -> None:
        await rest(0)
        if not seconds:
            return
        pauses.append(seconds)
        service.status = 200 if len(pauses) == 4 else 500
        if len(pauses) == 7:
            raise asyncio.CancelledError

    async with asked(interval=8.0) as (service, source, _):
        service.status = 500
        monkeypatch.setattr(asyncio, "sleep", sleep)
        with pytest.raises(asyncio.CancelledError):
            await source.run()
    # Four failures, the interval after an answer, and from the beginning again.
    spans = [(8, 8), (8, 16), (16, 32), (30, 60), (8, 8), (8, 8), (8, 16)]
    assert [low <= one <= high for one, (low, high) in zip(pauses, spans, strict=True)] == [
        True
    ] * 7


async def test_it_goes_on_asking() -> None:
    async with asked() as (service, source, events):
        task = asyncio.get_running_loop().create_task(source.run())
        async with asyncio.timeout(60):
            while len(service.asked) < 3:
                await asyncio.sleep(0.005)
        task.cancel()
        assert of_kind(events, LinkChanged)[0].state is S.CONNECTING
        assert len(of_kind(events, QuotesChanged)) == 1
