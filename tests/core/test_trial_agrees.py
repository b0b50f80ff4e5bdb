"""What a trial counts is what the desk's own rules do on the same prices."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import pytest

from terminal.core.formulas import Formulas
from terminal.core.market import Legs
from terminal.core.timekeeper import Timekeeper
from terminal.core.trial import BREAK, Trial
from terminal.domain.metric import DataState
from tests.builders import PAIR, make_pair
from tests.calendars import CALENDAR, seconds
from tests.core.test_formulas import formula

Path = list[tuple[int, float, float]]
COPPER = make_pair(futures="SHFE.cu2701")
CLOCKS = Timekeeper(CALENDAR, [COPPER])
STARTS = ("2026-11-25 10:00", "2026-11-25 11:15", "2026-11-26 14:40", "2026-11-25 22:50")
SILENT = int(BREAK / 1000)
LEAVES = (
    "basis > {0}",
    "outside(basis, -{1}, {1}, clear=1)",
    "spot > 10{0}",
    'change(basis, "{2}s") > {0}',
    'abs(change(basis, "sample")) > {0}',
    'change(basis, bar="2m") > {0}',
    'abs(change(basis, "2m", per="sigma", least=3)) > 1.5',
    'change(basis, "3m", per="previous", floor=1) > 50%',
    'change(spot, "3m", per="price") > 1%',
    "deviation(basis, 4) > {0}",
    'deviation(basis, "5m") > {0}',
    'deviation(basis, "ewma", of="changes", least=3) > {0}',
    "rank(basis, 10, least=4) > 80%",
    "deviation(basis, 3) / deviation(basis, 8) > 1",
    "flip(basis, {0})",
    'flip(basis, {0}, lasting="2m")',
    'during("10:05", "10:20")',
    'during("day")',
    'change(basis, "same time") > {0}',
    'deviation(basis, 4, every="1m") > {0}',
)


def condition(draw: Random, depth: int = 0) -> str:
    kind = draw.random()
    if depth >= 2 or kind < 0.5:
        limit = draw.randrange(5)
        return draw.choice(LEAVES).format(limit, limit + 1, draw.choice([60, 120, 240, 300]))
    if kind < 0.65:
        return f"not ({condition(draw, depth + 1)})"
    return f"({draw.choice([' and ', ' or ']).join(condition(draw, depth + 1) for _ in range(2))})"


def prices(draw: Random) -> Path:
    """One leg at a time, at whole seconds, with holes longer than what counts as a break."""
    path, at, legs = [], int(seconds(draw.choice(STARTS))), [100.0, 100.0]
    step = draw.choice([60, 60, 20, 7])
    for _ in range(60):
        legs[draw.randrange(2)] += draw.choice([1, -1, 2, -2])
        path.append((at, legs[0], legs[1]))
        at += step * draw.choice([1, 1, 1, 2])
        if draw.random() < 0.03:
            at += draw.choice([400, 5400])
    return path


def on_desk(said: str, path: Path, clock: str, **fields: Any) -> list[int]:
    """When it fires on a desk that looks every second."""
    rule = formula(said, subjects=(PAIR,), clock=clock, **fields)
    desk = Formulas([rule], [COPPER], [], None, CLOCKS.clock)
    moments = {at: Legs(s, f, s - f, DataState.GOOD) for at, s, f in path}
    gone = Legs(None, None, None, DataState.STALE)
    found, last = [], path[0][0]
    for at in range(path[0][0], path[-1][0] + SILENT):
        now = datetime.fromtimestamp(at, UTC)
        last = at if at in moments else last
        moved = moments.get(at) or (gone if at - last >= SILENT else None)
        verdicts = [] if moved is None else desk.pair_moved(PAIR, moved, now)
        found += [at for one in (*verdicts, *desk.tick(now)) if one.has_fired]
    return found


def on_trial(said: str, path: Path, clock: str, **fields: Any) -> list[int]:
    trial = Trial(said, clock=CLOCKS.clock(PAIR, clock), **fields)
    for at, spot, futures in path:
        trial.feed(at, {"spot": spot, "futures": futures, "basis": spot - futures})
    trial.tick(path[-1][0] + SILENT - 0.5)
    return [int(one.time) for one in trial.firings]


@pytest.mark.parametrize("seed", range(80))
def test_a_trial_counts_what_the_desk_does(seed: int) -> None:
    draw = Random(seed)
    said, path = condition(draw), prices(draw)
    manner = {
        "hold": timedelta(seconds=draw.choice([0, 0, 30, 90, 200])),
        "clear_hold": timedelta(seconds=draw.choice([0, 0, 45, 150])),
        "unknown": draw.choice(["kleene", "hold"]),
    }
    clock = draw.choice(["trading", "wall"])
    assert on_trial(said, path, clock, **manner) == on_desk(said, path, clock, **manner), said


def minutes(*bases: float) -> Path:
    start = int(seconds("2026-11-25 09:00"))
    return [(start + 60 * at, 100.0 + basis, 100.0) for at, basis in enumerate(bases)]


@pytest.mark.parametrize(
    ("said", "bases", "manner", "fires"),
    [
        # 90 seconds after it began, between two bars, and over by the next one.
        ("basis > 5", (0, 9, 9, 0, 0), {"hold": timedelta(seconds=90)}, [150]),
        # Inside for one minute of the two that were asked for: one alert, not two.
        ("basis > 5", (9, 0, 9, 9), {"clear_hold": timedelta(minutes=2)}, [0]),
        ("basis > 5", (9, 0, 9, 9), {}, [0, 120]),
        # True in spite of what is not known, or left as it was.
        ('basis > 5 or change(basis, "1h") > 0', (9, 9), {}, [0]),
        ('basis > 5 or change(basis, "1h") > 0', (9, 9), {"unknown": "hold"}, []),
        # News for the one sample that completes it.
        ("flip(basis, 5)", (9, -9, -9, 9), {}, [60, 180]),
        # A window that opens between two bars.
        ('basis > 5 and during("09:00:30", "10:00")', (9, 9), {}, [30]),
        # The value of three minutes ago comes into play between two bars.
        ('change(basis, "150s") > 5', (0, 9, 9, 9), {}, [150]),
    ],
)
def test_by_hand(
    said: str, bases: tuple[float, ...], manner: dict[str, Any], fires: list[int]
) -> None:
    path = minutes(*bases)
    assert [at - path[0][0] for at in on_trial(said, path, "trading", **manner)] == fires
    assert [at - path[0][0] for at in on_desk(said, path, "trading", **manner)] == fires
