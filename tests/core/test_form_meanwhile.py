"""What was filled in for one month is not done in another that the book has gone to meanwhile."""

from __future__ import annotations

from terminal.core.book_wish import ChangeBook, PriceContract
from terminal.domain.change import Change
from terminal.domain.register import Table
from tests.book_builders import D, make_contract, make_register, make_roll
from tests.builders import FUTURES, NOW
from tests.core.test_book_act import NEXT, book, desk, received
from tests.core.test_bookwork import BookPlay, changes_of


def rolled_meanwhile() -> BookPlay:
    """A form is open on P1 in its month; an import rolls all of the contract to the next."""
    play = desk()
    roll = make_roll(futures=NEXT, old_price=D(78000), new_price=D(78120), time=NOW)
    change = Change(table=Table.ROLLS, id=roll.id, before=None, after=roll)
    return play.hears(ChangeBook((change,), "wu", "rolls.csv"))


def test_a_price_of_the_month_that_was_left_prices_nothing_in_the_month_taken() -> None:
    play = rolled_meanwhile()
    play.hears(PriceContract("P1", D(100), D(78000), "li", FUTURES))
    play.refuses("only 0 is unpriced in that month")
    assert book(play).pricings == ()
    play.hears(PriceContract("P1", D(100), D(78120), "li", NEXT))
    assert [(one.quantity, one.futures) for one in book(play).pricings] == [(100, "")]


def test_a_receipt_is_judged_by_the_month_whose_price_it_says() -> None:
    play = rolled_meanwhile()
    play.hears(received(400, lot="N1", futures=FUTURES, receipt_price=D(78000)))
    (lot,) = (one for one in book(play).stock if one.id == "N1")
    assert (lot.futures, lot.receipt_price) == (FUTURES, 78000)


def test_goods_come_for_a_month_that_is_over_if_they_were_waited_for_in_it() -> None:
    play, late = BookPlay(), "SHFE.cu2502"
    bought = make_register(contracts=[make_contract(futures=late)])
    play.hears(ChangeBook(changes_of(bought), "li", "x"))
    play.hears(received(100, lot="N1", futures=late))
    assert [one.futures for one in book(play).stock] == [late]
