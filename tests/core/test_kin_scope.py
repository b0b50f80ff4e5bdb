"""What each kind of subject takes in: places of goods and lots, and shares of accounts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest

from terminal.core.business import Business
from terminal.core.kin_scope import Place, Scope, lines_in, place_of, scope_of
from terminal.core.shares import Share
from terminal.domain.line import Line
from tests.book_builders import (
    CU1,
    CU2,
    D,
    book_line,
    make_allocation,
    make_contract,
    make_lot,
    make_reference,
    make_register,
    weekdays,
)
from tests.builders import make_pair, make_position
from tests.widgets.fake_book import futures_line

PAIR = make_pair(futures=CU1)
HERE = Place("metals", "cu", "stock-hedge", "", CU1, "cu")


def scope(subject: str, lines: Iterable[Line] = ()) -> Scope:
    return scope_of(subject, {PAIR.id: PAIR}, ("demo", "m/1"), make_register(), lines)


def lots(unit: str, symbol: str = CU1) -> Line:
    return futures_line(D(100), unit=unit, commodity="cu", month="2027-01", futures=symbol)


@pytest.mark.parametrize(
    ("subject", "others"),
    [
        ("metals/cu", ({"unit": "farm"}, {"commodity": "al"})),
        ("metals", ({"unit": "farm"},)),
        ("stock-hedge", ({"strategy": ""},)),
        (CU1, ({"futures": CU2},)),
        ("cu", ({"pair": "south", "futures": CU2},)),
    ],
)
def test_a_subject_takes_in_what_has_its_name_and_nothing_else(
    subject: str, others: tuple[dict[str, str], ...]
) -> None:
    found = scope(subject)
    assert found.goods(HERE)
    assert found.lots(HERE)
    for other in others:
        assert not found.goods(HERE._replace(**other)), other
        assert not found.lots(HERE._replace(**other)), other


def test_what_is_none_of_these_is_a_commodity() -> None:
    found = scope("jd")
    assert found.goods(HERE._replace(commodity="jd"))
    assert not found.goods(HERE)


def test_a_pair_takes_in_its_goods_of_any_month_and_all_of_its_contract() -> None:
    found = scope("cu")
    assert found.goods(HERE._replace(futures=CU2))
    assert found.goods(HERE._replace(pair="south"))
    assert not found.goods(HERE._replace(pair="south", futures=CU2))


def test_units_and_strategies_have_shares_of_accounts_and_pairs_have_none() -> None:
    mine, other = Share("metals", "stock-hedge", D(1)), Share("farm", "", D(1))
    for subject in ("metals/cu", "metals", "stock-hedge"):
        part = scope(subject).part
        assert part is not None
        assert part(mine)
        assert not part(other), subject
    assert scope("cu").part is scope(CU1).part is None


def test_an_accounts_lots_find_the_goods_of_the_units_that_they_belong_to() -> None:
    here, away = lots("metals"), lots("farm", CU2)
    mine = [
        Line(**{f: getattr(here, f) for f in here.__struct_fields__} | {"account": "demo"}),
        away,
        book_line(50, unit="farm"),
    ]
    found = scope("demo", mine)
    assert found.account == "demo"
    assert found.lots(HERE._replace(account="demo"))
    assert not found.lots(HERE)
    assert found.goods(HERE._replace(futures=CU2))
    assert not found.goods(HERE._replace(unit="farm"))


def test_lots_that_nobody_claims_stand_against_all_that_refers_to_their_contract() -> None:
    free = lots("")
    free = Line(**{f: getattr(free, f) for f in free.__struct_fields__} | {"account": "m/1"})
    found = scope("m/1", [free])
    assert found.goods(HERE._replace(unit="farm"))
    assert not found.goods(HERE._replace(futures=CU2))
    # No unit is no unit: goods of nobody in other months are not its kin.
    assert not found.goods(HERE._replace(unit="", futures=CU2))


def test_the_place_of_a_line_is_where_it_is_summed() -> None:
    assert place_of(book_line(1, strategy="stock-hedge")) == HERE


def book() -> Business:
    business = Business(make_reference(), date(2026, 11, 25), weekdays)
    business.load(
        make_register(
            contracts=[make_contract(futures=CU2, pair="cu"), make_contract(id="P2", unit="farm")],
            stock=[make_lot(), make_lot(id="L2", pair="cu.south", strategy="stock-hedge")],
            allocations=[make_allocation()],
        )
    )
    business.put([make_position(account="demo", symbol=CU1)])
    return business


@pytest.mark.parametrize("subject", ["cu", CU1, CU2, "metals/cu", "metals", "stock-hedge", "demo"])
def test_looking_things_up_finds_what_going_through_all_of_them_finds(subject: str) -> None:
    business = book()
    found = scope(subject, business.tree.every())
    quick = sorted(line.id for line in lines_in(found, business))
    slow = sorted(line.id for line in lines_in(found._replace(keys=None), business))
    assert quick == slow != []
