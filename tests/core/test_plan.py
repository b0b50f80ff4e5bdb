"""A reduction is sized and priced so that it can only make the risk smaller."""

from __future__ import annotations

import itertools
from datetime import timedelta
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from terminal.core.plan import (
    Situation,
    check_market,
    close_volumes,
    digest_of,
    exact,
    free_lots,
    limit_price,
    reduce_plan,
)
from terminal.core.policy import Policy
from terminal.core.refusal import NoPlan
from terminal.domain.account import Position
from terminal.domain.approval import Plan
from terminal.domain.instrument import TradingTime
from terminal.domain.order import Direction, Offset
from tests.builders import (
    FUTURES,
    NOW,
    make_exposure,
    make_instrument,
    make_pair,
    make_position,
    make_quote,
    make_request,
)
from tests.calendars import CALENDAR, at
from tests.playbook import lots

BUY, SELL = Direction.BUY, Direction.SELL
WTI = make_instrument(
    symbol="NYMEX.CL05",
    exchange="NYMEX",
    code="CL05",
    multiplier=Decimal(1000),
    price_tick=Decimal("0.01"),
)


def situation(flat: int | str = 150, **fields: Any) -> Situation:
    values: dict[str, Any] = {
        "pair": make_pair(),
        "instrument": make_instrument(),
        "position": make_position(),
        "quote": make_quote(),
        "quote_age": 0.5,
        "exposure": make_exposure(flat=Decimal(flat)),
    }
    return Situation(**values | fields)


def plan_of(where: Situation, **policy: Any) -> Plan:
    ids = itertools.count(1)
    return reduce_plan(where, Policy(**policy), lambda: f"bd{next(ids)}", NOW)


def shown(plan: Plan) -> list[tuple[str, str, int]]:
    return [(leg.direction.value, leg.offset.value, leg.volume) for leg in plan.legs]


# Size and sign


def test_a_long_exposure_is_reduced_by_selling_long_lots() -> None:
    plan = plan_of(situation(150))
    assert shown(plan) == [("SELL", "CLOSE", 20), ("SELL", "CLOSE_TODAY", 10)]
    assert (plan.exposure_before, plan.exposure_after) == (150, 0)


def test_a_short_exposure_is_reduced_by_buying_back_short_lots() -> None:
    plan = plan_of(situation(-40, position=lots(short_today=20)))
    assert shown(plan) == [("BUY", "CLOSE_TODAY", 8)]
    assert (plan.exposure_before, plan.exposure_after) == (-40, 0)


def test_the_part_of_the_exposure_that_is_less_than_a_lot_stays() -> None:
    plan = plan_of(situation("53.9"))
    assert plan.volume == 10
    assert plan.exposure_after == Decimal("3.9")


def test_only_what_lies_above_the_target_is_closed() -> None:
    assert plan_of(situation(150), target=Decimal(60)).volume == 18


@pytest.mark.parametrize("flat", [0, 4, -4, "4.999"])
def test_nothing_is_proposed_within_one_lot_of_the_target(flat: int | str) -> None:
    with pytest.raises(NoPlan, match="nothing to reduce"):
        plan_of(situation(flat))


def test_an_exposure_below_the_target_is_left_alone() -> None:
    with pytest.raises(NoPlan, match="nothing to reduce"):
        plan_of(situation(150), target=Decimal(1000))


def test_long_lots_are_no_reduction_of_a_short_exposure_they_are_its_hedge() -> None:
    # Sold forward 1000 t, bought 30 lots against it: closing them would raise the risk.
    with pytest.raises(NoPlan, match="hedge the physical side"):
        plan_of(situation(-850))


def test_short_lots_are_no_reduction_of_a_long_exposure() -> None:
    with pytest.raises(NoPlan, match="hedge the physical side"):
        plan_of(situation(850, position=lots(short_history=30)))


def test_of_a_locked_position_only_the_side_that_lowers_the_exposure_is_closed() -> None:
    plan = plan_of(situation(50, position=make_position(short_history=40)))
    assert shown(plan) == [("SELL", "CLOSE", 10)]


def test_what_cannot_be_closed_now_is_told_as_remainder() -> None:
    plan = plan_of(situation(500))
    assert (plan.volume, plan.remainder) == (30, 70)
    assert "remainder" in plan.notes


