"""Parts of contract and inventory basis: which price, month, contract or lot moved it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from terminal.core.basis_rows import CONTRACT, INVENTORY, Row
from terminal.core.mean_cause import mean_parts
from terminal.core.unit_cause import GROUPS, unit_facts
from terminal.core.unit_things import Moment
from tests.book_builders import CU1, CU2, TIME, D

SPOT, PRICES = {"cu": D(88_000)}, {CU1: D(87_900), CU2: D(88_200)}


def deal(ref: str, weight: Decimal | int, locked: Decimal | int, **fields: Any) -> Row:
    values = {"futures": CU1, "month": CU1, "side": "purchase"}
    return Row(ref=ref, weight=D(weight), locked=D(locked), **values | fields)


def lot(ref: str, weight: Decimal | int, **fields: Any) -> Row:
    return Row(ref=ref, weight=D(weight), **{"futures": CU1, "pair": "cu"} | fields)


def moment(metric: str, *rows: Row, **fields: Any) -> Moment:
    values: dict[str, Any] = {
        "time": TIME,
        "base_unit": "t",
        "price_unit": "CNY/t",
        "lines": {},
        "nets": {},
        "spot": SPOT,
        "futures": PRICES,
    }
    return Moment(rows={metric: rows}, **values | fields)


def parts(metric: str, then: Moment, now: Moment) -> dict[tuple[str, str], Decimal]:
    found = mean_parts(metric, then, now)
    assert found is not None
    assert sum((one.amount for one in found[2]), D(0)) == found[1] - found[0]
    return {(one.name, one.ref): one.amount for one in found[2] if one.amount}


def contract(*rows: Row, **fields: Any) -> Moment:
    return moment(CONTRACT, *rows, **fields)


def test_a_new_contract_moves_the_mean() -> None:
    then = contract(deal("P1", 1000, 50))
    now = contract(deal("P1", 1000, 50), deal("P2", 1000, 80))
    assert parts(CONTRACT, then, now) == {("part_contract_in", "P2"): 15}


def test_what_is_delivered_leaves_the_mean_and_what_is_over_too() -> None:
    then = contract(deal("P1", 100, 60), deal("P2", 100, 80), deal("P3", 100, 20))
    now = contract(deal("P1", 50, 60), deal("P2", 100, 80))
    found = parts(CONTRACT, then, now)
    assert set(found) == {("part_delivered", "P1"), ("part_contract_out", "P3")}


def test_a_roll_at_market_prices_moves_nothing_and_futures_move_what_is_converted() -> None:
    then = contract(deal("P1", 100, 50))
    # K' = K + F1 - F2 = -250 against February, which is 50 in terms of January.
    now = contract(deal("P1", 100, -250, futures=CU2))
    assert parts(CONTRACT, then, now) == {}
    moved = {**PRICES, CU2: D(88_260)}
    then, now = now, contract(deal("P1", 100, -250, futures=CU2), futures=moved)
    assert parts(CONTRACT, then, now) == {("part_futures", CU2): 60}


def test_an_unfair_roll_is_the_contracts() -> None:
    then, now = contract(deal("P1", 100, 50)), contract(deal("P1", 100, -240, futures=CU2))
    assert parts(CONTRACT, then, now) == {("part_rolled", "P1"): 10}


def test_another_month_to_convert_to_is_a_part_of_its_own() -> None:
    then = contract(deal("P1", 100, 50))
    now = contract(deal("P1", 100, 50, month=CU2))
    assert parts(CONTRACT, then, now) == {("part_month", CU2): -300}


def test_sales_that_take_the_place_of_purchases_are_not_measured_from_them() -> None:
    then, now = contract(deal("P1", 100, 50)), contract(deal("S1", 100, 80, side="sale"))
    assert mean_parts(CONTRACT, then, now) is None
    assert mean_parts(CONTRACT, then, contract()) is None
    assert mean_parts(CONTRACT, contract(), contract()) is None


def test_stock_moves_by_its_prices_and_by_what_comes_in() -> None:
    then = moment(INVENTORY, lot("L1", 500))
    now = moment(
        INVENTORY,
        lot("L1", 500),
        lot("L2", 500, futures=CU2),
        spot={"cu": D(88_050)},
        futures={**PRICES, CU1: D(87_880)},
    )
    assert parts(INVENTORY, then, now) == {
        ("part_spot", "cu"): 50,
        ("part_futures", CU1): 20,
        ("part_stock_in", "L2"): -160,
    }


def test_a_price_that_is_not_known_leaves_nothing_to_say() -> None:
    then, now = moment(INVENTORY, lot("L1", 500)), moment(INVENTORY, lot("L1", 500), spot={})
    assert mean_parts(INVENTORY, then, now) is None
    assert mean_parts(INVENTORY, now, then) is None


AMOUNTS = st.decimals(1, 5000, places=3)
LEVELS = st.decimals(-500, 500, places=2)
FEED = st.decimals(-100_000, 100_000, places=2)


@st.composite
def moments(draw: st.DrawFn, metric: str) -> Moment:
    month = draw(st.sampled_from([CU1, CU2]))
    refs = draw(st.sets(st.sampled_from("abcd"), min_size=1))
    on = st.sampled_from([CU1, CU2])
    rows = [
        deal(ref, draw(AMOUNTS), draw(LEVELS), futures=draw(on), month=month)
        if metric == CONTRACT
        else lot(ref, draw(AMOUNTS), futures=draw(on))
        for ref in sorted(refs)
        for _ in range(draw(st.integers(1, 2)))
    ]
    prices = {CU1: draw(FEED), CU2: draw(FEED)}
    return moment(metric, *rows, spot={"cu": draw(FEED)}, futures=prices)


@given(st.sampled_from([CONTRACT, INVENTORY]).flatmap(lambda m: st.tuples(moments(m), moments(m))))
def test_the_parts_add_up_to_the_change_exactly(pair: tuple[Moment, Moment]) -> None:
    then, now = pair
    (metric,) = then.rows
    found = mean_parts(metric, then, now)
    assert found is not None
    before, after, steps = found
    assert sum((one.amount for one in steps), D(0)) == after - before
    assert {one.name for one in steps} <= GROUPS.keys()


def test_facts_are_in_the_price_unit_with_tonnes_of_what_came() -> None:
    then = contract(deal("P1", 1000, 50))
    now = contract(deal("P1", 1000, 50), deal("P2", 1000, 80))
    facts = {one.name: one.value for one in unit_facts(CONTRACT, "before", then, now)}
    assert facts["leg"] == "contracts"
    assert facts["part_contract_basis"] == "50 → 65: +15 CNY/t"
    assert facts["part_contract_in"] == "P2: 0 → 1000: +15 CNY/t"
