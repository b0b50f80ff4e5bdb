"""Units, strategies and commodities by their names; by their ids where nobody has named them."""

from __future__ import annotations

from datetime import date

from terminal.core.book_view import Called
from terminal.core.business import Business
from terminal.core.naming import Naming, called_of
from terminal.domain.unit import BusinessUnit
from tests.book_builders import JD, make_lot, make_reference, make_register, weekdays
from tests.builders import PAIR, make_pair


def business(**tables: object) -> Business:
    made = Business(make_reference(), date(2026, 11, 25), weekdays)
    made.load(make_register(**tables))
    return made


def test_a_subject_is_called_as_the_desk_file_the_book_and_the_products_call_it() -> None:
    naming = Naming({PAIR: make_pair()}, business())
    assert naming.subject(PAIR) == "铜"
    assert naming.subject("metals/cu") == "金属 铜"
    assert naming.subject("farm/jd") == "农产 鸡蛋"
    assert naming.subject("farm") == "农产"


def test_what_nobody_has_named_keeps_its_id() -> None:
    nameless = BusinessUnit(id="east", name="")
    naming = Naming({}, business(units=[nameless]))
    assert naming.subject("east/xx") == "east xx"
    assert naming.subject("nobody/cu") == "nobody 铜"
    assert naming.subject("6688-01") == "6688-01"


def test_a_screen_is_told_the_names_of_strategies_and_of_what_is_dealt_in() -> None:
    eggs = make_lot(id="E1", unit="farm", commodity="jd", futures=JD)
    assert called_of(business(stock=[make_lot(), eggs])) == (
        Called("strategy:stock-hedge", "库存保值"),
        Called("commodity:cu", "铜", "Copper"),
        Called("commodity:jd", "鸡蛋", "Eggs"),
    )
