"""A plain DIFF client for conversations with the exchange, written from the protocol text alone."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from datetime import UTC, datetime
from types import TracebackType
from typing import Any

import pytest
from websockets.asyncio.client import ClientConnection, connect

PATIENCE = 60.0


def merge(target: dict[str, Any], patch: dict[str, Any]) -> None:
    """RFC 7386, as DIFF has it."""
    for key, value in patch.items():
        if value is None:
            target.pop(key, None)
        elif isinstance(value, dict):
            if not isinstance(target.get(key), dict):
                target[key] = {}
            merge(target[key], value)
        else:
            target[key] = value


class Client:
    """One connection: peeks like tqsdk and keeps the merged tree and every packet."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.tree: dict[str, Any] = {}
        self.packs: list[dict[str, Any]] = []
        self.socket: ClientConnection

    async def __aenter__(self) -> Client:
        self.socket = await connect(
            self.url, max_size=None, open_timeout=PATIENCE, ping_interval=None
        )
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.socket.close()

    async def send(self, aid: str, **fields: Any) -> None:
        await self.socket.send(json.dumps({"aid": aid, **fields}))

    async def peek(self) -> None:
        await self.send("peek_message")

    async def receive(self, seconds: float = PATIENCE) -> dict[str, Any]:
        """Take one packet without answering it."""
        pack: dict[str, Any] = json.loads(await asyncio.wait_for(self.socket.recv(), seconds))
        self.packs.append(pack)
        for patch in pack.get("data", []) if pack["aid"] == "rtn_data" else []:
            merge(self.tree, patch)
        return pack

    async def quiet(self, seconds: float = 0.2) -> bool:
        """Tell whether nothing comes although something could."""
        try:
            await self.receive(seconds)
        except TimeoutError:
            return True
        return False

    async def until(self, condition: Callable[[dict[str, Any]], Any]) -> dict[str, Any]:
        """Peek and read until the tree shows it; the credit that is left stays with the server."""
        async with asyncio.timeout(PATIENCE):
            await self.peek()
            while not _holds(condition, self.tree):
                if (await self.receive())["aid"] == "rtn_data":
                    await self.peek()
        return self.tree

    async def login(self, user: str = "demo") -> dict[str, Any]:
        """Log in, confirm, and return `trade.<user>`, which goes on living."""
        await self.send("req_login", bid="simnow", user_name=user, password=user)
        await self.send("confirm_settlement")
        await self.until(lambda tree: tree["trade"][user]["trade_more_data"] is False)
        account: dict[str, Any] = self.tree["trade"][user]
        return account

    def notices(self) -> list[dict[str, Any]]:
        return list(self.tree.get("notify", {}).values())


def _holds(condition: Callable[[dict[str, Any]], Any], tree: dict[str, Any]) -> bool:
    try:
        return bool(condition(tree))
    except KeyError:
        return False


@pytest.fixture
def client() -> type[Client]:
    return Client


@pytest.fixture(scope="session")
def plain_merge() -> Callable[[dict[str, Any], dict[str, Any]], None]:
    return merge


@pytest.fixture
def monday_morning() -> datetime:
    """10:00 in Beijing on Monday 2026-11-23: every product trades."""
    return datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
