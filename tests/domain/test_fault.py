"""What is wrong with a row names it, whatever kind of row it is."""

from __future__ import annotations

from decimal import Decimal

from terminal.domain.fault import fault_of
from terminal.domain.register import Table
from tests.book_builders import make_contract


def test_a_fault_names_the_row_and_writes_its_value() -> None:
    row = make_contract(id="CG-1")
    fault = fault_of(Table.CONTRACTS, row, "priced", Decimal("1.50"), "is too much")
    assert (fault.table, fault.id, fault.field, fault.value) == (
        "contracts",
        "CG-1",
        "priced",
        "1.50",
    )
    assert fault.is_refusal
    assert not fault_of(Table.CONTRACTS, row, "priced", 1, "odd", is_refusal=False).is_refusal
