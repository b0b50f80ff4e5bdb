from __future__ import annotations

import asyncio
import json
import struct
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from socket import SO_LINGER, SOL_SOCKET
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from terminal import LinkError
from terminal.domain.level import Level
from terminal.domain.notification import Stage
from terminal.notify.channel import (
    UNREACHABLE,
    Absent,
    Accepted,
    Answer,
    Found,
    Receipts,
    Rejected,
    Sent,
    Unknown,
)
from terminal.notify.http_gateway import HttpChannel, client
from tests.builders import make_notification

NOTICE = make_notification(level=Level.FORCED)
SHORT = timedelta(seconds=0.3)
SECRET = "s3cr3t"

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@asynccontextmanager
async def serving(handler: Handler) -> AsyncIterator[str]:
    """A provider that answers every request with what `handler` says."""
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", handler)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.05)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


@asynccontextmanager
async def shouting(reply: bytes, *, reset: bool = False, hold: bool = False) -> AsyncIterator[str]:
    """A port that answers with these bytes and hangs up, resets, or keeps the line open."""

    callers: set[asyncio.Task[None] | None] = set()

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        callers.add(asyncio.current_task())
        await reader.readuntil(b"\r\n\r\n")
        writer.write(reply)
        await writer.drain()
        if hold:
            await reader.read()
        if reset:
            line = writer.get_extra_info("socket")
            line.setsockopt(SOL_SOCKET, SO_LINGER, struct.pack("ii", 1, 0))
            writer.transport.abort()
        writer.close()
        with suppress(ConnectionError):
            await writer.wait_closed()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    for caller in callers:
        if caller is not None:
            await caller


def reply(status: int, body: Any, **headers: str) -> Handler:
    async def handler(request: web.Request) -> web.StreamResponse:
        text = body if isinstance(body, str) else json.dumps(body)
        return web.Response(status=status, text=text, headers=headers)

    return handler


async def sent_to(url: str) -> Sent:
    async with client(SHORT) as session:
        return await HttpChannel(session, url, "sms").send(NOTICE)


async def asked_of(url: str) -> Answer:
    async with client(SHORT) as session:
        return await HttpChannel(session, url, "sms").reconcile(NOTICE)


async def heard_from(url: str, after: str = "") -> Receipts:
    async with client(SHORT) as session:
        return await HttpChannel(session, url, "sms", wait=SHORT).receipts(after)


async def test_a_message_says_what_the_provider_needs_and_no_more() -> None:
    seen: list[tuple[str, str, Any]] = []

    async def handler(request: web.Request) -> web.StreamResponse:
        seen.append((request.method, request.path, await request.json()))
        return web.json_response({"id": "m-1", "stage": "accepted"})

    async with serving(handler) as url:
        assert await sent_to(f"{url}/team/") == Accepted("m-1")
    body = {
        "key": NOTICE.key,
        "channel": "sms",
        "to": NOTICE.address,
        "text": NOTICE.text,
        "level": "forced",
    }
    assert seen == [("POST", "/team/v1/messages", body)]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 422])
async def test_a_refusal_is_for_good(status: int) -> None:
    async with serving(reply(status, {"error": "blocked", "text": "no such number"})) as url:
        assert await sent_to(url) == Rejected("blocked", "no such number")


