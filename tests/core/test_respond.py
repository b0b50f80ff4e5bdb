"""From a proposal to the end of its orders: one click, one plan, nothing twice."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import msgspec
import pytest

from terminal.core.engine import Memory
from terminal.core.event import (
    Approve,
    Cancel,
    Halt,
    OrderNotSent,
    OrderReported,
    OrderSent,
    OrdersListed,
    PositionsChanged,
    QuotesChanged,
    Reduce,
    Reject,
    StoreFailed,
    StoreRecovered,
    Tick,
)
from terminal.domain.alert import AlertState
from terminal.domain.approval import Approval, ApprovalState
from terminal.domain.level import Level
from terminal.domain.order import Direction, OrderStatus
from terminal.domain.said import Said
from tests.builders import ACCOUNT, FUTURES, make_line, make_pair, make_position, make_report
from tests.playbook import (
    Containing,
    Play,
    down,
    flat_of,
    lots,
    make_policy,
    reducing,
    report_on,
    up,
)

A = ApprovalState
REDUCE = Reduce(ACCOUNT, FUTURES, "li")


def proposed(*positions: Any, **plant: Any) -> Play:
    """A person asked for a reduction of the default position: 20 of yesterday's, 10 of today's."""
    return Play(**plant).opens(*positions).hears(REDUCE)


def newest(play: Play) -> Approval:
    return play.approvals[-1]


def fresh(play: Play, last: float = 78_000.0) -> Play:
    """The contract trades now."""
    return play.hears(QuotesChanged((play.quote(last),)))


# The proposal


def test_a_proposal_is_recorded_with_everything_it_would_send() -> None:
    play = proposed()
    plan = play.proposal.plan
    play.records("approval", state="requested", requester="li", id=play.proposal.id)
    assert [leg.volume for leg in plan.legs] == [20, 10]
    play.sends()
    assert flat_of(play) == plan.exposure_before == 250
    assert plan.exposure_after == 100


def test_one_position_has_one_proposal_at_a_time() -> None:
    proposed().at(1).hears(REDUCE).refuses("already proposed")


def test_a_hedge_is_not_proposed_for_closing() -> None:
    # 100 t in stock, 10 lots sold against it: flat is +50 and the lots are the hedge.
    play = Play().opens(lots(short_history=10)).hears(REDUCE)
    play.refuses("hedge the physical side").records("notice", level="refused")


def test_nothing_is_proposed_while_an_order_works_on_the_contract() -> None:
    play = proposed().approves().leave().at(1)
    play.hears(REDUCE).refuses("already proposed or under way")


def foreign(lots: int, **fields: Any) -> OrderReported:
    """Another terminal's order for so many lots rests at the counter."""
    return OrderReported(make_report(id="SERVER.1", volume=lots, volume_left=lots, **fields))


def test_what_another_terminal_may_still_sell_is_not_proposed_a_second_time() -> None:
    play = proposed(lots(long_history=30))
    assert [leg.volume for leg in play.proposal.plan.legs] == [30]
    # Flat is 250 t: fifty lots of 5 t. With 25 lots of another terminal, 25 are left to propose.
    play = Play().opens(lots(long_history=30)).hears(foreign(25)).hears(REDUCE)
    assert [leg.volume for leg in play.proposal.plan.legs] == [25]
    Play().opens().hears(foreign(50)).hears(REDUCE).refuses("nothing left to reduce")


def test_a_resting_order_that_raises_the_exposure_blocks_no_reduction() -> None:
    play = Play().opens(lots(long_history=30)).hears(foreign(50, direction=Direction.BUY))
    play.hears(REDUCE)
    assert [leg.volume for leg in play.proposal.plan.legs] == [30]


@pytest.mark.parametrize("link", ["md", "td:demo"])
def test_nothing_is_proposed_over_a_link_that_is_down(link: str) -> None:
    Play().opens().hears(down(link)).hears(REDUCE).refuses("is not ready")


BOTH = (ACCOUNT, "hedge")


