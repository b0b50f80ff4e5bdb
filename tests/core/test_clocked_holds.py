"""Holds of formulas on both clocks: which of them run, and what is added to them at a start."""

from __future__ import annotations

from datetime import timedelta

import pytest

from terminal.core.clocked_holds import ClockedHolds, Run
from terminal.core.formulas import Formulas
from terminal.core.market import Legs
from terminal.core.timekeeper import Timekeeper
from terminal.core.trading_clock import exchange_ms
from terminal.domain.level import Level
from terminal.domain.metric import DataState
from terminal.domain.rule import Rule
from tests.builders import ACCOUNT, PAIR, make_pair
from tests.calendars import CALENDAR, at
from tests.core.test_formulas import formula

MINUTE = timedelta(minutes=1)
# Ten seconds before lunch.
BEFORE = at("2025-03-12 11:29:50")


def formulas(*rules: Rule) -> Formulas:
    times = Timekeeper(CALENDAR, (make_pair(),))
    return Formulas(rules, (make_pair(),), (ACCOUNT,), clock_of=times.clock)


def tell(
    told: Formulas, basis: float, seconds: float = 0, state: DataState = DataState.GOOD
) -> int:
    time = BEFORE + timedelta(seconds=seconds)
    return len(told.pair_moved(PAIR, Legs(78_000.0 + basis, 78_000.0, basis, state), time))


def running(told: Formulas, seconds: float) -> dict[str, float]:
    found = [*told.holds.running(exchange_ms(BEFORE + timedelta(seconds=seconds)))]
    assert all((one.subject, one.is_clearing) == (PAIR, False) for one in found)
    return {f"{one.rule} {int(one.level)}": one.passed for one in found}


def test_each_hold_that_runs_is_told_with_the_time_of_its_clock() -> None:
    said = "basis > 300", "basis > 500"
    told = formulas(
        formula(*said, hold=MINUTE),
        formula(*said, id="w", hold=MINUTE, clock="wall"),
        formula(*said, id="now"),
    )
    tell(told, 0)
    assert running(told, 1) == {}
    tell(told, 400, 2)
    assert running(told, 5) == {"f 1": 3000, "w 1": 3000}
    tell(told, 600, 6)
    # In the break only the wall's time passes.
    assert running(told, 20) == {"f 1": 8000, "f 2": 4000, "w 1": 18_000, "w 2": 14_000}


@pytest.mark.parametrize("is_clearing", [False, True])
def test_what_had_passed_is_added_once_all_is_known(is_clearing: bool) -> None:
    told = formulas(formula("basis > 300 and not no_data(basis)", hold=MINUTE))
    run = Run("f", PAIR, Level.ATTENTION, is_clearing, 50_000.0)
    assert not told.holds.go_on(run, told.holds.finder([run.subject])), "nothing was heard"
    tell(told, 400, 0, DataState.STALE)
    assert not told.holds.go_on(run, told.holds.finder([run.subject]))
    tell(told, 400, 1)
    assert told.holds.go_on(run, told.holds.finder([run.subject]))
    passed = 3000 if is_clearing else 53_000
    assert running(told, 4) == {"f 1": passed}


def test_where_nothing_runs_nothing_is_added() -> None:
    told = formulas(formula("basis > 300", hold=MINUTE))
    tell(told, 0)
    run = Run("f", PAIR, Level.ATTENTION, False, 50_000.0)
    assert told.holds.go_on(run, told.holds.finder([run.subject]))
    tell(told, 400, 1)
    assert running(told, 2) == {"f 1": 1000}


def test_a_hold_that_does_not_exist_yet_is_waited_for() -> None:
    told = formulas(formula("basis > 300", hold=MINUTE))
    assert isinstance(told.holds, ClockedHolds)
    run = Run("f", "north/cu", Level.ATTENTION, False, 50_000.0)
    assert not told.holds.go_on(run, told.holds.finder([run.subject]))
    find = told.holds.finder([PAIR])
    assert find("f", PAIR, Level.ATTENTION) is not None
    assert find("f", PAIR, Level.WARNING) is None
    assert told.holds.finder(["other"])("f", PAIR, Level.ATTENTION) is None


def test_rules_that_come_later_are_found() -> None:
    told = formulas(formula("basis > 300", hold=MINUTE))
    tell(told, 400)
    assert list(running(told, 1)) == ["f 1"]
    told.replace([formula("basis > 300", hold=MINUTE), formula("basis > 200", id="g", hold=MINUTE)])
    told.tick(BEFORE + timedelta(seconds=2))
    assert running(told, 3) == {"f 1": 3000, "g 1": 1000}


def test_of_a_number_of_another_subject_that_one_must_be_known() -> None:
    link = f'margin_ratio["account:{ACCOUNT}"] < 90% or basis > 300'
    told = formulas(formula(link, hold=MINUTE))
    tell(told, 400)
    run = Run("f", PAIR, Level.ATTENTION, False, 50_000.0)
    assert list(running(told, 1)) == ["f 1"]
    assert not told.holds.go_on(run, told.holds.finder([run.subject]))
