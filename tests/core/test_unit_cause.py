"""What moved a unit's exposures, in parts that add up to the last digit."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.core.clause import clause
from terminal.core.unit_cause import (
    EXPOSED,
    GROUPS,
    MOST_PARTS,
    TOTALS,
    cause_of,
    mean_basis,
    unit_facts,
    unit_parts,
)
from terminal.core.unit_things import BASIS, FLAT, Moment
from terminal.domain.line import Line, LineKind
from tests.book_builders import CU1, CU2, TIME, D, book_line

STOCK, PURCHASE, SALE = LineKind.STOCK, LineKind.PURCHASE, LineKind.SALE
SPOT = {"cu": D(88_000), "south": D(88_100)}
PRICES = {CU1: D(87_900), CU2: D(88_200)}


def line(kind: LineKind, ref: str, spot: int | Decimal = 0, futures: int | Decimal = 0) -> Line:
    made = book_line(0, 0, id=f"{kind}:{ref}", kind=kind, ref=ref)
    return changed(made, delta_spot=D(spot), delta_futures=D(futures))


def changed(one: Line, **fields: Any) -> Line:
    return Line(**{name: getattr(one, name) for name in one.__struct_fields__} | fields)


def moment(*lines: Line, **fields: Any) -> Moment:
    values: dict[str, Any] = {
        "time": TIME,
        "base_unit": "t",
        "price_unit": "CNY/t",
        "nets": {},
        "spot": SPOT,
        "futures": PRICES,
    }
    return Moment(lines={one.id: one for one in lines}, **values | fields)


def parts(metric: str, then: Moment, now: Moment) -> dict[tuple[str, str], Decimal]:
    found = unit_parts(metric, then, now)
    assert found is not None
    return {(one.name, one.ref): one.amount for one in found[2] if one.amount}


HELD = line(STOCK, "L1", 500)
DEAL = line(PURCHASE, "P1", 1000, -1000)
LOTS = changed(line(LineKind.FUTURES, "demo/cu", 0, 150), account="demo")


@pytest.mark.parametrize(
    ("before", "after", "name", "flat", "basis"),
    [
        (None, HELD, "part_stock_in", 500, 500),
        (HELD, None, "part_stock_out", -500, -500),
        (HELD, line(STOCK, "L1", 450), "part_stock", -50, -50),
        (None, line(LineKind.TRANSIT, "T1", 200), "part_transit", 200, 200),
        (None, line(LineKind.GIVEN, "own", 40), "part_given", 40, 40),
        (None, line(PURCHASE, "P2", 300), "part_contract_in", 300, 300),
        (DEAL, line(PURCHASE, "P1", 1000, -600), "part_priced", 400, 0),
        (DEAL, line(PURCHASE, "P1", 700, -1000), "part_delivered", -300, -300),
        (DEAL, line(PURCHASE, "P1", 700, -600), "part_contract", 100, -300),
        (line(SALE, "S1", 0, 80), None, "part_priced", -80, 0),
        (line(SALE, "S1", -80), None, "part_delivered", 80, 80),
        (line(SALE, "S1", -80, 30), None, "part_contract_out", 50, 80),
    ],
)
def test_a_line_says_what_was_done_to_it(
    before: Line | None, after: Line | None, name: str, flat: int, basis: int
) -> None:
    then, now = (moment(*([one] if one else [])) for one in (before, after))
    ref = (after or before).ref  # type: ignore[union-attr]  # one of them is there
    assert parts(FLAT, then, now) == {(name, ref): D(flat)}
    assert parts(BASIS, then, now) == ({(name, ref): D(basis)} if basis else {})


def test_lots_are_filled_or_given_to_another_unit() -> None:
    more = changed(LOTS, delta_futures=D(300))
    then = moment(LOTS, nets={"demo/cu": 30})
    assert parts(FLAT, then, moment(more, nets={"demo/cu": 60})) == {
        ("part_lots", "demo/cu"): D(150)
    }
    assert parts(FLAT, then, moment(more, nets={"demo/cu": 30})) == {
        ("part_allocated", "demo/cu"): D(150)
    }
    assert parts(FLAT, then, moment()) == {("part_lots", "demo/cu"): D(-150)}
    assert parts(BASIS, then, moment(more, nets={"demo/cu": 60})) == {}


def test_a_contract_that_rolled_to_another_month_moves_no_exposure() -> None:
    rolled = changed(DEAL, futures=CU2, month="2027-02")
    assert parts(FLAT, moment(DEAL), moment(rolled)) == {}


def test_a_mean_is_moved_by_prices_and_by_what_it_is_a_mean_of() -> None:
    south = changed(line(STOCK, "L2", 500), pair="south", futures=CU2)
    then = moment(HELD, south)
    assert mean_basis(then.lines.values(), SPOT, PRICES) == D(0)
    dearer = moment(HELD, south, spot=SPOT | {"cu": D(88_060)})
    assert parts(EXPOSED, then, dearer) == {("part_spot", "cu"): D(30)}
    cheaper = moment(HELD, south, futures=PRICES | {CU2: D(88_180)})
    assert parts(EXPOSED, then, cheaper) == {("part_futures", CU2): D(10)}
    sold = moment(HELD)
    assert parts(EXPOSED, then, sold) == {("part_stock_out", "L2"): D(100)}


def test_what_is_sold_weighs_as_much_as_what_is_held() -> None:
    south = changed(line(SALE, "S1", -300), pair="south", futures=CU2)
    # 500 t at 100 and 300 t at -100.
    assert mean_basis([HELD, south], SPOT, PRICES) == D(25)


def test_a_mean_survives_that_everything_in_it_is_exchanged() -> None:
    then = moment(HELD, line(SALE, "S1", -300))
    south = changed(line(STOCK, "L2", 500), pair="south", futures=CU2)
    now = moment(south, spot={"south": D(88_110)}, futures={CU2: D(88_200)})
    found = unit_parts(EXPOSED, then, now)
    assert found is not None
    before, after, steps = found
    assert (before, after) == (D(100), D(-90))
    assert sum(one.amount for one in steps) == after - before


def test_what_is_not_comparable_is_not_compared() -> None:
    grams = moment(HELD, base_unit="g")
    assert unit_facts(FLAT, "before", moment(), grams) == []
    assert unit_parts(EXPOSED, moment(HELD, spot={}), moment(HELD)) is None
    assert unit_parts(EXPOSED, moment(HELD), moment(HELD, futures={})) is None
    assert unit_parts(EXPOSED, moment(HELD, futures={}), moment(HELD)) is None
    assert unit_parts(EXPOSED, moment(LOTS), moment(HELD)) is None


KINDS = st.sampled_from([STOCK, PURCHASE, SALE, LineKind.FUTURES, LineKind.TRANSIT])
TONNES = st.decimals(min_value=-5000, max_value=5000, places=3)
PRICE = st.decimals(min_value=-1000, max_value=99_000, places=2)


@st.composite
def moments(draw: st.DrawFn) -> Moment:
    lines = []
    for ref in draw(st.sets(st.sampled_from("abcdef"))):
        kind = draw(KINDS)
        spot = D(0) if kind is LineKind.FUTURES else draw(TONNES)
        one = line(kind, ref, spot, draw(TONNES))
        pair, futures = draw(st.sampled_from(["cu", "south"])), draw(st.sampled_from([CU1, CU2]))
        lines.append(changed(one, pair=pair, futures=futures))
    spot, futures = ({key: draw(PRICE) for key in keys} for keys in (SPOT, PRICES))
    return moment(*lines, spot=spot, futures=futures)


@given(then=moments(), now=moments(), metric=st.sampled_from([BASIS, FLAT, EXPOSED]))
def test_the_parts_add_up_to_the_change_exactly(then: Moment, now: Moment, metric: str) -> None:
    found = unit_parts(metric, then, now)
    if found is None:
        assert metric == EXPOSED
        return
    before, after, steps = found
    assert sum((one.amount for one in steps), D(0)) == after - before
    assert {one.name for one in steps} <= GROUPS.keys()


def test_the_facts_name_each_line_the_largest_first() -> None:
    then = moment(HELD, DEAL)
    now = moment(HELD, line(PURCHASE, "P1", 1000, -600), line(STOCK, "L9", 30))
    facts = unit_facts(FLAT, "before", then, now)
    assert [(one.name, one.value) for one in facts] == [
        ("leg", "contracts"),
        ("since_before", "2026-11-25 10:30:00"),
        ("part_flat_exposure", "500 → 930: +430 t"),
        ("part_priced", "P1: 0 → 400: +400 t"),
        ("part_stock_in", "L9: 0 → 30: +30 t"),
    ]
    assert clause(facts) == "成因 点价 P1 +400 入库 L9 +30"


def test_many_small_parts_are_told_together_and_still_add_up() -> None:
    many = [line(STOCK, f"K{at:02}", at) for at in range(1, MOST_PARTS + 4)]
    facts = unit_facts(BASIS, "ago", moment(), moment(*many))
    told = [one for one in facts if one.name.startswith("part_")]
    assert told[0].name == TOTALS[BASIS]
    assert told[0].value == "0 → 66: +66 t"
    assert told[-1].name == "part_others"
    assert told[-1].value == "3: +6 t"
    amounts = [int(one.value.rpartition(": ")[2].split()[0]) for one in told]
    assert sum(amounts[1:]) == amounts[0]


def test_what_moved_is_the_group_with_most_of_all_movement() -> None:
    def cause(*lines: Line) -> str:
        found = unit_parts(FLAT, moment(), moment(*lines))
        assert found is not None
        return cause_of(one for one in found[2] if one.amount)

    assert cause() == "none"
    assert cause(HELD, line(STOCK, "L2", -450)) == "stock"
    assert cause(HELD, line(PURCHASE, "P", 300)) == "several"
    assert cause(HELD, line(PURCHASE, "P", 200)) == "stock"
    assert cause(LOTS) == "positions"


def test_a_contract_in_two_months_is_one_thing() -> None:
    part = changed(
        line(PURCHASE, "P1", 400, -400), id="purchase:P1:later", futures=CU2, month="2027-02"
    )
    then, now = moment(DEAL), moment(line(PURCHASE, "P1", 600, -600), part)
    assert parts(FLAT, then, now) == {}
    # Futures of February are dearer by 300: that is the loss of 40 % of the mean.
    assert parts(EXPOSED, then, now) == {("part_rolled", "P1"): D(-120)}
    priced = moment(line(PURCHASE, "P1", 600, -600), changed(part, delta_futures=D(-100)))
    assert parts(FLAT, now, priced) == {("part_priced", "P1"): D(300)}


def test_lines_of_the_desk_file_with_one_name_are_two_things() -> None:
    first, second = (
        changed(line(LineKind.GIVEN, "own", 40), id=f"given:{pair}", pair=pair)
        for pair in ("cu", "south")
    )
    found = unit_parts(BASIS, moment(), moment(first, second))
    assert found is not None
    assert [one.amount for one in found[2]] == [D(40), D(40)]
