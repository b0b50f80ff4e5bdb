"""Where a change is measured from, without a market around it."""

from __future__ import annotations

import math
from datetime import timedelta

import msgspec

from terminal.core.formulas import Verdict
from terminal.core.pair_past import Origin, PairPast
from terminal.core.triage import Change
from terminal.domain.alert import AlertState
from terminal.domain.level import Level, Side
from terminal.domain.metric import Metric
from terminal.domain.rule import Clause, Rule
from tests.builders import NOW, PAIR, make_alert, make_pair, make_rule

BAND = make_rule()
SECOND = timedelta(seconds=1)


def said(formula: str, hold: timedelta = timedelta(0)) -> Rule:
    clauses = (Clause(Level.WARNING, formula),)
    return make_rule(metric=Metric.FORMULA, limits=(), clauses=clauses, hold=hold)


def told(rule: Rule) -> Verdict:
    return Verdict(
        rule=rule.id,
        subject=PAIR,
        level=Level.WARNING,
        has_fired=True,
        is_told=True,
        value=0.0,
        limit=math.nan,
        operands=(),
    )


def walked(rule: Rule, *basis: int) -> PairPast:
    """One value a second up to NOW."""
    past, pair = PairPast([rule]), make_pair()
    for at, value in enumerate(basis, 1 - len(basis)):
        past.see(pair, 78_000.0 + value, 78_000.0, NOW + at * SECOND)
    return past


def basis(origin: Origin | str | None) -> int:
    assert isinstance(origin, Origin)
    return int(origin.mark.spot - origin.mark.futures)


def test_a_band_is_measured_from_the_value_before_the_alert_was_pending() -> None:
    past = walked(BAND, 100, 290, 310)
    past.note([Change(make_alert(state=AlertState.PENDING, fired=None), None)])
    past.see(make_pair(), 78_600.0, 78_000.0, NOW + SECOND)
    past.note([Change(make_alert(), None)])
    found = past.of_band(BAND, PAIR, Side.HIGH)
    assert isinstance(found, Origin)
    assert found.kind == "before"
    assert basis(found) == 290
    assert found.mark.time == NOW - SECOND


def test_the_next_breach_is_measured_anew() -> None:
    past = walked(BAND, 290, 310)
    past.note([Change(make_alert(), None)])
    past.note([Change(make_alert(state=AlertState.RESOLVED), None)])
    past.see(make_pair(), 78_150.0, 78_000.0, NOW + SECOND)
    past.see(make_pair(), 78_320.0, 78_000.0, NOW + 2 * SECOND)
    assert basis(past.of_band(BAND, PAIR, Side.HIGH)) == 150


def test_nobody_saw_what_was_before_an_alert_of_the_last_run() -> None:
    past = walked(BAND, 310)
    past.note([Change(make_alert(), None)])
    past.see(make_pair(), 78_520.0, 78_000.0, NOW + SECOND)
    past.note([Change(make_alert(), None)])
    assert past.of_band(BAND, PAIR, Side.HIGH) is None
    assert basis(past.of_band(BAND, PAIR, Side.LOW)) == 310


def test_a_repetition_is_no_news() -> None:
    past = walked(BAND, 100, 310)
    pair = past._kept[PAIR].pair
    assert pair is not None
    for at in range(1, 4):
        past.see(pair, 78_310.0, 78_000.0, NOW + at * SECOND)
    past.note([])
    assert basis(past.of_band(BAND, PAIR, Side.HIGH)) == 100


def test_a_formula_is_measured_from_where_it_compares_with() -> None:
    rule = said('change(basis, "5s") > 50')
    past = walked(rule, 1, 2, 3, 4, 5, 6, 7, 300)
    found = past.of_formula(rule, told(rule), NOW)
    assert isinstance(found, Origin)
    assert found.kind == "ago"
    assert basis(found) == 3


def test_a_formula_that_compares_with_a_close_is_told_so() -> None:
    rule = said('change(basis, "settlement") > 50')
    assert walked(rule, 1, 300).of_formula(rule, told(rule), NOW) == "settlement"


def test_a_formula_without_a_change_is_measured_from_before_it_held() -> None:
    rule = said("basis > 100", hold=3 * SECOND)
    past = walked(rule, 1, 2, 300, 301, 302, 303)
    assert basis(past.of_formula(rule, told(rule), NOW)) == 2
    at_once = said("basis > 100")
    assert basis(walked(at_once, 1, 2, 300).of_formula(at_once, told(at_once), NOW)) == 2


def test_rules_that_come_later_look_back_from_then_on_and_nothing_is_lost() -> None:
    first, second = said('change(basis, "3s") > 50'), said('change(basis, "2s") > 50')
    past = walked(first, 1, 2, 3, 4)
    past.watch([first, second])
    past.see(make_pair(), 78_005.0, 78_000.0, NOW + SECOND)
    assert basis(past.of_formula(first, told(first), NOW + SECOND)) == 2
    assert past.of_formula(second, told(second), NOW + SECOND) is None


def test_an_alert_of_another_metric_is_none_of_its_business() -> None:
    past = walked(BAND, 100, 310)
    past.note([Change(make_alert(metric=Metric.MARGIN_RATIO), None)])
    past.see(make_pair(), 78_320.0, 78_000.0, NOW + SECOND)
    assert basis(past.of_band(BAND, PAIR, Side.HIGH)) == 310
    assert msgspec.structs.asdict(past.marks()[PAIR])["spot"] == 78_320


def test_few_rows_wait_for_their_trails() -> None:
    past, pair = PairPast([said('abs(change(basis, "15m")) > 22')]), make_pair()
    for at in range(1000):
        past.see(pair, 78_000.0 + at, 78_000.0, NOW + at * SECOND)
    assert len(past._kept[PAIR].waiting) < 100
