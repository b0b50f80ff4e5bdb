"""Build the frozen values that a screen or a script is shown."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from terminal.core.carries import Carries
from terminal.core.deadlines import Deadlines
from terminal.core.main_contract import MainContracts
from terminal.core.market import Market
from terminal.core.stages import Stages
from terminal.core.timekeeper import Timekeeper
from terminal.core.view import PairView, Point
from terminal.domain.metric import DataState, Metric
from terminal.domain.rule import Limit, Rule


class Gallery:
    """Views of the pairs: the row of the watchlist and the newest point of the chart."""

    def __init__(
        self,
        market: Market,
        rules: Iterable[Rule],
        times: Timekeeper,
        deadlines: Deadlines,
        stages: Stages,
        carries: Carries,
        mains: MainContracts,
    ) -> None:
        self._market = market
        self._deadlines, self._stages, self._carries = deadlines, stages, carries
        self._times, self._mains = times, mains
        self._limits = _limits(rules)
        self._first: dict[str, float] = {}

    def replace(self, rules: Iterable[Rule]) -> None:
        """Show the limits of other rules from now on."""
        self._limits = _limits(rules)

    def begin(self, pair_id: str, basis: float) -> None:
        """Fix the basis that a pair's change is counted from."""
        self._first[pair_id] = basis

    def restate(self, pair_id: str, gap: float | None) -> None:
        """Raise the basis that a pair's change is counted from; None = begin with the next one."""
        first = self._first.pop(pair_id, None)
        if first is not None and gap is not None:
            self._first[pair_id] = first + gap

    def pair(self, pair_id: str, now: datetime) -> PairView:
        """Return one pair as it stands now."""
        market = self._market
        pair, legs = market.pairs[pair_id], market.legs(pair_id, now)
        spot, futures = market.quotes.get(pair.spot), market.quotes.get(pair.futures)
        basis = legs.basis if legs.state is DataState.GOOD else None
        first = self._first.get(pair_id)
        return PairView(
            pair=pair,
            state=legs.state,
            spot=legs.spot,
            futures=legs.futures,
            basis=basis,
            change=None if basis is None or first is None else basis - first,
            spot_quote=spot,
            futures_quote=futures,
            spot_age=None if spot is None else market.age(spot, now),
            futures_age=None if futures is None else market.age(futures, now),
            limits=self._limits.get(pair_id, ()),
            instrument=market.instruments.get(pair.futures),
            moment=self._times.moment(pair.futures, now),
            deadline=self._deadlines.contracts.get(pair.futures),
            stage=self._stages.contracts.get(pair.futures),
            carry=self._carries.known.get(pair_id),
            main=self._mains.of(pair.futures),
        )

    def point(self, pair_id: str, now: datetime) -> Point | None:
        """Return the basis now as a point of the chart; None while it does not count."""
        legs = self._market.legs(pair_id, now)
        if legs.state is not DataState.GOOD:
            return None
        if legs.basis is None or legs.spot is None or legs.futures is None:
            return None
        self._first.setdefault(pair_id, legs.basis)
        return Point(pair_id, now.timestamp(), legs.spot, legs.futures, legs.basis)


def _limits(rules: Iterable[Rule]) -> dict[str, tuple[Limit, ...]]:
    found: dict[str, tuple[Limit, ...]] = {}
    for rule in rules:
        if rule.metric is Metric.BASIS:
            for subject in rule.subjects:
                found.setdefault(subject, rule.limits)
    return found