def test_no_plan_is_larger_than_the_house_allows() -> None:
    plan = plan_of(situation(150), max_volume=7)
    assert (plan.volume, plan.remainder) == (7, 23)


def test_no_order_is_larger_than_the_exchange_allows() -> None:
    plan = plan_of(situation(150, instrument=make_instrument(max_limit_volume=12)))
    assert (plan.volume, plan.remainder) == (12, 18)


def test_an_exchange_that_states_no_maximum_does_not_forbid_all_orders() -> None:
    assert plan_of(situation(150, instrument=make_instrument(max_limit_volume=0))).volume == 30


def test_lots_are_counted_in_base_units_and_money_in_quote_units() -> None:
    # Eggs: quoted CNY/500 kg, multiplier 10, but one lot is 5 t.
    eggs = make_instrument(exchange="DCE", multiplier=Decimal(10), price_tick=Decimal(1))
    quote = make_quote(3000.0, bid=2999.0, ask=3001.0, upper_limit=None, lower_limit=None)
    plan = plan_of(situation(150, instrument=eggs, quote=quote))
    assert plan.volume == 30
    assert plan.worst_price == Decimal(2994)
    assert plan.worst_cost == (3000 - 2994) * 30 * 10


@given(
    flat=st.integers(-2000, 2000),
    long_history=st.integers(0, 60),
    long_today=st.integers(0, 60),
    short_history=st.integers(0, 60),
    short_today=st.integers(0, 60),
    frozen=st.integers(0, 30),
    base=st.sampled_from([Decimal(1), Decimal(5), Decimal("0.5"), Decimal(16), Decimal("7.3")]),
    target=st.integers(0, 300),
    exchange=st.sampled_from(["SHFE", "INE", "DCE"]),
    most=st.integers(1, 80),
)
def test_no_plan_crosses_zero_raises_the_risk_or_closes_a_lot_that_is_not_free(
    flat: int,
    long_history: int,
    long_today: int,
    short_history: int,
    short_today: int,
    frozen: int,
    base: Decimal,
    target: int,
    exchange: str,
    most: int,
) -> None:
    position = lots(
        long_history=long_history,
        long_today=long_today,
        short_history=short_history,
        short_today=short_today,
        long_frozen_history=frozen,
        short_frozen_today=frozen,
    )
    where = situation(
        flat,
        position=position,
        pair=make_pair(base_per_lot=base),
        instrument=make_instrument(exchange=exchange),
    )
    try:
        plan = plan_of(where, target=Decimal(target), max_volume=most)
    except NoPlan:
        return
    assert abs(plan.exposure_after) < abs(plan.exposure_before)
    assert plan.exposure_after * plan.exposure_before >= 0
    assert abs(plan.exposure_after) >= target
    assert 0 < plan.volume <= most
    history, today = free_lots(position, plan.legs[0].direction)
    closed = {leg.offset: leg.volume for leg in plan.legs}
    if exchange == "DCE":
        assert closed.keys() == {Offset.CLOSE}
        assert closed[Offset.CLOSE] <= history + today
    else:
        assert closed.get(Offset.CLOSE, 0) <= history
        assert closed.get(Offset.CLOSE_TODAY, 0) <= today
    assert len({leg.id for leg in plan.legs}) == len(plan.legs)


# Today and yesterday


def test_frozen_lots_are_not_free() -> None:
    position = make_position(long_frozen_history=15, long_frozen_today=4)
    assert free_lots(position, SELL) == (5, 6)


def test_what_is_frozen_beyond_one_part_is_not_free_in_the_other() -> None:
    # A counter that tells the sum alone, and a close that it books on the other part.
    assert free_lots(make_position(long_frozen_history=25), SELL) == (0, 5)
    assert free_lots(make_position(long_frozen_today=12), SELL) == (18, 0)
    dce = make_instrument(exchange="DCE")
    position = lots(short_today=10, short_frozen_history=4)
    assert close_volumes(position, 30, dce, BUY) == ((Offset.CLOSE, 6),)


def test_more_frozen_than_held_is_no_negative_number_of_free_lots() -> None:
    assert free_lots(make_position(long_frozen_history=99), SELL) == (0, 0)
    assert free_lots(make_position(long_frozen_today=99), SELL) == (0, 0)


