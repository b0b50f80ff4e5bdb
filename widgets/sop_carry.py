"""The bound of cash-and-carry beside what the past suggests for the forced level, its low side.

It is reckoned, not remembered: below it buying spot, selling futures and delivering pays. The high
side has none, so that none is offered there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

import msgspec

from terminal.core.view import PairView
from terminal.domain.carry import CarryDay
from terminal.domain.level import Level
from terminal.domain.metric import Metric
from terminal.domain.rule import Rule
from widgets import format as f
from widgets.carry_text import carry_now
from widgets.latest import Latest
from widgets.rule_text import subject_name
from widgets.words import translate


class Bound(msgspec.Struct, frozen=True, kw_only=True):
    """The lowest of the pairs' bounds, in their price unit: below it each of them pays.

    pair: whose it is. cost: of its carry. days: until its delivery is paid
    """

    pair: str
    low: Decimal
    cost: Decimal
    days: int


def bound_of(rule: Rule, pairs: Sequence[str], views: Mapping[str, PairView]) -> Bound | None:
    """Return what carry suggests for a band with a forced low; None where it is not known of each.

    pairs: those that the rule watches
    """
    if rule.metric is not Metric.BASIS or not pairs:
        return None
    if not any(one.level is Level.FORCED and one.low is not None for one in rule.limits):
        return None
    found: list[Bound] = []
    for pair in pairs:
        view = views.get(pair)
        carry = None if view is None else carry_now(view)
        if view is None or carry is None or not isinstance(view.carry, CarryDay):
            return None
        days = view.carry.days
        found.append(Bound(pair=pair, low=carry.bound, cost=carry.cost, days=days))
    return min(found, key=lambda one: one.low)


def bound_text(bound: Bound | None, level: Level | str, decimals: int) -> str:
    """Write the bound as it stands beside P1 of the past: "carry < −660"; "" for other levels."""
    if bound is None or level is not Level.FORCED:
        return ""
    return translate("Sop", "carry < {0}").format(f.number(bound.low, decimals))


def bound_hint(bound: Bound | None, level: Level | str, latest: Latest) -> str:
    """Say what the bound rests on, and that the high side has none; "" for other levels."""
    if bound is None or level is not Level.FORCED:
        return ""
    words = translate(
        "Sop",
        "Carry bound: below {low} cash-and-carry of {pair} pays (carry {cost}, T {days} days); "
        "above there is no such bound. A proposal only.",
    )
    return words.format(
        low=f.number(bound.low, 2),
        pair=subject_name(bound.pair, latest),
        cost=f.number(bound.cost, 2),
        days=bound.days,
    )
