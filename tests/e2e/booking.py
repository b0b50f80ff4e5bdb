"""A desk in a process of its own that does to its book what stands on its input, until killed.

    python -m tests.e2e.booking DESK DATA

Each line in is one act, {"act": "roll", ...}; each line out how the book stands after it was
recorded: physical exposure by month, lots, or why the act was refused.
"""

from __future__ import annotations

import json
import sys
import threading
import time
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
PATIENCE = 60.0
QUIET_LOOKS = 20


class Booking:
    """What a window would know of the book."""

    def __init__(self, desk: Path, data: Path) -> None:
        self._desk = DeskThread(read_settings(desk), data)
        self._lines: dict[str, Line] = {}
        self._lots: dict[str, Lot] = {}
        self._refused = ""
        self.state = BookState()
        self._desk.start()
        self._until(lambda: self.state.contracts and self._lines)

    def do(self, act: dict[str, Any]) -> None:
        """Do one act and wait for its record, or for a refusal."""
        self._refused, before = "", self.state.last
        self._desk.post(self._wish(act))
        self._until(lambda: self._refused or self.state.last != before)

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

    def _until(self, condition: Any) -> None:
        end = time.monotonic() + PATIENCE
        while not condition():
            if time.monotonic() > end:
                raise TimeoutError("the desk did not answer")
            time.sleep(0.02)
            self._look()
        # A frame shows what is dirty in no order that matters: wait until the book is quiet.
        looked = 0
        while looked < QUIET_LOOKS:
            time.sleep(0.02)
            looked = 0 if self._look() else looked + 1

    def _look(self) -> bool:
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
        return any(topic in batch for topic in (Topic.LINE, Topic.GOODS, Topic.BOOK))


def _put(known: dict[str, Any], changes: dict[str, Any]) -> None:
    for key, value in changes.items():
        if value is None:
            known.pop(key, None)
        else:
            known[key] = value


def main() -> None:
    desk, data = Path(sys.argv[1]), Path(sys.argv[2])
    log.configure(data)
    booking = Booking(desk, data)
    print(json.dumps(booking.told(), ensure_ascii=False), flush=True)
    for line in sys.stdin:
        booking.do(json.loads(line))
        print(json.dumps(booking.told(), ensure_ascii=False), flush=True)
    threading.Event().wait()  # it ends when it is killed, and in no other way


if __name__ == "__main__":
    main()