def test_nothing_is_proposed_while_the_lots_of_another_account_are_not_known() -> None:
    # At the start the first account is up before the second, which holds the hedge.
    play = Play(accounts=BOTH).hears(up("td:hedge")).opens(lots(long_history=30))
    play.hears(REDUCE).refuses("positions of account hedge are not known")
    play.at(1).basis(600).records("hindrance", reason=Containing("not known"))
    play.hears(PositionsChanged("hedge", (lots("hedge", short_history=50),), True))
    play.hears(REDUCE).refuses("nothing to reduce")


def test_who_approves_knows_that_another_account_may_have_traded_unheard() -> None:
    # The hedge account's counter is away: its lots are those of before.
    hedge = lots("hedge", short_history=1)
    play = Play(accounts=BOTH).opens(lots(long_history=30), hedge).hears(REDUCE)
    play.hears(down("td:hedge"))
    expires(play, "positions of account hedge are not known")
    # In a crisis one broker's front may be away for hours: the next card says so, and a person
    # decides.
    play.at(3).basis(0).hears(REDUCE)
    assert "account_away" in play.proposal.plan.notes
    play.approves().sends(30)


def test_an_approval_waits_for_all_accounts_after_a_restart() -> None:
    approval = proposed().proposal
    again = Play(nonce=b"second", accounts=BOTH).opens()
    again.engine.state.responder.restore([approval])
    expires(again, "positions of account hedge are not known")


def test_a_partial_word_on_lots_is_not_all_of_them() -> None:
    play = Play(accounts=BOTH).opens()
    play.hears(PositionsChanged("hedge", (lots("hedge", long_today=1),)))
    play.hears(REDUCE).refuses("positions of account hedge are not known")


def test_an_unknown_position_or_contract_is_refused_in_words() -> None:
    play = Play().opens()
    play.hears(Reduce(ACCOUNT, "SHFE.xx9999", "li")).refuses("is known")
    play.hears(Reduce("nobody", FUTURES, "li")).refuses("not ready")


# The click


def test_approval_comes_before_intent_and_intent_before_the_order() -> None:
    play = proposed().at(1).approves()
    kinds = [
        effect.record.kind + ":" + str(effect.record.body.get("state") or "")
        if hasattr(effect, "record")
        else type(effect).__name__
        for effect in play.effects
    ]
    assert kinds.index("approval:approved") < kinds.index("order:") < kinds.index("SendOrder")
    play.sends(20, 10).records("approval", state="approved", decided_by="zhang")
    assert [one.status for one in play.orders] == [OrderStatus.INTENT] * 2


def test_a_double_click_sends_once() -> None:
    play = proposed()
    approval = play.proposal
    click = Approve(approval.id, approval.plan.digest, "zhang")
    play.hears(click).sends(20, 10)
    play.hears(click).refuses("already decided by zhang")
    play.leave().hears(click).refuses("already decided by zhang")


def test_two_people_who_click_at_once_send_once() -> None:
    play = proposed()
    approval = play.proposal
    clicks = [Approve(approval.id, approval.plan.digest, who) for who in ("zhang", "li")]
    play.hears(*clicks).sends(20, 10).records("refusal", reason=Containing("decided by zhang"))


def test_what_is_approved_is_what_was_shown() -> None:
    play = proposed()
    play.hears(Approve(play.proposal.id, "f" * 64, "zhang")).refuses("look at the card again")
    assert play.proposal.state is A.REQUESTED


def test_a_plan_that_was_tampered_with_is_not_sent() -> None:
    play = proposed()
    approval = play.proposal
    more = msgspec.structs.replace(approval.plan.legs[0], volume=2000)
    plan = msgspec.structs.replace(approval.plan, legs=(more, *approval.plan.legs[1:]))
    play.engine.state.responder.approvals[approval.id] = msgspec.structs.replace(
        approval, plan=plan
    )
    play.hears(Approve(approval.id, plan.digest, "zhang")).refuses("look at the card again")


