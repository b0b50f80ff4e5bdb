"""Rules of every kind that a desk file can say, for tests that must hold for all of them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from hypothesis import strategies as st

from terminal.core.rule_digest import stamped
from terminal.core.rules.formula import LONGEST, spell
from terminal.domain.level import Level
from terminal.domain.metric import Metric
from terminal.domain.rule import Clause, Limit, Response, Rule
from tests.core.rules.conditions import CONDITIONS

SPANS = st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=99_999))
# Of all scripts, quotes, backslashes and control characters among them.
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=64)
IDS = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,20}", fullmatch=True)
NUMBERS = st.decimals(min_value=-(10**12), max_value=10**12, places=None, allow_nan=False).filter(
    lambda one: int(one.as_tuple().exponent) >= -12
) | st.decimals(min_value=-(10**6), max_value=10**6, places=3)
SUBJECTS = st.lists(
    st.sampled_from(["*", "commodity:cu", "contract:SHFE.cu2701"]) | IDS | TEXTS,
    min_size=1,
    max_size=4,
    unique=True,
).map(tuple)


def _heads(draw: Any) -> dict[str, Any]:
    return {
        "id": draw(IDS),
        "name": draw(TEXTS),
        "name_en": draw(st.just("") | TEXTS),
        "subjects": draw(SUBJECTS),
        "family": draw(st.just("") | IDS),
        "hold": draw(SPANS),
        "clear_hold": draw(SPANS),
        "response": draw(st.sampled_from(Response)),
        "enabled": draw(st.booleans()),
    }


@st.composite
def limit_rules(draw: Any) -> Rule:
    levels = sorted(draw(st.sets(st.sampled_from(Level), min_size=1)))
    limits = tuple(
        Limit(one, draw(st.none() | NUMBERS), draw(st.none() | NUMBERS)) for one in levels
    )
    return stamped(
        Rule(
            metric=draw(st.sampled_from([Metric.BASIS, Metric.MARGIN_RATIO, Metric.AVAILABLE])),
            limits=limits,
            hysteresis=draw(NUMBERS),
            **_heads(draw),
        )
    )


@st.composite
def formula_rules(draw: Any) -> Rule:
    levels = sorted(draw(st.sets(st.sampled_from(Level), min_size=1)))
    said = CONDITIONS.map(spell).filter(lambda text: len(text) <= LONGEST)
    return stamped(
        Rule(
            metric=Metric.FORMULA,
            limits=(),
            clauses=tuple(Clause(one, draw(said)) for one in levels),
            on=draw(st.sampled_from(["pair", "account", "unit"])),
            unknown=draw(st.sampled_from(["kleene", "hold"])),
            cooldown=draw(SPANS),
            clock=draw(st.sampled_from(["", "trading", "wall"])),
            **_heads(draw),
        )
    )


RULES = limit_rules() | formula_rules()
