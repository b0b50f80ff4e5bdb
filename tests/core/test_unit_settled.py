"""A unit's changes of the day are measured from settlements where all its contracts have theirs.

What the desk and its numbers are, `tests/settled_units.py` says.
"""

from __future__ import annotations

import pytest

from terminal.core.book_wish import ChangeBook, RollContract, UndoBook
from terminal.core.event import QuotesChanged, Tick
from terminal.core.spot_mapped import SpotStepped
from tests.book_builders import D, make_contract, make_lot, make_register, make_settlement
from tests.builders import FUTURES, PAIR, SPOT
from tests.core.test_bookwork import changes_of
from tests.core.test_formulas import formula
from tests.core.test_settled import kinds, operands
from tests.core.test_settling import put
from tests.settled_units import (
    BOTH,
    CONTRACTS,
    DAY,
    INVENTORY,
    LAST,
    LATER,
    PUBLISHED,
    SETTLED,
    TODAY,
    UNIT,
    Desk,
    overnight,
    unit_rule,
)


def test_a_change_is_measured_from_the_settlements_of_all_months() -> None:
    desk = overnight().stands(78_220.0, settled=BOTH)
    # 120 above yesterday's spot: -5 now, and exactly 100 above -105.
    assert desk.alerts == []
    desk.stands(78_221.0)
    assert operands(desk) == [
        "change of inventory_basis = 101", "inventory_basis = -4", "inventory_basis then = -105",
    ]  # fmt: skip
    assert kinds(desk) == SETTLED


@pytest.mark.parametrize("settled", [(None, None), (77_960.0, None), (None, 78_940.0)])
def test_until_all_are_told_last_prices_are_the_reference_and_are_said_to_be(
    settled: tuple[float | None, float | None],
) -> None:
    desk = overnight().stands(78_200.0, settled=settled)
    assert desk.alerts == []
    desk.stands(78_201.0)
    assert operands(desk)[-1] == "inventory_basis then = -125"
    assert kinds(desk) == LAST


def test_the_one_that_is_told_last_brings_the_reference_by_itself() -> None:
    desk = overnight().stands(78_000.0, settled=(77_960.0, None))
    assert desk.alerts == []
    # -225 now: 100 below the last prices, 120 below the settlements.
    desk.stands(78_000.0, settled=(None, 78_940.0))
    assert operands(desk)[0] == "change of inventory_basis = -120"
    assert kinds(desk) == SETTLED


def test_what_was_published_in_the_evening_counts_from_the_turn_of_the_day_on() -> None:
    desk = Desk(unit_rule(INVENTORY)).stands()
    quotes = [
        desk.quote(last, symbol=symbol, pre_settlement=None, settlement=settled)
        for symbol, last, settled in zip((FUTURES, LATER), (78_000.0, 78_900.0), BOTH, strict=True)
    ]
    desk.hears(QuotesChanged(tuple(quotes))).ticks(1)
    desk.on_day(1)
    again = desk.again(1)
    for one in (desk, again):
        one.stands(78_220.0)
        assert one.alerts == []
        one.stands(78_221.0)
        assert operands(one)[-1] == "inventory_basis then = -105"
        assert kinds(one) == SETTLED


def test_no_unit_is_looked_at_between_the_turn_and_what_was_published() -> None:
    desk = Desk(unit_rule(INVENTORY)).stands()
    desk.hears(put(*(make_settlement(f"{one:.0f}", TODAY, key) for key, one in PUBLISHED))).ticks(1)
    desk.at(DAY).hears(Tick(part=0))
    told = desk.engine.state.formulas.unit_moved(UNIT, {"inventory_basis": -205.5}, desk.now)
    assert [one.has_fired for one in told] == [True], "100.5 below the settlements"


def test_goods_that_came_in_during_the_day_are_in_what_it_was_made_of() -> None:
    desk = Desk(unit_rule(INVENTORY)).stands()
    more = make_lot(id="L3", futures=LATER, quantity=D(400), pair="cu6")
    desk.hears(ChangeBook(changes_of(make_register(stock=[more]))[-1:], "li", "form", ""))
    desk.stands().at(901).ticks(1)
    # (300 x 140 - 500 x 840) / 800 = -472.5
    desk.on_day(1).stands(78_000.0, settled=BOTH).stands(77_900.0)
    assert operands(desk)[-1] == "inventory_basis then = -472.5"


