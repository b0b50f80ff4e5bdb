"""The version of a rule changes with what it says, and with nothing else."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import msgspec
import pytest

from terminal.core.rule_digest import rule_digest, stamped
from terminal.domain.level import Level
from terminal.domain.rule import Limit, Response
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
