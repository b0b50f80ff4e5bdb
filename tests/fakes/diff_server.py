"""A front on loopback that says what a test tells it to say and keeps what it hears.

It is a real websocket server on a port of its own; the test drives the conversation.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import Any

from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.exceptions import ConnectionClosed
from websockets.http11 import Request, Response

# Only a hanging test waits this long.
PATIENCE = 60.0


class Talk:
    """One client's connection, seen from the front."""

    def __init__(self, socket: ServerConnection) -> None:
        self.socket = socket
        self.heard: list[dict[str, Any]] = []
        self._packets: asyncio.Queue[dict[str, Any]] = asyncio.Queue()

    async def hear(self, aid: str) -> dict[str, Any]:
        """Wait for the next packet with this aid; others are kept in `heard` and passed over."""
        async with asyncio.timeout(PATIENCE):
            while True:
                packet = await self._packets.get()
                if packet["aid"] == aid:
                    return packet

    async def say(self, *frames: str | bytes) -> None:
        """Send text frames; bytes go out as they are, valid UTF-8 or not."""
        for frame in frames:
            await self.socket.send(frame, text=True)

    def cut(self) -> None:
        """Break the connection without a word."""
        self.socket.transport.abort()

    async def ended(self) -> int:
        """Wait for the end; return the close code."""
        async with asyncio.timeout(PATIENCE):
            await self.socket.wait_closed()
        return self.socket.close_code or 0

    async def listen(self) -> None:
        """Keep what the client says, until it is gone."""
        try:
            async for frame in self.socket:
                packet = json.loads(frame)
                self.heard.append(packet)
                self._packets.put_nowait(packet)
        except ConnectionClosed:
            return


class DiffServer:
    """Accepts any number of clients, one `Talk` each. status: refuse the handshake with it."""

    def __init__(self) -> None:
        self.status: HTTPStatus | None = None
        self.connections = 0
        self.port = 0
        self._talks: asyncio.Queue[Talk] = asyncio.Queue()

    @property
    def url(self) -> str:
        return f"ws://127.0.0.1:{self.port}"

    async def accepted(self) -> Talk:
        """Wait for the next client."""
        async with asyncio.timeout(PATIENCE):
            return await self._talks.get()

    async def handle(self, socket: ServerConnection) -> None:
        self.connections += 1
        talk = Talk(socket)
        self._talks.put_nowait(talk)
        await talk.listen()

    def answer(self, socket: ServerConnection, request: Request) -> Response | None:
        self.request = request
        return None if self.status is None else socket.respond(self.status, "no\n")


@asynccontextmanager
async def diff_server(
    port: int = 0, *, compression: str | None = "deflate"
) -> AsyncIterator[DiffServer]:
    """Serve until the block ends."""
    front = DiffServer()
    server: Server
    async with serve(
        front.handle,
        "127.0.0.1",
        port,
        process_request=front.answer,
        compression=compression,
        max_size=None,
        ping_interval=None,
        close_timeout=1,
    ) as server:
        front.port = server.sockets[0].getsockname()[1]
        yield front
