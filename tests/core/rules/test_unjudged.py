"""Rules that go live are judged by numbers that stand, as if they had been there all the time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from terminal.core.formulas import Formulas
from terminal.core.market import Legs
from terminal.core.timekeeper import Timekeeper
from terminal.domain.level import Level
from terminal.domain.metric import DataState
from terminal.domain.rule import Clause, Rule
from tests.builders import PAIR, make_pair
from tests.calendars import CALENDAR
from tests.core.test_formulas import formula

COPPER = make_pair(futures="SHFE.cu2701")
CLOCKS = Timekeeper(CALENDAR, [COPPER])
UNIT = "north/cu"
NOW = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)
GOOD = Legs(700.0, 100.0, 600.0, DataState.GOOD)
LOST = Legs(None, None, None, DataState.STALE)


def stand(rules: list[Rule], legs: Legs = GOOD) -> Formulas:
    """A desk that has been told of a pair and a unit once; nothing moves after that."""
    desk = Formulas(rules, [COPPER], ["a"], None, CLOCKS.clock)
    desk.admit_units([UNIT])
    moved(desk, legs, 0)
    return desk


def moved(desk: Formulas, legs: Legs, second: int) -> list[tuple[str, bool]]:
    at = NOW + timedelta(seconds=second)
    found = desk.pair_moved(PAIR, legs, at)
    found += desk.unit_moved(UNIT, {"flat_exposure": 600.0, "inventory_basis": None}, at)
    return [(one.rule, one.has_fired) for one in (*found, *desk.tick(at))]


def on_unit(said: str) -> Rule:
    return formula(said, id="new", on="unit", subjects=("*",))


def on_pair(said: str, **fields: str) -> Rule:
    return formula(said, id="new", subjects=(PAIR,), **fields)


BASE = [
    formula("basis > 9000", id="other", subjects=(PAIR,)),
    formula("flat_exposure > 9000", id="of_units", on="unit", subjects=("*",)),
]


@pytest.mark.parametrize(
    ("rule", "legs"),
    [
        (on_unit("flat_exposure > 500"), GOOD),
        (on_unit("no_data(inventory_basis)"), GOOD),
        (on_pair("basis > 500"), GOOD),
        (on_pair("basis > 500", clock="wall"), GOOD),
        (on_pair("basis > 500", unknown="hold"), GOOD),
        (on_pair('basis > 500 and flat_exposure["unit:north"] > 500'), GOOD),
        (on_pair("stale(basis)"), LOST),
        (on_pair("stale(basis)", clock="wall"), LOST),
        (on_pair("basis > 500 or stale(futures)"), LOST),
    ],
)
def test_a_rule_that_comes_fires_on_what_stands(rule: Rule, legs: Legs) -> None:
    desk = stand(BASE, legs)
    desk.replace([*BASE, rule])
    assert moved(desk, legs, 1) == [("new", True)]
    assert moved(desk, legs, 2) == []


@pytest.mark.parametrize(
    ("rule", "legs"),
    [
        (on_unit("flat_exposure > 700"), GOOD),
        (on_pair("no_data(basis)"), GOOD),
        (on_pair("stale(basis) or no_data(spot)"), GOOD),
        (on_pair("not no_data(futures) and basis > 700"), GOOD),
        (on_pair("no_data(basis)"), LOST),
        (on_pair("basis > 500"), LOST),
    ],
)
def test_a_rule_that_comes_is_silent_where_nothing_is_wrong(rule: Rule, legs: Legs) -> None:
    desk = stand(BASE, legs)
    desk.replace([*BASE, rule])
    assert moved(desk, legs, 1) == []


def test_another_limit_is_judged_at_once_both_ways() -> None:
    desk = stand([*BASE, on_unit("flat_exposure > 1000")])
    desk.replace([*BASE, on_unit("flat_exposure > 500")])
    assert moved(desk, GOOD, 1) == [("new", True)]
    desk.replace([*BASE, on_unit("flat_exposure > 800")])
    assert moved(desk, GOOD, 2) == [("new", False)]


def test_a_hold_begins_when_the_rule_comes() -> None:
    desk = stand(BASE)
    desk.replace([*BASE, formula("basis > 500", id="new", hold=timedelta(seconds=5))])
    assert [second for second in range(1, 12) if moved(desk, GOOD, second)] == [6]


def test_the_first_look_is_no_sample() -> None:
    rule = on_pair('deviation(basis, 3) > 1 or abs(change(basis, "sample")) > 50')
    desk = stand(BASE)
    desk.replace([*BASE, rule])
    moved(desk, GOOD, 1)
    later = [Legs(700.0 + at, 100.0, 600.0 + at, DataState.GOOD) for at in (2, 4)]
    # Of 602 and 604 alone no three samples are there, and 600 was told before the rule came.
    assert [moved(desk, legs, 2 + at) for at, legs in enumerate(later)] == [[], []]


def condition(draw: Random, depth: int = 0) -> str:
    leaves = ("basis > {0}", "outside(basis, -{0}, {0}, clear=1)", "spot < {0}", "stale(spot)")
    leaves += ('during("10:05", "10:20")', 'during("day")', "not no_data(futures)", "futures > {0}")
    if depth >= 2 or draw.random() < 0.4:
        return draw.choice(leaves).format(draw.choice([50, 150, 590, 650, 750]))
    if draw.random() < 0.2:
        return f"not ({condition(draw, depth + 1)})"
    return f"({draw.choice([' and ', ' or ']).join(condition(draw, depth + 1) for _ in range(2))})"


@pytest.mark.parametrize("seed", range(60))
def test_it_is_as_if_they_had_been_there_all_the_time(seed: int) -> None:
    draw = Random(seed)
    levels = (Level.ATTENTION, Level.WARNING)
    rule = Rule(
        id="new",
        name="新",
        metric=formula("basis > 1").metric,
        subjects=(PAIR,),
        limits=(),
        clauses=tuple(Clause(level, condition(draw)) for level in levels),
        unknown=draw.choice(["kleene", "hold"]),
        clock=draw.choice(["trading", "wall"]),
    )
    always, late = stand([*BASE, rule]), stand(BASE)
    moved(always, GOOD, 1)
    late.replace([*BASE, rule])
    moved(late, GOOD, 1)
    assert active(late) == active(always), rule.clauses


def active(desk: Formulas) -> list[tuple[str, Level]]:
    engines = desk._engine._engines.values()
    return sorted(one for engine in engines for one in engine.active("new"))
