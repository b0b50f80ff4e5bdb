"""Every sentence of the desk has a key, its arguments, and the same English words as ever."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal import Refused
from terminal.core.refusal import (
    NUMBERS,
    SENTENCES,
    NoPlan,
    Refusal,
    fill,
    kind_of,
    say,
    sentence,
)
from terminal.domain.order import Offset
from terminal.domain.said import Said

PLACE = re.compile(r"\{(\w+)\}")


def test_each_key_has_its_sentence_and_no_two_say_the_same() -> None:
    assert SENTENCES.keys() == set(Refusal)
    assert len(set(SENTENCES.values())) == len(SENTENCES)
    assert len({key.value for key in Refusal}) == len(Refusal)


def test_a_refusal_is_its_english_sentence_and_keeps_its_arguments_as_text() -> None:
    refusal = NoPlan(
        Refusal.LOTS_GONE, symbol="SHFE.cu2701", lots=8, offset=Offset.CLOSE_TODAY, free=Decimal(3)
    )
    assert isinstance(refusal, Refused)
    assert str(refusal) == (
        "SHFE.cu2701: 8 lots were to be closed with CLOSE_TODAY, 3 are free now"
    )
    assert refusal.said == Said(
        "lots_gone",
        {"symbol": "SHFE.cu2701", "lots": "8", "offset": "CLOSE_TODAY", "free": "3"},
    )


@given(st.dictionaries(st.text(max_size=8), st.text(max_size=8), max_size=4), st.text(max_size=8))
def test_no_argument_can_make_a_sentence_fail(arguments: dict[str, str], value: str) -> None:
    for key in Refusal:
        assert sentence(Said(key.value, arguments))
    assert fill("{symbol}", {"symbol": value}) == value


def test_a_place_without_its_argument_keeps_its_name() -> None:
    assert sentence(say(Refusal.STALE_QUOTE, symbol="cu")).startswith("cu: the last quote is {age}")


def test_other_figures_do_not_make_it_another_sentence() -> None:
    one = say(Refusal.STALE_QUOTE, symbol="cu", age="5.1")
    assert kind_of(one) == kind_of(say(Refusal.STALE_QUOTE, symbol="cu", age="6.1"))
    assert kind_of(one) != kind_of(say(Refusal.STALE_QUOTE, symbol="al", age="5.1"))
    assert kind_of(one) != kind_of(say(Refusal.NO_LAST_PRICE, symbol="cu"))


def calls() -> Iterator[tuple[str, ast.Call]]:
    """Every place below the widgets where something is said."""
    root = Path(__file__).parent.parent.parent / "terminal"
    for path in sorted(root.rglob("*.py")):
        text = path.read_text("utf-8")
        if "from terminal.core.refusal import" not in text:
            continue
        for node in ast.walk(ast.parse(text)):
            name = getattr(node.func, "id", "") if isinstance(node, ast.Call) else ""
            if name in ("NoPlan", "say"):
                yield f"{path.name}:{node.lineno}", node  # type: ignore[attr-defined, misc]


def test_whoever_says_something_gives_all_that_its_sentence_shows() -> None:
    wrong = []
    for where, call in calls():
        first = call.args[0]
        if not isinstance(first, ast.Attribute):
            wrong.append(f"{where}: not one of the keys")
            continue
        given_names = {word.arg for word in call.keywords}
        wanted = set(PLACE.findall(SENTENCES[Refusal[first.attr]]))
        if wanted - given_names:
            wrong.append(f"{where}: {first.attr} lacks {wanted - given_names}")
    assert wrong == []


@pytest.mark.parametrize("name", sorted(NUMBERS))
def test_each_figure_is_a_place_of_some_sentence(name: str) -> None:
    assert any(name in PLACE.findall(text) for text in SENTENCES.values())
