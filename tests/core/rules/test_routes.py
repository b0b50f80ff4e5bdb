"""Updates find their programs; those that concern no rule cost nothing and are not lost."""

from __future__ import annotations

import math

import pytest

from terminal.core.rules.layout import CODES
from terminal.core.rules.program import Memory
from terminal.core.rules.routes import Handlers, fan_out, feeder, remember
from terminal.core.rules.transition import Cell, Kind
from terminal.domain.condition import Beyond
from terminal.domain.level import Level
from terminal.domain.metric import DataState
from terminal.domain.trigger import Step
from tests.core.rules.trial import X

CELL = Cell("r", "a", Step(Level.WARNING, Beyond(operand=X, high=1.0)))
METRIC = ("", "x")


def test_what_is_noted_belongs_to_the_row_that_caused_it() -> None:
    handlers = Handlers()
    note, feed, _ = feeder(handlers)
    handlers["X"] = lambda time, value, code=0: note((CELL, Kind.FIRED, time, value))
    found = feed([("Q", 0.0, 1.0), ("X", 1.0, 2.0), ("Q", 2.0, None), ("X", 3.0, 4.0)])
    assert [(each.position, each.time) for each in found] == [(1, 1.0), (3, 3.0)]
    assert feed([("Q", 5.0, 1.0)]) == []


def test_what_is_noted_between_frames_comes_with_the_next_call() -> None:
    note, feed, _ = feeder(Handlers())
    note((CELL, Kind.CLEARED, 7.0, 0.5))
    (found,) = feed(())
    assert (found.position, found.operands) == (0, (("x", 0.5),))


def test_many_handlers_are_one() -> None:
    heard: list[tuple[str, float, float | None, int]] = []
    both = fan_out(
        [
            lambda time, value, code=0: heard.append(("a", time, value, code)),
            lambda time, value, code=0: heard.append(("b", time, value, code)),
        ]
    )
    both(1.0, 2.0, 3)
    assert heard == [("a", 1.0, 2.0, 3), ("b", 1.0, 2.0, 3)]


@pytest.mark.parametrize(
    ("value", "state", "kept"),
    [
        (5.0, DataState.GOOD, 5.0),
        (5.0, DataState.STALE, math.nan),
        (None, DataState.NO_DATA, math.nan),
        (math.inf, DataState.NO_DATA, math.nan),
    ],
)
def test_an_input_that_no_rule_uses_is_remembered(value, state, kept) -> None:
    memory = Memory()
    code = 0 if value == math.inf else CODES[state]
    remember(memory, METRIC)(1.0, value, code)
    found = memory.values["input", METRIC]
    assert found == kept or (math.isnan(found) and math.isnan(kept))
    assert memory.values["state", METRIC] == CODES[state]
