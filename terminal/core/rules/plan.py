"""Rules made ready, and nothing of them running yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import msgspec

from terminal.core.rules.program import Compiled
from terminal.domain.trigger import Trigger


@dataclass(frozen=True, slots=True)
class Plan:
    """Rules made ready, bound to nothing: programs of the subjects whose rules differ."""

    triggers: tuple[Trigger, ...]
    generation: int
    programs: Mapping[str, Compiled]


def are_one(running: Sequence[Trigger], wanted: Sequence[Trigger]) -> bool:
    """Whether a subject's program would be the same; which others its rules are on is no matter."""
    return len(running) == len(wanted) and all(
        one is other or one == msgspec.structs.replace(other, subjects=one.subjects)
        for one, other in zip(running, wanted, strict=True)
    )
