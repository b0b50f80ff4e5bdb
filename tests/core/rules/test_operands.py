"""Denominators, references, ranks and flips as a rule sees them, with the traps of a basis."""

from __future__ import annotations

import math
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.domain.condition import Beyond, flipped, magnitude_beyond
from terminal.domain.operand import (
    Ago,
    Anchor,
    Change,
    Ewma,
    Flip,
    Of,
    Percentile,
    PerPrevious,
    PerPrice,
    PerSigma,
    PreviousBar,
    Samples,
    Spread,
    Volatility,
)
from tests.core.rules import naive
from tests.core.rules.trial import (
    CLEARED,
    FIRED,
    D,
    Trial,
    X,
    agree,
    ms,
    naive_toggles,
    toggles,
)

MINUTE = 60_000.0
DAY = 86_400_000.0


def relative(floor: float = 0.0, metric: str = "x") -> Change:
    return Change(metric=metric, period=Ago(ms(10)), per=PerPrevious(floor))


def test_the_denominator_is_never_signed() -> None:
    # From -10 to -5 the basis strengthens by 50 %; with a signed denominator it would be -50 %.
    trial = Trial(Beyond(operand=relative(), high=0.4))
    assert trial.xs([(0.0, -10.0), (10.0, -5.0)]) == [FIRED]
    assert trial.operands() == {"change of x": 0.5, "x": -5.0, "x then": -10.0}


def test_a_change_from_zero_is_unknown_without_a_floor() -> None:
    trial = Trial(magnitude_beyond(relative(), 0.05))
    assert trial.xs([(0.0, 0.0), (10.0, 100.0)]) == []
    # The next reference is not zero.
    assert trial.xs([(20.0, 200.0)]) == [FIRED]


def test_a_floor_keeps_a_small_reference_from_making_a_large_change() -> None:
    samples = [(0.0, 0.5), (10.0, 2.5)]
    assert Trial(magnitude_beyond(relative(), 0.05)).xs(samples) == [FIRED]
    assert Trial(magnitude_beyond(relative(floor=50.0), 0.05)).xs(samples) == []
    assert Trial(magnitude_beyond(relative(floor=50.0), 0.05)).xs([(0.0, 0.0), (10.0, 3.0)]) == [
        FIRED
    ]


def test_a_change_through_zero_is_legal() -> None:
    trial = Trial(magnitude_beyond(relative(), 1.0))
    assert trial.xs([(0.0, -2.0), (10.0, 1.0)]) == [FIRED]
    assert trial.operands()["change of x"] == 1.5


def test_a_change_per_spot_price_uses_the_price_then() -> None:
    # d = x - y is the basis of spot x and futures y; 20.04 to -36.98 is 2020-04-20.
    change = Change(metric="d", period=Ago(ms(10)), per=PerPrice("x"))
    trial = Trial(Beyond(operand=change, high=0.005))
    trial.x(0.0, 5000.0)
    trial.y(0.0, 4900.0)
    trial.x(5.0, 4990.0)
    assert trial.y(10.0, 4864.0) == [FIRED]
    assert trial.operands()["change of d"] == pytest.approx(26.0 / 5000.0)
    assert trial.operands()["price then"] == 5000.0


def test_a_price_below_zero_divides_by_its_size() -> None:
    change = Change(metric="d", period=Ago(ms(10)), per=PerPrice("x"))
    trial = Trial(Beyond(operand=change, high=0.01))
    trial.x(0.0, -36.98)
    trial.y(0.0, -37.63)
    assert trial.y(10.0, -38.63) == [FIRED]
    assert trial.operands()["change of d"] == pytest.approx(1.0 / 36.98)


def test_a_change_in_deviations_does_not_count_itself() -> None:
    per = PerSigma(decay=0.5, least=2)
    change = Change(metric="x", period=Anchor.SAMPLE, per=per)
    trial = Trial(Beyond(operand=change, high=3.0))
    # Changes 1, -1, then 4: judged by a deviation of 1, not by one that knows of the 4.
    assert trial.xs([(0, 0.0), (1, 1.0), (2, 0.0), (3, 4.0)]) == [FIRED]
    assert trial.operands()["change of x"] == 4.0
    assert trial.operands()["deviation of changes"] == 1.0
    # The next one is judged by it.
    assert trial.x(4, 8.0) == [CLEARED]
    assert trial.operands()["change of x"] == pytest.approx(4 / math.sqrt(0.5 + 8))


