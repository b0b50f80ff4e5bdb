"""A desk file that gets lines for goods that the book has already: both count, and it is said."""

from __future__ import annotations

from terminal.core.book_wish import ChangeBook
from terminal.core.engine import Memory
from terminal.domain.change import Change
from terminal.domain.edit import Edit
from terminal.domain.register import Register, Table
from tests.book_builders import CU1, D, make_contract, make_lot, make_register
from tests.builders import FUTURES, make_line
from tests.core.test_bookwork import BookPlay, changes_of


def reopened(register: Register) -> BookPlay:
    """A desk whose file has lines on the pair now, over a book from before that."""
    play = BookPlay(book=(make_line(unit="metals"),))
    edit = Edit(id="e", changes=changes_of(register), source="book.xlsx", digest="")
    play.engine.restore(Memory(edits=(edit,)), play.now)
    return play.opens()


def words(rows: str) -> str:
    return (
        f"{rows} of the business book are on a pair that the desk file has lines of its own for: "
        "these goods count twice in their unit; take one of them out"
    )


def test_goods_that_both_count_are_told_once_at_the_start() -> None:
    goods = make_register(
        contracts=[make_contract(futures=FUTURES)],
        stock=[
            *(make_lot(id=f"L{n}", futures=FUTURES) for n in range(3)),
            make_lot(id="gone", futures=FUTURES, quantity=D(0)),
            make_lot(id="far", futures=CU1),
        ],
    )
    play = reopened(goods)
    play.ticks(1).records("notice", content=words("P1, L0, L1 +1"))
    gone = Change(table=Table.LOTS, id="L0", before=goods.stock[0], after=None)
    play.hears(ChangeBook((gone,), "li", "stock.csv")).ticks(2)
    play.records_no("notice", content=words("P1, L1, L2"))


def test_goods_of_other_pairs_are_the_books_alone() -> None:
    play = reopened(make_register(stock=[make_lot(futures=CU1)])).ticks(2)
    assert all("count twice" not in one.content for one in play.engine.state.notices.values())