def test_each_side_has_its_own_lots() -> None:
    position = make_position(short_history=3, short_today=2, short_frozen_today=1)
    assert free_lots(position, BUY) == (3, 1)
    assert free_lots(position, SELL) == (20, 10)


@pytest.mark.parametrize("exchange", ["SHFE", "INE"])
def test_shanghai_closes_yesterdays_lots_first_and_todays_with_their_own_flag(
    exchange: str,
) -> None:
    instrument = make_instrument(exchange=exchange)
    split = close_volumes(make_position(), 25, instrument, SELL)
    assert split == ((Offset.CLOSE, 20), (Offset.CLOSE_TODAY, 5))


def test_shanghai_with_todays_lots_alone_sends_no_empty_leg() -> None:
    split = close_volumes(lots(long_today=10), 4, make_instrument(), SELL)
    assert split == ((Offset.CLOSE_TODAY, 4),)


@pytest.mark.parametrize("exchange", ["DCE", "CZCE", "CFFEX", "GFEX"])
def test_elsewhere_one_plain_close_takes_any_lot(exchange: str) -> None:
    instrument = make_instrument(exchange=exchange)
    assert close_volumes(make_position(), 25, instrument, SELL) == ((Offset.CLOSE, 25),)


def test_no_free_lot_is_said_in_words() -> None:
    frozen = make_position(long_frozen_history=20, long_frozen_today=10)
    with pytest.raises(NoPlan, match="no free lot"):
        plan_of(situation(150, position=frozen))


@given(history=st.integers(0, 50), today=st.integers(0, 50), volume=st.integers(1, 120))
def test_the_legs_close_what_is_asked_or_all_that_is_free(
    history: int, today: int, volume: int
) -> None:
    assume(history + today > 0)
    position = lots(short_history=history, short_today=today)
    split = close_volumes(position, volume, make_instrument(), BUY)
    assert sum(count for _, count in split) == min(volume, history + today)
    assert all(count > 0 for _, count in split)


# The price


def price(direction: Direction, quote: Any, instrument: Any = None, **policy: Any) -> Decimal:
    return limit_price(quote, instrument or make_instrument(), Policy(**policy), direction)


def test_a_sale_may_fall_some_ticks_below_the_bid() -> None:
    assert price(SELL, make_quote(78_000.0)) == 77_940


def test_a_purchase_may_rise_some_ticks_above_the_ask() -> None:
    assert price(BUY, make_quote(78_000.0)) == 78_060


def test_the_collar_holds_the_price_near_the_last_one() -> None:
    assert price(SELL, make_quote(78_000.0), slippage_ticks=500) == 77_220
    assert price(BUY, make_quote(78_000.0), slippage_ticks=500) == 78_780


def test_a_collar_between_two_ticks_is_rounded_towards_the_market() -> None:
    quote = make_quote(78_010.0)
    assert price(SELL, quote, slippage_ticks=500) == 77_230
    assert price(BUY, quote, slippage_ticks=500) == 78_790


def test_the_days_limits_hold_the_price() -> None:
    quote = make_quote(78_000.0, lower_limit=77_970.0, upper_limit=78_030.0)
    assert price(SELL, quote) == 77_970
    assert price(BUY, quote) == 78_030


@pytest.mark.parametrize(
    ("direction", "missing", "word"), [(SELL, "bid", "no bid"), (BUY, "ask", "no ask")]
)
def test_without_an_opposite_side_an_order_would_not_fill(
    direction: Direction, missing: str, word: str
) -> None:
    with pytest.raises(NoPlan, match=word):
        price(direction, make_quote(78_000.0, **{missing: None}))


def test_a_sale_into_a_falling_limit_board_is_refused() -> None:
    board = make_quote(66_000.0, bid=None, ask=66_000.0)
    with pytest.raises(NoPlan, match="no bid"):
        plan_of(situation(150, quote=board))


def test_a_sale_into_a_rising_limit_board_is_possible_and_says_so() -> None:
    board = make_quote(90_000.0, bid=90_000.0, ask=None)
    plan = plan_of(situation(150, quote=board))
    assert "limit_board" in plan.notes


@pytest.mark.parametrize("gap", [-2000.0, 2000.0])
@pytest.mark.parametrize("direction", [BUY, SELL])
def test_an_opposite_quote_outside_the_collar_is_no_price_to_trade_at(
    direction: Direction, gap: float
) -> None:
    # On either side: what lies far beyond the last price could never be approved either.
    quote = make_quote(78_000.0, bid=78_000.0 + gap, ask=78_010.0 + gap)
    with pytest.raises(NoPlan, match="collar"):
        price(direction, quote)


