"""Of which futures prices a unit's numbers are made, and what they are at others."""

from __future__ import annotations

import pytest

from terminal.core.event import QuotesChanged
from terminal.core.made_of import MadeOf, at_settlement, terms_of
from terminal.domain.contract import TradeSide
from tests.book_builders import D, make_contract
from tests.builders import FUTURES, make_quote
from tests.core.test_settled import operands
from tests.settled_units import BOTH, CONTRACTS, INVENTORY, LATER, UNIT, Desk, unit_rule

MADE = {
    "inventory_basis": {"a": (-0.75, 100.0), "b": (-0.25, 200.0)},
    "sale_basis": {"b": (0.5, 200.0)},
}
VALUES = {"inventory_basis": 7.0, "sale_basis": 9.0, "flat_exposure": 5.0}


@pytest.mark.parametrize(
    ("prices", "found"),
    [
        # -0.75 x (90 - 100) - 0.25 x (220 - 200) = 2.5, and 0.5 x 20.
        ({"a": 90.0, "b": 220.0}, {"inventory_basis": 9.5, "sale_basis": 19.0}),
        ({"b": 220.0}, {"sale_basis": 19.0}),
        ({"a": 90.0}, {}),
        ({}, {}),
    ],
)
def test_a_number_is_told_at_all_its_settlements_or_not_at_all(
    prices: dict[str, float], found: dict[str, float]
) -> None:
    assert at_settlement(VALUES, MADE, prices.get) == found


def test_what_is_not_known_or_has_no_futures_in_it_is_not_told() -> None:
    prices = {"a": 90.0, "b": 220.0}.get
    assert at_settlement({"sale_basis": 9.0}, MADE, prices) == {"sale_basis": 19.0}
    assert at_settlement(VALUES, {"inventory_basis": {}}, prices) == {}


def test_where_settlements_are_the_last_prices_no_digit_moves() -> None:
    values = {"inventory_basis": 0.1 + 0.2}
    assert at_settlement(values, MADE, {"a": 100.0, "b": 200.0}.get) == values


def test_a_margin_is_made_of_both_sides_and_a_contract_basis_of_one() -> None:
    sold = make_contract(
        id="S1", side=TradeSide.SALE, futures=LATER, quantity=D(300), premium=D(80), pair="cu6"
    )
    desk = Desk(
        unit_rule(INVENTORY), tables={"contracts": [*CONTRACTS["contracts"], sold]}
    ).stands()
    book = desk.engine.state.bookwork
    forms = book.meter.forms_of(("metals", "cu"))
    assert forms is not None
    terms = {metric: dict(one) for metric, one in terms_of(forms).items()}
    # 600 t of purchases on the nearer month and 400 t on the later one, converted to where most is.
    assert forms.futures == LATER
    assert terms["purchase_basis"] == {FUTURES: 0.6, LATER: -0.6}
    assert terms["sale_basis"] == {}
    assert terms["contract_margin"] == {FUTURES: -0.6, LATER: 0.6}
    assert terms["inventory_basis"] == {}
    made = desk.engine.state.closes.made_of
    found = made.of(desk.engine.state.formulas.last_values())[UNIT]
    assert found["contract_basis"] == found["purchase_basis"]
    assert found["contract_margin"] == {FUTURES: (-0.6, 78_000.0), LATER: (0.6, 78_900.0)}
    # Without purchases it is that of the sales.
    alone = MadeOf()
    quotes = {one: make_quote(1.0, symbol=one) for one in (FUTURES, LATER)}
    values = {"contract_basis": 5.0, "purchase_basis": None, "sale_basis": 5.0}
    alone.see(UNIT, forms, values, quotes)
    assert alone.of({UNIT: {"contract_basis": 5.0}}) == {UNIT: {}}


def test_what_was_kept_comes_back_for_values_that_are_known() -> None:
    made = MadeOf()
    made.recall({UNIT: MADE})
    values = {UNIT: {"inventory_basis": 7.0}, "cu": {"basis": 1.0}}
    assert made.of(values) == {UNIT: {"inventory_basis": MADE["inventory_basis"]}}
    made.see(UNIT, None, {"inventory_basis": 8.0}, {})
    assert made.of(values) == {UNIT: {"inventory_basis": MADE["inventory_basis"]}}
    assert made.of({"cu": {"basis": 1.0}}) == {}


def test_it_is_of_the_prices_that_the_last_good_value_was_made_of() -> None:
    desk = Desk(unit_rule(INVENTORY)).stands()
    # Spot is stale from here on, and the nearer month goes on alone.
    desk.at(300)
    desk.hears(QuotesChanged((desk.quote(79_000.0, pre_settlement=None),))).ticks(1)
    kept = desk.engine.state.closes.made_of.of(desk.engine.state.formulas.last_values())
    assert kept[UNIT]["inventory_basis"] == {FUTURES: (-0.75, 78_000.0), LATER: (-0.25, 78_900.0)}
    desk.on_day(1).stands(78_221.0, settled=BOTH)
    assert operands(desk)[-1] == "inventory_basis then = -105"
