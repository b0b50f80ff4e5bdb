"""The counter's word decides what an order is, in whatever order its words arrive."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.core.effect import AskCounter, CancelOrder, Effect, SendOrder, Write
from terminal.core.policy import Policy
from terminal.core.working import WorkingOrders
from terminal.domain.order import ELSEWHERE, Direction, Order, OrderReport, OrderStatus, Trade
from tests.builders import ACCOUNT, FUTURES, NOW, make_order, make_report, make_request, make_trade

S = OrderStatus


def after(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


def sent(**policy: Any) -> WorkingOrders:
    """One order of ten lots has left."""
    orders = WorkingOrders(Policy(**policy))
    orders.send([make_request()], "approval-1", "zhang", NOW)
    orders.sent("order-1", NOW)
    return orders


def status(orders: WorkingOrders, order_id: str = "order-1") -> OrderStatus:
    return orders.orders[order_id].status


def cancels(effects: Sequence[Effect]) -> list[str]:
    return [one.order for one in effects if isinstance(one, CancelOrder)]


def test_the_intent_is_recorded_before_the_order_is_sent() -> None:
    effects = WorkingOrders(Policy()).send([make_request()], "approval-1", "zhang", NOW)
    kinds = [type(effect) for effect in effects]
    assert kinds.index(Write) < kinds.index(SendOrder)
    (intent,) = [one.record for one in effects if isinstance(one, Write)]
    assert intent.ref == "order-1"
    assert intent.body["status"] == "intent"
    assert intent.body["request"]["limit_price"] == "77940"
    assert intent.actor == "zhang"


# What the counter says


def test_a_fill_in_parts_is_followed_to_its_end() -> None:
    orders = sent()
    orders.report(make_report(volume_left=6), after(1))
    assert (status(orders), orders.orders["order-1"].filled) == (S.ALIVE, 4)
    orders.report(make_report(volume_left=0, is_alive=False), after(2))
    assert (status(orders), orders.orders["order-1"].filled) == (S.FILLED, 10)


def test_an_older_report_does_not_take_a_fill_back() -> None:
    orders = sent()
    orders.report(make_report(volume_left=4), after(1))
    orders.report(make_report(volume_left=7), after(2))
    assert orders.orders["order-1"].filled == 6


def test_what_is_left_when_it_ends_was_cancelled() -> None:
    orders = sent()
    orders.report(make_report(volume_left=6, is_alive=False, message="已撤单"), after(1))
    order = orders.orders["order-1"]
    assert (order.status, order.filled, order.message) == (S.CANCELLED, 4, "已撤单")


def test_what_never_got_an_exchange_number_was_rejected() -> None:
    orders = sent()
    orders.report(make_report(exchange_order_id="", is_alive=False, message="平今仓位不足"), NOW)
    assert status(orders) is S.REJECTED
    assert orders.orders["order-1"].message == "平今仓位不足"


def test_an_order_without_an_exchange_number_is_alive_until_the_counter_says_otherwise() -> None:
    orders = sent()
    orders.report(make_report(exchange_order_id=""), after(1))
    assert status(orders) is S.ALIVE


STORY = (
    make_report(exchange_order_id=""),
    make_report(),
    make_report(volume_left=7),
    make_report(volume_left=4),
)
ENDS = (
    make_report(volume_left=0, is_alive=False, message="全部成交"),
    make_report(volume_left=4, is_alive=False, message="已撤单"),
)
TRADES = (
    make_trade(key="order-1|1", volume=3),
    make_trade(key="order-1|2", volume=3),
)


@pytest.mark.parametrize("end", ENDS, ids=["filled", "cancelled"])
@given(data=st.data())
def test_reports_in_any_order_and_number_end_in_the_same_order(
    end: OrderReport, data: st.DataObject
) -> None:
    extra = data.draw(st.lists(st.sampled_from([*STORY, end, *TRADES]), max_size=6))
    story = data.draw(st.permutations([*STORY, end, *TRADES, *extra]))
    plain, mixed = sent(), sent()
    for told in (*STORY, end, *TRADES):
        _hear(plain, told)
    for told in story:
        _hear(mixed, told)
    assert _without_time(mixed) == _without_time(plain)
    assert mixed.trades == plain.trades


def _hear(orders: WorkingOrders, told: OrderReport | Trade) -> None:
    if isinstance(told, Trade):
        orders.trade(told)
    else:
        orders.report(told, after(1))


def _without_time(orders: WorkingOrders) -> dict[str, tuple[Any, ...]]:
    return {
        key: (one.status, one.filled, one.message, one.exchange_order_id)
        for key, one in orders.orders.items()
    }


def test_a_report_may_overtake_the_news_that_the_bytes_left() -> None:
    orders = WorkingOrders(Policy())
    orders.send([make_request()], "approval-1", "zhang", NOW)
    orders.report(make_report(volume_left=0, is_alive=False), NOW)
    assert orders.sent("order-1", NOW) == []
    assert status(orders) is S.FILLED


def test_the_same_report_again_is_no_news() -> None:
    orders = sent()
    assert orders.report(make_report(), after(1)) != []
    assert orders.report(make_report(), after(2)) == []


def test_a_filled_order_cannot_be_brought_back_to_life() -> None:
    orders = sent()
    orders.report(make_report(volume_left=0, is_alive=False), NOW)
    orders.report(make_report(volume_left=10), after(1))
    orders.link_lost(ACCOUNT, after(2))
    orders.listed(ACCOUNT, frozenset(), after(3))
    orders.tick(after(60))
    assert status(orders) is S.FILLED


# Trades


def test_a_trade_may_come_before_its_order_and_is_kept_once() -> None:
    orders = WorkingOrders(Policy())
    assert orders.trade(make_trade()) != []
    assert orders.trade(make_trade()) == []
    assert len(orders.trades) == 1


def test_two_accounts_may_number_their_trades_alike() -> None:
    orders = WorkingOrders(Policy())
    orders.trade(make_trade(key="1", account="a", order_id="a-1"))
    assert orders.trade(make_trade(key="1", account="b", order_id="b-1")) != []
    assert len(orders.trades) == 2


def test_a_counter_that_numbers_its_trades_from_one_again_each_day_loses_none() -> None:
    orders = WorkingOrders(Policy())
    orders.trade(make_trade(key="1", order_id="monday"))
    assert orders.trade(make_trade(key="1", order_id="tuesday")) != []
    assert len(orders.trades) == 2


# Orders made elsewhere


def test_orders_of_other_terminals_are_kept_and_named_as_such() -> None:
    orders = WorkingOrders(Policy())
    orders.report(make_report(id="SERVER.1.0.1"), NOW)
    order = orders.orders["demo/SERVER.1.0.1"]
    assert (order.actor, order.approval, order.status) == (ELSEWHERE, "", S.ALIVE)
    assert orders.working(ACCOUNT, order.request.symbol) == [order]


def test_two_counters_may_number_the_orders_of_other_terminals_alike() -> None:
    orders = WorkingOrders(Policy())
    orders.report(make_report(id="SERVER.1", volume=4, volume_left=4), NOW)
    orders.report(make_report(id="SERVER.1", account="b", volume=3, volume_left=3), NOW)
    assert orders.foreign_lots(FUTURES, Direction.SELL) == 7
    orders.report(make_report(id="SERVER.1", volume=4, volume_left=0, is_alive=False), NOW)
    (left,) = orders.working()
    assert (left.request.account, left.status) == ("b", S.ALIVE)
    assert orders.cancel(left.id) == [CancelOrder("b", "SERVER.1")]
    orders.listed("b", frozenset({"SERVER.1"}), after(1))
    orders.tick(after(60))
    assert orders.working() == [left]


def test_a_market_order_made_elsewhere_has_no_price() -> None:
    orders = WorkingOrders(Policy())
    orders.report(make_report(id="SERVER.1.0.1", limit_price=None), NOW)
    assert orders.orders["demo/SERVER.1.0.1"].request.limit_price == Decimal(0)


def test_an_order_of_another_terminal_is_never_withdrawn_for_its_age() -> None:
    orders = WorkingOrders(Policy())
    orders.report(make_report(id="SERVER.1.0.1"), NOW)
    assert cancels(orders.tick(after(3600))) == []


def test_stopping_the_desk_withdraws_its_own_orders_alone() -> None:
    orders = sent()
    orders.report(make_report(), after(1))
    orders.report(make_report(id="SERVER.1.0.1"), after(1))
    assert cancels(orders.cancel_all()) == ["order-1"]


# Withdrawal


def seconds_asked(orders: WorkingOrders, seconds: range) -> list[int]:
    """The seconds of these ticks at which the withdrawal of the order is asked for."""
    return [second for second in seconds if cancels(orders.tick(after(second))) == ["order-1"]]


def test_an_old_order_is_withdrawn_ten_seconds_after_its_intent() -> None:
    orders = sent()
    orders.report(make_report(), after(1))
    assert seconds_asked(orders, range(2, 16)) == [10]


def test_a_withdrawal_that_was_refused_is_asked_again_ever_more_rarely() -> None:
    # The exchange had not confirmed the order yet: the counter refuses, and the order lives on.
    orders = sent(order_timeout=timedelta(hours=1))
    orders.report(make_report(), after(1))
    orders.cancel_all()
    assert seconds_asked(orders, range(2, 300)) == [7, 17, 37, 77, 137, 197, 257]
    orders.report(make_report(volume_left=4, is_alive=False), after(300))
    assert seconds_asked(orders, range(301, 400)) == []


def test_a_fill_in_parts_does_not_start_the_time_anew() -> None:
    orders = sent()
    for second in range(1, 10):
        orders.report(make_report(volume_left=10 - second), after(second))
    assert cancels(orders.tick(after(9.9))) == []
    assert cancels(orders.tick(after(10))) == ["order-1"]


def test_a_final_or_unknown_id_is_not_withdrawn() -> None:
    orders = sent()
    orders.report(make_report(volume_left=0, is_alive=False), NOW)
    assert orders.cancel("order-1") == []
    assert orders.cancel("nobody's") == []


def test_a_withdrawal_is_asked_again_when_the_counter_is_back() -> None:
    # The kill switch was thrown while the link was away: nobody heard the first request.
    orders = sent()
    orders.report(make_report(), after(1))
    orders.link_lost(ACCOUNT, after(2))
    assert cancels(orders.cancel_all()) == ["order-1"]
    assert cancels(orders.report(make_report(), after(5))) == ["order-1"]
    assert cancels(orders.report(make_report(volume_left=9), after(6))) == []


def test_a_withdrawal_that_was_under_way_when_the_link_broke_is_asked_again() -> None:
    orders = sent()
    orders.report(make_report(), after(1))
    orders.cancel("order-1")
    orders.link_lost(ACCOUNT, after(2))
    assert cancels(orders.report(make_report(), after(5))) == ["order-1"]


# Doubt


def test_an_order_nobody_answered_is_unknown_not_failed() -> None:
    orders = sent()
    orders.tick(after(4.9))
    assert status(orders) is S.SENT
    orders.tick(after(5))
    assert status(orders) is S.UNKNOWN
    orders.tick(after(3600))
    assert status(orders) is S.UNKNOWN
    assert orders.working(ACCOUNT)


def questions(effects: Sequence[Effect]) -> list[str]:
    return [one.account for one in effects if isinstance(one, AskCounter)]


def test_the_counter_is_asked_once_what_became_of_silent_orders() -> None:
    orders = WorkingOrders(Policy())
    for number in (1, 2):
        orders.send([make_request(id=f"order-{number}")], "approval-1", "zhang", NOW)
        orders.sent(f"order-{number}", NOW)
    assert questions(orders.tick(after(4))) == []
    assert questions(orders.tick(after(5))) == [ACCOUNT]
    assert questions(orders.tick(after(60))) == []


def test_a_silent_order_lapses_by_the_answer_to_that_question() -> None:
    orders = sent()
    orders.tick(after(5))
    orders.link_lost(ACCOUNT, after(5))
    orders.listed(ACCOUNT, frozenset(), after(6))
    orders.tick(after(11))
    assert status(orders) is S.LAPSED
    assert not orders.working(ACCOUNT)


def test_an_order_that_a_regained_front_does_not_name_is_asked_about_once() -> None:
    # The broker's front was lost behind a standing connection: no snapshot follows.
    orders = sent()
    orders.link_lost(ACCOUNT, after(1))
    orders.link_ready(ACCOUNT, after(2))
    assert questions(orders.tick(after(6.9))) == []
    assert questions(orders.tick(after(7))) == [ACCOUNT]
    assert questions(orders.tick(after(60))) == []
    assert status(orders) is S.UNKNOWN


@pytest.mark.parametrize("word", ["report", "named", "missing", "lost"])
def test_a_counter_that_is_heard_of_an_order_is_not_asked_about_it(word: str) -> None:
    orders = sent()
    orders.link_lost(ACCOUNT, after(1))
    orders.link_ready(ACCOUNT, after(2))
    if word == "report":
        orders.report(make_report(), after(3))
    elif word == "lost":
        orders.link_lost(ACCOUNT, after(3))
    else:
        # Even one that is named but cannot be read: another snapshot would say the same.
        orders.listed(ACCOUNT, frozenset(["order-1"] if word == "named" else []), after(3))
    asked = [one for second in range(4, 10) for one in questions(orders.tick(after(second)))]
    assert asked == []


def test_lots_that_others_may_still_fill_are_counted_by_direction() -> None:
    orders = sent()
    for number, fields in enumerate(
        (
            {"volume": 10, "volume_left": 4},
            {"volume": 5, "volume_left": 5, "account": "other"},
            {"volume": 7, "volume_left": 7, "direction": Direction.BUY},
            {"volume": 9, "volume_left": 9, "is_alive": False},
            {"volume": 8, "volume_left": 8, "symbol": "SHFE.cu2506"},
        )
    ):
        orders.report(make_report(id=f"SERVER.{number}", **fields), NOW)
    assert orders.foreign_lots(FUTURES, Direction.SELL) == 4 + 5
    assert orders.foreign_lots(FUTURES, Direction.BUY) == 7


def test_a_lost_link_makes_working_orders_unknown() -> None:
    orders = sent()
    orders.report(make_report(), after(1))
    orders.link_lost("another account", after(2))
    assert status(orders) is S.ALIVE
    orders.link_lost(ACCOUNT, after(3))
    assert status(orders) is S.UNKNOWN


def test_each_further_try_to_reconnect_adds_nothing_to_the_record() -> None:
    orders = sent()
    orders.report(make_report(message="未成交"), after(1))
    assert orders.link_lost(ACCOUNT, after(2)) != []
    assert orders.link_lost(ACCOUNT, after(3)) == []
    assert orders.orders["order-1"].message == "未成交"


def test_an_order_missing_after_a_reconnect_lapses_only_after_a_grace() -> None:
    orders = sent()
    orders.link_lost(ACCOUNT, after(1))
    orders.listed(ACCOUNT, frozenset(), after(10))
    orders.tick(after(14.9))
    assert status(orders) is S.UNKNOWN
    orders.tick(after(15))
    assert status(orders) is S.LAPSED
    assert orders.working() == []


def test_an_order_that_is_listed_after_a_reconnect_does_not_lapse() -> None:
    orders = sent()
    orders.link_lost(ACCOUNT, after(1))
    orders.listed(ACCOUNT, frozenset({"order-1"}), after(10))
    orders.tick(after(60))
    assert status(orders) is S.UNKNOWN


def test_a_snapshot_of_one_account_says_nothing_of_another() -> None:
    orders = sent()
    orders.listed("another account", frozenset(), after(1))
    orders.tick(after(60))
    assert status(orders) is S.UNKNOWN


def test_an_order_heard_of_within_the_grace_does_not_lapse() -> None:
    orders = sent()
    orders.listed(ACCOUNT, frozenset(), after(1))
    orders.report(make_report(), after(3))
    orders.tick(after(6.5))
    assert status(orders) is S.ALIVE


def test_a_snapshot_says_nothing_of_an_order_that_had_not_left_yet() -> None:
    # It waited for the disk while the link came back; it left after that snapshot was made.
    orders = WorkingOrders(Policy())
    orders.send([make_request()], "approval-1", "zhang", NOW)
    orders.listed(ACCOUNT, frozenset(), after(1))
    orders.sent("order-1", after(2))
    orders.tick(after(6.5))
    assert status(orders) is S.SENT
    orders.tick(after(7))
    assert status(orders) is S.UNKNOWN


def test_a_link_lost_within_the_grace_proves_nothing() -> None:
    orders = sent()
    orders.link_lost(ACCOUNT, after(1))
    orders.listed(ACCOUNT, frozenset(), after(10))
    orders.link_lost(ACCOUNT, after(12))
    orders.tick(after(60))
    assert status(orders) is S.UNKNOWN


def test_a_late_word_beats_the_belief_that_an_order_lapsed() -> None:
    orders = sent()
    orders.listed(ACCOUNT, frozenset(), after(1))
    orders.tick(after(6))
    assert status(orders) is S.LAPSED
    orders.report(make_report(volume_left=0, is_alive=False), after(8))
    assert (status(orders), orders.orders["order-1"].filled) == (S.FILLED, 10)


# What did not leave


def test_an_order_refused_on_this_side_is_final_with_the_reason() -> None:
    orders = WorkingOrders(Policy())
    orders.send([make_request()], "approval-1", "zhang", NOW)
    orders.not_sent("order-1", "td:demo is down", after(1))
    order = orders.orders["order-1"]
    assert (order.status, order.message) == (S.REJECTED, "td:demo is down")


def test_a_refusal_here_cannot_contradict_the_counter() -> None:
    orders = WorkingOrders(Policy())
    orders.send([make_request()], "approval-1", "zhang", NOW)
    orders.report(make_report(), NOW)
    assert orders.not_sent("order-1", "down", after(1)) == []
    assert status(orders) is S.ALIVE


def test_news_of_an_order_nobody_knows_is_ignored() -> None:
    orders = WorkingOrders(Policy())
    assert orders.sent("ghost", NOW) == []
    assert orders.not_sent("ghost", "down", NOW) == []


# A start after the end


@pytest.mark.parametrize("before", [S.INTENT, S.SENT, S.ALIVE, S.UNKNOWN])
def test_after_a_restart_what_was_not_final_is_unknown_until_the_counter_is_asked(
    before: OrderStatus,
) -> None:
    orders = WorkingOrders(Policy())
    orders.restore([make_order(status=before)], [], after(100))
    assert status(orders) is S.UNKNOWN
    orders.tick(after(200))
    assert status(orders) is S.UNKNOWN
    orders.listed(ACCOUNT, frozenset(), after(200))
    orders.tick(after(205))
    assert status(orders) is S.LAPSED


def test_only_an_own_order_that_never_arrived_was_given_up() -> None:
    report = make_report(id="order-1", volume_left=0, is_alive=False)
    for status, is_so in ((S.LAPSED, True), (S.UNKNOWN, False), (S.CANCELLED, False)):
        orders = WorkingOrders(Policy())
        order = make_order(status=status)
        orders.orders[order.id] = order
        assert orders.given_up(report) == (order if is_so else None)
        assert orders.given_up(make_report(id="order-1", account="other")) is None
        stranger = make_order(status=status, actor=ELSEWHERE)
        orders.orders = {stranger.id: stranger}
        assert orders.given_up(report) is None


@pytest.mark.parametrize("before", [S.FILLED, S.CANCELLED, S.REJECTED, S.LAPSED])
def test_after_a_restart_what_was_final_stays_so(before: OrderStatus) -> None:
    order: Order = make_order(status=before)
    orders = WorkingOrders(Policy())
    orders.restore([order], [make_trade()], after(100))
    assert orders.orders == {"order-1": order}
    assert orders.trade(make_trade()) == []
