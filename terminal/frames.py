"""What changed, thirty times a second, for a screen: the newest view of each thing that moved."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from typing import Any

from terminal.changes import Changes
from terminal.core.effect import Show, Topic

FRAME = 1 / 30
View = Callable[[Topic, str], Any]


class Frames:
    """Collect what is to be shown; build each view once a frame, however often it moved."""

    def __init__(self, changes: Changes, view: View) -> None:
        self._changes = changes
        self._view = view
        self._dirty: dict[tuple[Topic, str], None] = {}

    def mark(self, shows: Iterable[Show]) -> None:
        """Note what moved."""
        for show in shows:
            self._dirty[show.topic, show.key] = None

    async def run(self) -> None:
        """Hand frames over for ever."""
        while True:
            await asyncio.sleep(FRAME)
            self.hand_over()

    def hand_over(self) -> None:
        """Build the views of what moved since the last frame."""
        dirty, self._dirty = self._dirty, {}
        for topic, key in dirty:
            value = self._view(topic, key)
            if topic is not Topic.POINT:
                self._changes.put(topic, key, value)
            elif value is not None:
                self._changes.add_point(key, value)
