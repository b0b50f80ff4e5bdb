"""What happens to the market, as short schedules over the price model, by name.

Times are seconds of model time since the exchange started (wall time x speed). A track is a line
through its key points; before the first and after the last it stays level. Basis tracks are added
to the usual basis (spot minus futures, quote currency) and moved by the futures leg; level tracks
move spot and futures together, as a fraction of yesterday's settlement.
"""

from __future__ import annotations

from bisect import bisect_right

import msgspec

from terminal import Refused

Span = tuple[float, float]


class Track(msgspec.Struct, frozen=True):
    """Key points (seconds, value), ascending; with `period` > 0 the line starts over each time."""

    points: tuple[tuple[float, float], ...]
    period: float = 0.0

    def at(self, seconds: float) -> float:
        """Return the value at a time."""
        if self.period:
            seconds %= self.period
        index = bisect_right(self.points, seconds, key=lambda point: point[0])
        if index == 0:
            return self.points[0][1]
        if index == len(self.points):
            return self.points[-1][1]
        (t0, v0), (t1, v1) = self.points[index - 1], self.points[index]
        return v0 + (v1 - v0) * (seconds - t0) / (t1 - t0)


class Scenario(msgspec.Struct, frozen=True, kw_only=True):
    """One schedule. basis, level: by product letters. silent: spans without updates, by symbol.

    outages: spans in which no connection lives; unbounded: products without a daily price limit
    """

    name: str
    basis: dict[str, Track] = {}
    level: dict[str, Track] = {}
    silent: dict[str, tuple[Span, ...]] = {}
    outages: tuple[Span, ...] = ()
    unbounded: frozenset[str] = frozenset()

    def is_silent(self, symbol: str, seconds: float) -> bool:
        """Tell whether a symbol says nothing at this time."""
        return any(start <= seconds < end for start, end in self.silent.get(symbol, ()))

    def is_out(self, seconds: float) -> bool:
        """Tell whether the feed is lost at this time."""
        return any(start <= seconds < end for start, end in self.outages)


def _swell(start: float, hold: float, offset: float, period: float, rise: float = 5.0) -> Track:
    """Leave the usual basis at `start`, stay at `offset` for `hold` seconds, come back."""
    away = start + rise
    back = away + hold
    return Track(((start, 0.0), (away, offset), (back, offset), (back + 2 * rise, 0.0)), period)


# One after another, so that something happens about once a minute: with the usual basis they reach
# cu -345, m +205, rb -110, sc -17.
_TURNS = {
    "cu": _swell(4, 36, -305, 240),
    "m": _swell(65, 30, 150, 240),
    "rb": _swell(125, 30, -170, 240),
    "sc": _swell(185, 30, -14, 240),
}

# Out and back within four seconds, every six, the pairs two seconds apart.
_STORM = {
    "cu": Track(((0, 0), (1, -305), (3, -305), (4, 0)), 6),
    "m": Track(((2, 0), (3, 150), (5, 150), (6, 0)), 6),
    "rb": Track(((0, -170), (1, -170), (2, 0), (4, 0), (5, -170), (6, -170)), 6),
    "al": Track(((1, 0), (2, -120), (4, -120), (5, 0)), 6),
    "CF": Track(((0, 160), (1, 0), (3, 0), (4, 160), (6, 160)), 6),
}

SCENARIOS = {
    scenario.name: scenario
    for scenario in (
        Scenario(name="calm"),
        Scenario(name="blowout", basis=_TURNS),
        # Spot and futures run up by 9 %; copper's limit is 8 %, so it locks at its upper limit.
        Scenario(name="limit", level={"cu": Track(((4, 0), (10, 0.09), (60, 0.09), (75, 0)))}),
        Scenario(name="gap", level={"cu": Track(((10, 0), (10.001, -0.02)))}),
        Scenario(name="stale", silent={"SPOT.cu": ((10, 70),)}),
        # About -300: out and in again within two seconds.
        Scenario(name="flap", basis={"cu": Track(((0, -220), (1, -300), (2, -220)), 2)}),
        # Crude falls through zero, both legs, and comes back, as in April 2020.
        Scenario(
            name="negative",
            level={"sc": Track(((5, 0), (30, -1.1), (60, -1.1), (90, 0)))},
            unbounded=frozenset({"sc"}),
        ),
        Scenario(name="drop", outages=((15, 20), (50, 55), (90, 110))),
        Scenario(name="storm", basis=_STORM),
    )
}


def scenario_of(name: str) -> Scenario:
    """Find a scenario; else `Refused` with the names there are."""
    if name not in SCENARIOS:
        raise Refused(f"there is no scenario {name!r}; there are {', '.join(SCENARIOS)}")
    return SCENARIOS[name]
