from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.core.rules.form import kind_of
from terminal.core.rules.formula import parse, spell
from terminal.domain.condition import Beyond, Data
from terminal.domain.operand import Operand
from tests.core.rules.conditions import METRICS
from widgets.watched_form import FIRST
from widgets.watched_text import fields_of, formula_of

EMPTY = {**FIRST, "per": "", "spread": "deviation", "of": "values"}
SPANS = st.sampled_from(["15m", "2h", "90s", "5d"])
PERIODS = (
    SPANS.map('"{}"'.format)
    | SPANS.map('bar="{}"'.format)
    | st.sampled_from(['"sample"', '"same_time"', '"settlement"', '"week"'])
)
PERS = st.sampled_from(["", ', per="price"', ', per="sigma"', ', per="previous", floor=2.5'])
WINDOWS = st.sampled_from(["20", '"30m"', '"ewma"'])
OFS = st.sampled_from(["", ', of="changes"'])
SPREADS = st.sampled_from(["deviation", "variance"])


@st.composite
def formulas(draw: st.DrawFn) -> str:
    metric, window, of, spread = draw(METRICS), draw(WINDOWS), draw(OFS), draw(SPREADS)
    volatility = f"{spread}({metric}, {window}{of})"
    return draw(
        st.sampled_from(
            [
                f"{metric} > 1",
                f"change({metric}, {draw(PERIODS)}{draw(PERS)}) > 1",
                f"{volatility} > 1",
                f"{volatility} / {spread}({metric}, {draw(WINDOWS)}{of}) > 1",
                f"rank({metric}, 240) > 0.5",
                f"rank({metric}, 30, least=30) > 0.5",
                f"flip({metric}, 2.5)",
                f'data({metric}, "stale", "no_data")',
                f"stale(unit.{metric})",
            ]
        )
    )


def watched(formula: str) -> Operand | Data:
    condition = parse(formula)
    if isinstance(condition, Beyond):
        return condition.operand
    assert isinstance(condition, Data)
    return condition


@given(formulas())
def test_fields_say_the_same_as_the_formula(formula: str) -> None:
    one = watched(formula)
    said = fields_of(one)
    kind = kind_of(one)
    assert kind is not None
    assert watched(formula_of(kind, said["metric"], EMPTY | said)) == one


@pytest.mark.parametrize(
    "formula",
    [
        'change(basis, "15m", per="sigma", decay=0.9) > 1',
        'change(basis, "15m", per="price", price=futures) > 1',
        "rank(basis, 240, least=100) > 0.5",
        'flip(basis, 10, lasting="5m")',
        'deviation(basis, 20, of="changes", skip_zeros=True) > 1',
        "deviation(basis, 5) / deviation(spot, 60) > 2",
    ],
)
def test_what_fields_cannot_say_comes_back_as_something_else(formula: str) -> None:
    # The form sees the difference, and keeps the formula as it was written.
    one = watched(formula)
    kind = kind_of(one)
    assert kind is not None
    said = fields_of(one)
    assert watched(formula_of(kind, said["metric"], EMPTY | said)) != one
    assert spell(parse(formula))
