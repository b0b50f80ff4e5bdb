"""A pack for the pairs of the fake desk, and a dialog on it."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from terminal.core.rule_digest import stamped
from terminal.core.selectors import Places
from terminal.domain.level import Level
from terminal.domain.metric import Metric
from terminal.domain.pack import Advice, Pack, Stage, Suggestion
from terminal.domain.rule import Clause, Limit, Rule
from terminal.packfile import sealed

D = Decimal
PLACES = Places({"pair00": "SHFE.cu2701", "pair01": "SHFE.zn2701"}, ("6688-01",))
BAND = stamped(
    Rule(
        id="sop.cu",
        name="铜区间",
        name_en="Copper band",
        metric=Metric.BASIS,
        subjects=("commodity:cu",),
        limits=(Limit(Level.ATTENTION, D(-200), D(300)), Limit(Level.WARNING, None, D("450"))),
        hysteresis=D(40),
        hold=timedelta(seconds=10),
        clear_hold=timedelta(minutes=1),
    )
)
JUMP = stamped(
    Rule(
        id="sop.jump",
        name="急变",
        metric=Metric.FORMULA,
        subjects=("commodity:cu", "commodity:al"),
        limits=(),
        clauses=(Clause(Level.WARNING, 'abs(change(basis, "15m")) > 80'),),
        cooldown=timedelta(minutes=10),
    )
)
HEDGE = stamped(
    Rule(
        id="sop.hedge",
        name="套保比例",
        metric=Metric.FORMULA,
        on="unit",
        subjects=("*/CU",),
        limits=(),
        clauses=(Clause(Level.FORCED, "hedge_ratio < 0.5"),),
    )
)
PACK = sealed(
    Pack(
        id="metals",
        version="1.2",
        name="有色",
        name_en="Metals",
        description="铜与铝",
        description_en="Copper and aluminium",
        source="样例",
        source_en="An example",
        commodities=("cu", "al"),
        rules=(BAND, JUMP, HEDGE),
        suggestions=(
            Suggestion(rule="sop.cu", unit="元/吨", reason="分位数", reason_en="Quantiles"),
            Suggestion(rule="sop.hedge", stage=Stage.MONITORING, reason="制度"),
        ),
        advice=(
            Advice(stage=Stage.CHANNELS, values={"warning": ("wecom", "sms")}, reason="并行"),
            Advice(stage=Stage.RESPONSE, values={"renotify": "300s", "four_eyes": True}),
            Advice(stage=Stage.REVIEW, values={"levels": ("forced",)}),
        ),
    )
)
OTHER = sealed(Pack(id="other", version="1", name="别的", rules=(HEDGE,), commodities=("zn",)))
