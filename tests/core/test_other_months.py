"""The front is asked for months that only windows of the book are on, and only while they wait."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from terminal.core.book_wish import ChangeBook
from terminal.core.effect import Topic
from terminal.core.engine import Memory
from terminal.core.other_months import MOST
from terminal.core.refusal import Refusal
from terminal.core.settlements_heard import SettlementsHeard
from terminal.domain.contract import Contract, PricingKind
from terminal.domain.edit import Edit
from tests.book_builders import D, make_contract, make_register
from tests.builders import FUTURES, make_quote, stamp
from tests.core.test_bookwork import changes_of
from tests.core.test_settling import DAYS, Week, moment

OTHER = "SHFE.cu2506"


def average(**fields: Any) -> Contract:
    window = {"window_start": DAYS[0], "window_end": DAYS[5]}
    values = {"kind": PricingKind.AVERAGE, "futures": OTHER, "quantity": D(600)}
    return make_contract(**window | values | fields)


def desk(*contracts: Contract, day: date = DAYS[0]) -> Week:
    book = changes_of(make_register(contracts=contracts))
    edit = Edit(id="E1", changes=book, source="test", digest="")
    return Week(Memory(edits=(edit,)), moment(day, 10))


@pytest.mark.parametrize(
    ("fields", "is_asked"),
    [
        ({}, True),
        ({"futures": FUTURES}, False),
        ({"kind": PricingKind.BASIS}, False),
        ({"futures": "SHFE.cu2513"}, False),
        ({"futures": "KQ.m@SHFE.cu"}, False),
        ({"window_end": None}, False),
    ],
)
def test_months_of_windows_are_asked_for_where_no_pair_is_on_them(
    fields: dict[str, Any], is_asked: bool
) -> None:
    asked = desk(average(**fields)).engine.asked
    assert asked() == ((OTHER,) if is_asked else ())
    assert asked() is asked()


def test_a_window_waits_until_its_last_day_is_known() -> None:
    play = desk(average(window_end=DAYS[1]))
    for at, told in ((1, 78_000.0), (2, 78_010.0)):
        assert play.engine.asked() == (OTHER,)
        play.now = moment(DAYS[at], 9)
        play.ticks(1)
        quote = make_quote(symbol=OTHER, stamp=stamp(play.now), pre_settlement=told)
        play.hears(SettlementsHeard((quote,))).ticks(1)
    assert play.deal.average == 78_055
    assert play.engine.asked() == ()


def test_a_window_that_is_long_over_waits_for_nothing_any_more() -> None:
    end = DAYS[5]
    assert desk(average(), day=end + timedelta(days=31)).engine.asked() == (OTHER,)
    assert desk(average(), day=end + timedelta(days=32)).engine.asked() == ()


def test_a_contract_that_comes_into_the_book_is_asked_for_at_once() -> None:
    play = desk()
    assert play.engine.asked() == ()
    rows = [one for one in changes_of(make_register(contracts=[average()])) if one.id == "P1"]
    play.hears(ChangeBook(tuple(rows), "li", "x", ""))
    assert play.engine.asked() == (OTHER,)
    assert play.engine.view(Topic.DEAL, "P1", play.now) is not None


def test_there_are_no_more_than_a_front_takes() -> None:
    products = ("cu", "al", "zn", "pb", "ni", "sn", "au", "ag", "rb", "hc", "ru", "bu", "fu", "sp",
                "ss", "ao", "br")  # fmt: skip
    rows = [
        average(id=f"P{product}{month}", futures=f"SHFE.{product}26{month:02d}")
        for product in products
        for month in range(1, 13)
    ]
    assert len(rows) > MOST
    play = desk(*rows)
    assert len(play.engine.asked()) == MOST
    # Once, and in words.
    assert unasked(play.ticks(2)) == [
        f"the front is asked for {MOST} months of average contracts at most: {len(rows) - MOST} "
        "more get no settlements, and their windows stay unpriced: SHFE.zn2609, SHFE.zn2610, "
        "SHFE.zn2611, …"
    ]
    assert unasked(play.ticks(2)) == []
    gone = average(id="Pcu13", futures="SHFE.cu2701")
    (row,) = [one for one in changes_of(make_register(contracts=[gone])) if one.id == gone.id]
    play.hears(ChangeBook((row,), "li", "x", ""))
    assert len(unasked(play.ticks(2))) == 1


def test_as_many_as_a_front_takes_are_nothing_to_say() -> None:
    assert unasked(desk(average()).ticks(2)) == []


def unasked(play: Week) -> list[str]:
    """What was said of months that are not asked for since the last look."""
    found = [
        one for one in play.engine.state.notices.values()
        if one.said is not None and one.said.key == Refusal.MONTHS_UNASKED
    ]  # fmt: skip
    play.engine.state.notices.clear()
    return [one.content for one in found]