def test_there_is_no_approval_of_nothing() -> None:
    Play().opens().hears(Approve("ghost", "0" * 64, "zhang")).refuses("no approval ghost")


def test_where_four_eyes_are_wanted_the_requester_may_not_approve() -> None:
    play = proposed(policy=make_policy(four_eyes=True))
    play.approves("li").refuses("four eyes")
    assert play.proposal.state is A.REQUESTED
    play.approves("zhang").sends(20, 10)


TWO = make_policy(approvers={Level.WARNING: 1, Level.FORCED: 2})


def test_nothing_leaves_before_the_second_person_and_then_once() -> None:
    play = proposed(policy=TWO)
    assert play.proposal.needed == 2, "asked for by hand: as many as the loudest level needs"
    play.approves("zhang").sends()
    play.records("approval", state="requested", approvers=["zhang"], needed=2, decided=None)
    play.approves("zhang").sends().refuses("zhang approved this already, 1 of 2")
    play.approves("wang").sends(20, 10)
    play.records("approval", state="approved", approvers=["zhang", "wang"], decided_by="wang")
    approval = newest(play)
    play.hears(Approve(approval.id, approval.plan.digest, "chen")).sends().refuses(
        "already decided"
    )


def test_the_requester_is_neither_of_two_where_four_eyes_are_wanted() -> None:
    play = proposed(policy=make_policy(four_eyes=True, approvers={Level.FORCED: 2}))
    play.approves("li").refuses("four eyes").sends()
    play.approves("zhang").sends().approves("li").refuses("four eyes").sends()
    play.approves("wang").sends(20, 10)


def test_the_second_person_approves_what_still_holds_or_nothing() -> None:
    play = proposed(policy=TWO).approves("wang").at(3)
    expires(fresh(play, 79_000.0), "is now more than")
    late = proposed(policy=TWO).at(100).basis(0).approves("zhang").sends()
    late.at(121).basis(0).ticks(1).sends()
    late.records("approval", state="expired", approvers=["zhang"])
    one = newest(late)
    late.hears(Approve(one.id, one.plan.digest, "wang")).sends().refuses("already decided")


def test_one_no_ends_what_another_has_approved() -> None:
    play = proposed(policy=TWO).approves("zhang")
    approval = newest(play)
    play.hears(Reject(approval.id, "wang", "等一等")).sends()
    play.records("approval", state="rejected", approvers=["zhang"], decided_by="wang")
    play.hears(Approve(approval.id, approval.plan.digest, "chen")).sends().refuses(
        "already decided"
    )


def test_a_new_plan_begins_without_approvals() -> None:
    play = proposed(policy=TWO).approves("zhang")
    play.hears(Reject(newest(play).id, "wang")).at(5).basis(0).hears(REDUCE)
    assert play.proposal.approvers == ()


def test_an_approval_of_before_a_restart_counts_and_so_does_its_plan() -> None:
    before = proposed(policy=TWO).approves("zhang")
    kept = newest(before)
    play = Play(b"after", policy=TWO)
    play.engine.restore(Memory(approvals=(kept,)), play.now)
    play.opens().approves("zhang").refuses("zhang approved this already").sends()
    play.approves("wang").sends(20, 10)
    # What was asked for by a desk file that wanted one needs two where two are wanted now.
    play = Play(b"again", policy=TWO)
    play.engine.restore(
        Memory(approvals=(msgspec.structs.replace(kept, approvers=(), needed=1),)), play.now
    )
    play.opens().approves("zhang").sends().approves("wang").sends(20, 10)


def test_the_level_says_how_many_and_a_rise_asks_for_more() -> None:
    play = Play(policy=TWO).opens().at(1).basis(600)
    assert play.alert.level is Level.WARNING
    assert play.proposal.needed == 1
    play.at(2).basis(5000)
    assert play.alert.level is Level.FORCED
    play.approves("zhang").sends()
    assert (play.proposal.needed, play.alert.state) == (2, AlertState.FIRING)
    play.approves("wang").sends(20, 10)
    assert play.alert.state is AlertState.HANDLING
    warning = Play(policy=TWO).opens().at(1).basis(600).approves("zhang")
    assert warning.orders_sent