def test_a_sliding_change_in_deviations_has_bars_of_its_length() -> None:
    per = PerSigma(decay=0.5, least=1)
    trial = Trial(
        Beyond(operand=Change(metric="x", period=Ago(timedelta(minutes=1)), per=per), high=2.5)
    )
    samples = [(n * MINUTE / 2, float(n // 2 % 2)) for n in range(8)]
    assert trial.xs(samples) == []
    assert trial.x(4 * MINUTE, 4.0) == [FIRED]
    assert trial.operands() == {
        "change of x": 3.0,
        "x": 4.0,
        "x then": 1.0,
        "deviation of changes": 1.0,
    }


def test_the_previous_bar() -> None:
    trial = Trial(Beyond(operand=Change(metric="x", period=PreviousBar(ms(100))), high=2.0))
    assert trial.xs([(0.0, 1.0), (99.0, 5.0), (100.0, 7.0)]) == []
    assert trial.x(150.0, 7.5) == [FIRED]
    assert trial.operands()["x then"] == 5.0
    # When the bar ends the reference is its close, even if nothing comes.
    assert trial.tick(200.0) == [CLEARED]


def test_the_same_time_of_the_previous_day() -> None:
    trial = Trial(Beyond(operand=Change(metric="x", period=Anchor.SAME_TIME), high=2.0))
    nine = 9 * 60 * MINUTE
    assert trial.xs([(nine, 1.0), (nine + MINUTE, 5.0), (nine + 2 * MINUTE, 50.0)]) == []
    assert trial.x(DAY + nine + MINUTE, 8.0) == [FIRED]
    assert trial.operands()["x then"] == 5.0


@pytest.mark.parametrize("anchor", [Anchor.SETTLEMENT, Anchor.WEEK])
def test_a_reference_that_is_told(anchor: Anchor) -> None:
    trial = Trial(Beyond(operand=Change(metric="x", period=anchor), high=2.0))
    assert trial.x(0.0, 9.0) == []
    trial.engine.tell("a", "x", anchor, 5.0)
    assert trial.tick(1.0) == [FIRED]
    trial.engine.tell("a", "x", anchor, 8.0)
    assert trial.x(2.0, 9.0) == [CLEARED]


samples_of_x = st.lists(
    st.one_of(st.none(), st.integers(-30, 30).map(lambda n: n / 10)), min_size=1, max_size=60
).map(lambda values: [(float(time), value) for time, value in enumerate(values)])


@given(samples_of_x)
def test_a_percentile_agrees_with_counting(samples) -> None:
    expected = naive.rank([math.nan if v is None else v for _, v in samples], 10, 3)
    agree(toggles(Percentile(X, 10, 3), samples, 0.6), naive_toggles(expected, 0.6))


@given(samples_of_x)
def test_a_percentile_of_a_volatility(samples) -> None:
    volatility = Volatility(metric="x", window=Samples(4), spread=Spread.VARIANCE)
    expected = naive.rank(naive.rolling_by_count(samples, 4), 10, 3)
    # Equal windows must be equal to the last digit to rank as equal; integers would be exact.
    tenths = [(time, None if v is None else v * 10) for time, v in samples]
    agree(toggles(Percentile(volatility, 10, 3), tenths, 0.6), naive_toggles(expected, 0.6))


@given(samples_of_x, st.booleans())
def test_an_ewma_of_changes(samples, skips: bool) -> None:
    volatility = Volatility(
        metric="x",
        window=Ewma(0.9, 2),
        of=Of.CHANGES,
        spread=Spread.VARIANCE,
        skip_zeros=skips,
    )
    expected, variance, count = [], 0.0, 0
    changes = dict(naive.steps(samples, skip_zeros=skips))
    for index, (_, value) in enumerate(samples):
        if index in changes:
            square = changes[index] ** 2
            variance = square if not count else 0.9 * variance + 0.1 * square
            count += 1
        expected.append(variance if value is not None and count >= 2 else math.nan)
    agree(toggles(volatility, samples, 2.0), naive_toggles(expected, 2.0))


def test_a_flip_is_an_event_of_its_own() -> None:
    trial = Trial(flipped(Flip("x", 2.0)))
    assert trial.xs([(0, 5.0), (1, -1.0), (2, 1.0)]) == []
    assert trial.x(3, -2.0) == [FIRED]
    assert trial.operands() == {"flip of x": 1.0, "x": -2.0}
    assert trial.x(4, -2.0) == [CLEARED]
    assert trial.xs([(5, 1.9), (6, -1.9), (7, 1.9)]) == []


def test_a_flip_that_lasts_ends_with_time() -> None:
    trial = Trial(flipped(Flip("x", 2.0, ms(100))))
    assert trial.xs([(0, 5.0), (10, -5.0), (50, -6.0)]) == [FIRED]
    assert trial.tick(109) == []
    assert trial.tick(110) == [CLEARED]


def test_a_sum_is_unknown_while_one_leg_is() -> None:
    trial = Trial(Beyond(operand=D, high=1.0))
    assert trial.x(0, 9.0) == []
    assert trial.y(1, 3.0) == [FIRED]
    assert trial.y(2, None) == []
    assert trial.y(3, 9.0) == [CLEARED]


@pytest.mark.parametrize("nothing", [None, math.nan, math.inf, -math.inf, 1.797e308])
def test_no_number_is_no_sample(nothing: float | None) -> None:
    volatility = Volatility(metric="x", window=Samples(2), spread=Spread.VARIANCE)
    trial = Trial(Beyond(operand=volatility, high=1.0))
    assert trial.xs([(0, 1.0), (1, nothing), (2, 1.5), (3, nothing)]) == []
    assert trial.x(4, 9.0) == [FIRED]
