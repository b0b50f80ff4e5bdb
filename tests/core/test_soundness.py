"""What a change may not do to the book, whichever way it came."""

from __future__ import annotations

import pytest

from terminal.core.soundness import Unsound, check_faults, check_place
from terminal.domain.change import Change
from terminal.domain.fault import Fault
from terminal.domain.register import Item, Table
from tests.book_builders import CU1, CU2, D, make_contract, make_lot, make_reference, make_roll

GIVEN = {CU1: "cu"}


def change(table: Table, after: Item | None) -> Change:
    return Change(table=table, id="X", before=None, after=after)


@pytest.mark.parametrize(
    ("table", "row"),
    [
        (Table.CONTRACTS, make_contract()),
        (Table.LOTS, make_lot()),
        (Table.LOTS, make_lot(futures=CU2, pair="cu")),
        (Table.ROLLS, make_roll(futures=CU1)),
    ],
)
def test_goods_that_the_desk_file_counts_are_not_counted_again(table: Table, row: Item) -> None:
    with pytest.raises(Unsound, match="goods belong to pair cu"):
        check_place(change(table, row), make_reference(), GIVEN)
    check_place(change(table, row), make_reference(), {})


def test_other_months_and_what_is_taken_away_are_free() -> None:
    check_place(change(Table.ROLLS, make_roll()), make_reference(), GIVEN)
    check_place(change(Table.LOTS, make_lot(futures=CU2)), make_reference(), GIVEN)
    check_place(change(Table.LOTS, None), make_reference(), GIVEN)


def test_only_a_new_refusal_keeps_a_change_out() -> None:
    old = Fault(table=Table.LOTS, id="L1", field="quantity", value="-1", why="is wrong")
    new = Fault(table=Table.LOTS, id="L2", field="quantity", value=str(D(-2)), why="is wrong")
    flag = Fault(table=Table.LOTS, id="L3", field="cost", value="", why="is odd", is_refusal=False)
    check_faults([old], [old, flag])
    with pytest.raises(Unsound, match="stock L2: quantity = '-2': is wrong"):
        check_faults([old], [flag, old, new])