def test_a_rejection_sends_nothing_and_is_final() -> None:
    play = proposed()
    approval = play.proposal
    play.hears(Reject(approval.id, "zhang", "手工处理")).sends()
    play.records("approval", state="rejected", decided_by="zhang", reason="手工处理", said=None)
    play.hears(Approve(approval.id, approval.plan.digest, "zhang")).refuses("already decided")
    play.hears(Reject(approval.id, "li")).refuses("already decided")
    play.hears(Reject("ghost", "li")).refuses("no approval")


# What may have changed between the card and the click: the plan expires, with words


def expires(play: Play, words: str) -> Play:
    approval = newest(play)
    play.hears(Approve(approval.id, approval.plan.digest, "zhang")).sends()
    assert newest(play).state is A.EXPIRED
    assert words in newest(play).reason
    return play.records("approval", state="expired").records(
        "notice", level="refused", content=newest(play).reason
    )


def test_an_approval_runs_out_of_time() -> None:
    play = proposed().at(120)
    expires(fresh(play), "out of time")


def test_an_approval_is_good_until_just_before_its_end() -> None:
    fresh(proposed().at(119.9)).approves().sends(20, 10)


def test_what_nobody_decided_expires_by_the_clock() -> None:
    play = proposed().at(119).hears(Tick()).records_no("approval")
    play.at(120).hears(Tick()).records("approval", state="expired", decided_by="")
    assert newest(play).reason == "nobody decided in time"
    assert newest(play).said == Said("nobody_decided")


@pytest.mark.parametrize("last", [77_100.0, 78_800.0])
def test_an_approval_does_not_survive_a_price_that_moved(last: float) -> None:
    expires(fresh(proposed().at(1), last), f"moved to {last}")


def test_an_approval_does_not_survive_a_limit_board() -> None:
    play = proposed().at(1)
    play.hears(QuotesChanged((play.quote(78_000.0, lower_limit=78_000.0, bid=None),)))
    expires(play, "has no bid: an order would not fill now")


def test_an_approval_does_not_survive_an_opposite_side_that_ran_away() -> None:
    play = proposed().at(1)
    play.hears(QuotesChanged((play.quote(78_000.0, bid=77_000.0),)))
    expires(play, "lies outside the collar")


def test_an_approval_survives_a_price_that_stayed_in_the_collar() -> None:
    fresh(proposed().at(1), 78_100.0).approves().sends(20, 10)


def test_negative_prices_that_moved_are_noticed_as_well() -> None:
    play = Play(policy=make_policy(collar=Decimal("0.1"))).opens()
    # Ticks of ten: at -37 the collar is one tick wide.
    wti = {"upper_limit": None, "lower_limit": None}
    play.at(1).hears(QuotesChanged((play.quote(-37.0, bid=-38.0, ask=-37.0, **wti),)))
    play.hears(REDUCE)
    assert play.proposal.plan.worst_price == -40
    play.at(2).hears(QuotesChanged((play.quote(-60.0, bid=-61.0, ask=-60.0, **wti),)))
    expires(play, "moved to -60.0")


def test_an_approval_on_a_stale_quote_is_not_sent() -> None:
    expires(proposed().at(6), "too old to trade on")


def test_an_approval_after_the_close_is_not_sent() -> None:
    play = Play().opens().at(3599).basis(0).hears(REDUCE).at(3600)
    expires(fresh(play), "outside continuous trading (break); orders wait until it opens at 2025-")


def test_lots_that_were_closed_meanwhile_are_not_closed_again() -> None:
    play = proposed().at(1)
    play.hears(PositionsChanged(ACCOUNT, (make_position(long_history=19),)))
    expires(play, "20 lots were to be closed with CLOSE, 19 are free")


