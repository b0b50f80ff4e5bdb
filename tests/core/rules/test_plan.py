"""When the program of a subject need not be written anew."""

from __future__ import annotations

import pytest

from terminal.core.rules.plan import are_one
from terminal.domain.condition import Beyond
from tests.core.rules.trial import X, make_trigger, ms

RULE = make_trigger(Beyond(operand=X, high=1.0))


def test_other_subjects_of_a_rule_change_nothing() -> None:
    assert are_one((RULE,), [RULE])
    assert are_one((RULE,), [make_trigger(Beyond(operand=X, high=1.0), subjects=("a", "b"))])


@pytest.mark.parametrize(
    "other",
    [
        [],
        [RULE, make_trigger(Beyond(operand=X, high=1.0), "s")],
        [make_trigger(Beyond(operand=X, high=1.0), "s")],
        [make_trigger(Beyond(operand=X, high=2.0))],
        [make_trigger(Beyond(operand=X, high=1.0), clear_hold=ms(1))],
    ],
    ids=["none", "more", "name", "threshold", "hold"],
)
def test_whatever_else_changes_makes_another_program(other: list) -> None:
    assert not are_one((RULE,), other)
