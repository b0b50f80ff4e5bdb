"""Conversations with a counter: login, one snapshot, changes, refusals, lost fronts, reconnects."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest

from terminal import LinkError
from terminal.core.event import (
    AccountChanged,
    LinkChanged,
    NoticeReceived,
    OrderReported,
    OrdersListed,
    PositionsChanged,
    SourceFaulted,
    TradeReported,
)
from terminal.core.refusal import Refusal, say
from terminal.domain.link import LinkState
from terminal.feeds.fault import moved
from terminal.feeds.session import MOST_NOTICES, PEEK, Out
from terminal.feeds.trade_session import Login, TradeSession
from tests.feeds.wire import (
    CU,
    NOW,
    USER,
    M,
    account,
    notice,
    of_kind,
    of_user,
    order,
    plain_merge,
    position,
    recordings,
    rtn,
    sent,
    trade,
    trade_snapshot,
)

LINK = "td:main"
READY = moved(LINK, LinkState.READY, say(Refusal.COUNTER_DAY, day="20261123"))
CANCEL = {"aid": "cancel_order", "order_id": "o1"}


def opened() -> tuple[TradeSession, Out]:
    session = TradeSession("main", Login(user=USER, password="secret", extra={"front": "f1"}))
    return session, session.opened(NOW)


def hear(session: TradeSession, *patches: dict[str, Any]) -> Out:
    return session.received(rtn(*patches), NOW)


def ready(**sections: Any) -> TradeSession:
    session, _ = opened()
    session.received(trade_snapshot(**sections), NOW)
    assert session.state is LinkState.READY
    return session


def notify(content: str, code: int, level: str = "INFO", id: str = "n") -> dict[str, Any]:
    return {"notify": {id: notice(content, code, level)}}


def test_the_first_words_are_login_confirmation_and_one_peek() -> None:
    _, out = opened()
    assert [json.loads(frame) for frame in out.send] == [
        {
            "aid": "req_login",
            "bid": "simnow",
            "user_name": USER,
            "password": "secret",
            "front": "f1",
        },
        {"aid": "confirm_settlement"},
        {"aid": "peek_message"},
    ]
    assert out.events == [LinkChanged(LINK, LinkState.LOADING, "")]


def test_nothing_goes_up_before_the_snapshot_is_complete_and_then_all_of_it_in_one_go() -> None:
    session, _ = opened()
    quiet = [
        session.received('{"aid":"rtn_brokers","brokers":["simnow"]}', NOW),
        hear(session, notify("登录成功", 324)),
        hear(session, of_user(session={"user_id": USER, "trading_day": "20261123"})),
        hear(session, of_user(accounts={"CNY": account()}, positions={CU: position()})),
        hear(session, of_user(orders={"o1": order()}, trades={"t1": trade()})),
        hear(session, of_user(trade_more_data=True)),
    ]
    assert [out.events for out in quiet] == [[]] * 6
    assert [out.send for out in quiet] == [[], *[[PEEK]] * 5]
    out = hear(session, of_user(trade_more_data=False))
    assert [type(event) for event in out.events] == [
        LinkChanged,
        AccountChanged,
        PositionsChanged,
        OrderReported,
        OrdersListed,
        TradeReported,
        NoticeReceived,
    ]
    assert out.events[0] == READY
    assert out.events[2].complete
    assert out.events[4] == OrdersListed("main", frozenset({"o1"}))


def test_the_desks_name_of_the_account_stands_for_the_user_everywhere() -> None:
    session, _ = opened()
    snapshot = trade_snapshot(
        positions={CU: position()}, orders={"o1": order()}, trades={"t1": trade()}
    )
    events = session.received(snapshot, NOW).events
    assert events[1].account.id == "main"
    assert events[1].account.balance == Decimal("1000123.45")
    assert events[2].positions[0].account == "main"
    assert events[3].report.account == "main"
    assert events[5].trade.account == "main"


def test_a_snapshot_without_a_session_is_not_a_login() -> None:
    session, _ = opened()
    out = hear(session, of_user(accounts={"CNY": account()}, trade_more_data=False))
    assert (out.events, session.state) == ([], LinkState.LOADING)


# Changes


def test_only_what_is_named_is_told() -> None:
    session = ready(positions={CU: position(), M: position(M)}, orders={"o1": order()})
    out = hear(session, of_user(positions={M: {"pos_long_today": 9}}))
    (change,) = out.events
    assert not change.complete
    assert [(one.symbol, one.long_today) for one in change.positions] == [(M, 9)]
    out = hear(session, of_user(accounts={"CNY": {"available": 1.25}}))
    assert [event.account.available for event in out.events] == [Decimal("1.25")]
    out = hear(session, of_user(orders={"o1": {"status": "FINISHED", "volume_left": 0}}))
    assert [event.report.is_alive for event in out.events] == [False]
    assert hear(session, of_user(trade_more_data=False)).events == []


def test_a_position_that_vanishes_is_told_by_a_complete_list() -> None:
    session = ready(positions={CU: position(), M: position(M)})
    (change,) = hear(session, of_user(positions={CU: None})).events
    assert change.complete
    assert [one.symbol for one in change.positions] == [M]


def test_a_trade_may_come_before_its_order() -> None:
    session = ready()
    out = hear(session, of_user(trades={"t1": trade("o9")}))
    assert [event.trade.order_id for event in out.events] == ["o9"]
    out = hear(session, of_user(orders={"o9": order(status="FINISHED", volume_left=0)}))
    assert [event.report.id for event in out.events] == ["o9"]


def test_a_trade_in_pieces_is_told_once_when_it_is_whole() -> None:
    session = ready()
    half = trade()
    price = half.pop("price")
    assert hear(session, of_user(trades={"t1": half})).events == []
    assert len(hear(session, of_user(trades={"t1": {"price": price}})).events) == 1
    assert hear(session, of_user(trades={"t1": {"price": price}})).events == []


def test_values_of_another_user_are_not_ours() -> None:
    session = ready()
    others = {"accounts": {"CNY": account()}, "positions": {CU: position()}}
    assert hear(session, {"trade": {"somebody": others}}, {"trade": {}}).events == []


def test_an_impossible_order_is_counted_and_the_others_are_told() -> None:
    session = ready()
    out = hear(session, of_user(orders={"o1": order(direction="UP"), "o2": order()}))
    assert [event.kind for event in of_kind(out.events, SourceFaulted)] == ["direction"]
    assert [event.report.id for event in of_kind(out.events, OrderReported)] == ["o2"]


def test_an_order_that_cannot_be_read_is_still_named_by_the_snapshot() -> None:
    session, _ = opened()
    events = session.received(trade_snapshot(orders={"o1": order(status="?")}), NOW).events
    assert of_kind(events, OrdersListed)[0].ids == {"o1"}


def test_an_account_without_equity_is_not_told() -> None:
    session, _ = opened()
    events = session.received(trade_snapshot(accounts={"CNY": account(balance="-")}), NOW).events
    assert of_kind(events, AccountChanged) == []
    out = hear(session, of_user(accounts={"CNY": {"balance": 5.0}}))
    assert out.events[0].account.balance == 5


def test_a_notice_is_told_once() -> None:
    session = ready()
    (told,) = hear(session, notify("成交", 331)).events
    assert told == NoticeReceived("main", "n", "INFO", 331, "成交")
    assert hear(session, notify("成交", 331)).events == []
    assert hear(session, {"notify": {"n": None}}).events == []


def test_the_store_of_notices_is_bounded() -> None:
    session = ready()
    flood = {str(n): notice("x") for n in range(MOST_NOTICES + 50)}
    assert len(hear(session, {"notify": flood}).events) == MOST_NOTICES
    assert len(session.tree["notify"]) == MOST_NOTICES


def test_a_new_trading_day_is_told_and_begins_a_new_count_of_trades() -> None:
    session = ready(trades={"1": trade()})
    out = hear(session, of_user(session={"trading_day": "20261124"}, trades={"1": None}))
    assert out.events == [moved(LINK, LinkState.READY, say(Refusal.COUNTER_DAY, day="20261124"))]
    assert len(of_kind(hear(session, of_user(trades={"1": trade()})).events, TradeReported)) == 1


# Login refused


@pytest.mark.parametrize(
    ("code", "words", "hopeless"),
    [
        (339, "用户登录失败", True),
        (402, "用户名或密码错误", True),
        (3, "CTP:不合法的登录,密码错误", True),
        (338, "重复登录", False),
        (400, "重复登录", False),
        (7, "CTP:还没有初始化", False),
    ],
)
def test_a_warning_before_the_session_is_a_refusal_in_the_counters_words(
    code: int, words: str, hopeless: bool
) -> None:
    session, _ = opened()
    out = hear(session, notify(words, code, "WARNING"))
    assert out.events == [LinkChanged(LINK, LinkState.REFUSED, words)]
    assert session.is_hopeless is hopeless


def test_a_refusal_stands_when_the_socket_closes_and_is_forgotten_by_the_next_try() -> None:
    session, _ = opened()
    hear(session, notify("密码错误", 402, "WARNING"))
    assert session.closed("gone", NOW).events == []
    assert session.state is LinkState.REFUSED
    assert session.opened(NOW).events == [LinkChanged(LINK, LinkState.LOADING, "")]
    assert not session.is_hopeless


def test_a_session_that_comes_after_a_warning_takes_the_refusal_back() -> None:
    session, _ = opened()
    hear(session, notify("结算单未确认", 42, "WARNING"))
    assert session.state is LinkState.REFUSED
    out = session.received(trade_snapshot(), NOW)
    assert out.events[0] == READY
    assert of_kind(out.events, NoticeReceived)[0].content == "结算单未确认"


def test_a_warning_after_the_session_is_only_a_notice() -> None:
    session = ready()
    out = hear(session, notify("下单失败,资金不足", 402, "WARNING"))
    assert [type(event) for event in out.events] == [NoticeReceived]
    assert session.state is LinkState.READY


# The counter's own front


def test_a_lost_front_takes_the_link_down_while_the_socket_stays_up() -> None:
    session = ready(positions={CU: position()})
    out = hear(session, notify("已经断开与交易前置的连接", 322, id="a"))
    assert out.events[0] == LinkChanged(LINK, LinkState.DOWN, "已经断开与交易前置的连接")
    assert of_kind(out.events, NoticeReceived)
    with pytest.raises(LinkError):
        session.submit(dict(CANCEL))
    assert hear(session, of_user(positions={CU: {"pos_long_his": 1}})).events == []
    out = hear(session, notify("已经重新连接到交易前置", 320, id="b"))
    assert out.events[0] == READY
    (positions,) = of_kind(out.events, PositionsChanged)
    assert positions.complete
    assert positions.positions[0].long_history == 1
    assert session.submit(dict(CANCEL))


def test_a_regained_front_is_no_proof_that_an_order_never_arrived() -> None:
    session = ready()
    hear(session, notify("前置断开", 322, id="a"))
    assert of_kind(hear(session, notify("前置恢复", 320, id="b")).events, OrdersListed) == []


def test_a_front_lost_and_regained_in_one_packet_is_no_news_of_the_link() -> None:
    session = ready()
    both = {"notify": {"a": notice("前置断开", 322), "b": notice("前置恢复", 320)}}
    assert of_kind(hear(session, both).events, LinkChanged) == []


def test_a_counters_error_of_the_same_number_is_not_the_front() -> None:
    session = ready()
    out = hear(session, notify("CTP:无此权限", 322, "WARNING"))
    assert of_kind(out.events, LinkChanged) == []


def test_an_old_notice_of_a_lost_front_does_not_count_again() -> None:
    session = ready()
    hear(session, notify("前置断开", 322, id="a"))
    session.closed("lost", NOW)
    session.opened(NOW)
    hear(session, notify("前置断开", 322, id="a"))
    assert session.received(trade_snapshot(), NOW).events[0] == READY


# Reconnecting


def test_after_a_reconnect_vanished_positions_are_gone_and_nothing_is_told_twice() -> None:
    session = ready(
        positions={CU: position(), M: position(M)},
        orders={"o1": order()},
        trades={"t1": trade()},
    )
    hear(session, notify("登录成功", 324))
    session.closed("lost", NOW)
    session.opened(NOW)
    assert hear(session, notify("登录成功", 324)).events == []
    assert hear(session, of_user(positions={M: position(M)})).events == []
    out = session.received(
        trade_snapshot(
            positions={M: position(M)},
            orders={"o2": order()},
            trades={"t1": trade(), "t2": trade("o2")},
        ),
        NOW,
    )
    assert out.events[0] == READY
    (positions,) = of_kind(out.events, PositionsChanged)
    assert positions.complete
    assert [one.symbol for one in positions.positions] == [M]
    assert of_kind(out.events, OrdersListed)[0].ids == {"o2"}
    assert [event.trade.key for event in of_kind(out.events, TradeReported)] == ["t2"]
    assert of_kind(out.events, NoticeReceived) == []


def test_a_snapshot_cut_off_leaves_no_trace_and_loses_no_notice() -> None:
    session = ready(positions={CU: position()})
    session.closed("lost", NOW)
    session.opened(NOW)
    hear(session, notify("风险提示", 332), of_user(positions={M: position(M)}))
    session.closed("lost", NOW)
    session.opened(NOW)
    out = session.received(trade_snapshot(positions={CU: position()}), NOW)
    assert [p.symbol for p in of_kind(out.events, PositionsChanged)[0].positions] == [CU]
    assert [n.content for n in of_kind(out.events, NoticeReceived)] == ["风险提示"]


def test_lots_that_are_no_number_leave_what_was_held_and_hide_no_other() -> None:
    other = "DCE.m2705"
    session = ready(positions={CU: position(), other: position(other)})
    out = hear(session, of_user(positions={CU: {"pos_long_his": "-"}, other: {"pos_long_his": 1}}))
    (changed,) = of_kind(out.events, PositionsChanged)
    assert [(one.symbol, one.long) for one in changed.positions] == [(other, 3)]
    (fault,) = of_kind(out.events, SourceFaulted)
    assert CU in fault.detail
    session.closed("gone", NOW)
    session.opened(NOW)
    bad = {CU: position(pos_long_his="-"), other: position(other)}
    (listed,) = of_kind(
        session.received(trade_snapshot(positions=bad), NOW).events, PositionsChanged
    )
    assert not listed.complete, "else what is not in it would be gone"
    assert [one.symbol for one in listed.positions] == [other]
    (listed,) = of_kind(
        hear(session, of_user(positions={CU: {"pos_long_his": 1}})).events, PositionsChanged
    )
    assert listed.complete, "now that all of it can be read"
    assert [(one.symbol, one.long) for one in listed.positions] == [(CU, 3), (other, 5)]


def test_contracts_whose_lots_are_not_said_are_named_until_they_are() -> None:
    one, gone = "DCE.m2705", "CZCE.SR705"
    session = ready(positions={CU: position(), one: position(one), gone: position(gone)})

    def told(**positions: object) -> PositionsChanged:
        (changed,) = of_kind(hear(session, of_user(positions=positions)).events, PositionsChanged)
        return changed

    assert told(**{CU: {"pos_long_his": "-"}}).unread == (CU,)
    # That the third is gone cannot be believed of a list which is not whole.
    assert told(**{gone: None}).unread == (CU, gone)
    assert told(**{one: {"pos_long_his": 1}}).unread == (CU, gone)
    whole = told(**{CU: {"pos_long_his": 1}})
    assert (whole.complete, whole.unread) == (True, ())
    session.closed("gone", NOW)
    session.opened(NOW)
    bad = trade_snapshot(positions={CU: position(pos_long_his="-")})
    (listed,) = of_kind(session.received(bad, NOW).events, PositionsChanged)
    assert set(listed.unread) == {CU, one}, "what went meanwhile is not known either"


def test_an_amount_that_is_not_said_any_more_is_unknown_and_told_once() -> None:
    session = ready(accounts={"CNY": account(position_profit=-5000.0, close_profit="-")})
    for value in ("-", 1.7976931348623157e308):
        nothing = {"balance": value, "position_profit": value}
        out = hear(session, of_user(accounts={"CNY": nothing}))
        (changed,) = of_kind(out.events, AccountChanged)
        assert changed.account.told("margin") == 100_000
        assert changed.account.margin_ratio is None
        faults = [one.said.args["names"] for one in of_kind(out.events, SourceFaulted)]
        assert faults == (["balance, position_profit"] if value == "-" else [])
    out = hear(session, of_user(accounts={"CNY": {"balance": 5.0}}))
    assert of_kind(out.events, AccountChanged)[0].account.told("balance") == 5


def test_an_account_that_is_gone_is_not_taken_for_what_it_was() -> None:
    session = ready()
    (changed,) = of_kind(hear(session, of_user(accounts={"CNY": None})).events, AccountChanged)
    assert changed.account.told("balance") is None
    again = ready()
    again.closed("gone", NOW)
    again.opened(NOW)
    events = again.received(trade_snapshot(accounts={}), NOW).events
    (changed,) = of_kind(events, AccountChanged)
    assert (changed.account.told("balance"), changed.account.margin_ratio) == (None, None)


def test_an_empty_account_after_a_reconnect_is_told_as_empty() -> None:
    session = ready(positions={CU: position()})
    session.closed("lost", NOW)
    session.opened(NOW)
    events = session.received(trade_snapshot(), NOW).events
    assert of_kind(events, PositionsChanged) == [PositionsChanged("main", (), True)]


def test_a_counter_that_loads_anew_is_not_ready_until_it_has_finished() -> None:
    session = ready(positions={CU: position()})
    out = hear(session, of_user(trade_more_data=True))
    assert out.events == [LinkChanged(LINK, LinkState.LOADING, "")]
    assert hear(session, of_user(positions={CU: None})).events == []
    out = hear(session, of_user(trade_more_data=False))
    assert out.events[:1] == [READY]
    assert of_kind(out.events, PositionsChanged) == [PositionsChanged("main", (), True)]


# Instructions


def test_an_instruction_goes_out_in_the_users_name_with_a_number_for_a_price() -> None:
    session = ready()
    packet: dict[str, object] = {"aid": "insert_order", "limit_price": Decimal("87990.5")}
    assert json.loads(session.submit(packet)) == {
        "aid": "insert_order",
        "limit_price": 87990.5,
        "user_id": USER,
    }


def test_no_instruction_passes_while_the_link_is_not_ready() -> None:
    session, _ = opened()
    states = [session.state]
    for step in (
        lambda: None,
        lambda: hear(session, of_user(session={"trading_day": "1"}, trade_more_data=True)),
        lambda: session.closed("lost", NOW),
    ):
        step()
        states.append(session.state)
        with pytest.raises(LinkError, match="was not sent"):
            session.submit(dict(CANCEL))
    assert LinkState.READY not in states


def test_what_was_refused_is_not_sent_later() -> None:
    session, _ = opened()
    with pytest.raises(LinkError):
        session.submit({"aid": "insert_order", "order_id": "o1"})
    out = session.received(trade_snapshot(), NOW)
    assert out.send == [PEEK]
    assert sent(session.opened(NOW).send, "insert_order") == []


def test_the_recorded_counter_ends_in_the_tree_of_a_plain_merge(shared: Any) -> None:
    frames = recordings(shared)["td_tqsim_au_cu_fak_20200702.jsonl.gz"]
    session = TradeSession("main", Login(user="TQSIM", password=""))
    session.opened(NOW)
    plain: dict[str, Any] = {}
    told: list[Any] = []
    # tqsdk's paper account logs nobody in; its values are those of a counter all the same.
    session.received(rtn({"trade": {"TQSIM": {"session": {"trading_day": "20200702"}}}}), NOW)
    for frame in frames:
        told += session.received(frame, NOW).events
        for patch in json.loads(frame)["data"]:
            plain = plain_merge(plain, patch)
    plain["trade"]["TQSIM"]["session"] = {"trading_day": "20200702"}
    assert dict(session.tree) == plain
    assert session.fault_counts == {}
    account_now = of_kind(told, AccountChanged)[-1].account
    wire = plain["trade"]["TQSIM"]["accounts"]["CNY"]
    assert account_now.balance == Decimal(repr(wire["balance"]))
    assert {event.trade.key for event in of_kind(told, TradeReported)} == set(
        plain["trade"]["TQSIM"]["trades"]
    )