def test_a_start_during_the_day_before_or_on_the_day_finds_the_same() -> None:
    desk = Desk(unit_rule(INVENTORY)).stands()
    desk.at(901).ticks(1)
    # A start on Wednesday that hears nothing more until the day turns, and one on Thursday.
    same_day = desk.again(0)
    same_day.now = desk.now
    same_day.on_day(1)
    for one in (same_day, desk.again(1)):
        one.stands(78_220.0, settled=BOTH)
        assert one.alerts == []
        one.stands(78_221.0)
        assert operands(one)[-1] == "inventory_basis then = -105"


def test_after_a_day_on_which_the_desk_did_not_run_nothing_is_compared() -> None:
    desk = overnight().again(2)
    desk.stands(79_000.0, settled=BOTH)
    desk.stands(70_000.0)
    assert desk.alerts == []


def test_the_weekend_is_no_day_between() -> None:
    # NOW is a Wednesday: from Friday to Monday.
    desk = Desk(unit_rule(INVENTORY), days=2)
    desk.stands().at(2 * DAY + 901).ticks(1)
    desk.on_day(5).stands(78_221.0, settled=BOTH)
    assert operands(desk)[-1] == "inventory_basis then = -105"


def test_a_row_of_the_book_completes_it_and_is_taken_back() -> None:
    desk = overnight().stands(78_000.0, settled=(77_960.0, None))
    desk.hears(put(make_settlement("78940", TODAY, LATER))).ticks(2)
    assert operands(desk)[0] == "change of inventory_basis = -120"
    back = overnight('abs(change(inventory_basis, "settlement")) > 110')
    back.stands(78_100.0, settled=(77_960.0, None))
    back.hears(put(make_settlement("78940", TODAY, LATER))).ticks(2)
    back.hears(UndoBook(back.engine.state.bookwork.state().last, "li")).ticks(2)
    back.stands(78_000.0)
    assert back.alerts == []
    back.stands(77_989.0)
    assert operands(back)[-1] == "inventory_basis then = -125"
    assert kinds(back) == LAST


def test_another_premium_moves_the_end_of_the_day_before_and_not_the_settlements() -> None:
    desk = overnight().again(1, premium=200)
    # Comparable spot is 200 lower, that of yesterday too: -325 by last prices, -305 by settlements.
    desk.stands(78_220.0, settled=BOTH)
    assert desk.alerts == []
    desk.stands(78_221.0)
    assert operands(desk)[1:] == ["inventory_basis = -204", "inventory_basis then = -305"]


def test_money_is_measured_from_settlements_as_well() -> None:
    # 300 t and 100 t, one yuan a tonne: -125 x 400 of market value more or less than the cost.
    desk = overnight('abs(change(inventory_profit, "settlement")) > 40000')
    desk.stands(78_220.0, settled=BOTH)
    assert desk.alerts == []
    desk.stands(78_221.0)
    assert operands(desk)[0] == "change of inventory_profit = 40400"
    assert kinds(desk) == SETTLED


@pytest.mark.parametrize("metric", ["contract_basis", "purchase_basis"])
def test_a_contract_basis_is_converted_by_the_settlements_of_both_months(metric: str) -> None:
    desk = overnight(f'abs(change({metric}, "settlement")) > 100', tables=CONTRACTS)
    # 0.4 of what the later month is above the nearer one.
    desk.stands(months=(78_000.0, 79_230.0), settled=BOTH)
    assert desk.alerts == []
    desk.stands(months=(78_000.0, 79_235.0))
    assert operands(desk) == [
        f"change of {metric} = 102", f"{metric} = 512", f"{metric} then = 410",
    ]  # fmt: skip
    assert sorted(kinds(desk)) == SETTLED


