"""What is certainly reached of a sum that only a part is known of."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)


class AtLeast(Generic[Key]):
    """A part says too little: it may raise an alarm, and must end none.

    So it counts where it is as much as the last whole was, or as much as there may be at most.
    """

    def __init__(self) -> None:
        self._whole: dict[Key, float] = {}

    def of(
        self, key: Key, value: float | None, *, is_whole: bool, most: float | None
    ) -> float | None:
        """Return what may be reckoned with, None where nothing may.

        value: the whole, or what is known of it; None = not even that
        most: what nobody may go beyond; None = not known
        """
        if value is None:
            return None
        if is_whole:
            self._whole[key] = value
            return value
        last = self._whole.get(key)
        is_enough = last is not None and value >= last
        return value if is_enough or (most is not None and value >= most) else None
