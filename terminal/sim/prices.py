"""The price model of one pair: spot and futures share a random walk and differ by a basis that
returns to its mean.

Everything is drawn from one generator seeded by (seed, symbol), in the order of the model's own
events, so a seed and a span of model time always give the same path, whatever the wall clock did.
"""

from __future__ import annotations

import math
from random import Random

from terminal.sim.catalogue import Contract
from terminal.sim.scenario import Scenario, Track

# Standard deviation of the walk per square root of a second, as a fraction of the price:
# about 1 % over a day of six trading hours.
_VOLATILITY = 6e-5
# The basis wanders by this fraction of the price and forgets half of it in _HALF_LIFE seconds.
_BASIS_SPREAD = 6e-5
_HALF_LIFE = 30.0
# A day has six hours of trading, and from day to day a basis wanders further than in a minute.
_DAY_SECONDS = 6 * 3600.0
_DAY_SPREAD = 5.0
_FUTURES_PAUSE = (0.25, 0.5)
_SPOT_PAUSE = (2.0, 5.0)
_LEVEL = Track(((0.0, 0.0),))


class PairModel:
    """One pair's state. Prices are float, in quote currency, and may be negative."""

    def __init__(self, contract: Contract, scenario: Scenario, seed: int) -> None:
        self.random = Random(f"{seed}/{contract.symbol}")
        self._past = Random(f"{seed}/{contract.symbol}/past")
        self._price = float(contract.price)
        self._usual = float(contract.basis)
        self._volatility = self._price * _VOLATILITY
        self._spread = self._price * _BASIS_SPREAD
        self._basis_track = scenario.basis.get(contract.product, _LEVEL)
        self._level_track = scenario.level.get(contract.product, _LEVEL)
        self._walk = self._price + self._usual + self.random.gauss(0.0, 5 * self._volatility)
        self._basis = self._usual + self.random.gauss(0.0, self._spread)
        self._far = self._price + self._usual
        self._time = 0.0
        self.spot_shift = 0.0
        self.futures_shift = 0.0

    def move(self, seconds: float) -> None:
        """Go forward to model time `seconds`; never back."""
        step = seconds - self._time
        if step <= 0:
            return
        self._time = seconds
        self._walk += self.random.gauss(0.0, self._volatility * math.sqrt(step))
        self._basis = self._drift(self._basis, step, self.random)

    def _drift(self, basis: float, step: float, random: Random) -> float:
        keep = math.exp2(-step / _HALF_LIFE)
        noise = random.gauss(0.0, self._spread * math.sqrt(1.0 - keep * keep))
        return self._usual + (basis - self._usual) * keep + noise

    @property
    def spot(self) -> float:
        """Where spot stands."""
        return self._walk + self._level_track.at(self._time) * self._price + self.spot_shift

    @property
    def futures(self) -> float:
        """Where futures stand: a wider basis is the futures' doing, so it moves at their pace."""
        level = self._level_track.at(self._time) * self._price
        basis = self._basis + self._basis_track.at(self._time)
        return self._walk + level - basis + self.futures_shift

    def next_futures(self) -> float:
        """Draw how long until the futures tick again, seconds."""
        return self.random.uniform(*_FUTURES_PAUSE)

    def next_spot(self) -> float:
        """Draw how long until the next spot price, seconds."""
        return self.random.uniform(*_SPOT_PAUSE)

    def look_back(self, count: int, step: float) -> list[tuple[float, float]]:
        """Return `count` earlier (spot, futures), oldest first, `step` seconds apart.

        The walk is run backwards from where it stands, without the scenario, and ends there.
        """
        walk, basis, path = self._walk, self._basis, []
        for _ in range(count):
            walk += self._past.gauss(0.0, self._volatility * math.sqrt(step))
            basis = self._drift(basis, step, self._past)
            path.append((walk, walk - basis))
        return path[::-1]

    def look_further_back(self, count: int) -> list[tuple[float, float]]:
        """Return (spot, futures) at the end of `count` days before yesterday, oldest first.

        Yesterday itself ended at its settlement, with the usual basis.
        """
        path, spread = [], self._spread * _DAY_SPREAD
        for _ in range(count):
            self._far += self._past.gauss(0.0, self._volatility * math.sqrt(_DAY_SECONDS))
            path.append((self._far, self._far - self._usual - self._past.gauss(0.0, spread)))
        return path[::-1]
