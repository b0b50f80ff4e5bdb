"""The version of a rule changes with what it says, and with nothing else."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import msgspec
import pytest

from terminal.core.rule_digest import rule_digest, stamped
from terminal.domain.level import Level
from terminal.domain.metric import Metric
from terminal.domain.rule import Clause, Limit, Response
from tests.builders import make_rule


@pytest.mark.parametrize(
    "change",
    [
        {"hysteresis": Decimal(21)},
        {"hold": timedelta(seconds=1)},
        {"limits": (Limit(Level.ATTENTION, low=Decimal(-1)),)},
        {"subjects": ("al",)},
        {"response": Response.REDUCE},
        {"name": "x"},
        {"family": "f"},
        {"clock": "wall"},
        {"enabled": False},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_rule_that_says_something_else_has_another_digest(change: dict[str, object]) -> None:
    rule = make_rule()
    assert rule_digest(rule) != rule_digest(msgspec.structs.replace(rule, **change))
    assert rule_digest(rule) == rule_digest(msgspec.structs.replace(rule, digest="x"))
    assert stamped(rule).digest == rule_digest(rule)


def test_how_a_resolved_rule_gives_way_is_no_new_version() -> None:
    rule = make_rule()
    assert rule_digest(rule) == rule_digest(msgspec.structs.replace(rule, without=("east",)))
    assert rule_digest(rule) == rule_digest(msgspec.structs.replace(rule, name_en="Basis"))


BAND = "c87852f406bc9d4dc60333c329370034ab7fb089620e5f91211deb29d62beaae"
FORMULA = "ec03467268a46f3267583a49aea0a53f21ba213a2fdbccc9ab3b29401d2096dd"


def test_versions_of_before_are_the_same_today() -> None:
    # They are in ledgers: a field that came later must not make them others.
    clauses = (Clause(Level.WARNING, "basis > 1"),)
    assert rule_digest(make_rule()) == BAND
    assert rule_digest(make_rule(metric=Metric.FORMULA, limits=(), clauses=clauses)) == FORMULA
