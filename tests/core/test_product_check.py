"""A row names one product, and prices on one tax footing."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from terminal.core.product_check import product_faults
from terminal.domain.fault import Fault
from terminal.domain.hedge import Hedge
from terminal.domain.register import Table
from tests.book_builders import (
    CU2,
    D,
    make_contract,
    make_fixed,
    make_lot,
    make_pricing,
    make_register,
    make_roll,
    make_transit,
)

GOODS = {"cu", "al", "bc"}
HOMES = {"cu": "SHFE.cu", "al": "SHFE.al"}
TAXES = {"SHFE.cu": D("0.13"), "SHFE.al": D("0.13"), "INE.bc": D(0)}


def faults(**tables: Any) -> list[Fault]:
    return list(product_faults(make_register(**tables), GOODS, HOMES, TAXES))


def said(**tables: Any) -> list[tuple[Table, str, str, bool]]:
    return [(one.table, one.id, one.field, one.is_refusal) for one in faults(**tables)]


def test_what_is_of_one_product_is_sound() -> None:
    rolls = [make_roll(), make_roll(id="R2", futures="SHFE.cu2703", source=CU2)]
    goods = {"stock": [make_lot(pair="cu")], "transit": [make_transit()]}
    assert said(contracts=[make_contract(pair="cu")], rolls=rolls, **goods) == []


def test_a_contract_is_not_rolled_into_another_product() -> None:
    rolls = [make_roll(futures="SHFE.al2702"), make_roll(id="R2", source="SHFE.al2702")]
    (into, out) = faults(contracts=[make_contract()], rolls=rolls)
    assert (into.table, into.id, into.field, into.is_refusal) == (
        Table.ROLLS,
        "R1",
        "futures",
        True,
    )
    assert into.why == "is another product than SHFE.cu2701 of contract P1"
    assert (out.id, out.field, out.is_refusal) == ("R2", "source", True)


def test_what_is_written_otherwise_is_told_elsewhere() -> None:
    wrong = [make_lot(futures="SHFE.CU2701", pair="cu"), make_lot(id="L2", futures="cu2701")]
    assert said(contracts=[make_contract()], stock=wrong, rolls=[make_roll(futures="cu2702")]) == []


def test_the_spot_series_of_another_product_makes_no_basis() -> None:
    tables = {"contracts": [make_contract(pair="al")], "stock": [make_lot(pair="al")]}
    wrong = [(Table.CONTRACTS, "P1", "pair", True), (Table.LOTS, "L1", "pair", True)]
    assert said(**tables) == wrong
    assert "is a pair on SHFE.al" in faults(**tables)[0].why


def test_goods_that_are_hedged_with_another_product_are_flagged() -> None:
    (fault,) = faults(transit=[make_transit(commodity="al")])
    assert (fault.table, fault.field, fault.is_refusal) == (Table.TRANSITS, "commodity", False)
    assert fault.why.endswith("its lots are counted in cu and hedge nothing in al")
    assert said(stock=[make_lot(commodity="tin")]) == []


# 88 000 with 13% is 77 876.11 without it, beside 87 900 of futures.
@pytest.mark.parametrize(
    ("price", "with_tax", "is_flagged"),
    [("77876.11", False, True), ("77876.11", True, False), ("88000", False, False)],
)
def test_a_price_without_tax_beside_futures_with_it_is_flagged(
    price: str, with_tax: bool, is_flagged: bool
) -> None:
    row = make_fixed(price=Decimal(price), includes_tax=with_tax)
    assert said(contracts=[row]) == [(Table.CONTRACTS, "P1", "price", False)] * is_flagged
    lot = make_lot(cost=Decimal(price), includes_tax=with_tax)
    assert said(stock=[lot]) == [(Table.LOTS, "L1", "cost", False)] * is_flagged


@pytest.mark.parametrize(
    ("price", "is_flagged"),
    [("8.6", True), ("1074", True), ("1076", False), ("17200", False), ("17201", True)],
)
def test_a_price_for_another_quantity_than_the_futures_is_flagged(
    price: str, is_flagged: bool
) -> None:
    # Eggs: 8.6 a kilogram beside 4 300 for 500 kg.
    eggs: dict[str, Any] = {"commodity": "jd", "futures": "DCE.jd2701"}
    bought = make_fixed(price=D(price), hedge_price=D(4300), **eggs)
    assert said(contracts=[bought]) == [(Table.CONTRACTS, "P1", "price", False)] * is_flagged
    lot = make_lot(cost=D(price), receipt_price=D(4300), **eggs)
    assert said(stock=[lot]) == [(Table.LOTS, "L1", "cost", False)] * is_flagged
    roll = make_roll(old_price=D(4300), new_price=D(price))
    assert said(rolls=[roll]) == [(Table.ROLLS, "R1", "new_price", False)] * is_flagged


@pytest.mark.parametrize(("price", "is_flagged"), [(880000, True), (8800, True), (88000, False)])
def test_a_price_fixed_far_from_the_one_at_signing_is_flagged(price: int, is_flagged: bool) -> None:
    pricing = make_pricing(price=price)
    bought = make_contract(id=pricing.contract, hedge_price=D(87000))
    found = said(contracts=[bought], pricings=[pricing])
    assert found == [(Table.PRICINGS, pricing.id, "price", False)] * is_flagged
    assert said(contracts=[make_contract(id=pricing.contract)], pricings=[pricing]) == []


def test_beside_a_price_at_or_below_zero_no_other_is_far_off() -> None:
    below = make_fixed(price=D("-36.98"), hedge_price=D("37.63"))
    nothing = make_lot(cost=D(0), receipt_price=D(500))
    assert said(contracts=[below], stock=[nothing]) == []


def test_a_flag_of_tax_says_the_price_with_it() -> None:
    (fault,) = faults(contracts=[make_fixed(price=D(77876), includes_tax=False)])
    assert fault.why.endswith("its basis would be the tax; write it with 13%, 87999.88")


def test_bonded_goods_have_no_tax_to_write() -> None:
    price = {"price": D(77876), "hedge_price": D(78000), "includes_tax": False}
    assert said(contracts=[make_fixed(commodity="bc", futures="INE.bc2701", **price)]) == []


def test_what_has_no_price_to_compare_is_not_judged() -> None:
    hedge = Hedge(quantity=D(500), price=D(87900))
    hedged = make_lot(cost=D(77876), includes_tax=False, receipt_price=None, hedge=hedge)
    assert said(stock=[hedged]) == [(Table.LOTS, "L1", "cost", False)]
    open_lot = make_lot(cost=D(77876), includes_tax=False, receipt_price=None)
    assert said(stock=[open_lot], contracts=[make_contract(includes_tax=False)]) == []


def test_what_is_not_known_is_not_checked() -> None:
    register = make_register(
        contracts=[make_fixed(commodity="al", pair="al", price=D(77876), includes_tax=False)]
    )
    assert list(product_faults(register, None, None, None)) == []
