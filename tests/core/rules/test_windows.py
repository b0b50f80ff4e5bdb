"""Changes over a time and rolling spreads agree with working them out from all samples."""

from __future__ import annotations

import random
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.core.rules.clock import session_clock
from terminal.domain.condition import Beyond, magnitude_beyond
from terminal.domain.operand import (
    Ago,
    Change,
    Of,
    PerPrevious,
    Ratio,
    Samples,
    Spread,
    Volatility,
    Within,
)
from tests.core.rules import naive
from tests.core.rules.trial import CLEARED, FIRED, Sample, Trial, agree, ms, naive_toggles, toggles

values = st.one_of(st.none(), st.integers(-30, 30).map(lambda n: n / 10))
gaps = st.sampled_from([0, 1, 3, 10, 25, 400])


@st.composite
def streams(draw: st.DrawFn) -> list[Sample]:
    steps = draw(st.lists(st.tuples(gaps, values), min_size=1, max_size=80))
    now, found = 0, []
    for gap, value in steps:
        now += gap
        found.append((float(now), value))
    return found


def volatility(window: Samples | Within, **options: object) -> Volatility:
    return Volatility(metric="x", window=window, spread=Spread.VARIANCE, **options)


@given(streams(), st.sampled_from([1, 10, 60]), st.sampled_from([0.0, 0.5]))
def test_a_change_over_a_time(samples: list[Sample], span: int, floor: float) -> None:
    per = PerPrevious(floor)
    change = Change(metric="x", period=Ago(ms(span)), per=per)
    expected = naive.changes_ago(samples, span, lambda ref: max(abs(ref), floor))
    agree(toggles(change, samples, 0.3), naive_toggles(expected, 0.3))


@given(streams(), st.sampled_from([2, 3, 10]))
def test_a_spread_of_the_last_samples(samples: list[Sample], count: int) -> None:
    expected = naive.rolling_by_count(samples, count)
    agree(toggles(volatility(Samples(count)), samples, 1.0), naive_toggles(expected, 1.0))


@given(streams(), st.sampled_from([2, 20, 100]))
def test_a_spread_over_a_time(samples: list[Sample], span: int) -> None:
    window = volatility(Within(ms(span)))
    expected = naive.rolling_by_time(samples, span)
    agree(toggles(window, samples, 1.0), naive_toggles(expected, 1.0))


@given(streams(), st.sampled_from([2, 5]), st.booleans())
def test_a_spread_of_changes(samples: list[Sample], count: int, skips: bool) -> None:
    window = volatility(Samples(count), of=Of.CHANGES, skip_zeros=skips)
    expected = naive.rolling_of_changes(samples, count, skip_zeros=skips)
    agree(toggles(window, samples, 1.0), naive_toggles(expected, 1.0))


@pytest.mark.parametrize("kind", ["walk", "price", "spikes", "calm"])
def test_running_sums_do_not_drift(kind: str) -> None:
    samples = long_stream(kind, 12_000)
    for count in (20, 300):
        expected = naive_running(samples, count)
        limit = median(value for value in expected if value == value) * 1.00012345
        ours = toggles(volatility(Samples(count)), samples, limit)
        assert len(ours) > 10
        assert {index for index, _, _ in ours} == {
            index for index, _, _ in naive_toggles(expected, limit)
        }
        for index, _, value in ours:
            assert value == pytest.approx(expected[index], rel=1e-9, abs=0.0), index


