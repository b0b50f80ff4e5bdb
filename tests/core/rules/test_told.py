"""What was told of the days before, and what stands in for the newest of it."""

from __future__ import annotations

import math

from terminal.core.rules.reference import Deviation, Told
from terminal.core.rules.told import DaysBefore
from terminal.domain.operand import Anchor

KEY = ("cu", "basis", Anchor.SETTLEMENT)


def of(one: Told) -> float:
    return one.peek(0, 0, 0)


def test_a_reference_that_comes_later_hears_all_and_what_stands_in() -> None:
    days = DaysBefore()
    days.tell(KEY, 10.0, [])
    days.tell(KEY, 14.0, [])
    days.stand_in(KEY, 13.0, [])
    late, counted = Told(), Told(Deviation(0.5, 1))
    days.brief(KEY, late)
    days.brief(KEY, counted)
    assert of(late) == 13.0
    assert (of(counted), counted.deviation and counted.deviation.value) == (14.0, 4.0)


def test_a_new_value_ends_what_stood_in() -> None:
    days, one = DaysBefore(), Told()
    days.tell(KEY, 10.0, [one])
    days.stand_in(KEY, 13.0, [one])
    assert of(one) == 13.0
    days.tell(KEY, 20.0, [one])
    late = Told()
    days.brief(KEY, late)
    assert of(one) == of(late) == 20.0
    days.stand_in(KEY, 13.0, [one])
    days.begin(KEY, [1.0, 2.0], [one])
    assert of(one) == 2.0
    days.brief(KEY, late)
    assert of(late) == 2.0


def test_what_is_forgotten_stands_in_for_nothing() -> None:
    days, one = DaysBefore(), Told()
    days.tell(KEY, 10.0, [])
    days.stand_in(KEY, 13.0, [])
    days.forget("cu", {"spot"})
    days.brief(KEY, one)
    assert of(one) == 13.0
    days.forget("cu", {"basis"})
    days.brief(KEY, one)
    assert math.isnan(of(one))
