from __future__ import annotations

import msgspec

from terminal.core.book_view import Measures, group_key
from terminal.domain.level import Level
from terminal.domain.metric import Metric
from terminal.domain.rule import Clause, Rule
from tests.builders import make_rule
from widgets.latest import Latest
from widgets.unit_now import unit_now


def rule(*said: str) -> Rule:
    clauses = tuple(Clause(level, one) for level, one in zip(Level, said, strict=False))
    made = make_rule(metric=Metric.FORMULA, limits=(), clauses=clauses)
    return msgspec.structs.replace(made, on="unit", subjects=("*",))


def test_each_basis_that_a_rule_compares_is_named_once_with_its_value(qapp: object) -> None:
    latest = Latest()
    said = rule(
        'abs(change(contract_basis, "settlement")) > 5 and abs(inventory_basis) > 120',
        "inventory_basis / inventory_cost > 2 or flat_exposure > 5",
        'basis["pair:cu"] > 5 or during("09:00", "10:00")',
    )
    assert unit_now(said, "east/cu", latest) == "—"
    latest.measures[group_key("east", "cu")] = Measures(
        unit="east", commodity="cu", futures="SHFE.cu2701", sale=-45.0, market=150.5
    )
    assert unit_now(said, "east/cu", latest) == "Contract basis = −45\nInventory basis = 150.5"
    # Its exposures are not known here, and what it has none of is no zero.
    assert unit_now(rule("flat_exposure > 5 or inventory_cost > 1"), "east/cu", latest) == "—"
