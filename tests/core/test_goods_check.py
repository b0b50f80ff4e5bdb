"""What cannot be right about goods; above all, goods that are counted twice."""

from __future__ import annotations

import pytest

from terminal.core.goods_check import goods_faults
from terminal.domain.contract import TradeSide
from terminal.domain.hedge import Hedge
from terminal.domain.register import Register
from tests.book_builders import D, make_contract, make_lot, make_register, make_transit


def said(register: Register) -> list[tuple[str, str, bool]]:
    return [(fault.id, fault.field, fault.is_refusal) for fault in goods_faults(register)]


def test_goods_whose_purchase_does_not_say_delivered_are_counted_twice() -> None:
    lots = [make_lot(contract="P1", quantity=D(300)), make_lot(id="L2", contract="P1")]
    register = make_register(contracts=[make_contract(delivered=D(700))], stock=lots)
    (fault,) = goods_faults(register)
    assert (fault.id, fault.field, fault.value, fault.is_refusal) == ("L2", "quantity", "500", True)
    assert fault.why.startswith("is counted twice: 800 of contract P1 is with us, but")
    whole = make_register(contracts=[make_contract(delivered=D(800))], stock=lots)
    assert said(whole) == []


def test_goods_at_sea_with_title_are_with_us_too() -> None:
    register = make_register(
        contracts=[make_contract(delivered=D(600))],
        stock=[make_lot(contract="P1")],
        transit=[make_transit(contract="P1")],
    )
    assert said(register) == [("T1", "quantity", True)]


def test_goods_without_title_are_counted_by_their_contract_alone() -> None:
    named = make_transit(has_title=False, contract="P1")
    assert said(make_register(contracts=[make_contract()], transit=[named])) == []
    nameless = make_transit(has_title=False)
    assert said(make_register(transit=[nameless])) == [("T1", "contract", True)]


def test_goods_without_title_are_of_a_purchase_that_still_waits_for_them() -> None:
    sent = [make_transit(id=id, has_title=False, contract="P1") for id in ("T1", "T2")]
    waiting = make_contract(delivered=D(650), tolerance=D("0.05"))
    assert said(make_register(contracts=[waiting], transit=sent)) == []
    come = make_contract(delivered=D(700))
    (fault,) = goods_faults(make_register(contracts=[come], transit=sent))
    assert (fault.id, fault.field, fault.is_refusal) == ("T2", "quantity", False)
    assert fault.why == "makes 400 of contract P1 on the way, and 300 has still to come"
    over = make_contract(is_final=True, delivered=D(1000))
    arrived = make_transit(has_title=False, contract="P1", quantity=D(0))
    assert said(make_register(contracts=[over], transit=sent[:1])) == [("T1", "quantity", False)]
    assert said(make_register(contracts=[over], transit=[arrived])) == []
    sale = make_contract(side=TradeSide.SALE, commodity="al", unit="farm")
    assert said(make_register(contracts=[sale], transit=sent[:1])) == [
        ("T1", "contract", True),
        ("T1", "unit", False),
        ("T1", "commodity", True),
    ]


def test_goods_do_not_come_from_a_sale() -> None:
    sale = make_contract(id="S1", side=TradeSide.SALE, delivered=D(999))
    register = make_register(contracts=[sale], stock=[make_lot(contract="S1")])
    assert said(register) == [("L1", "contract", True)]


def test_goods_are_of_the_commodity_and_unit_of_their_contract() -> None:
    lot = make_lot(contract="P1", commodity="al", base_unit="kg", unit="farm")
    register = make_register(contracts=[make_contract(delivered=D(500))], stock=[lot])
    assert said(register) == [
        ("L1", "unit", False),
        ("L1", "commodity", True),
        ("L1", "base_unit", True),
    ]


@pytest.mark.parametrize(
    ("lot", "fault"),
    [
        (make_lot(quantity=D(-1)), ("L1", "quantity", True)),
        (make_lot(cost=None), ("L1", "cost", False)),
        (make_lot(hedge=Hedge(quantity=D(501), price=D(1))), ("L1", "hedge_quantity", False)),
        (make_lot(hedge=Hedge(quantity=D(-1), price=D(1))), ("L1", "hedge_quantity", True)),
    ],
)
def test_one_lot(lot: object, fault: tuple[str, str, bool]) -> None:
    assert said(make_register(stock=[lot])) == [fault]


def test_a_lot_that_left_needs_nothing() -> None:
    assert said(make_register(stock=[make_lot(quantity=D(0), cost=None)])) == []


def test_a_lot_that_locked_no_futures_price_is_flagged() -> None:
    half = Hedge(quantity=D(200), price=D(87900))
    whole = Hedge(quantity=D(500), price=D(87900))
    lots = [
        make_lot(receipt_price=None),
        make_lot(id="L2", receipt_price=None, hedge=half),
        make_lot(id="L3", receipt_price=None, hedge=whole),
        make_lot(id="L4", hedge=half),
        make_lot(id="L5", receipt_price=None, quantity=D(0)),
    ]
    flags = [("L1", "receipt_price", False), ("L2", "receipt_price", False)]
    assert said(make_register(stock=lots)) == flags
