"""What a change is measured against: previous sample, bar, day, told; and how large changes are."""

from __future__ import annotations

import math

import pytest

from terminal.core.rules.reference import (
    DAY,
    DAY_BEGINS,
    MINUTE,
    Deviation,
    LastBar,
    LastSample,
    Reference,
    SameTime,
    Told,
)

HOUR = 60 * MINUTE
NINE = 9 * HOUR


def push(reference: Reference, time: float, value: float, day: float = 0) -> float:
    return reference.push(time, time, value, day)


def test_the_last_sample_is_the_one_before_this() -> None:
    reference = LastSample()
    assert math.isnan(push(reference, 0, 5.0))
    assert push(reference, 1, 7.0) == 5.0
    assert push(reference, 2, 4.0) == 7.0
    assert reference.peek(3, 3, 0) == 7.0


def test_a_bar_closes_with_its_last_sample() -> None:
    reference = LastBar(MINUTE)
    assert math.isnan(push(reference, 0, 5.0))
    assert math.isnan(push(reference, 59_999, 6.0))
    assert push(reference, 60_000, 9.0) == 6.0
    assert push(reference, 119_999, 8.0) == 6.0
    assert reference.peek(120_000, 120_000, 0) == 8.0


def test_bars_are_cut_from_the_beginning_of_a_day() -> None:
    # Days of 100 s: the second one's first bar of a minute is no rest of the first one's last.
    reference = LastBar(MINUTE)
    push(reference, 99_000, 5.0, day=0)
    assert reference.push(100_000, 100_000, 7.0, 100_000) == 5.0
    assert reference.push(159_999, 159_999, 8.0, 100_000) == 5.0
    assert reference.push(160_000, 160_000, 9.0, 100_000) == 8.0


def test_a_bar_without_a_sample_closes_as_the_one_before() -> None:
    reference = LastBar(MINUTE)
    push(reference, 0, 5.0)
    assert push(reference, 10 * MINUTE, 9.0) == 5.0


def test_the_same_time_is_that_of_the_previous_trading_day() -> None:
    reference = SameTime()
    push(reference, NINE, 10.0, day=1)
    push(reference, NINE + MINUTE, 11.0, day=1)
    push(reference, NINE + 5 * MINUTE, 15.0, day=1)
    assert push(reference, DAY + NINE, 0.0, day=2) == 10.0
    assert push(reference, DAY + NINE + 3 * MINUTE, 0.0, day=2) == 11.0
    assert push(reference, DAY + NINE + HOUR, 0.0, day=2) == 15.0


def test_a_night_comes_before_its_day() -> None:
    # Friday 21:00 belongs to Monday, and is not "after" Friday 15:00 there.
    reference = SameTime()
    push(reference, 21 * HOUR, 1.0, day=1)
    push(reference, DAY + NINE, 2.0, day=1)
    assert push(reference, DAY + 21 * HOUR, 0.0, day=2) == 1.0
    assert push(reference, 2 * DAY + NINE, 0.0, day=2) == 2.0
    assert DAY_BEGINS == 18 * HOUR


def test_without_a_night_the_morning_is_not_compared_with_a_night() -> None:
    reference = SameTime()
    push(reference, DAY + NINE, 2.0, day=1)
    assert math.isnan(push(reference, DAY + 21 * HOUR, 0.0, day=2))


def test_what_is_told_stays_until_it_is_told_again() -> None:
    reference = Told()
    assert math.isnan(push(reference, 0, 5.0))
    reference.tell(3.0)
    assert push(reference, 1, 5.0) == 3.0
    assert reference.peek(2, 2, 0) == 3.0


@pytest.mark.parametrize(
    "make", [LastSample, lambda: LastBar(MINUTE), SameTime], ids=["sample", "bar", "day"]
)
def test_a_roll_moves_a_reference_or_drops_it(make) -> None:
    reference = make()
    push(reference, NINE, 10.0, day=1)
    reference.rebase(-3.0)
    assert push(reference, DAY + NINE, 0.0, day=2) == 7.0
    reference.forget()
    assert math.isnan(push(reference, 2 * DAY + NINE, 0.0, day=3))


