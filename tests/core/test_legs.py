"""A contract's deltas by month add up to those of the whole; goods received go nearest first."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.core.legs import Leg, legs_of
from terminal.domain.contract import TradeSide
from terminal.domain.deal import Deal
from tests.book_builders import (
    CU1,
    CU2,
    DAY,
    TIME,
    D,
    make_deal,
    make_fixed,
    make_pricing,
    make_roll,
)

PART = make_roll(quantity=D(300))


def test_a_contract_that_was_never_rolled_is_one_leg() -> None:
    assert legs_of(make_deal(delivered=D(100)), DAY) == (Leg(CU1, D(900), D(-1000)),)
    assert legs_of(Deal(contract=make_fixed()), DAY) == (Leg(CU1, D(1000), D(0)),)


@pytest.mark.parametrize(("side", "sign"), [(TradeSide.PURCHASE, 1), (TradeSide.SALE, -1)])
def test_a_part_roll_moves_both_deltas_and_no_flat_exposure(side: TradeSide, sign: int) -> None:
    legs = legs_of(make_deal(side=side, rolls=(PART,)), DAY)
    assert legs == (
        Leg(CU1, sign * D(700), -sign * D(700)),
        Leg(CU2, sign * D(300), -sign * D(300)),
    )


def test_what_was_received_is_of_the_nearest_month() -> None:
    assert legs_of(make_deal(delivered=D(400), rolls=(PART,)), DAY) == (
        Leg(CU1, D(300), D(-700)),
        Leg(CU2, D(300), D(-300)),
    )
    assert legs_of(make_deal(delivered=D(800), rolls=(PART,)), DAY) == (
        Leg(CU1, D(0), D(-700)),
        Leg(CU2, D(200), D(-300)),
    )


def test_what_is_priced_stays_in_the_month_that_priced_it() -> None:
    early = make_pricing(400, time=TIME - timedelta(days=1))
    assert legs_of(make_deal(pricings=(early,), rolls=(make_roll(),)), DAY) == (
        Leg(CU1, D(400), D(0)),
        Leg(CU2, D(600), D(-600)),
    )


def test_nearest_is_by_the_calendar_and_not_by_the_letters() -> None:
    # Three digits: 912 is 2029 and 001 is 2030.
    near, far = "CZCE.FG912", "CZCE.FG001"
    deal = make_deal(
        futures=near, delivered=D(100), rolls=(make_roll(futures=far, quantity=D(300)),)
    )
    legs = legs_of(deal, date(2029, 11, 1))
    assert legs == (Leg(near, D(600), D(-700)), Leg(far, D(300), D(-300)))


@given(
    delivered=st.integers(0, 1000),
    parts=st.lists(st.tuples(st.integers(1, 400), st.sampled_from([CU1, CU2])), max_size=4),
    priced=st.integers(0, 900),
)
def test_legs_add_up_to_the_deal(delivered: int, parts: list[tuple[int, str]], priced: int) -> None:
    rolls = tuple(
        make_roll(id=f"R{at}", futures=to, quantity=D(size), time=TIME + timedelta(minutes=at))
        for at, (size, to) in enumerate(parts)
    )
    facts = (make_pricing(priced, time=TIME + timedelta(hours=1)),) if priced else ()
    deal = make_deal(delivered=D(delivered), pricings=facts, rolls=rolls)
    legs = legs_of(deal, DAY)
    assert sum(leg.delta_spot for leg in legs) == deal.delta_spot
    assert sum(leg.delta_futures for leg in legs) == deal.delta_futures
    assert all(leg.delta_spot >= 0 >= leg.delta_futures for leg in legs)
