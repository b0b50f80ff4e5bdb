"""What the rule engine says: a level of a rule on a subject has fired or cleared, and on what."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

import msgspec

from terminal.core.rules.comparisons import Comparison, comparisons_of
from terminal.core.rules.names import names_of
from terminal.domain.level import Level
from terminal.domain.trigger import Step


class Kind(IntEnum):
    """SUPPRESSED is a firing within the cooldown: the level is active, nobody needs to hear."""

    FIRED = 1
    CLEARED = 2
    SUPPRESSED = 3


class Cell:
    """One level of one trigger on one subject, as programs name it in what they note."""

    __slots__ = ("_comparisons", "_names", "step", "subject", "trigger")

    def __init__(self, trigger: str, subject: str, step: Step) -> None:
        self.trigger = trigger
        self.subject = subject
        self.step = step
        self._names: tuple[str, ...] | None = None
        self._comparisons: tuple[Comparison, ...] | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the operands, made when the level first moves."""
        if self._names is None:
            self._names = tuple(names_of(self.step.when))
        return self._names

    @property
    def comparisons(self) -> tuple[Comparison, ...]:
        """The comparisons of the level, made when somebody first asks which decided it."""
        if self._comparisons is None:
            self._comparisons = comparisons_of(self.step.when)
        return self._comparisons


class Transition(msgspec.Struct, frozen=True, gc=False):
    """One level of one trigger on one subject changed.

    position: which update of the frame caused it, counted from 0
    row: as the program noted it: cell, kind, exchange time in ms, and what the condition was
        decided on, NaN where unknown, in the order that `operands` names
    """

    cell: Cell
    kind: Kind
    position: int
    row: tuple[Any, ...]

    @property
    def time(self) -> float:
        """When, exchange time in ms."""
        time: float = self.row[2]
        return time

    @property
    def trigger(self) -> str:
        """The trigger's id."""
        return self.cell.trigger

    @property
    def subject(self) -> str:
        """The subject's id."""
        return self.cell.subject

    @property
    def level(self) -> Level:
        """The level that moved."""
        return self.cell.step.level

    @property
    def values(self) -> tuple[float, ...]:
        """Every number that decided it, in the order of its cell's names."""
        return self.row[3:]

    @property
    def operands(self) -> tuple[tuple[str, float], ...]:
        """Every number that decided it, by name; a change is followed by what it came from."""
        return tuple(zip(self.cell.names, self.row[3:], strict=True))
