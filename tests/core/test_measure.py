"""An account in readings: nothing is measured over a dead link, and no equity is no ratio."""

from __future__ import annotations

from decimal import Decimal

import pytest

from terminal.core.measure import account_readings
from terminal.domain.metric import WIPED_OUT, DataState, Metric, Reading
from tests.builders import make_account


def readings(*, link_is_up: bool = True, **fields: Decimal) -> dict[Metric, Reading]:
    found = account_readings(make_account(**fields), link_is_up=link_is_up)
    return {one.metric: one for one in found}


def test_margin_ratio_is_margin_over_equity() -> None:
    found = readings()
    assert found[Metric.MARGIN_RATIO].value == pytest.approx(0.3)
    assert found[Metric.AVAILABLE].value == 7_000_000


@pytest.mark.parametrize("balance", ["0", "-1", "-10000000", "0.001"])
def test_margin_without_equity_is_beyond_every_limit(balance: str) -> None:
    # 穿仓: the worst an account can be in must not read as "no data", which fires nothing.
    found = readings(balance=Decimal(balance), available=Decimal(-500))
    assert found[Metric.MARGIN_RATIO].state is DataState.GOOD
    assert found[Metric.MARGIN_RATIO].value == WIPED_OUT
    assert found[Metric.AVAILABLE].value == -500


def test_the_ratio_grows_without_a_jump_while_equity_runs_out() -> None:
    values = [
        readings(balance=Decimal(balance), margin=Decimal(100))[Metric.MARGIN_RATIO].value
        for balance in ("1000", "100", "1", "0.2", "0.05", "0", "-5")
    ]
    assert values == sorted(values)
    assert values[-1] == values[-2] == WIPED_OUT


@pytest.mark.parametrize("balance", [0, -1])
def test_without_margin_and_equity_there_is_no_ratio(balance: int) -> None:
    found = readings(balance=Decimal(balance), margin=Decimal(0))
    assert found[Metric.MARGIN_RATIO].state is DataState.NO_DATA


def test_a_ratio_above_one_is_a_ratio() -> None:
    assert readings(margin=Decimal(15_000_000))[Metric.MARGIN_RATIO].value == 1.5


def test_over_a_dead_link_nothing_is_known() -> None:
    found = readings(link_is_up=False)
    assert {(one.value, one.state) for one in found.values()} == {(None, DataState.LINK_DOWN)}
    assert {one.subject for one in found.values()} == {"demo"}
