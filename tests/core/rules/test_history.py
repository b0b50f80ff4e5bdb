"""Forty years of WTI, spot and futures, agree with pandas: changes, spreads, ranks and rolls.

2020-04-20 is in it: spot -36.98, futures -37.63. The series is daily: a sample is a trading day.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pytest

from terminal.domain.condition import Beyond
from terminal.domain.operand import (
    Anchor,
    Change,
    Ewma,
    Of,
    Operand,
    Percentile,
    PerPrevious,
    PerPrice,
    PerSigma,
    Ratio,
    Samples,
    Value,
    Volatility,
)
from tests.core.rules.trial import Trial, agree, naive_toggles

DAY = 86_400_000.0
NAN = math.nan


@pytest.fixture(scope="module")
def days(shared: Path) -> Any:
    import pandas as pd

    folder = shared / "data" / "eia"
    spot = pd.read_csv(folder / "wti_spot_daily.csv", index_col="Date")["Price"]
    months = pd.read_csv(folder / "wti_futures_contracts1_4_daily.csv", index_col="date")
    table = pd.DataFrame({"spot": spot, "near": months.RCLC1, "next": months.RCLC2}).dropna()
    table["basis"] = table.spot - table.near
    assert table.loc["2020-04-20", "spot"] == -36.98
    assert round(table.loc["2020-04-20", "basis"], 2) == 0.65
    return table


def changes(window: Samples | Ewma, **options: Any) -> Volatility:
    options.setdefault("metric", "d")
    return Volatility(window=window, of=Of.CHANGES, **options)


def check(days: Any, operand: Operand, expected: Any) -> None:
    """Compare wherever the operand crosses one of four quantiles."""
    values = expected.tolist()
    for part in (0.2, 0.5, 0.8, 0.95):
        limit = float(expected.quantile(part)) * (1 + 1e-7) + 1e-7
        trial, ours = Trial(Beyond(operand=operand, high=limit)), []
        for index, (spot, near) in enumerate(zip(days.spot, days.near, strict=True)):
            # Spot unknown, futures, spot again: one sample of the basis a day.
            assert trial.x(index * DAY, None) == trial.y(index * DAY, near) == []
            for kind in trial.x(index * DAY, spot):
                ours.append((index, kind, trial.last[0].operands[0][1]))
        assert len(ours) > 2
        agree(ours, naive_toggles(values, limit))


def deviation(days: Any) -> Any:
    return days.basis.diff().pow(2).ewm(alpha=0.06, adjust=False).mean().pow(0.5)


def test_the_basis_itself(days: Any) -> None:
    check(days, Value("d"), days.basis)


def test_a_daily_change(days: Any) -> None:
    check(days, Change(metric="d", period=Anchor.SAMPLE), days.basis.diff())


def test_a_change_relative_to_the_day_before(days: Any) -> None:
    before = days.basis.shift().abs()
    expected = days.basis.diff() / before.where(before > 0)
    operand = Change(metric="d", period=Anchor.SAMPLE, per=PerPrevious(0.0))
    check(days, operand, expected)


def test_a_change_relative_to_the_day_before_with_a_floor(days: Any) -> None:
    expected = days.basis.diff() / days.basis.shift().abs().clip(lower=0.5)
    check(days, Change(metric="d", period=Anchor.SAMPLE, per=PerPrevious(0.5)), expected)


def test_a_change_per_spot_price(days: Any) -> None:
    expected = days.basis.diff() / days.spot.shift().abs()
    check(days, Change(metric="d", period=Anchor.SAMPLE, per=PerPrice("x")), expected)


def test_a_change_in_deviations_of_the_day_before(days: Any) -> None:
    expected = days.basis.diff() / deviation(days).shift()
    expected.iloc[:21] = NAN
    check(days, Change(metric="d", period=Anchor.SAMPLE, per=PerSigma(0.94, 20)), expected)


@pytest.mark.parametrize("count", [20, 60])
def test_a_rolling_volatility_of_changes(days: Any, count: int) -> None:
    check(days, changes(Samples(count)), days.basis.diff().rolling(count).std(ddof=0))


def test_a_rolling_volatility_of_values(days: Any) -> None:
    operand = Volatility(metric="d", window=Samples(250))
    check(days, operand, days.basis.rolling(250).std(ddof=0))


def test_an_ewma_volatility(days: Any) -> None:
    expected = deviation(days)
    expected.iloc[:20] = NAN
    check(days, changes(Ewma(0.94, 20)), expected)


def test_short_over_long(days: Any) -> None:
    change = days.basis.diff()
    # The rolling sums of pandas leave 4e-7 where five changes are equal; each window by itself not.
    short = change.rolling(5).apply(lambda window: window.std(), raw=True)
    expected = short / change.rolling(60).std(ddof=0)
    check(days, Ratio(changes(Samples(5)), changes(Samples(60))), expected)


def test_a_percentile_of_the_basis(days: Any) -> None:
    def rank(window: Any) -> float:
        return ((window < window[-1]).sum() + (window == window[-1]).sum() / 2) / len(window)

    expected = days.basis.rolling(250, min_periods=60).apply(rank, raw=True)
    check(days, Percentile(Value("d"), 250, 60), expected)


@pytest.mark.parametrize("rebases", [True, False])
def test_volatility_without_rolls(days: Any, rebases: bool) -> None:
    # Every 21st day stands for the roll; the next contract becomes the near one.
    rolls = set(range(21, len(days), 21))
    gap = (days.near - days.next).tolist()
    basis, added, series = [], 0.0, []
    for index, value in enumerate(days.basis):
        # The past is raised by F_old - F_new of the day before the roll.
        added += gap[index - 1] if index in rolls else 0.0
        basis.append(value)
        series.append(value - added)
    import pandas as pd

    change = pd.Series(series).diff() if rebases else pd.Series(basis).diff()
    if not rebases:
        change = change.drop(list(rolls))
    expected = change.rolling(60).std(ddof=0).reindex(range(len(days))).ffill()
    if not rebases:
        # On the day of a roll there is no change, and the volatility is that of the day before.
        assert expected.isna().sum() == 60 + 2
    limit = float(expected.median()) * (1 + 1e-7)
    trial, ours = Trial(Beyond(operand=changes(Samples(60), metric="x"), high=limit)), []
    for index, value in enumerate(basis):
        if index in rolls:
            trial.engine.roll("a", "x", gap[index - 1] if rebases else None)
        for kind in trial.x(index * DAY, value):
            ours.append((index, kind, trial.last[0].operands[0][1]))
    assert len(ours) > 20
    agree(ours, naive_toggles(expected.tolist(), limit))
