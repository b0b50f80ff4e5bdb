"""What the past that the charts know suggests for the bands of a pack: one proposal a rule."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

import msgspec

from terminal.core.quantiles import Proposal, proposals
from terminal.domain.metric import Metric
from terminal.domain.rule import Rule

DAY = 86_400.0
# Of a year of trading: less of a past suggests little.
ENOUGH = 250.0


class Past(msgspec.Struct, frozen=True, kw_only=True):
    """What the pairs of a rule suggest.

    proposals: ascending by level; of several pairs the outermost limits, the least count, and the
        sum of the episodes
    pairs: ids. days: from the first to the last value of the shortest past
    """

    proposals: tuple[Proposal, ...]
    pairs: tuple[str, ...]
    days: float

    @property
    def is_enough(self) -> bool:
        """It reaches back a year."""
        return self.days >= ENOUGH

    def of(self, level: object) -> Proposal | None:
        """Return the proposal of one level."""
        return next((one for one in self.proposals if one.level is level), None)


# Gives (times in seconds, bases) of a pair, ascending in time.
Series = Callable[[str], tuple[Sequence[float], Sequence[float]]]


def past_of(rule: Rule, pairs: Sequence[str], series: Series) -> Past | None:
    """Return what the past of these pairs suggests for a band; None for no band, or a short past.

    pairs: those that the rule watches
    """
    if rule.metric is not Metric.BASIS or not pairs:
        return None
    found: list[Proposal] = []
    days: list[float] = []
    for pair in pairs:
        times, bases = series(pair)
        mine = proposals(bases, float(rule.hysteresis))
        if not mine:
            return None
        found += mine
        days.append((times[-1] - times[0]) / DAY)
    has_level = {limit.level for limit in rule.limits}
    ordered = sorted((one for one in found if one.level in has_level), key=lambda one: one.level)
    joined = (_joined(tuple(group)) for _, group in groupby(ordered, key=lambda one: one.level))
    return Past(proposals=tuple(joined), pairs=tuple(pairs), days=min(days))


def _joined(group: tuple[Proposal, ...]) -> Proposal:
    return Proposal(
        level=group[0].level,
        low=min(one.low for one in group),
        high=max(one.high for one in group),
        count=min(one.count for one in group),
        episodes=sum(one.episodes for one in group),
        held=sum(one.held for one in group),
    )
