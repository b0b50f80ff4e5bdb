"""A rule pack as text, and packs of every kind."""

from __future__ import annotations

from typing import Any

import msgspec
from hypothesis import strategies as st

from terminal.core.rule_digest import stamped
from terminal.domain.pack import Advice, Pack, Stage, Suggestion
from terminal.packfile import sealed
from tests.rules import IDS, TEXTS, formula_rules, limit_rules

RIGHT = """\
[pack]
id = "metals"
version = "1.2"
name = "有色"
name_en = "Base metals"
commodities = ["cu", "al"]
source = "样例"

[monitoring]
spot_max_age = "26h"
reason = "现货一天一报"

[channels]
attention = ["wecom"]
warning = ["wecom", "sms"]

[response]
propose_from = "warning"
ack_warning = "10m"
four_eyes = true

[review]
levels = ["forced"]
within = "1d"

[[rule]]
id = "band.cu"
name = "铜基差"
metric = "basis"
subjects = ["commodity:cu"]
family = "band"
attention = { low = -200, high = 120 }
warning = { low = -250 }
hysteresis = 20

[[rule]]
id = "band.al"
name = "铝基差"
metric = "basis"
subjects = ["commodity:al"]
family = "band"
attention = { high = 80 }

[[formula]]
id = "jump"
name = "急变"
on = "unit"
subjects = ["*/CU"]
warning = 'abs(flat_exposure) > 500'

[[suggestion]]
rule = "band.cu"
unit = "元/吨"
reason = "近三年的分位数"

[[suggestion]]
rule = "jump"
stage = "trigger"
reason = "一个车皮"
"""


def _joined(rules: list[Any]) -> tuple[Any, ...]:
    # Ids must differ; limits stand before formulas, as in a file.
    named = (msgspec.structs.replace(one, id=f"r{index}") for index, one in enumerate(rules))
    return tuple(sorted(map(stamped, named), key=lambda one: bool(one.clauses)))


VALUES = {
    Stage.MONITORING: st.fixed_dictionaries({}, optional={"spot_max_age": st.just("26h")}),
    Stage.CHANNELS: st.fixed_dictionaries(
        {}, optional={"warning": st.lists(IDS, min_size=1, max_size=3, unique=True).map(tuple)}
    ),
    Stage.RESPONSE: st.fixed_dictionaries(
        {}, optional={"four_eyes": st.booleans(), "renotify": st.just("5m")}
    ),
    Stage.REVIEW: st.fixed_dictionaries({}, optional={"levels": st.just(("forced",))}),
}


@st.composite
def packs(draw: Any) -> Pack:
    text = st.just("") | TEXTS
    rules = _joined(draw(st.lists(limit_rules() | formula_rules(), min_size=1, max_size=3)))
    explained = draw(st.sets(st.sampled_from([rule.id for rule in rules])))
    stages = draw(st.sets(st.sampled_from(list(VALUES))))
    return sealed(
        Pack(
            id=draw(IDS),
            version=draw(st.sampled_from(["1", "1.0", "12.0.3"])),
            name=draw(TEXTS),
            name_en=draw(text),
            description=draw(text),
            source_en=draw(text),
            commodities=tuple(sorted(draw(st.sets(st.sampled_from(["cu", "al"]))))),
            rules=rules,
            suggestions=tuple(
                Suggestion(
                    rule=one,
                    stage=draw(st.sampled_from([Stage.THRESHOLD, Stage.TRIGGER])),
                    unit=draw(text),
                    reason=draw(TEXTS),
                )
                for one in sorted(explained)
            ),
            advice=tuple(
                Advice(stage=one, values=draw(VALUES[one]), reason=draw(text))
                for one in VALUES
                if one in stages
            ),
        )
    )
