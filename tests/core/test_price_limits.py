"""Limits of the day, of the day after a lock, and whose they are."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.core.price_limits import PriceLimits, largest_move, limits_of
from terminal.domain.level import Side
from terminal.domain.price_limit import LimitMove, LimitRule
from terminal.domain.quote import Quote
from tests.book_builders import D, make_limits
from tests.builders import FUTURES, make_quote

# NOW is Wednesday, the 12th of March 2025.
MONDAY, TUESDAY = date(2025, 3, 10), date(2025, 3, 11)
FRIDAY = date(2025, 3, 7)
RULE = LimitRule(
    exchange="SHFE", rate=D("0.07"), widen=(D("0.03"), D("0.02")), source="a", products=("cu",)
)
NOTHING: dict[str, Any] = {"upper_limit": None, "lower_limit": None}
# 8 % of 78,000 is 6,240.
LISTED: dict[str, Any] = {"upper_limit": 84_240.0, "lower_limit": 71_760.0}
HIGH, LOW = {FUTURES: int(Side.HIGH)}, {FUTURES: int(Side.LOW)}


def locked(side: Side = Side.HIGH, **fields: Any) -> Quote:
    if side is Side.HIGH:
        return make_quote(84_240.0, **{"ask": None, **LISTED, **fields})
    return make_quote(71_760.0, **{"bid": None, **LISTED, **fields})


def moved(quote: Quote | None, limits: PriceLimits) -> LimitMove:
    found = limits.move_of(quote)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("price", "rate", "tick", "lower", "upper"),
    [
        ("88000", "0.07", "10", "81840", "94160"),
        ("3333", "0.05", "1", "3167", "3499"),
        ("-37.63", "0.1", "0.01", "-41.39", "-33.87"),
        ("3333.5", "0.05", "1", "3167", "3500"),
    ],
)
def test_limits_lie_on_the_grid_inside_the_rate(
    price: str, rate: str, tick: str, lower: str, upper: str
) -> None:
    assert limits_of(D(price), D(rate), D(tick)) == (D(lower), D(upper))


@given(
    st.decimals(-100_000, 100_000, places=2),
    st.decimals("0.001", "0.3", places=3),
    st.sampled_from([D("0.02"), D("0.5"), D(1), D(5), D(10)]),
)
def test_no_move_is_beyond_the_rate(settled: Decimal, rate: Decimal, tick: Decimal) -> None:
    lower, upper = limits_of(settled, rate, tick)
    assert (lower / tick) % 1 == (upper / tick) % 1 == 0
    reach = abs(settled) * rate
    assert settled - reach <= lower
    assert upper <= settled + reach
    assert 0 <= largest_move(settled, rate, tick) <= reach


def test_the_front_s_limits_go_before_the_table_s() -> None:
    limits = make_limits(RULE)
    assert moved(make_quote(**LISTED), limits) == LimitMove(move=D(6240), rate=D("0.08"))
    written = moved(make_quote(**NOTHING), limits)
    assert written == LimitMove(move=D(5460), rate=D("0.07"), is_listed=False)


def test_the_larger_side_counts_and_one_side_alone() -> None:
    uneven = make_quote(upper_limit=90_000.0, lower_limit=66_010.0)
    assert moved(uneven, make_limits()).move == 12_000
    assert moved(make_quote(upper_limit=None, lower_limit=66_010.0), make_limits()).move == 11_990


def test_without_limits_or_a_settlement_nothing_is_known() -> None:
    assert make_limits().move_of(make_quote(**NOTHING)) is None
    assert make_limits(RULE).move_of(make_quote(pre_settlement=None)) is None
    assert make_limits(RULE).move_of(None) is None


@pytest.mark.parametrize("side", Side)
def test_from_a_lock_on_the_next_day_s_wider_move_is_at_risk(side: Side) -> None:
    found = moved(locked(side), make_limits(RULE))
    assert (found.stage, found.is_next, found.rate) == (2, True, D("0.11"))
    assert found.move == {Side.HIGH: 9260, Side.LOW: 7890}[side]


def test_a_price_at_its_limit_that_still_trades_is_no_lock() -> None:
    traded = make_quote(84_240.0, **LISTED)
    assert moved(traded, make_limits(RULE)).is_next is False
    below = make_quote(84_230.0, **{**LISTED, "ask": None})
    assert moved(below, make_limits(RULE)).is_next is False


def test_the_second_lock_on_the_same_side_widens_once_more() -> None:
    limits = make_limits(RULE)
    limits.take(TUESDAY, HIGH)
    wider = {"upper_limit": 86_580.0, "lower_limit": 69_420.0}  # 11 % of 78,000
    quiet = moved(make_quote(**wider), limits)
    assert (quiet.stage, quiet.rate, quiet.is_next) == (2, D("0.11"), False)
    again = moved(make_quote(86_580.0, **{**wider, "ask": None}), limits)
    assert (again.stage, again.rate, again.is_next) == (3, D("0.13"), True)


def test_a_lock_on_the_other_side_begins_anew() -> None:
    limits = make_limits(RULE)
    limits.take(MONDAY, HIGH)
    limits.take(TUESDAY, LOW)
    found = moved(locked(Side.HIGH), limits)
    assert (found.stage, found.rate) == (2, D("0.11"))
    assert moved(make_quote(**NOTHING), limits).stage == 2


def test_what_follows_d3_is_not_in_the_table() -> None:
    limits = make_limits(RULE)
    limits.take(MONDAY, HIGH)
    limits.take(TUESDAY, HIGH)
    found = moved(locked(), limits)
    assert (found.stage, found.is_next, found.move) == (3, False, 6240)


def test_the_table_s_limits_are_wider_after_each_lock_and_tell_a_lock_themselves() -> None:
    limits = make_limits(RULE)
    limits.take(FRIDAY, HIGH)
    limits.take(MONDAY, HIGH)
    assert moved(make_quote(**NOTHING), limits).stage == 1, "Tuesday was not locked"
    limits.take(TUESDAY, HIGH)
    assert moved(make_quote(**NOTHING), limits).stage == 4
    fresh = make_limits(RULE)
    fresh.take(TUESDAY, HIGH)
    assert moved(make_quote(**NOTHING), fresh).rate == D("0.10")
    assert fresh.lock_of(make_quote(85_800.0, **{**NOTHING, "ask": None})) is Side.HIGH
    assert fresh.lock_of(make_quote(85_790.0, **{**NOTHING, "ask": None})) is None
    assert fresh.lock_of(make_quote(70_200.0, **{**NOTHING, "bid": None})) is Side.LOW
    assert fresh.lock_of(make_quote(85_800.0, **NOTHING)) is None


def test_yesterday_s_lock_seen_on_a_monday_is_friday_s() -> None:
    limits = make_limits(RULE)
    limits.take(FRIDAY, HIGH)
    monday = make_quote(**NOTHING, stamp="2025-03-10 10:30:00.000000")
    assert moved(monday, limits).stage == 2
    # Heard again after the day has turned, Friday's snapshot is still Friday's.
    friday = locked(stamp="2025-03-07 14:59:00.000000")
    assert moved(friday, limits).stage == 2


def test_without_widening_a_lock_changes_nothing() -> None:
    plain = LimitRule(exchange="SHFE", rate=D("0.10"), source="a")
    assert moved(locked(), make_limits(plain)).is_next is False
    assert moved(locked(), make_limits()).is_next is False


@given(st.integers(1000, 100_000), st.sampled_from([D("0.035"), D("0.07"), D("0.1"), D("0.12")]))
def test_the_front_s_rate_is_read_off_its_limits(steps: int, rate: Decimal) -> None:
    settled = D(steps * 10)
    lower, upper = limits_of(settled, rate, D(10))
    quote = make_quote(
        pre_settlement=float(settled), upper_limit=float(upper), lower_limit=float(lower)
    )
    found = moved(quote, make_limits())
    assert found.move == largest_move(settled, rate, D(10))
    assert found.rate is not None
    assert abs(found.rate - rate) <= D(10) / settled


def test_a_lock_is_kept_for_the_days_that_it_counts() -> None:
    limits = make_limits(RULE)
    for back in range(1, 10):
        limits.take(date(2025, 3, 12) - timedelta(days=back), HIGH)
    assert moved(make_quote(**NOTHING), limits).rate == D("0.12")
