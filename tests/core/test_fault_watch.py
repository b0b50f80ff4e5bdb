"""A book that names what the desk has lost is told at the start, and only then."""

from __future__ import annotations

from terminal.core.book_wish import ChangeBook
from terminal.core.engine import Memory
from terminal.domain.change import Change
from terminal.domain.edit import Edit
from terminal.domain.register import Register, Table
from tests.book_builders import make_allocation, make_contract, make_lot, make_register
from tests.builders import FUTURES
from tests.core.test_bookwork import BookPlay, changes_of

HEAD = "the business book as it stands does not fit this desk: "


def reopened(register: Register) -> BookPlay:
    """A desk over a ledger whose book was made when the desk file said something else."""
    play = BookPlay(accounts=("demo",))
    edit = Edit(id="e", changes=changes_of(register), source="book.xlsx", digest="")
    play.engine.restore(Memory(edits=(edit,)), play.now)
    return play.opens()


def told(play: BookPlay) -> list[str]:
    return sorted(one.content for one in play.engine.state.notices.values())


def test_a_pair_and_an_account_that_are_gone_are_told_once() -> None:
    lot = make_lot(futures=FUTURES, pair="cu.ningbo")
    register = make_register(stock=[lot], allocations=[make_allocation(account="6688")])
    play = reopened(register).ticks(3)
    assert told(play) == [
        f"{HEAD}allocations A1: account = '6688': is not an account of the desk",
        f"{HEAD}stock L1: pair = 'cu.ningbo': is not a pair of the desk",
    ]
    # What does not make it worse is taken, as before.
    named = Change(table=Table.LOTS, id="L1", before=lot, after=make_lot(futures=FUTURES))
    play.hears(ChangeBook((named,), "li", "stock.csv")).ticks(2)
    assert len(told(play)) == 2


def test_of_many_faults_the_first_are_named_and_the_rest_counted() -> None:
    lots = [make_lot(id=f"L{n}", futures=FUTURES, pair="gone") for n in range(9)]
    play = reopened(make_register(stock=lots)).ticks(1)
    assert len(told(play)) == 4
    words = "the business book has 6 more faults on this desk; the preview of an import names them"
    assert words in told(play)


def test_a_sound_book_and_none_are_not_worth_a_word() -> None:
    assert told(BookPlay().opens().ticks(2)) == []
    assert told(reopened(make_register(contracts=[make_contract(futures=FUTURES)])).ticks(2)) == []