def test_lots_that_were_frozen_meanwhile_are_not_closed() -> None:
    play = proposed().at(1)
    play.hears(PositionsChanged(ACCOUNT, (make_position(long_frozen_today=1),)))
    expires(play, "CLOSE_TODAY, 9 are free")


def test_a_position_that_vanished_is_not_closed() -> None:
    play = proposed().at(1).hears(PositionsChanged(ACCOUNT, (), True))
    expires(play, "position")


def test_an_approval_that_would_cross_zero_by_now_is_not_sent() -> None:
    # The stock was sold meanwhile by way of another account's hedge: flat falls from 250 to 50.
    play = proposed(lots(long_history=30), lots("other", long_history=2)).at(1)
    assert flat_of(play) == 260
    play.hears(PositionsChanged("other", (lots("other", short_history=40),), True))
    assert flat_of(play) == 50
    expires(play, "take the flat exposure from 50 to -100")


def test_an_approval_while_another_order_works_on_the_contract_is_not_sent() -> None:
    # Another terminal is closing the same exposure in another account: both would overshoot.
    play = proposed(lots(long_history=30), lots("other", long_history=30)).at(1)
    assert flat_of(play) == 400
    play.hears(foreign(51, account="other"))
    expires(play, "take the flat exposure from 400 to -5")


def test_an_approval_beside_an_order_that_leaves_room_is_sent() -> None:
    play = proposed(lots(long_history=30), lots("other", long_history=30)).at(1)
    play.hears(foreign(50, account="other")).approves().sends(30)


# Between the click and the departure: the disk may keep an order for minutes


def waiting() -> Play:
    """Two orders of one approval, 20 and 10 lots, are recorded and have not left yet."""
    return proposed().at(1).approves().sends(20, 10)


def held(play: Play) -> list[str]:
    mine = [order for order in play.orders if not order.is_foreign]
    return [play.engine.held_back(order.id, play.now) for order in mine]


def test_orders_leave_when_nothing_changed_while_they_were_recorded() -> None:
    assert held(waiting()) == ["", ""]


def test_asking_whether_an_order_may_leave_changes_nothing() -> None:
    play = waiting()
    assert held(play) == held(play)
    assert {order.status for order in play.orders} == {OrderStatus.INTENT}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda play: fresh(play.at(120)), "ran out of time"),
        (lambda play: play.at(7), "too old to trade on"),
        (lambda play: fresh(play.at(2), 79_500.0), "moved to 79500"),
        (lambda play: play.hears(Halt("boss", True)), "kill switch"),
        (lambda play: play.hears(StoreFailed("the disk is full")), "the disk is full"),
        (lambda play: play.hears(down("td:demo")), "is not ready"),
        (lambda play: play.hears(down("md")), "is not ready"),
        (lambda play: play.hears(foreign(31, account="other")), "flat exposure from 250 to -55"),
        (
            lambda play: play.hears(PositionsChanged(ACCOUNT, (lots(short_history=10),), True)),
            "were to be closed",
        ),
    ],
)
def test_an_order_that_was_kept_too_long_does_not_leave(change: Any, words: str) -> None:
    play = waiting()
    change(play)
    assert all(words in reason for reason in held(play)), held(play)


def test_an_order_that_was_withdrawn_before_it_left_does_not_leave() -> None:
    play = waiting()
    first, second = play.orders
    play.hears(Cancel(first.id, "li"))
    assert held(play) == ["withdrawn before it left", ""]
    assert second.status is OrderStatus.INTENT


def test_an_order_that_has_left_or_is_unknown_does_not_leave_again() -> None:
    play = waiting().leave()
    assert all("not waiting to leave" in reason for reason in held(play))
    assert "not waiting" in play.engine.held_back("ghost", play.now)


def test_the_second_leg_is_judged_by_what_is_left_after_the_first() -> None:
    # 250 t flat: both legs take 150. The first has filled; the second still has its 50 to do.
    play = waiting()
    first, second = play.orders
    play.hears(OrderSent(first.id), OrderReported(report_on(first)))
    play.hears(PositionsChanged(ACCOUNT, (lots(long_today=10),), True))
    assert play.engine.held_back(second.id, play.now) == ""


