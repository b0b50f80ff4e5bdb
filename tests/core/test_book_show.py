"""Each row that moved is named once, where a screen has it."""

from __future__ import annotations

from terminal.core.book_show import moved_rows, state_of
from terminal.core.effect import Topic
from terminal.domain.register import Register
from tests.book_builders import (
    CU2,
    D,
    make_allocation,
    make_contract,
    make_lot,
    make_pricing,
    make_register,
    make_roll,
    make_settlement,
    make_transit,
)
from tests.core.test_bookwork import BookPlay
from tests.playbook import make_policy

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


def test_a_settlement_shows_the_contracts_on_its_month() -> None:
    settled = make_register(
        contracts=[make_contract(), make_contract(id="P2", futures=CU2)],
        settlements=[make_settlement(futures=CU2)],
    )
    before = make_register(contracts=settled.contracts)
    assert list(moved_rows(before, settled)) == [(Topic.DEAL, "P2")]
    assert list(moved_rows(settled, before)) == [(Topic.DEAL, "P2")]


def test_what_is_fixed_about_a_contract_shows_the_contract() -> None:
    priced = make_register(
        contracts=[make_contract()],
        stock=[make_lot()],
        transit=[make_transit()],
        pricings=[make_pricing()],
        rolls=[make_roll()],
    )
    assert list(moved_rows(BOOK, priced)) == [(Topic.DEAL, "P1"), (Topic.DEAL, "P1")]


def test_what_was_entered_for_the_wrong_contract_is_shown_gone_from_it() -> None:
    both = [make_contract(), make_contract(id="P2")]
    wrong = make_register(contracts=both, pricings=[make_pricing()])
    right = make_register(contracts=both, pricings=[make_pricing(contract="P2")])
    assert list(moved_rows(wrong, right)) == [(Topic.DEAL, "P1"), (Topic.DEAL, "P2")]


def test_only_what_differs_is_named() -> None:
    after = make_register(contracts=[make_contract()], stock=[make_lot(quantity=D(1))])
    assert list(moved_rows(BOOK, after)) == [
        (Topic.GOODS, "stock:L1"),
        (Topic.GOODS, "transit:T1"),
    ]
    assert list(moved_rows(BOOK, BOOK)) == []


def test_the_state_of_a_book_has_the_band_of_the_desk_file() -> None:
    band = (D("0.7"), D("1.1"))
    play = BookPlay(policy=make_policy(hedge_band=band))
    assert play.book.hedge_band == band
    found = state_of(play.engine.state.bookwork.business, (), band)
    assert (found.last, found.contracts, found.hedge_band) == ("", 0, band)
