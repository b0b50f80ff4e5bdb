"""What a formula compares with."""

from __future__ import annotations

from datetime import timedelta

import pytest

from terminal.core.periods import (
    changes_of,
    first_change,
    first_is_bare,
    first_metric,
    kind_of,
)
from terminal.domain.level import Level
from terminal.domain.metric import Metric
from terminal.domain.operand import Ago, Anchor, Period, PreviousBar
from terminal.domain.rule import Clause, Rule
from tests.builders import make_rule

METRICS = {"basis", "futures"}


def said(formula: str) -> Rule:
    clauses = (Clause(Level.WARNING, formula),)
    return make_rule(metric=Metric.FORMULA, limits=(), clauses=clauses)


@pytest.mark.parametrize(
    ("formula", "period"),
    [
        ('abs(change(basis, "15m", per="price")) > 5%', Ago(timedelta(minutes=15))),
        ('basis < 3 and change(futures, "settlement") > 1', Anchor.SETTLEMENT),
        ('not change(basis, bar="5m") > 1 or change(basis, "week") > 2', PreviousBar(
            timedelta(minutes=5)
        )),
        ('rank(change(basis, "sample"), 90) > 0.9', Anchor.SAMPLE),
        ('change(basis, "same time") / deviation(basis, 9) > 2', Anchor.SAME_TIME),
        ('change(spot, "15m") > 5', None),
        ('change(unit.basis, "15m") > 5', None),
        ("basis < 3", None),
        ("stale(basis)", None),
    ],
)  # fmt: skip
def test_the_first_change_of_a_metric_that_matters(formula: str, period: Period | None) -> None:
    assert first_change(said(formula), Level.WARNING, METRICS) == period
    assert first_change(said(formula), Level.FORCED, METRICS) is None


def test_the_first_metric_that_is_compared() -> None:
    rule = said('spot > 1 and change(futures, "15m") > 5 and basis > 3')
    assert first_metric(rule, Level.WARNING, METRICS) == "futures"
    assert first_metric(said("deviation(basis, 9) > 2"), Level.WARNING, METRICS) == ""


def test_every_period_has_a_name() -> None:
    minute = timedelta(minutes=1)
    names = [kind_of(one) for one in (Ago(minute), PreviousBar(minute), *Anchor)]
    assert names == ["ago", "bar", "sample", "same_time", "settlement", "week"]


@pytest.mark.parametrize(
    ("formula", "bare"),
    [
        ('change(basis, "settlement") > 1 or change(spot, "week", per="price") > 1', [True, True]),
        ('not change(basis, "settlement", per="sigma") > 1', [False]),
        ('change(basis, "settlement") / change(spot, "settlement") > 1', [False, False]),
        ('rank(change(basis, "settlement"), 90) > 0.9 and basis > 3', [False]),
    ],
)
def test_a_change_that_is_counted_is_not_compared_as_it_is(formula: str, bare: list[bool]) -> None:
    rule = said(formula)
    assert [is_bare for _, is_bare in changes_of(rule, Level.WARNING)] == bare
    assert first_is_bare(rule, Level.WARNING, METRICS) is bare[0]
    assert not first_is_bare(rule, Level.WARNING, {"futures"})
