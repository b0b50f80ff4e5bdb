"""What the kept ends of a unit's days say of a formula, the brief's example first."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from terminal.core.rules.words import BadFormula
from terminal.core.unit_trial import unit_trial
from terminal.core.view import UnitDays

MONDAY = date(2025, 3, 10)
BRIEF = (
    'abs(change(contract_basis, "settlement", per="previous", floor=50)) > 5%'
    " and abs(inventory_basis) > 120"
)


def past_of(
    apart: dict[int, tuple[str, ...]] | None = None,
    gaps: Sequence[int] = (),
    settled: dict[str, Sequence[float]] | None = None,
    **values: Sequence[float],
) -> UnitDays:
    """Days from Monday the 10th on, without weekends."""
    length = len(next(iter(values.values())))
    days = [MONDAY + timedelta(days=at + at // 5 * 2) for at in range(length)]
    return UnitDays(
        "east/cu",
        tuple(days),
        {metric: tuple(one) for metric, one in values.items()},
        tuple((apart or {}).get(at, ()) for at in range(length)),
        tuple(at > 0 and at not in gaps for at in range(length)),
        {metric: tuple(one) for metric, one in (settled or {}).items()},
    )


def fired(formula: str, past: UnitDays, unknown: str = "kleene") -> list[int]:
    found = unit_trial(formula, past, unknown)
    assert found.cannot == ""
    assert found.days == past.days
    return [past.days.index(day) for day in found.fired]


def counted(formula: str, past: UnitDays) -> tuple[list[int], int, int]:
    found = unit_trial(formula, past)
    return [past.days.index(day) for day in found.fired], found.settled, found.last


def test_the_brief_s_example_fires_on_the_days_on_which_both_are_so() -> None:
    past = past_of(
        contract_basis=[100, 110, 111, 120, 120, 130],
        inventory_basis=[200, 100, 200, 200, 200, 200],
    )
    # +10% with little in stock, +0.9%, +8%, nothing, +8%.
    assert fired(BRIEF, past) == [3, 5]


def test_each_beginning_counts_once_and_a_number_that_is_not_known_fires_nothing() -> None:
    past = past_of(inventory_basis=[100, 200, 210, 100, math.nan, 300])
    assert fired("abs(inventory_basis) > 120", past) == [1, 5]
    assert fired("sale_basis > 1", past) == []
    held = past_of(inventory_basis=[200, math.nan, 210])
    assert fired("abs(inventory_basis) > 120", held, "hold") == [0]


def test_a_guard_against_unknown_numbers_counts_a_beginning_once() -> None:
    past = past_of(inventory_basis=[100, 200, 210, 100, 200])
    assert fired("inventory_basis > 120 and not no_data(inventory_basis)", past) == [1, 4]


def test_nothing_is_compared_across_a_roll_or_a_day_that_is_missing() -> None:
    values = [100, 150, 200, 250]
    said = 'change(contract_basis, "settlement") > 20'
    assert fired(said, past_of(contract_basis=values)) == [1]
    rolled = past_of({1: ("contract_basis",), 2: ("inventory_basis",)}, contract_basis=values)
    assert fired(said, rolled) == [2]
    assert fired(said, past_of(gaps=(1, 2), contract_basis=values)) == [3]


NAN = math.nan


def test_a_number_is_measured_from_settlements_where_they_are_kept() -> None:
    values, said = [100, 150, 150, 200], 'change(inventory_basis, "settlement") > 20'
    assert counted(said, past_of(inventory_basis=values)) == ([1, 3], 0, 3)
    # 140 on the first day: 10 more on the second. 120 on the second: 30 more on the third.
    kept = {"inventory_basis": [140.0, 120.0, NAN, 1.0]}
    assert counted(said, past_of(settled=kept, inventory_basis=values)) == ([2], 2, 1)
    both = f"{said} or " + 'change(exposure_basis, "settlement") > 9000'
    more = past_of(settled=kept, inventory_basis=values, exposure_basis=[1.0] * 4)
    assert counted(both, more) == ([2], 0, 3), "one of two numbers is on last prices"


def test_tonnes_and_costs_have_no_settlement_and_no_word_of_one() -> None:
    past = past_of(flat_exposure=[1, 50], inventory_cost=[1, 50])
    said = 'change(flat_exposure, "settlement") > 5 and change(inventory_cost, "settlement") > 5'
    assert counted(said, past) == ([1], 0, 0)


def test_settlements_of_before_a_roll_or_a_gap_are_not_measured_from() -> None:
    values, kept = [100, 150, 200, 250], {"contract_basis": [0.0, 0.0, 0.0, 0.0]}
    said = 'change(contract_basis, "settlement") > 20'
    rolled = past_of({1: ("contract_basis",)}, settled=kept, contract_basis=values)
    assert counted(said, rolled) == ([2], 2, 0)
    assert counted(said, past_of(None, (1, 2), kept, contract_basis=values)) == ([3], 1, 0)


def test_a_week_is_compared_with_the_end_of_the_one_before_unless_it_was_rolled() -> None:
    values = [100, 100, 100, 100, 100, 110, 130, 130]
    said = 'change(purchase_basis, "week") > 20'
    assert fired(said, past_of(purchase_basis=values)) == [6]
    assert fired(said, past_of({5: ("purchase_basis",)}, purchase_basis=values)) == []


@pytest.mark.parametrize(
    ("said", "cannot"),
    [
        ('change(contract_basis, "15m") > 5', 'change(contract_basis, "15m") > 5'),
        ('flat_exposure > 5 and basis["pair:cu"] > 5', 'basis["pair:cu"] > 5'),
        ('during("09:00", "10:00") and flat_exposure > 5', 'during("09:00", "10:00")'),
        ("basis > 5", "basis > 5"),
    ],
)
def test_what_lies_between_ends_or_elsewhere_is_named_and_nothing_is_counted(
    said: str, cannot: str
) -> None:
    found = unit_trial(said, past_of(flat_exposure=[9.0]))
    assert (found.cannot, found.fired) == (cannot, ())


def test_a_wrong_formula_is_refused_and_no_days_are_none() -> None:
    with pytest.raises(BadFormula):
        unit_trial("flat_exposure >", UnitDays("east/cu", ()))
    assert unit_trial(BRIEF, UnitDays("east/cu", ())).days == ()
