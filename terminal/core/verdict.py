"""What a formula rule has come to on a subject, and the alert that begins with it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import groupby

import msgspec

from terminal.core.rules.names import Leaf, names_of
from terminal.core.rules.transition import Kind, Transition
from terminal.domain.alert import Alert, AlertState
from terminal.domain.condition import All, Any, Beyond, Condition, Not
from terminal.domain.level import Level, Side
from terminal.domain.rule import Rule


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """A level of a formula rule on a subject has fired, or cleared.

    is_told: False for a firing within the cooldown
    value, limit: the operand of the first comparison that raised it, and the limit that was passed;
        NaN where there is none, as in a rule on a data state
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
    """Say what the rule engine found as verdicts: of levels that fire at once the highest one that
    is told comes first, so that people hear of a jump once and as what it is.
    """
    verdicts = [_verdict(one) for one in found]
    if len(verdicts) < 2:
        return verdicts
    runs = groupby(verdicts, lambda one: (one.rule, one.subject, one.has_fired))
    return [one for key, run in runs for one in (sorted(run, key=_loudness) if key[2] else run)]


def _loudness(verdict: Verdict) -> tuple[bool, int]:
    return not verdict.is_told, -verdict.level


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
    has_fired = one.kind is not Kind.CLEARED
    value, limit = _decisive(one.cell.step.when, one.operands, has_fired)
    return Verdict(
        rule=one.trigger,
        subject=one.subject,
        level=one.level,
        has_fired=has_fired,
        is_told=one.kind is Kind.FIRED,
        value=value,
        limit=limit,
        operands=one.operands,
    )


# The first comparison that is as it must be, where one raised it: of an "or" it may be any.
def _decisive(
    condition: Condition, operands: Sequence[tuple[str, float]], has_fired: bool
) -> tuple[float, float]:
    found, at = [], 0
    for leaf, is_plain in _leaves(condition, True):
        if isinstance(leaf, Beyond):
            value = operands[at][1]
            low, _, _, high = leaf.edges
            is_so = value == value and (value < low or value > high) is is_plain
            found.append((not (is_so and has_fired), value, _passed(leaf, value)))
        at += len(names_of(leaf))
    _, value, limit = min(found, key=lambda one: one[0], default=(True, math.nan, math.nan))
    return value, limit


def _leaves(condition: Condition, is_plain: bool) -> Iterator[tuple[Leaf, bool]]:
    match condition:
        case All(parts=parts) | Any(parts=parts):
            for part in parts:
                yield from _leaves(part, is_plain)
        case Not(part=part):
            yield from _leaves(part, not is_plain)
        case _:
            yield condition, is_plain


def _passed(beyond: Beyond, value: float) -> float:
    limits = [limit for limit in (beyond.low, beyond.high) if limit is not None]
    return min(limits, key=lambda limit: abs(limit - value)) if value == value else limits[0]
