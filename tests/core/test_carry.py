"""Cost of carry: its lines, its one side, and what the rule engine makes of the same numbers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.core.carry import carry_of, coefficients, day_of
from terminal.core.normality import annualised
from terminal.core.rule_subjects import CARRY, EDGE, pair_subject
from terminal.domain.carry import NEEDED, Carry, CarryDay, CarryTerms, NoCarry
from terminal.domain.product import ProductTable, Rate
from tests.book_builders import D, make_product
from tests.builders import make_pair

LAST = date(2025, 5, 15)
TERMS = CarryTerms(
    interest_rate=D("0.0365"),
    storage=D("0.4"),
    handling=D(36),
    inspection=D(5),
    delivery=D(2),
    loss=D(7),
    payment_days=0,
)
FIXED = D(36) + 5 + 2 + 7
RATES = (
    Rate("standard", date(2019, 4, 1), D("0.13")),
    Rate("standard", date(2025, 5, 1), D("0.09")),
)


def products(**changed: Any) -> ProductTable:
    rates = changed.pop("rates", RATES[:1])
    copper = make_product(**{"id": "SHFE.cu"} | changed)
    return ProductTable(exchanges={}, products={copper.id: copper}, former={}, rates=rates)


def found(days: int = 100, table: ProductTable | None = None, **terms: Any) -> CarryDay | NoCarry:
    said = msgspec.structs.replace(TERMS, **terms)
    today = date.fromordinal(LAST.toordinal() - days)
    return day_of(make_pair(), said, table or products(), today, LAST)


def held(days: int = 100, table: ProductTable | None = None, **terms: Any) -> CarryDay:
    day = found(days, table, **terms)
    assert isinstance(day, CarryDay)
    return day


def at(day: CarryDay, spot: Any, futures: Any) -> Carry:
    return carry_of(day, D(spot), D(futures))


def lines(carry: Carry) -> dict[str, Decimal]:
    return {one.name: one.amount for one in carry.items}


def test_every_step_is_a_line() -> None:
    carry = at(held(), 10_000, 11_130)
    # 10,000 x 3.65 % x 100/365; 0.4 x 100; 1,130 / 1.13 x 0.13
    assert lines(carry) == {
        "interest": D(100),
        "storage": D(40),
        "handling": D(36),
        "inspection": D(5),
        "delivery": D(2),
        "loss": D(7),
        "vat": D(130),
    }
    assert carry.cost == D(320)
    assert carry.edge == D(11_130 - 10_000 - 320)
    bases = {one.name: one.base for one in carry.items if one.base is not None}
    assert bases == {"interest": D(10_000), "storage": D("0.4"), "vat": D(1130)}


def test_days_run_on_until_the_money_is_there() -> None:
    day = held(97, payment_days=3)
    assert (day.days, day.payment_days, day.last_day) == (100, 3, LAST)
    assert at(day, 10_000, 11_130) == msgspec.structs.replace(at(held(), 10_000, 11_130))


def test_the_tax_is_that_of_the_day_of_delivery() -> None:
    assert held(table=products(rates=RATES)).vat == D("0.09")


def test_no_tax_is_given_back_where_the_settlement_is_below_the_cost() -> None:
    carry = at(held(), 10_000, 9_000)
    vat = carry.items[-1]
    assert (vat.name, vat.amount, vat.base) == ("vat", D(0), D(-1000))
    assert carry.cost == D(100) + 40 + FIXED


def test_a_bonded_contract_has_no_line_of_tax() -> None:
    day = held(table=products(is_bonded=True))
    carry = at(day, 10_000, 11_130)
    assert "vat" not in lines(carry)
    assert carry.cost == D(190)
    assert carry.bound == D(-190)
    assert coefficients(day)["carry_tax"] == 0.0


def test_a_price_below_zero_earns_no_interest() -> None:
    carry = at(held(), -37, -30)
    assert lines(carry)["interest"] == 0
    assert carry.items[0].base == D(-37)
    assert carry.cost == D(40) + FIXED + D("0.81")


@pytest.mark.parametrize("days", [0, 1, 4])
def test_below_five_days_nothing_is_annualised_and_the_carry_is_known(days: int) -> None:
    assert annualised(-300.0, 10_000.0, days) is None
    carry = at(held(days), 10_000, 10_000)
    assert carry.cost == FIXED + days * (D(1) + D("0.4"))


def test_a_contract_that_is_over_has_no_carry() -> None:
    assert isinstance(found(0), CarryDay)
    past = found(-1)
    assert isinstance(past, NoCarry)
    assert past.why.key == "carry_over"
    assert set(coefficients(past).values()) == {None}


@pytest.mark.parametrize("name", NEEDED)
def test_what_is_not_said_is_unknown_and_never_zero(name: str) -> None:
    lacking = found(**{name: None})
    assert isinstance(lacking, NoCarry)
    assert (lacking.why.key, lacking.why.args["keys"]) == ("carry_unsaid", name)
    assert set(coefficients(lacking).values()) == {None}
    nothing = 0 if name == "payment_days" else D(0)
    assert isinstance(found(**{name: nothing}), CarryDay)


def test_a_last_day_a_product_and_a_rate_must_be_known() -> None:
    unlisted = day_of(make_pair(), TERMS, products(), LAST, None)
    assert isinstance(unlisted, NoCarry)
    assert unlisted.why.key == "carry_unlisted"
    for table in (products(rates=()), products(id="SHFE.al")):
        untaxed = found(table=table)
        assert isinstance(untaxed, NoCarry)
        assert untaxed.why.key == "carry_untaxed"


def test_what_is_not_confirmed_is_marked_line_by_line() -> None:
    carry = at(held(unconfirmed=frozenset({"storage", "loss"})), 10_000, 11_130)
    assert [one.name for one in carry.items if not one.is_confirmed] == ["storage", "loss"]
    late = at(held(unconfirmed=frozenset({"payment_days"})), 10_000, 11_130)
    assert [one.name for one in late.items if not one.is_confirmed] == ["interest", "storage"]


PRICES = st.decimals(-1000, 200_000, places=2)
AMOUNTS = st.decimals(0, 500, places=2)
DAYS = st.integers(0, 400)


@given(PRICES, PRICES, DAYS, AMOUNTS, AMOUNTS)
def test_the_lines_sum_to_the_total_to_the_cent(
    spot: Decimal, futures: Decimal, days: int, storage: Decimal, loss: Decimal
) -> None:
    carry = at(held(days, storage=storage, loss=loss), spot, futures)
    assert carry.cost == sum(one.amount for one in carry.items)
    assert all(one.amount == one.amount.quantize(D("0.01")) >= 0 for one in carry.items)
    assert carry.edge == futures - spot - carry.cost


@given(st.decimals(0, 200_000, places=2), PRICES, DAYS, st.integers(0, 100), AMOUNTS)
def test_the_carry_grows_with_time_with_the_rate_and_with_storage(
    spot: Decimal, futures: Decimal, days: int, more: int, storage: Decimal
) -> None:
    least = at(held(days), spot, futures).cost
    assert at(held(days + more), spot, futures).cost >= least
    assert at(held(days, interest_rate=D("0.0365") + D(more) / 100), spot, futures).cost >= least
    assert at(held(days, storage=D("0.4") + storage), spot, futures).cost >= least
    assert at(held(days + 10), spot, futures).cost > least


@given(st.decimals(0, 200_000, places=2), DAYS, st.decimals(-2000, 2000, places=2))
def test_it_pays_below_the_bound_and_nowhere_else(
    spot: Decimal, days: int, beyond: Decimal
) -> None:
    day = held(days)
    bound = at(day, spot, spot).bound
    assert bound < 0
    edge = at(day, spot, spot - (bound + beyond)).edge
    # A cent of the gap, and one of each line that was rounded.
    if abs(beyond) > D("0.05"):
        assert (edge > 0) == (beyond < 0)


@given(st.decimals(1, 200_000, places=2), st.decimals(0, 100_000, places=2), DAYS)
def test_above_there_is_nothing_to_earn(spot: Decimal, basis: Decimal, days: int) -> None:
    assert at(held(days), spot, spot - basis).edge < 0


@given(PRICES, PRICES, DAYS)
def test_rules_work_out_the_same(spot: Decimal, futures: Decimal, days: int) -> None:
    day = held(days)
    carry = at(day, spot, futures)
    told = {name: value for name, value in coefficients(day).items() if value is not None}
    totals = pair_subject("cu").totals({"spot": float(spot), "futures": float(futures)} | told)
    # Two lines are rounded to a cent where people read them.
    assert totals[CARRY] == pytest.approx(float(carry.cost), abs=0.0101)
    assert totals[EDGE] == pytest.approx(float(carry.edge), abs=0.0101)
