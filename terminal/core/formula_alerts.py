"""What an alert of a formula says: what decided it, where that stands now, and how it ended."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

import msgspec

from terminal.core.rules.comparisons import Comparison, decisive, same
from terminal.core.verdict import Verdict
from terminal.domain.alert import Alert, Fact

# What is told if people are told again, worked out only then.
News = Callable[[], dict[str, Any]]
See = Callable[[Alert, datetime], tuple[Alert, News]]


def as_it_is(alert: Alert, now: datetime) -> tuple[Alert, News]:
    """Know no more of an alert than it says itself."""
    return alert, dict[str, Any]


def gone_on(alert: Alert, found: Sequence[Comparison], operands: Sequence[float]) -> Alert:
    """Return a formula's alert with the value of now of what decided it.

    found, operands: the comparisons of a level that stands, and what it is decided on, NaN =
        unknown. Where none of them is of the alert's own operand, the one that decides now takes
        over, and is known as it stands.
    """
    own = None if alert.decided is None else same(found, alert.decided)
    if own is not None:
        value = own.value(operands)
        return _replaced(alert, own, value if value == value else alert.latest)
    taking = decisive([one for one in found if one.decided is not None], operands)
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
        decided=taking.decided,
    )


def _replaced(alert: Alert, own: Comparison, value: float) -> Alert:
    if value == alert.latest and own.decided == alert.decided:
        return alert
    return msgspec.structs.replace(alert, latest=value, decided=own.decided)


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
