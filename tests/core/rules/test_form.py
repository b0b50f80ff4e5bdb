"""A form says the same as its formulas; what it cannot say it leaves to the formulas, by name."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Any as Whatever

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal import Refused
from terminal.core.rules.form import (
    Fault,
    Form,
    Kind,
    Row,
    Why,
    clauses_of,
    faults,
    form_of,
    kind_of,
)
from terminal.core.rules.formula import LONGEST, parse, spell
from terminal.domain.condition import Data, During
from terminal.domain.level import Level
from terminal.domain.metric import DataState
from terminal.domain.operand import Ago, Change, Flip, Operand, PerPrevious, Value
from terminal.domain.rule import Clause
from tests.core.rules.conditions import CONDITIONS, LIMITS, SIMPLE, windows

ATTENTION, WARNING, FORCED = Level
BASIS = Value("basis")
STALE = Data("basis", (DataState.STALE,))


def said(*formulas: str) -> list[Clause]:
    return [Clause(level, text) for level, text in zip(Level, formulas, strict=False)]


@st.composite
def forms(draw: Whatever) -> Form:
    """Forms as a person may leave them: many have faults."""
    watched: Operand | Data = draw(st.one_of(SIMPLE, st.just(STALE)))
    levels = sorted(draw(st.sets(st.sampled_from(Level), min_size=1)))
    bare = isinstance(watched, Flip | Data)
    limits = st.none() if bare else st.none() | LIMITS
    rows = [
        Row(
            level=level,
            low=draw(limits),
            high=draw(limits),
            low_clear=draw(limits),
            high_clear=draw(limits),
        )
        for level in levels
    ]
    return Form(
        watched=watched,
        rows=tuple(rows[:1] if bare else rows),
        window=draw(st.none() | windows()),
    )


@st.composite
def right_forms(draw: Whatever) -> Form:
    """Forms of three levels, each further out than the one before."""
    watched = draw(SIMPLE.filter(lambda one: kind_of(one) not in (Kind.FLIP, None)))
    steps = sorted(draw(st.lists(LIMITS, min_size=6, max_size=6)))
    lows, highs = [steps[2], steps[1], steps[0]], steps[3:]
    rows = tuple(
        Row(level=level, low=low, high=high)
        for level, low, high in zip(Level, lows, highs, strict=True)
    )
    return Form(watched=watched, rows=rows, window=draw(st.none() | windows()))


@given(forms())
def test_a_form_comes_back_from_its_formulas_or_is_refused(form: Form) -> None:
    if faults(form):
        with pytest.raises(Refused):
            clauses_of(form)
    else:
        assert form_of(clauses_of(form)) == form


@given(right_forms())
def test_three_levels_further_out_each_come_back_as_they_were(form: Form) -> None:
    wrong = faults(form)
    assert {one.why for one in wrong} <= {Why.NO_FLOOR}
    assert wrong or form_of(clauses_of(form)) == form


@given(CONDITIONS)
def test_what_a_form_takes_over_it_says_the_same(condition: Whatever) -> None:
    text = spell(condition)
    if len(text) > LONGEST:
        return
    form = form_of([Clause(WARNING, text)])
    if isinstance(form, Form) and not faults(form):
        (clause,) = clauses_of(form)
        again = parse(clause.formula)
        # A time of day may have stood first.
        assert again == condition or set(again.parts) == set(condition.parts)


def test_three_levels_on_both_sides_within_a_time_of_day() -> None:
    form = form_of(
        said(
            'during("09:00", "11:30") and abs(basis) > 100',
            'beyond(basis, high=200, high_clear=180, low=-150) and during("09:00", "11:30")',
            'basis > 300 and during("09:00", "11:30")',
        )
    )
    assert form == Form(
        watched=BASIS,
        rows=(
            Row(level=ATTENTION, low=-100.0, high=100.0),
            Row(level=WARNING, low=-150.0, high=200.0, high_clear=180.0),
            Row(level=FORCED, high=300.0),
        ),
        window=During(time(9), time(11, 30)),
    )
    assert faults(form) == []
    assert clauses_of(form)[2] == Clause(FORCED, 'basis > 300 and during("09:00", "11:30")')


@pytest.mark.parametrize(
    "text",
    [
        'deviation(basis, 60, every="1m") > 4',
        'deviation(basis, 5, every="1m") / deviation(basis, 60) > 2',
        'deviation(basis, 5) / deviation(basis, 60, every="1m") > 2',
        'rank(basis, 240, every="1m") > 0.95',
    ],
)
def test_a_form_has_no_field_for_bars_and_so_loses_none(text: str) -> None:
    assert not isinstance(form_of([Clause(WARNING, text)]), Form)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("basis < -300", Kind.LEVEL),
        ('abs(change(basis, "15m")) > 30', Kind.CHANGE),
        ("deviation(basis, 60) > 4", Kind.VOLATILITY),
        ("deviation(basis, 5) / deviation(basis, 60) > 2", Kind.RATIO),
        ("rank(basis, 240) > 0.95", Kind.RANK),
        ("flip(basis, 10)", Kind.FLIP),
        ('data(basis, "stale", "no_data")', Kind.DATA),
    ],
)
def test_each_kind_of_rule_has_a_form(text: str, kind: Kind) -> None:
    form = form_of([Clause(WARNING, text)])
    assert isinstance(form, Form)
    assert kind_of(form.watched) is kind
    assert clauses_of(form) == (Clause(WARNING, text),)


@pytest.mark.parametrize(
    ("formulas", "fault"),
    [
        ([], Fault(why=Why.EMPTY, field="rows")),
        (
            ["basis > 5", "basis >> 6"],
            Fault(
                why=Why.NOT_READ,
                level=WARNING,
                said="basis >> 6: this is neither true nor false",
            ),
        ),
        (["basis > 5 and spot > 6"], Fault(why=Why.JOINED, level=ATTENTION)),
        (["basis > 5 or stale(basis)"], Fault(why=Why.JOINED, level=ATTENTION)),
        (['during("09:00", "10:00")'], Fault(why=Why.JOINED, level=ATTENTION)),
        (['during("night")'], Fault(why=Why.JOINED, level=ATTENTION)),
        (
            ['basis > 5 and during("day")', 'basis > 6 and during("night")'],
            Fault(why=Why.OTHER_WINDOW, level=WARNING, field="window"),
        ),
        (["not basis > 5"], Fault(why=Why.NEGATED, level=ATTENTION)),
        (["basis / spot > 5"], Fault(why=Why.NO_KIND, level=ATTENTION, field="watched")),
        (["flip(basis, 5) < 0"], Fault(why=Why.NO_KIND, level=ATTENTION, field="watched")),
        (
            ["basis > 5", "spot > 6"],
            Fault(why=Why.OTHER_WATCHED, level=WARNING, field="watched"),
        ),
        (
            ["basis > 5", 'basis > 6 and during("09:00", "10:00")'],
            Fault(why=Why.OTHER_WINDOW, level=WARNING, field="window"),
        ),
    ],
)
def test_formulas_of_another_shape_are_told_apart(formulas: list[str], fault: Fault) -> None:
    assert form_of(said(*formulas)) == fault


def row(level: Level = WARNING, **limits: float) -> Row:
    return Row(level=level, **limits)


@pytest.mark.parametrize(
    ("watched", "rows", "places"),
    [
        (BASIS, [], [(Why.EMPTY, None, "rows")]),
        (BASIS, [row()], [(Why.NO_LIMIT, WARNING, "high")]),
        (BASIS, [row(high=float("nan"))], [(Why.NOT_FINITE, WARNING, "high")]),
        (BASIS, [row(high=5, low_clear=1)], [(Why.NO_LIMIT, WARNING, "low")]),
        (BASIS, [row(high=5, high_clear=6)], [(Why.CROSSED, WARNING, "high")]),
        (BASIS, [row(low=5, high=-5)], [(Why.CROSSED, WARNING, "high")]),
        (
            BASIS,
            [row(ATTENTION, low=-5, high=5), row(WARNING, low=-4, high=4)],
            [(Why.NOT_FURTHER, WARNING, "low"), (Why.NOT_FURTHER, WARNING, "high")],
        ),
        (
            BASIS,
            [row(ATTENTION, high=5), row(WARNING, low=-9), row(FORCED, high=4)],
            [(Why.NOT_FURTHER, FORCED, "high")],
        ),
        (BASIS, [row(high=5), row(high=6)], [(Why.SAME_LEVEL, WARNING, "level")]),
        (STALE, [row(high=5)], [(Why.HAS_LIMIT, WARNING, "high")]),
        (Flip("basis", 5.0), [row(), row(FORCED)], [(Why.ONE_LEVEL, FORCED, "level")]),
        (
            Change(metric="basis", period=Ago(timedelta(minutes=15)), per=PerPrevious(0.0)),
            [row(high=0.2)],
            [(Why.NO_FLOOR, None, "floor")],
        ),
    ],
)
def test_what_is_wrong_in_a_form_names_its_place(
    watched: Operand | Data, rows: list[Row], places: list[tuple[Why, Level | None, str]]
) -> None:
    form = Form(watched=watched, rows=tuple(rows))
    assert [(one.why, one.level, one.field) for one in faults(form)] == places
    with pytest.raises(Refused, match=str(places[0][0])):
        clauses_of(form)


def test_limits_that_do_not_ascend_are_shown_to_be_mended() -> None:
    form = form_of(said("basis > 5", "basis > 4"))
    assert isinstance(form, Form)
    assert [one.why for one in faults(form)] == [Why.NOT_FURTHER]
