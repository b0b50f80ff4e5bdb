"""The basis points of one pair for its chart: bounded, one a second, with breaks folded away.

Float64 throughout: these are drawn, never traded on. Most pairs are not on a chart: their points
wait as they came, the last of each second, until somebody looks.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from terminal.core.view import Point

CAPACITY = 28_800  # a trading day of eight hours at one point a second
FIRST_SIZE = 1_024
LONGEST_STEP = 300.0  # seconds; a longer pause is a break between sessions
FOLDED_STEP = 60.0  # seconds that a break takes on the axis
MOST_WAITING = 64  # seconds
TIME, X, SPOT, FUTURES = range(4)


class PointRing:
    """The last points of one pair, ascending in time.

    times: seconds since the epoch, UTC. x: the same without the breaks, from an arbitrary zero.
    spot, futures: prices in the pair's unit; basis: spot minus futures. All of shape (n,).
    """

    def __init__(self, capacity: int = CAPACITY) -> None:
        self._capacity = capacity
        self._data = np.empty((4, FIRST_SIZE))
        self._count = 0
        self._waiting: dict[int, Point] = {}

    def __len__(self) -> int:
        self._settle()
        return self._count

    @property
    def times(self) -> np.ndarray:
        """Real times of the points."""
        return self._row(TIME)

    @property
    def x(self) -> np.ndarray:
        """Places on the axis."""
        return self._row(X)

    @property
    def spot(self) -> np.ndarray:
        """Comparable spot prices."""
        return self._row(SPOT)

    @property
    def futures(self) -> np.ndarray:
        """Futures prices."""
        return self._row(FUTURES)

    @property
    def basis(self) -> np.ndarray:
        """Spot minus futures."""
        return self.spot - self.futures

    def extend(self, points: Iterable[Point]) -> None:
        """Append newer points; in one second the last counts, older are left out."""
        waiting = self._waiting
        for point in points:
            second = int(point.time)
            before = waiting.get(second)
            if before is None or point.time >= before.time:
                waiting[second] = point
        if len(waiting) > MOST_WAITING:
            self._settle()

    def prepend(self, points: Iterable[Point]) -> None:
        """Put history before what is here; live points stay as they are."""
        live = [self._point(at) for at in range(len(self))]
        first = live[0].time if live else float("inf")
        self._count = 0
        self.extend(point for point in points if point.time < first)
        self.extend(live)

    def restate(self, scale: float, shift: float) -> None:
        """Make all spot prices so far comparable in other terms: scale x spot + shift."""
        self._settle()
        spot = self._data[SPOT, : self._count]
        spot *= scale
        spot += shift

    def x_at(self, time: float) -> float:
        """Return the place of a moment on the axis, between the points around it."""
        if not len(self):
            return 0.0
        return float(np.interp(time, self.times, self.x))

    def basis_at(self, time: float) -> float:
        """Return the basis as it stood at a moment; the ring must not be empty."""
        at = int(np.searchsorted(self.times, time, side="right")) - 1
        return float(self.basis[max(at, 0)])

    def nearest(self, x: float) -> int:
        """Return the number of the point nearest to a place; the ring must not be empty."""
        right = int(np.searchsorted(self.x, x))
        if right == 0:
            return 0
        if right == self._count:
            return self._count - 1
        return right if self.x[right] - x < x - self.x[right - 1] else right - 1

    def _row(self, which: int) -> np.ndarray:
        self._settle()
        return self._data[which, : self._count]

    def _settle(self) -> None:
        if self._waiting:
            waiting, self._waiting = self._waiting, {}
            for point in waiting.values():
                self._append(point)

    def _append(self, point: Point) -> None:
        data, last = self._data, self._count - 1
        x = 0.0
        if last >= 0:
            step = point.time - data[TIME, last]
            if step < 0:
                return
            if int(point.time) == int(data[TIME, last]):
                data[SPOT, last], data[FUTURES, last] = point.spot, point.futures
                return
            x = data[X, last] + (step if step <= LONGEST_STEP else FOLDED_STEP)
        self._make_room()
        self._data[:, self._count] = point.time, x, point.spot, point.futures
        self._count += 1

    def _make_room(self) -> None:
        size = self._data.shape[1]
        if self._count < size:
            return
        limit = self._capacity + self._capacity // 4
        if size >= limit:
            kept = self._data[:, self._count - self._capacity : self._count].copy()
            self._data[:, : self._capacity] = kept
            self._count = self._capacity
            return
        grown = np.empty((4, min(size * 2, limit)))
        grown[:, : self._count] = self._data[:, : self._count]
        self._data = grown

    def _point(self, at: int) -> Point:
        time, _, spot, futures = (float(number) for number in self._data[:, at])
        return Point("", time, spot, futures, spot - futures)