def test_a_told_reference_rolls_too() -> None:
    reference = Told()
    reference.tell(3.0)
    reference.rebase(1.0)
    assert push(reference, 0, 0.0) == 4.0
    reference.forget()
    assert math.isnan(push(reference, 0, 0.0))


def test_a_deviation_is_an_ewma_of_squares() -> None:
    deviation = Deviation(0.94, 2)
    deviation.add(2.0)
    assert math.isnan(deviation.value)
    deviation.add(4.0)
    assert deviation.value == pytest.approx(math.sqrt(0.94 * 4 + 0.06 * 16))
    deviation.add(math.nan)
    assert deviation.count == 2


def test_no_deviation_at_all_is_unknown_and_not_zero() -> None:
    deviation = Deviation(0.94, 1)
    deviation.add(0.0)
    assert math.isnan(deviation.value)


@pytest.mark.parametrize("kind", ["sample", "bar"])
def test_a_change_is_judged_by_the_changes_before_it(kind: str) -> None:
    deviation = Deviation(0.5, 1)
    reference = LastSample(deviation) if kind == "sample" else LastBar(MINUTE, deviation)
    for index, value in enumerate([0.0, 1.0, 3.0]):
        push(reference, index * MINUTE, value)
    # The change of 2 to the third value is not counted: only 1 is.
    assert deviation.value == 1.0
    push(reference, 3 * MINUTE, 100.0)
    assert deviation.value == pytest.approx(math.sqrt(0.5 * 1 + 0.5 * 4))


def test_a_bar_in_which_nothing_was_heard_is_no_calm_one() -> None:
    deviation = Deviation(0.5, 1)
    reference = LastBar(MINUTE, deviation)
    push(reference, 0, 0.0)
    push(reference, MINUTE, 4.0)
    # An hour of a feed that is down, or of a lunch by the clock of the wall.
    for minute in range(2, 60):
        reference.peek(minute * MINUTE, minute * MINUTE, 0)
    assert (deviation.count, deviation.value) == (1, 4.0)
    push(reference, 60 * MINUTE, 4.0)
    push(reference, 61 * MINUTE, 4.0)
    assert deviation.value == pytest.approx(math.sqrt(0.5 * 16)), "it was heard, and the same"


def test_daily_deviation_is_from_close_to_close() -> None:
    deviation = Deviation(0.5, 1)
    reference = SameTime(deviation)
    for day, close in enumerate([10.0, 13.0, 99.0]):
        push(reference, day * DAY + NINE, -5.0, day=day)
        push(reference, day * DAY + NINE + HOUR, close, day=day)
    assert deviation.value == 3.0


def test_a_settlement_is_a_step() -> None:
    deviation = Deviation(0.5, 1)
    reference = Told(deviation)
    reference.tell(10.0)
    assert math.isnan(deviation.value)
    reference.tell(14.0)
    assert deviation.value == 4.0


def test_a_settlement_may_begin_with_all_that_were_before() -> None:
    deviation = Deviation(0.5, 2)
    reference = Told(deviation)
    reference.tell(7.0)
    reference.begin([10.0, 14.0, math.nan, 20.0, 24.0])
    assert deviation.count == 2, "no change across what was not known"
    assert deviation.value == 4.0
    assert reference.peek(0, 0, 0) == 24.0
    reference.begin([])
    assert math.isnan(reference.peek(0, 0, 0))
    assert math.isnan(deviation.value)


def test_what_stands_in_is_measured_from_and_is_no_step() -> None:
    reference = Told()
    reference.tell(14.0)
    reference.stand_in(11.0)
    assert reference.push(0, 0, 99.0, 0) == reference.peek(0, 0, 0) == 11.0
    reference.rebase(5.0)
    assert reference.peek(0, 0, 0) == 16.0
    reference.stand_in(math.nan)
    assert reference.peek(0, 0, 0) == 19.0
    reference.forget()
    assert math.isnan(reference.peek(0, 0, 0))


@pytest.mark.parametrize("one", [Told(Deviation(0.5, 1)), Told(is_statistic=True)])
def test_nothing_stands_in_where_changes_are_counted(one: Told) -> None:
    one.tell(10.0)
    one.stand_in(12.0)
    assert one.peek(0, 0, 0) == 10.0
    one.tell(14.0)
    assert one.deviation is None or one.deviation.value == 4.0
