"""What the days that the desk knows suggest for the bands of a pack: one proposal a rule and level.

The past is of day's ends, one value a trading day: ticks of an afternoon suggest limits of an
afternoon. Fewer than `LEAST` days suggest nothing, and the screen says how many there are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

import msgspec

from terminal.core.quantiles import LEAST, Proposal, proposals
from terminal.core.view import DayBases
from terminal.domain.metric import Metric
from terminal.domain.rule import Rule

# Of a year of trading: less of a past suggests little.
ENOUGH = 242


class Past(msgspec.Struct, frozen=True, kw_only=True):
    """What the pairs of a rule suggest.

    proposals: ascending by level; of several pairs the outermost limits, the least count, and the
        sum of the episodes; none while the shortest past has fewer than `LEAST` days
    pairs: ids. days: trading days of the shortest past
    """

    proposals: tuple[Proposal, ...]
    pairs: tuple[str, ...]
    days: int

    @property
    def is_enough(self) -> bool:
        """It reaches back a year."""
        return self.days >= ENOUGH

    def of(self, level: object) -> Proposal | None:
        """Return the proposal of one level."""
        return next((one for one in self.proposals if one.level is level), None)


def past_of(rule: Rule, pairs: Sequence[str], days: Mapping[str, DayBases]) -> Past | None:
    """Return what the past of these pairs suggests for a band; None for a rule that is no band.

    pairs: those that the rule watches. days: by pair
    """
    if rule.metric is not Metric.BASIS or not pairs:
        return None
    known = [days[pair].bases if pair in days else () for pair in pairs]
    least = min(map(len, known))
    found: list[Proposal] = []
    for bases in known if least >= LEAST else ():
        found += proposals(bases, float(rule.hysteresis))
    has_level = {limit.level for limit in rule.limits}
    ordered = sorted((one for one in found if one.level in has_level), key=lambda one: one.level)
    joined = (_joined(tuple(group)) for _, group in groupby(ordered, key=lambda one: one.level))
    return Past(proposals=tuple(joined), pairs=tuple(pairs), days=least)


def _joined(group: tuple[Proposal, ...]) -> Proposal:
    return Proposal(
        level=group[0].level,
        low=min(one.low for one in group),
        high=max(one.high for one in group),
        count=min(one.count for one in group),
        episodes=sum(one.episodes for one in group),
        held=sum(one.held for one in group),
    )