def long_stream(kind: str, count: int) -> list[Sample]:
    rng = random.Random(20260105)
    value, found = {"price": 71_990.0}.get(kind, -48.5), []
    for index in range(count):
        value += round(rng.gauss(0, 5.0 if kind != "calm" else 0.02 + (index // 700 % 2)), 2)
        spike = 1e6 if kind == "spikes" and index % 997 == 500 else 0.0
        found.append((index * 500.0, value + spike))
    return found


def naive_running(samples: list[Sample], count: int) -> list[float]:
    import numpy as np

    data = np.array([value for _, value in samples], dtype=np.longdouble)
    windows = np.lib.stride_tricks.sliding_window_view(data, count)
    return [float("nan")] * (count - 1) + [float(each) for each in windows.var(axis=1)]


def test_an_outlier_that_has_left_takes_no_digits_with_it() -> None:
    # Three spikes of 1e8 on a quiet series: without fresh sums the rest has none of its digits.
    samples = [(index * 10.0, index % 3 * 0.01) for index in range(4000)]
    for at in (1000, 1500, 1501):
        samples[at] = (at * 10.0, 1e8)
    expected = naive_running(samples, 60)
    trial = Trial(Beyond(operand=volatility(Samples(60)), high=1e-3))
    seen = []
    for index, (time, value) in enumerate(samples):
        if trial.x(time, value):
            seen.append(index)
            assert trial.last[0].operands[0][1] == pytest.approx(expected[index], rel=1e-9, abs=0.0)
    assert seen == [1000, 1060, 1500, 1561]


def test_a_window_that_goes_quiet_keeps_its_digits() -> None:
    rng = random.Random(20260105)
    # A lively series moves away from its origin by 30; then a hundred-thousandth of that is left.
    values = [50.0 + 3 * (index % 17) + rng.random() for index in range(400)]
    for step in range(8):
        size = 1e-4 * (1 + step % 2)
        values += [95.0 + size * (index % 2) for index in range(100)]
    samples = [(index * 10.0, value) for index, value in enumerate(values)]
    expected = naive_running(samples, 60)
    ours = toggles(volatility(Samples(60)), samples, 6e-9)
    assert len(ours) > 6
    for index, _, value in ours:
        assert value == pytest.approx(expected[index], rel=1e-9, abs=0.0)


def test_changes_are_taken_in_session_time() -> None:
    # A break from 100 to 900: 20 ms of session time ago lies before it.
    clock = session_clock([(0.0, 100.0, 1.0), (900.0, 1000.0, 1.0)])
    change = Change(metric="x", period=Ago(ms(20)))
    trial = Trial(Beyond(operand=change, high=4.0), clock=clock)
    assert trial.xs([(85.0, 1.0), (95.0, 3.0), (905.0, 6.0)]) == [FIRED]
    assert trial.operands() == {"change of x": 5.0, "x": 6.0, "x then": 1.0}


def test_outside_a_session_time_stands_still_and_values_are_judged() -> None:
    # What a book becomes after the close counts as of the close.
    clock = session_clock([(0.0, 100.0, 1.0), (900.0, 1000.0, 1.0)])
    trial = Trial(Beyond(operand=Change(metric="x", period=Ago(ms(20))), high=4.0), clock=clock)
    assert trial.xs([(50.0, 1.0), (500.0, 9.0)]) == [FIRED]
    assert trial.tick(899.0) == []
    assert trial.tick(919.0) == []
    assert trial.tick(920.0) == [CLEARED]
    assert trial.operands()["x then"] == 9.0


def test_time_alone_ends_a_change() -> None:
    trial = Trial(magnitude_beyond(Change(metric="x", period=Ago(ms(100))), 1.0))
    assert trial.xs([(0.0, 1.0), (100.0, 5.0)]) == [FIRED]
    assert trial.tick(150.0) == []
    assert trial.tick(199.0) == []
    assert trial.tick(200.0) == [CLEARED]
    assert trial.operands()["x then"] == 5.0
    assert trial.xs([(250.0, 7.0), (299.0, 7.0)]) == [FIRED]


def test_time_alone_empties_a_window() -> None:
    trial = Trial(Beyond(operand=volatility(Within(ms(100))), high=1.0))
    assert trial.xs([(0.0, 1.0), (50.0, 9.0), (120.0, 1.0)]) == [FIRED]
    # One sample is left in the window, then none: that is no spread of zero, it is unknown.
    assert trial.tick(170.0) == []
    assert trial.tick(400.0) == []
    assert trial.xs([(500.0, 1.0), (510.0, 1.0)]) == [CLEARED]
    # What came after the window was empty leaves it like anything else.
    assert trial.xs([(620.0, 5.0), (630.0, 5.0)]) == []
    assert trial.x(640.0, 9.0) == [FIRED]
    assert trial.operands()["volatility of x"] == pytest.approx(32 / 9)


def test_short_over_long_is_unknown_where_the_long_one_is_zero() -> None:
    short, long = volatility(Samples(2)), volatility(Samples(4))
    trial = Trial(Beyond(operand=Ratio(short, long), high=1.2))
    assert trial.xs([(float(t), 5.0) for t in range(7)]) == []
    assert trial.x(7.0, 9.0) == [FIRED]
    assert trial.operands()["volatility of x / volatility of x"] == pytest.approx(4 / 3)
    assert trial.xs([(8.0, 9.0)]) == [CLEARED]
    assert trial.xs([(9.0, 9.0), (10.0, 9.0), (11.0, 9.0)]) == []


def test_thinned_references_are_at_most_that_much_off() -> None:
    change = Change(metric="x", period=Ago(ms(1000)))
    exact = Trial(Beyond(operand=change, high=1e9))
    thinned = Trial(Beyond(operand=change, high=500.0), resolution=100)
    for time in range(0, 5000, 10):
        exact.x(float(time), float(time))
        thinned.x(float(time), float(time))
    assert 900 <= thinned.operands()["change of x"] <= 1100
    series = next(iter(thinned.engine._memories["a"].series.values()))
    assert len(series.values) <= 5000 / 100 + 1
