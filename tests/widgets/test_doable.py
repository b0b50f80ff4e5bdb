"""What a contract allows, and what a form may offer for it."""

from __future__ import annotations

from datetime import date

import pytest

from terminal.domain.contract import PricingKind, TradeSide
from terminal.domain.stock import Lot
from terminal.domain.transit import Transit
from tests.book_builders import D, make_deal, make_lot, make_transit
from tests.widgets.fake_book import deal
from widgets.doable import can_deliver, can_receive, is_open, lots_for, shipments_of
from widgets.latest import Latest

SALE = TradeSide.SALE


def latest(*goods: Lot | Transit) -> Latest:
    made = Latest({})
    made.goods.update((one.id, one) for one in goods)
    return made


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, True),
        ({"kind": PricingKind.LATER}, True),
        ({"kind": PricingKind.FIXED}, False),
        ({"kind": PricingKind.AVERAGE}, False),
        ({"priced": D(500)}, False),
    ],
)
def test_only_what_is_open_can_be_priced(fields: dict[str, object], expected: bool) -> None:
    assert is_open(deal(**fields)) is expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, True),
        ({"delivered": D(500)}, False),
        ({"delivered": D(500), "tolerance": D("0.01")}, True),
        ({"delivered": D(400), "is_final": True}, False),
    ],
)
def test_goods_can_change_hands_until_delivery_is_over(
    fields: dict[str, object], expected: bool
) -> None:
    assert can_receive(deal(**fields), latest()) is expected
    assert not can_receive(deal(side=SALE, **fields), latest())
    assert can_deliver(deal(side=SALE, **fields)) is expected
    assert not can_deliver(deal(**fields))


def test_goods_that_are_ours_at_sea_can_still_come_in() -> None:
    done = deal(delivered=D(500))
    assert can_receive(done, latest(make_transit(contract="CG-1")))
    assert not can_receive(done, latest(make_transit(contract="CG-1", quantity=D(0))))
    assert not can_receive(done, latest(make_transit(contract="CG-2")))


def test_shipments_by_the_day_they_are_due() -> None:
    ships = (
        make_transit(id="A", contract="CG-1"),
        make_transit(id="B", contract="CG-1", due=date(2026, 12, 9)),
        make_transit(id="C", contract="CG-1", due=date(2026, 12, 1)),
    )
    assert [one.id for one in shipments_of(deal(), latest(*ships))] == ["C", "B", "A"]


def test_only_lots_of_the_same_goods_and_the_oldest_first() -> None:
    lots = (
        make_lot(id="new", received=date(2026, 11, 9)),
        make_lot(id="old", received=date(2026, 11, 1), grade="A"),
        make_lot(id="empty", quantity=D(0)),
        make_lot(id="grade", grade="B"),
        make_lot(id="unit", unit="farm"),
        make_lot(id="al", commodity="al"),
        make_lot(id="kg", base_unit="kg"),
        make_transit(id="sea"),
    )
    found = lots_for(make_deal(side=SALE, grade="A"), latest(*lots))
    assert [one.id for one in found] == ["old", "new"]
    assert [one.id for one in lots_for(make_deal(side=SALE), latest(*lots))] == [
        *("old", "new", "grade"),
    ]