def test_what_was_held_back_is_rejected_and_its_approval_fails_with_the_reason() -> None:
    play = waiting()
    play.hears(*(OrderNotSent(order.id, "the kill switch is on") for order in play.orders))
    play.records("approval", state="failed", reason=Containing("the kill switch is on"))
    assert {order.status for order in play.orders} == {OrderStatus.REJECTED}


@pytest.mark.parametrize("link", ["md", "td:demo"])
def test_an_approval_over_a_link_that_is_down_is_not_sent(link: str) -> None:
    expires(proposed().at(1).hears(down(link)), "is not ready")


def test_after_a_reconnect_the_old_snapshot_is_no_price_to_send_at() -> None:
    play = proposed().at(1)
    old = play.engine.state.market.quotes[FUTURES]
    play.at(7).hears(down("md"), up("md"), QuotesChanged((msgspec.structs.replace(old),)))
    expires(play, "too old to trade on")


# What shuts approvals without deciding them


def test_nothing_leaves_while_the_kill_switch_is_on_and_the_click_decides_nothing() -> None:
    play = proposed().hears(Halt("boss", True)).records("halt", halted=True)
    play.approves().refuses("kill switch")
    assert play.proposal.state is A.REQUESTED
    play.hears(REDUCE).refuses("kill switch")
    play.hears(Halt("boss", False)).approves().sends(20, 10)


def test_nothing_leaves_while_the_ledger_cannot_be_written() -> None:
    play = proposed().hears(StoreFailed("disk full"))
    play.approves().refuses("disk full")
    play.hears(REDUCE).refuses("disk full")
    play.hears(StoreRecovered()).approves().sends(20, 10)


def test_the_kill_switch_withdraws_own_orders_only() -> None:
    play = proposed().approves().leave()
    mine = [one.id for one in play.orders]
    play.hears(*(OrderReported(report_on(one, 0, is_alive=True)) for one in play.orders))
    play.hears(OrderReported(make_report(id="SERVER.1", account="other")))
    play.hears(Halt("boss", True)).withdraws(*mine)


# After the orders left


def working(*positions: Any, **plant: Any) -> Play:
    return proposed(*positions, **plant).at(1).approves().leave()


def test_an_approval_is_sent_when_its_orders_left_and_done_when_they_are_filled() -> None:
    play = working().records("approval", state="sent")
    first, second = play.orders
    play.at(2).fills(first).records_no("approval")
    play.fills(second).records("approval", state="done")


def test_a_report_that_overtakes_the_sending_ends_the_approval_as_well() -> None:
    play = proposed(lots(long_history=30)).approves()
    (order,) = play.orders_sent
    play.fills(order).records("approval", state="done")
    play.hears(OrderSent(order.id)).is_quiet()


def test_a_partial_fill_and_a_withdrawal_end_as_failed_with_words() -> None:
    play = working(lots(long_history=30))
    (order,) = play.orders
    play.at(3).fills(order, 12, is_alive=True).at(13).hears(Tick()).withdraws(order.id)
    play.at(14).fills(order, 12, message="已撤单")
    args = {"filled": "12", "lots": "30", "words": "已撤单"}
    said = {"key": "part_filled", "args": args}
    play.records("approval", state="failed", reason="12 of 30 lots filled; 已撤单", said=said)


def test_a_rejected_order_fails_the_approval_with_the_counters_words() -> None:
    play = working()
    first, second = play.orders
    play.fills(first, 0, exchange_order_id="", message="平昨仓位不足").records_no("approval")
    play.fills(second)
    play.records("approval", state="failed", reason="10 of 30 lots filled; 平昨仓位不足")


def test_orders_that_did_not_leave_fail_the_approval() -> None:
    play = proposed().approves()
    play.hears(*(OrderNotSent(one.id, "td:demo is down") for one in play.orders_sent))
    play.records("approval", state="failed", reason="0 of 30 lots filled; td:demo is down")


