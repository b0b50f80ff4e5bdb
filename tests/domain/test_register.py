"""Registers with the same content are equal, and survive the ledger."""

from __future__ import annotations

import msgspec

from terminal.domain.register import Register, Table
from tests.book_builders import (
    make_allocation,
    make_contract,
    make_lot,
    make_pricing,
    make_register,
    make_roll,
    make_settlement,
    make_transit,
)


def test_a_table_is_kept_in_the_order_of_ids() -> None:
    one, two = make_lot(id="L1"), make_lot(id="L2")
    forth = Register().replaced(Table.LOTS, {"L1": one, "L2": two})
    back = Register().replaced(Table.LOTS, {"L2": two, "L1": one})
    assert forth == back
    assert forth.stock == (one, two)
    assert forth.table(Table.LOTS) == {"L1": one, "L2": two}


def test_every_table_has_its_place_and_survives_json() -> None:
    register = make_register(
        contracts=[make_contract()],
        pricings=[make_pricing()],
        rolls=[make_roll()],
        stock=[make_lot()],
        transit=[make_transit()],
        allocations=[make_allocation()],
        settlements=[make_settlement("-37.63")],
    )
    assert all(register.table(table) for table in Table)
    text = msgspec.json.encode(register)
    assert msgspec.json.decode(text, type=Register) == register
