"""Lots that a counter does not say now are those of before: nothing is closed by them."""

from __future__ import annotations

from decimal import Decimal

from terminal.core.event import Approve, PositionsChanged, Reduce
from tests.builders import ACCOUNT, FUTURES, make_line
from tests.playbook import Containing, Play, flat_of, lots

REDUCE = Reduce(ACCOUNT, FUTURES, "li")
# 20 lots of 5 tonnes before 50 tonnes of sold goods: 10 lots are to go.
SOLD = (make_line(delta_spot=Decimal(-50)),)
UNREAD = PositionsChanged(ACCOUNT, (), False, (FUTURES,))
NOT_KNOWN = f"positions of account {ACCOUNT} are not known"


def opened() -> Play:
    return Play(book=SOLD).opens(lots(long_history=20))


def test_a_reduction_is_not_made_twice_on_lots_that_are_no_more_said() -> None:
    play = opened().hears(REDUCE).approves()
    (order,) = play.sends(10).orders_sent
    play.leave().fills(order).hears(UNREAD)
    play.ticks(60).basis(0)
    assert flat_of(play) == 50, "what was held is kept"
    play.hears(REDUCE).refuses(NOT_KNOWN)
    play.hears(PositionsChanged(ACCOUNT, (lots(long_history=10),), True))
    play.hears(REDUCE).refuses("nothing to reduce")


def test_lots_that_become_unknown_while_a_card_waits_end_it() -> None:
    play = opened().hears(REDUCE)
    one = play.proposal
    play.hears(UNREAD, Approve(one.id, one.plan.digest, "zhang")).sends()
    play.records("approval", state="expired", reason=Containing(NOT_KNOWN))


def test_lots_that_become_unknown_hold_back_what_was_approved() -> None:
    play = opened().hears(REDUCE).approves()
    (order,) = play.orders_sent
    assert play.engine.held_back(order.id, play.now) == ""
    play.hears(UNREAD)
    assert NOT_KNOWN in play.engine.held_back(order.id, play.now)


def test_another_contract_is_not_in_the_way() -> None:
    play = opened().hears(PositionsChanged(ACCOUNT, (), False, ("SHFE.al2505",)))
    play.hears(REDUCE).records("approval", state="requested")


def test_lots_of_another_account_are_in_the_same_exposure() -> None:
    play = opened().hears(PositionsChanged("other", (), False, (FUTURES,)))
    play.hears(REDUCE).refuses("positions of account other are not known")
