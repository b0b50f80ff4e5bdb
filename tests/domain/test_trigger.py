"""A trigger has at least one level, in order, and times that are none below zero."""

from __future__ import annotations

from datetime import timedelta

import pytest

from terminal import Refused
from terminal.domain.condition import Beyond
from terminal.domain.level import Level
from terminal.domain.operand import Value
from terminal.domain.trigger import Step, Trigger, Unknown

HIGH = Beyond(operand=Value("basis"), high=1.0)


@pytest.mark.parametrize(
    "levels", [(), (Level.WARNING, Level.ATTENTION), (Level.WARNING, Level.WARNING)]
)
def test_levels_ascend(levels: tuple[Level, ...]) -> None:
    with pytest.raises(Refused, match="rule r: levels must ascend"):
        Trigger(id="r", subjects=("a",), steps=tuple(Step(level, HIGH) for level in levels))


@pytest.mark.parametrize("name", ["hold", "clear_hold", "cooldown"])
def test_times_are_not_negative(name: str) -> None:
    with pytest.raises(Refused, match="rule r: a hold time"):
        Trigger(
            id="r",
            subjects=("a",),
            steps=(Step(Level.WARNING, HIGH),),
            **{name: timedelta(seconds=-1)},
        )


def test_composites_are_three_valued_unless_a_rule_says_otherwise() -> None:
    trigger = Trigger(id="r", subjects=("a",), steps=(Step(Level.WARNING, HIGH),))
    assert trigger.unknown is Unknown.KLEENE
