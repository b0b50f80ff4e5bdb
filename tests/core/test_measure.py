"""An account in readings: nothing is measured over a dead link, and no equity is no ratio."""

from __future__ import annotations

from decimal import Decimal

import pytest

from terminal.core.measure import account_readings
from terminal.domain.metric import DataState, Metric, Reading
from tests.builders import make_account


def readings(*, link_is_up: bool = True, **fields: Decimal) -> dict[Metric, Reading]:
    found = account_readings(make_account(**fields), link_is_up=link_is_up)
    return {one.metric: one for one in found}


def test_margin_ratio_is_margin_over_equity() -> None:
    found = readings()
    assert found[Metric.MARGIN_RATIO].value == pytest.approx(0.3)
    assert found[Metric.AVAILABLE].value == 7_000_000


@pytest.mark.parametrize("balance", [0, -1, -10_000_000])
def test_without_equity_the_ratio_is_unknown_and_the_funds_still_tell(balance: int) -> None:
    found = readings(balance=Decimal(balance), available=Decimal(-500))
    assert found[Metric.MARGIN_RATIO].state is DataState.NO_DATA
    assert found[Metric.MARGIN_RATIO].value is None
    assert found[Metric.AVAILABLE].value == -500


def test_a_ratio_above_one_is_a_ratio() -> None:
    assert readings(margin=Decimal(15_000_000))[Metric.MARGIN_RATIO].value == 1.5


def test_over_a_dead_link_nothing_is_known() -> None:
    found = readings(link_is_up=False)
    assert {(one.value, one.state) for one in found.values()} == {(None, DataState.LINK_DOWN)}
    assert {one.subject for one in found.values()} == {"demo"}