def test_what_no_futures_price_is_in_has_no_settlement_and_no_word_of_one() -> None:
    one = {"contracts": [make_contract(futures=FUTURES, pair=PAIR)]}
    desk = overnight('abs(change(contract_basis, "settlement")) > 10', tables=one)
    desk.stands(settled=BOTH)
    more = make_contract(id="P2", futures=FUTURES, premium=D(90), pair=PAIR)
    desk.hears(ChangeBook(changes_of(make_register(contracts=[more]))[-1:], "li", "form", ""))
    desk.ticks(1)
    assert operands(desk)[-1] == "contract_basis then = 50"
    assert kinds(desk) == []


def test_the_brief_s_five_per_cent_are_of_the_settlement() -> None:
    said = 'abs(change(contract_basis, "settlement", per="previous", floor=50)) > 5%'
    desk = overnight(said, tables=CONTRACTS)
    # 410 now: 8.5% above 378, and nothing above 410.
    desk.stands(months=(77_960.0, 78_940.0), settled=BOTH)
    assert desk.alerts == []
    assert overnight(said, tables=CONTRACTS).stands(months=(77_960.0, 78_940.0)).alerts


# What is not compared with


def test_a_roll_in_the_book_leaves_no_settlement_of_before_to_measure_from() -> None:
    said = 'abs(change(contract_basis, "settlement")) > 1'
    desk = overnight(said, tables=CONTRACTS).stands()
    roll = RollContract(
        contract="P1", futures=LATER, old_price=D(78_000), new_price=D(78_900), actor="li",
        reason="换月",
    )  # fmt: skip
    desk.hears(roll).ticks(1)
    # The front speaks after it.
    desk.stands(settled=BOTH)
    desk.stands(months=(78_000.0, 79_500.0))
    assert desk.alerts == []


def test_a_spot_series_that_steps_leaves_none_either() -> None:
    desk = overnight().stands()
    desk.hears(SpotStepped((SPOT,), "md"))
    desk.stands(90_000.0, settled=BOTH)
    desk.stands(90_500.0)
    assert desk.alerts == []


def test_it_is_of_one_day_only() -> None:
    desk = overnight().stands(settled=BOTH).on_day(2)
    # Thursday ended as Wednesday did, and nobody says what it was settled at.
    desk.stands(78_200.0)
    assert desk.alerts == []
    desk.stands(78_201.0)
    assert operands(desk)[-1] == "inventory_basis then = -125"
    assert kinds(desk) == LAST


@pytest.mark.parametrize(
    "said",
    [
        'rank(change(inventory_basis, "settlement"), 2, least=2) > 0.5',
        'change(inventory_basis, "settlement") / change(exposure_basis, "settlement") > 0.9',
        'change(inventory_basis, "week") > 100',
    ],
)
def test_statistics_and_weeks_stay_on_last_prices(said: str) -> None:
    desk = Desk(unit_rule(said), days=2)
    desk.stands().at(2 * DAY + 901).ticks(1)
    desk.on_day(5).stands(78_150.0, settled=BOTH)
    desk.stands(78_226.0)
    told = [one for one in operands(desk) if one.startswith("change of inventory_basis")][-1]
    assert float(told.rpartition("= ")[2]) in (50, 126)
    assert kinds(desk) == ([] if "week" in said else LAST)


# Other subjects


def test_a_rule_on_a_pair_says_it_of_the_unit_that_it_looks_at() -> None:
    said = f'basis > 0 and abs(change(inventory_basis["unit:{UNIT}"], "settlement")) > 100'
    desk = Desk(formula(said)).stands()
    desk.at(901).ticks(1)
    desk.on_day(1).stands(78_220.0, settled=BOTH)
    desk.stands(78_221.0)
    assert [alert.subject for alert in desk.alerts] == [PAIR]
    assert kinds(desk) == SETTLED


def test_a_rule_on_a_unit_says_it_of_the_pair_that_it_looks_at() -> None:
    said = f'inventory_basis > -9000 and abs(change(basis["pair:{PAIR}"], "settlement")) > 100'
    desk = overnight(said).stands(78_241.0, settled=BOTH)
    assert operands(desk)[-1] == f'basis["pair:{PAIR}"] then = 140'
    assert kinds(desk) == SETTLED[:1]
