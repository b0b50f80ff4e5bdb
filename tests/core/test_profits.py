"""By trade and by day differ every day and agree over a life."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from terminal.core.profits import close_by_day, close_by_trade, open_by_day, open_by_trade
from terminal.domain.profit import ByDay
from tests.book_builders import D

PRICE = st.decimals(-100, 10_000, places=2)


@given(
    lots=st.integers(-50, 50),
    entry=PRICE,
    settlements=st.lists(PRICE, max_size=8),
    close=PRICE,
)
def test_over_a_life_both_families_come_to_the_same(
    lots: int, entry: Decimal, settlements: list[Decimal], close: Decimal
) -> None:
    day, base = ByDay(), entry
    for settlement in settlements:
        day += open_by_day(lots, base, settlement, D(5))
        base = settlement
    day += close_by_day(lots, base, close, D(5))
    assert day.total == close_by_trade(lots, entry, close, D(5)).total


def test_on_the_second_day_they_differ() -> None:
    assert open_by_trade(-2, D(100), D(90), D(10)).floating == 200
    assert open_by_day(-2, D(95), D(90), D(10)).position == 100
