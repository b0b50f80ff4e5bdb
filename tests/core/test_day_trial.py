"""What the ends of days say of a formula, and what they cannot say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.core.day_trial import DayTrial, day_trial
from terminal.core.past_closes import day_bases
from terminal.core.rules.words import BadFormula
from terminal.core.view import DayBases
from tests.builders import make_pair

MONDAY = date(2025, 3, 10)
CLOSED = {date(2025, 3, 19)}


def is_trading_day(day: date) -> bool:
    return day.weekday() < 5 and day not in CLOSED


def trading_days(count: int) -> list[date]:
    found, day = [], MONDAY
    while len(found) < count:
        if is_trading_day(day):
            found.append(day)
        day += timedelta(days=1)
    return found


def past_of(
    bases: Sequence[float], *, without: Sequence[int] = (), spot: float = 100.0
) -> DayBases:
    """Days from Monday the 10th on; Wednesday the 19th is a holiday."""
    pair = make_pair(premium=0)
    named = enumerate(zip(trading_days(len(bases)), bases, strict=True))
    rows = [(day, one) for at, (day, one) in named if at not in without]
    prices = {
        pair.spot: {day: spot for day, _ in rows},
        pair.futures: {day: spot - basis for day, basis in rows},
    }
    return day_bases(pair, prices.__getitem__, is_trading_day)


def fired(formula: str, bases: Sequence[float], **options: object) -> list[str]:
    found = day_trial(formula, past_of(bases, **options))  # type: ignore[arg-type]
    assert found.cannot == ""
    return [f"{day:%m-%d}" for day in found.fired]


def test_each_beginning_counts_once_on_its_day() -> None:
    found = day_trial("basis < -5", past_of([0, -6, -7, 0, -6]))
    assert [day.day for day in found.fired] == [11, 14]
    assert [day.day for day in found.days] == [10, 11, 12, 13, 14]


def test_a_change_from_the_settlement_is_from_the_trading_day_before() -> None:
    jump = 'abs(change(basis, "settlement")) > 5'
    # 10 to 14, 17, 18, 20: over the weekend and over the holiday.
    assert fired(jump, [0, 0, 0, 0, 0, 6, 6, 12]) == ["03-17", "03-20"]
    assert fired(jump, [0, 0, 9, 9], without=[1]) == [], "one day lacks: measured from nothing"


def test_a_trial_says_that_it_has_no_settlements() -> None:
    past = past_of([0, 100])
    assert day_trial('change(basis, "settlement") > 99', past).has_other_prices
    assert not day_trial('change(basis, "week") > 99', past).has_other_prices


def test_a_change_from_the_week_is_from_its_last_day() -> None:
    jump = 'abs(change(basis, "week")) > 5'
    assert fired(jump, [0, 0, 0, 0, 3, 4, 9]) == ["03-18"]
    bases = [0.0, 0, 0, 0, 0, *[0] * 4, 50]
    assert fired(jump, bases, without=range(5, 9)) == [], "the week before is not known"


def test_no_leg_of_a_day_stands_beside_one_of_the_day_before() -> None:
    pair = make_pair(premium=0)
    days = trading_days(3)
    spot = dict(zip(days, [100.0, 200.0, 100.0], strict=True))
    futures = dict(zip(days, [99.0, 199.0, 99.0], strict=True))
    prices = {pair.spot: spot, pair.futures: futures}
    past = day_bases(pair, prices.__getitem__, is_trading_day)
    for formula in ("abs(basis) > 50", "flip(basis, 10)", "basis < 0"):
        assert day_trial(formula, past).fired == ()


def test_per_price_is_per_spot_of_the_day_before() -> None:
    jump = 'abs(change(basis, "settlement", per="price")) > 6%'
    assert fired(jump, [0, 7]) == ["03-11"]
    assert fired(jump, [0, 7], spot=200.0) == []


def test_a_change_in_sigma_knows_the_days_before() -> None:
    calm = [float(at % 2) for at in range(25)]
    jump = 'abs(change(basis, "settlement", per="sigma")) > 5'
    assert len(fired(jump, [*calm, 30.0])) == 1
    assert fired(jump, calm) == []


@pytest.mark.parametrize(
    ("formula", "cannot"),
    [
        ('abs(change(basis, "15m")) > 5', 'change(basis, "15m")'),
        ("basis > 5 and deviation(basis, 20) > 3", "deviation(basis, 20)"),
        ('basis > 5 and during("09:00", "15:00")', "during"),
        ('basis > 5 and during("day")', "during"),
        ("stale(basis) or basis > 5", "stale(basis)"),
        ('basis > 5 and flat_exposure["unit:north/cu"] > 5', "flat_exposure"),
        ("carry_edge > 0", "carry_edge"),
        ('change(basis, "sample") > 3', "change"),
        ("days_to_flat < 5", "days_to_flat"),
    ],
)
def test_what_no_day_s_end_can_judge_is_named_and_nothing_counted(
    formula: str, cannot: str
) -> None:
    found = day_trial(formula, past_of([0, 100, 0, 100]))
    assert cannot in found.cannot
    assert (found.fired, found.days) == ((), ())


def test_a_guard_against_old_prices_is_met_at_a_day_s_end() -> None:
    for guard in ("stale(basis)", "no_data(basis)", 'data(spot, "stale", "no_data")'):
        assert fired(f"not {guard} and basis > 5", [0, 9, 9, 9, 0]) == ["03-11"], guard


def test_no_days_fire_nothing_and_a_wrong_formula_is_refused() -> None:
    assert day_trial("basis > 5", past_of([])) == DayTrial()
    with pytest.raises(BadFormula):
        day_trial("basis >", past_of([1]))


@given(st.lists(st.integers(-50, 50), max_size=40), st.integers(-20, 20))
def test_it_counts_what_a_loop_counts(bases: list[int], limit: int) -> None:
    wanted = [
        day
        for day, now, before in zip(
            trading_days(len(bases)), bases, [limit, *bases[:-1]], strict=False
        )
        if now > limit >= before
    ]
    assert list(day_trial(f"basis > {limit}", past_of(bases)).fired) == wanted
