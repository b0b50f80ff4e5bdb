"""What changed, thirty times a second, for a screen: the newest view of each thing that moved.

Pairs that nobody has before their eyes come five times a second: of a large desk they are most, and
each view that is built delays the next tick.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from typing import Any

from terminal.changes import Changes
from terminal.core.effect import Show, Topic

FRAME = 1 / 30
# Views built at a stretch: about a third of a millisecond, then it is the next tick's turn.
AT_A_STRETCH = 50
QUOTES = frozenset({Topic.PAIR, Topic.POINT})
SELDOM = 6  # frames from one view of an unwatched pair to the next
Key = tuple[Topic, str]
View = Callable[[Topic, str], Any]


class Frames:
    """Collect what is to be shown; build each view once a frame, however often it moved."""

    def __init__(self, changes: Changes, view: View) -> None:
        self._changes = changes
        self._view = view
        self._dirty: dict[Key, None] = {}
        self._frame = 0
        self._turns: dict[Key, int] = {}  # in which frame of SELDOM what is unwatched comes

    def mark(self, shows: Iterable[Show]) -> None:
        """Note what moved."""
        for show in shows:
            self._dirty[show.topic, show.key] = None

    async def run(self) -> None:
        """Hand frames over for ever, a part at a time: a tick never waits for a whole frame."""
        while True:
            await asyncio.sleep(FRAME)
            for part in self._parts():
                self._build(part)
                await asyncio.sleep(0)

    def hand_over(self) -> None:
        """Build the views of what moved since the last frame."""
        for part in self._parts():
            self._build(part)

    def _parts(self) -> list[list[Key]]:
        # Quotes may be torn between two frames; what people act upon comes after them, together.
        dirty, self._dirty = self._dirty, {}
        self._frame = (self._frame + 1) % SELDOM
        watched, quotes = self._changes.watched, []
        for key in dirty:
            if key[0] not in QUOTES:
                continue
            has_turn = self._has_turn(key)
            if has_turn or watched is None or key[1] in watched:
                quotes.append(key)
            else:
                self._dirty[key] = None
        others = [key for key in dirty if key[0] not in QUOTES]
        starts = range(0, len(quotes), AT_A_STRETCH)
        return [*(quotes[start : start + AT_A_STRETCH] for start in starts), others]

    def _has_turn(self, key: Key) -> bool:
        # The first views come at once, which is the order of the rows on a screen; later ones are
        # spread: all of them in one frame would be the stall that this is to avoid.
        if key not in self._turns:
            self._turns[key] = len(self._turns) % SELDOM
            return True
        return self._turns[key] == self._frame

    def _build(self, part: Iterable[Key]) -> None:
        for topic, key in part:
            value = self._view(topic, key)
            if topic is not Topic.POINT:
                self._changes.put(topic, key, value)
            elif value is not None:
                self._changes.add_point(key, value)
