"""What is priced and what is delivered are independent; the deltas follow from both."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.domain.contract import PricingKind, TradeSide
from terminal.domain.deal import Deal
from tests.book_builders import (
    CU1,
    CU2,
    TIME,
    D,
    make_contract,
    make_deal,
    make_fixed,
    make_pricing,
    make_roll,
)

BUY, SELL = TradeSide.PURCHASE, TradeSide.SALE


@pytest.mark.parametrize(
    ("side", "is_priced", "is_delivered", "spot", "futures"),
    [
        (BUY, True, False, 1000, 0),
        (BUY, False, False, 1000, -1000),
        (BUY, False, True, 0, -1000),
        (BUY, True, True, 0, 0),
        (SELL, True, False, -1000, 0),
        (SELL, False, False, -1000, 1000),
        (SELL, False, True, 0, 1000),
        (SELL, True, True, 0, 0),
    ],
)
def test_the_two_delta_table(
    side: TradeSide, is_priced: bool, is_delivered: bool, spot: int, futures: int
) -> None:
    delivered = D(1000) if is_delivered else D(0)
    pricings = (make_pricing(1000),) if is_priced else ()
    deal = make_deal(side=side, delivered=delivered, pricings=pricings)
    assert (deal.delta_spot, deal.delta_futures) == (spot, futures)
    if is_priced:
        fixed = Deal(contract=make_fixed(side=side, delivered=delivered))
        assert (fixed.delta_spot, fixed.delta_futures) == (spot, futures)


@given(priced=st.integers(0, 1000), q=st.integers(0, 1000), delivered=st.integers(0, 1000))
def test_pricing_a_purchase_moves_flat_by_q_and_basis_by_nothing(
    priced: int, q: int, delivered: int
) -> None:
    q = min(q, 1000 - priced)
    one, two = make_pricing(priced), make_pricing(q, id="F2")
    before = make_deal(delivered=D(delivered), pricings=(one,))
    after = make_deal(delivered=D(delivered), pricings=(one, two))
    assert after.delta_spot - before.delta_spot == 0
    assert after.delta_futures - before.delta_futures == q


def test_more_delivered_than_agreed_is_the_quantity() -> None:
    deal = make_deal(delivered=D(1020), tolerance=D("0.05"))
    assert (deal.quantity, deal.undelivered, deal.unpriced) == (1020, 0, 1020)


def test_less_delivered_than_agreed_is_the_quantity_once_it_is_final() -> None:
    deal = make_deal(delivered=D(990), is_final=True, priced=D(990), price=D(88000))
    assert (deal.quantity, deal.undelivered, deal.unpriced) == (990, 0, 0)


def test_a_roll_counts_from_its_own_moment() -> None:
    early = make_pricing(100, time=TIME - timedelta(days=1))
    late = make_pricing(100, id="F2", price=88200, time=TIME + timedelta(days=1))
    deal = make_deal(pricings=(early, late), rolls=(make_roll(),))
    assert [(one.futures, one.premium) for one in deal.parcels.fixed] == [(CU1, 50), (CU2, -150)]
    assert (deal.as_of(early.time).futures, deal.as_of(TIME).futures) == (CU1, CU2)
    assert (deal.futures, deal.premium) == (CU2, -150)
    # The same goods cost the same: 88000 + 50 in January's terms, 88200 - 150 in February's.
    assert deal.cost == 2 * 100 * D(88050)


def test_the_cost_of_what_was_priced_before() -> None:
    assert make_deal(priced=D(300), price=D(87000)).cost == 300 * 87000
    assert make_deal(priced=D(300)).cost is None
    assert Deal(contract=make_fixed()).cost == 1000 * 88000
    assert Deal(contract=make_fixed(price=None)).cost is None


def test_a_window_without_its_prices_has_quantity_and_no_cost() -> None:
    contract = make_contract(kind=PricingKind.AVERAGE)
    assert Deal(contract=contract, averaged=D(400)).cost is None
    priced = Deal(contract=contract, averaged=D(400), averaged_price=D(88000))
    assert (priced.unpriced, priced.cost) == (600, 400 * Decimal(88050))
