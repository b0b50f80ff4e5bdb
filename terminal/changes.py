"""The box between the desk's thread and whoever watches it: what changed since the last look.

Values are frozen and replace one another by key, so a slow reader sees fewer and newer ones; points
of a chart are collected, since each of them is drawn.
"""

from __future__ import annotations

import threading
from typing import Any

from terminal.core.effect import Topic

Batch = dict[Topic, dict[str, Any]]

# A reader that never comes back must not fill the memory: a day of points at ten a second.
MOST_POINTS = 100_000


class Changes:
    """A coalescing box, safe between two threads.

    watched: the pairs that whoever looks into it has before their eyes, by their own word, see
        `watch`; None = they do not say, so that it may be any
    """

    def __init__(self) -> None:
        self.watched: frozenset[str] | None = None
        self._lock = threading.Lock()
        self._batch: Batch = {}

    def put(self, topic: Topic, key: str, value: Any) -> None:
        """Replace what is known of (topic, key); None says that the thing is gone."""
        with self._lock:
            self._batch.setdefault(topic, {})[key] = value

    def add_point(self, key: str, point: Any) -> None:
        """Append to the list under (POINT, key)."""
        with self._lock:
            points = self._batch.setdefault(Topic.POINT, {}).setdefault(key, [])
            points.append(point)
            if len(points) > MOST_POINTS:
                del points[: MOST_POINTS // 2]

    def add(self, batch: Batch) -> None:
        """Put all that another box held."""
        for topic, things in batch.items():
            for key, value in things.items():
                if topic is not Topic.POINT:
                    self.put(topic, key, value)
                    continue
                for point in value:
                    self.add_point(key, point)

    def watch(self, pairs: frozenset[str] | None) -> None:
        """Say which pairs somebody has before their eyes; see `watched`."""
        self.watched = pairs

    def take(self) -> Batch:
        """Empty the box."""
        with self._lock:
            batch, self._batch = self._batch, {}
        return batch
