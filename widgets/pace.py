"""When the next frame begins, and how many turns have come by then.

The desk's thread works in the same interpreter: what the window takes, an alarm waits for. So a
frame that was heavy is followed by a rest; a person still sees what needs a hand in time.
"""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic, thread_time

FRAME = 0.033
# What is heavy to paint takes turns: each such panel follows ten times a second.
TURNS = 3
SHARE = 0.5  # of the time, at most, for the window
LONGEST = 0.1  # from one frame to the next, however heavy they are


class Pace:
    """Times in seconds. clock: the time that passes; work: that which this thread has worked."""

    def __init__(
        self, clock: Callable[[], float] = monotonic, work: Callable[[], float] = thread_time
    ) -> None:
        self._clock, self._work = clock, work
        self._begun, self._worked = clock(), work()

    def left(self) -> float:
        """Return how long the next frame has to wait, 0 when it may begin."""
        rest = (self._work() - self._worked) / SHARE
        wait = min(max(rest, FRAME), LONGEST)
        return max(self._begun + wait - self._clock(), 0.0)

    def begin(self) -> int:
        """Begin a frame; return how many turns it is for: with long frames all come in each."""
        now = self._clock()
        passed, self._begun, self._worked = now - self._begun, now, self._work()
        return min(max(round(passed / FRAME), 1), TURNS)
