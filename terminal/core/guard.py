"""What breaks in one part of a step must not take the other parts with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class Guard:
    """Run parts of a step; what one raises is kept, and it counts as one that does nothing.

    A part is as small as one rule on one subject: what was decided before it is handed over.
    """

    def __init__(self) -> None:
        self._broken: list[Exception] = []

    def __call__(self, part: Callable[P, list[T]], *args: P.args, **named: P.kwargs) -> list[T]:
        """Return what the part does, or nothing when it breaks."""
        try:
            return part(*args, **named)
        except Exception as defect:
            self.note(defect)
            return []

    def note(self, defect: Exception) -> None:
        """Keep what was raised."""
        self._broken.append(defect)

    @property
    def is_whole(self) -> bool:
        """Nothing broke since `take`."""
        return not self._broken

    def take(self) -> list[Exception]:
        """Return what broke, and forget it."""
        taken, self._broken = self._broken, []
        return taken
