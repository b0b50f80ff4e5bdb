"""What becomes of an open alert when its rule says something else."""

from __future__ import annotations

from typing import TypeGuard

import msgspec

from terminal.core.evaluate import Watch
from terminal.core.unit_rules import is_watched
from terminal.domain.alert import Alert
from terminal.domain.level import Level
from terminal.domain.rule import Rule


def is_formula_of(rule: Rule | None, alert: Alert) -> TypeGuard[Rule]:
    """Tell whether a rule is one of formulas and still the one that raised the alert."""
    return (
        rule is not None
        and bool(rule.clauses)
        and alert.metric == rule.metric
        and is_watched(rule, alert.subject)
    )


def levels_below(rule: Rule, alert: Alert) -> set[Level]:
    """Return the rule's levels up to the one where the alert stands."""
    return {one.level for one in rule.clauses if one.level <= (alert.standing or alert.level)}


def revised(alert: Alert, rule: Rule, watch: Watch | None) -> Alert:
    """Return the alert under the rule's present version, with the limit of its level."""
    limit = None if watch is None else watch.limit_of(alert.level)
    return msgspec.structs.replace(
        alert, rule_digest=rule.digest, limit=alert.limit if limit is None else limit
    )
