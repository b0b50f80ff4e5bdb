"""A rule as formulas, also one that was written as limits: what a trial can run."""

from __future__ import annotations

from decimal import Decimal

from terminal.core.rules.form import Form, Row, clauses_of
from terminal.domain.operand import Value
from terminal.domain.rule import Clause, Limit, Rule


def formulas_of(rule: Rule) -> tuple[Clause, ...]:
    """Return the formulas that raise and clear each level of a rule without flaws."""
    if rule.clauses:
        return rule.clauses
    rows = tuple(_row(limit, rule.hysteresis) for limit in rule.limits)
    return clauses_of(Form(watched=Value(rule.metric.value), rows=rows))


def _row(limit: Limit, hysteresis: Decimal) -> Row:
    low, high = limit.low, limit.high
    back = hysteresis or None
    if back and low is not None and high is not None:
        # Each side clears by itself, beyond the middle too; one formula of both comes to there.
        back = min(back, (high - low) / 2)
    return Row(
        level=limit.level,
        low=None if low is None else float(low),
        high=None if high is None else float(high),
        low_clear=None if low is None or back is None else float(low + back),
        high_clear=None if high is None or back is None else float(high - back),
    )
