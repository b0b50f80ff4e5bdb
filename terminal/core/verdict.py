"""What a formula rule has come to on a subject, and the alert that begins with it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import datetime
from itertools import groupby

import msgspec

from terminal.core.rules.comparisons import decisive
from terminal.core.rules.transition import Kind, Transition
from terminal.domain.alert import Alert, AlertState, Decided
from terminal.domain.level import Level, Side
from terminal.domain.rule import Rule


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """A level of a formula rule on a subject has fired, or cleared.

    is_told: False for a firing within the cooldown
    is_standing: it fired before: these are its numbers of now
    value, limit: the operand of the first comparison that raised it, and the limit that was passed;
        NaN where there is none, as in a rule on a data state
    decided: that comparison; None where none raised it, or nothing of it can get worse
    compared: the value of each operand that is compared, as the rule writes it
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
    decided: Decided | None = None
    compared: tuple[tuple[str, float], ...] = ()
    is_standing: bool = False


def verdicts_of(found: Iterable[Transition]) -> list[Verdict]:
    """Say what the rule engine found as verdicts: of levels that fire at once the highest one that
    is told comes first, so that people hear of a jump once and as what it is.
    """
    verdicts = [verdict_of(one) for one in found]
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
        decided=verdict.decided,
        since=now,
        updated=now,
    )


def verdict_of(one: Transition) -> Verdict:
    """Say what the rule engine found of one level."""
    has_fired, found = one.kind is not Kind.CLEARED, one.cell.comparisons
    by = decisive(found, one.values) if has_fired else None
    # Where no comparison raised it, the first one is shown all the same.
    shown = by or next(iter(found), None)
    value = math.nan if shown is None else shown.value(one.values)
    return Verdict(
        rule=one.trigger,
        subject=one.subject,
        level=one.level,
        has_fired=has_fired,
        is_told=one.kind is Kind.FIRED,
        value=value,
        limit=math.nan if shown is None else shown.limit(value),
        operands=one.operands,
        decided=None if by is None else by.decided,
        compared=tuple((c.decided.operand, c.value(one.values)) for c in found if c.decided),
    )
