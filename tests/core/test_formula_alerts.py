"""What a formula's alert says of the number that decided it, as that goes on and as it ends."""

from __future__ import annotations

import math
from typing import Any

import pytest

from terminal.core.formula_alerts import as_it_is, ended, gone_on, is_other, news_of
from terminal.core.rules.formula import parse
from terminal.core.rules.transition import Cell, Kind, Transition
from terminal.core.verdict import Verdict
from terminal.domain.alert import Alert, Decided, Fact
from terminal.domain.level import Level
from terminal.domain.metric import Metric
from terminal.domain.trigger import Step
from tests.builders import NOW, make_alert

NAN = math.nan
BASIS = Decided("basis", None, 300)


def alert_of(**fields: Any) -> Alert:
    known = {"metric": Metric.FORMULA, "decided": BASIS, "value": 400.0, "latest": 400.0}
    return make_alert(**known | {"limit": 300.0} | fields)


def on(alert: Alert, text: str, *operands: float, kind: Kind = Kind.FIRED) -> Alert:
    cell = Cell("f", "cu", Step(Level.ATTENTION, parse(text)))
    return gone_on(alert, Transition(cell, kind, 0, (cell, kind, 0.0, *operands)))


def verdict(**fields: Any) -> Verdict:
    values: dict[str, Any] = {
        "rule": "f",
        "subject": "cu",
        "level": Level.ATTENTION,
        "has_fired": False,
        "is_told": False,
        "value": 100.0,
        "limit": 300.0,
        "operands": (("basis", 100.0),),
        "compared": (("basis", 100.0),),
    }
    return Verdict(**values | fields)


def test_the_latest_value_follows_and_nothing_else() -> None:
    alert = alert_of(acknowledged=NOW, acknowledged_value=400.0)
    seen = on(alert, "spot > 1 or basis > 300", 5.0, 450.0)
    assert (seen.latest, seen.value, seen.acknowledged_value) == (450.0, 400.0, 400.0)
    assert seen.decided == BASIS


def test_what_has_not_moved_or_is_not_known_is_the_same_alert() -> None:
    alert = alert_of()
    assert on(alert, "basis > 300", 400.0) is alert
    assert on(alert, "basis > 300", NAN) is alert


def test_limits_of_another_level_or_version_are_those_of_now() -> None:
    seen = on(alert_of(), "abs(basis) > 200", NAN)
    assert (seen.decided, seen.latest) == (Decided("basis", -200, 200), 400.0)


def test_while_a_level_waits_until_it_clears_nothing_is_beyond_a_limit_of_it() -> None:
    text = "basis > 300 and futures > 70_000"
    seen = on(alert_of(), text, 5000.0, 60_000.0, kind=Kind.CLEARED)
    assert (seen.latest, seen.decided) == (5000.0, Decided("basis", None, math.inf))
    assert on(seen, text, 5000.0, 78_000.0).decided == BASIS
    both = on(alert_of(), "abs(basis) > 300", 5000.0, kind=Kind.CLEARED)
    assert both.decided is not None
    assert both.decided.beyond(-5000.0) == -math.inf


@pytest.mark.parametrize(("is_taken", "known"), [(True, 5.0), (False, None)])
def test_another_number_takes_over_as_it_stands(is_taken: bool, known: float | None) -> None:
    taken = {"acknowledged": NOW, "acknowledged_value": 400.0} if is_taken else {}
    alert = alert_of(worse_since=NOW, **taken)
    seen = on(alert, "flip(basis, 1) or spot > 1", 1.0, 400.0, 5.0)
    assert (seen.value, seen.limit, seen.latest) == (5.0, 1.0, 5.0)
    assert (seen.acknowledged_value, seen.worse_since) == (known, None)
    assert is_other(alert, seen)


def test_while_nothing_decides_nothing_is_measured_until_something_does() -> None:
    alert = alert_of()
    seen = on(alert, "spot > 10", 5.0)
    assert (seen.decided, seen.latest) == (None, 400.0)
    assert not is_other(alert, seen)
    assert on(seen, "spot > 10", NAN) is seen
    assert is_other(seen, on(seen, "spot > 10", 11.0))


def test_the_same_number_under_another_limit_is_no_other() -> None:
    alert = alert_of()
    assert not is_other(alert, on(alert, "basis > 200", 500.0))
    assert not is_other(alert_of(decided=None), alert_of(decided=None))


def test_news_of_a_verdict_are_all_of_one_comparison() -> None:
    news = news_of(verdict(value=500.0, decided=BASIS), [Fact("rule", "f")])
    assert (news["value"], news["latest"], news["limit"]) == (500.0, 500.0, 300.0)
    assert (news["decided"], news["facts"]) == (BASIS, (Fact("rule", "f"),))


@pytest.mark.parametrize(
    ("compared", "latest"),
    [((("basis", 100.0),), 100.0), ((("basis", NAN),), 400.0), ((("spot", 9.0),), 400.0)],
)
def test_the_end_has_the_numbers_that_ended_it_beside_those_of_before(
    compared: tuple[tuple[str, float], ...], latest: float
) -> None:
    before = (Fact("condition", "basis > 300"), Fact("operand", "basis = 400"))
    now = [Fact("rule", "f"), Fact("operand", "basis = 100")]
    end = ended(alert_of(facts=before), verdict(compared=compared), now)
    assert end.latest == latest
    assert end.facts == (*before, Fact("cleared", "basis = 100"))


def test_an_alert_of_which_no_more_is_known_is_as_it_is() -> None:
    alert = alert_of()
    seen, news = as_it_is(alert, NOW)
    assert seen is alert
    assert news() == {}
