"""A rule of limits says the same as its formulas."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.core.rule_check import first_flaw
from terminal.core.rule_formulas import formulas_of
from terminal.core.rules.form import Form, form_of
from terminal.core.trial import Trial
from terminal.domain.level import Level
from terminal.domain.metric import Metric
from terminal.domain.operand import Value
from terminal.domain.rule import Clause, Limit
from tests.builders import make_rule

D = Decimal
FIRST = "beyond(basis, high=120, high_clear=100, low=-200, low_clear=-180)"


def test_limits_become_formulas_with_their_dead_band() -> None:
    rule = make_rule(
        limits=(Limit(Level.ATTENTION, D(-200), D(120)), Limit(Level.FORCED, D("-300.5"))),
        hysteresis=D(20),
    )
    attention, forced = formulas_of(rule)
    assert attention == Clause(Level.ATTENTION, FIRST)
    assert forced.level is Level.FORCED
    assert forced.formula == "beyond(basis, low=-300.5, low_clear=-280.5)"


@pytest.mark.parametrize("back", [160, 161, 200, "319.99"])
def test_a_dead_band_beyond_the_middle_of_the_band_ends_there(back: int | str) -> None:
    rule = make_rule(limits=(Limit(Level.ATTENTION, D(-200), D(120)),), hysteresis=D(back))
    assert first_flaw(rule) is None
    (attention,) = formulas_of(rule)
    assert attention.formula == "beyond(basis, high=120, high_clear=-40, low=-200, low_clear=-40)"


def test_a_ratio_is_a_fraction_and_formulas_stay() -> None:
    margin = make_rule(
        metric=Metric.MARGIN_RATIO, limits=(Limit(Level.WARNING, None, D("0.8")),), hysteresis=D(0)
    )
    assert formulas_of(margin) == (Clause(Level.WARNING, "margin_ratio > 0.8"),)
    clauses = (Clause(Level.WARNING, "flip(basis, 10)"),)
    rule = msgspec.structs.replace(make_rule(), limits=(), clauses=clauses, metric=Metric.FORMULA)
    assert formulas_of(rule) is clauses


NUMBER = st.decimals(-1000, 1000, places=2)


@given(NUMBER, NUMBER, st.decimals(0, 10, places=2))
def test_form_and_limits_are_the_same_numbers(a: Decimal, b: Decimal, back: Decimal) -> None:
    low, high = min(a, b) - 20, max(a, b) + 20
    rule = make_rule(limits=(Limit(Level.WARNING, low, high),), hysteresis=back)
    form = form_of(formulas_of(rule))
    assert isinstance(form, Form)
    (row,) = form.rows
    assert form.watched == Value("basis")
    assert (row.low, row.high) == (float(low), float(high))
    assert (row.low_clear or row.low) == float(low + back)
    assert (row.high_clear or row.high) == float(high - back)


@pytest.mark.parametrize(("hysteresis", "count"), [(0, 2), (20, 1)])
def test_a_dead_band_counts_in_the_trial(hysteresis: int, count: int) -> None:
    rule = make_rule(limits=(Limit(Level.WARNING, D(-100)),), hysteresis=D(hysteresis))
    trial = Trial(formulas_of(rule)[0].formula)
    for at, basis in enumerate((0.0, -110.0, -90.0, -110.0, 0.0)):
        trial.feed(at * 60.0, {"spot": basis, "futures": 0.0, "basis": basis})
    assert len(trial.firings) == count
