from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from terminal.sim.gateway import Gateway, Options

MESSAGE = {
    "key": "K1",
    "channel": "sms",
    "to": "13800000000",
    "text": "铜基差 520",
    "level": "forced",
}


class Caller:
    """Talks to the provider as any program would."""

    def __init__(self, gateway: Gateway, session: aiohttp.ClientSession) -> None:
        self.gateway = gateway
        self._session = session

    async def ask(self, method: str, path: str, body: Any = None) -> tuple[int, Any]:
        async with self._session.request(method, self.gateway.url + path, json=body) as reply:
            text = await reply.text()
            return reply.status, json.loads(text) if text.startswith(("{", "[")) else text

    async def send(self, **fields: Any) -> tuple[int, Any]:
        return await self.ask("POST", "/v1/messages", MESSAGE | fields)

    async def control(self, **faults: Any) -> tuple[int, Any]:
        return await self.ask("POST", "/control", faults)

    async def receipts(self, after: int = 0, wait: float = 50.0) -> list[Any]:
        _, body = await self.ask("GET", f"/v1/receipts?after={after}&wait={wait}")
        receipts: list[Any] = body["receipts"]
        return receipts


@asynccontextmanager
async def calling(**options: Any) -> AsyncIterator[Caller]:
    async with (
        Gateway(Options(**{"receipt_lag": 0.0, **options})) as gateway,
        aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=60)) as session,
    ):
        yield Caller(gateway, session)


def events(log: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in log.read_text("utf-8").splitlines()]


async def test_a_message_is_accepted_found_and_delivered() -> None:
    async with calling() as caller:
        assert await caller.ask("GET", "/v1/messages/K1") == (404, {"error": "unknown_key"})
        assert await caller.send() == (200, {"id": "m-1", "stage": "accepted"})
        (receipt,) = await caller.receipts()
        assert (receipt["seq"], receipt["key"], receipt["stage"]) == (1, "K1", "delivered")
        assert await caller.ask("GET", "/v1/messages/K1") == (
            200,
            {"id": "m-1", "stage": "delivered"},
        )


async def test_the_same_key_twice_is_two_messages() -> None:
    async with calling() as caller:
        await caller.send()
        assert await caller.send() == (200, {"id": "m-2", "stage": "accepted"})
        assert [message.key for message in caller.gateway.messages] == ["K1", "K1"]


@pytest.mark.parametrize(
    "bad", [{"key": ""}, {"key": "x" * 16}, {"to": ""}, {"text": None}, {"level": 3}]
)
async def test_a_message_that_is_none_is_refused(bad: dict[str, Any]) -> None:
    async with calling() as caller:
        status, body = await caller.send(**bad)
        assert (status, body["error"]) == (400, "bad_request")
        assert caller.gateway.messages == []


async def test_a_failure_takes_nothing_and_is_logged(tmp_path: Path) -> None:
    async with calling(log=tmp_path / "log", fail=1.0) as caller:
        status, body = await caller.send()
        assert (status, body["error"]) == (500, "internal")
        assert caller.gateway.messages == []
    assert [event["event"] for event in events(tmp_path / "log")] == ["opened", "refused"]


async def test_a_lost_reply_has_been_taken_and_logged(tmp_path: Path) -> None:
    async with calling(log=tmp_path / "log", lose_reply=1.0) as caller:
        with pytest.raises(aiohttp.ClientError):
            await caller.send()
        assert events(tmp_path / "log")[1]["event"] == "accepted"


async def test_an_inquiry_is_logged_with_its_answer(tmp_path: Path) -> None:
    async with calling(log=tmp_path / "log", query_lag=60.0) as caller:
        await caller.send()
        assert (await caller.ask("GET", "/v1/messages/K1"))[0] == 404
        await caller.control(query_lag=0.0)
        assert (await caller.ask("GET", "/v1/messages/K1"))[0] == 200
    queries = [event for event in events(tmp_path / "log") if event["event"] == "query"]
    assert [event["found"] for event in queries] == [False, True]


async def test_a_throttled_message_is_told_when_to_come_again() -> None:
    async with calling(throttle=1) as caller:
        assert (await caller.send())[0] == 200
        async with aiohttp.ClientSession() as session:
            url = f"{caller.gateway.url}/v1/messages"
            async with session.post(url, json=MESSAGE) as reply:
                assert reply.status == 429
                assert 1 <= int(reply.headers["Retry-After"]) <= 60
        assert (await caller.send(channel="voice"))[0] == 200


async def test_phone_calls_are_answered_and_texts_are_not() -> None:
    async with calling(answer=1.0) as caller:
        await caller.send(key="V", channel="voice")
        await caller.send(key="S", channel="sms")
        heard: list[Any] = []
        while len(heard) < 3:
            heard += await caller.receipts(after=len(heard))
        stages = {(one["key"], one["stage"], one["by"]) for one in heard}
        assert stages == {
            ("V", "delivered", ""),
            ("V", "acknowledged", MESSAGE["to"]),
            ("S", "delivered", ""),
        }


async def test_a_poll_waits_for_news_and_returns_empty_after_its_time() -> None:
    async with calling() as caller:
        assert await caller.receipts(wait=0.01) == []
        async with asyncio.TaskGroup() as tasks:
            poll = tasks.create_task(caller.receipts())
            await asyncio.sleep(0.02)
            assert not poll.done()
            await caller.send()
        assert len(poll.result()) == 1


async def test_faults_may_hit_one_channel_only() -> None:
    async with calling() as caller:
        await caller.control(fail=1.0, only="sms")
        assert (await caller.send(channel="sms"))[0] == 500
        assert (await caller.send(channel="voice"))[0] == 200


async def test_a_provider_that_is_down_cuts_every_line() -> None:
    async with calling() as caller:
        await caller.control(down=True)
        for attempt in (caller.send(), caller.ask("GET", "/v1/messages/K1"), caller.receipts()):
            with pytest.raises(aiohttp.ClientError):
                await attempt
        await caller.control(down=False)
        assert (await caller.send())[0] == 200


@pytest.mark.parametrize(
    ("wish", "words"),
    [({"fail": 2}, "<= 1.0"), ({"explode": 1}, "unknown field `explode`"), ({"slow": "x"}, "slow")],
)
async def test_a_wish_for_no_such_behaviour_is_refused(wish: dict[str, Any], words: str) -> None:
    async with calling() as caller:
        status, body = await caller.control(**wish)
        assert status == 400
        assert words in body["text"]


async def test_a_late_message_counts_although_the_caller_has_gone() -> None:
    async with calling(slow=0.2) as caller:
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.05):
                await caller.send()
        assert len(await caller.receipts()) == 1


async def test_the_same_seed_misbehaves_the_same_way() -> None:
    runs = []
    for _ in range(2):
        async with calling(fail=0.5, seed=7) as caller:
            runs.append([(await caller.send(key=f"K{n}"))[0] for n in range(20)])
    assert runs[0] == runs[1]
    assert {200, 500} == set(runs[0])
