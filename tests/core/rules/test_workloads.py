"""The shared workloads through the engine's way in: exactly the expected alerts and checksums.

The oracle with decimal prices works every operand out from all samples, with numpy where that is
long; the workloads' own prices are whole numbers, on which any way of summing is exact.
"""

from __future__ import annotations

import json
import random
from typing import Any

import pytest

from terminal.core.rules.engine import RuleEngine
from terminal.core.rules.transition import Kind
from tests.bench import workloads
from tests.bench.workloads import Gate, Row, Tally

EVENTS = 50_000


@pytest.fixture(scope="module")
def names() -> Any:
    found = workloads.modules()
    if found is None:
        pytest.skip("needs the workloads in ../shared/bench, which is not beside this checkout")
    return found[0]


@pytest.fixture(scope="module")
def w(names: Any) -> Any:
    return names.load().head(EVENTS)


def expected(workload: str, count: int) -> dict[str, Any]:
    table = json.loads((workloads.SHARED / "expected.json").read_text("utf-8"))
    return table[workload][str(count)]


def framed(rows: list[Row], seed: int) -> list[list[Row]]:
    rng, found, at = random.Random(seed), [], 0
    while at < len(rows):
        size = rng.choice([1, 2, 20, 200, 777])
        found.append(rows[at : at + size])
        at += size
    return found


@pytest.mark.parametrize("seed", [1, 2])
def test_w1_in_frames_of_any_size(names: Any, w: Any, seed: int) -> None:
    triggers = workloads.w1_triggers(w)
    tally = Tally(triggers)
    engine = workloads.engine_of(names, w, triggers)
    workloads.run(engine, framed(workloads.rows_of(names, w), seed), tally, Gate(names.NAMES))
    assert {"alerts": tally.alerts, "csum": tally.csum} == expected("W1", EVENTS)


@pytest.mark.parametrize("seed", [1, 2])
def test_w2_in_frames_of_any_size(names: Any, w: Any, seed: int) -> None:
    triggers = workloads.w2_triggers(names, w)
    tally = Tally(triggers)
    engine = workloads.engine_of(names, w, triggers)
    workloads.run(engine, framed(workloads.rows_of(names, w), seed), tally, Gate(names.NAMES))
    assert found(tally) == expected("W2", EVENTS)


@pytest.mark.parametrize("batch", [20, 200])
def test_w3_and_w3r_from_the_wire(names: Any, w: Any, batch: int) -> None:
    count = 10_000
    frames = names.load_frames(batch, count)
    for triggers, workload in [
        (workloads.w1_triggers(w), "W1"),
        (workloads.w2_triggers(names, w), "W2"),
    ]:
        tally = Tally(triggers)
        engine = workloads.engine_of(names, w, triggers)
        assert workloads.run_wire(engine, frames, tally) == count
        wanted = expected(workload, count)
        assert {key: found(tally)[key] for key in wanted} == wanted


def found(tally: Tally) -> dict[str, Any]:
    return {
        "alerts": tally.alerts,
        "csum": tally.csum,
        "per_rule": tally.per_rule,
        "suppressed": tally.suppressed,
    }


def test_w2_with_decimal_prices_agrees_with_working_it_out(names: Any, w: Any) -> None:
    pairs, rng = range(6), random.Random(20260105)
    # Dense enough for all windows to fill, and off the grid of whole numbers.
    rows, price = [], {}
    for index in range(9_000):
        pair = rng.choice(pairs)
        symbol = rng.choice([names.FUT[pair]] * 9 + [names.SPT[pair]])
        start = 5000.0 + (float(w.lo[pair] + w.hi[pair]) / 2 if symbol in names.SPT else 0.0)
        price[symbol] = price.get(symbol, start) * 0.98 + start * 0.02 + rng.gauss(0, 4)
        value = float("nan") if rng.random() < 0.002 else round(price[symbol], 2)
        rows.append((symbol, names.T0 + index * 1000.0, value))
    triggers = workloads.w2_triggers(names, w, pairs)
    engine = workloads.engine_of(names, w, triggers)
    wanted = naive_w2(names, w, pairs, rows)
    ours = [(t.position, t.trigger) for t in engine.on_quotes(rows) if t.kind is Kind.FIRED]
    assert len(ours) > 300
    assert {trigger.partition("/")[2] for _, trigger in ours} >= set("01234567") - set("7") | {"9"}
    assert ours == wanted


