"""Coverage counts what a rule can be raised by, per entity, with its numerator and denominator."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest

from terminal.core.coverage import (
    Covered,
    Need,
    Share,
    coverage,
    held_metrics,
    is_held,
    needs_met,
    share,
)
from terminal.domain.exposure import Exposure
from terminal.domain.level import Level
from terminal.domain.line import LineKind
from terminal.domain.metric import Metric
from terminal.domain.rule import Clause, Rule
from tests.book_builders import book_line
from tests.builders import make_rule

D = Decimal


def formula(said: str, *subjects: str, id: str = "f") -> Rule:
    return make_rule(
        id=id,
        metric=Metric.FORMULA,
        subjects=subjects or ("p",),
        limits=(),
        clauses=(Clause(Level.WARNING, said),),
    )


@pytest.mark.parametrize(
    ("said", "needs"),
    [
        ("basis < -300", {Need.LEVEL}),
        ("rank(basis, 240) > 0.95", {Need.LEVEL}),
        ('abs(change(basis, "15m", per="price")) > 5%', {Need.CHANGE}),
        ("stale(basis) or no_data(spot)", {Need.HEALTH}),
        ('basis < -300 and change(basis, "1m") < -5', {Need.LEVEL, Need.CHANGE}),
        ("basis < -300 and not stale(basis)", {Need.LEVEL}),
        ("not (not (basis < -300))", {Need.LEVEL}),
        ('spot > 80000 and change(futures, "1m") > 3', set()),
        ("unit.basis < -300", set()),
        ("deviation(basis, 5) > 20", set()),
        ('during("09:00", "10:00")', set()),
        ('during("night")', set()),
        ("margin_ratio > 80% or available < 1000", {Need.RATIO, Need.FUNDS}),
        ("purchase_basis > 5 and abs(inventory_basis) > 150", {Need.CONTRACT, Need.STOCK}),
        ('change(contract_basis, "settlement", per="previous", floor=50) > 5%', {Need.CONTRACT}),
        ('change(inventory_basis, "week") > 5 and inventory_cost > 1', {Need.STOCK}),
        ("contract_profit < -5 or inventory_profit < -5", set()),
    ],
)
def test_a_formula_watches_what_can_raise_it(said: str, needs: set[Need]) -> None:
    assert needs_met(formula(said)) == needs


@pytest.mark.parametrize(
    ("metric", "need"),
    [
        (Metric.BASIS, Need.LEVEL),
        (Metric.MARGIN_RATIO, Need.RATIO),
        (Metric.AVAILABLE, Need.FUNDS),
    ],
)
def test_a_level_rule_watches_its_metric(metric: Metric, need: Need) -> None:
    assert needs_met(make_rule(metric=metric)) == {need}


def test_each_entity_says_which_rules_watch_what_and_what_is_missing() -> None:
    rules = [
        make_rule(id="band", subjects=("p", "q")),
        formula('change(basis, "15m") < -5', "p", id="jump"),
        formula("stale(basis)", "p", id="silent"),
        make_rule(id="funds", metric=Metric.MARGIN_RATIO, subjects=("a",)),
    ]
    p, q, a = rows = coverage(rules, ["p", "q"], ["a"])
    assert p.by == (
        (Need.LEVEL, ("band",)),
        (Need.CHANGE, ("jump",)),
        (Need.HEALTH, ("silent",)),
    )
    assert (p.missing, p.is_whole) == ((), True)
    assert q.missing == (Need.CHANGE, Need.HEALTH)
    assert a.by == ((Need.RATIO, ("funds",)), (Need.FUNDS, ()))
    assert share(rows) == Share(1, 3)


def test_two_rules_on_one_metric_are_both_named_and_count_once() -> None:
    (row,) = coverage([make_rule(id="one"), make_rule(id="two")], [make_rule().subjects[0]], [])
    assert row.by[0] == (Need.LEVEL, ("one", "two"))


def test_nothing_held_is_no_share_of_nothing() -> None:
    assert share(coverage([make_rule()], [], [])) == Share(0, 0)


def test_goods_that_cancel_out_are_held_all_the_same() -> None:
    nothing = Exposure(
        pair="p", unit="u", base_unit="t", physical=D(0), basis=D(0), futures=D(0), flat=D(0)
    )
    assert not is_held(nothing)
    # Hedged to zero: received goods, priced later.
    hedged = Exposure(
        pair="p", unit="", base_unit="t", physical=D(620), basis=D(620), futures=D(-620), flat=D(0)
    )
    assert is_held(hedged)


def on_units(said: str, *patterns: str, id: str = "u", without: tuple[str, ...] = ()) -> Rule:
    return msgspec.structs.replace(
        formula(said, *patterns, id=id), on="unit", without=without, family="f"
    )


UNITS = ["north/cu", "south/cu", "strategy:carry/cu", "strategy:roll/cu"]


def by(rows: tuple[Covered, ...]) -> dict[str, dict[Need, tuple[str, ...]]]:
    return {row.subject: dict(row.by) for row in rows}


def test_a_rule_on_units_covers_those_that_its_patterns_mean_and_it_wins_on() -> None:
    rules = [
        on_units("abs(flat_exposure) > 5 or basis_exposure > 9", "*", without=("south",)),
        on_units("flat_exposure > 5", "south", id="s"),
        on_units("flat_exposure > 5", "strategy:carry", id="c"),
    ]
    found = by(coverage(rules, [], [], UNITS))
    assert found["north/cu"] == {Need.FLAT: ("u",), Need.EXPOSED: ("u",)}
    assert found["south/cu"] == {Need.FLAT: ("s",), Need.EXPOSED: ()}
    # A strategy is a part of a unit: one that no rule is on lacks nothing.
    assert found["strategy:carry/cu"] == {Need.FLAT: ("c",), Need.EXPOSED: ()}
    assert "strategy:roll/cu" not in found


def test_a_number_of_another_subject_is_watched_there() -> None:
    said = (
        'basis > 300 and flat_exposure["unit:north/cu"] > 500'
        ' and margin_ratio["account:a"] > 80% and basis_exposure["strategy:carry"] > 5'
    )
    rows = by(coverage([formula(said, "p")], ["p", "q"], ["a"], UNITS, {"p": "SHFE.cu2701"}))
    assert rows["p"][Need.LEVEL] == ("f",)
    assert rows["q"][Need.LEVEL] == ()
    assert rows["north/cu"] == {Need.FLAT: ("f",), Need.EXPOSED: ()}
    assert rows["south/cu"] == {Need.FLAT: (), Need.EXPOSED: ()}
    assert rows["a"] == {Need.RATIO: ("f",), Need.FUNDS: ()}
    assert rows["strategy:carry/cu"] == {Need.FLAT: (), Need.EXPOSED: ("f",)}


def test_a_unit_without_a_commodity_is_meant_in_that_of_the_rules_own_subject() -> None:
    said = 'basis > 1 and flat_exposure["unit:north"] > 500'
    units = ["north/al", "north/cu"]
    rows = by(coverage([formula(said, "p")], ["p"], [], units, {"p": "SHFE.cu2701"}))
    assert (rows["north/cu"][Need.FLAT], rows["north/al"][Need.FLAT]) == (("f",), ())
    # What it means is not known before the pair is.
    rows = by(coverage([formula(said, "p")], ["p"], [], units))
    assert (rows["north/cu"][Need.FLAT], rows["p"][Need.LEVEL]) == ((), ("f",))


def test_changes_and_health_of_a_linked_pair_and_a_rule_on_nothing() -> None:
    said = 'change(basis["pair:q"], "15m") < -5 or stale(spot["pair:q"]) or basis > 1'
    rows = by(coverage([formula(said, "p")], ["p", "q"], []))
    assert rows["q"] == {Need.LEVEL: (), Need.CHANGE: ("f",), Need.HEALTH: ("f",)}
    assert rows["p"] == {Need.LEVEL: ("f",), Need.CHANGE: (), Need.HEALTH: ()}
    nowhere = msgspec.structs.replace(formula(said), subjects=())
    assert not any(any(one.values()) for one in by(coverage([nowhere], ["q"], [])).values())
    guard = 'basis > 1 and not stale(spot["pair:q"])'
    assert by(coverage([formula(guard, "p")], ["q"], []))["q"][Need.HEALTH] == ()


BOTH = 'abs(change(contract_basis, "settlement")) > 5 and abs(inventory_basis) > 150'
PURCHASES = frozenset(("contract_basis", "contract_profit", "purchase_basis"))
STOCK = frozenset(("inventory_basis", "inventory_cost", "inventory_profit"))


def test_what_a_unit_has_of_goods_is_what_it_has_not_delivered_and_what_lies_in_store() -> None:
    kinds = LineKind
    lines = [
        book_line(5, kind=kinds.PURCHASE, unit="east", strategy="carry"),
        book_line(-5, kind=kinds.SALE, unit="both"),
        book_line(5, kind=kinds.PURCHASE, unit="both"),
        book_line(620, kind=kinds.STOCK, unit="store"),
        # Received and not priced: what is locked is open no more.
        book_line(0, -620, kind=kinds.PURCHASE, unit="store"),
        book_line(400, kind=kinds.TRANSIT, unit="sea"),
        book_line(0, 5, kind=kinds.FUTURES, unit="lots"),
        book_line(5, kind=kinds.GIVEN, unit="given"),
    ]
    assert held_metrics(lines) == {
        "east/cu": PURCHASES,
        "strategy:carry/cu": PURCHASES,
        "both/cu": PURCHASES | {"sale_basis", "contract_margin"},
        "store/cu": STOCK,
    }


def test_a_unit_needs_a_rule_on_the_bases_of_what_it_holds_and_on_no_other() -> None:
    units = ["bare/cu", "stock/cu", "trade/cu"]
    held = {"stock/cu": STOCK, "trade/cu": PURCHASES | STOCK}
    rule = on_units("abs(flat_exposure) > 5 or basis_exposure > 9", "*")
    found = by(coverage([rule], [], [], units, {}, held))
    assert found["bare/cu"] == {Need.FLAT: ("u",), Need.EXPOSED: ("u",)}
    assert found["stock/cu"] == found["bare/cu"] | {Need.STOCK: ()}
    assert found["trade/cu"] == found["stock/cu"] | {Need.CONTRACT: ()}


def test_a_rule_that_needs_what_a_unit_does_not_have_covers_nothing_there() -> None:
    units = ["sell/cu", "stock/cu", "trade/cu"]
    sales = frozenset(("contract_basis", "contract_profit", "sale_basis"))
    held = {"sell/cu": sales, "stock/cu": STOCK, "trade/cu": PURCHASES | STOCK}

    def of(said: str) -> dict[str, set[Need]]:
        rows = by(coverage([on_units(said, "*")], [], [], units, {}, held))
        return {key: {need for need, rules in row.items() if rules} for key, row in rows.items()}

    assert of(BOTH) == {
        "sell/cu": set(),
        "stock/cu": set(),
        "trade/cu": {Need.CONTRACT, Need.STOCK},
    }
    # One half is enough where the halves are joined by "or".
    assert of(BOTH.replace(" and ", " or ")) == {
        "sell/cu": {Need.CONTRACT},
        "stock/cu": {Need.STOCK},
        "trade/cu": {Need.CONTRACT, Need.STOCK},
    }
    assert of("purchase_basis > 5") == {
        "sell/cu": set(),
        "stock/cu": set(),
        "trade/cu": {Need.CONTRACT},
    }
    assert of("flat_exposure > 5 and not (inventory_basis < 5)")["sell/cu"] == set()


def test_a_rule_that_holds_while_a_number_is_unknown_covers_nothing_where_it_always_is() -> None:
    either = "abs(flat_exposure) > 5 or abs(inventory_basis) > 9"
    held = {"e/cu": frozenset(("inventory_basis",)), "w/cu": frozenset(("contract_basis",))}
    for unknown, west in (("kleene", ("u",)), ("hold", ())):
        rule = msgspec.structs.replace(on_units(either, "*"), unknown=unknown)
        found = by(coverage([rule], (), (), tuple(held), held=held))
        assert found["e/cu"][Need.FLAT] == found["e/cu"][Need.STOCK] == ("u",)
        assert found["w/cu"][Need.FLAT] == west


def test_that_there_is_data_of_what_a_unit_does_not_have_is_never_so() -> None:
    for said, is_so in (
        ("flat_exposure > 5 and not no_data(inventory_basis)", False),
        ("flat_exposure > 5 and not stale(inventory_basis)", True),
        ("flat_exposure > 5 and no_data(inventory_basis)", True),
    ):
        (row,) = coverage([on_units(said, "*")], (), (), ("w/cu",))
        assert dict(row.by)[Need.FLAT] == (("u",) if is_so else ())


def test_bases_of_a_linked_unit_are_watched_where_it_has_them() -> None:
    said = 'basis > 1 and inventory_basis["unit:north/cu"] > 5 and sale_basis["unit:north/cu"] > 5'
    held = {"north/cu": STOCK | PURCHASES}
    rows = by(coverage([formula(said, "p")], ["p"], [], ["north/cu"], {}, held))
    assert rows["north/cu"][Need.STOCK] == ("f",)
    assert rows["north/cu"][Need.CONTRACT] == ()
