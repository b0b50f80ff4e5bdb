"""What is odd about a month is told once, and again when it comes back."""

from __future__ import annotations

from datetime import timedelta

from terminal.core.book_wish import ChangeBook, PriceContract, UndoBook
from terminal.core.engine import Memory
from terminal.domain.change import Change
from terminal.domain.edit import Edit
from terminal.domain.register import Table
from tests.book_builders import D, make_contract, make_lot
from tests.builders import FUTURES
from tests.core.test_bookwork import BOOK, BookPlay

ODD = "SHFE.cu2509"


def told(play: BookPlay) -> list[str]:
    return [one.content for one in play.engine.state.notices.values() if one.source == "book"]


def lots(count: int, futures: str = ODD) -> ChangeBook:
    rows = [make_lot(id=f"L{at + 2}", futures=futures, quantity=D(1)) for at in range(count)]
    changes = [Change(table=Table.LOTS, id=one.id, before=None, after=one) for one in rows]
    return ChangeBook(tuple(changes), "li", "x.csv")


def desk() -> BookPlay:
    play = BookPlay()
    play.opens().hears(ChangeBook(BOOK, "li", "book.xlsx")).ticks(2)
    assert told(play) == []
    return play


def test_a_month_without_a_pair_is_told_once_however_many_rows_name_it() -> None:
    play = desk().hears(lots(5)).ticks(3)
    assert told(play) == [
        f"{ODD}: no pair of this desk watches this contract; without its price the basis and the "
        "risk of what refers to it are unknown: L2, L3, L4 +2"
    ]
    play.hears(PriceContract("P1", D(10), D(78000), "li")).ticks(1)
    assert len(told(play)) == 1


def test_it_is_told_again_after_it_was_gone() -> None:
    play = desk().hears(lots(1)).ticks(1)
    play.hears(UndoBook(play.book.last, "li")).ticks(1)
    assert len(told(play)) == 1
    play.hears(lots(1)).ticks(1)
    assert len(told(play)) == 2


def test_a_restart_tells_it_of_the_book_it_finds() -> None:
    play = desk().hears(lots(1))
    (edit,) = play.edits
    first = BookPlay()
    first.engine.restore(Memory(edits=(edit,)), first.now)
    first.ticks(1)
    # That it has no unit here is told as well.
    assert [words.startswith(f"{ODD}: no pair") for words in told(first)] == [True, False]


def test_a_month_of_an_older_book_that_would_be_refused_now_is_told() -> None:
    play = desk()
    row = make_lot(id="L9", futures="SHFE.cu2513")
    change = Change(table=Table.LOTS, id="L9", before=None, after=row)
    old = Edit(id="e", changes=(change,), source="x.csv", digest="")
    play.engine.restore(Memory(edits=(old,)), play.now)
    play.ticks(1)
    assert [words.startswith("SHFE.cu2513: no pair") for words in told(play)] == [True]


def test_a_month_that_passes_is_told_on_its_day() -> None:
    play = desk()
    last = make_contract(id="P9", futures=FUTURES)
    play.hears(
        ChangeBook((Change(table=Table.CONTRACTS, id="P9", before=None, after=last),), "li", "")
    )
    play.ticks(1)
    assert told(play) == []
    # May of 2025 is over in June; NOW is the 12th of March.
    play.now += timedelta(days=85)
    play.ticks(1)
    assert told(play) == [
        f"{FUTURES}: its delivery month is over, and the book still refers to it: P1, P9, L1"
    ]
