"""How much work each frame costs the GUI thread: handling, formatting and painting together.

Processor time of the thread, from one frame of the bridge to the next: what it spends waiting for
events, or for the interpreter while the desk's thread has it, is not its work.
"""

from __future__ import annotations

from collections import deque
from time import thread_time

KEPT = 900


class FrameClock:
    """The last frames' costs in milliseconds, oldest first, in `costs`."""

    def __init__(self) -> None:
        self.costs: deque[float] = deque(maxlen=KEPT)
        self._begun: float | None = None

    def next_frame(self) -> None:
        """Close one frame and begin the next; always called from the same thread."""
        now = thread_time()
        if self._begun is not None:
            self.costs.append((now - self._begun) * 1000)
        self._begun = now

    def percentile(self, share: float) -> float | None:
        """Return the cost below which this share of the kept frames lies; None without frames."""
        costs = sorted(self.costs)
        return costs[min(int(len(costs) * share), len(costs) - 1)] if costs else None
