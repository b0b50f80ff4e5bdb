"""The pump against a real websocket: losses, refusals, silence, and frames of every size."""

from __future__ import annotations

import asyncio
import random
import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import Any

import pytest
from websockets.server import ServerProtocol

from terminal import LinkError, OutcomeUnknown
from terminal.core.event import (
    Event,
    LatencyMeasured,
    LinkChanged,
    PositionsChanged,
    QuotesChanged,
    SourceFaulted,
    TradeReported,
)
from terminal.domain.link import LinkState
from terminal.feeds import socket as pump
from terminal.feeds.market_session import MarketSession
from terminal.feeds.socket import SocketLink
from terminal.feeds.trade_session import Login, TradeSession
from tests.fakes.diff_server import PATIENCE, Talk, diff_server
from tests.feeds.saying import spoken
from tests.feeds.wire import (
    CU,
    NOW,
    USER,
    M,
    market_snapshot,
    notice,
    of_kind,
    of_user,
    position,
    quote,
    rtn,
    trade,
    trade_snapshot,
)

S = LinkState


class Ear:
    """Keeps all events with their stamps and lets a test wait for one."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.stamps: list[float] = []
        self._news = asyncio.Event()

    def __call__(self, event: Event, received: float) -> None:
        self.events.append(event)
        self.stamps.append(received)
        self._news.set()

    async def until(self, is_it: Callable[[Event], bool], times: int = 1) -> Event:
        """Wait until so many events pass `is_it`; return the last of them."""
        async with asyncio.timeout(PATIENCE):
            while True:
                found = [event for event in self.events if is_it(event)]
                if len(found) >= times:
                    return found[times - 1]
                self._news.clear()
                await self._news.wait()

    async def state(self, state: LinkState, times: int = 1) -> LinkChanged:
        """Wait until the link was told to be in `state` so many times."""
        found = await self.until(
            lambda event: isinstance(event, LinkChanged) and event.state is state, times
        )
        assert isinstance(found, LinkChanged)
        return found

    def of(self, kind: type) -> list[Any]:
        return of_kind(self.events, kind)


class Dice(random.Random):
    """Keeps the spans that were drawn from, and never makes anybody wait."""

    def __init__(self) -> None:
        super().__init__(0)
        self.spans: list[tuple[float, float]] = []

    def uniform(self, a: float, b: float) -> float:
        self.spans.append((a, b))
        return 0.0


def market(*symbols: str) -> MarketSession:
    return MarketSession(symbols or (CU, M), bar_count=0)


def trader() -> TradeSession:
    return TradeSession("main", Login(user=USER, password="secret"))


@asynccontextmanager
async def linked(
    session: MarketSession | TradeSession, url: str, **options: Any
) -> AsyncIterator[tuple[SocketLink, Ear]]:
    ear = Ear()
    options = {"rng": Dice(), **options}
    link = SocketLink(session, url, ear, lambda: NOW, **options)
    async with asyncio.TaskGroup() as tasks:
        running = tasks.create_task(link.run())
        try:
            yield link, ear
        finally:
            running.cancel()


async def greet(talk: Talk, *frames: str) -> None:
    """Hear the client out, then say these."""
    await talk.hear("peek_message")
    await talk.say(*frames)


async def test_a_link_comes_up_and_quotes_flow_with_the_instant_of_their_frame() -> None:
    async with diff_server() as front, linked(market(), front.url) as (_, ear):
        talk = await front.accepted()
        await greet(talk, '{"aid":"rsp_login"}', market_snapshot([CU, M]))
        await ear.state(S.READY)
        await talk.hear("peek_message")
        await talk.say(rtn({"quotes": {CU: {"last_price": 1.0}}}))
        await ear.until(lambda e: isinstance(e, QuotesChanged) and e.quotes[0].last == 1.0)
        assert [e.state for e in ear.of(LinkChanged)] == [S.CONNECTING, S.LOADING, S.READY]
        ready = ear.events.index(ear.of(LinkChanged)[-1])
        assert isinstance(ear.events[ready + 1], QuotesChanged)
        assert ear.stamps[ready] == ear.stamps[ready + 1] < ear.stamps[-1]
        assert front.request.headers["User-Agent"].startswith("basisdesk/")
        assert "permessage-deflate" in front.request.headers["Sec-WebSocket-Extensions"]


async def test_the_next_credit_is_given_only_after_the_events_were_taken() -> None:
    async with diff_server() as front, linked(market(), front.url) as (_, ear):
        talk = await front.accepted()
        await greet(talk, market_snapshot([CU, M]))
        await talk.hear("peek_message")
        assert ear.of(QuotesChanged)
        assert [p["aid"] for p in talk.heard].count("peek_message") == 2


async def test_a_silent_market_is_ready_as_long_as_its_socket_answers() -> None:
    async with diff_server() as front, linked(market(), front.url, ping_interval=0.001) as link:
        _, ear = link
        await greet(await front.accepted(), market_snapshot([CU, M]))
        await ear.state(S.READY)
        told = len(ear.of(LatencyMeasured))
        last = await ear.until(lambda e: isinstance(e, LatencyMeasured), told + 5)
        assert isinstance(last, LatencyMeasured)
        assert (last.link, last.milliseconds > 0) == ("md", True)
        assert ear.of(LinkChanged)[-1].state is S.READY


async def test_what_comes_to_be_wanted_is_asked_for_while_the_market_is_silent() -> None:
    wanted: list[tuple[str, ...]] = [()]
    session = MarketSession((CU, M), bar_count=0, wanted=lambda: wanted[0])
    async with diff_server() as front, linked(session, front.url, ping_interval=0.001) as (_, ear):
        talk = await front.accepted()
        await greet(talk, market_snapshot([CU, M]))
        await ear.state(S.READY)
        wanted[0] = ("SHFE.cu2702",)
        asked = await talk.hear("subscribe_quote")
        assert asked["ins_list"] == f"{CU},{M},SHFE.cu2702"


async def test_a_socket_that_answers_no_ping_is_given_up() -> None:
    async def deaf(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        protocol = ServerProtocol()
        protocol.receive_data(await reader.readuntil(b"\r\n\r\n"))
        (request,) = protocol.events_received()
        protocol.send_response(protocol.accept(request))  # type: ignore[arg-type]
        writer.writelines(protocol.data_to_send())
        while await reader.read(4096):
            pass
        writer.close()

    async with await asyncio.start_server(deaf, "127.0.0.1", 0) as server:
        url = f"ws://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        async with linked(market(), url, ping_timeout=0.05) as (_, ear):
            assert "no pong" in spoken(await ear.state(S.DOWN))


async def test_values_return_whole_after_a_cut_and_nothing_is_told_twice() -> None:
    held = {CU: position(), M: position(M)}
    async with diff_server() as front, linked(trader(), front.url) as (_, ear):
        talk = await front.accepted()
        await greet(talk, trade_snapshot(positions=held, trades={"t1": trade()}))
        await ear.state(S.READY)
        talk.cut()
        await ear.state(S.DOWN)
        talk = await front.accepted()
        assert (await talk.hear("req_login"))["user_name"] == USER
        again = trade_snapshot(positions={M: position(M)}, trades={"t1": trade(), "t2": trade()})
        await greet(talk, again)
        await ear.state(S.READY, 2)
        await talk.hear("peek_message")
        told = ear.of(PositionsChanged)[-1]
        assert (told.complete, [p.symbol for p in told.positions]) == (True, [M])
        assert [e.trade.key for e in ear.of(TradeReported)] == ["t1", "t2"]


async def test_a_cut_in_the_middle_of_a_snapshot_leaves_no_trace() -> None:
    async with diff_server() as front, linked(trader(), front.url) as (_, ear):
        talk = await front.accepted()
        await greet(talk, rtn(of_user(positions={CU: position()}, session={"trading_day": "1"})))
        await talk.hear("peek_message")
        talk.cut()
        await greet(await front.accepted(), trade_snapshot(positions={M: position(M)}))
        await ear.state(S.READY)
        await ear.until(lambda e: isinstance(e, PositionsChanged))
        assert [p.symbol for e in ear.of(PositionsChanged) for p in e.positions] == [M]


async def test_waits_grow_until_ready_and_begin_anew_after_it() -> None:
    dice = Dice()
    async with diff_server() as front, linked(market(), front.url, rng=dice) as (_, ear):
        for _ in range(3):
            talk = await front.accepted()
            await talk.hear("peek_message")
            talk.cut()
        talk = await front.accepted()
        await greet(talk, market_snapshot([CU, M]))
        await ear.state(S.READY)
        talk.cut()
        await front.accepted()
    assert dice.spans[:4] == [(0.5, 0.5), (0.5, 1.0), (1.0, 2.0), (0.5, 0.5)]


async def test_a_front_that_is_away_is_told_once_and_found_when_it_comes(
    free_port: Callable[[], int],
) -> None:
    port, dice = free_port(), Dice()
    async with linked(market(), f"ws://127.0.0.1:{port}", rng=dice) as (_, ear):
        assert str(port) in spoken(await ear.state(S.DOWN))
        while len(dice.spans) < 5:
            await asyncio.sleep(0)
        assert [e.state for e in ear.of(LinkChanged)] == [S.CONNECTING, S.DOWN]
        async with diff_server(port) as front:
            await greet(await front.accepted(), market_snapshot([CU, M]))
            await ear.state(S.READY)


async def test_a_refused_handshake_is_told_with_its_status() -> None:
    async with diff_server() as front:
        front.status = HTTPStatus.UNAUTHORIZED
        async with linked(market(), front.url) as (_, ear):
            assert "HTTP 401" in spoken(await ear.state(S.DOWN))


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:1/x", "ws://127.0.0.1:99999", "ws://a..b:1", "ws://[::1"]
)
async def test_an_address_that_is_none_is_told_in_words(address: str) -> None:
    async with linked(market(), address) as (_, ear):
        assert f"{address} cannot be reached" in spoken(await ear.state(S.DOWN))


# Orders


async def test_an_order_goes_out_only_while_the_link_is_ready() -> None:
    order = {"aid": "insert_order", "order_id": "o1"}
    async with diff_server() as front, linked(trader(), front.url) as (link, ear):
        with pytest.raises(LinkError, match="not sent"):
            await link.submit(dict(order))
        talk = await front.accepted()
        await talk.hear("peek_message")
        with pytest.raises(LinkError, match="not sent"):
            await link.submit(dict(order))
        await talk.say(trade_snapshot())
        await ear.state(S.READY)
        await link.submit(dict(order))
        assert await talk.hear("insert_order") == {**order, "user_id": USER}
        talk.cut()
        await ear.state(S.DOWN)
        with pytest.raises(LinkError, match="not sent"):
            await link.submit({"aid": "insert_order", "order_id": "o2"})
        talk = await front.accepted()
        await greet(talk, trade_snapshot())
        await ear.state(S.READY, 2)
        await talk.hear("peek_message")
        assert [p["aid"] for p in talk.heard].count("insert_order") == 0


async def test_a_renewed_link_logs_in_again_and_tells_all_it_holds() -> None:
    async with diff_server() as front, linked(trader(), front.url) as (link, ear):
        await link.renew()
        talk = await front.accepted()
        await greet(talk, trade_snapshot())
        await ear.state(S.READY)
        await link.renew()
        down = await ear.state(S.DOWN)
        assert "gone" in spoken(down)
        talk = await front.accepted()
        await greet(talk, trade_snapshot())
        await ear.state(S.READY, 2)
        await talk.hear("peek_message")
        assert [p["aid"] for p in talk.heard if p["aid"] == "req_login"]


async def test_a_break_while_an_order_is_written_leaves_its_outcome_unknown() -> None:
    # More than the buffers of both sides hold, so that the write cannot end before the cut.
    order = {"aid": "insert_order", "order_id": "o1", "padding": secrets.token_hex(10_000_000)}
    async with (
        diff_server(compression=None) as front,
        linked(trader(), front.url) as (link, ear),
        asyncio.TaskGroup() as tasks,
    ):
        talk = await front.accepted()
        await greet(talk, trade_snapshot())
        await ear.state(S.READY)
        await talk.hear("peek_message")
        talk.socket.transport.pause_reading()

        begun = asyncio.Event()

        async def submit() -> None:
            begun.set()
            with pytest.raises(OutcomeUnknown, match="broke while"):
                await link.submit(order)

        tasks.create_task(submit())
        await begun.wait()  # and so until the write waits for the other side
        talk.cut()


async def test_a_market_link_takes_no_orders_and_a_trade_link_no_subscriptions() -> None:
    with pytest.raises(LinkError, match="takes no instructions"):
        await SocketLink(market(), "ws://x", Ear(), lambda: NOW, rng=Dice()).submit({})
    with pytest.raises(LinkError, match="no subscriptions"):
        await SocketLink(trader(), "ws://x", Ear(), lambda: NOW, rng=Dice()).subscribe([CU])


async def test_a_changed_list_goes_out_at_once_or_with_the_next_connection() -> None:
    async with diff_server() as front, linked(market(CU), front.url) as (link, ear):
        talk = await front.accepted()
        assert (await talk.hear("subscribe_quote"))["ins_list"] == CU
        await greet(talk, market_snapshot([CU]))
        await ear.state(S.READY)
        await link.subscribe([CU, M])
        assert (await talk.hear("subscribe_quote"))["ins_list"] == f"{CU},{M}"
        talk.cut()
        await ear.state(S.DOWN)
        await link.subscribe([M])
        talk = await front.accepted()
        assert (await talk.hear("subscribe_quote"))["ins_list"] == M


# Refusals


async def test_a_wrong_password_is_not_tried_again() -> None:
    async with diff_server() as front, linked(trader(), front.url) as (_, ear):
        talk = await front.accepted()
        refusal = notice("用户名或密码错误", 402, "WARNING")
        await greet(talk, rtn({"notify": {"n": refusal}}))
        assert (await ear.state(S.REFUSED)).detail == "用户名或密码错误"
        talk.cut()
        await talk.ended()
        await asyncio.sleep(0.05)  # the waits of this test are zero: a retry would be here
        assert front.connections == 1
        assert ear.of(LinkChanged)[-1].state is S.REFUSED


async def test_a_counter_that_was_not_ready_for_us_is_tried_again_after_a_pause(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pump, "REFUSAL_GRACE", 0.01)
    monkeypatch.setattr(pump, "REFUSAL_PAUSE", 0.01)
    async with diff_server() as front, linked(trader(), front.url) as (_, ear):
        talk = await front.accepted()
        await greet(talk, rtn({"notify": {"n": notice("CTP:还没有初始化", 7, "WARNING")}}))
        await ear.state(S.REFUSED)
        await talk.ended()
        await greet(await front.accepted(), trade_snapshot())
        await ear.state(S.READY)


async def test_a_refusal_that_is_taken_back_in_time_keeps_the_connection(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ends: list[float | None] = []  # when the patience ends, after each change of the state
    moved = SocketLink._moved

    def spied(link: SocketLink, grace: asyncio.Timeout) -> None:
        moved(link, grace)
        ends.append(grace.when())

    monkeypatch.setattr(SocketLink, "_moved", spied)
    async with diff_server() as front, linked(trader(), front.url) as (_, ear):
        talk = await front.accepted()
        await greet(talk, rtn({"notify": {"n": notice("结算单未确认", 42, "WARNING")}}))
        await ear.state(S.REFUSED)
        await talk.say(trade_snapshot())
        await ear.state(S.READY)
        async with asyncio.timeout(PATIENCE):
            while not (any(ends) and ends[-1] is None):
                await asyncio.sleep(0)
        assert (front.connections, ear.of(LinkChanged)[-1].state) == (1, S.READY)


# Frames


async def test_bad_frames_are_told_once_a_kind_and_the_link_stays_up(expected_logs: Any) -> None:
    expected_logs("basisdesk.feeds.*refused")
    bad: list[str | bytes] = ["{", b'{"aid":"\xff"}', "[]", "{}", '{"aid":"rtn_data","data":7}']
    bad += ['{"aid":"what"}', '{"aid":"x","n":1e309}', rtn({"quotes": {CU: {"volume": 2**80}}})]
    async with diff_server() as front, linked(market(), front.url) as (_, ear):
        talk = await front.accepted()
        await greet(talk, *bad, *bad, market_snapshot([CU, M]))
        await ear.state(S.READY)
        kinds = [event.kind for event in ear.of(SourceFaulted)]
        assert kinds == [
            "not json",
            "not utf-8",
            "not an object",
            "no aid",
            "patch",
            "unknown aid",
            "number",
        ]
        assert (front.connections, len(expected_logs.lines)) == (1, len(kinds))


async def test_a_huge_snapshot_arrives_whole() -> None:
    noise = secrets.token_hex(4_000_000)
    many = {f"SHFE.x{n}": quote(note=noise[n * 1000 : n * 1000 + 900]) for n in range(8000)}
    frame = rtn({"quotes": {**many, CU: quote(), M: quote()}}, {"ins_list": f"{CU},{M}"})
    assert len(frame) > 8_000_000
    async with diff_server() as front, linked(market(), front.url) as (link, ear):
        await greet(await front.accepted(), frame)
        await ear.state(S.READY)
        assert len(link.session.tree["quotes"]) == 8002
        assert link.session.tree["quotes"]["SHFE.x7999"]["note"] == noise[7_999_000:7_999_900]


async def test_a_stopped_link_says_goodbye() -> None:
    async with diff_server() as front:
        async with linked(market(), front.url) as (_, ear):
            talk = await front.accepted()
            await greet(talk, market_snapshot([CU, M]))
            await ear.state(S.READY)
        assert await talk.ended() == 1000


async def test_events_of_one_frame_come_in_one_go() -> None:
    """Nothing else that the desk does may stand between the parts of one transaction."""
    async with diff_server() as front, linked(trader(), front.url) as (_, ear):
        begun: list[int] = []

        async def meddle() -> None:
            while True:
                begun.append(len(ear.events))
                await asyncio.sleep(0)

        async with asyncio.TaskGroup() as tasks:
            meddling = tasks.create_task(meddle())
            talk = await front.accepted()
            await greet(talk, trade_snapshot(positions={CU: position()}))
            await ear.until(lambda e: isinstance(e, PositionsChanged))
            meddling.cancel()
        ready = next(
            at
            for at, event in enumerate(ear.events)
            if isinstance(event, LinkChanged) and event.state is S.READY
        )
        assert ready in begun
        assert ready + 1 not in begun
