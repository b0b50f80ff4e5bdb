"""An operand is written as a person would, and read back as it was."""

from __future__ import annotations

import ast

import pytest
from hypothesis import given

from terminal import Refused
from terminal.core.rules.operand_text import read_operand, spell_operand
from terminal.domain.operand import Operand
from tests.core.rules.conditions import OPERANDS

SAID = [
    "basis",
    "unit.inventory_basis",
    'change(basis, "15m")',
    'change(basis, "sample")',
    'change(basis, bar="15m")',
    'change(basis, "same time", per="price")',
    'change(basis, "settlement", per="price", price=futures)',
    'change(basis, "week", per="sigma", decay=0.97, least=60)',
    'change(unit.contract_basis, "settlement", per="previous", floor=50)',
    "deviation(basis, 60)",
    'deviation(basis, 60, of="changes", every="1m")',
    'variance(basis, "ewma", every="1d")',
    'rank(basis, 250, least=30, every="15m")',
    'variance(basis, "30m", of="changes", skip_zeros=True, least=20)',
    'deviation(basis, "ewma", decay=0.9)',
    "deviation(basis, 5) / deviation(basis, 60)",
    "basis / (spot / futures)",
    "rank(deviation(basis, 5), 250)",
    "rank(basis, 250, least=20)",
    'flip(basis, 5, lasting="10m")',
]


def read(text: str) -> Operand:
    return read_operand(ast.parse(text, mode="eval").body)


@pytest.mark.parametrize("text", SAID)
def test_what_a_person_writes_is_written_back_the_same(text: str) -> None:
    assert spell_operand(read(text)) == text


@given(OPERANDS)
def test_every_operand_is_read_as_it_was_written(operand: Operand) -> None:
    assert read(spell_operand(operand)) == operand


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("5", "5: this is not a metric"),
        ("basis + spot", "basis + spot: this is not a metric"),
        ("sin(basis)", "sin(basis): this is not a metric"),
        ("change(basis)", 'either a period such as "15m" or a bar="15m"'),
        ('change(basis, "15m", bar="5m")', 'either a period such as "15m" or a bar="15m"'),
        ('change(basis, "yesterday")', "'yesterday': a span of time is needed"),
        ('change(basis, "15m", per="cent")', 'there are "price", "sigma" and "previous"'),
        ('change(basis, "15m", per="previous")', "needs a floor"),
        ('change(basis, "15m", floor=5)', "a change in the metric's own unit has no floor"),
        ('change(basis, "15m", per="price", decay=0.9)', 'per="price" has no decay'),
        ('change(basis, "0s")', "a change needs a period above zero"),
        ("deviation(basis, 1)", "at least two samples"),
        ('deviation(basis, "30m", every="1m")', "with every= a window is a number of bars"),
        ('deviation(basis, 60, every="0.9ms")', "a bar needs a length of at least 1 ms"),
        ('rank(basis, 60, every="0s")', "a bar needs a length of at least 1 ms"),
        ('change(basis, bar="0.9ms")', "a bar needs a length of at least 1 ms"),
        ("deviation(basis, 60, least=5)", "this window has no least"),
        ('deviation(basis, "30m", decay=0.9)', "this window has no decay"),
        ('deviation(basis, 60, of="prices")', 'there are "values" and "changes"'),
        ("deviation(basis, 60, skip_zeros=True)", "only changes of zero can be left out"),
        ("rank(basis, 5)", "2 <= least <= samples"),
        ("flip(basis, -1)", "must not be negative"),
        ('change(basis, "15m", per="sigma", decay=1)', "decay must lie between 0 and 1"),
    ],
)
def test_what_is_no_operand_is_said(text: str, said: str) -> None:
    with pytest.raises(Refused) as caught:
        read(text)
    assert said in str(caught.value)


def test_a_tower_of_ratios_is_refused_before_it_falls() -> None:
    with pytest.raises(Refused, match="nested too deeply"):
        read("/".join(["basis"] * 100))
