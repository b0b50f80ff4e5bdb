"""A spot series that is another from now on, under its old name: nothing is compared across that.

A mapping that is changed, while the desk runs or while it does not, may read another column, unit
or tax footing. The step of the price that comes of it is no move of the market, whatever looks
back: changes, spreads, ranks, the days and weeks before, and what is told of a cause.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

import msgspec

from terminal.core.effect import Effect, Show, Topic, written
from terminal.core.rule_subjects import AT_SPOT as PAIR_AT_SPOT
from terminal.core.spot_mapped import KIND as MAPPING
from terminal.core.spot_mapped import SpotMapped, SpotStepped
from terminal.core.state import State
from terminal.core.unit_rules import AT_SPOT, subject_of

KIND = "spot_step"


class SpotStep(msgspec.Struct, frozen=True, kw_only=True):
    """The newest step of a series: when, on which trading day, and who brings it."""

    symbol: str
    time: datetime
    day: date
    source: str


class SpotSteps:
    """Let everything that looks back begin anew where a series steps, over one state."""

    def __init__(self, state: State) -> None:
        self._s = state

    def take(self, event: SpotStepped, now: datetime) -> list[Effect]:
        """Cut the past of these series off; a price of another source has not stepped."""
        found: list[Effect] = []
        for symbol in event.symbols:
            if self._s.market.may_be_brought_by(symbol, event.source):
                found += self._s.guard(self._step, symbol, event.source, now)
        return found

    def map(self, event: SpotMapped, now: datetime) -> list[Effect]:
        """Keep by which mapping series were read, for the next start to compare with."""
        return [written(MAPPING, event.source, "system", event)]

    def restore(self, steps: Iterable[SpotStep]) -> Mapping[str, date]:
        """Take up what is on record, before any day is; return since when each series is as now."""
        since = {}
        for one in steps:
            since[one.symbol] = one.day
            self._s.closes.step(one.symbol, one.time.isoformat())
        return since

    def _step(self, symbol: str, source: str, now: datetime) -> list[Effect]:
        state = self._s
        pairs = {pair.id for pair in state.market.pairs.values() if pair.spot == symbol}
        step = SpotStep(symbol=symbol, time=now, day=state.ends.day_of(now), source=source)
        effects = [written(KIND, symbol, "system", step), *state.ends.forget(symbol, now)]
        state.closes.step(symbol, now.isoformat())
        for pair in sorted(pairs):
            state.formulas.forget(pair, PAIR_AT_SPOT)
        book = state.bookwork
        for group in (*book.groups(), *book.strategy_groups()):
            if not book.meter.pairs_in(group, book.day).isdisjoint(pairs):
                state.formulas.forget(subject_of(*group), AT_SPOT)
        state.causes.forget_spot(pairs)
        return [*effects, *(Show(Topic.DAYS, pair) for pair in sorted(pairs))]