@pytest.mark.parametrize(
    ("header", "seconds"),
    [("7", 7), ("0", 0), ("999999999999", 600), ("Wed, 21 Oct 2026 07:28:00 GMT", 5), ("-3", 5)],
)
async def test_a_throttled_message_may_come_again_when_the_provider_says(
    header: str, seconds: int
) -> None:
    handler = reply(429, {"error": "throttled"}, **{"Retry-After": header})
    async with serving(handler) as url:
        expected = timedelta(seconds=seconds)
        assert await sent_to(url) == Rejected("throttled", "", True, expected)


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (500, {"error": "internal", "text": "not accepted"}),
        (502, "<html>bad gateway</html>"),
        (503, ""),
        (200, "<html>Welcome</html>"),
        (200, {"id": "m-1"}),
        (200, {"id": 5, "stage": "accepted"}),
        (200, {"id": "", "stage": "accepted"}),
        (200, {"id": "m-1", "stage": "pending"}),
        (200, {"id": "m-1", "stage": "failed"}),
        (200, {"errcode": 45009, "errmsg": "api freq out of limit"}),
        (200, []),
        (201, {"id": "m-1", "stage": "accepted"}),
        (403, "<html>a proxy says no</html>"),
        (408, {"error": "timeout"}),
        (409, {"error": "key_in_use"}),
    ],
)
async def test_what_does_not_clearly_say_yes_or_no_is_unknown(status: int, body: Any) -> None:
    async with serving(reply(status, body)) as url:
        assert isinstance(await sent_to(url), Unknown)


async def test_a_redirect_is_not_followed_for_it_would_send_twice() -> None:
    seen = []

    async def handler(request: web.Request) -> web.StreamResponse:
        seen.append(request.path)
        raise web.HTTPTemporaryRedirect("/elsewhere")

    async with serving(handler) as url:
        assert isinstance(await sent_to(url), Unknown)
    assert seen == ["/v1/messages"]


