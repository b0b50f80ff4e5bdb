"""One websocket port: takes frames, hands instructions to a session, sends what its outlet lets go.

Garbage is counted and ignored, as the real servers do: no frame can end a connection, let alone
the server.
"""

from __future__ import annotations

import asyncio
import logging
import os
from collections import Counter
from collections.abc import Callable
from http import HTTPStatus
from types import TracebackType
from typing import Any, Protocol

import msgspec
import structlog
from websockets.asyncio.server import Server as Listener
from websockets.asyncio.server import ServerConnection, serve
from websockets.exceptions import ConnectionClosed
from websockets.http11 import Request, Response

from terminal import Refused
from terminal.sim.flow import Outlet

log = structlog.stdlib.get_logger("basisdesk.sim")

_CLOSE_SECONDS = 1.0
# A client that goes away while it connects is no news; a session that fails is logged below.
_library_log = logging.getLogger("websockets.server.sim")
_library_log.setLevel(logging.CRITICAL)


class Session(Protocol):
    """One connection as its front sees it."""

    outlet: Outlet

    def receive(self, pack: dict[str, Any]) -> bool:
        """Carry out one instruction; False for one that is not understood."""

    def close(self) -> None:
        """Forget the connection."""


class Server:
    """A port on which every connection gets a session of its own.

    ignored: how often something was not understood, by kind
    is_out: while set, connections are refused with 503
    """

    def __init__(self, host: str, port: int, open_session: Callable[[], Session]) -> None:
        self._host = host
        self._port = port
        self._open_session = open_session
        self._connections: set[ServerConnection] = set()
        self._listener: Listener | None = None
        self.ignored: Counter[str] = Counter()
        self.is_out = False

    async def __aenter__(self) -> Server:
        try:
            self._listener = await serve(
                self._talk,
                self._host,
                self._port,
                max_size=None,
                ping_interval=None,
                close_timeout=_CLOSE_SECONDS,
                logger=_library_log,
                process_request=self._admit,
            )
        except (OSError, OverflowError) as error:
            raise Refused(f"cannot listen on {self._host}:{self._port}: {_why(error)}") from error
        self._port = self._listener.sockets[0].getsockname()[1]
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        assert self._listener is not None
        self._listener.close()
        await self._listener.wait_closed()

    @property
    def url(self) -> str:
        """Where clients connect to."""
        return f"ws://{self._host}:{self._port}"

    @property
    def connections(self) -> int:
        """How many clients are connected now."""
        return len(self._connections)

    def drop(self) -> None:
        """Cut every connection without a goodbye, as a broken network does."""
        for connection in list(self._connections):
            connection.transport.abort()

    def _admit(self, connection: ServerConnection, request: Request) -> Response | None:
        if self.is_out:
            return connection.respond(HTTPStatus.SERVICE_UNAVAILABLE, "the feed is lost\n")
        return None

    async def _talk(self, connection: ServerConnection) -> None:
        session = self._open_session()
        self._connections.add(connection)
        try:
            async with asyncio.TaskGroup() as group:
                sending = group.create_task(_send(connection, session.outlet))
                await self._listen(connection, session)
                sending.cancel()
        except Exception:
            log.exception("a session failed")
        finally:
            self._connections.discard(connection)
            session.close()

    async def _listen(self, connection: ServerConnection, session: Session) -> None:
        try:
            async for frame in connection:
                self._receive(session, frame)
        except ConnectionClosed as closed:
            log.debug("connection lost", error=str(closed))

    def _receive(self, session: Session, frame: str | bytes) -> None:
        try:
            pack = msgspec.json.decode(frame)
            # Much is echoed: what cannot be written again is not taken in.
            msgspec.json.encode(pack)
        except (msgspec.DecodeError, UnicodeError, OverflowError, RecursionError):
            self._ignore("not JSON")
            return
        if not isinstance(pack, dict) or not isinstance(pack.get("aid"), str):
            self._ignore("no aid")
        elif pack["aid"] == "peek_message":
            session.outlet.peek()
        elif not session.receive(pack):
            self._ignore(pack["aid"][:40])

    def _ignore(self, kind: str) -> None:
        self.ignored[kind] += 1
        log.debug("frame ignored", kind=kind, count=self.ignored[kind])


async def _send(connection: ServerConnection, outlet: Outlet) -> None:
    try:
        while True:
            await connection.send(await outlet.next(), text=True)
    except ConnectionClosed:
        return


def _why(error: Exception) -> str:
    if not isinstance(error, OSError) or error.errno is None:
        return str(error)
    # asyncio wraps the system's own words in a sentence that says the address again.
    return os.strerror(error.errno) if error.errno > 0 else str(error.strerror)
