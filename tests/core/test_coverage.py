"""Coverage counts what a rule can be raised by, per entity, with its numerator and denominator."""

from __future__ import annotations

from decimal import Decimal

import pytest

from terminal.core.coverage import Need, Share, coverage, is_held, needs_met, share
from terminal.domain.exposure import Exposure
from terminal.domain.level import Level
from terminal.domain.metric import Metric
from terminal.domain.rule import Clause, Rule
from tests.builders import make_rule

D = Decimal


def formula(said: str, *subjects: str, id: str = "f") -> Rule:
    return make_rule(
        id=id,
        metric=Metric.FORMULA,
        subjects=subjects or ("p",),
        limits=(),
        clauses=(Clause(Level.WARNING, said),),
    )


@pytest.mark.parametrize(
    ("said", "needs"),
    [
        ("basis < -300", {Need.LEVEL}),
        ("rank(basis, 240) > 0.95", {Need.LEVEL}),
        ('abs(change(basis, "15m", per="price")) > 5%', {Need.CHANGE}),
        ("stale(basis) or no_data(spot)", {Need.HEALTH}),
        ('basis < -300 and change(basis, "1m") < -5', {Need.LEVEL, Need.CHANGE}),
        ("basis < -300 and not stale(basis)", {Need.LEVEL}),
        ("not (not (basis < -300))", {Need.LEVEL}),
        ('spot > 80000 and change(futures, "1m") > 3', set()),
        ("unit.basis < -300", set()),
        ("deviation(basis, 5) > 20", set()),
        ('during("09:00", "10:00")', set()),
        ("margin_ratio > 80% or available < 1000", {Need.RATIO, Need.FUNDS}),
    ],
)
def test_a_formula_watches_what_can_raise_it(said: str, needs: set[Need]) -> None:
    assert needs_met(formula(said)) == needs


@pytest.mark.parametrize(
    ("metric", "need"),
    [
        (Metric.BASIS, Need.LEVEL),
        (Metric.MARGIN_RATIO, Need.RATIO),
        (Metric.AVAILABLE, Need.FUNDS),
    ],
)
def test_a_level_rule_watches_its_metric(metric: Metric, need: Need) -> None:
    assert needs_met(make_rule(metric=metric)) == {need}


def test_each_entity_says_which_rules_watch_what_and_what_is_missing() -> None:
    rules = [
        make_rule(id="band", subjects=("p", "q")),
        formula('change(basis, "15m") < -5', "p", id="jump"),
        formula("stale(basis)", "p", id="silent"),
        make_rule(id="funds", metric=Metric.MARGIN_RATIO, subjects=("a",)),
    ]
    p, q, a = rows = coverage(rules, ["p", "q"], ["a"])
    assert p.by == (
        (Need.LEVEL, ("band",)),
        (Need.CHANGE, ("jump",)),
        (Need.HEALTH, ("silent",)),
    )
    assert (p.missing, p.is_whole) == ((), True)
    assert q.missing == (Need.CHANGE, Need.HEALTH)
    assert a.by == ((Need.RATIO, ("funds",)), (Need.FUNDS, ()))
    assert share(rows) == Share(1, 3)


def test_two_rules_on_one_metric_are_both_named_and_count_once() -> None:
    (row,) = coverage([make_rule(id="one"), make_rule(id="two")], [make_rule().subjects[0]], [])
    assert row.by[0] == (Need.LEVEL, ("one", "two"))


def test_nothing_held_is_no_share_of_nothing() -> None:
    assert share(coverage([make_rule()], [], [])) == Share(0, 0)


def test_goods_that_cancel_out_are_held_all_the_same() -> None:
    nothing = Exposure(
        pair="p", unit="u", base_unit="t", physical=D(0), basis=D(0), futures=D(0), flat=D(0)
    )
    assert not is_held(nothing)
    # Hedged to zero: received goods, priced later.
    hedged = Exposure(
        pair="p", unit="", base_unit="t", physical=D(620), basis=D(620), futures=D(-620), flat=D(0)
    )
    assert is_held(hedged)
