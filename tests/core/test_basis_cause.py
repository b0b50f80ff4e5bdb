"""What moved a basis, in parts that leave nothing over."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal, localcontext
from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from terminal.core.basis_cause import (
    PRECISION,
    Mark,
    Step,
    basis_facts,
    basis_of,
    basis_parts,
    leg_of,
    mark_of,
)
from terminal.core.plan import exact
from terminal.domain.basis import comparable_spot
from tests.builders import NOW, make_pair

prices = st.floats(-500_000, 500_000, allow_nan=False).map(lambda x: round(x, 4))
factors = st.decimals(Decimal("0.001"), Decimal(2000), places=4)
amounts = st.decimals(-5000, 5000, places=3)


def a_mark(spot: float = 78_000.0, price: float = 78_000.0, **pair: Any) -> Mark:
    return mark_of(make_pair(**pair), spot, price, NOW)


@st.composite
def marks(draw: st.DrawFn) -> Mark:
    tax = draw(st.sampled_from([Decimal(1), Decimal("1.13"), Decimal(1) / Decimal("1.09")]))
    return a_mark(
        draw(prices),
        draw(prices),
        futures=draw(st.sampled_from(["SHFE.cu2505", "SHFE.cu2506"])),
        unit_factor=draw(factors),
        tax_factor=tax,
        freight=draw(amounts),
        premium=draw(amounts),
        fx=draw(factors),
    )


@given(marks(), marks(), st.none() | amounts)
def test_the_parts_add_up_to_the_change_exactly(then: Mark, now: Mark, old: Decimal | None) -> None:
    parts = basis_parts(then, now, old)
    assert sum(part.amount for part in parts) == basis_of(now) - basis_of(then)


@given(prices, prices, factors, amounts, amounts, st.sampled_from(["0", "0.08"]))
def test_the_basis_of_a_mark_is_what_its_steps_lead_to(
    spot: float, price: float, factor: Decimal, freight: Decimal, premium: Decimal, water: str
) -> None:
    terms: dict[str, Any] = {"freight": freight, "premium": premium, "moisture": Decimal(water)}
    pair = make_pair(unit_factor=factor, tax_factor=Decimal("1.13"), fx=factor, **terms)
    with localcontext() as context:
        context.prec = PRECISION
        # Water is one factor with the unit, whose digits end where those of a Decimal do.
        dried = msgspec.structs.replace(pair, unit_factor=pair.dry_factor, moisture=Decimal(0))
        told = comparable_spot(dried, exact(spot))[-1].result - exact(price)
        assert basis_of(mark_of(dried, spot, price, NOW)) == told.quantize(Decimal("0.0001"))


@given(marks(), marks())
def test_a_part_that_did_not_move_is_nothing(then: Mark, now: Mark) -> None:
    for part in basis_parts(then, now):
        assert part.amount == 0 or part.before != part.after or part.name == "futures_and_roll"


def test_futures_that_rise_take_from_the_basis() -> None:
    parts = {one.name: one for one in basis_parts(a_mark(), a_mark(78_042.0, 78_150.0))}
    assert parts["spot"].amount == 42
    assert parts["futures"].amount == -150
    assert parts["futures"][1:3] == (78_000, 78_150)


def test_an_adjustment_works_with_the_sign_it_has_in_the_comparable_price() -> None:
    then = a_mark(premium=Decimal(-20), freight=Decimal(30))
    now = a_mark(premium=Decimal(50), freight=Decimal(45))
    parts = {one.name: one.amount for one in basis_parts(then, now) if one.amount}
    assert parts == {"premium": -70, "freight": 15}
    assert leg_of(basis_parts(then, now)) == "adjustments"


def test_a_roll_is_no_move_of_futures() -> None:
    then, now = a_mark(), a_mark(78_000.0, 78_400.0, futures="SHFE.cu2506")
    parts = {one.name: one.amount for one in basis_parts(then, now, Decimal(78_010)) if one.amount}
    assert parts == {"futures": -10, "roll": -390}
    assert leg_of(basis_parts(then, now, Decimal(78_010))) == "roll"


def test_without_the_old_contract_s_price_the_roll_is_not_told_apart() -> None:
    now = a_mark(78_000.0, 78_400.0, futures="SHFE.cu2506")
    parts = {one.name: one.amount for one in basis_parts(a_mark(), now) if one.amount}
    assert parts == {"futures_and_roll": -400}


def test_a_leg_moved_alone_with_more_than_two_thirds_of_all_movement() -> None:
    def leg(spot: int, futures: int) -> str:
        return leg_of(basis_parts(a_mark(), a_mark(78_000.0 + spot, 78_000.0 + futures)))

    assert leg(-201, 100) == "spot"
    assert leg(-200, 100) == "both"
    assert leg(-100, 200) == "both"
    assert leg(-100, 201) == "futures"
    assert leg(0, 0) == "none"


def test_parts_of_which_none_prevails_and_that_are_not_the_legs_are_several() -> None:
    parts = [Step("spot", Decimal(0), Decimal(1), Decimal(1))]
    parts.append(Step("roll", Decimal(0), Decimal(1), Decimal(-1)))
    assert leg_of(parts) == "several"


def test_the_facts_name_the_reference_and_put_the_largest_part_first() -> None:
    then = mark_of(make_pair(), 78_000.0, 77_980.0, NOW - timedelta(minutes=15))
    told = [(one.name, one.value) for one in basis_facts("ago", then, a_mark(78_042.0, 78_150.0))]
    assert told == [
        ("leg", "futures"),
        ("since_ago", "2025-03-12 10:15:00"),
        ("part_basis", "20 → -108: -128 CNY/t"),
        ("part_futures", "77980 → 78150: -170 CNY/t"),
        ("part_spot", "78000 → 78042: +42 CNY/t"),
    ]


def test_negative_prices_keep_their_signs() -> None:
    told = basis_facts("before", a_mark(-36.98, -37.63), a_mark(-36.98, 10.01))
    assert told[2].value == "0.65 → -46.99: -47.64 CNY/t"
    assert told[3].value == "-37.63 → 10.01: -47.64 CNY/t"


def test_water_is_in_the_basis_of_a_mark() -> None:
    dry, wet = (
        mark_of(make_pair(moisture=Decimal(one)), 920.0, 900.0, NOW) for one in ("0", "0.08")
    )
    assert (basis_of(dry), basis_of(wet)) == (20, 100)
