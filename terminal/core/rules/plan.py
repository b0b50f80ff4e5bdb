"""Rules made ready, and nothing of them running yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from terminal import Refused
from terminal.core.rules.program import Compiled
from terminal.domain.trigger import Trigger


@dataclass(frozen=True, slots=True)
class Plan:
    """Rules made ready, bound to nothing: programs of the subjects whose rules differ."""

    triggers: tuple[Trigger, ...]
    generation: int
    programs: Mapping[str, Compiled]


def by_subject(triggers: Iterable[Trigger], subjects: Iterable[str]) -> dict[str, list[Trigger]]:
    """Sort rules by the subjects that they are on. Raise `Refused` on a bad name."""
    found: dict[str, list[Trigger]] = {subject: [] for subject in subjects}
    seen = set()
    for trigger in triggers:
        if trigger.id in seen:
            raise Refused(f"there are two rules called {trigger.id}")
        seen.add(trigger.id)
        for subject in trigger.subjects:
            if subject not in found:
                raise Refused(f"rule {trigger.id} is on {subject}, which does not exist")
            found[subject].append(trigger)
    return found


def are_one(running: Sequence[Trigger], wanted: Sequence[Trigger]) -> bool:
    """Whether a subject's program would be the same; which others its rules are on is no matter."""
    return len(running) == len(wanted) and all(
        one is other or one == msgspec.structs.replace(other, subjects=one.subjects)
        for one, other in zip(running, wanted, strict=True)
    )
