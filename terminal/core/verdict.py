"""What a formula rule has come to on a subject, and the alert that begins with it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import datetime

import msgspec

from terminal.core.rules.transition import Kind, Transition
from terminal.domain.alert import Alert, AlertState
from terminal.domain.condition import All, Any, Beyond, Condition, Not
from terminal.domain.level import Level, Side
from terminal.domain.rule import Rule


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """A level of a formula rule on a subject has fired, or cleared.

    is_told: False for a firing within the cooldown
    value, limit: the first comparison's operand and the limit that was passed; NaN where there is
        none, as in a rule on a data state
    operands: every number that decided it, by name
    """

    rule: str
    subject: str
    level: Level
    has_fired: bool
    is_told: bool
    value: float
    limit: float
    operands: tuple[tuple[str, float], ...]


def verdicts_of(found: Iterable[Transition]) -> list[Verdict]:
    """Say what the rule engine found as verdicts."""
    return [_verdict(one) for one in found]


def alert_of(rule: Rule, verdict: Verdict, id: str, now: datetime) -> Alert:
    """Begin an alert for a formula that has fired; it is pending until triage moves it."""
    return Alert(
        id=id,
        fingerprint=f"{rule.id}/{verdict.subject}/high",
        rule=rule.id,
        rule_digest=rule.digest,
        metric=rule.metric,
        subject=verdict.subject,
        side=Side.HIGH,
        level=verdict.level,
        state=AlertState.PENDING,
        value=verdict.value,
        limit=verdict.limit,
        latest=verdict.value,
        since=now,
        updated=now,
    )


def _verdict(one: Transition) -> Verdict:
    operands = one.operands
    value = operands[0][1] if operands else math.nan
    first = _first(one.cell.step.when)
    return Verdict(
        rule=one.trigger,
        subject=one.subject,
        level=one.level,
        has_fired=one.kind is not Kind.CLEARED,
        is_told=one.kind is Kind.FIRED,
        value=value,
        limit=math.nan if first is None else _passed(first, value),
        operands=operands,
    )


def _first(condition: Condition) -> Beyond | None:
    match condition:
        case Beyond():
            return condition
        case All(parts=parts) | Any(parts=parts):
            return _first(parts[0])
        case Not(part=part):
            return _first(part)
    return None


def _passed(beyond: Beyond, value: float) -> float:
    limits = [limit for limit in (beyond.low, beyond.high) if limit is not None]
    return min(limits, key=lambda limit: abs(limit - value)) if value == value else limits[0]
