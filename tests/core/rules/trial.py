"""One subject, one rule, and samples: what the tests of the rule engine play with.

Subject "a" has inputs x and y and their difference d = x - y; its link "unit" leads to subject "u"
with the input z. Times are in ms.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from terminal.core.rules.clock import Clock
from terminal.core.rules.engine import RuleEngine
from terminal.core.rules.transition import Kind, Transition
from terminal.domain.condition import Beyond, Condition
from terminal.domain.level import Level
from terminal.domain.metric import DataState
from terminal.domain.operand import Operand, Value
from terminal.domain.subject import Subject, Sum, Term
from terminal.domain.trigger import Step, Trigger

FIRED, CLEARED, SUPPRESSED = Kind
X, Y, D, Z = Value("x"), Value("y"), Value("d"), Value("z", "unit")
SUBJECT = Subject(
    id="a",
    inputs=("x", "y"),
    sums=(Sum("d", (Term(1.0, "x"), Term(-1.0, "y"))),),
    symbols=(("X", "x"), ("Y", "y")),
    links=(("unit", "u"),),
)
UNIT = Subject(id="u", inputs=("z",))


def ms(count: float) -> timedelta:
    return timedelta(milliseconds=count)


def make_trigger(when: Condition, name: str = "r", **options: Any) -> Trigger:
    options.setdefault("subjects", ("a",))
    return Trigger(id=name, steps=(Step(Level.WARNING, when),), **options)


class Trial:
    """An engine with one rule; `x`, `y`, `z` feed samples and return the kinds of transitions."""

    def __init__(
        self, when: Condition, clock: Clock | None = None, resolution: float = 0, **options: Any
    ) -> None:
        clocks = {} if clock is None else {"a": clock}
        self.engine = RuleEngine(
            [SUBJECT, UNIT],
            [make_trigger(when, **options)],
            clocks=clocks,
            resolution=ms(resolution),
        )
        self.last: list[Transition] = []

    def x(self, time: float, value: float | None, state: DataState = DataState.GOOD) -> list[Kind]:
        return self._kinds(self.engine.on_sample("a", "x", time, value, state))

    def y(self, time: float, value: float | None, state: DataState = DataState.GOOD) -> list[Kind]:
        return self._kinds(self.engine.on_sample("a", "y", time, value, state))

    def z(self, time: float, value: float | None) -> list[Kind]:
        return self._kinds(self.engine.on_sample("u", "z", time, value))

    def tick(self, time: float) -> list[Kind]:
        return self._kinds(self.engine.on_tick(time))

    def xs(self, samples: Iterable[tuple[float, float | None]]) -> list[Kind]:
        return [kind for time, value in samples for kind in self.x(time, value)]

    def operands(self) -> dict[str, float]:
        """What the last transition was decided on."""
        return dict(self.last[-1].operands)

    def _kinds(self, transitions: list[Transition]) -> list[Kind]:
        self.last = transitions or self.last
        return [transition.kind for transition in transitions]


Sample = tuple[float, float | None]


def toggles(operand: Operand, samples: list[Sample], limit: float, **options: Any) -> list[Any]:
    """Run samples of x through "operand > limit"; list (index, kind, value) of each transition."""
    trial = Trial(Beyond(operand=operand, high=limit), **options)
    found = []
    for index, (time, value) in enumerate(samples):
        for kind in trial.x(time, value):
            found.append((index, kind, trial.last[0].operands[0][1]))
    return found


def naive_toggles(values: list[float], limit: float) -> list[Any]:
    """List what "operand > limit" does when the operand takes these values, NaN = unknown."""
    found, active = [], False
    for index, value in enumerate(values):
        if not math.isnan(value) and (value > limit) != active:
            active = not active
            found.append((index, FIRED if active else CLEARED, value))
    return found


def agree(ours: list[Any], naive: list[Any], tolerance: float = 1e-9) -> None:
    """Fail unless both list the same transitions, with values that agree."""
    assert [each[:2] for each in ours] == [each[:2] for each in naive]
    for (_, _, value), (_, _, expected) in zip(ours, naive, strict=True):
        assert math.isclose(value, expected, rel_tol=tolerance, abs_tol=1e-9), (value, expected)