@pytest.mark.parametrize(
    "line",
    [
        {"reply": b""},
        {"reply": b"", "reset": True},
        {"reply": b"", "hold": True},
        {"reply": b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{'id':", "reset": True},
        {"reply": b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{'id':", "hold": True},
        {"reply": b"\x00\x01\x02 nonsense\r\n\r\n"},
    ],
    ids=["closed", "reset", "silent", "reset in the body", "silent in the body", "not HTTP"],
)
async def test_a_line_that_breaks_leaves_the_outcome_unknown(line: dict[str, Any]) -> None:
    async with shouting(**line) as url:
        assert isinstance(await sent_to(url), Unknown)
        assert isinstance(await asked_of(url), Unknown)
        with pytest.raises(LinkError):
            await heard_from(url)


async def test_each_send_is_one_request_whatever_happens() -> None:
    seen = []

    async def handler(request: web.Request) -> web.StreamResponse:
        seen.append(request.method)
        if len(seen) > 1 and request.transport is not None:
            request.transport.abort()
        return web.json_response({"id": "m-1", "stage": "accepted"})

    async with serving(handler) as url, client(SHORT) as session:
        channel = HttpChannel(session, url, "sms")
        assert await channel.send(NOTICE) == Accepted("m-1")
        # The second goes over a kept connection, where a client may be tempted to try again.
        assert isinstance(await channel.send(NOTICE), Unknown)
    assert seen == ["POST", "POST"]


async def test_no_connection_means_that_nothing_was_sent(free_port: Callable[[], int]) -> None:
    outcome = await sent_to(f"http://127.0.0.1:{free_port()}")
    assert isinstance(outcome, Rejected)
    assert (outcome.code, outcome.retryable) == (UNREACHABLE, True)


async def test_a_key_is_asked_for_by_itself() -> None:
    seen = []

    async def handler(request: web.Request) -> web.StreamResponse:
        seen.append((request.method, request.path))
        return web.json_response({"id": "m-1", "stage": "delivered"})

    async with serving(handler) as url:
        assert await asked_of(url) == Found(Stage.DELIVERED, "m-1")
    assert seen == [("GET", f"/v1/messages/{NOTICE.key}")]


async def test_only_the_providers_own_word_makes_a_key_absent() -> None:
    async with serving(reply(404, {"error": "unknown_key"})) as url:
        assert await asked_of(url) == Absent()
    for status, body in ((404, "<html>no such page</html>"), (500, ""), (200, "{}"), (200, "")):
        async with serving(reply(status, body)) as url:
            assert isinstance(await asked_of(url), Unknown)


async def test_nothing_secret_stands_in_an_error(free_port: Callable[[], int]) -> None:
    url = f"http://user:{SECRET}@127.0.0.1:{free_port()}/{SECRET}?token={SECRET}"
    async with client(SHORT) as session:
        channel = HttpChannel(session, url, "sms")
        with pytest.raises(LinkError) as failure:
            await channel.receipts("")
        said = f"{await channel.send(NOTICE)} {await channel.reconcile(NOTICE)} {failure.value}"
    for secret in (SECRET, NOTICE.address, NOTICE.text):
        assert secret not in said + channel.provider


def news(*receipts: Any, next: int = 0, stream: str = "s") -> dict[str, Any]:
    return {"receipts": list(receipts), "next": next, "stream": stream}


def event(seq: int, **fields: Any) -> dict[str, Any]:
    values = {"seq": seq, "key": "K", "stage": "delivered", "time": "2025-03-12T02:30:00Z"}
    return values | fields


async def test_receipts_are_asked_for_from_the_cursor_on() -> None:
    asked = []

    async def handler(request: web.Request) -> web.StreamResponse:
        asked.append(int(request.query["after"]))
        return web.json_response(news(event(8), event(9, stage="acknowledged", by="a"), next=9))

    async with serving(handler) as url:
        batch = await heard_from(url, "s:7")
    assert asked == [7]
    assert [(r.event_id, r.stage, r.by) for r in batch.receipts] == [
        ("s:8", Stage.DELIVERED, ""),
        ("s:9", Stage.ACKNOWLEDGED, "a"),
    ]
    assert batch.cursor == "s:9"


async def test_a_provider_that_was_reset_is_read_from_the_start() -> None:
    asked = []

    async def handler(request: web.Request) -> web.StreamResponse:
        asked.append(int(request.query["after"]))
        return web.json_response(news(event(1), next=1, stream="new"))

    async with serving(handler) as url:
        batch = await heard_from(url, "old:57")
    assert (asked, batch.cursor) == ([57, 0], "new:1")
    assert [receipt.event_id for receipt in batch.receipts] == ["new:1"]


@pytest.mark.parametrize(
    "bad",
    [5, None, {}, event(1, stage="read"), event(1, time="yesterday"), event(1, key=None)],
)
async def test_a_receipt_that_makes_no_sense_does_not_hold_up_the_next(
    bad: Any, expected_logs: Callable[[str], None]
) -> None:
    expected_logs("receipts_refused")
    async with serving(reply(200, news(bad, event(2), next=2))) as url:
        batch = await heard_from(url)
    assert [receipt.event_id for receipt in batch.receipts] == ["s:2"]
    assert batch.cursor == "s:2"


@pytest.mark.parametrize("body", ["", "[]", "{}", '{"receipts": 5, "next": 1}'])
async def test_garbage_instead_of_receipts_is_a_link_that_is_away(body: str) -> None:
    async with serving(reply(200, body)) as url:
        with pytest.raises(LinkError):
            await heard_from(url)


async def test_the_first_poll_returns_at_once_and_the_next_ones_wait() -> None:
    waits = []

    async def handler(request: web.Request) -> web.StreamResponse:
        waits.append(float(request.query["wait"]))
        return web.json_response(news())

    async with serving(handler) as url, client() as session:
        channel = HttpChannel(session, url, "sms", wait=timedelta(seconds=25))
        for _ in range(3):
            await channel.receipts("")
    assert waits == [0, 25, 25]


async def test_one_client_serves_many_channels_and_keeps_no_cookies() -> None:
    async with client() as session:
        assert isinstance(session.cookie_jar, aiohttp.DummyCookieJar)
        channels = [HttpChannel(session, "http://127.0.0.1:9/", id) for id in ("sms", "voice")]
        assert {channel.provider for channel in channels} == {"127.0.0.1:9"}
