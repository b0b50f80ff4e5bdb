"""Months that cannot be are refused, those without a price or a future are flagged."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from terminal.core.deals import deals_of
from terminal.core.month_check import OVER, UNWATCHED, Use, is_over, month_faults, uses
from terminal.domain.fault import Fault
from terminal.domain.register import Register, Table
from tests.book_builders import (
    CU1,
    CU2,
    DAY,
    TIME,
    D,
    make_allocation,
    make_contract,
    make_fixed,
    make_lot,
    make_pricing,
    make_register,
    make_roll,
    make_transit,
    weekdays,
)

PRODUCTS = {"SHFE.cu", "DCE.m", "CZCE.FG"}


def faults(
    register: Register,
    products: set[str] | None = PRODUCTS,
    watched: set[str] | None = None,
    day: date = DAY,
) -> list[Fault]:
    deals = deals_of(register, day, weekdays)
    return list(month_faults(register, deals, products, watched, day))


@pytest.mark.parametrize(
    ("symbol", "why"),
    [
        ("SHFE.cu2713", "is no delivery month: there is no month 13"),
        ("SHFE.cu2700", "is no delivery month: there is no month 00"),
        ("CZCE.FG2605", "is not how its exchange writes it; expected 3 digits, CZCE.FG605"),
        ("SHFE.cu701", "is not how its exchange writes it; expected 4 digits, SHFE.cu2701"),
        (
            "SHFE.CU2701",
            "is not a contract the desk knows: no product SHFE.CU is on file; did you mean "
            "SHFE.cu2701?",
        ),
        ("SHFE.xx2701", "is not a contract the desk knows: no product SHFE.xx is on file"),
    ],
)
def test_a_month_that_cannot_be_is_refused_once_in_words(symbol: str, why: str) -> None:
    (fault,) = faults(make_register(stock=[make_lot(futures=symbol)]), watched={CU1})
    assert (fault.table, fault.id, fault.field, fault.value) == (
        Table.LOTS,
        "L1",
        "futures",
        symbol,
    )
    assert (fault.why, fault.is_refusal) == (why, True)


@pytest.mark.parametrize("symbol", ["SHFE.cu2701", "SHFE.cu2712", "CZCE.FG701"])
def test_months_that_can_be(symbol: str) -> None:
    assert faults(make_register(stock=[make_lot(futures=symbol)])) == []


def test_without_products_only_the_code_itself_is_checked() -> None:
    lots = [make_lot(futures="SHFE.xx2701"), make_lot(id="L2", futures="SHFE.xx2713")]
    assert [one.id for one in faults(make_register(stock=lots), products=None)] == ["L2"]


def test_each_table_is_looked_at() -> None:
    tables: dict[str, Any] = {
        "contracts": [make_contract(futures=CU2)],
        "stock": [make_lot(futures=CU2)],
        "transit": [make_transit(futures=CU2)],
        "allocations": [make_allocation(futures=CU2), make_allocation(id="A2")],
    }
    found = faults(make_register(**tables), watched={CU1})
    assert [(one.table, one.id, one.why, one.is_refusal) for one in found] == [
        (Table.CONTRACTS, "P1", UNWATCHED, False),
        (Table.LOTS, "L1", UNWATCHED, False),
        (Table.TRANSITS, "T1", UNWATCHED, False),
        (Table.ALLOCATIONS, "A1", UNWATCHED, False),
    ]
    assert faults(make_register(**tables), watched={CU1, CU2}) == []
    assert faults(make_register(**tables), watched=None) == []


def test_a_rolled_contract_refers_to_the_month_it_was_rolled_to() -> None:
    register = make_register(contracts=[make_contract()], rolls=[make_roll()])
    (fault,) = faults(register, watched={CU1})
    assert (fault.table, fault.id, fault.value) == (Table.ROLLS, "R1", CU2)
    assert faults(register, watched={CU2}) == []


def test_a_contract_in_several_months_refers_to_each_that_its_basis_is_a_mean_of() -> None:
    far = "SHFE.cu2703"
    rolls = [
        make_roll(quantity=D(300)),
        make_roll(id="R2", futures=far, source=CU2, quantity=D(100), time=TIME + timedelta(0, 1)),
    ]
    register = make_register(contracts=[make_contract()], rolls=rolls)
    assert [(one.id, one.symbol) for one in used(register)] == [
        ("P1", CU1),
        ("R1", CU2),
        ("R2", far),
    ]
    (fault,) = faults(register, watched={CU1, far})
    assert (fault.table, fault.id, fault.value) == (Table.ROLLS, "R1", CU2)
    # What January had is priced and has come; it counts in the mean until all goods have come.
    priced = [make_pricing(700, time=TIME + timedelta(0, 2))]
    for delivered, months in ((D(999), {CU1, CU2, far}), (D(1000), {CU2, far})):
        bought = make_contract(delivered=delivered)
        register = make_register(contracts=[bought], rolls=rolls, pricings=priced)
        assert {one.symbol for one in used(register)} == months


def used(register: Register) -> list[Use]:
    return list(uses(register, deals_of(register, DAY, weekdays)))


def test_what_is_done_with_refers_to_nothing() -> None:
    register = make_register(
        contracts=[
            make_fixed(id="done", delivered=D(1000)),
            make_fixed(id="priced"),
            make_contract(id="delivered", delivered=D(1000)),
        ],
        stock=[make_lot(quantity=D(0))],
        transit=[make_transit(quantity=D(0))],
    )
    assert [one.id for one in used(register)] == ["delivered", "priced"]


def test_a_month_is_over_when_the_next_one_begins() -> None:
    assert [is_over(CU1, date(2027, month, 1)) for month in (1, 2)] == [False, True]
    assert is_over("SHFE.cu2612", date(2027, 1, 4))
    assert not is_over("CZCE.FG701", date(2026, 12, 31))
    (fault,) = faults(make_register(stock=[make_lot()]), day=date(2027, 2, 1), watched=set())
    assert (fault.why, fault.is_refusal) == (OVER, False)
