"""Runs the simulated world beside the desk: exchange and gateway as child processes of their own.

They listen on free loopback ports, are held on a leash (their standard input), so that they end
with this process however it ends, and are in a session of their own, so that a Ctrl-C meant for
the desk does not take its exchange away before it has finished.
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
import tempfile
from asyncio.subprocess import Process
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from types import MappingProxyType
from typing import IO

import msgspec

import terminal
from terminal import Refused

_START_SECONDS = 20.0
_STOP_SECONDS = 2.0
_EXCHANGE_READY = re.compile(r"ready md=(\S+) td=(\S+)")
_GATEWAY_READY = re.compile(r"ready (\S+)")
_ROOT = Path(terminal.__file__).parent.parent


class Places(msgspec.Struct, frozen=True):
    """Where the embedded servers listen, and their process ids."""

    market: str
    trade: str
    gateway: str
    exchange_pid: int
    gateway_pid: int


@asynccontextmanager
async def embedded(
    *,
    scenario: str = "blowout",
    seed: int = 7,
    speed: float = 1.0,
    folder: Path | None = None,
    gateway: Mapping[str, object] = MappingProxyType({}),
) -> AsyncIterator[Places]:
    """Start both servers, and stop them at the end.

    folder: where both keep their own record (exchange.jsonl, gateway.jsonl); None = nowhere
    gateway: further options of that server
    `Refused` repeats the sentence of a server that did not start.
    """
    market = {"scenario": scenario, "seed": seed, "speed": speed}
    async with AsyncExitStack() as stack:
        first = await _start(stack, "exchange", {**market, **_log(folder, "exchange")})
        second = await _start(stack, "gateway", {**_log(folder, "gateway"), **gateway})
        md, td = await first.ready(_EXCHANGE_READY)
        (url,) = await second.ready(_GATEWAY_READY)
        yield Places(md, td, url, first.process.pid, second.process.pid)


def _log(folder: Path | None, name: str) -> dict[str, object]:
    if folder is None:
        return {}
    folder.mkdir(parents=True, exist_ok=True)
    return {"log": str((folder / f"{name}.jsonl").resolve())}


class _Child:
    def __init__(self, name: str, process: Process, errors: IO[bytes]) -> None:
        self.name = name
        self.process = process
        self._errors = errors

    async def ready(self, pattern: re.Pattern[str]) -> tuple[str, ...]:
        assert self.process.stdout is not None
        try:
            line = await asyncio.wait_for(self.process.stdout.readline(), _START_SECONDS)
        except TimeoutError:
            raise Refused(f"the embedded {self.name} was not ready in time") from None
        match = pattern.match(line.decode(errors="replace"))
        if match is None:
            await self.stop()
            raise Refused(f"the embedded {self.name} did not start: {self._last_words()}")
        return match.groups()

    def _last_words(self) -> str:
        self._errors.seek(0)
        lines = self._errors.read().decode(errors="replace").split("\n")
        said = [line.strip() for line in lines if line.strip()]
        return (
            said[-1].removeprefix("basisdesk: ")
            if said
            else f"it ended with code {self.process.returncode}"
        )

    async def stop(self) -> None:
        # Letting go of the leash, not a signal: asyncio would lose the exit code of a child that
        # has just ended by itself.
        assert self.process.stdin is not None
        self.process.stdin.close()
        try:
            await asyncio.wait_for(self.process.wait(), _STOP_SECONDS)
        except TimeoutError:
            self.process.kill()
            await self.process.wait()


async def _start(stack: AsyncExitStack, name: str, options: Mapping[str, object]) -> _Child:
    errors = stack.enter_context(tempfile.TemporaryFile())  # noqa: SIM115 -- the stack closes it
    paths = [str(_ROOT), os.environ.get("PYTHONPATH", "")]
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "terminal.sim.child", name),
        # Each listens on a loopback port of its own unless told otherwise.
        msgspec.json.encode({**options, "leash": True}).decode(),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=errors,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, paths))},
        start_new_session=True,
    )
    child = _Child(name, process, errors)
    stack.push_async_callback(child.stop)
    return child
