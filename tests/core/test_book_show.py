"""Each row that moved is named once, where a screen has it."""

from __future__ import annotations

from terminal.core.book_show import moved_rows
from terminal.core.effect import Topic
from terminal.domain.register import Register
from tests.book_builders import (
    D,
    make_allocation,
    make_contract,
    make_lot,
    make_pricing,
    make_register,
    make_roll,
    make_transit,
)

BOOK = make_register(
    contracts=[make_contract()],
    stock=[make_lot()],
    transit=[make_transit()],
    allocations=[make_allocation()],
)


def test_a_new_book_names_all_its_rows() -> None:
    assert list(moved_rows(Register(), BOOK)) == [
        (Topic.UNIT, "farm"),
        (Topic.UNIT, "metals"),
        (Topic.DEAL, "P1"),
        (Topic.GOODS, "stock:L1"),
        (Topic.GOODS, "transit:T1"),
    ]


def test_what_is_fixed_about_a_contract_shows_the_contract() -> None:
    priced = make_register(
        contracts=[make_contract()],
        stock=[make_lot()],
        transit=[make_transit()],
        pricings=[make_pricing()],
        rolls=[make_roll()],
    )
    assert list(moved_rows(BOOK, priced)) == [(Topic.DEAL, "P1"), (Topic.DEAL, "P1")]


def test_only_what_differs_is_named() -> None:
    after = make_register(contracts=[make_contract()], stock=[make_lot(quantity=D(1))])
    assert list(moved_rows(BOOK, after)) == [
        (Topic.GOODS, "stock:L1"),
        (Topic.GOODS, "transit:T1"),
    ]
    assert list(moved_rows(BOOK, BOOK)) == []
