"""What the ends of days say of a formula, and what they cannot say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.core.day_trial import DayTrial, day_trial
from terminal.core.past_closes import day_bases
from terminal.core.rules.words import BadFormula
from terminal.core.view import DayBases
from tests.book_builders import D
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
    bases: Sequence[float],
    *,
    without: Sequence[int] = (),
    spot: float = 100.0,
    settled: dict[int, float] | None = None,
) -> DayBases:
    """Days from Monday the 10th on; Wednesday the 19th is a holiday.

    settled: what the contract was settled at on some of them
    """
    pair = make_pair(premium=0)
    named = enumerate(zip(trading_days(len(bases)), bases, strict=True))
    rows = [(day, one) for at, (day, one) in named if at not in without]
    prices = {
        pair.spot: {day: spot for day, _ in rows},
        pair.futures: {day: spot - basis for day, basis in rows},
    }
    known = {trading_days(at + 1)[-1]: D(str(one)) for at, one in (settled or {}).items()}

    def settlement(symbol: str, day: date) -> Decimal | None:
        return known.get(day) if symbol == pair.futures else None

    return day_bases(pair, prices.__getitem__, is_trading_day, settlement)


def fired(formula: str, bases: Sequence[float], **options: object) -> list[str]:
    found = day_trial(formula, past_of(bases, **options))  # type: ignore[arg-type]
    assert found.cannot == ""
    return [f"{day:%m-%d}" for day in found.fired]


def test_each_beginning_counts_once_on_its_day() -> None:
    found = day_trial("basis < -5", past_of([0, -6, -7, 0, -6]))
    assert [day.day for day in found.fired] == [11, 14]
    assert [day.day for day in found.days] == [10, 11, 12, 13, 14]


def test_a_rule_on_one_leg_alone_is_counted_too() -> None:
    # Spot is 100 on all days.
    assert fired("futures < 96", [0, 6, 7, 0, 6]) == ["03-11", "03-14"]
    assert fired("spot > 99", [0, 6]) == ["03-10"]


def test_a_change_from_the_settlement_is_from_the_trading_day_before() -> None:
    jump = 'abs(change(basis, "settlement")) > 5'
    # 10 to 14, 17, 18, 20: over the weekend and over the holiday.
    assert fired(jump, [0, 0, 0, 0, 0, 6, 6, 12]) == ["03-17", "03-20"]
    assert fired(jump, [0, 0, 9, 9], without=[1]) == [], "one day lacks: measured from nothing"


def counted(formula: str, past: DayBases) -> tuple[list[int], int, int]:
    found = day_trial(formula, past)
    return [day.day for day in found.fired], found.settled, found.last


def test_a_change_is_measured_from_the_settlement_of_the_day_before_where_it_is_kept() -> None:
    # Spot is 100 on all days; futures end at 100, 94, 94, 94, 88.
    bases = [0, 6, 6, 6, 12]
    jump = 'abs(change(basis, "settlement")) > 5'
    assert counted(jump, past_of(bases)) == ([11, 14], 0, 4)
    # Settled at 98 on the 10th, the basis of then is 2: +4 on the 11th. At 100 on the 12th it is 0:
    # +6 on the 13th, and the +6 of the 14th begins nothing new.
    assert counted(jump, past_of(bases, settled={0: 98.0, 2: 100.0})) == ([13], 2, 2)
    every = dict(enumerate([98.0, 95.0, 94.0, 94.0, 1.0]))
    # +4, +1, 0, +6; that of the last day is for the day after it.
    assert counted(jump, past_of(bases, settled=every)) == ([14], 4, 0)


def test_spot_stays_the_last_price_and_futures_settle() -> None:
    past = past_of([0, 6], settled={0: 90.0})
    # 94 now: 6 below the last price, 4 above the settlement.
    assert counted('change(futures, "settlement") > 3', past) == ([11], 1, 0)
    assert counted('abs(change(spot, "settlement")) > 0', past) == ([], 0, 0)
    # From a basis of 10: -4 on futures of then, 90.
    assert counted('change(basis, "settlement", per="price", price=futures) < -4.4%', past)[0]
    assert not counted('change(basis, "settlement", per="price", price=futures) < -4.5%', past)[0]


def test_nothing_is_measured_from_the_settlement_of_another_day() -> None:
    past = past_of([0, 0, 9, 9], without=[1], settled={0: 100.0, 1: 100.0, 2: 100.0})
    # Of the 11th nothing else is known; the basis of the 12th is 0 by its settlement.
    assert counted('abs(change(basis, "settlement")) > 5', past) == ([13], 1, 0)


@pytest.mark.parametrize(
    "said",
    [
        'change(basis, "week") > 99',
        'change(basis, "settlement", per="sigma") > 1',
        'change(basis, "settlement") / change(futures, "settlement") > 0.5',
    ],
)
def test_statistics_and_weeks_stay_on_last_prices(said: str) -> None:
    bases = [float(at % 2) * 3 for at in range(25)]
    settled = dict.fromkeys(range(25), 50.0)
    with_them = counted(said, past_of(bases, settled=settled))
    assert with_them == counted(said, past_of(bases))
    assert with_them[1:] == (0, 0)


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
