"""Goods of a pair that the desk file counts are refused before the desk has to."""

from __future__ import annotations

from terminal.core.given_check import given_faults
from terminal.domain.change import Change
from terminal.domain.register import Register, Table
from tests.book_builders import CU1, CU2, make_allocation, make_lot, make_reference, make_register
from tests.builders import make_pair
from tests.core.test_bookwork import changes_of


def said(register: Register) -> list[tuple[Table, str, str]]:
    reference = make_reference(pairs=(make_pair(id="cu", futures=CU1),))
    found = given_faults(changes_of(register), reference, {CU1: "cu"})
    return [(one.table, one.id, one.value) for one in found]


def test_goods_on_the_contract_or_of_the_pair_would_count_twice() -> None:
    lots = [
        make_lot(),
        make_lot(id="L2", futures=CU2),
        make_lot(id="L3", futures=CU2, pair="cu"),
    ]
    register = make_register(stock=lots, allocations=[make_allocation(futures=CU1)])
    assert said(register) == [(Table.LOTS, "L1", CU1), (Table.LOTS, "L3", CU2)]


def test_what_goes_counts_no_more() -> None:
    gone = Change(table=Table.LOTS, id="L1", before=make_lot(), after=None)
    reference = make_reference(pairs=(make_pair(id="cu", futures=CU1),))
    assert list(given_faults([gone], reference, {CU1: "cu"})) == []
