"""Contract basis: locked, converted to one month, purchases and sales apart."""

from __future__ import annotations

from datetime import timedelta

from terminal.core.contract_basis import Slice, slices_of
from terminal.domain.contract import TradeSide
from terminal.domain.deal import Deal
from tests.book_builders import (
    CU1,
    CU2,
    JD,
    TIME,
    D,
    make_deal,
    make_fixed,
    make_pricing,
    make_reference,
    make_roll,
)
from tests.exact_basis import contract_basis
from tests.marks import Marks

MARKS = Marks(spot={"cu": D(88100), "cu.south": D(88300)}, futures={CU1: D(88000), CU2: D(88200)})
REFERENCE = make_reference()
SELL = TradeSide.SALE


def test_a_fixed_price_locked_its_distance_from_futures() -> None:
    assert slices_of(Deal(contract=make_fixed())) == (Slice(D(1000), D(100), CU1),)
    assert slices_of(Deal(contract=make_fixed(hedge_price=None))) is None


def test_each_part_has_the_premium_of_its_own_time() -> None:
    early = make_pricing(100, time=TIME - timedelta(days=1))
    late = make_pricing(200, id="F2", time=TIME + timedelta(days=1))
    deal = make_deal(priced=D(50), price=D(87000), pricings=(early, late), rolls=(make_roll(),))
    assert slices_of(deal) == (
        Slice(D(50), D(50), CU1),
        Slice(D(100), D(50), CU1),
        Slice(D(200), D(-150), CU2),
        Slice(D(650), D(-150), CU2),
    )


def test_months_are_converted_before_they_are_averaged() -> None:
    # 50 over January is 50 + 88000 - 88200 = -150 over February.
    one, two = make_deal(), make_deal(id="P2", futures=CU2, premium=D(-50))
    found = contract_basis([one, two], MARKS, CU2, REFERENCE)
    assert found.purchase == -100
    assert contract_basis([one, two], MARKS, CU1, REFERENCE).purchase == 100
    assert (found.purchase_quantity, found.sale, found.margin) == (2000, None, None)


def test_a_roll_leaves_the_locked_basis_as_it_is() -> None:
    before = contract_basis([make_deal()], MARKS, CU1, REFERENCE)
    after = contract_basis([make_deal(rolls=(make_roll(),))], MARKS, CU1, REFERENCE)
    assert before == after


def test_purchases_and_sales_are_kept_apart() -> None:
    sale = make_deal(id="S1", side=SELL, quantity=D(400), premium=D(180))
    found = contract_basis([make_deal(), sale], MARKS, CU1, REFERENCE)
    assert (found.purchase, found.sale, found.margin) == (50, 180, 130)
    assert (found.purchase_quantity, found.sale_quantity) == (1000, 400)
    # Market basis is 100: bought at 50, sold at 180.
    assert found.profit == 1000 * (100 - 50) - 400 * (100 - 180)


def test_only_what_is_still_to_be_delivered_counts() -> None:
    part = make_deal(delivered=D(750))
    other = make_deal(id="P2", quantity=D(250), premium=D(150))
    found = contract_basis([part, other, make_deal(delivered=D(1000))], MARKS, CU1, REFERENCE)
    assert (found.purchase, found.purchase_quantity) == (100, 500)


def test_the_goods_of_a_contract_may_have_a_pair_of_their_own() -> None:
    found = contract_basis([make_deal(pair="cu.south")], MARKS, CU1, REFERENCE)
    assert found.profit == 1000 * (300 - 50)


def test_nothing_open_is_not_zero() -> None:
    found = contract_basis([], MARKS, CU1, REFERENCE)
    assert (found.purchase, found.sale, found.margin, found.profit) == (None, None, None, None)
    assert found.missing == ()


def test_a_missing_price_is_named_and_takes_only_what_needs_it() -> None:
    bare = Deal(contract=make_fixed(id="P9", hedge_price=None))
    sale = make_deal(id="S1", side=SELL)
    found = contract_basis([bare, sale], MARKS, CU1, REFERENCE)
    assert (found.purchase, found.sale, found.profit) == (None, 50, None)
    assert found.missing == ("futures price at the time of contract P9",)
    no_spot = Marks(spot={}, futures=MARKS.futures)
    found = contract_basis([make_deal()], no_spot, CU1, REFERENCE)
    assert (found.purchase, found.profit, found.missing) == (50, None, ("spot of cu",))
    no_month = Marks(spot=MARKS.spot, futures={CU2: D(1)})
    found = contract_basis([make_deal()], no_month, CU2, REFERENCE)
    assert found.purchase is None
    assert f"futures {CU1} or {CU2}" in found.missing


def test_profit_is_money_in_the_quote_unit() -> None:
    marks = Marks(spot={"jd": D(4000)}, futures={JD: D(3900)}, scale={JD: D(2)})
    deal = make_deal(commodity="jd", futures=JD, quantity=D(10), premium=D(40))
    assert contract_basis([deal], marks, JD, REFERENCE).profit == 10 * (100 - 40) * 2