def test_negative_prices_are_prices() -> None:
    wti = make_quote(
        -37.63, symbol=WTI.symbol, bid=-37.70, ask=-37.60, upper_limit=None, lower_limit=None
    )
    assert price(SELL, wti, WTI, collar=Decimal("0.1")) == Decimal("-37.75")
    assert price(BUY, wti, WTI, collar=Decimal("0.1")) == Decimal("-37.55")
    plan = plan_of(situation(150, quote=wti, instrument=WTI), collar=Decimal("0.1"))
    assert plan.reference_price == Decimal("-37.63")
    assert plan.worst_cost == Decimal("0.12") * 30 * 1000


def test_the_collar_of_a_negative_price_reaches_both_ways() -> None:
    wti = make_quote(-37.63, bid=-37.70, ask=-37.60, upper_limit=None, lower_limit=None)
    assert price(SELL, wti, WTI, slippage_ticks=1000) == Decimal("-38.00")
    assert price(BUY, wti, WTI, slippage_ticks=1000) == Decimal("-37.26")


def test_at_a_price_of_zero_the_collar_is_still_one_tick_wide() -> None:
    quote = make_quote(0.0, bid=-0.01, ask=0.01, upper_limit=None, lower_limit=None)
    assert price(BUY, quote, WTI) == Decimal("0.01")
    assert price(SELL, quote, WTI) == Decimal("-0.01")


def test_decimal_ticks_are_not_hurt_by_binary_fractions() -> None:
    instrument = make_instrument(price_tick=Decimal("0.2"), exchange="CFFEX")
    quote = make_quote(3456.6, bid=3456.4, ask=3456.8, upper_limit=None, lower_limit=None)
    assert str(price(BUY, quote, instrument, slippage_ticks=1)) == "3457.0"
    assert exact(0.1) + exact(0.2) == Decimal("0.3")


@given(
    last=st.integers(-5000, 5000),
    spread=st.integers(0, 40),
    slip=st.integers(0, 100),
    direction=st.sampled_from([BUY, SELL]),
    collar=st.sampled_from([Decimal("0.001"), Decimal("0.01"), Decimal("0.2")]),
)
def test_every_price_is_on_the_grid_inside_the_collar_and_meets_the_opposite_quote(
    last: int, spread: int, slip: int, direction: Direction, collar: Decimal
) -> None:
    tick = Decimal("0.05")
    at = float(last * tick)
    quote = make_quote(
        at,
        bid=float((last - spread) * tick),
        ask=float((last + spread) * tick),
        upper_limit=None,
        lower_limit=None,
    )
    instrument = make_instrument(price_tick=tick)
    try:
        found = price(direction, quote, instrument, collar=collar, slippage_ticks=slip)
    except NoPlan:
        assume(False)
    assert found % tick == 0
    assert abs(found - exact(at)) <= max(abs(exact(at)) * collar, tick)
    opposite = exact((quote.ask if direction is BUY else quote.bid) or 0.0)
    assert found >= opposite if direction is BUY else found <= opposite


def test_a_price_better_than_the_last_one_costs_nothing() -> None:
    quote = make_quote(78_000.0, bid=78_200.0, ask=78_210.0)
    assert plan_of(situation(150, quote=quote)).worst_cost == 0


# When not to trade


def test_a_stale_price_makes_no_plan() -> None:
    with pytest.raises(NoPlan, match=r"5\.1 s old"):
        plan_of(situation(quote_age=5.1))
    assert plan_of(situation(quote_age=5.0)).volume > 0


def test_no_last_price_makes_no_plan() -> None:
    with pytest.raises(NoPlan, match="no last price"):
        plan_of(situation(quote=make_quote(None, bid=77_990.0, ask=78_010.0)))


@pytest.mark.parametrize(
    ("minutes", "trades"),
    [(-91, False), (-90, True), (-16, True), (-15, False), (-1, False), (0, True), (60, False)],
)
def test_orders_wait_for_the_session(minutes: int, trades: bool) -> None:
    # 10:30 Beijing is the end of the morning break; 09:00 the opening.
    now = NOW + timedelta(minutes=minutes)
    if trades:
        check_market(situation(), Policy(), now)
    else:
        with pytest.raises(NoPlan, match="outside continuous trading"):
            check_market(situation(), Policy(), now)


