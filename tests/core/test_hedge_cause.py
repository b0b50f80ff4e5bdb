"""Parts of a hedge ratio add up to its change, whatever the order of things."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from terminal.core.hedge_cause import hedge_operands, hedge_parts, over_parts
from terminal.core.unit_cause import GROUPS, HEDGE, OVER, unit_facts
from terminal.core.unit_things import Moment
from terminal.domain.line import Line, LineKind
from tests.book_builders import CU1, TIME, D, book_line

PURCHASE, STOCK, FUTURES = LineKind.PURCHASE, LineKind.STOCK, LineKind.FUTURES
LOTS = f"demo/{CU1}"


def line(kind: LineKind, ref: str, spot: Decimal | int = 0, futures: Decimal | int = 0) -> Line:
    fields = {"account": "demo"} if kind is FUTURES else {}
    made = book_line(id=f"{kind}:{ref}", kind=kind, ref=ref, **fields)
    values = {name: getattr(made, name) for name in made.__struct_fields__}
    return Line(**values | {"delta_spot": D(spot), "delta_futures": D(futures)})


def moment(*lines: Line, **fields: Any) -> Moment:
    values: dict[str, Any] = {"time": TIME, "base_unit": "t", "price_unit": "", "nets": {}}
    return Moment(lines={one.id: one for one in lines}, **values | fields)


def parts(then: Moment, now: Moment) -> dict[tuple[str, str], Decimal]:
    found = hedge_parts(then, now)
    assert found is not None
    return {(one.name, one.ref): one.amount for one in found[2] if one.amount}


HELD = line(STOCK, "L1", 500)


def test_lots_alone_move_it_by_their_tonnes_over_the_goods() -> None:
    then = moment(HELD, line(FUTURES, LOTS, 0, -400), nets={LOTS: -80})
    now = moment(HELD, line(FUTURES, LOTS, 0, -300), nets={LOTS: -60})
    found = hedge_parts(then, now)
    assert found is not None
    assert found[:2] == (80, 60)
    assert parts(then, now) == {("part_lots", LOTS): -20}


def test_goods_alone_move_it_below_the_line() -> None:
    lots = line(FUTURES, LOTS, 0, -400)
    then = moment(HELD, lots)
    now = moment(HELD, line(STOCK, "L2", 300), lots)
    assert parts(then, now) == {("part_stock_in", "L2"): -30}


def test_both_are_taken_at_the_mean_of_then_and_now() -> None:
    # 400 / 500 = 80 % becomes 200 / 1000 = 20 %: lots -200 x (1/500 + 1/1000) / 2 = -30 points,
    # goods (1/1000 - 1/500) x (400 + 200) / 2 = -30 points. One after the other it were 40 and 20.
    then = moment(HELD, line(FUTURES, LOTS, 0, -400))
    now = moment(line(STOCK, "L1", 1000), line(FUTURES, LOTS, 0, -200))
    assert parts(then, now) == {("part_allocated", LOTS): -30, ("part_stock", "L1"): -30}


def test_pricing_counts_as_goods_and_a_hedge_that_grows_with_them_moves_nothing() -> None:
    then = moment(line(PURCHASE, "P1", 1000, -900), line(FUTURES, LOTS, 0, -100))
    now = moment(line(PURCHASE, "P1", 1000, -800), line(FUTURES, LOTS, 0, -200))
    found = parts(then, now)
    assert found == {("part_priced", "P1"): -75, ("part_allocated", LOTS): 75}


def test_without_goods_there_is_no_ratio_to_be_divided() -> None:
    bare = moment(line(FUTURES, LOTS, 0, -400))
    assert hedge_parts(bare, moment(HELD)) is None
    assert hedge_parts(moment(HELD), bare) is None


AMOUNTS = st.decimals(-5000, 5000, places=3)


@st.composite
def moments(draw: st.DrawFn) -> Moment:
    lines = [
        line(kind, ref, 0 if kind is FUTURES else draw(AMOUNTS), draw(AMOUNTS))
        for kind in (STOCK, PURCHASE, FUTURES)
        for ref in draw(st.sets(st.sampled_from(["a", "b", "c"])))
    ]
    return moment(*lines)


@given(then=moments(), now=moments())
def test_the_parts_add_up_to_the_change_exactly_and_no_order_decides(
    then: Moment, now: Moment
) -> None:
    found, back = hedge_parts(then, now), hedge_parts(now, then)
    if found is None or back is None:
        assert found is back is None
        return
    before, after, steps = found
    assert sum((one.amount for one in steps), D(0)) == after - before
    assert {one.name for one in steps} <= GROUPS.keys()
    # The way back is the way there, to what is rounded, whatever a thing is called on it.
    for there, again in zip(steps, back[2], strict=True):
        assert there.ref == again.ref
        assert abs(there.amount + again.amount) <= D("0.0002")


def test_facts_are_in_points_of_a_per_cent() -> None:
    then = moment(HELD, line(FUTURES, LOTS, 0, -400), nets={LOTS: -80})
    now = moment(HELD, line(FUTURES, LOTS, 0, -300), nets={LOTS: -60})
    facts = {one.name: one.value for one in unit_facts(HEDGE, "before", then, now)}
    assert facts["leg"] == "positions"
    assert facts["part_hedge_ratio"] == "80 → 60: -20 %"
    assert facts["part_lots"] == f"{LOTS}: -400 → -300: -20 %"


def over(then: Moment, now: Moment) -> tuple[Decimal, Decimal, dict[tuple[str, str], Decimal]]:
    first, last, steps = over_parts(then, now)
    return first, last, {(one.name, one.ref): one.amount for one in steps if one.amount}


def test_futures_without_goods_are_wholly_beyond_a_hedge() -> None:
    bare = moment(line(FUTURES, LOTS, 0, 60), nets={LOTS: 12})
    assert over(moment(), bare) == (0, 60, {("part_lots", LOTS): 60})
    assert over(bare, moment()) == (60, 0, {("part_lots", LOTS): -60})


def test_goods_that_leave_bare_the_futures_that_hedged_them() -> None:
    lots = line(FUTURES, LOTS, 0, -400)
    found = over(moment(HELD, lots), moment(lots))
    # Of 500 t that leave the first 100 were not hedged: what they do is shared out evenly.
    assert found == (0, 400, {("part_stock_out", "L1"): 400})


def test_futures_and_goods_that_move_at_once_share_what_comes_beyond() -> None:
    # 500 t against -500 t; 200 t leave while 100 t more are sold: 300 t are beyond.
    then = moment(HELD, line(FUTURES, LOTS, 0, -500), nets={LOTS: -100})
    now = moment(line(STOCK, "L1", 300), line(FUTURES, LOTS, 0, -600), nets={LOTS: -120})
    assert over(then, now) == (0, 300, {("part_lots", LOTS): 100, ("part_stock", "L1"): 200})


def test_within_the_hedge_nothing_is_moved() -> None:
    then = moment(HELD, line(FUTURES, LOTS, 0, -400))
    now = moment(HELD, line(FUTURES, LOTS, 0, -500))
    assert over(then, now) == (0, 0, {})


def test_goods_on_the_side_of_the_futures_are_nothing_to_them() -> None:
    then = moment(HELD, line(FUTURES, LOTS, 0, 40))
    now = moment(line(STOCK, "L1", 100), line(FUTURES, LOTS, 0, 40))
    assert over(then, now) == (40, 40, {})


@given(then=moments(), now=moments())
def test_parts_of_what_is_beyond_add_up_exactly_and_no_order_decides(
    then: Moment, now: Moment
) -> None:
    before, after, steps = over_parts(then, now)
    assert before >= 0
    assert after >= 0
    assert sum((one.amount for one in steps), D(0)) == after - before
    _, _, back = over_parts(now, then)
    for there, again in zip(steps, back, strict=True):
        assert there.ref == again.ref
        assert abs(there.amount + again.amount) <= D("0.0002")


def test_without_a_ratio_what_is_beyond_a_hedge_is_told() -> None:
    then = moment(HELD, line(FUTURES, LOTS, 0, -400), nets={LOTS: -80})
    now = moment(line(FUTURES, LOTS, 0, -400), nets={LOTS: -80})
    for metric in (HEDGE, OVER):
        facts = {one.name: one.value for one in unit_facts(metric, "before", then, now)}
        assert facts["part_over_hedge"] == "0 → 400: +400 t"
        assert facts["part_stock_out"] == "L1: 500 → 0: +400 t"


def test_both_operands_of_a_hedge_have_their_signs() -> None:
    now = moment(line(PURCHASE, "P1", 1000, -900), line(FUTURES, LOTS, 0, -160))
    told = {one.name: one.value for one in hedge_operands(now)}
    assert told == {"hedge_futures": "-160 t", "hedge_goods": "+100 t"}


def test_half_a_digit_at_the_end_is_rounded_as_in_what_it_ends_at() -> None:
    # 295.00005 t against 6: divisions had left the parts a hair above, and 289.0001 in all.
    then = moment(line(STOCK, "L1", 8), line(FUTURES, LOTS, 0, -4))
    now = moment(line(STOCK, "L1", 6), line(FUTURES, LOTS, 0, D("-295.00005")))
    before, after, steps = over_parts(then, now)
    assert (before, after) == (0, 289)
    assert sum(one.amount for one in steps) == 289
