"""An open alert when its rule says something else."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from terminal.core.evaluate import Watch, thresholds
from terminal.core.revise import is_formula_of, levels_below, revised
from terminal.domain.level import Level, Side
from terminal.domain.metric import Metric
from terminal.domain.rule import Clause, Rule
from tests.builders import PAIR, make_alert, make_limit, make_rule

A, W, F = Level


def formula(*levels: Level, **fields: Any) -> Rule:
    clauses = tuple(Clause(level, "basis > 1") for level in levels)
    return make_rule(**{"metric": Metric.FORMULA, "limits": (), "clauses": clauses} | fields)


OF_FORMULA = make_alert(metric="formula", subject=PAIR, level=W)


@pytest.mark.parametrize(
    ("rule", "is_it"),
    [
        (formula(W), True),
        (formula(W, subjects=("other",)), False),
        (make_rule(), False),
        (None, False),
    ],
)
def test_a_formula_goes_on_with_its_alert(rule: Rule | None, is_it: bool) -> None:
    assert is_formula_of(rule, OF_FORMULA) is is_it
    assert is_formula_of(rule, make_alert(metric="basis", subject=PAIR)) is False


def test_levels_reach_up_to_where_the_alert_stands() -> None:
    assert levels_below(formula(A, W, F), OF_FORMULA) == {A, W}
    assert levels_below(formula(A, F), OF_FORMULA) == {A}
    fallen = msgspec.structs.replace(OF_FORMULA, level=F, standing=A)
    assert levels_below(formula(A, W, F), fallen) == {A}


def test_the_limit_is_that_of_its_level_or_stays() -> None:
    rule = make_rule(digest="new", limits=(make_limit(W, -70, 70),))
    watch = Watch(Side.HIGH, thresholds(rule.limits, 0.0, Side.HIGH), rule.hold)
    alert = make_alert(level=W, limit=50.0)
    assert revised(alert, rule, watch).limit == 70.0
    assert revised(alert, rule, watch).rule_digest == "new"
    assert revised(msgspec.structs.replace(alert, level=F), rule, watch).limit == 50.0
    assert revised(alert, rule, None).limit == 50.0
