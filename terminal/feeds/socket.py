"""The pump between a session and its websocket: connect, read, write, measure, try again.

It is the only part of the feeds that waits on a network. What the frames mean it leaves to the
session; it stamps each event with the instant at which its frame arrived.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from itertools import chain
from urllib.parse import urlsplit

import structlog
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus, WebSocketException
from websockets.protocol import State

from terminal import LinkError, OutcomeUnknown, __version__
from terminal.core.event import Event, LatencyMeasured, LinkChanged, SourceFaulted
from terminal.core.refusal import Refusal, say, words_of
from terminal.domain.link import LinkState
from terminal.domain.said import Said
from terminal.feeds.backoff import Backoff
from terminal.feeds.market_session import UNKNOWN_SYMBOL, MarketSession
from terminal.feeds.session import Out
from terminal.feeds.trade_session import TradeSession

log = structlog.stdlib.get_logger("basisdesk.feeds")

Emit = Callable[[Event, float], None]

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
OPEN_TIMEOUT = 10.0
# Bounds how long a stop can take when the other side does not answer.
CLOSE_TIMEOUT = 1.0
# A refusal may be taken back: a warning can overtake the session it does not concern.
REFUSAL_GRACE = 10.0
# Counters lock accounts that knock too often.
REFUSAL_PAUSE = 300.0


class SocketLink:
    """One session on one address, connected for ever until `run` is cancelled.

    emit: called with each event and the `time.perf_counter()` of its frame's arrival; all events of
        one frame come in one go
    clock: the desk's clock, aware UTC
    ping_interval, ping_timeout, backoff: seconds
    """

    def __init__(
        self,
        session: MarketSession | TradeSession,
        url: str,
        emit: Emit,
        clock: Callable[[], datetime],
        *,
        rng: random.Random,
        ping_interval: float = 5.0,
        ping_timeout: float = 20.0,
        backoff: tuple[float, float] = (0.5, 30.0),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        self.session = session
        self._url = url
        self._emit = emit
        self._clock = clock
        self._ping_interval = ping_interval
        self._ping_timeout = ping_timeout
        self._backoff = Backoff(*backoff, rng)
        self._headers = dict(headers or {})
        self._socket: ClientConnection | None = None
        self._logged: set[str] = set()

    async def run(self) -> None:
        """Keep the link up; returns only by cancellation."""
        self._emit(LinkChanged(self.session.link, LinkState.CONNECTING, self._url), _instant())
        while True:
            detail = await self._connection()
            log.info("link down", link=self.session.link, url=self._url, reason=words_of(detail))
            self._tell(self.session.closed(detail, self._clock()), _instant())
            await asyncio.sleep(self._pause())

    async def submit(self, packet: dict[str, object]) -> None:
        """Write an instruction; `LinkError`: it was not sent, `OutcomeUnknown`: perhaps it was."""
        session, socket = self.session, self._socket
        if isinstance(session, MarketSession):
            raise LinkError(f"{session.link} is a market link: it takes no instructions")
        frame = session.submit(packet)
        if socket is None or socket.state is not State.OPEN:
            raise LinkError(f"{session.link} is closing: the instruction was not sent")
        try:
            await socket.send(frame)
        except ConnectionClosed as error:
            raise OutcomeUnknown(
                f"{session.link} broke while an instruction was written: {_reason(error)}"
            ) from None

    async def renew(self) -> None:
        """Close a READY connection, so that the next one brings a complete snapshot."""
        if self._socket is not None and self.session.state is LinkState.READY:
            log.info("connection renewed", link=self.session.link)
            await self._socket.close(reason="asking anew")

    async def subscribe(self, symbols: Iterable[str]) -> None:
        """Replace the symbols of a market link; a lost connection is made good by the next one."""
        if isinstance(self.session, TradeSession):
            raise LinkError(f"{self.session.link} is a trade link: it has no subscriptions")
        out = self.session.subscribe(symbols)
        if self._socket is not None:
            try:
                await self._carry_out(self._socket, out, _instant())
            except ConnectionClosed:
                log.info("subscription waits for the next connection", link=self.session.link)

    # One connection from opening to its end; returns why it ended, in words.
    async def _connection(self) -> str | Said:
        try:
            socket = await self._open()
        except InvalidStatus as error:
            status = error.response.status_code
            return say(Refusal.WEB_TURNED_AWAY, source=self._url, status=status)
        except TimeoutError:
            return say(Refusal.WEB_SLOW, source=self._url, seconds=f"{OPEN_TIMEOUT:g}")
        # An address may be none in ways that its reader tells as a wrong value.
        except (OSError, WebSocketException, EOFError, ValueError) as error:
            return say(Refusal.WEB_NO_WAY, source=self._url, failure=_words(error))
        self._socket = socket
        try:
            async with asyncio.TaskGroup() as tasks:
                pinging = tasks.create_task(self._ping(socket), name=f"ping {self.session.link}")
                detail = await self._read(socket)
                pinging.cancel()
            return detail
        finally:
            self._socket = None
            await socket.close()

    async def _open(self) -> ClientConnection:
        host = urlsplit(self._url).hostname or ""
        return await connect(
            self._url,
            user_agent_header=f"basisdesk/{__version__}",
            additional_headers=self._headers,
            # A proxy set for the outside world must not catch the exchange in this very process.
            proxy=None if host in LOOPBACK else True,
            open_timeout=OPEN_TIMEOUT,
            close_timeout=CLOSE_TIMEOUT,
            ping_interval=None,
            max_size=None,
            compression="deflate",
        )

    async def _read(self, socket: ClientConnection) -> str | Said:
        session = self.session
        try:
            await self._carry_out(socket, session.opened(self._clock()), _instant())
            async with asyncio.timeout(None) as grace:
                while True:
                    frame = await socket.recv(decode=False)
                    received = _instant()
                    before = session.state
                    await self._carry_out(socket, session.received(frame, self._clock()), received)
                    if session.state is not before:
                        self._moved(grace)
        except ConnectionClosed as error:
            return say(Refusal.WEB_GONE, source=self._url, failure=_reason(error))
        except TimeoutError:
            return "refused"

    def _moved(self, grace: asyncio.Timeout) -> None:
        if self.session.state is LinkState.READY:
            self._backoff.reset()
        is_refused = self.session.state is LinkState.REFUSED
        loop = asyncio.get_running_loop()
        grace.reschedule(loop.time() + REFUSAL_GRACE if is_refused else None)

    async def _carry_out(self, socket: ClientConnection, out: Out, received: float) -> None:
        self._tell(out, received)
        for frame in out.send:
            await socket.send(frame)

    def _tell(self, out: Out, received: float) -> None:
        for event in chain(out.events, out.later):
            if isinstance(event, SourceFaulted) and event.kind not in self._logged:
                self._logged.add(event.kind)
                # A wrong name in the desk file is the user's affair, a bad frame an engineer's.
                write = log.info if event.kind == UNKNOWN_SYMBOL else log.warning
                write("refused", link=event.source, kind=event.kind, detail=event.detail)
            self._emit(event, received)

    # Silence of a market means nothing; silence of its socket does.
    async def _ping(self, socket: ClientConnection) -> None:
        try:
            while True:
                async with asyncio.timeout(self._ping_timeout):
                    seconds = await (await socket.ping())
                event = LatencyMeasured(self.session.link, seconds * 1000)
                self._emit(event, _instant())
                if isinstance(self.session, MarketSession):
                    await self._carry_out(socket, self.session.idle(), _instant())
                await asyncio.sleep(self._ping_interval)
        except ConnectionClosed:
            return
        except TimeoutError:
            log.info("no pong", link=self.session.link, seconds=self._ping_timeout)
            await socket.close(reason="no pong")

    def _pause(self) -> float:
        if self.session.state is not LinkState.REFUSED:
            return self._backoff.next()
        hopeless = isinstance(self.session, TradeSession) and self.session.is_hopeless
        return float("inf") if hopeless else REFUSAL_PAUSE


def _instant() -> float:
    return time.perf_counter()


def _words(error: Exception) -> str:
    return str(error) or type(error).__name__


def _reason(error: ConnectionClosed) -> str:
    for frame in (error.rcvd, error.sent):
        if frame is not None:
            return frame.reason or f"code {frame.code}"
    return "the connection was lost"
