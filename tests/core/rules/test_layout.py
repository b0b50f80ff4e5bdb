"""Each thing once: inputs, sums and samples are shared by all rules of a subject."""

from __future__ import annotations

import math

import pytest

from terminal import Refused
from terminal.core.rules.layout import Layout
from terminal.core.rules.operands import node_of
from terminal.domain.operand import Ago, Change, PerPrevious, Samples, Value, Volatility
from terminal.domain.subject import Excess, Subject, Sum, Term
from tests.core.rules.trial import SUBJECT, UNIT, D, X, ms

CHANGE = Change(metric="d", period=Ago(ms(9)))


def layout(**options) -> Layout:
    options = {"has_clock": False, "thin": 0} | options
    return Layout(SUBJECT, {"a": SUBJECT, "u": UNIT}, **options)


def test_the_same_operand_is_worked_out_once() -> None:
    made = layout()
    assert node_of(made, CHANGE) is node_of(made, Change(metric="d", period=Ago(ms(9))))


def test_all_operands_of_a_metric_share_its_samples() -> None:
    made = layout()
    node_of(made, CHANGE)
    node_of(made, Change(metric="d", period=Ago(ms(5)), per=PerPrevious(1.0)))
    node_of(made, Volatility(metric="d", window=Samples(50)))
    assert len(made.rings) == 1
    (ring,) = made.rings.values()
    assert len(ring.pointers) == 2
    assert ring.counts == [50]


def test_a_period_is_followed_once_whatever_it_is_divided_by() -> None:
    made = layout()
    node_of(made, CHANGE)
    node_of(made, Change(metric="d", period=Ago(ms(9)), per=PerPrevious(0.0)))
    (ring,) = made.rings.values()
    assert len(ring.pointers) == 1


def test_a_thinned_series_is_apart_from_the_one_of_a_spread() -> None:
    made = layout(thin=100)
    node_of(made, CHANGE)
    node_of(made, Volatility(metric="d", window=Samples(50)))
    assert sorted(bool(ring.thin) for ring in made.rings.values()) == [False, True]


def test_an_input_moves_itself_and_the_sums_it_is_in() -> None:
    made = layout()
    node_of(made, D)
    assert made.moved_by(("", "x")) == [("", "x"), ("", "d")]
    assert made.moved_by(("", "y")) == [("", "y"), ("", "d")]


def test_a_sum_is_written_as_a_person_would() -> None:
    basis = Sum("b", (Term(1.13, "x"), Term(-1.0, "y")), -25.0)
    subject = Subject(id="p", inputs=("x", "y"), sums=(basis,))
    made = Layout(subject, {"p": subject}, has_clock=False, thin=0)
    node_of(made, Value("b"))
    (_, line, _) = made.sums["", "b"]
    assert line == "l0 = k0 * i0 + k1 - i1"
    assert made.params == [1.13, -25.0]


def test_an_excess_is_nothing_below_and_unknown_while_an_input_is() -> None:
    over = Sum("s", (Term(1.0, "c"), Excess(-1.0, "x", "r", "y"), Excess(2.0, "x", "r")))
    subject = Subject(id="p", inputs=("x", "y", "r", "c"), sums=(over,))
    made = Layout(subject, {"p": subject}, has_clock=False, thin=0)
    node_of(made, Value("s"))
    (_, line, sources) = made.sums["", "s"]
    assert sources == (("", "c"), ("", "x"), ("", "r"), ("", "y"))
    number = {name: made.inputs["", name] for name in "cxry"}

    def worked_out(**values: float) -> float:
        space = {f"i{number[name]}": value for name, value in values.items()}
        space |= {f"k{at}": value for at, value in enumerate(made.params)}
        exec(line, space)
        return space["l0"]

    assert worked_out(c=1.0, x=7.0, r=0.5, y=3.0) == 1.0 - 2.0 + 7.0
    assert worked_out(c=1.0, x=-7.0, r=0.5, y=3.0) == 1.0
    known = {"c": 1.0, "x": -7.0, "r": 0.5, "y": 3.0}
    for name in known:
        assert math.isnan(worked_out(**known | {name: math.nan}))


def test_a_state_of_a_sum_is_the_first_that_is_not_good() -> None:
    assert layout().data_state("", "d") == ("e0 or e1", ("", "d"))


def test_what_is_not_there_is_refused() -> None:
    with pytest.raises(Refused, match="a has no metric called q"):
        node_of(layout(), Value("q"))
    with pytest.raises(Refused, match="a has no link called q"):
        node_of(layout(), Value("z", "q"))


def test_thresholds_are_parameters_and_not_part_of_the_form() -> None:
    made = layout()
    node_of(made, X)
    assert made.params == []
    assert [made.param(5.0), made.param(5.0)] == ["k0", "k1"]
