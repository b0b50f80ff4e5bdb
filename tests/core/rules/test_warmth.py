"""A rule that counts samples says how many there are; it fires nothing until all are."""

from __future__ import annotations

import pytest

from terminal.core.rules.clock import session_clock
from terminal.core.rules.engine import RuleEngine
from terminal.core.rules.formula import parse
from terminal.core.rules.warmth import Warmth, colder, warmth
from terminal.domain.level import Level
from terminal.domain.subject import Subject
from terminal.domain.trigger import Step, Trigger

HOURS = session_clock([(0.0, 1e12, 1.0)])


def engine_of(said: str) -> RuleEngine:
    trigger = Trigger(id="r", subjects=("a",), steps=(Step(Level.WARNING, parse(said)),))
    return RuleEngine([Subject(id="a", inputs=("x",))], [trigger], clocks={"a": HOURS})


def warm(engine: RuleEngine) -> Warmth | None:
    [(compiled, memory)] = engine.running()
    return warmth(compiled, memory).get("r")


@pytest.mark.parametrize(
    ("said", "need"),
    [
        ("deviation(x, 9) > 1", 9),
        ("deviation(x, 70) > 1", 70),
        ('deviation(x, 9, of="changes") > 1', 9),
        ('variance(x, "1h", least=9) > 1', 9),
        ('deviation(x, "ewma", least=9) > 1', 9),
        ("rank(x, 90, least=9) > 1%", 9),
        ("rank(deviation(x, 3), 90, least=9) > 1%", 9),
        ('change(x, "sample", per="sigma", least=9) > 1', 9),
        ('change(x, "1m", per="sigma", least=9) > 1', 9),
        ("deviation(x, 2) / deviation(x, 9) > 1", 9),
        ("x > 1 and not deviation(x, 9) > 1", 9),
    ],
)
def test_every_kind_of_window_counts_up_to_what_it_needs(said: str, need: int) -> None:
    engine, seen = engine_of(said), list[int]()
    assert warm(engine) == (0, need) or (warm(engine) or (0, 0))[0] == 0
    for step in range(400):
        engine.on_sample("a", "x", step * 60_000.0, float(step % 5))
        found = warm(engine)
        if found is None:
            break
        assert found[1] in (need, 3)
        seen.append(found[0])
    else:
        raise AssertionError(seen)
    assert seen == sorted(seen) or "rank(deviation" in said
    assert max(seen) >= min(need - 1, 8)


@pytest.mark.parametrize("said", ["x > 1", 'change(x, "15m") > 1', "flip(x, 1)", "stale(x)"])
def test_what_counts_no_samples_is_always_warm(said: str) -> None:
    assert warm(engine_of(said)) is None


def test_the_colder_has_the_smaller_part() -> None:
    assert colder(None, (5, 10)) == (5, 10)
    assert colder((5, 10), (50, 60)) == (5, 10)
    assert colder((5, 10), (20, 60)) == (20, 60)