def test_a_silent_order_keeps_its_approval_open() -> None:
    play = working(lots(long_history=30)).ticks(10)
    play.records("order", status="unknown").records_no("approval")
    assert play.proposal.state is A.SENT
    play.hears(REDUCE).refuses("under way")


def test_an_order_that_never_reached_the_counter_fails_the_approval_after_the_grace() -> None:
    play = working(lots(long_history=30)).at(3)
    play.hears(down("td:demo")).at(10).hears(up("td:demo"), OrdersListed(ACCOUNT, frozenset()))
    play.at(14.9).hears(Tick()).records_no("approval")
    play.at(15).hears(Tick()).records("order", status="lapsed")
    play.records("approval", state="failed", reason="0 of 30 lots filled; not at the counter")


def test_a_fill_that_comes_after_all_is_recorded_and_shuts_the_way_for_more() -> None:
    play = working(lots(long_history=30)).at(3).hears(down("td:demo")).at(10)
    play.hears(up("td:demo"), OrdersListed(ACCOUNT, frozenset())).at(15).hears(Tick())
    (order,) = play.orders
    fresh(play.at(16)).fills(order, 3, is_alive=True).records("order", status="alive")
    play.hears(REDUCE).refuses("another order is still working")
    play.fills(order).records("order", status="filled", filled=30)


def test_nothing_is_proposed_before_the_lots_have_followed_the_fill() -> None:
    # The counter tells of the fill at once and asks for positions in a queue.
    house = make_policy(max_volume=30)
    play = Play(policy=house, rules=(reducing(),)).opens(lots(long_history=60)).at(1).basis(600)
    play.approves().leave()
    (order,) = play.orders
    play.fills(order).ticks(3).basis(600).ticks(1)
    assert not [one for one in play.approvals if not one.state.is_final]
    play.hears(REDUCE).refuses("does not show them yet")
    play.hears(PositionsChanged(ACCOUNT, (lots(long_history=40),))).hears(REDUCE)
    play.refuses("does not show them yet")
    play.hears(PositionsChanged(ACCOUNT, (lots(long_history=30),))).ticks(1)
    assert play.proposal.plan.exposure_before == 250


def test_lots_that_never_follow_a_fill_do_not_bar_the_contract_for_ever() -> None:
    play = proposed(lots(long_history=60), policy=make_policy(max_volume=30)).approves().leave()
    (order,) = play.orders
    fresh(play.fills(order).at(29)).hears(REDUCE).refuses("does not show them yet")
    fresh(play.at(31)).hears(REDUCE)
    assert play.proposal.plan.volume == 30


def test_only_after_a_breath_is_a_fresh_plan_made_for_the_same_alert() -> None:
    play = Play().opens(lots(long_history=30)).at(1).basis(600)
    assert play.proposal.requester == "system"
    play.approves().leave()
    (order,) = play.orders
    play.at(2).fills(order, 12, message="已撤单").records("approval", state="failed")
    play.hears(PositionsChanged(ACCOUNT, (lots(long_history=18),)))
    play.at(3).basis(600).hears(Tick()).records_no("approval")
    play.at(4).basis(600).hears(Tick()).records("approval", state="requested")
    assert play.proposal.plan.volume == 18


def test_what_a_person_rejected_is_not_pressed_again_at_the_same_level() -> None:
    rule = reducing(clear_hold=timedelta(seconds=5))
    play = Play(rules=(rule,)).opens().at(1).basis(600)
    alert = play.alert.id
    play.hears(Reject(play.proposal.id, "zhang", "no"))
    for second in range(2, 10):
        play.at(second).basis(600).hears(Tick()).records_no("approval")
    play.at(10).basis(0).at(11).basis(600).records("alert", id=alert).records_no("approval")
    play.at(12).basis(600).hears(Tick()).records_no("approval")


# More than one account, more than one pair