def naive_w2(names: Any, w: Any, pairs: Any, rows: list[Row]) -> list[tuple[int, str]]:
    """The definitions of workloads.md, word by word."""
    import numpy as np

    price = {names.SPT[k]: float(w.spot0[k]) for k in pairs}
    history: dict[int, tuple[list[float], list[float]]] = {k: ([], []) for k in pairs}
    active, counted, alerts = {}, {}, []
    nan = float("nan")
    for index, (symbol, now, value) in enumerate(rows):
        price[symbol] = value
        k = names.INDEX[symbol] % names.NP
        f, s = price.get(names.FUT[k], nan), price[names.SPT[k]]
        b = s - f
        if b != b:
            continue
        times, values = history[k]
        times.append(now)
        values.append(b)
        moves = []
        for span in names.PERIODS:
            at = int(np.searchsorted(times, now - span, side="right")) - 1
            moves.append(
                abs((b - values[at]) / abs(values[at])) if at >= 0 and values[at] else None
            )
        spreads = [float(np.var(values[-n:])) if len(values) >= n else None for n in names.VOLN]
        low, high, h = float(w.lo[k]), float(w.hi[k]), float(w.h[k])
        inside = w.w0[k] <= now % names.DAY < w.w1[k] and abs(b) > w.absl[k]
        both = moves[0] is not None and moves[0] > names.COMP_CHG
        both = both and abs(float(w.inv_cost[k]) - f) > w.inv_lim[k]
        rules = [(b > high, b <= high - h), (b < low, b >= low + h)]
        rules += [
            (None, None) if c is None else (c > limit, c <= names.CLR * limit)
            for c, limit in zip(moves, names.CHG_T, strict=True)
        ]
        rules += [
            (None, None) if v is None else (v > fire, v <= clear)
            for v, fire, clear in zip(spreads, names.VAR_T, names.VAR_C, strict=True)
        ]
        rules.append((inside, not inside))
        rules.append((None, None) if moves[0] is None else (both, not both))
        for rule, (fire, clear) in enumerate(rules):
            if active.get((k, rule)):
                active[k, rule] = not clear
            elif fire:
                active[k, rule] = True
                if rule < 8 or now - counted.get((k, rule), -1e18) >= names.COOL:
                    counted[k, rule] = now
                    alerts.append((index, f"{k}/{rule}"))
    return alerts


def edge_cases() -> dict[str, Any]:
    path = workloads.SHARED / "edge_cases.json"
    return json.loads(path.read_text("utf-8")) if path.is_file() else {"absent": None}


@pytest.mark.parametrize("case", edge_cases())
def test_edge_case(names: Any, case: str) -> None:
    found = edge_cases()[case]
    engine = _edge_desk(names, found["params"])
    frame = [
        (names.NAMES[symbol], float(now), float("nan") if value is None else value)
        for symbol, now, value in found["events"]
    ]
    gate, alerts = Gate(names.NAMES), []
    for transition in engine.on_quotes(gate.fresh(frame)):
        if transition.kind is Kind.FIRED:
            rule = int(transition.trigger.partition("/")[2])
            alerts.append([gate.index_of(transition.position), rule])
    assert alerts == found["alerts_event_rule"]


def _edge_desk(names: Any, params: dict[str, Any]) -> RuleEngine:
    import numpy as np

    def every(name: str, default: float) -> Any:
        return np.full(names.NP, float(params.get(name, default)))

    # A band of 15 around zero with a dead zone of 5, and nothing else unless the case says so.
    w = names.Work(
        sym=np.zeros(0, np.int32),
        ts=np.zeros(0, np.int64),
        px=np.zeros(0),
        spot0=every("spot0", float("nan")),
        lo=every("lo", -15),
        hi=every("hi", 15),
        h=every("h", 5),
        inv_cost=every("inv_cost", 0),
        inv_lim=every("inv_lim", 1e9),
        w0=every("w0", 0),
        w1=every("w1", 1),
        absl=every("absl", 1e9),
    )
    return workloads.engine_of(names, w, workloads.w2_triggers(names, w, [0]))
