"""Days that are over are shown anew when a settlement of theirs has become known."""

from __future__ import annotations

import math
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from terminal.core.book_wish import UndoBook
from terminal.core.day_trial import day_trial
from terminal.core.days_anew import A_SECOND
from terminal.core.effect import Topic
from terminal.core.event import QuotesChanged
from terminal.core.unit_trial import unit_trial
from terminal.core.view import DayBases, UnitDays
from tests.book_builders import make_contract, make_settlement
from tests.builders import FUTURES, PAIR
from tests.core.test_bookwork import shown
from tests.core.test_formulas import formula
from tests.core.test_settling import put
from tests.settled_units import (
    BOTH,
    DAY,
    INVENTORY,
    PUBLISHED,
    TODAY,
    UNIT,
    Desk,
    overnight,
    unit_rule,
)


def unit(desk: Desk) -> UnitDays:
    found = desk.engine.view(Topic.UNIT_DAYS, UNIT, desk.now)
    assert isinstance(found, UnitDays)
    return found


def pair(desk: Desk, key: str = PAIR) -> DayBases:
    found = desk.engine.view(Topic.DAYS, key, desk.now)
    assert isinstance(found, DayBases)
    return found


def test_what_a_front_tells_of_the_day_before_is_shown_with_that_day() -> None:
    desk = overnight()
    assert math.isnan(pair(desk).settlements[0])
    assert math.isnan(unit(desk).settled["inventory_basis"][0])
    desk.stands(settled=(BOTH[0], None))
    assert (shown(desk, Topic.DAYS), shown(desk, Topic.UNIT_DAYS)) == ([PAIR], [UNIT])
    assert pair(desk).settlements == (77_960.0,)
    assert math.isnan(unit(desk).settled["inventory_basis"][0])
    desk.stands(settled=BOTH)
    assert (shown(desk, Topic.DAYS), shown(desk, Topic.UNIT_DAYS)) == (["cu6"], [UNIT])
    assert unit(desk).settled["inventory_basis"] == (-105.0,)
    assert unit(desk).values["inventory_basis"] == (-125.0,)
    desk.stands(78_150.0, settled=BOTH)
    assert (shown(desk, Topic.DAYS), shown(desk, Topic.UNIT_DAYS)) == ([], [])


def test_a_row_of_the_book_is_shown_and_so_is_that_it_was_taken_back() -> None:
    desk = overnight().stands()
    desk.hears(put(*(make_settlement(f"{one:.0f}", TODAY, key) for key, one in PUBLISHED))).ticks(1)
    assert (shown(desk, Topic.DAYS), shown(desk, Topic.UNIT_DAYS)) == ([PAIR, "cu6"], [UNIT])
    assert unit(desk).settled["inventory_basis"] == (-105.0,)
    desk.hears(UndoBook(desk.engine.state.bookwork.state().last, "li")).ticks(1)
    assert (shown(desk, Topic.DAYS), shown(desk, Topic.UNIT_DAYS)) == ([PAIR, "cu6"], [UNIT])
    assert math.isnan(unit(desk).settled["inventory_basis"][0])


def test_that_of_the_day_itself_waits_for_its_end() -> None:
    desk = Desk(unit_rule(INVENTORY)).stands()
    quote = desk.quote(78_000.0, pre_settlement=None, settlement=BOTH[0])
    desk.hears(QuotesChanged((quote,))).ticks(1)
    assert shown(desk, Topic.DAYS) == []
    desk.on_day(1)
    assert shown(desk, Topic.DAYS) == [PAIR, "cu6"]
    assert pair(desk).settlements == (77_960.0,)


def test_of_a_large_desk_some_are_shown_each_second() -> None:
    desk = overnight().stands()
    told = desk.engine.state.bookwork.settlements
    desk.engine.state.closes.past[-1].values.update({f"u{n}/cu": {"a": 1.0} for n in range(45)})
    told._moved = {FUTURES}
    seconds = [shown(desk.ticks(1), Topic.UNIT_DAYS) for _ in range(4)]
    assert [len(one) for one in seconds] == [A_SECOND - 1, A_SECOND, 46 - 2 * A_SECOND + 1, 0]
    assert len({key for one in seconds for key in one}) == 46


def test_a_start_has_them_and_both_trials_count_by_them() -> None:
    desk = overnight().stands(settled=BOTH)
    desk.at(DAY + 901).ticks(1)
    # Thursday ended as Wednesday did: 20 below Wednesday's settlements, and 40 on the nearer month.
    desk.on_day(2)
    again = desk.again(2)
    for one in (desk, again):
        found = unit_trial('change(inventory_basis, "settlement") < -19', unit(one))
        assert ([day.day for day in found.fired], found.settled, found.last) == ([13], 1, 0)
    days = day_trial('change(basis, "settlement") < -39', pair(desk))
    assert ([day.day for day in days.fired], days.settled, days.last) == ([13], 1, 0)


def test_a_number_that_no_futures_price_is_in_is_the_same_at_settlement() -> None:
    one = {"contracts": [make_contract(futures=FUTURES, pair=PAIR)]}
    desk = overnight('change(contract_basis, "settlement") > 10', tables=one)
    assert unit(desk).settled["contract_basis"] == unit(desk).values["contract_basis"] == (50.0,)


def test_a_close_of_before_prices_were_kept_tells_none() -> None:
    desk = overnight().stands(settled=BOTH)
    desk.engine.state.closes.past[-1].made_of.clear()
    assert math.isnan(unit(desk).settled["inventory_basis"][0])
    assert pair(desk).settlements == (77_960.0,)


# One quote a day, so that what the desk saw is what the ends of its days are.
PRICE = st.integers(-12, 12).map(lambda one: 10.0 * one)
A_DAY = st.tuples(PRICE, PRICE, PRICE, st.tuples(PRICE, PRICE), st.booleans(), st.booleans())


@settings(max_examples=40, deadline=None)
@given(st.lists(A_DAY, min_size=3, max_size=6))
def test_a_trial_counts_the_days_on_which_the_rule_itself_fired(
    rows: list[tuple[float, float, float, tuple[float, float], bool, bool]],
) -> None:
    said = 'abs(change({0}, "settlement")) > 60'
    of_unit, of_pair = said.format("inventory_basis"), said.format("basis")
    desk = Desk(unit_rule(of_unit), formula(of_pair, id="p", subjects=(PAIR,))).stands()
    fired = dict[str, list[date]](f=[], p=[])
    for day, (spot, near, far, settled, *are_told) in zip((1, 2, 5, 6, 7, 8), rows, strict=False):
        desk.on_day(day)
        before = {alert.id for alert in desk.alerts}
        told = [78_000 + settled[0], 78_900 + settled[1]]
        desk.stands(
            78_100 + spot,
            (78_000 + near, 78_900 + far),
            (told[0] if are_told[0] else None, told[1] if are_told[1] else None),
        )
        for alert in desk.alerts:
            if alert.id not in before:
                fired[alert.rule].append(desk.engine.state.ends.day_of(desk.now))
    desk.on_day(day + 1 if day != 2 else 5)
    assert list(day_trial(of_pair, pair(desk)).fired) == fired["p"]
    assert list(unit_trial(of_unit, unit(desk)).fired) == fired["f"]
