"""The holds of formulas that run: looked at to be kept, and gone on with after a restart."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import NamedTuple

from terminal.core.rules.engine import RuleEngine
from terminal.core.rules.hold import Hold, that_run
from terminal.core.rules.layout import Apart
from terminal.core.rules.names import leaves, metrics_in
from terminal.core.rules.program import Compiled
from terminal.core.rules.transition import Cell
from terminal.core.trading_clock import RuleClock, read
from terminal.domain.condition import Beyond, Condition, Data
from terminal.domain.level import Level
from terminal.domain.metric import DataState
from terminal.domain.subject import Subject

Told = tuple[float, float | None, DataState | Apart]
Known = tuple[Compiled, list[tuple[Cell, Hold]]]
Find = Callable[[str, str, Level], tuple[Cell, Hold] | None]


class Run(NamedTuple):
    """A hold whose timer runs. passed: its own time, ms. is_clearing: its level is active."""

    rule: str
    subject: str
    level: Level
    is_clearing: bool
    passed: float


class ClockedHolds:
    """Over the engines of both clocks.

    clock_of: the clock of a subject, by kind. told: (subject, metric) -> what was told last
    """

    def __init__(
        self,
        engines: Mapping[str, RuleEngine],
        clock_of: Callable[[str, str], RuleClock | None],
        told: Mapping[tuple[str, str], Told],
    ) -> None:
        self._engines, self._clock_of, self._told = engines, clock_of, told
        self._known: dict[tuple[str, str], Known] = {}

    def running(self, time: float) -> Iterator[Run]:
        """Go through the holds whose timers run, at an exchange time in ms.

        Others may step in between: one that has ended by then has passed nothing.
        """
        for kind in self._engines:
            for holds in self._of(kind):
                for cell, hold in that_run(holds):
                    u = read(self._clock_of(cell.subject, kind), time).u
                    level = cell.step.level
                    yield Run(cell.trigger, cell.subject, level, hold.is_active, hold.passed(u))

    def finder(self, subjects: Collection[str]) -> Find:
        """Return what finds the hold of a (rule, subject, level) on these, until rules change."""
        kinds = self._engines
        every = [one for kind in kinds for holds in self._of(kind, subjects) for one in holds]
        found = {(o[0].trigger, o[0].subject, o[0].step.level): o for o in every}
        return lambda rule, subject, level: found.get((rule, subject, level))

    def go_on(self, run: Run, find: Find) -> bool:
        """Once all that the condition asks for is known, add what had passed if it is as it was.

        Return whether that is known; then nothing of before is left.
        """
        found = find(run.rule, run.subject, run.level)
        if found is None:
            return False
        cell, hold = found
        inputs = self._inputs(cell.step.when, cell.subject)
        states = [self._told[one][2] if one in self._told else None for one in inputs]
        if hold.is_unknown or any(state is not DataState.GOOD for state in states):
            return False
        if hold.is_active is run.is_clearing:
            hold.go_on(run.passed)
        return True

    def _of(
        self, kind: str, subjects: Collection[str] | None = None
    ) -> Iterator[list[tuple[Cell, Hold]]]:
        for compiled, memory in self._engines[kind].running():
            if not compiled.holds:
                continue
            place = kind, compiled.cells[0].subject
            if subjects is not None and place[1] not in subjects:
                continue
            known = self._known.get(place)
            if known is None or known[0] is not compiled:
                objects = memory.objects
                holds = [
                    (cell, objects["hold", (cell.trigger, cell.step.level)])
                    for cell in compiled.cells
                    if ("hold", (cell.trigger, cell.step.level)) in objects
                ]
                known = self._known[place] = compiled, holds
            yield known[1]

    # Of what is summed up, what it is made of.
    def _inputs(self, condition: Condition, id: str) -> set[tuple[str, str]]:
        subjects = next(iter(self._engines.values())).subjects
        links = {"": id, **dict(subjects[id].links)}
        asked: set[tuple[str, str]] = set()
        for leaf in leaves(condition):
            match leaf:
                case Beyond(operand=operand):
                    asked |= metrics_in(operand)
                case Data(link=link, metric=metric):
                    asked.add((link, metric))
        return {one for link, name in asked for one in _made_of(subjects[links[link]], name)}


def _made_of(owner: Subject, name: str) -> list[tuple[str, str]]:
    total = next((one for one in owner.sums if one.metric == name), None)
    if total is None:
        return [(owner.id, name)]
    return [(owner.id, each) for term in total.terms for each in term.inputs]
