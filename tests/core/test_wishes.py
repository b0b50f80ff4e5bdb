"""What people may do, and what is said and kept when they may not."""

from __future__ import annotations

import pytest

from terminal.core.effect import Show, Topic
from terminal.core.event import (
    Approve,
    Cancel,
    Halt,
    Note,
    OrderReported,
    Reduce,
    StoreFailed,
    Tick,
)
from terminal.core.view import Notice
from terminal.domain.said import Said
from tests.builders import ACCOUNT, FUTURES, make_report
from tests.playbook import Containing, Play, down, lots, report_on, up

REDUCE = Reduce(ACCOUNT, FUTURES, "li")


def working() -> Play:
    """One order of thirty lots is alive at the counter."""
    play = Play().opens(lots(long_history=30)).hears(REDUCE).at(1).approves().leave()
    return play.fills(play.orders[0], 0, is_alive=True)


def test_every_refusal_is_recorded_with_its_actor_and_told() -> None:
    play = Play().hears(REDUCE).refuses("not ready")
    play.records("notice", level="refused", content=Containing("not ready"))


def test_a_refusal_keeps_its_english_words_its_key_and_its_arguments() -> None:
    play = Play().hears(REDUCE)
    words = f"the trade link of account {ACCOUNT} is not ready"
    kept = {"key": "trade_link_down", "args": {"account": ACCOUNT}}
    play.records("refusal", reason=words, **kept)
    play.records("notice", content=words, **kept)
    (shown,) = [one.key for one in play.all(Show) if one.topic is Topic.NOTICE]
    notice: Notice = play.engine.view(Topic.NOTICE, shown, play.now)
    assert (notice.content, notice.said) == (words, Said(**kept))


@pytest.mark.parametrize("shut", ["halted", "read only", "down"])
def test_a_withdrawal_is_never_blocked(shut: str) -> None:
    play = working()
    order = play.orders[0].id
    play.hears({"halted": Halt("boss", True), "read only": StoreFailed("full")}.get(shut, Tick()))
    if shut == "down":
        play.hears(down("td:demo"))
    play.hears(Cancel(order, "li")).withdraws(order).records("cancel", order=order)


def test_a_person_may_withdraw_an_order_of_another_terminal() -> None:
    play = Play().opens().hears(OrderReported(make_report(id="SERVER.1")))
    (order,) = play.orders
    play.hears(Cancel(order.id, "li")).withdraws("SERVER.1")


def test_withdrawing_what_is_over_or_unknown_is_recorded_and_asks_nobody() -> None:
    play = working()
    order = play.orders[0]
    play.hears(OrderReported(report_on(order)))
    for order_id in (order.id, "ghost"):
        play.hears(Cancel(order_id, "li")).withdraws().records("cancel", order=order_id)


def test_the_kill_switch_thrown_while_the_link_is_away_reaches_the_counter_afterwards() -> None:
    play = working()
    order = play.orders[0]
    play.hears(down("td:demo"), Halt("boss", True)).at(5)
    play.hears(up("td:demo"), OrderReported(report_on(order, 0, is_alive=True)))
    play.withdraws(order.id)


def test_the_kill_switch_stays_until_it_is_armed_again() -> None:
    play = Play().opens().hears(Halt("boss", True)).records("halt", halted=True)
    assert play.engine.view(Topic.HEALTH, "", play.now).halted
    play.hears(REDUCE).refuses("kill switch")
    play.ticks(3).hears(REDUCE).refuses("kill switch")
    play.hears(Halt("boss", False)).records("halt", halted=False)
    play.hears(REDUCE).records("approval", state="requested")


def test_while_halted_no_proposal_is_made_by_the_clock() -> None:
    play = Play().opens(lots(short_history=10)).at(1).basis(600).hears(Halt("boss", True))
    play.opens(lots(long_history=10)).at(2).basis(600).hears(Tick()).records_no("approval")


def test_a_defect_shuts_what_could_cost_money() -> None:
    play = Play().opens().hears(REDUCE)
    play.engine.state.defect = "internal error"
    play.approves().refuses("internal error")
    play.hears(Cancel("ghost", "li")).records("cancel")


def test_what_a_person_did_elsewhere_is_noted() -> None:
    play = Play().hears(Note("li", "export", "bundle.zip"))
    play.records("note", text="bundle.zip")


def test_a_click_on_an_approval_nobody_knows_is_refused() -> None:
    Play().opens().hears(Approve("ghost", "", "li")).refuses("no approval ghost")
