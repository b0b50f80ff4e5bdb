"""The rows of a basis have the mean that the measure has."""

from __future__ import annotations

import pytest

from terminal.core.basis_rows import CONTRACT, PURCHASE, SALE, contract_rows, stock_rows
from terminal.core.mean_cause import mean_of
from terminal.domain.contract import TradeSide
from terminal.domain.deal import Deal
from tests.book_builders import (
    CU1,
    CU2,
    D,
    make_deal,
    make_fixed,
    make_lot,
    make_pricing,
    make_reference,
    make_roll,
)
from tests.exact_basis import contract_basis, stock_basis
from tests.marks import Marks

REFERENCE = make_reference()
SPOT, FUTURES = {"cu": D(88_000)}, {CU1: D(87_900), CU2: D(88_200)}
MARKS = Marks(spot=SPOT, futures=FUTURES)
SELL = TradeSide.SALE
DEALS = [
    make_deal(pricings=(make_pricing(),)),
    make_deal(id="P2", rolls=(make_roll(contract="P2"),), premium=D(70)),
    Deal(contract=make_fixed(id="P3", quantity=D(300), delivered=D(100))),
    make_deal(id="S1", side=SELL, premium=D(-30), quantity=D(40)),
    make_deal(id="P4", quantity=D(50), delivered=D(50)),
]


@pytest.mark.parametrize("month", [CU1, CU2])
def test_the_mean_of_the_rows_is_the_measure(month: str) -> None:
    measured = contract_basis(DEALS, MARKS, month, REFERENCE)
    for metric, value in (
        (PURCHASE, measured.purchase),
        (CONTRACT, measured.purchase),
        (SALE, measured.sale),
    ):
        found = mean_of(contract_rows(metric, DEALS, month), SPOT, FUTURES)
        assert value is not None
        assert found == value.quantize(D("0.0001"))


def test_without_purchases_it_is_the_sales_and_what_locked_nothing_has_no_rows() -> None:
    (row,) = contract_rows(CONTRACT, [DEALS[3]], CU1)
    assert (row.ref, row.side, row.weight, row.locked) == ("S1", "sale", 40, -30)
    bare = Deal(contract=make_fixed(hedge_price=None))
    assert contract_rows(PURCHASE, [bare, DEALS[0]], CU1) == ()
    # There are purchases, and what they have locked is not known.
    assert contract_rows(CONTRACT, [bare, DEALS[3]], CU1) == ()


def test_stock_is_worth_its_spot_price() -> None:
    far = make_lot(id="L2", quantity=D(30), futures=CU2, pair="cu")
    lots = [make_lot(), far, make_lot(id="L3", quantity=D(0))]
    rows = stock_rows(lots, REFERENCE)
    measured = stock_basis(lots, MARKS, REFERENCE).market
    assert measured is not None
    assert [row.ref for row in rows] == ["L1", "L2"]
    assert mean_of(rows, SPOT, FUTURES) == measured.quantize(D("0.0001"))
    assert mean_of(rows, {}, FUTURES) is None
    assert mean_of((), SPOT, FUTURES) is None
    # Without a spot series it is worth nothing that is known.
    assert mean_of(stock_rows([make_lot(futures=CU2)], REFERENCE), SPOT, FUTURES) is None
