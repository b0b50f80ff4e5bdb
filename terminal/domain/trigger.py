"""A rule as the engine runs it: conditions by level, hold times, and the subjects it is on.

Selectors are resolved before this: a trigger names its subjects, with the thresholds that won.
"""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum

import msgspec

from terminal import Refused
from terminal.domain.condition import Condition
from terminal.domain.level import Level

ZERO = timedelta(0)


class Unknown(StrEnum):
    """What a rule does with an operand it does not know.

    KLEENE: three-valued logic: what is certain in spite of it counts
    HOLD: the rule is not evaluated at all and stays as it was
    """

    KLEENE = "kleene"
    HOLD = "hold"


class Step(msgspec.Struct, frozen=True):
    """One level of a trigger, with the condition that raises it."""

    level: Level
    when: Condition


class Trigger(msgspec.Struct, frozen=True, kw_only=True):
    """When to raise which level on which subjects. Every level lives by itself.

    id: unique; state survives a new version of the trigger under the same id
    hold: how long the condition must be true before the level fires
    clear_hold: how long it must be false before the level clears
    cooldown: after a firing that counted, another one within this time is marked suppressed
    All three run in session time and stand still while the condition is unknown, the cooldown
    excepted: it is about people, and runs on.
    """

    id: str
    subjects: tuple[str, ...]
    steps: tuple[Step, ...]
    unknown: Unknown = Unknown.KLEENE
    hold: timedelta = ZERO
    clear_hold: timedelta = ZERO
    cooldown: timedelta = ZERO

    def __post_init__(self) -> None:
        levels = [step.level for step in self.steps]
        if not levels or levels != sorted(set(levels)):
            raise Refused(f"rule {self.id}: levels must ascend, each once, and there must be one")
        if min(self.hold, self.clear_hold, self.cooldown) < ZERO:
            raise Refused(f"rule {self.id}: a hold time or cooldown must not be negative")
