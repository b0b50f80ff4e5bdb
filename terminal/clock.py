"""The desk's clock: the machine's, but never backwards, and what the machine's did meanwhile."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

# The clock of a machine that is kept right moves by less than this at once.
LEAST = timedelta(seconds=5)
NOTHING = timedelta(0)


class Clock:
    """Tells the time, aware UTC."""

    def __init__(self) -> None:
        self._last_now, self._last_at = datetime.fromtimestamp(0, UTC), time.monotonic()
        self._looked = _wall(), self._last_at

    def now(self) -> datetime:
        """Return the time, never earlier than the time before.

        After the machine's clock was set back it runs at half speed until that has caught up: were
        it to stand still, no hold would end and no alert fire until then.
        """
        wall, at = _wall(), time.monotonic()
        half = timedelta(seconds=(at - self._last_at) / 2)
        self._last_now, self._last_at = max(wall, self._last_now + half), at
        return self._last_now

    def jumped(self) -> timedelta:
        """Return by how much more than has passed the machine's clock moved since asked last.

        Negative: it was set back. A machine that slept looks like one that was set ahead. Nothing
        below five seconds.
        """
        wall, at = _wall(), time.monotonic()
        before, since = self._looked
        self._looked = wall, at
        moved = wall - before - timedelta(seconds=at - since)
        return moved if abs(moved) >= LEAST else NOTHING


def _wall() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - the one clock
