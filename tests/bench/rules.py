"""How fast rules are judged: the shared workloads through the engine, beside the hand-written loop.

Every figure is of CPU time, and every run must give exactly the expected alerts and checksums. The
ratio is the median over rounds in which loop and engine take turns on the same machine.
"""

from __future__ import annotations

import gc
import json
import time
from collections.abc import Callable
from statistics import median
from typing import Any

from terminal.core.rules.engine import RuleEngine
from tests.bench import merge_path, workloads
from tests.bench.workloads import Gate, Tally

ROUNDS = 3
FRAME = 20
ABSENT = "the workloads of ../shared/bench are not beside this checkout"


def measure() -> dict[str, Any]:
    """Run W1, W2, W3, W3R (also beside tqsdk), the growth with the rules, and a live swap."""
    found = workloads.modules()
    if found is None:
        return {"rules": ABSENT}
    names, pyref = found
    bench = _Bench(names, pyref)
    gc.collect()
    gc.freeze()
    try:
        return {
            **bench.compare("w1", pyref.PyW1, workloads.w1_triggers(bench.w)),
            **bench.compare("w2", pyref.PyW2, workloads.w2_triggers(names, bench.w)),
            **bench.wire("w3", "W1", workloads.w1_triggers(bench.w)),
            **bench.wire("w3r", "W2", workloads.w2_triggers(names, bench.w)),
            **merge_path.measure(),
            "rules_ns_per_update": {count: bench.growth(count) for count in (100, 1000, 10_000)},
            "rules_swap_ms": bench.swap(),
        }
    finally:
        gc.unfreeze()


def seconds(work: Callable[[], object]) -> float:
    """Measure the CPU time of one call."""
    began = time.process_time()
    work()
    return time.process_time() - began


class _Bench:
    def __init__(self, names: Any, pyref: Any) -> None:
        self.names = names
        self.pyref = pyref
        self.w = names.load()
        self.expected = json.loads((workloads.SHARED / "expected.json").read_text("utf-8"))
        if names.checksum_arrays(self.w) != self.expected["stream_sha256_16"]:
            raise RuntimeError("the event stream is not the one that was expected")
        self.rows = workloads.rows_of(names, self.w)
        self.frames = [self.rows[at : at + FRAME] for at in range(0, len(self.rows), FRAME)]
        self.columns = self.w.sym.tolist(), self.w.ts.tolist(), self.w.px.tolist()

    def compare(self, key: str, by_hand: Callable[[Any], Any], triggers: Any) -> dict[str, Any]:
        """Updates a second of the engine, and its ratio to the hand-written loop."""
        count = len(self.rows)
        ours, ratios = [], []
        for _ in range(ROUNDS):
            loop = by_hand(self.w)
            theirs = seconds(lambda loop=loop: self._by_hand(loop))
            engine = workloads.engine_of(self.names, self.w, triggers)
            tally, gate = Tally(triggers), Gate(self.names.NAMES)
            took = seconds(lambda e=engine, t=tally, g=gate: workloads.run(e, self.frames, t, g))
            self._check(key.upper(), count, tally)
            if (loop.count, loop.csum) != (tally.alerts, tally.csum):
                raise RuntimeError(f"{key}: the hand-written loop and the engine differ")
            ours.append(count / took)
            ratios.append(theirs / took)
        return {
            f"{key}_updates_per_s": round(median(ours)),
            f"{key}_ratio": round(median(ratios), 2),
        }

    def wire(self, key: str, expected: str, triggers: Any) -> dict[str, Any]:
        """Updates a second from the bytes of a frame to its alerts."""
        frames = self.names.load_frames(FRAME)
        count = self.names.W3N
        rates = []
        for _ in range(ROUNDS):
            engine = workloads.engine_of(self.names, self.w, triggers)
            tally = Tally(triggers)
            took = seconds(lambda e=engine, t=tally: workloads.run_wire(e, frames, t))
            self._check(expected, count, tally)
            rates.append(count / took)
        return {f"{key}_updates_per_s": round(median(rates))}

    def growth(self, rules: int) -> int:
        """Nanoseconds an update of ten pairs with ten rules each, among `rules` rules in all."""
        names, w = self.names, self.w
        pairs = range(rules // 10)
        spots = [f"SPOT.{pair}" for pair in pairs]
        futures = [f"FUT.{pair}" for pair in pairs]
        subjects = [
            workloads.subject_of(k, spots[k], futures[k], float(w.inv_cost[k % names.NP]))
            for k in pairs
        ]
        triggers = [
            trigger for k in pairs for trigger in workloads.ten_triggers(names, w, k, k % names.NP)
        ]
        engine = RuleEngine(subjects, triggers)
        own = {names.FUT[10 + k]: futures[k] for k in range(10)}
        engine.on_quotes((spot, 0.0, 5000.0) for spot in spots)
        rows = [(own[symbol], now, price) for symbol, now, price in self.rows if symbol in own]
        return round(seconds(lambda: engine.on_quotes(rows)) / len(rows) * 1e9)

    def swap(self) -> dict[str, Any]:
        """Milliseconds to prepare 1 000 changed rules ahead, and to let them take over live."""
        names, w = self.names, self.w
        triggers = workloads.w2_triggers(names, w, range(100))
        engine = workloads.engine_of(names, w, triggers)
        workloads.run(engine, self.frames[:10_000], Tally(triggers), Gate(names.NAMES))
        shifted = names.Work(**{**vars(w), "hi": w.hi + 1.0, "lo": w.lo - 1.0})
        changed = workloads.w2_triggers(names, shifted, range(100))
        began = time.perf_counter()
        plan = engine.prepare(changed)
        prepared = time.perf_counter()
        engine.swap(plan)
        swapped = time.perf_counter()
        return {
            "rules": len(changed),
            "prepare": round((prepared - began) * 1000, 1),
            "swap": round((swapped - prepared) * 1000, 1),
        }

    def _by_hand(self, loop: Any) -> None:
        symbols, times, prices = self.columns
        on_quote = loop.on_quote
        for index in range(len(symbols)):
            on_quote(symbols[index], times[index], prices[index], index)

    def _check(self, workload: str, count: int, tally: Tally) -> None:
        expected = self.expected[workload][str(count)]
        found = {"alerts": tally.alerts, "csum": tally.csum}
        if "per_rule" in expected:
            found |= {"per_rule": tally.per_rule, "suppressed": tally.suppressed}
        if found != expected:
            raise RuntimeError(f"{workload}: expected {expected}, found {found}")


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name:<32} {value}")
