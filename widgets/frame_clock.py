"""How much of each frame the GUI thread is busy: handling, formatting and painting together.

The event loop says when it wakes and when it goes to sleep; what lies between is work. The sum of
it from one frame of the bridge to the next is that frame's cost.
"""

from __future__ import annotations

from collections import deque
from time import perf_counter

from PySide6.QtCore import QAbstractEventDispatcher, QObject

KEPT = 3_000


class FrameClock(QObject):
    """The last frames' costs in milliseconds, oldest first, in `costs`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.costs: deque[float] = deque(maxlen=KEPT)
        self._busy = 0.0
        self._woke = perf_counter()
        loop = QAbstractEventDispatcher.instance()
        loop.awake.connect(self._wake)
        loop.aboutToBlock.connect(self._sleep)

    def next_frame(self) -> None:
        """Close one frame and begin the next; call it before the frame's work."""
        self.costs.append(self._busy * 1000)
        self._busy = 0.0

    def percentile(self, share: float) -> float | None:
        """Return the cost below which this share of the kept frames lies; None without frames."""
        costs = sorted(self.costs)
        return costs[min(int(len(costs) * share), len(costs) - 1)] if costs else None

    def _wake(self) -> None:
        self._woke = perf_counter()

    def _sleep(self) -> None:
        self._busy += perf_counter() - self._woke
        self._woke = perf_counter()