def three_accounts() -> Play:
    return Play(book=(make_line(delta_spot=Decimal(0)),)).opens(
        lots("a", long_history=20), lots("b", long_history=10), lots("c", short_history=10)
    )


def test_the_exposure_is_that_of_all_accounts_and_the_plan_that_of_one() -> None:
    play = three_accounts().hears(Reduce("a", FUTURES, "li"))
    assert play.proposal.plan.exposure_before == 100
    assert play.proposal.plan.volume == 20
    assert play.proposal.plan.account == "a"


def test_two_accounts_are_not_reduced_at_once_for_the_same_exposure() -> None:
    play = three_accounts().hears(Reduce("a", FUTURES, "li"))
    play.hears(Reduce("b", FUTURES, "li")).refuses("already proposed")
    play.approves().leave()
    play.hears(Reduce("b", FUTURES, "li")).refuses("already proposed or under way")


def test_an_alert_does_not_turn_to_the_next_account_while_the_first_still_works() -> None:
    play = three_accounts().at(1).basis(600)
    play.approves().leave().at(2)
    frozen = lots("a", long_history=20, long_frozen_history=20)
    play.hears(PositionsChanged("a", (frozen,)))
    play.basis(600).ticks(3).records_no("approval", state="requested")


def two_pairs() -> Play:
    """Stock in the east, a sale in the south, both on one contract: together they are flat."""
    south = make_pair(id="cu.south", spot="SPOT.CU.S")
    sale = make_line(id="sale", pair="cu.south", delta_spot=Decimal(-200))
    return Play(
        pairs=(make_pair(), south),
        book=(make_line(), sale),
        rules=(reducing(subjects=("cu", "cu.south")),),
    )


def test_what_one_pair_needs_is_not_taken_from_the_other() -> None:
    play = two_pairs().opens(lots(long_history=20))
    assert flat_of(play) == 200
    play.hears(REDUCE).refuses("nothing to reduce")
    play.at(1).basis(600).records("alert", state="firing").records_no("approval")


def test_a_reduction_of_a_shared_contract_stops_at_zero_for_all_its_pairs() -> None:
    play = two_pairs().opens(lots(long_history=30)).at(1).basis(600)
    plan = play.proposal.plan
    assert (plan.volume, plan.exposure_before, plan.exposure_after) == (10, 50, 0)


def test_a_hedge_in_another_account_is_not_touched() -> None:
    play = three_accounts().hears(Reduce("c", FUTURES, "li"))
    play.refuses("hedge the physical side")


def test_an_approval_outlives_a_restart_but_not_its_time() -> None:
    play = proposed()
    approval = play.proposal
    again = Play(nonce=b"second").opens()
    again.engine.state.responder.restore([approval])
    again.at(1).hears(Approve(approval.id, approval.plan.digest, "zhang")).sends(20, 10)
    late = Play(nonce=b"third")
    late.engine.state.responder.restore([approval])
    late.now = approval.expires + timedelta(seconds=1)
    late.hears(Tick()).records("approval", state="expired")


def test_what_a_filled_order_says_is_no_reason_that_the_rest_is_not() -> None:
    play = working()
    first, second = play.orders
    play.fills(first, message="全部成交").fills(second, 0, message="平今仓位不足")
    play.records("approval", state="failed", reason="20 of 30 lots filled; 平今仓位不足")


def lapsed(*positions: Any) -> Play:
    """Its orders were sent, and the counter has not heard of them."""
    play = working(*positions).at(3).hears(down("td:demo")).at(10)
    return play.hears(up("td:demo"), OrdersListed(ACCOUNT, frozenset())).at(15).hears(Tick())


def test_an_order_that_comes_to_the_counter_late_makes_its_approval_true_again() -> None:
    play = lapsed()
    first, second = play.orders
    play.at(16).fills(first, 3, is_alive=True).records_no("approval")
    play.fills(first, message="全部成交")
    play.records("approval", state="failed", reason="20 of 30 lots filled; not at the counter")
    play.fills(second).records("approval", state="done", reason="")
