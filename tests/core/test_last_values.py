"""The last good values of a day, and what is forgotten of them."""

from __future__ import annotations

from terminal.core.last_values import LastValues
from terminal.domain.subject import Subject, Sum, Term

PAIR = Subject(
    id="cu",
    inputs=("spot", "futures"),
    sums=(Sum("basis", (Term(1.0, "spot"), Term(-1.0, "futures"))),),
)


def kept() -> LastValues:
    last = LastValues()
    last.keep("cu", {"spot": 100.0, "futures": 90.0})
    return last


def test_what_is_unknown_leaves_the_last_good_value() -> None:
    last = kept()
    last.keep("cu", {"spot": None, "futures": 91.0})
    last.keep("al", {"spot": None})
    assert last.of({}) == {"cu": {"spot": 100.0, "futures": 91.0}}


def test_sums_follow_where_all_inputs_are_known() -> None:
    last = kept()
    last.keep("half", {"spot": 1.0})
    found = last.of({"cu": PAIR, "half": PAIR})
    assert found["cu"] == {"spot": 100.0, "futures": 90.0, "basis": 10.0}
    assert found["half"] == {"spot": 1.0}
    found["cu"]["spot"] = 0.0
    assert last.of({})["cu"]["spot"] == 100.0, "it is a copy"


def test_what_was_good_earlier_on_the_day_is_taken_up() -> None:
    last = kept()
    last.recall({"cu": {"spot": 99.0}, "al": {"spot": 5.0}})
    assert last.of({}) == {"cu": {"spot": 99.0, "futures": 90.0}, "al": {"spot": 5.0}}


def test_metrics_can_be_dropped_and_a_day_forgotten() -> None:
    last = kept()
    last.drop("cu", ["spot", "basis"])
    assert last.of({"cu": PAIR}) == {"cu": {"futures": 90.0}}
    last.forget()
    assert last.of({"cu": PAIR}) == {}
