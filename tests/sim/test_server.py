from __future__ import annotations

import asyncio
from typing import Any

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosedError, InvalidStatus

from terminal import Refused
from terminal.sim.flow import Difference, Outlet
from terminal.sim.server import Server


class Echo:
    """A session that repeats what it understands."""

    closed = 0

    def __init__(self) -> None:
        self.owed = Difference()
        self.outlet = Outlet(self.owed)

    def receive(self, pack: dict[str, Any]) -> bool:
        if pack["aid"] == "fail":
            raise RuntimeError("a defect")
        if pack["aid"] == "say":
            self.owed.put({"said": pack["what"]})
            self.outlet.wake()
        return bool(pack["aid"] == "say")

    def close(self) -> None:
        Echo.closed += 1


@pytest.fixture
async def server() -> Any:
    async with Server("127.0.0.1", 0, Echo) as running:
        yield running


async def test_instructions_reach_the_session_and_its_data_waits_for_a_peek(
    server: Server, client: Any
) -> None:
    async with client(server.url) as one:
        await one.send("say", what="盘口")
        assert await one.quiet(0.1)
        await one.peek()
        assert (await one.receive())["data"] == [{"said": "盘口"}]


@pytest.mark.parametrize(
    "frame",
    [
        "",
        "not json",
        "[1,2]",
        "{}",
        '{"aid":7}',
        '{"aid":"unheard of"}',
        b"\xff\xfe",
        '{"aid":"say","what":' + "[" * 5000 + "]" * 5000 + "}",
        '{"aid":"say","what":NaN}',
    ],
)
async def test_garbage_is_counted_and_the_connection_lives(
    server: Server, client: Any, frame: str | bytes
) -> None:
    async with client(server.url) as one:
        await one.socket.send(frame)
        await one.send("say", what="still here")
        await one.peek()
        assert (await one.receive())["data"] == [{"said": "still here"}]
    assert server.ignored.total() == 1


async def test_a_defect_in_one_session_ends_that_connection_alone(
    server: Server, client: Any, expected_logs: Any
) -> None:
    expected_logs("a session failed")
    async with client(server.url) as good, client(server.url) as bad:
        await bad.send("fail")
        await bad.socket.wait_closed()
        await good.send("say", what="well")
        await good.peek()
        assert (await good.receive())["data"] == [{"said": "well"}]
    assert expected_logs.lines


async def test_a_dropped_client_sees_a_broken_line_and_no_goodbye(
    server: Server, client: Any
) -> None:
    # A proper close would make tqsdk start over without logging in again.
    before = Echo.closed
    async with client(server.url) as one:
        await one.send("say", what="x")
        await one.peek()
        await one.receive()
        assert server.connections == 1
        server.drop()
        with pytest.raises(ConnectionClosedError):
            await one.socket.recv()
    async with asyncio.timeout(60):
        while server.connections:
            await asyncio.sleep(0)
    assert Echo.closed == before + 1


async def test_a_lost_feed_turns_clients_away_until_it_is_back(server: Server, client: Any) -> None:
    server.is_out = True
    with pytest.raises(InvalidStatus) as refused:
        await connect(server.url)
    assert refused.value.response.status_code == 503
    server.is_out = False
    async with client(server.url) as one:
        await one.send("say", what="x")


async def test_a_port_in_use_is_one_sentence(server: Server) -> None:
    port = int(server.url.rpartition(":")[2])
    with pytest.raises(
        Refused, match=f"^cannot listen on 127.0.0.1:{port}: Address already in use$"
    ):
        async with Server("127.0.0.1", port, Echo):
            pass


async def test_a_host_that_is_not_here_is_one_sentence() -> None:
    with pytest.raises(Refused, match=r"^cannot listen on 203\.0\.113\.1:0: .*assign"):
        async with Server("203.0.113.1", 0, Echo):
            pass


async def test_a_large_snapshot_passes(server: Server, client: Any) -> None:
    async with client(server.url) as one:
        await one.send("say", what="x" * 3_000_000)
        await one.peek()
        assert len((await one.receive())["data"][0]["said"]) == 3_000_000
