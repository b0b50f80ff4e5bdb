"""Each kind of word is read exactly, and anything else is quoted back."""

from __future__ import annotations

import ast
from datetime import time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.core.rules import words as w


def node(text: str) -> ast.expr:
    return ast.parse(text, mode="eval").body


@pytest.mark.parametrize(
    ("read", "text", "value"),
    [
        (w.number, "-300", -300.0),
        (w.number, "+0.5", 0.5),
        (w.number, "-pct(5)", -0.05),
        (w.whole, "60", 60),
        (w.flag, "True", True),
        (w.quoted, "'a b'", "a b"),
        (w.span, "'500ms'", timedelta(milliseconds=500)),
        (w.span, "'1036800001ms'", timedelta(days=12, milliseconds=1)),
        (w.span, "'1.5h'", timedelta(minutes=90)),
        (w.span, "'5d'", timedelta(days=5)),
        (w.time_of_day, "'21:00'", time(21)),
        (w.time_of_day, "'10:15:30'", time(10, 15, 30)),
        (w.metric, "basis", ("basis", "")),
        (w.metric, "unit.basis", ("basis", "unit")),
    ],
)
def test_a_word_is_read(read: Any, text: str, value: Any) -> None:
    assert read(node(text)) == value


@pytest.mark.parametrize(
    ("read", "text", "said"),
    [
        (w.number, "'5'", "'5': a number is needed"),
        (w.number, "True", "True: a number is needed"),
        (w.number, "1e999", "a number is needed"),
        (w.number, "1e16", "a number is needed"),
        (w.number, "x", "x: a number is needed"),
        (w.number, "pct('a')", "a number is needed"),
        (w.whole, "1.5", "1.5: a whole number is needed"),
        (w.flag, "1", "1: True or False is needed"),
        (w.quoted, "x", "x: a text in quotation marks is needed"),
        (w.span, "'15'", "'15': a span of time is needed"),
        (w.span, "'999999999999d'", "a span of time is needed"),
        (w.span, "'99999d'", "a span of time is needed"),
        (w.span, "'-5m'", "a span of time is needed"),
        (w.time_of_day, "'25:00'", "'25:00': a time of day is needed"),
        (w.time_of_day, "'21:00+08:00'", "a time of day is needed"),
        (w.metric, "a.b.c", "a.b.c: the name of a metric is needed"),
        (w.metric, "'basis'", "the name of a metric is needed"),
    ],
)
def test_a_wrong_word_is_quoted_back(read: Any, text: str, said: str) -> None:
    with pytest.raises(w.BadFormula) as caught:
        read(node(text))
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("f()", "1 to 2 things are needed"),
        ("f(1, 2, 3)", "1 to 2 things are needed"),
        ("f(1, z=3)", "there is no z here; there are: a, b"),
        ("f(*x)", "no stars"),
        ("f(1, **x)", "no stars"),
    ],
)
def test_a_call_has_only_what_it_knows(text: str, said: str) -> None:
    call = node(text)
    assert isinstance(call, ast.Call)
    with pytest.raises(w.BadFormula) as caught:
        w.call(call, 1, 2, {"a", "b"})
    assert said in str(caught.value)


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e15, max_value=1e15))
def test_a_number_is_read_as_it_was_written(value: float) -> None:
    assert w.number(node(w.spell_number(value))) == value


@given(st.timedeltas(min_value=timedelta(microseconds=1), max_value=timedelta(days=3660)))
def test_a_span_is_read_as_it_was_written(value: timedelta) -> None:
    assert w.span(node(w.spell_span(value))) == value


@given(st.times())
def test_a_time_is_read_as_it_was_written(value: time) -> None:
    assert w.time_of_day(node(w.spell_time(value))) == value
