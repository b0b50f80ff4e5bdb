"""A desk in a process of its own that does to its book what stands on its input, until killed.

    python -m tests.e2e.booking DESK DATA

Each line in is one act, {"act": "roll", ...}; each line out how the book stands now: physical
exposure by month, lots, and why the act was refused. A frame of the desk shows what is new in no
order that matters, so there is a line whenever any of it is another: who reads waits for all of it.
"""

from __future__ import annotations

import json
import os
import queue
import sys
import threading
import time
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec

from terminal import log
from terminal.core.book_act import VERBS
from terminal.core.book_view import BookState
from terminal.core.book_wish import BookWish, UndoBook
from terminal.core.effect import Topic
from terminal.domain.line import Line, LineKind
from terminal.domain.stock import Lot
from terminal.settings import read_settings
from terminal.thread import DeskThread

UNIT, COMMODITY = "华北事业部", "cu"
ACTS = {verb: kind for kind, verb in VERBS.items()}
PATIENCE = 90.0  # with nothing new to say: who reads waits for what does not come


class Booking:
    """What a window would know of the book."""

    def __init__(self, desk: Path, data: Path) -> None:
        self._desk = DeskThread(read_settings(desk), data)
        self._lines: dict[str, Line] = {}
        self._lots: dict[str, Lot] = {}
        self._refused = ""
        self.state = BookState()
        self._desk.start()

    def do(self, act: dict[str, Any]) -> None:
        """Ask the desk for one act."""
        self._refused = ""
        self._desk.post(self._wish(act))

    def told(self) -> dict[str, Any]:
        """Say how the book stands."""
        months: dict[str, list[Decimal]] = {}
        for line in self._lines.values():
            if line.kind is LineKind.FUTURES or (line.unit, line.commodity) != (UNIT, COMMODITY):
                continue
            sums = months.setdefault(line.month, [Decimal(0), Decimal(0)])
            sums[0] += line.delta_spot + line.delta_futures
            sums[1] += line.delta_spot
        lots = {
            id: f"{lot.quantity.normalize():f} {lot.futures}"
            for id, lot in self._lots.items()
            if (lot.unit, lot.commodity) == (UNIT, COMMODITY)
        }
        return {
            "months": {key: [int(one) for one in months[key]] for key in sorted(months)},
            "lots": dict(sorted(lots.items())),
            "refused": self._refused,
            "source": self.state.source,
        }

    def _wish(self, act: dict[str, Any]) -> BookWish:
        verb, fields = act["act"], {key: act[key] for key in act if key != "act"}
        if verb == "undo":
            return UndoBook(self.state.last, "li")
        return msgspec.convert({"actor": "li", **fields}, type=ACTS[verb], strict=False)  # type: ignore[no-any-return]

    def look(self) -> None:
        """Take what the desk shows."""
        batch = self._desk.changes.take()
        _put(self._lines, batch.get(Topic.LINE, {}))
        goods = batch.get(Topic.GOODS, {})
        _put(
            self._lots,
            {one.id: one for one in goods.values() if isinstance(one, Lot)}
            | {key.partition(":")[2]: None for key, one in goods.items() if one is None},
        )
        self.state = batch.get(Topic.BOOK, {}).get("") or self.state
        for notice in batch.get(Topic.NOTICE, {}).values():
            if notice.level == "refused":
                self._refused = notice.content


def _put(known: dict[str, Any], changes: dict[str, Any]) -> None:
    for key, value in changes.items():
        if value is None:
            known.pop(key, None)
        else:
            known[key] = value


def main() -> None:
    desk, data = Path(sys.argv[1]), Path(sys.argv[2])
    log.configure(data)
    acts: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()

    def hear() -> None:
        for line in sys.stdin:
            acts.put(json.loads(line))

    threading.Thread(target=hear, daemon=True).start()
    booking, told, since = Booking(desk, data), "", time.monotonic()
    # It ends when it is killed, or when there is nothing to say any more.
    while time.monotonic() - since < PATIENCE:
        with suppress(queue.Empty):
            booking.do(acts.get(timeout=0.02))
        booking.look()
        if (now := json.dumps(booking.told(), ensure_ascii=False)) != told:
            told, since = now, time.monotonic()
            print(told, flush=True)
    os._exit(1)


if __name__ == "__main__":
    main()
