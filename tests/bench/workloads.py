"""The shared workloads as subjects and triggers of the product, and gates that feed the engine.

The definitions are in `../shared/bench`; this module says the same rules in the product's words.
The gate's stale-drop (a time not later than the last is ignored) is the workloads' own: the
product drops an equal time only when the content is equal too (docs/decisions/0009).
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Iterable
from datetime import time, timedelta
from pathlib import Path
from typing import Any

from terminal.core.rules.engine import RuleEngine
from terminal.core.rules.transition import Kind, Transition
from terminal.domain.condition import All, Beyond, Condition, During, magnitude_beyond
from terminal.domain.level import Level
from terminal.domain.operand import (
    Ago,
    Change,
    PerPrevious,
    Samples,
    Spread,
    Value,
    Volatility,
)
from terminal.domain.subject import Subject, Sum, Term
from terminal.domain.trigger import Step, Trigger, Unknown
from terminal.feeds.skim import glimpses, milliseconds_of

SHARED = Path(__file__).resolve().parent.parent.parent.parent / "shared" / "bench"
BASIS = Value("basis")
INVENTORY = Value("inventory_basis")


def modules() -> tuple[Any, Any] | None:
    """Import the shared `workload` and `pyref`; None where they are not beside this checkout."""
    if not (SHARED / "pyref.py").is_file():
        return None
    if str(SHARED) not in sys.path:
        sys.path.insert(0, str(SHARED))
    # The shared folder is not ours: no caches are left in it.
    writes_nothing, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        import pyref
        import workload
    finally:
        sys.dont_write_bytecode = writes_nothing
    return workload, pyref


def subject_of(pair: int, spot: str, futures: str, cost: float) -> Subject:
    """Make one pair: basis = spot - futures, inventory basis = cost - futures."""
    return Subject(
        id=str(pair),
        inputs=("spot", "futures"),
        sums=(
            Sum("basis", (Term(1.0, "spot"), Term(-1.0, "futures"))),
            Sum("inventory_basis", (Term(-1.0, "futures"),), cost),
        ),
        symbols=((spot, "spot"), (futures, "futures")),
    )


def subjects(names: Any, w: Any) -> list[Subject]:
    """Make the 200 pairs of the workloads."""
    rows = zip(names.SPT, names.FUT, w.inv_cost.tolist(), strict=True)
    return [subject_of(k, *row) for k, row in enumerate(rows)]


def w1_triggers(w: Any) -> list[Trigger]:
    """Make W1: one band with a dead band a pair."""
    found = []
    for k, (low, high, h) in enumerate(
        zip(w.lo.tolist(), w.hi.tolist(), w.h.tolist(), strict=True)
    ):
        band = Beyond(operand=BASIS, low=low, high=high, low_clear=low + h, high_clear=high - h)
        found.append(_trigger(k, 0, band))
    return found


def w2_triggers(names: Any, w: Any, pairs: Iterable[int] | None = None) -> list[Trigger]:
    """Make W2: the ten rules of every pair."""
    wanted = range(len(names.FUT)) if pairs is None else pairs
    return [trigger for k in wanted for trigger in ten_triggers(names, w, k, k)]


def ten_triggers(names: Any, w: Any, pair: int, k: int) -> list[Trigger]:
    """Make the ten rules of pair `k` of the workload, on subject `pair`."""
    high, low, h = float(w.hi[k]), float(w.lo[k]), float(w.h[k])
    changes = [
        Change(metric="basis", period=Ago(timedelta(milliseconds=p)), per=PerPrevious(0.0))
        for p in names.PERIODS
    ]
    spreads = [
        Volatility(metric="basis", window=Samples(n), spread=Spread.VARIANCE) for n in names.VOLN
    ]
    conditions: list[Condition] = [
        Beyond(operand=BASIS, high=high, high_clear=high - h),
        Beyond(operand=BASIS, low=low, low_clear=low + h),
        *(
            magnitude_beyond(change, limit, names.CLR * limit)
            for change, limit in zip(changes, names.CHG_T, strict=True)
        ),
        *(
            Beyond(operand=spread, high=fire, high_clear=clear)
            for spread, fire, clear in zip(spreads, names.VAR_T, names.VAR_C, strict=True)
        ),
    ]
    window = During(time_of_day(w.w0[k]), time_of_day(w.w1[k]))
    inventory = magnitude_beyond(INVENTORY, float(w.inv_lim[k]))
    change = magnitude_beyond(changes[0], names.COMP_CHG)
    return [
        *(_trigger(pair, rule, condition) for rule, condition in enumerate(conditions)),
        _trigger(pair, 8, All((window, magnitude_beyond(BASIS, float(w.absl[k])))), names.COOL),
        _trigger(pair, 9, All((change, inventory)), names.COOL),
    ]


def time_of_day(ms: int) -> time:
    """Turn ms since midnight into a time."""
    seconds, rest = divmod(int(ms), 1000)
    return time(seconds // 3600, seconds // 60 % 60, seconds % 60, rest * 1000)


def _trigger(pair: int, rule: int, when: Condition, cooldown: int = 0) -> Trigger:
    return Trigger(
        id=f"{pair}/{rule}",
        subjects=(str(pair),),
        steps=(Step(Level.WARNING, when),),
        unknown=Unknown.HOLD,
        cooldown=timedelta(milliseconds=cooldown),
    )


def engine_of(names: Any, w: Any, triggers: Iterable[Trigger]) -> RuleEngine:
    """Make an engine and give it the spot prices that are known at the start."""
    engine = RuleEngine(subjects(names, w), triggers)
    for symbol, price in zip(names.SPT, w.spot0.tolist(), strict=True):
        engine.on_quotes([(symbol, 0.0, price)])
    return engine


class Tally:
    """Counts alerts as the workloads do: number, sum of index x (rule + 1), a rule each."""

    def __init__(self, triggers: Iterable[Trigger]) -> None:
        self.alerts = 0
        self.csum = 0
        self.per_rule = [0] * 10
        self.suppressed = 0
        self._rules = {trigger.id: int(trigger.id.partition("/")[2]) for trigger in triggers}

    def add(self, transition: Transition, index: int) -> None:
        """Count one transition that event `index` caused."""
        if transition.kind is Kind.FIRED:
            rule = self._rules[transition.trigger]
            self.alerts += 1
            self.per_rule[rule] += 1
            self.csum += index * (rule + 1)
        elif transition.kind is Kind.SUPPRESSED:
            self.suppressed += 1


Row = tuple[str, float, float]


class Gate:
    """Lets through what is newer than the last of its symbol, and knows which event that was."""

    def __init__(self, symbols: Iterable[str]) -> None:
        self._last = dict.fromkeys(symbols, 0.0)
        self._gaps: list[int] = []
        self._base = self._next = 0

    def fresh(self, frame: Iterable[Row]) -> list[Row]:
        """Return the rows of one frame that count."""
        last = self._last
        rows: list[Row] = []
        self._gaps = gaps = []
        for row in frame:
            symbol, now, _ = row
            if now > last[symbol]:
                last[symbol] = now
                rows.append(row)
            else:
                gaps.append(len(rows))
        self._base = self._next
        self._next += len(rows) + len(gaps)
        return rows

    def index_of(self, position: int) -> int:
        """Return which event of the stream the row at `position` of the last frame was."""
        gaps = self._gaps
        return self._base + position + (bisect_right(gaps, position) if gaps else 0)


def run(engine: RuleEngine, frames: Iterable[list[Row]], tally: Tally, gate: Gate) -> None:
    """Feed frames of (symbol, ms, price)."""
    for frame in frames:
        for transition in engine.on_quotes(gate.fresh(frame)):
            tally.add(transition, gate.index_of(transition.position))


def run_wire(engine: RuleEngine, frames: Iterable[bytes], tally: Tally) -> int:
    """Feed `rtn_data` frames as they come off the wire; return how many quotes they held."""
    last: dict[str, str] = {}
    seen = last.get
    base = 0
    for frame in frames:
        rows: list[Row] = []
        gaps: list[int] = []
        for quotes in glimpses(frame):
            for symbol, glimpse in quotes.items():
                stamp = glimpse.datetime
                if stamp > seen(symbol, ""):
                    last[symbol] = stamp
                    price = glimpse.last_price
                    rows.append((symbol, milliseconds_of(stamp), None if price == "NaN" else price))
                else:
                    gaps.append(len(rows))
        for transition in engine.on_quotes(rows):
            at = transition.position
            tally.add(transition, base + at + (bisect_right(gaps, at) if gaps else 0))
        base += len(rows) + len(gaps)
    return base


def rows_of(names: Any, w: Any) -> list[Row]:
    """Return the events as the engine takes them."""
    symbols = [names.NAMES[number] for number in w.sym.tolist()]
    return list(zip(symbols, w.ts.astype(float).tolist(), w.px.tolist(), strict=True))