def test_a_contract_without_known_sessions_is_never_traded() -> None:
    with pytest.raises(NoPlan, match="outside continuous trading"):
        plan_of(situation(instrument=make_instrument(trading_time=TradingTime())))


@pytest.mark.parametrize(
    ("now", "phase", "opens"),
    [
        ("2025-03-12 10:20", "break", "2025-03-12 10:30"),
        ("2025-03-12 12:00", "break", "2025-03-12 13:30"),
        ("2025-03-12 16:00", "closed", "2025-03-12 21:00"),
        ("2025-03-12 20:56", "auction", "2025-03-12 21:00"),
        ("2025-03-12 20:59", "matching", "2025-03-12 21:00"),
        ("2025-03-15 10:00", "closed", "2025-03-17 09:00"),
        ("2025-04-03 21:30", "closed", "2025-04-07 09:00"),  # the night before a holiday
        ("2025-04-04 10:00", "closed", "2025-04-07 09:00"),  # a holiday
    ],
)
def test_a_refusal_says_when_the_contract_trades_again(now: str, phase: str, opens: str) -> None:
    where = situation(moment=CALENDAR.moment(FUTURES, at(now)))
    with pytest.raises(NoPlan) as refused:
        check_market(where, Policy(), at(now))
    assert refused.value.said.args == {"symbol": FUTURES, "phase": phase, "opens": opens}
    assert f"until it opens at {opens} Beijing time" in str(refused.value)


def test_a_contract_that_trades_by_the_calendar_needs_no_listed_hours() -> None:
    silent = make_instrument(trading_time=TradingTime())
    check_market(situation(instrument=silent, moment=CALENDAR.moment(FUTURES, NOW)), Policy(), NOW)


def test_a_product_that_never_trades_again_has_no_opening_to_name() -> None:
    now = at("2025-03-12 10:00")
    gone = CALENDAR.moment("CZCE.LR501", now)
    with pytest.raises(NoPlan, match="orders wait for the session"):
        check_market(situation(moment=gone), Policy(), now)


# What is approved


@pytest.mark.parametrize(
    "change",
    [
        {"id": "order-2"},
        {"account": "other"},
        {"symbol": "SHFE.cu2506"},
        {"direction": BUY},
        {"offset": Offset.CLOSE_TODAY},
        {"volume": 11},
        {"limit_price": Decimal("77940.1")},
        {"time_condition": "IOC"},
        {"volume_condition": "ALL"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_the_digest_changes_with_every_field_that_is_sent(change: dict[str, Any]) -> None:
    assert digest_of((make_request(),)) != digest_of((make_request(**change),))


def test_every_field_of_an_order_is_tried_above() -> None:
    names = set(msgspec.structs.asdict(make_request()))
    assert names == {
        "id",
        "account",
        "symbol",
        "direction",
        "offset",
        "volume",
        "limit_price",
        "time_condition",
        "volume_condition",
    }


def test_the_digest_knows_how_many_legs_there_are_and_in_which_order() -> None:
    one, two = make_request(id="a"), make_request(id="b")
    assert len({digest_of((one,)), digest_of((one, two)), digest_of((two, one))}) == 3


def test_a_plan_carries_the_digest_of_its_own_legs() -> None:
    plan = plan_of(situation())
    assert plan.digest == digest_of(plan.legs)


def test_a_split_plan_says_so() -> None:
    assert "close_today_split" in plan_of(situation(150)).notes
    assert plan_of(situation(50)).notes == ()


def test_position_type_is_what_the_plan_names() -> None:
    position: Position = make_position(account="6688-01")
    plan = plan_of(situation(position=position))
    assert {leg.account for leg in plan.legs} == {"6688-01"} == {plan.account}


def test_a_unit_that_would_cross_zero_bounds_the_lots() -> None:
    plan = plan_of(situation(150, most=12))
    assert (plan.volume, plan.exposure_after) == (12, 90)
    assert plan_of(situation(150, most=12, selling=5)).volume == 7
    with pytest.raises(NoPlan, match="nothing to reduce"):
        plan_of(situation(150, most=0))
