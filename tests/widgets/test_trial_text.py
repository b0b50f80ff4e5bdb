from __future__ import annotations

from datetime import date

from terminal.core.day_trial import DayTrial
from terminal.core.rules.formula import parse
from terminal.core.trial import Trial
from terminal.domain.condition import Beyond
from terminal.domain.operand import Operand
from widgets.latest import Latest
from widgets.trial_text import by_days, by_kept_days, figure, fired, unread


def operand(formula: str) -> Operand:
    found = parse(formula)
    assert isinstance(found, Beyond)
    return found.operand


def test_fractions_are_per_cent_and_the_rest_has_six_digits() -> None:
    assert figure(0.123456, operand("margin_ratio > 1")) == "12.346%"
    assert figure(0.5, operand("unit_margin_ratio > 1")) == "50.000%"
    assert figure(0.5, operand('change(basis, "15m", per="price") > 1')) == "50.000%"
    assert figure(-1234.5678, operand("basis > 1")) == "−1,234.57"
    assert figure(None, operand("basis > 1")) == "—"


def test_how_often_and_on_how_many_days() -> None:
    trial, latest = Trial("basis > 1"), Latest()
    assert fired(trial, latest) == "No past is known yet"
    for at, basis in enumerate((0.0, 2.0, 0.0, 2.0, 0.0)):
        time = 1_700_000_000.0 + at * 86_400.0
        trial.feed(time, {"spot": basis, "futures": 0.0, "basis": basis})
        trial.feed(time + 60, {"spot": basis, "futures": 0.0, "basis": basis})
    assert fired(trial, latest) == "would have fired 2× (days: 2) since 06:13:20"


def test_the_ends_of_days_say_how_often_and_when_last_or_why_not() -> None:
    days = (date(2025, 3, 10), date(2025, 3, 11), date(2025, 3, 12))
    assert by_days(DayTrial()) == "no day is known yet"
    assert by_days(DayTrial((), days)) == "never at the ends of 3 days since 2025-03-10"
    assert by_days(DayTrial(days[:2], days)) == (
        "2× at the ends of 3 days since 2025-03-10, last on 2025-03-11"
    )
    assert by_days(DayTrial((), days, last=2)) == (
        "never at the ends of 3 days since 2025-03-10 (by last prices, not settlements)"
    )
    assert by_days(DayTrial(days[:1], days, settled=3, last=2)) == (
        "1× at the ends of 3 days since 2025-03-10, last on 2025-03-10 "
        "(of 5 days 2 by last prices: no settlement is kept)"
    )
    assert by_days(DayTrial((), days, settled=2)) == by_days(DayTrial((), days))
    assert (
        by_days(DayTrial(cannot="stale(basis)")) == "the ends of days say nothing of stale(basis)"
    )


def test_of_few_kept_days_only_their_number_is_said() -> None:
    days = tuple(date(2025, 3, 10 + at) for at in range(5))
    assert by_kept_days(DayTrial()) == "no day is known yet"
    assert by_kept_days(DayTrial(days[:1], days[:4])) == "not counted yet: 4 of 5 days kept"
    assert by_kept_days(DayTrial(days[:1], days)) == by_days(DayTrial(days[:1], days))
    assert "say nothing of" in by_kept_days(DayTrial(cannot="stale(basis)"))


def test_another_subject_is_not_counted_wrong_but_named() -> None:
    trial = Trial('basis > 1 or flat_exposure["unit:north/cu"] > 5 or basis["pair:zn"] > 1')
    trial.feed(1_700_000_000.0, {"spot": 0.0, "futures": 2.0, "basis": -2.0})
    assert fired(trial, Latest()) == "not counted: no past of unit:north/cu, pair:zn"
    assert unread(trial) == "unknown here: numbers of unit:north/cu, pair:zn are not read"
