"""A program takes over where the one before stopped, and forgets what no rule needs."""

from __future__ import annotations

import math

from terminal.core.rules.program import Memory, compile_rules, start
from terminal.core.rules.transition import Kind
from terminal.domain.condition import Beyond
from terminal.domain.operand import Samples, Volatility
from terminal.domain.trigger import Trigger
from tests.core.rules.trial import SUBJECT, UNIT, X, make_trigger, ms

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
