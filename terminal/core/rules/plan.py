"""Rules made ready, and nothing of them running yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from terminal.core.rules.program import Compiled
from terminal.domain.trigger import Trigger


@dataclass(frozen=True, slots=True)
class Plan:
    """Rules made ready, bound to nothing: programs of the subjects whose rules differ."""

    triggers: tuple[Trigger, ...]
    generation: int
    programs: Mapping[str, Compiled]
