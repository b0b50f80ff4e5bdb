"""What the rule engine found, as verdicts with the limit that was passed."""

from __future__ import annotations

import math

import pytest

from terminal.core.rule_subjects import pair_subject, trigger_of
from terminal.core.rules.engine import RuleEngine
from terminal.core.verdict import Verdict, alert_of, verdicts_of
from terminal.domain.alert import AlertState, Decided
from terminal.domain.level import Level
from terminal.domain.metric import DataState
from tests.builders import NOW, PAIR
from tests.core.test_formulas import formula


def found(text: str, spot: float) -> list[Verdict]:
    engine = RuleEngine([pair_subject(PAIR)], [trigger_of(formula(text))])
    engine.on_sample(PAIR, "futures", 0.0, 100.0)
    return verdicts_of(engine.on_sample(PAIR, "spot", 1.0, spot))


@pytest.mark.parametrize(
    ("text", "spot", "limit"),
    [
        ("basis > 3", 105.0, 3.0),
        ("outside(basis, -2, 4)", 97.0, -2.0),
        ("outside(basis, -2, 4)", 105.0, 4.0),
        ("not (basis < 3) and futures > 1", 105.0, 3.0),
        # What raised it, and no comparison that did not.
        ("spot > 1000 or basis > 3", 105.0, 3.0),
        ('stale(spot) or change(spot, "1h") > 1 or basis > 3', 105.0, 3.0),
        ('during("00:00", "23:59") and basis > 3', 105.0, 3.0),
        ("not (spot > 1000 or basis < 3) and futures > 1", 105.0, 1000.0),
    ],
)
def test_the_limit_is_the_one_that_was_passed(text: str, spot: float, limit: float) -> None:
    [verdict] = found(text, spot)
    assert (verdict.value, verdict.limit) == (spot if limit > 500 else spot - 100.0, limit)
    assert (verdict.has_fired, verdict.is_told) == (True, True)
    assert ("basis", spot - 100.0) in verdict.operands


def test_an_alert_begins_pending_with_the_numbers_that_decided() -> None:
    rule = formula("basis > 3")
    [verdict] = found("basis > 3", 105.0)
    alert = alert_of(rule, verdict, "a1", NOW)
    assert (alert.state, alert.level, alert.since) == (AlertState.PENDING, Level.ATTENTION, NOW)
    assert (alert.value, alert.limit, alert.fingerprint) == (5.0, 3.0, f"f/{PAIR}/high")
    assert alert.decided == Decided("basis", None, 3.0)


def test_what_is_compared_is_named_as_the_rule_writes_it() -> None:
    [verdict] = found('basis > 3 and flip(spot, 1, lasting="1m") or basis / spot > 1%', 105.0)
    # A flip is or is not: no alert is measured by it.
    assert verdict.compared == (("basis", 5.0), ("basis / spot", 5.0 / 105.0))
    # Nothing has flipped, so that the first part of the "or" is not so.
    assert verdict.decided == Decided("basis / spot", None, 0.01)


def test_a_rule_without_a_comparison_has_no_limit() -> None:
    engine = RuleEngine([pair_subject(PAIR)], [trigger_of(formula("no_data(spot)"))])
    [verdict] = verdicts_of(engine.on_sample(PAIR, "spot", 0.0, None, DataState.NO_DATA))
    assert math.isnan(verdict.value)
    assert math.isnan(verdict.limit)
