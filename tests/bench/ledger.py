"""How fast the ledger takes entries, how soon they are safe, and how fast it is verified."""

from __future__ import annotations

import gc
import math
import tempfile
import time
from collections import deque
from concurrent.futures import Future
from datetime import UTC, datetime
from pathlib import Path

from terminal.audit.checkpoint import Checkpoints
from terminal.audit.key import open_signer
from terminal.audit.ledger import Ledger
from terminal.audit.verify import verify
from terminal.domain.audit import Record
from terminal.store import Store

NOW = datetime(2026, 11, 23, 3, 30, tzinfo=UTC)
MILLION = 1_000_000
# An alert as the desk writes it, about 600 bytes; each lives through five entries.
BODY = {
    "id": "a1b2c3d4e5f6",
    "fingerprint": "copper-basis/cu-sh/low",
    "rule": "copper-basis",
    "rule_digest": "5f" * 32,
    "metric": "basis",
    "subject": "cu-sh",
    "side": -1,
    "level": 2,
    "state": "firing",
    "value": "-812.5",
    "limit": "-800.0",
    "latest": "-815.0",
    "since": "2026-11-23T03:29:58.120000Z",
    "updated": "2026-11-23T03:30:00.000000Z",
    "facts": [{"name": name, "value": "71990.0"} for name in ("spot", "futures", "age", "freight")],
}


class _Desk:
    # A ledger in a folder of its own, with signed heads as the desk makes them.

    def __init__(self, folder: Path) -> None:
        signer = open_signer(folder, "bench")
        self.folder = folder
        self.store = Store(folder / "ledger.sqlite3")
        self.ledger = Ledger("bench", signer)
        self.heads = Checkpoints(folder, signer)
        self.store.open(
            Ledger.schema,
            Checkpoints.schema,
            lambda tx: self.ledger.open(tx, NOW),
            lambda tx: self.heads.open(tx, NOW, self.ledger.log_id),
        )

    def submit(self, first: int, count: int) -> Future[None]:
        """Queue `count` entries as one job; the head is signed where it is due."""
        records = [
            Record(kind="alert", ref=f"a{number // 5:07}", actor="system", body=BODY)
            for number in range(first, first + count)
        ]

        def job(tx) -> None:
            entries = self.ledger.append(tx, records, NOW)
            if self.heads.due(entries[-1].seq, NOW):
                self.heads.sign(tx, NOW)

        return self.store.submit(job)


def append(desk: _Desk, entries: int, per_job: int = 100) -> float:
    """Seconds to write so many durable entries when there is always more to write."""
    waiting: deque[Future[None]] = deque()
    began = time.perf_counter()
    for first in range(0, entries, per_job):
        waiting.append(desk.submit(first, min(per_job, entries - first)))
        if len(waiting) > 20:
            waiting.popleft().result()
    for future in waiting:
        future.result()
    took = time.perf_counter() - began
    desk.store.submit(desk.heads.publish).result()
    return took


def bulk(desk: _Desk, entries: int = 200_000) -> dict[str, object]:
    """Durable entries a second, in jobs of a hundred."""
    return {"ledger_entries_per_s": round(entries / append(desk, entries))}


def paced(desk: _Desk, rate: int = 2_000, seconds: float = 5.0) -> dict[str, object]:
    """Milliseconds from handing over an entry until it is durable, at `rate` entries a second."""
    gc.collect()
    delays: list[float] = []
    began = time.perf_counter()
    for number in range(int(rate * seconds)):
        due = began + number / rate
        while (now := time.perf_counter()) < due:
            time.sleep(min(0.0005, due - now))
        future = desk.submit(number, 1)
        future.add_done_callback(lambda _, at=due: delays.append(time.perf_counter() - at))
    # Jobs end in the order they came; keeping every future would only feed the garbage collector.
    future.result()
    delays.sort()
    at = {"p50": 0.50, "p99": 0.99, "max": 1.0}
    return {
        "ledger_commit_ms": {
            name: round(delays[math.ceil(part * len(delays)) - 1] * 1000, 2)
            for name, part in at.items()
        }
    }


def verifying(desk: _Desk) -> dict[str, object]:
    """Entries a second, signed heads included, while the desk has the file open; then a million.

    The ledger of the other figures comes first; then it grows to 1 000 000 entries and is verified
    anew, in seconds.
    """
    entries, took = _verified(desk)
    append(desk, MILLION - entries)
    whole, seconds = _verified(desk)
    if whole != MILLION:
        raise RuntimeError(f"{whole} entries were verified, not {MILLION}")
    return {"verify_entries_per_s": round(entries / took), "verify_million_s": round(seconds, 2)}


def _verified(desk: _Desk) -> tuple[int, float]:
    began = time.perf_counter()
    verdict = verify(desk.folder)
    took = time.perf_counter() - began
    if verdict.code != 0:
        raise RuntimeError(verdict.sentence)
    return verdict.entries, took


def measure() -> dict[str, object]:
    """Run all three on one ledger; the keys are those of `bench --json`."""
    with tempfile.TemporaryDirectory() as folder:
        desk = _Desk(Path(folder))
        try:
            return {**paced(desk), **bulk(desk), **verifying(desk)}
        finally:
            desk.store.close()
