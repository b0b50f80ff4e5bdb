"""What an alert of a formula says: what decided it, where that stands now, and how it ended."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

import msgspec

from terminal.core.rules.comparisons import Comparison, decisive, same
from terminal.core.rules.transition import Kind, Transition
from terminal.core.verdict import Verdict
from terminal.domain.alert import Alert, Decided, Fact

# What is told if people are told again, worked out only then.
News = Callable[[], dict[str, Any]]
See = Callable[[Alert, datetime], tuple[Alert, News]]


def as_it_is(alert: Alert, now: datetime) -> tuple[Alert, News]:
    """Know no more of an alert than it says itself."""
    return alert, dict[str, Any]


def gone_on(alert: Alert, one: Transition) -> Alert:
    """Return a formula's alert with the value of now of what decided it.

    one: what a level that stands is decided on, NaN = unknown. Where it compares nothing that is
        the alert's own, what decides it now takes over, and is known as it stands. While the level
        only waits until it clears nothing is beyond any limit: what holds it is over.
    """
    found, operands = one.cell.comparisons, one.values
    own = None if alert.decided is None else same(found, alert.decided)
    if own is not None:
        value = own.value(operands)
        return _replaced(alert, _measure(own, one), value if value == value else alert.latest)
    taking = decisive([each for each in found if each.decided is not None], operands)
    if taking is None:
        return alert if alert.decided is None else msgspec.structs.replace(alert, decided=None)
    value = taking.value(operands)
    return msgspec.structs.replace(
        alert,
        value=value,
        limit=taking.limit(value),
        latest=value,
        acknowledged_value=None if alert.acknowledged is None else value,
        worse_since=None,
        decided=_measure(taking, one),
    )


def _measure(comparison: Comparison, one: Transition) -> Decided | None:
    decided = comparison.decided
    if decided is None or one.kind is not Kind.CLEARED:
        return decided
    low, high = decided.low, decided.high
    return Decided(
        decided.operand,
        None if low is None else -math.inf,
        None if high is None else math.inf,
    )


def _replaced(alert: Alert, decided: Decided | None, value: float) -> Alert:
    if value == alert.latest and decided == alert.decided:
        return alert
    return msgspec.structs.replace(alert, latest=value, decided=decided)


def is_other(before: Alert, seen: Alert) -> bool:
    """Tell whether another number has taken over, which the ledger must know."""
    one, other = before.decided, seen.decided
    return other is not None and (one is None or one.operand != other.operand)


def news_of(verdict: Verdict, facts: Iterable[Fact]) -> dict[str, Any]:
    """Return what an alert says of a verdict on it."""
    return {
        "value": verdict.value,
        "limit": verdict.limit,
        "latest": verdict.value,
        "decided": verdict.decided,
        "facts": tuple(facts),
    }


def ended(alert: Alert, verdict: Verdict, facts: Iterable[Fact]) -> Alert:
    """Return an alert of a formula as it ends: with the numbers that cleared it, beside the old."""
    known = {} if alert.decided is None else dict(verdict.compared)
    value = (
        alert.latest if alert.decided is None else known.get(alert.decided.operand, alert.latest)
    )
    cleared = [Fact("cleared", one.value) for one in facts if one.name == "operand"]
    return msgspec.structs.replace(
        alert,
        latest=value if value == value else alert.latest,
        facts=(*alert.facts, *cleared),
    )
