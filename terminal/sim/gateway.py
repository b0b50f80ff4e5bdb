"""A notification provider as a real HTTP server: accepts, answers, says later what became of it.

It can be told to misbehave as providers do: fail, lose its reply, be slow, throttle, forget for a
while what it took, go away.
"""

from __future__ import annotations

import asyncio
import random
import secrets
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Annotated

import msgspec
from aiohttp import web
from msgspec import Meta

from terminal import Refused
from terminal.sim.mailroom import Mailroom, Message
from terminal.sim.provider import Faults, Provider, Seconds, Share
from terminal.sim.stopping import until_stopped

# Long polls are cut, not waited for, when the server stops.
SHUTDOWN_SECONDS = 0.1


def utc_now() -> datetime:
    """Tell the provider's own time."""
    return datetime.now(UTC)  # noqa: TID251 -- a provider is another machine with its own clock


class Options(msgspec.Struct, frozen=True):
    """How the provider starts; lags in seconds, shares between 0 and 1.

    throttle: messages a minute and channel, 0 = no limit; answer: share of phone calls answered
    log: its durable record; leash: stop when stdin reaches its end
    """

    listen: str = "127.0.0.1:0"
    log: Path | None = None
    fail: Share = 0.0
    lose_reply: Share = 0.0
    receipt_lag: Seconds = 0.5
    throttle: Annotated[int, Meta(ge=0)] = 0
    query_lag: Seconds = 0.0
    slow: Seconds = 0.0
    answer: Share = 0.0
    seed: int = 0
    leash: bool = False


class Gateway:
    """The provider, serving while the context is open."""

    def __init__(self, options: Options, clock: Callable[[], datetime] = utc_now) -> None:
        self._listen = options.listen
        self._room = Mailroom(options.log, clock, secrets.token_hex(4))
        self._provider = Provider(self._room, _faults(options), random.Random(options.seed))
        self._runner: web.AppRunner | None = None
        self.url = ""

    @property
    def messages(self) -> list[Message]:
        """All it took, in order."""
        return self._room.messages

    async def __aenter__(self) -> Gateway:
        host, port = _address(self._listen)
        self._room.open()
        app = self._provider.app()
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=SHUTDOWN_SECONDS)
        await self._runner.setup()
        site = web.TCPSite(self._runner, host, port)
        try:
            await site.start()
        except (OSError, OverflowError) as error:
            await self._close()
            why = getattr(error, "strerror", None) or error
            raise Refused(f"gateway cannot listen on {host}:{port}: {why}") from error
        name = f"[{host}]" if ":" in host else host
        self.url = f"http://{name}:{self._runner.addresses[0][1]}"
        self._provider.resume()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._close()

    async def _close(self) -> None:
        self._provider.stop()
        assert self._runner is not None
        await self._runner.cleanup()
        self._room.close()


def run_gateway(options: Options) -> int:
    """Serve until SIGINT or SIGTERM, or with a leash until stdin ends; say where on stdout."""
    return asyncio.run(_serve(options))


async def _serve(options: Options) -> int:
    async with Gateway(options) as gateway, asyncio.TaskGroup() as tasks:
        tasks.create_task(until_stopped(leash=options.leash))
        # One turn of the loop: its signal handlers stand before anybody is told to come.
        await asyncio.sleep(0)
        sys.stdout.write(f"ready {gateway.url}\n")
        sys.stdout.flush()
    return 0


def _faults(options: Options) -> Faults:
    given = msgspec.structs.asdict(options)
    try:
        named = {name: given[name] for name in Faults.__struct_fields__ if name in given}
        return msgspec.convert(named, Faults)
    except msgspec.ValidationError as error:
        why, _, name = str(error).partition(" - at `$.")
        name = name.rstrip("`")
        option = "--" + name.replace("_", "-")
        raise Refused(f"{option} {given[name]}: {why.replace('`', '').lower()}") from error


def _address(listen: str) -> tuple[str, int]:
    host, _, port = listen.rpartition(":")
    if not host or not port.isdecimal() or int(port) > 65535:
        raise Refused(f"--listen {listen}: expected HOST:PORT with a port from 0 to 65535")
    return host.strip("[]"), int(port)
