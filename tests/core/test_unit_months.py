"""Contracts that are rolled in the book while the desk runs: a step of their bases, and no move."""

from __future__ import annotations

import json
from typing import Any

import pytest

from terminal.core.book_wish import ChangeBook, RollContract, UndoBook
from terminal.core.closes import Close
from terminal.core.effect import Write
from terminal.core.engine import Memory
from terminal.core.event import PositionsChanged, QuotesChanged
from terminal.core.unit_months import months_of, stepped
from terminal.domain.audit import thing_of
from terminal.domain.change import Change
from terminal.domain.contract import TradeSide
from terminal.domain.edit import Edit
from terminal.domain.line import Line, LineKind
from terminal.domain.register import Table
from tests.book_builders import D, book_line, make_contract
from tests.builders import ACCOUNT, FUTURES, NOW, make_pair
from tests.core.test_bookwork import BOOK, BookPlay
from tests.core.test_causes import said
from tests.playbook import lots

LATER = "SHFE.cu2506"
PAIRS = (make_pair(), make_pair(id="cu6", futures=LATER))
UNIT = "metals/cu"
DAY = 86_400
# What the later month is above the nearer one.
GAP = 900.0


def rolling(rule: str, *closes: Close, accounts: tuple[str, ...] = ()) -> BookPlay:
    """1000 t bought unpriced on cu2505 at +50, 500 t in store, both hedged nowhere."""
    one = said(rule, on="unit", subjects=("metals",))
    play = BookPlay(rules=(one,), pairs=PAIRS, accounts=accounts)
    play.engine.restore(Memory(closes=closes), NOW)
    play.opens()
    play.hears(ChangeBook(BOOK, "li", "book.xlsx", "ab" * 32))
    return quoted(play.at(1)).ticks(1)


def quoted(play: BookPlay, by: float = 0.0) -> BookPlay:
    """Both months, and the spot price so much above 78 100; they settle at their last prices."""
    play.basis(100 + by)
    later = 78_000.0 + GAP
    play.hears(QuotesChanged((play.quote(later, symbol=LATER, pre_settlement=later),)))
    return play


def roll(**fields: object) -> RollContract:
    values = {"contract": "P1", "futures": LATER, "old_price": D(78000), "new_price": D(78900)}
    return RollContract(**values | {"actor": "li", "reason": "换月"} | fields)


def value_of(play: BookPlay, metric: str) -> float | None:
    book = play.engine.state.bookwork
    return book.values(("metals", "cu"), (), play.now)[metric]


METRICS = ["contract_basis", "purchase_basis", "exposure_basis"]


@pytest.mark.parametrize("metric", METRICS)
@pytest.mark.parametrize("period", ['"5s"', '"sample"', 'bar="5s"'])
def test_a_roll_in_the_book_is_no_move_of_a_units_basis(metric: str, period: str) -> None:
    play = rolling(f"abs(change({metric}, {period})) > 300").ticks(8)
    before = value_of(play, metric)
    play.hears(roll()).ticks(1).records_no("alert")
    after = value_of(play, metric)
    assert before is not None
    assert after is not None
    assert abs(after - before) > 300, "it has stepped"
    for _ in range(12):
        play.ticks(1).records_no("alert")
    quoted(play, 400.0).ticks(1)
    assert len(play.alerts) == (metric == "exposure_basis"), "a move afterwards is seen"


@pytest.mark.parametrize("metric", METRICS)
def test_taking_the_roll_back_is_no_move_either(metric: str) -> None:
    play = rolling(f'abs(change({metric}, "5s")) > 300')
    play.hears(roll())
    edit = play.edits[-1].id
    play.ticks(8).hears(UndoBook(edit, "li")).ticks(1).records_no("alert")
    play.ticks(8).records_no("alert")


@pytest.mark.parametrize("metric", ["contract_margin", "contract_profit", "inventory_basis"])
def test_what_no_roll_steps_loses_no_window(metric: str) -> None:
    play = rolling(f'abs(change({metric}, "5s")) > 300')
    sold = make_contract(id="S1", futures=FUTURES, side=TradeSide.SALE, premium=D(80))
    add = Change(table=Table.CONTRACTS, id="S1", before=None, after=sold)
    play.hears(ChangeBook((add,), "li", "form", "")).ticks(8).hears(roll()).ticks(1)
    told = {"contract_margin": 9_000.0, "contract_profit": 9e9, "inventory_basis": 9_000.0}
    play.engine.state.triage.alerts.clear()
    found = play.engine.state.formulas.unit_moved(UNIT, {metric: told[metric]}, play.now)
    assert [one.has_fired for one in found] == [True]


def test_where_the_unit_stays_on_its_month_its_contract_basis_loses_no_window() -> None:
    play = rolling('abs(change(contract_basis, "5s")) > 300').ticks(8)
    before = value_of(play, "contract_basis")
    play.hears(roll(quantity=D(100))).ticks(1)
    assert value_of(play, "contract_basis") == before
    found = play.engine.state.formulas.unit_moved(UNIT, {"contract_basis": 9_000.0}, play.now)
    assert [one.has_fired for one in found] == [True]


