"""Inventory basis at market and at cost, and where there is none."""

from __future__ import annotations

import pytest

from terminal.core.stock_basis import locked_futures
from terminal.domain.hedge import Hedge
from tests.book_builders import CU1, CU2, D, make_lot, make_reference
from tests.exact_basis import stock_basis
from tests.marks import Marks

MARKS = Marks(spot={"cu": D(88100), "cu.south": D(88300)}, futures={CU1: D(88000), CU2: D(88200)})
REFERENCE = make_reference()


def test_market_and_cost_are_two_numbers() -> None:
    lots = [make_lot(), make_lot(id="L2", quantity=D(1500), pair="cu.south", cost=D(88000))]
    found = stock_basis(lots, MARKS, REFERENCE)
    assert found.quantity == 2000
    assert found.market == (500 * 100 + 1500 * 300) / D(2000)
    assert found.cost == (500 * -100 + 1500 * 100) / D(2000)
    assert found.profit == 500 * 200 + 1500 * 200


@pytest.mark.parametrize(
    ("hedged", "receipt", "locked"),
    [(500, None, 87500), (0, 87900, 87900), (200, 87900, 87740), (600, None, 87500)],
)
def test_a_lot_is_locked_at_its_hedge_and_the_rest_at_its_receipt(
    hedged: int, receipt: int | None, locked: int
) -> None:
    lot = make_lot(
        receipt_price=None if receipt is None else D(receipt),
        hedge=Hedge(quantity=D(hedged), price=D(87500)),
    )
    assert locked_futures(lot) == locked


def test_what_is_neither_hedged_nor_marked_at_receipt_is_not_locked() -> None:
    half = make_lot(receipt_price=None, hedge=Hedge(quantity=D(200), price=D(87500)))
    assert locked_futures(half) is None
    assert locked_futures(make_lot(receipt_price=None)) is None


@pytest.mark.parametrize("lots", [[], [make_lot(quantity=D(0))]])
def test_no_stock_has_no_inventory_basis(lots: list[object]) -> None:
    found = stock_basis(lots, MARKS, REFERENCE)  # type: ignore[arg-type]  # a list of lots
    assert (found.market, found.cost, found.profit, found.missing) == (None, None, None, ())


def test_a_missing_price_is_named_and_takes_only_what_needs_it() -> None:
    found = stock_basis([make_lot(), make_lot(id="L2", cost=None)], MARKS, REFERENCE)
    assert (found.market, found.cost, found.profit) == (100, None, None)
    assert found.missing == ("cost or locked futures price of lot L2",)
    found = stock_basis([make_lot(futures="SHFE.cu2709")], MARKS, REFERENCE)
    assert (found.market, found.cost) == (None, -100)
    assert found.missing == ("spot of no pair on SHFE.cu2709",)
