"""A formula says what a condition says: no more, no less, and nothing is ever run."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.core.rules.formula import LONGEST, parse, spell
from terminal.core.rules.words import BadFormula
from terminal.domain.condition import All, Any, Beyond, Condition, Data, During, Not
from terminal.domain.metric import DataState
from terminal.domain.operand import Anchor, Change, PerPrevious, Value
from tests.core.rules.conditions import CONDITIONS

BASIS = Value("basis")


def test_the_example_of_the_brief_can_be_written() -> None:
    """合同基差环比变动超过5%且库存基差绝对值超出预警线."""
    text = """
        abs(change(contract_basis, "settlement", per="previous", floor=50)) > 5%
            and abs(inventory_basis) > 120
    """
    change = Change(metric="contract_basis", period=Anchor.SETTLEMENT, per=PerPrevious(50.0))
    assert parse(text) == All(
        (
            Beyond(operand=change, high=0.05, low=-0.05),
            Beyond(operand=Value("inventory_basis"), high=120.0, low=-120.0),
        )
    )


SAID = [
    "basis > 300",
    "basis < -300",
    "abs(unit.inventory_basis) > 120",
    "beyond(basis, high=300, high_clear=280, low=-300)",
    'during("21:00", "02:30") and basis > 300',
    'during("night") and basis > 300',
    'basis > 300 and not during("day")',
    'during("first 15m") or during("last 90s")',
    "not (basis > 300 or basis < -300)",
    "(basis > 300 or spot < 5) and not stale(basis)",
    'flip(basis, 5, lasting="10m")',
    'data(basis, "stale", "no_data", "link_down")',
    "all(any(basis > 5))",
]


@pytest.mark.parametrize("text", SAID)
def test_what_a_person_writes_is_written_back_the_same(text: str) -> None:
    assert spell(parse(text)) == text


@given(CONDITIONS)
def test_every_condition_is_read_as_it_was_written(condition: Condition) -> None:
    text = spell(condition)
    if len(text) <= LONGEST:
        assert parse(text) == condition


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("300 < basis", Beyond(operand=BASIS, high=300.0)),
        ("-300 > basis", Beyond(operand=BASIS, low=-300.0)),
        (
            "outside(basis, -300, 280, clear=20)",
            Beyond(operand=BASIS, high=280.0, low=-300.0, high_clear=260.0, low_clear=-280.0),
        ),
        ("abs(basis) < 5", Not(Beyond(operand=BASIS, high=5.0, low=-5.0))),
        ("basis > 12.5 %", Beyond(operand=BASIS, high=0.125)),
        ("stale(unit.basis)", Data("basis", (DataState.STALE,), "unit")),
        ('during("09:00:30", "10:15")', During(time(9, 0, 30), time(10, 15))),
        (
            "basis > 1 or basis < -1 and stale(basis)",
            Any(
                (
                    Beyond(operand=BASIS, high=1.0),
                    All((Beyond(operand=BASIS, low=-1.0), Data("basis", (DataState.STALE,)))),
                )
            ),
        ),
    ],
)
def test_short_ways_of_saying_it(text: str, condition: Condition) -> None:
    assert parse(text) == condition


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "this is not a formula: ''"),
        ("basis >", "this is not a formula: 'basis >'"),
        ("basis", "basis: this is neither true nor false"),
        ("basis >= 5", "basis >= 5: things are compared by < and > only"),
        ("1 < basis < 5", "1 < basis < 5: compare two things at a time"),
        ("basis > spot", "spot: a number is needed"),
        ("abs(basis) > -5", "limits must ascend"),
        ("outside(basis, 5, -5)", "limits must ascend"),
        ("outside(basis, -5, 5, clear=-1)", "must not be negative"),
        ("outside(basis, -5, 5, clear=6)", "limits must ascend"),
        ("beyond(basis)", "a comparison needs a high or a low limit"),
        ("beyond(basis, low=1, high_clear=2)", "a clear threshold above, but no high limit"),
        ('during("21:00", "21:00")', "must not begin where it ends"),
        ('during("21:00")', "two times of day"),
        ('during("evening")', "two times of day"),
        ('during("last")', "two times of day"),
        ('during("night 30m")', "two times of day"),
        ('during("last 30")', "a span of time is needed"),
        ('during("last 0m")', "above 0 and within 24 hours"),
        ('during("first 25h")', "above 0 and within 24 hours"),
        ('data(basis, "odd")', "'odd': there are stale, no_data"),
        ("stale('basis')", "the name of a metric is needed"),
        ("__import__('os').system('true') > 1", "this is not a metric"),
        ("(lambda: 0)() > 1", "this is not a metric"),
        ("[basis for basis in spot] > 1", "this is not a metric"),
        ("basis > 5; basis > 6", "this is not a formula"),
        ("not " * 50 + "stale(basis)", "too deeply"),
        ("(" * 500 + "basis > 1" + ")" * 500, "not a formula"),
        ("x" * 5000, "at most 4000 characters"),
    ],
)
def test_what_cannot_be_understood_is_quoted(text: str, said: str) -> None:
    with pytest.raises(BadFormula) as caught:
        parse(text)
    assert said in str(caught.value)


WORDS = ["basis", "spot", ">", "<", "5", "5%", "-", "(", ")", "and", "or", "not", "abs(", "stale(",
         "change(", '"15m"', ",", "per=", "flip(", "/", ".", "deviation("]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join) | st.text(max_size=40))
def test_any_text_is_a_condition_or_is_refused(text: str) -> None:
    try:
        condition = parse(text)
    except BadFormula:
        return
    assert parse(spell(condition)) == condition
