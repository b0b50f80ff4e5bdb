"""A close of other terms is measured in the terms of now."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.core.basis_cause import basis_of, mark_of
from terminal.core.book_wish import ChangeBook
from terminal.core.closes import Close
from terminal.core.engine import Memory
from terminal.core.restated import moved_by, restated, restated_mark, restated_unit
from terminal.domain.basis import scale_and_shift
from terminal.domain.edit import Edit
from tests.book_builders import D
from tests.builders import NOW, PAIR, make_pair
from tests.core.test_bookwork import BOOK, BookPlay
from tests.core.test_causes import said
from tests.core.test_unit_months import things_of

BASE = scale_and_shift(make_pair(premium=Decimal(80)))
DEARER = scale_and_shift(make_pair(premium=Decimal(100)))
NETTED = scale_and_shift(make_pair(premium=Decimal(80), tax_factor=Decimal("1.13")))


def test_the_same_terms_change_no_digit() -> None:
    values = {"spot": 0.1 + 0.2, "basis": 0.30000000000000004}
    assert restated(values, BASE, BASE) == values


def test_a_higher_premium_lowers_the_spot_price_and_the_basis_of_then() -> None:
    values = {"spot": 78_050.0, "futures": 78_000.0, "basis": 50.0, "days_to_flat": 4.0}
    found = restated(values, BASE, DEARER)
    assert found == {"spot": 78_030.0, "futures": 78_000.0, "basis": 30.0, "days_to_flat": 4.0}


def test_a_factor_works_on_what_was_quoted() -> None:
    found = restated({"spot": 920.0, "futures": 1_000.0, "basis": -80.0}, BASE, NETTED)
    assert found["basis"] == pytest.approx(1.13 * 1_000 - 80 - 1_000)


def test_a_basis_without_its_legs_is_not_known_in_other_terms() -> None:
    assert restated({"basis": 50.0}, BASE, DEARER) == {}
    assert restated({"spot": 50.0}, BASE, DEARER) == {"spot": 30.0}


def test_a_carry_is_worked_out_anew_or_left_out() -> None:
    values = {"spot": 1_000.0, "futures": 1_100.0, "carry": 60.0, "carry_edge": 40.0}
    assert restated(values, BASE, DEARER).keys() == {"spot", "futures", "basis"}
    once = {"carry_fixed": 40.0, "carry_interest": 0.01, "carry_tax": 0.1}
    found = restated(values | once, BASE, DEARER)
    assert found["carry"] == pytest.approx(40 + 9.8 + 12)
    assert found["carry_edge"] == pytest.approx(120 - 61.8)


@given(st.floats(-1e5, 1e5), st.floats(-1e5, 1e5))
def test_there_and_back_is_where_it_began(spot: float, futures: float) -> None:
    values = {"spot": spot, "futures": futures, "basis": spot - futures}
    back = restated(restated(values, BASE, NETTED), NETTED, BASE)
    assert back == pytest.approx(values, abs=1e-6)


def test_a_mark_keeps_its_prices_and_takes_the_terms_of_now() -> None:
    then = mark_of(make_pair(premium=Decimal(80)), 78_100.0, 78_000.0, NOW)
    now = make_pair(
        premium=Decimal(100),
        tax_factor=Decimal(2),
        freight=Decimal(3),
        fx=Decimal(4),
        unit_factor=Decimal(5),
    )
    assert restated_mark(then, now) == mark_of(now, 78_100.0, 78_000.0, NOW)
    dearer = restated_mark(then, make_pair(premium=Decimal(100)))
    assert basis_of(dearer) == basis_of(then) - 20
    wetter = restated_mark(then, make_pair(premium=Decimal(80), moisture=Decimal("0.2")))
    assert basis_of(wetter) == basis_of(then) + 78_100 // 4


WEIGHTS = {"exposure_basis": {"a": 0.75, "b": 0.25}, "inventory_profit": {"a": 500.0}}
UNIT_VALUES = {"exposure_basis": 10.0, "inventory_profit": 100.0, "contract_basis": 7.0}


@pytest.mark.parametrize(
    ("moved", "values"),
    [
        ({}, UNIT_VALUES),
        ({"c": 9.0}, UNIT_VALUES),
        ({"a": -20.0}, UNIT_VALUES | {"exposure_basis": -5.0, "inventory_profit": -9_900.0}),
        (
            {"a": -20.0, "b": 4.0},
            UNIT_VALUES | {"exposure_basis": -4.0, "inventory_profit": -9_900},
        ),
        ({"b": None}, {"inventory_profit": 100.0, "contract_basis": 7.0}),
        ({"a": None, "b": 4.0}, {"contract_basis": 7.0}),
    ],
)
def test_a_units_bases_move_by_their_share_of_each_spot_price(
    moved: dict[str, float | None], values: dict[str, float]
) -> None:
    assert restated_unit(UNIT_VALUES, WEIGHTS, moved) == values


def test_of_a_unit_whose_shares_are_not_known_no_basis_is_told_in_other_terms() -> None:
    assert restated_unit(UNIT_VALUES, {}, {"a": 1.0}) == {"contract_basis": 7.0}


def test_how_much_a_spot_price_of_then_is_higher_needs_that_price() -> None:
    assert moved_by({"spot": 50.0}, restated({"spot": 50.0}, BASE, DEARER)) == -20.0
    assert moved_by({"futures": 50.0}, {"futures": 50.0}) is None
    assert moved_by({}, {}) is None


# A desk that is started on the next day with another premium


def premium_of(metric: str, *, then: int = 0, now: int = 0) -> BookPlay:
    """The first unit desk ran with one premium, and the day after it runs with another."""
    rule = said(f'abs(change({metric}, "settlement")) > 100', on="unit", subjects=("metals",))
    before = BookPlay(rules=(rule,), pairs=(make_pair(premium=D(then)),))
    before.opens()
    before.hears(ChangeBook(BOOK, "li", "book.xlsx", "ab" * 32)).at(1)
    before.basis(100).ticks(1).at(901).ticks(1)
    closes = things_of(before, "closes", Close)
    after = BookPlay(rules=(rule,), pairs=(make_pair(premium=D(now)),))
    after.now = NOW + timedelta(days=1)
    memory = Memory(closes=closes, edits=things_of(before, "book", Edit))
    after.engine.restore(memory, after.now)
    return after.opens(basis=100)


@pytest.mark.parametrize("metric", ["exposure_basis", "inventory_basis", "inventory_profit"])
def test_a_premium_that_was_changed_since_is_no_change_of_a_units_basis(metric: str) -> None:
    play = premium_of(metric, then=100, now=700)
    play.ticks(3)
    assert play.alerts == []
    play.basis(1_000).ticks(1)
    assert len(play.alerts) == 1
    told = [fact.value for fact in play.alert.facts if fact.name == "operand"]
    by = 900 if metric != "inventory_profit" else 900 * 500
    assert f"change of {metric} = {by}" in told


def test_a_close_of_before_shares_were_kept_tells_no_units_basis_in_other_terms() -> None:
    play = premium_of("exposure_basis", then=100, now=700)
    old = [msgspec.structs.replace(one, weights={}) for one in play.engine.state.closes._past]
    assert [one.weights for one in old] == [{}]
    terms = {PAIR: (1.0, -100.0)}
    old = [msgspec.structs.replace(one, terms=terms) for one in old]
    play.engine.state.closes.restore(old, play.now)
    play.ticks(1).basis(1_000).ticks(1)
    assert play.alerts == []
