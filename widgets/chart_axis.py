"""The chart's axes: exchange time without the breaks, and prices written as everywhere else."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg

from widgets import format as f
from widgets.point_ring import PointRing
from widgets.theme import Theme, font

STEPS = (
    1, 2, 5, 10, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 43200, 86400,
    7 * 86400, 30 * 86400, 90 * 86400, 365 * 86400,
)  # fmt: skip
BEIJING_SECONDS = 8 * 3600
APART = 78  # pixels from one label to the next
EDGE = 8  # pixels, half a label


class Labels(pg.AxisItem):
    """An axis that is nothing but its labels, in the theme's muted tone."""

    def __init__(self, orientation: str, theme: Theme) -> None:
        super().__init__(orientation)
        self._theme = theme
        self.setStyle(tickLength=0, tickFont=font(11), tickTextOffset=6, autoExpandTextSpace=False)
        self.setTextPen(theme.ink("muted"))

    def generateDrawSpecs(self, painter: Any) -> Any:
        """Leave the axis line and the ticks out."""
        specs = super().generateDrawSpecs(painter)
        if specs is None:
            return None
        axis, _, texts = specs
        return (pg.mkPen(None), *axis[1:]), [], texts


class TimeAxis(Labels):
    """Labels where a new minute, quarter or day begins among the points themselves."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("bottom", theme)
        self._labels: dict[float, str] = {}
        self._asked: tuple[Any, ...] = ()
        self._ring: PointRing | None = None
        self.setHeight(20)

    def show_ring(self, ring: PointRing) -> None:
        """Label the points of this ring."""
        self._ring = ring
        self.picture = None
        self.update()

    def tickValues(self, low: float, high: float, size: float) -> list[Any]:
        """Return the places of the labels in view."""
        # The grid asks the same as the axis: answer once.
        asked = (id(self._ring), len(self._ring or ()), low, high, round(size))
        if asked != self._asked and self._ring is not None:
            self._asked, self._labels = asked, time_labels(self._ring, low, high, size)
        return [(1.0, sorted(self._labels))]

    def tickStrings(self, values: Any, scale: float, spacing: float) -> list[str]:
        """Return the labels' texts."""
        return [self._labels.get(value, "") for value in values]


class PriceAxis(Labels):
    """Prices on the right, with the pair's decimals."""

    def __init__(self, theme: Theme, width: int) -> None:
        super().__init__("right", theme)
        self.decimals = 0
        self._written: list[float] = []
        self._covered: list[float] = []
        self.setWidth(width)

    def make_way(self, low: float, high: float) -> None:
        """Write no label between two values: something else stands there."""
        covered = [value for value in self._written if low <= value <= high]
        if covered != self._covered:
            self._covered = covered
            self.picture = None
            self.update()

    def tickStrings(self, values: Any, scale: float, spacing: float) -> list[str]:
        """Write as many decimals as the steps need."""
        self._written = list(values)
        needed = 0 if spacing >= 1 else max(0, int(np.ceil(-np.log10(spacing))))
        places = max(self.decimals, needed)
        return ["" if value in self._covered else f.number(value, places) for value in values]

    def tickValues(self, low: float, high: float, size: float) -> list[Any]:
        """Leave out what the edges would cut through."""
        margin = (high - low) * EDGE / max(size, 1.0)
        ((step, _),) = self.tickSpacing(low, high, size)
        first, last = np.ceil((low + margin) / step), np.floor((high - margin) / step)
        return [(step, [number * step for number in range(int(first), int(last) + 1)])]

    def tickSpacing(self, low: float, high: float, size: float) -> list[Any]:
        """Use one row of ticks only, about fifty pixels apart, less in a low chart."""
        pixels = min(50.0, max(size / 4, 22.0))
        rough = abs(high - low) * pixels / max(size, 1.0) or 1.0
        power = 10.0 ** np.floor(np.log10(rough))
        step = next(power * unit for unit in (1, 2, 5, 10) if power * unit >= rough)
        return [(step, 0)]


def time_labels(ring: PointRing, left: float, right: float, pixels: float) -> dict[float, str]:
    """Choose moments between two places on the axis and write them: {place: text}.

    A label stands at the first point of each period, so that a session's first minute is named
    although the break before it is folded away; the day stands where the date changes.
    """
    first, last = np.searchsorted(ring.x, (left, right))
    if last - first < 2 or right <= left:
        return {}
    times = ring.times[first:last]
    places = ring.x[first:last]
    wanted = (right - left) * APART / max(pixels, 1.0)
    step = next((step for step in STEPS if step >= wanted), STEPS[-1])
    period = np.floor((times + BEIJING_SECONDS) / step)
    starts = np.flatnonzero(np.diff(period)) + 1
    apart = (right - left) * APART * 0.8 / max(pixels, 1.0)
    labels: dict[float, str] = {}
    before, day = float("-inf"), f"{f.local(f.of_epoch(times[0])):%m-%d}"
    for at in starts:
        place = float(places[at])
        if place - before < apart:
            continue
        moment = f.local(f.of_epoch(float(times[at])))
        date = f"{moment:%m-%d}"
        form = "%H:%M:%S" if step < 60 else "%H:%M"
        labels[place] = date if date != day else f"{moment:{form}}"
        before, day = place, date
    return labels
