"""Levels of a trigger fire, clear, wait and keep quiet each by themselves."""

from __future__ import annotations

from terminal.core.rules.clock import session_clock
from terminal.core.rules.engine import RuleEngine
from terminal.domain.condition import Beyond
from terminal.domain.level import Level
from terminal.domain.trigger import Step, Trigger
from tests.core.rules.trial import CLEARED, FIRED, SUBJECT, SUPPRESSED, UNIT, Trial, X, ms

HIGH = Beyond(operand=X, high=10.0, high_clear=8.0)


def test_levels_live_each_by_itself() -> None:
    steps = tuple(
        Step(level, Beyond(operand=X, high=10.0 * level, high_clear=10.0 * level - 2))
        for level in Level
    )
    engine = RuleEngine([SUBJECT, UNIT], [Trigger(id="r", subjects=("a",), steps=steps)])
    found = []
    for now, value in enumerate([11.0, 31.0, 19.0, 17.0, 0.0]):
        found += [(now, t.level, t.kind) for t in engine.on_quotes([("X", float(now), value)])]
    attention, warning, forced = Level
    assert found == [
        (0, attention, FIRED),
        (1, warning, FIRED),
        (1, forced, FIRED),
        (2, forced, CLEARED),
        (3, warning, CLEARED),
        (4, attention, CLEARED),
    ]


def test_a_cooldown_suppresses_and_does_not_prolong_itself() -> None:
    trial = Trial(HIGH, cooldown=ms(100))
    beats = [(0, 11.0), (10, 0.0), (50, 11.0), (60, 0.0), (100, 11.0)]
    assert trial.xs(beats) == [FIRED, CLEARED, SUPPRESSED, CLEARED, FIRED]


def test_a_hold_fires_on_the_next_tick_without_a_sample() -> None:
    trial = Trial(HIGH, hold=ms(100))
    assert trial.x(0, 11.0) == []
    assert trial.tick(99) == []
    assert trial.tick(100) == [FIRED]


def test_until_it_has_fired_a_level_has_no_dead_band() -> None:
    trial = Trial(HIGH, hold=ms(100))
    assert trial.xs([(0, 11.0), (50, 9.0), (60, 11.0), (159, 11.0)]) == []
    assert trial.x(160, 11.0) == [FIRED]
    assert trial.xs([(200, 9.0)]) == []


def test_a_clear_hold_begins_inside_the_clear_threshold() -> None:
    trial = Trial(HIGH, clear_hold=ms(100))
    assert trial.xs([(0, 11.0), (10, 9.0), (200, 7.0), (250, 9.0), (299, 9.0)]) == [FIRED]
    assert trial.x(300, 9.0) == [CLEARED]


def test_an_unknown_value_stops_the_timers() -> None:
    trial = Trial(HIGH, hold=ms(100))
    assert trial.xs([(0, 11.0), (50, None), (500, 11.0), (549, 11.0)]) == []
    assert trial.x(550, 11.0) == [FIRED]


def test_timers_stand_still_in_a_break() -> None:
    clock = session_clock([(0.0, 100.0, 1.0), (900.0, 2000.0, 1.0)])
    trial = Trial(HIGH, hold=ms(100), clock=clock)
    assert trial.x(50.0, 11.0) == []
    assert trial.tick(500.0) == []
    assert trial.tick(949.0) == []
    assert trial.tick(950.0) == [FIRED]


def test_a_cooldown_is_in_session_time_too() -> None:
    clock = session_clock([(0.0, 100.0, 1.0), (900.0, 2000.0, 1.0)])
    trial = Trial(HIGH, cooldown=ms(100), clock=clock)
    assert trial.xs([(90.0, 11.0), (95.0, 0.0), (905.0, 11.0)]) == [FIRED, CLEARED, SUPPRESSED]
