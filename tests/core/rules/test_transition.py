"""A transition names what it is about and every number it was decided on."""

from __future__ import annotations

from terminal.core.rules.transition import Cell, Kind, Transition
from terminal.domain.condition import Beyond
from terminal.domain.level import Level
from terminal.domain.trigger import Step
from tests.core.rules.trial import D, X

CELL = Cell("basis", "cu-sh", Step(Level.WARNING, Beyond(operand=X, high=1.0)))


def test_it_reads_like_a_sentence() -> None:
    found = Transition(CELL, Kind.FIRED, 3, (CELL, Kind.FIRED, 17.0, 2.5))
    assert (found.trigger, found.subject, found.level) == ("basis", "cu-sh", Level.WARNING)
    assert (found.kind, found.position, found.time) == (Kind.FIRED, 3, 17.0)
    assert found.operands == (("x", 2.5),)


def test_names_belong_to_the_condition_of_the_level() -> None:
    cell = Cell("r", "a", Step(Level.FORCED, Beyond(operand=D, high=1.0)))
    assert cell.names == ("d",)
    assert CELL.names is CELL.names


def test_comparisons_belong_to_the_condition_of_the_level() -> None:
    (one,) = CELL.comparisons
    assert (one.value((2.5,)), one.is_so(2.5)) == (2.5, True)
    assert CELL.comparisons is CELL.comparisons
