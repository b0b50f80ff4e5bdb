"""Filled, and the lots are those of before: the same reduction must not be made twice."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from terminal.core.engine import Memory
from terminal.core.event import (
    Approve,
    OrderReported,
    OrdersListed,
    PositionsChanged,
    Reduce,
)
from terminal.domain.account import Position
from terminal.domain.approval import ApprovalState
from tests.builders import ACCOUNT, FUTURES, make_line
from tests.playbook import Containing, Play, down, flat_of, lots, report_on, up

REDUCE = Reduce(ACCOUNT, FUTURES, "li")
# 20 lots of 5 tonnes before 50 tonnes of sold goods: 10 lots are to go.
SOLD = (make_line(delta_spot=Decimal(-50)),)
HELD = lots(long_history=20)
NOT_YET = "the position in account"


def killed(play: Play, *positions: Position) -> Play:
    """The desk is started anew on its ledger, and the counters tell what they held all along."""
    state = play.engine.state
    memory = Memory(
        approvals=tuple(state.responder.approvals.values()),
        orders=tuple(state.orders.orders.values()),
    )
    again = Play(b"anew", book=SOLD)
    again.now = play.now
    again.effects = again.engine.restore(memory, again.now)
    return again.opens(*positions)


def test_after_a_start_the_lots_must_still_follow_what_was_filled_before() -> None:
    play = Play(book=SOLD).opens(HELD).hears(REDUCE).approves()
    (order,) = play.sends(10).orders_sent
    again = killed(play.leave(), HELD)
    again.hears(OrderReported(report_on(order)), OrdersListed(ACCOUNT, frozenset({order.id})))
    assert again.approvals[0].state is ApprovalState.DONE
    assert flat_of(again) == 50, "the lots have not followed"
    again.ticks(3).basis(0)
    again.hears(REDUCE).refuses(NOT_YET)
    again.hears(PositionsChanged(ACCOUNT, (lots(long_history=16),), True))
    again.hears(REDUCE).refuses(NOT_YET)
    again.hears(PositionsChanged(ACCOUNT, (lots(long_history=10),), True))
    again.hears(REDUCE).refuses("nothing to reduce")


def test_lots_of_another_account_do_not_go_in_place_of_those_that_have_not_followed() -> None:
    other = lots("other", long_history=20)
    play = Play(book=(make_line(delta_spot=Decimal(-150)),)).opens(HELD, other)
    (order,) = play.hears(REDUCE).approves().sends(10).orders_sent
    play.leave().fills(order).ticks(3).basis(0)
    # The counter still says 20 lots, with those 10 frozen or not.
    play.hears(Reduce("other", FUTURES, "li")).refuses(NOT_YET)
    play.hears(PositionsChanged(ACCOUNT, (lots(long_history=10),), True))
    play.hears(Reduce("other", FUTURES, "li")).refuses("nothing to reduce")


def test_lots_of_an_account_that_is_away_cannot_follow_however_long_it_lasts() -> None:
    other = lots("other", long_history=20)
    play = Play(book=(make_line(delta_spot=Decimal(-150)),)).opens(HELD, other)
    (order,) = play.hears(REDUCE).approves().sends(10).orders_sent
    play.leave().fills(order).ticks(2).hears(down(f"td:{ACCOUNT}"))
    play.ticks(60).hears(down(f"td:{ACCOUNT}")).ticks(60).basis(0)
    play.hears(Reduce("other", FUTURES, "li")).refuses(NOT_YET)
    play.hears(up(f"td:{ACCOUNT}"), PositionsChanged(ACCOUNT, (lots(long_history=10),), True))
    play.hears(Reduce("other", FUTURES, "li")).refuses("nothing to reduce")


def test_lots_that_had_time_to_follow_bar_nothing_when_their_account_is_away() -> None:
    other = lots("other", long_history=20)
    play = Play(book=(make_line(delta_spot=Decimal(-150)),)).opens(HELD, other)
    (order,) = play.hears(REDUCE).approves().sends(10).orders_sent
    play.leave().fills(order).hears(PositionsChanged(ACCOUNT, (lots(long_history=10),), True))
    play.ticks(40).hears(PositionsChanged(ACCOUNT, (lots(long_history=15),), True))
    play.hears(down(f"td:{ACCOUNT}")).ticks(60).basis(0)
    play.hears(Reduce("other", FUTURES, "li")).records("approval", state="requested")


def test_a_position_that_is_gone_has_followed() -> None:
    other = lots("other", long_history=20)
    play = Play(book=(make_line(delta_spot=Decimal(0)),)).opens(HELD, other)
    (order,) = play.hears(REDUCE).approves().sends(20).orders_sent
    play.leave().fills(order).hears(PositionsChanged(ACCOUNT, (), True)).ticks(3).basis(0)
    play.hears(Reduce("other", FUTURES, "li")).records("approval", state="requested")


def test_an_order_that_is_back_bars_what_was_proposed_without_it() -> None:
    play = Play(book=SOLD).opens(HELD).hears(REDUCE).approves()
    (order,) = play.sends(10).leave().orders
    # Never seen at the counter: it is given up, and the same reduction is proposed again.
    play.ticks(6).hears(up(f"td:{ACCOUNT}"), OrdersListed(ACCOUNT, frozenset()))
    play.ticks(8).basis(0)
    assert play.approvals[0].state is ApprovalState.FAILED
    play.hears(REDUCE)
    second = play.proposal
    play.hears(OrderReported(report_on(order.request)))
    play.hears(Approve(second.id, second.plan.digest, "zhang")).sends()
    play.records("approval", state="expired", reason=Containing(NOT_YET))


def test_a_record_of_an_older_version_bars_nothing() -> None:
    play = Play(book=SOLD).opens(HELD).hears(REDUCE).approves()
    (order,) = play.sends(10).orders_sent
    (approval,) = play.approvals
    play.engine.state.responder.approvals[approval.id] = msgspec.structs.replace(
        approval, held=None
    )
    play.leave().fills(order).ticks(3).basis(0)
    play.hears(REDUCE).records("approval", state="requested")
