"""A program takes over where the one before stopped, and forgets what no rule needs."""

from __future__ import annotations

import math
import random

import pytest

from terminal.core.rules.program import Memory, compile_rules, start
from terminal.core.rules.transition import Kind
from terminal.domain.condition import All, Beyond, Condition
from terminal.domain.level import Level
from terminal.domain.operand import (
    Ago,
    Anchor,
    Change,
    Ewma,
    Flip,
    Of,
    Operand,
    Percentile,
    PerPrevious,
    PerPrice,
    PerSigma,
    PreviousBar,
    Ratio,
    Samples,
    Value,
    Volatility,
    Within,
)
from terminal.domain.trigger import Trigger
from tests.core.rules.trial import SUBJECT, UNIT, D, Trial, X, Y, Z, make_trigger, ms

SPREAD = Beyond(operand=Volatility(metric="x", window=Samples(50)), high=1.0)


def compiled(*triggers: Trigger):
    subjects = {"a": SUBJECT, "u": UNIT}
    return compile_rules(SUBJECT, subjects, triggers, has_clock=False, thin=0)


def test_rules_of_one_form_share_their_code() -> None:
    one = compiled(make_trigger(Beyond(operand=X, high=1.0), "one"))
    other = compiled(make_trigger(Beyond(operand=X, high=2.0), "other"))
    assert one.make is other.make
    assert one.params != other.params


def test_what_no_rule_needs_is_forgotten_and_inputs_are_not() -> None:
    memory, log = Memory(), []
    running = start(compiled(make_trigger(SPREAD)), memory, log.append, None)
    running.handlers[0](0.0, 5.0)
    running.save(memory)
    assert len(memory.series) == 1
    start(compiled(), memory, log.append, None)
    assert memory.series == {}
    assert memory.objects == {}
    assert memory.values["input", ("", "x")] == 5.0


def test_a_level_keeps_being_active_when_it_gets_or_loses_hold_times() -> None:
    memory, log = Memory(), []
    level = Beyond(operand=X, high=1.0)
    versions = [{}, {"hold": ms(5), "clear_hold": ms(5)}, {}]
    running = start(compiled(make_trigger(level)), memory, log.append, None)
    running.handlers[0](0.0, 5.0)
    for options in versions[1:]:
        running.save(memory)
        running = start(compiled(make_trigger(level, **options)), memory, log.append, None)
    running.handlers[0](1.0, 0.0)
    assert [row[1] for row in log] == [Kind.FIRED, Kind.CLEARED]


def test_a_window_that_grows_is_known_once_it_is_full() -> None:
    memory, log = Memory(), []
    running = start(compiled(make_trigger(SPREAD)), memory, log.append, None)
    for index in range(55):
        running.handlers[0](float(index), float(index % 2 * 10))
    running.save(memory)
    longer = Beyond(operand=Volatility(metric="x", window=Samples(60)), high=4.9)
    running = start(compiled(make_trigger(longer, "longer")), memory, log.append, None)
    for index in range(55, 60):
        running.handlers[0](float(index), float(index % 2 * 10))
    assert [(row[1], row[2]) for row in log] == [(Kind.FIRED, 49.0), (Kind.FIRED, 59.0)]
    assert math.isclose(log[-1][3], 5.0)
    (series,) = memory.series.values()
    assert series.counts == (60,)


# What a level stands on


PERIODS = (Ago(ms(30)), PreviousBar(ms(20)), Anchor.SAMPLE, Anchor.SETTLEMENT, Anchor.WEEK)
OPERANDS = [
    *[Change(metric="d", period=period) for period in PERIODS],
    Change(metric="d", period=Ago(ms(30)), per=PerSigma(least=2)),
    Change(metric="d", period=Ago(ms(30)), per=PerPrevious(0.5)),
    Change(metric="d", period=Anchor.SAMPLE, per=PerPrice("y")),
    *[Volatility(metric="d", window=one) for one in (Samples(5), Samples(50), Ewma(least=3))],
    Volatility(metric="d", window=Within(ms(40))),
    Volatility(metric="d", window=Samples(5), of=Of.CHANGES, skip_zeros=True),
    Volatility(metric="d", window=Samples(3), every=ms(20)),
    Ratio(Volatility(metric="x", window=Samples(5)), Value("y")),
    Percentile(D, samples=20, least=5),
    Percentile(Change(metric="d", period=Anchor.SAMPLE), samples=20, least=5),
    Percentile(D, samples=20, least=3, every=ms(20)),
    Flip("d", 0.5, ms(25)),
    Z,
]


def walk(operand: Operand, *, is_asked: bool) -> list[tuple[float, Kind, str]]:
    """Three hundred samples under a level that turns with them, ask or not in between."""
    trial = Trial(All((Beyond(operand=operand, high=-1e9), Beyond(operand=X, high=0.7))))
    trial.engine.tell("a", "d", Anchor.SETTLEMENT, 0.25)
    trial.engine.tell("a", "d", Anchor.WEEK, -0.25)
    program = trial.engine.program("a")
    assert program is not None
    assert program.standing(("other", Level.WARNING), 0.0) is None
    assert program.standing(("r", Level.FORCED), 0.0) is None
    trial.z(0.0, 7.0)
    rng, found = random.Random(7), []
    for step in range(300):
        time = step * 7.0
        if step % 3 == 0:
            trial.y(time, None if step % 51 == 48 else rng.choice([0.5, 1.0]))
        kinds = trial.x(time, None if step % 37 == 36 else rng.choice([-1.0, 0.0, 0.5, 2.0, 3.5]))
        kinds += trial.tick(time)
        for _ in range(2 if is_asked else 0):
            seen = program.standing(("r", Level.WARNING), time)
            assert seen is not None
            if kinds:
                assert repr(seen.operands[0]) == repr(trial.last[-1].operands[0])
        found += [(time, kind, repr(trial.last[-1].operands)) for kind in kinds]
    return found


@pytest.mark.parametrize("operand", OPERANDS)
def test_what_a_level_stands_on_is_what_a_transition_says_and_asking_moves_nothing(
    operand: Operand,
) -> None:
    found = walk(operand, is_asked=True)
    assert len(found) > 40
    assert found == walk(operand, is_asked=False)


@pytest.mark.parametrize(
    ("condition", "clear_hold", "kind"),
    [
        (All((Beyond(operand=X, high=1.0), Beyond(operand=Y, high=1.0))), 50, Kind.CLEARED),
        # Within its clear threshold it is as it was.
        (All((Beyond(operand=X, high=1.0), Beyond(operand=Y, high=1.0, high_clear=0.2))), 50, None),
        # One comparison says so itself, and without a wait it would have cleared.
        (Beyond(operand=Y, high=1.0), 50, Kind.FIRED),
    ],
)
def test_a_level_that_waits_until_it_clears_is_not_so(
    condition: Condition, clear_hold: float, kind: Kind | None
) -> None:
    trial = Trial(condition, clear_hold=ms(clear_hold))
    program = trial.engine.program("a")
    assert program is not None
    trial.x(0.0, 5.0)
    assert trial.y(1.0, 5.0) == [Kind.FIRED]
    for time, value, wanted in ((2.0, 5.0, Kind.FIRED), (3.0, 0.5, kind), (4.0, 5.0, Kind.FIRED)):
        assert trial.y(time, value) == []
        seen = program.standing(("r", Level.WARNING), time)
        assert seen is not None
        assert seen.kind is (wanted or Kind.FIRED)
