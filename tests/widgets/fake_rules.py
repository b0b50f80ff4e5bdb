"""The rules of the desk that exists only in a test."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from terminal.domain.level import Level
from terminal.domain.metric import Metric
from terminal.domain.rule import Clause, Limit, Response, Rule

D = Decimal
SILENT = 'data(basis, "stale", "no_data")'
JUMP = 'abs(change(basis, "15m", per="price")) > 0.5%'


def fake_rules() -> tuple[Rule, ...]:
    """Two bands, one on accounts, and two formulas."""
    return (
        Rule(
            id="basis-low",
            name="合同基差下限",
            metric=Metric.BASIS,
            subjects=("pair00",),
            limits=(
                Limit(Level.ATTENTION, D(-200), D(120)),
                Limit(Level.WARNING, D(-250)),
                Limit(Level.FORCED, D(-300)),
            ),
            hysteresis=D(20),
            hold=timedelta(seconds=5),
            clear_hold=timedelta(seconds=3),
            response=Response.REDUCE,
            digest="4b1c9920e1f0aa31",
        ),
        Rule(
            id="basis-high",
            name="基差上限",
            metric=Metric.BASIS,
            subjects=tuple(f"pair{at:02}" for at in range(1, 14)),
            limits=(Limit(Level.WARNING, None, D(120)),),
            digest="77aa01c2e1f0aa31",
        ),
        Rule(
            id="margin",
            name="风险度",
            metric=Metric.MARGIN_RATIO,
            subjects=("6688-01", "6688-02"),
            limits=(Limit(Level.ATTENTION, None, D("0.7")), Limit(Level.FORCED, None, D("0.9"))),
            hysteresis=D("0.03"),
            digest="c0ffee00e1f0aa31",
        ),
        Rule(
            id="jump",
            name="基差急变",
            metric=Metric.FORMULA,
            subjects=("pair00", "pair02"),
            limits=(),
            clauses=(Clause(Level.ATTENTION, JUMP), Clause(Level.WARNING, "basis < -300")),
            digest="beef0000e1f0aa31",
        ),
        Rule(
            id="silent",
            name="行情中断",
            metric=Metric.FORMULA,
            subjects=("pair00",),
            limits=(),
            clauses=(Clause(Level.WARNING, SILENT),),
            digest="dead0000e1f0aa31",
        ),
    )
