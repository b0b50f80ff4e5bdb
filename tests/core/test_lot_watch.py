"""A lot that the desk file and the facts count differently is told."""

from __future__ import annotations

from typing import Any

from terminal.core.lot_watch import LotWatch
from terminal.core.refusal import sentence
from tests.book_builders import CU1, DAY, JD, D, make_reference
from tests.builders import make_instrument, make_pair
from tests.core.test_bookwork import BookPlay


def watch(**fields: Any) -> LotWatch:
    return LotWatch((make_pair(**{"futures": CU1} | fields),), make_reference())


def test_another_number_of_tonnes_is_told_once() -> None:
    made = watch(base_per_lot=D(50))
    (said,) = made.look(DAY)
    assert sentence(said) == (
        "SHFE.cu2701: a lot is 50 by the desk file and 5 by the table of products; correct the one "
        "that is wrong"
    )
    assert made.look(DAY) == []


def test_what_agrees_is_in_another_unit_or_not_on_file_is_not_told() -> None:
    assert watch(base_per_lot=D("5.0")).look(DAY) == []
    assert watch(base_per_lot=D(5000), base_unit="kg").look(DAY) == []
    assert watch(futures="GFEX.si2701", base_per_lot=D(7)).look(DAY) == []
    # Eggs: the multiplier is 10, and there are 5 tonnes in a lot.
    assert watch(futures=JD, base_per_lot=D(5)).look(DAY) == []
    assert len(watch(futures=JD, base_per_lot=D(10)).look(DAY)) == 1


def test_what_the_front_lists_later_is_told_as_well() -> None:
    reference = make_reference()
    made = LotWatch((make_pair(futures=CU1),), reference)
    assert made.look(DAY) == []
    reference.list_instruments([make_instrument(symbol=CU1, multiplier=D(10))])
    assert [one.args["left"] for one in made.look(DAY)] == ["10"]


def test_the_desk_tells_it() -> None:
    play = BookPlay(pairs=(make_pair(base_per_lot=D(50)),)).ticks(2)
    told = [one.content for one in play.engine.state.notices.values() if one.source == "market"]
    assert ["a lot is 50 by the desk file" in one for one in told] == [True]
