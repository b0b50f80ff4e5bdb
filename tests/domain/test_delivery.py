"""Which day a demand near delivery hangs on."""

from __future__ import annotations

import pytest

from terminal.domain.delivery import ClientType, DeliveryRule, Demand


@pytest.mark.parametrize(
    ("months_before", "is_last_day", "is_of_last_day"),
    [(1, False, False), (2, False, False), (0, False, True), (1, True, True)],
)
def test_a_demand_is_on_the_month_or_on_the_contracts_last_day(
    months_before: int, is_last_day: bool, is_of_last_day: bool
) -> None:
    rule = DeliveryRule(
        exchange="SHFE",
        clients=(ClientType.PERSON,),
        demand=Demand.FLAT,
        source="a",
        months_before=months_before,
        is_last_day=is_last_day,
    )
    assert rule.is_of_last_day is is_of_last_day