# The day before, restarts included


def things_of(play: BookPlay, kind: str, shape: type[Any]) -> tuple[Any, ...]:
    found = {}
    for one in play.history:
        if isinstance(one, Write) and one.record.kind == kind:
            found[one.record.ref] = thing_of(json.loads(json.dumps(one.record.body)), shape)
    return tuple(found.values())


def kept_of(play: BookPlay) -> Memory:
    return Memory(closes=things_of(play, "closes", Close), edits=things_of(play, "book", Edit))


def restarted(play: BookPlay) -> BookPlay:
    again = BookPlay(rules=play.plant.rules, pairs=PAIRS, accounts=play.plant.accounts)
    again.engine.restore(kept_of(play), play.now)
    again.now, again.history = play.now, [*play.history]
    again.opens()
    return quoted(again).ticks(1)


@pytest.mark.parametrize("metric", METRICS)
@pytest.mark.parametrize("is_restarted", [False, True])
def test_the_day_before_a_roll_in_the_book_is_not_compared_with(
    metric: str, is_restarted: bool
) -> None:
    play = rolling(f'abs(change({metric}, "settlement")) > 300').at(DAY).ticks(1)
    quoted(play).hears(roll()).ticks(2)
    play = restarted(play) if is_restarted else play
    assert play.ticks(2).alerts == []
    # The day after is compared with the day of the roll.
    quoted(play.at(2 * DAY)).ticks(2)
    play = restarted(play) if is_restarted else play
    assert play.alerts == []
    found = play.engine.state.formulas.unit_moved(UNIT, {metric: 9_000.0}, play.now)
    assert [one.has_fired for one in found] == [True]


@pytest.mark.parametrize("metric", METRICS)
@pytest.mark.parametrize("is_restarted", [False, True])
def test_without_a_roll_the_day_before_is_compared_with(metric: str, is_restarted: bool) -> None:
    play = quoted(rolling(f'abs(change({metric}, "settlement")) > 300').at(DAY)).ticks(2)
    play = restarted(play) if is_restarted else play
    assert play.alerts == []
    found = play.engine.state.formulas.unit_moved(UNIT, {metric: 9_000.0}, play.now)
    assert [one.has_fired for one in found] == [True]


def test_the_week_before_a_roll_is_not_compared_with_after_the_day_of_it() -> None:
    play = rolling('abs(change(exposure_basis, "week")) > 300').at(5 * DAY).ticks(1)
    quoted(play).ticks(1).hears(roll()).ticks(1)
    play = restarted(quoted(play.at(6 * DAY)).ticks(1))
    assert play.ticks(2).alerts == []


def test_lots_that_make_another_month_the_largest_step_the_contract_basis_too() -> None:
    rule = 'abs(change(contract_basis, "settlement")) > 300'
    play = rolling(rule, accounts=(ACCOUNT,)).at(DAY).ticks(1)
    before = value_of(quoted(play), "contract_basis")
    held = PositionsChanged(ACCOUNT, (lots(symbol=LATER, short_history=900),), complete=True)
    play.hears(held).ticks(2)
    assert value_of(play, "contract_basis") != before
    assert play.alerts == []
    # They go again: the day before is of this month.
    play.hears(PositionsChanged(ACCOUNT, (), complete=True)).ticks(1)
    found = play.engine.state.formulas.unit_moved(UNIT, {"contract_basis": 9_000.0}, play.now)
    assert [one.has_fired for one in found] == [True]


# What is a step


def line(kind: LineKind, ref: str, spot: int, futures: str = FUTURES, **fields: Any) -> Line:
    return book_line(kind=kind, ref=ref, delta_spot=D(spot), futures=futures, **fields)


BOUGHT = line(LineKind.PURCHASE, "P1", 100)


@pytest.mark.parametrize(
    ("now", "metrics"),
    [
        ([BOUGHT], set()),
        ([line(LineKind.PURCHASE, "P1", 100, LATER)], {"exposure_basis"}),
        (
            [line(LineKind.PURCHASE, "P1", 60), line(LineKind.PURCHASE, "P1", 40, LATER)],
            {"exposure_basis"},
        ),
        # Delivered in part, gone, and beside another one that came.
        ([line(LineKind.PURCHASE, "P1", 60)], set()),
        ([], set()),
        ([BOUGHT, line(LineKind.SALE, "P1", -100, LATER)], set()),
    ],
)
def test_the_same_tonnes_in_other_months_are_a_step(now: list[Line], metrics: set[str]) -> None:
    assert stepped(months_of([BOUGHT]), months_of(now)) == metrics


def test_goods_in_store_that_refer_to_another_month_step_both_bases() -> None:
    was, now = ([line(LineKind.STOCK, "L1", 100, one)] for one in (FUTURES, LATER))
    assert stepped(months_of(was), months_of(now)) == {"exposure_basis", "inventory_basis"}


def test_lines_of_the_desk_file_with_one_name_are_two_things() -> None:
    given = [line(LineKind.GIVEN, "库存", 100, one, id=one) for one in (FUTURES, LATER)]
    assert len(months_of(given)) == 2
