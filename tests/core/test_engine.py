"""The walk as a whole: one story, the same twice, and taken up again after a stop."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from terminal.core.effect import Deliver, Effect, Show, Topic, Write
from terminal.core.engine import Engine, Memory
from terminal.core.event import (
    Acknowledge,
    DeliveryProgressed,
    Event,
    Halt,
    OrderReported,
    OrdersListed,
    PositionsChanged,
    Reduce,
    Reject,
    SourceFaulted,
    TradeReported,
)
from terminal.domain.account import Position
from terminal.domain.alert import AlertState
from terminal.domain.approval import ApprovalState
from terminal.domain.notification import Delivery, Stage
from terminal.domain.order import OrderStatus
from tests.builders import ACCOUNT, FUTURES, make_line, make_pair, make_report, make_trade
from tests.playbook import (
    Containing,
    Play,
    down,
    firing_records,
    flat_of,
    lots,
    make_plant,
    make_policy,
    reducing,
    up,
)

HELD = reducing(hold=timedelta(seconds=2), clear_hold=timedelta(seconds=2))


def story(nonce: bytes = b"test") -> Play:
    """From a breach to a fill: acknowledged by phone, approved, filled, recovered."""
    play = Play(nonce, rules=(HELD,)).opens(lots(long_history=20, long_today=10))
    play.at(1).basis(720).ticks(2)
    phone = [one.notification for one in play.all(Deliver)][-1]
    answered = Delivery(notification=phone, stage=Stage.ACKNOWLEDGED, updated=play.now)
    play.at(4).hears(DeliveryProgressed(answered))
    play.at(5).basis(720).approves().leave()
    for order in play.orders:
        play.at(6).fills(order)
        play.hears(TradeReported(make_trade(key=order.id, order_id=order.id)))
    play.hears(PositionsChanged(ACCOUNT, (), True))
    return play.at(7).basis(0).ticks(2)


def test_the_whole_story_from_breach_to_recovery() -> None:
    play = story()
    states = [
        one.record.body["state"]
        for one in play.history
        if isinstance(one, Write) and one.record.kind == "alert"
    ]
    assert states == ["firing", "acknowledged", "handling", "recovering", "resolved"]
    (approval,) = play.approvals
    assert approval.state is ApprovalState.DONE
    assert {one.status for one in play.orders} == {OrderStatus.FILLED}
    assert flat_of(play) == 100


def test_an_event_of_every_kind_has_a_handler() -> None:
    kinds = {kind for kind in Event.__args__ if kind is not None}
    engine = Engine(make_plant(), b"test")
    assert kinds == set(engine._routes)


def test_one_engine_knows_nothing_of_another() -> None:
    first, second = Play().opens(), Play()
    assert first.engine.state.market.quotes
    assert not second.engine.state.market.quotes


# The same again


def replayed(script: list[tuple[Event, datetime]], nonce: bytes = b"test") -> bytes:
    engine = Engine(make_plant(rules=(HELD,)), nonce)
    return b"\n".join(written_out(engine.step(event, now)) for event, now in script)


def written_out(effects: list[Effect]) -> bytes:
    told = [[type(one).__name__, msgspec.to_builtins(one)] for one in effects]
    return msgspec.json.encode(told)


def test_the_same_events_at_the_same_times_give_the_same_effects_to_the_byte() -> None:
    script = story().script
    assert replayed(script) == replayed(script)
    assert replayed(script) != replayed(script, b"other")


def test_the_effects_do_not_depend_on_how_a_process_orders_its_sets() -> None:
    digests = {_in_another_process(seed) for seed in ("1", "2", "3")}
    assert digests == {fingerprint()}


def fingerprint() -> str:
    """Hash all effects of a day with several pairs, accounts and orders."""
    symbols = [f"SHFE.x{number}" for number in range(8)]
    pairs = [make_pair()] + [make_pair(id=one, futures=one, spot="SPOT.X") for one in symbols]
    play = Play(pairs=tuple(pairs), book=(make_line(),)).opens(lots(long_history=9))
    positions = tuple(lots(symbol=one, long_today=1) for one in symbols)
    play.hears(PositionsChanged(ACCOUNT, positions))
    play.hears(PositionsChanged(ACCOUNT, (), True))
    for number in range(6):
        play.hears(OrderReported(make_report(id=f"SERVER.{number}")))
    play.hears(OrdersListed(ACCOUNT, frozenset(f"SERVER.{n}" for n in range(3)))).ticks(7)
    play.hears(down("td:demo"), Halt("boss", True))
    return hashlib.sha256(written_out(play.history)).hexdigest()


def _in_another_process(seed: str) -> str:
    code = "from tests.core.test_engine import fingerprint; print(fingerprint())"
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=root,
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


# Stopped and started again


def memory_of(play: Play) -> Memory:
    """What the ledger would remember: the newest state of each thing."""
    state = play.engine.state
    return Memory(
        alerts=tuple(one for one in state.triage.alerts.values() if one.fired),
        approvals=tuple(state.responder.approvals.values()),
        orders=tuple(state.orders.orders.values()),
        trades=tuple(state.orders.trades.values()),
        deliveries=tuple(state.cases.deliveries.values()),
        halted=state.halted,
    )


def restarted(play: Play, after: float = 10, **plant: object) -> Play:
    again = Play(b"second", **{"rules": play.plant.rules} | plant)
    again.now = play.now + timedelta(seconds=after)
    again.effects = again.engine.restore(memory_of(play), again.now)
    again.history += again.effects
    return again


def reopened(play: Play, *positions: Position) -> Play:
    """Links, prices and lots come back as they were."""
    return restarted(play).opens(*(positions or (lots(long_history=30),)), basis=600)


def fired(value: float = 600) -> Play:
    return Play(rules=(HELD,)).opens(lots(long_history=30)).at(1).basis(value).ticks(2)


def test_after_a_restart_the_same_readings_do_not_fire_a_second_time() -> None:
    play = fired()
    again = restarted(play)
    again.hears(up("md")).basis(600).ticks(20)
    assert firing_records(again.history) == []
    assert not [one for one in again.history if isinstance(one, Deliver)]
    assert again.alert == msgspec.structs.replace(play.alert, latest=600.0)


def test_a_start_by_itself_writes_and_sends_nothing() -> None:
    again = restarted(story())
    assert {type(one) for one in again.effects} == {Show}
    topics = {one.topic for one in again.all(Show)}
    remembered = {Topic.ALERT, Topic.APPROVAL, Topic.ORDER, Topic.TRADE, Topic.DELIVERY}
    of_the_book = {Topic.LINE, Topic.MEASURE, Topic.EXPOSURE, Topic.BOOK}
    assert topics == remembered | of_the_book | {Topic.RULES, Topic.HOURS}
    for one in again.all(Show):
        assert again.engine.view(one.topic, one.key, again.now) is not None


def test_after_a_restart_people_may_go_on_where_they_were() -> None:
    play = fired()
    again = reopened(play)
    again.hears(Acknowledge(play.alert.id, "wang")).silences(play.alert.id)
    again.approves("zhang").sends(30).records("alert", state="handling")


def answered_before_the_stop(play: Play) -> None:
    """The answer to the first notice is on disk; the desk stopped before it took it in."""
    deliveries = play.engine.state.cases.deliveries
    first = next(iter(deliveries.values()))
    deliveries[first.id] = msgspec.structs.replace(first, stage=Stage.ACKNOWLEDGED)


def test_an_answer_that_the_stop_cut_off_is_taken_in_at_the_start() -> None:
    play = fired()
    answered_before_the_stop(play)
    again = restarted(play)
    again.records("alert", state="acknowledged").silences(play.alert.id)
    again.records("acknowledgement", alert=play.alert.id)
    assert not restarted(again).all(Write), "it is taken in once"


def test_an_answer_to_a_lower_level_does_not_take_the_alert_at_the_start() -> None:
    play = fired().at(10).basis(800).ticks(2)
    answered_before_the_stop(play)
    assert restarted(play).alert.state is AlertState.FIRING


def test_after_a_restart_a_rejected_proposal_is_not_pressed_again() -> None:
    play = fired()
    play.hears(Reject(play.proposal.id, "zhang"))
    again = reopened(play).ticks(4)
    assert not [one for one in again.approvals if not one.state.is_final]


def test_after_a_restart_a_trade_that_is_reported_again_is_no_news() -> None:
    play = story()
    again = restarted(play)
    for trade in play.engine.state.orders.trades.values():
        again.hears(TradeReported(trade)).is_quiet()


def sent() -> Play:
    return fired().at(4).basis(600).approves()


def test_an_order_whose_fate_the_stop_left_open_is_asked_about_and_not_sent_again() -> None:
    play = sent()
    (order,) = play.orders
    again = restarted(play)
    assert again.orders[0].status is OrderStatus.UNKNOWN
    again.hears(up("td:demo"), OrderReported(make_report(id=order.id, volume=30, volume_left=12)))
    again.records("order", status="alive", filled=18).sends()
    again.hears(OrdersListed(ACCOUNT, frozenset({order.id}))).ticks(8).sends()
    again.fills(order).records("order", status="filled").records("approval", state="done")


def test_an_intent_that_never_left_lapses_after_the_counter_was_asked() -> None:
    again = restarted(sent())
    again.hears(up("td:demo"), OrdersListed(ACCOUNT, frozenset())).ticks(4).records_no("order")
    again.ticks(1).records("order", status="lapsed").records("approval", state="failed").sends()


def test_while_the_fate_of_an_order_is_open_nothing_else_is_sent_on_its_contract() -> None:
    again = reopened(sent()).ticks(3)
    assert len([one for one in again.approvals if not one.state.is_final]) == 1
    again.hears(Reduce(ACCOUNT, FUTURES, "li")).refuses("already proposed or under way")


def test_an_order_of_an_account_that_was_taken_away_does_not_bar_the_contract_for_ever() -> None:
    play = sent()
    again = restarted(play, accounts=("second",))
    again.records("order", status="lapsed", message=Containing("no account demo"))
    again.records("approval", state="failed")
    again.opens(lots("second", long_history=30), basis=600).hears(Reduce("second", FUTURES, "li"))
    assert again.proposal.plan.account == "second"


def test_the_kill_switch_outlives_a_restart() -> None:
    play = fired()
    play.hears(Halt("boss", True))
    again = reopened(play)
    again.approves().refuses("kill switch")


def test_a_kill_switch_that_the_stop_overtook_withdraws_what_still_works() -> None:
    slow = make_policy(order_timeout=timedelta(hours=1))
    play = Play(rules=(HELD,), policy=slow).opens(lots(long_history=30)).at(1).basis(600).ticks(2)
    play.approves().leave()
    (order,) = play.orders
    play.hears(Halt("boss", True))
    again = restarted(play, policy=slow).hears(up("td:demo"))
    again.hears(OrderReported(make_report(id=order.id))).withdraws(order.id)


def test_an_alert_whose_rule_was_deleted_is_put_away_and_its_proposal_with_it() -> None:
    play = fired()
    again = restarted(play, rules=())
    again.records("alert", state="resolved").records("approval", state="expired")
    assert again.alerts == []


def test_an_alert_that_recovered_during_the_stop_recovers_by_the_rule() -> None:
    play = fired()
    again = restarted(play).hears(up("md")).basis(0).records("alert", state="recovering")
    again.ticks(2).records("alert", state="resolved")


@pytest.mark.parametrize("value", [0, 600])
def test_a_restart_in_the_middle_of_recovery_counts_it_from_the_start(value: float) -> None:
    play = fired().at(5).basis(0)
    assert play.alert.state is AlertState.RECOVERING
    again = restarted(play).hears(up("md")).basis(value)
    again.ticks(1).records_no("alert").ticks(1)
    again.records("alert", state="firing" if value else "resolved").tells(
        *(() if value else ("wecom", "sms"))
    )


def test_a_long_day_of_faults_does_not_fill_the_memory() -> None:
    play = Play()
    for number in range(1200):
        play.hears(SourceFaulted("spot:a", "row", str(number), number))
    assert len(play.engine.state.notices) <= 1000
