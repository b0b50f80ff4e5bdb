"""TOML that is written is read back as the same values."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.tomltext import spell_table, spell_value
from tests.rules import NUMBERS

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
PLAIN = TEXTS | st.booleans() | st.integers(-(2**63), 2**63 - 1) | NUMBERS
# Few leaves: trees of a hundred take a minute to draw, and say no more of the spelling.
VALUES = st.recursive(
    PLAIN, lambda some: st.lists(some) | st.dictionaries(TEXTS, some), max_leaves=12
)


def read(text: str) -> Any:
    return tomllib.loads(text, parse_float=Decimal)


@given(st.dictionaries(TEXTS, VALUES, max_size=6))
def test_what_is_written_is_read_back(values: dict[str, Any]) -> None:
    assert read(spell_table("[[rule]]", values)) == {"rule": [values]}


@given(NUMBERS | st.sampled_from([Decimal("-0"), Decimal("-0.0"), Decimal("1E+3"), Decimal(7)]))
def test_a_number_keeps_its_digits(value: Decimal) -> None:
    found = read(f"x = {spell_value(value)}")["x"]
    assert str(Decimal(found)) == str(value)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ('change(basis, "15m") > 5', "'change(basis, \"15m\") > 5'"),
        ('it\'s "quoted"', '"it\'s \\"quoted\\""'),
        ("铜\n\x00\x7f", '"铜\\n\\u0000\\u007f"'),
        ('"\n', '"\\"\\n"'),
        (Decimal("0.70"), "0.70"),
        ({"low": Decimal(-20), "两": True}, '{ low = -20, "两" = true }'),
        ((), "[]"),
        ({}, "{}"),
    ],
)
def test_it_looks_as_a_person_writes_it(value: object, text: str) -> None:
    assert spell_value(value) == text


def test_what_toml_here_does_not_hold_is_refused() -> None:
    with pytest.raises(TypeError, match="float is not written"):
        spell_value([1.5])
