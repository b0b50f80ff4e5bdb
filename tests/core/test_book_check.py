"""A book agrees with itself and with what the desk knows."""

from __future__ import annotations

import pytest

from terminal.core.book_check import Known, faults_of
from terminal.domain.register import Register, Table
from terminal.domain.strategy import Strategy
from terminal.domain.unit import BusinessUnit
from tests.book_builders import (
    CU1,
    DAY,
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

KNOWN = Known(
    commodities={"cu": {"t"}},
    futures={CU1, "SHFE.cu2702"},
    pairs={"cu"},
    accounts={"demo"},
)


def said(register: Register, known: Known = KNOWN) -> list[tuple[Table, str, str]]:
    return [(f.table, f.id, f.field) for f in faults_of(register, known, DAY, weekdays)]


def test_a_sound_book_is_sound() -> None:
    register = make_register(
        contracts=[make_contract(strategy="stock-hedge", pair="cu")],
        pricings=[make_pricing()],
        rolls=[make_roll()],
        stock=[make_lot()],
        transit=[make_transit()],
        allocations=[make_allocation()],
    )
    assert said(register) == []


@pytest.mark.parametrize(
    ("tables", "fault"),
    [
        ({"stock": [make_lot(unit="nobody")]}, (Table.LOTS, "L1", "unit")),
        ({"stock": [make_lot(strategy="nobody")]}, (Table.LOTS, "L1", "strategy")),
        (
            {"stock": [make_lot(unit="farm", strategy="stock-hedge")]},
            (Table.LOTS, "L1", "strategy"),
        ),
        (
            {"strategies": [Strategy(id="x", unit="nobody", name="x")]},
            (Table.STRATEGIES, "x", "unit"),
        ),
        ({"stock": [make_lot(commodity="zn")]}, (Table.LOTS, "L1", "commodity")),
        ({"stock": [make_lot(base_unit="kg")]}, (Table.LOTS, "L1", "base_unit")),
        ({"stock": [make_lot(futures="cu2701")]}, (Table.LOTS, "L1", "futures")),
        ({"stock": [make_lot(futures="SHFE.cu2709")]}, (Table.LOTS, "L1", "futures")),
        ({"stock": [make_lot(futures="*")]}, (Table.LOTS, "L1", "futures")),
        ({"stock": [make_lot(pair="al")]}, (Table.LOTS, "L1", "pair")),
        ({"stock": [make_lot(contract="P9")]}, (Table.LOTS, "L1", "contract")),
        ({"pricings": [make_pricing()]}, (Table.PRICINGS, "F1", "contract")),
        ({"rolls": [make_roll()]}, (Table.ROLLS, "R1", "contract")),
        ({"allocations": [make_allocation(account="x")]}, (Table.ALLOCATIONS, "A1", "account")),
        (
            {"allocations": [make_allocation(), make_allocation(id="A2", share=D("0.1"))]},
            (Table.ALLOCATIONS, "A2", "share"),
        ),
        ({"contracts": [make_contract(premium=None)]}, (Table.CONTRACTS, "P1", "premium")),
    ],
)
def test_each_thing_that_cannot_be(
    tables: dict[str, object], fault: tuple[Table, str, str]
) -> None:
    assert said(make_register(**tables)) == [fault]


@pytest.mark.parametrize("series", ["KQ.m@SHFE.cu", "SHFE.cu", "SHFE.cu2701C80000"])
def test_goods_are_bound_to_a_month_and_to_no_main_contract_or_option(series: str) -> None:
    (fault,) = faults_of(make_register(stock=[make_lot(futures=series)]), Known(), DAY, weekdays)
    assert (fault.field, fault.is_refusal) == ("futures", True)
    assert fault.why.startswith("is not a futures contract")


@pytest.mark.parametrize("name", ["north/cu", "strategy:carry", "*"])
def test_a_name_that_means_something_else_in_rules_is_refused(name: str) -> None:
    units = (BusinessUnit(id="metals", name="m"), BusinessUnit(id=name, name="x"))
    strategies = (Strategy(id=name, unit="metals", name="x"),)
    assert said(Register(units=units)) == [(Table.UNITS, name, "id")]
    assert said(Register(units=units[:1], strategies=strategies)) == [
        (Table.STRATEGIES, name, "id")
    ]
    (fault,) = faults_of(Register(units=units), KNOWN, DAY, weekdays)
    assert fault.is_refusal


def test_a_wrong_unit_says_what_is_right() -> None:
    (fault,) = faults_of(make_register(stock=[make_lot(base_unit="kg")]), KNOWN, DAY, weekdays)
    assert (fault.value, fault.why) == ("kg", "cu is booked in t; convert the quantities")


def test_refusals_come_first() -> None:
    register = make_register(
        contracts=[make_fixed(hedge_price=None), make_contract(id="P2", premium=None)]
    )
    found = faults_of(register, KNOWN, DAY, weekdays)
    assert [fault.is_refusal for fault in found] == [True, False]


def test_what_the_desk_does_not_know_is_not_checked() -> None:
    lot = make_lot(commodity="zn", base_unit="kg", futures="SHFE.zn2709", pair="zn")
    assert said(make_register(stock=[lot]), Known()) == []


def test_a_book_is_held_to_one_product_and_one_tax_footing_a_row() -> None:
    known = Known(
        commodities={"cu": {"t"}, "al": {"t"}},
        homes={"al": "SHFE.al"},
        taxes={"SHFE.cu": D("0.13")},
    )
    register = make_register(
        contracts=[make_contract(), make_fixed(id="P2", price=D(77876), includes_tax=False)],
        rolls=[make_roll(futures="SHFE.al2702")],
        stock=[make_lot(pair="al")],
        transit=[make_transit(commodity="al")],
    )
    assert said(register, known) == [
        (Table.ROLLS, "R1", "futures"),
        (Table.LOTS, "L1", "pair"),
        (Table.CONTRACTS, "P2", "price"),
        (Table.TRANSITS, "T1", "commodity"),
    ]


def test_shares_that_leave_lots_to_nobody_are_flagged_once_a_contract() -> None:
    shares = [
        make_allocation(share=D("0.25")),
        make_allocation(id="A2", unit="farm", share=D("0.5")),
        make_allocation(id="A3", futures=CU1, share=D("0.5")),
        make_allocation(id="A4", futures=CU1, unit="farm", share=D("0.5")),
    ]
    (fault,) = faults_of(make_register(allocations=shares), KNOWN, DAY, weekdays)
    assert (fault.table, fault.id, fault.is_refusal) == (Table.ALLOCATIONS, "A2", False)
    assert fault.why == "leaves 0.25 of the lots of demo in * to no unit"
