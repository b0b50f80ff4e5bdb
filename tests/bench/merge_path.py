"""W3R beside tqsdk's own way from a frame to a merged tree, in turn and in one process.

usage: python -m tests.bench.merge_path

tqsdk's side is what its client does with a frame when nothing else is asked of it: parse it, pass
it through the stages that reconnect and extend, each a task with channels of its own, answer the
peek, merge it into the tree. Socket, compression and log files are left out. The rules are then
the hand-written loop of the workloads, so that both sides must find the same alerts.
"""

from __future__ import annotations

import asyncio
import gc
import importlib.util
import json
import logging
import os
import subprocess
import sys
import tempfile
import types
from pathlib import Path
from statistics import median
from typing import Any

from terminal.feeds.skim import milliseconds_of
from tests.bench import workloads
from tests.bench.workloads import Tally

ROOT = Path(__file__).resolve().parent.parent.parent
ROUNDS, FRAME = 3, 20


def measure() -> dict[str, Any]:
    """Return what tqsdk's merge path does a second, and how many times that W3R is."""
    if importlib.util.find_spec("tqsdk") is None:
        return {"w3r_tqsdk": "tqsdk is not installed (extra: interop)"}
    with tempfile.TemporaryDirectory() as home:  # tqsdk writes into the home folder
        environment = {**os.environ, "HOME": home, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-m", "tests.bench.merge_path"]
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(done.stderr)
    figures: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return figures


def main() -> None:
    # tqsdk fetches a news page when it is imported.
    sys.modules["tqsdk.changelog_notification"] = types.ModuleType("tqsdk.changelog_notification")
    found = workloads.modules()
    if found is None:
        raise SystemExit("the workloads are not beside this checkout")
    print(json.dumps(in_turn(*found)), flush=True)


def in_turn(names: Any, pyref: Any) -> dict[str, Any]:
    """Run both sides over the same frames, round by round."""
    from tests.bench.rules import seconds

    w, count = names.load(), names.W3N
    frames = names.load_frames(FRAME)
    triggers = workloads.w2_triggers(names, w)
    gc.collect()
    gc.freeze()
    theirs, ratios = [], []
    for _ in range(ROUNDS):
        loop, tally = pyref.PyW2(w), Tally(triggers)
        engine = workloads.engine_of(names, w, triggers)
        path = MergePath(names.NAMES, loop)
        long = seconds(lambda p=path: asyncio.run(p.run(frames)))
        short = seconds(lambda e=engine, t=tally: workloads.run_wire(e, frames, t))
        if (loop.count, loop.csum) != (tally.alerts, tally.csum):
            raise RuntimeError("the rules over tqsdk's tree and the engine differ")
        theirs.append(count / long)
        ratios.append(long / short)
    return {
        "w3r_tqsdk_updates_per_s": round(median(theirs)),
        "w3r_tqsdk_ratio": round(median(ratios), 2),
    }


class MergePath:
    """The stages of tqsdk's client between the socket and the user's loop, and rules behind it."""

    def __init__(self, symbols: list[str], loop: Any) -> None:
        from shinny_structlog import ShinnyLoggerAdapter
        from tqsdk.diff import _merge_diff
        from tqsdk.entity import Entity
        from tqsdk.objs import Quote

        self._merge = _merge_diff
        self._numbers = {symbol: number for number, symbol in enumerate(symbols)}
        self._on_quote = loop.on_quote
        self._prototype = {"quotes": {"#": Quote(None)}}
        self._data = Entity()
        self._data._instance_entity([])
        # What its stages ask of the client they belong to.
        self._logger = logging.getLogger("bench.tqsdk")
        self._adapter = ShinnyLoggerAdapter(self._logger)

    def create_task(self, coroutine: Any) -> asyncio.Task[Any]:
        return asyncio.get_running_loop().create_task(coroutine)

    async def _cancel_task(self, task: asyncio.Task[Any]) -> None:
        task.cancel()

    async def run(self, frames: list[bytes]) -> None:
        """Give a frame for each peek and judge what has been merged of it."""
        from tqsdk.channel import TqChan
        from tqsdk.connect import MdReconnectHandler
        from tqsdk.data_extension import DataExtension

        to_extension, to_user, to_handler, from_handler, to_socket, from_socket = (
            TqChan(self, logger=self._logger) for _ in range(6)
        )
        handler, extension = MdReconnectHandler(self._adapter), DataExtension(self)
        stages = [
            handler._run(self, to_handler, from_handler, to_socket, from_socket),
            extension._run(to_extension, to_user, to_handler, from_handler),
        ]
        tasks = [self.create_task(stage) for stage in stages]
        # A front ends its first packets so; without it no stage passes anything on.
        first = [b'{"aid":"rtn_data","data":[{"mdhis_more_data":false}]}']

        async def walk() -> None:
            base = 0
            for frame in [*first, *frames]:
                to_extension.send_nowait({"aid": "peek_message"})
                await to_socket.recv()
                await from_socket.send(json.loads(frame))
                base = self._take((await to_user.recv())["data"], base)

        # A stage that fails ends the walk, which would wait for it.
        done, rest = await asyncio.wait(
            [*tasks, self.create_task(walk())], return_when=asyncio.FIRST_COMPLETED
        )
        for task in rest:
            task.cancel()
        await asyncio.gather(*rest, return_exceptions=True)
        for task in done:
            task.result()

    def _take(self, patches: list[dict[str, Any]], base: int) -> int:
        changed = [symbol for patch in patches for symbol in patch.get("quotes", ())]
        for patch in patches:
            self._merge(self._data, patch, self._prototype, persist=False, reduce_diff=True)
        quotes, numbers = self._data["quotes"] if changed else {}, self._numbers
        for index, symbol in enumerate(changed, base):
            quote = quotes[symbol]
            time = milliseconds_of(quote["datetime"])
            self._on_quote(numbers[symbol], time, quote["last_price"], index)
        return base + len(changed)


if __name__ == "__main__":
    main()
