"""Watches go on through a change of rules as far as their limits are the same."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from terminal.core.stopwatch import WALL
from terminal.core.watches import Watches
from terminal.domain.level import Level
from terminal.domain.metric import Metric
from terminal.domain.rule import Rule
from tests.builders import NOW, PAIR, make_alert, make_limit, make_rule

LOW = make_limit(Level.ATTENTION, -300, 300)
HIGH = make_limit(Level.WARNING, -500, 500)


def rule(**fields: Any) -> Rule:
    return make_rule(**{"limits": (LOW, HIGH), "hold": timedelta(seconds=10)} | fields)


def watches(*rules: Rule) -> Watches:
    return Watches(rules, lambda metric, subject: WALL)


def test_each_side_of_each_subject_has_its_own() -> None:
    found = watches(rule(subjects=("a", "b")), rule(id="other", subjects=("b",)))
    assert [len(found.of(Metric.BASIS, one)) for one in "abc"] == [2, 4, 0]
    assert found.of(Metric.AVAILABLE, "a") == ()


def test_what_was_held_stays_held_where_its_limit_stayed() -> None:
    found = watches(rule())
    (_, low), (_, high) = found.of(Metric.BASIS, PAIR)
    for second in (0, 10):
        for watch in (low, high):
            watch.observe(600.0, NOW + timedelta(seconds=second))
    found.replace([rule(limits=(LOW, make_limit(Level.WARNING, -550, 550)))])
    (_, watch) = next((r, w) for r, w in found.of(Metric.BASIS, PAIR) if w.side == 1)
    held = watch.observe(600.0, NOW + timedelta(seconds=11))
    assert held is not None
    # The warning stands at another limit: its ten seconds begin now.
    assert held.level is Level.ATTENTION
    held = watch.observe(600.0, NOW + timedelta(seconds=21))
    assert held is not None
    assert held.level is Level.WARNING


def test_a_pause_goes_on_through_the_change() -> None:
    found = watches(rule())
    high = next(w for _, w in found.of(Metric.BASIS, PAIR) if w.side == 1)
    high.observe(400.0, NOW)
    high.pause(NOW + timedelta(seconds=2))
    found.replace([rule(name="other")])
    high = next(w for _, w in found.of(Metric.BASIS, PAIR) if w.side == 1)
    assert high.observe(400.0, NOW + timedelta(seconds=60)) is None
    assert high.observe(400.0, NOW + timedelta(seconds=67)) is None
    assert high.observe(400.0, NOW + timedelta(seconds=68)) is not None


def test_a_rule_under_another_id_begins_anew() -> None:
    found = watches(rule())
    for _, watch in found.of(Metric.BASIS, PAIR):
        watch.observe(400.0, NOW)
    found.replace([rule(id="new")])
    assert not any(watch.is_outside for _, watch in found.of(Metric.BASIS, PAIR))


def test_whoever_relies_on_a_rest_is_told_that_it_is_another_one() -> None:
    told: list[str] = []
    found = Watches([rule()], lambda metric, subject: WALL, told.append)
    found.note(Metric.BASIS, PAIR, is_calm=False)
    assert told == [], "it had none"
    found.note(Metric.BASIS, PAIR, is_calm=True)
    assert (found.rests, told) == ({PAIR: (-300, 300)}, [PAIR])
    found.note(Metric.BASIS, PAIR, is_calm=False)
    assert (found.rests, told) == ({}, [PAIR] * 2)
    found.note(Metric.BASIS, PAIR, is_calm=True)
    found.replace([rule()])
    assert (found.rests, told) == ({}, [PAIR] * 4)
    found.note(Metric.BASIS, PAIR, is_calm=True)
    found.find(make_alert())
    assert (found.rests, told) == ({}, [PAIR] * 6)
    found.note(Metric.AVAILABLE, PAIR, is_calm=True)
    assert (found.rests, len(told)) == ({}, 6)


def test_pairs_that_are_at_rest_are_left_out_of_what_may_run() -> None:
    found = watches(rule(subjects=("a", "b")), rule(id="ratio", metric=Metric.MARGIN_RATIO))
    assert [one for _, one, _ in found.restless()] == ["a", "a", "b", "b", PAIR, PAIR]
    found.note(Metric.BASIS, "a", is_calm=True)
    found.note(Metric.MARGIN_RATIO, PAIR, is_calm=True)
    assert [one for _, one, _ in found.restless()] == ["b", "b", PAIR, PAIR]
