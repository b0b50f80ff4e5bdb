"""Contracts meet their pricings; windows price a part a day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from terminal.core.days import Days
from terminal.core.deals import deals_of, window_days
from terminal.domain.contract import PricingKind
from tests.book_builders import (
    CU2,
    DAY,
    TIME,
    D,
    make_contract,
    make_pricing,
    make_register,
    make_roll,
    make_settlement,
    weekdays,
)

MONDAY = date(2026, 11, 23)


def averaged(**fields: object) -> dict[str, object]:
    window = {"window_start": MONDAY, "window_end": MONDAY + timedelta(days=8)}
    return {"kind": PricingKind.AVERAGE, **window, **fields}


def test_pricings_and_rolls_are_joined_by_time() -> None:
    late, early = make_pricing(id="A", time=TIME), make_pricing(id="B", time=TIME - timedelta(1))
    other = make_pricing(id="C", contract="P2")
    register = make_register(
        contracts=[make_contract(), make_contract(id="P2")],
        pricings=[late, early, other],
        rolls=[make_roll()],
    )
    one, two = deals_of(register, DAY, weekdays)
    assert one.pricings == (early, late)
    assert one.rolls == (make_roll(),)
    assert (two.pricings, two.rolls) == ((other,), ())


def test_a_window_counts_trading_days_only() -> None:
    days = window_days(make_contract(**averaged()), weekdays)
    assert len(days) == 7
    assert (days[0], days[-1]) == (MONDAY, date(2026, 12, 1))
    assert window_days(make_contract(), weekdays) == []


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (date(1900, 1, 1), date(1900, 2, 1)),
        (date(9990, 1, 1), date(9990, 2, 1)),
        (MONDAY, date(9999, 12, 31)),
    ],
)
def test_a_window_that_no_calendar_reaches_has_no_days(start: date, end: date) -> None:
    contract = make_contract(**averaged(window_start=start, window_end=end))
    held = Days(()).is_trading_day
    assert window_days(contract, held) == []
    (deal,) = deals_of(make_register(contracts=[contract]), DAY, held)
    assert (deal.days, deal.unpriced) == (0, 1000)


@pytest.mark.parametrize(
    ("through", "priced"),
    [
        (date(2026, 11, 22), "0"),
        (date(2026, 11, 23), "142.857143"),
        (date(2026, 11, 27), "714.285714"),
        (date(2026, 11, 29), "714.285714"),
        (date(2026, 12, 1), "1000"),
        (date(2027, 1, 1), "1000"),
    ],
)
def test_the_open_part_decays_on_each_trading_day(through: date, priced: str) -> None:
    register = make_register(contracts=[make_contract(**averaged())])
    (deal,) = deals_of(register, through, weekdays)
    assert deal.priced == D(priced)
    assert deal.delta_futures == D(priced) - 1000


def test_a_window_works_off_only_what_was_open_at_its_start() -> None:
    contract = make_contract(**averaged(priced=D(300), price=D(87000)))
    (deal,) = deals_of(make_register(contracts=[contract]), date(2026, 12, 1), weekdays)
    assert (deal.averaged, deal.priced, deal.unpriced) == (700, 1000, 0)


def test_a_window_leaves_nothing_where_less_came_than_was_priced_before_it() -> None:
    short = {"priced": D(300), "price": D(87000), "delivered": D(200), "is_final": True}
    contract = make_contract(**averaged(**short))
    for through in (MONDAY, date(2026, 12, 1)):
        (deal,) = deals_of(make_register(contracts=[contract]), through, weekdays)
        assert (deal.averaged, deal.priced, deal.unpriced) == (0, 300, 0)


def test_the_mean_is_of_the_days_that_are_done_and_is_not_guessed() -> None:
    register = make_register(contracts=[make_contract(**averaged())])
    prices = {MONDAY: D(88000), MONDAY + timedelta(1): D(88100)}
    known = lambda _futures, day: prices.get(day)  # noqa: E731 - shorter than a function here
    (deal,) = deals_of(register, MONDAY + timedelta(1), weekdays, known)
    assert deal.averaged_price == 88050
    assert (deal.days, deal.passed, deal.missing, deal.average) == (7, 2, (), 88100)
    (deal,) = deals_of(register, MONDAY + timedelta(2), weekdays, known)
    assert deal.averaged_price is None
    assert (deal.passed, deal.missing, deal.average) == (3, (MONDAY + timedelta(2),), None)


def test_a_row_of_the_book_goes_before_what_fronts_have_told() -> None:
    contract = make_contract(**averaged())
    rows = [make_settlement("88200", MONDAY), make_settlement("1", MONDAY, CU2)]
    register = make_register(contracts=[contract], settlements=rows)
    told = lambda _futures, day: D(88100) if day > MONDAY else D(1)  # noqa: E731 - as above
    (deal,) = deals_of(register, MONDAY + timedelta(1), weekdays, told)
    assert deal.averaged_price == 88150


def test_before_its_window_nothing_is_done_and_nothing_is_missing() -> None:
    register = make_register(contracts=[make_contract(**averaged())])
    (deal,) = deals_of(register, MONDAY - timedelta(1), weekdays)
    assert (deal.days, deal.passed, deal.missing, deal.average) == (7, 0, (), None)
