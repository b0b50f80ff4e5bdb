"""When people hear again: a new rise, an acknowledgement that is over, a value that got worse."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from terminal.core.effect import Deliver, Write
from terminal.core.engine import Memory
from terminal.core.event import Acknowledge, DeliveryProgressed
from terminal.core.stopwatch import WALL
from terminal.core.vigil import Vigil
from terminal.domain.alert import Alert, AlertState, Cause
from terminal.domain.audit import thing_of
from terminal.domain.level import Level
from terminal.domain.notification import Delivery, Reason, Stage
from tests.builders import NOW, make_alert
from tests.playbook import Containing, Play, down, make_policy, reducing, up

S = AlertState
QUIET = 300  # seconds of the default `renotify`


def fired(value: float = 710.0, **plant: object) -> Play:
    return Play(**plant).opens().at(1).basis(value)


def stays(play: Play, value: float, start: int, end: int) -> Play:
    """The same basis, heard each second from one to before another; the answer is that to all."""
    answer = []
    for second in range(start, end):
        answer += play.at(second).basis(value).effects
    play.effects = answer
    return play


def again(play: Play) -> Play:
    """The desk is killed, and started from its ledger."""
    records = [one.record for one in play.history if isinstance(one, Write)]
    alerts = {one.ref: one.body for one in records if one.kind == "alert"}
    second = Play(nonce=b"second")
    second.now = play.now
    memory = Memory(alerts=tuple(thing_of(body, Alert) for body in alerts.values()))
    second.effects = second.engine.restore(memory, second.now)
    return second


# A level that fell rises again


def test_forced_attention_forced_is_told_again() -> None:
    play = fired().tells("wecom", "sms", "phone", reason=Reason.FIRST)
    play.at(400).basis(310).tells()
    play.at(401).basis(720).tells("wecom", "sms", "phone", reason=Reason.ROSE_AGAIN)
    play.tells("wecom", "sms", "phone", text=Containing("【强制处置】再次升级 铜 720 > 700"))
    play.records("alert", state="firing", level=3, value="720.0", fell_to=None)
    assert ("limit", "720 > 700") in [(one.name, one.value) for one in play.alert.facts]


def test_a_rise_soon_after_is_held_back_with_its_reason_and_told_when_that_is_over() -> None:
    play = fired().at(10).basis(310).at(20).basis(710).tells()
    play.records("alert", level=3, muted_by=["cooldown"])
    stays(play, 710, 21, QUIET + 2).tells().records_no("alert")
    play.at(QUIET + 2).basis(710).tells("wecom", "sms", "phone", reason=Reason.ROSE_AGAIN)
    play.records("alert", muted_by=[])
    stays(play, 710, QUIET + 3, 3 * QUIET).tells()


def test_a_rise_that_has_fallen_when_the_time_is_over_is_not_told() -> None:
    play = fired().at(10).basis(310).at(20).basis(710).at(30).basis(310)
    stays(play, 310, 31, 2 * QUIET).tells().records_no("alert")
    assert play.alert.muted_by == ()


def test_flapping_is_told_once_a_quiet_time_and_adds_few_records() -> None:
    play, told, written = fired(), [], 0
    for second in range(2, 1200):
        play.at(second).basis(710 if second % 2 else 310)
        told += [second for one in play.all(Deliver) if one.notification.channel == "phone"]
        written += sum(one.record.kind == "alert" for one in play.all(Write))
    assert [b - a >= QUIET for a, b in pairwise(told)] == [True, True]
    assert len(told) == 3
    assert written <= 4 * (len(told) + 1)


def test_a_louder_level_than_was_told_last_never_waits() -> None:
    # Forced, then long at attention; the warning is told, and ten seconds later it is forced.
    play = fired().at(400).basis(310).at(401).basis(510).tells("wecom", "sms", level=Level.WARNING)
    play.at(411).basis(710).tells("wecom", "sms", "phone", level=Level.FORCED)


def test_who_answers_the_notice_of_the_present_level_takes_it() -> None:
    play = fired().at(400).basis(310).at(401).basis(510)
    notice = play.all(Deliver)[-1].notification
    answer = Delivery(notification=notice, stage=Stage.ACKNOWLEDGED, updated=play.now)
    play.at(402).hears(DeliveryProgressed(answer))
    assert (play.alert.state, play.alert.acknowledged_by) == (S.ACKNOWLEDGED, "wang")


def test_breaking_out_of_recovery_is_a_rise_like_any_other() -> None:
    rules = (reducing(clear_hold=timedelta(hours=1)),)
    play = fired(rules=rules).at(400).basis(0).tells()
    play.at(401).basis(710).tells("wecom", "sms", "phone", reason=Reason.ROSE_AGAIN)
    play.at(402).basis(0).at(403).basis(710).tells()
    stays(play, 710, 404, 402 + QUIET).tells()
    play.at(403 + QUIET).basis(710).tells("wecom", "sms", "phone", reason=Reason.ROSE_AGAIN)


def test_a_new_rise_asks_for_a_new_acknowledgement() -> None:
    play = fired()
    play.at(5).hears(Acknowledge(play.alert.id, "li")).at(400).basis(310).at(401).basis(710)
    assert (play.alert.state, play.alert.acknowledged) == (S.FIRING, None)


def test_who_takes_it_after_the_new_rise_is_not_told_of_that() -> None:
    play = fired().at(10).basis(310).at(20).basis(710)
    play.at(30).hears(Acknowledge(play.alert.id, "li")).records("alert", muted_by=[])
    stays(play, 710, 31, 600).tells()


def test_a_fall_is_known_after_a_restart() -> None:
    second = again(fired().at(400).basis(310)).opens(basis=310)
    second.at(402).basis(710).tells("wecom", "sms", "phone", reason=Reason.ROSE_AGAIN)


def test_after_a_restart_a_level_that_it_fell_from_has_no_dead_band() -> None:
    # Inside the warning's limit of 500 all the time: nothing has risen.
    fell = fired().at(400).basis(310)
    for play in (again(fell), fell):
        play.hears(up("md")).at(402).basis(490).tells().records_no("alert", standing=2)
        assert play.alert.standing is Level.ATTENTION


def test_what_was_held_back_is_told_after_a_restart() -> None:
    second = again(fired().at(10).basis(310).at(20).basis(710)).opens(basis=710).tells()
    stays(second, 710, 21, QUIET + 2).tells()
    second.at(QUIET + 2).basis(710).tells("wecom", "sms", "phone", reason=Reason.ROSE_AGAIN)


# An acknowledgement is over


def taken(value: float = 710.0, **plant: object) -> Play:
    play = fired(value, **plant)
    return play.at(10).hears(Acknowledge(play.alert.id, "li"))


@pytest.mark.parametrize(
    ("value", "minutes", "channels"),
    [(510.0, 30, ("wecom", "sms")), (710.0, 10, ("wecom", "sms", "phone"))],
)
def test_an_acknowledgement_of_what_persists_expires_and_people_hear_again(
    value: float, minutes: int, channels: tuple[str, ...]
) -> None:
    play = taken(value)
    end = 10 + minutes * 60
    assert play.alert.acknowledged_until == NOW + timedelta(seconds=end)
    stays(play, value, 11, end + 1).tells()
    play.at(end + 1).basis(value).tells(*channels, reason=Reason.LAPSED)
    play.records("alert", state="firing", acknowledged=None, acknowledged_until=None)
    play.tells(*channels, text=Containing("确认已过期 铜"))
    stays(play, value, end + 2, end + 100).tells()


def test_an_acknowledgement_of_the_lowest_level_has_no_end() -> None:
    play = taken(310.0)
    assert play.alert.acknowledged_until is None
    stays(play, 310, 11, 4000).tells()
    assert play.alert.state is S.ACKNOWLEDGED


def test_it_expires_while_the_value_is_not_known() -> None:
    play = taken().hears(down("md")).ticks(600).tells().ticks(2)
    play.tells("wecom", "sms", "phone", reason=Reason.LAPSED)


def test_one_who_handles_it_hears_again_and_can_take_it_again() -> None:
    play = fired().at(2).approves("zhang")
    assert play.alert.state is S.HANDLING
    stays(play, 710, 3, 603).tells()
    play.at(603).basis(710).tells("wecom", "sms", "phone", reason=Reason.LAPSED)
    assert play.alert.state is S.HANDLING
    play.at(612).hears(Acknowledge(play.alert.id, "zhang")).silences(play.alert.id)
    assert play.alert.acknowledged_until == NOW + timedelta(seconds=612 + 600)


def test_what_recovers_does_not_call_anybody_for_an_acknowledgement_that_is_over() -> None:
    play = taken(rules=(reducing(clear_hold=timedelta(hours=1)),))
    stays(play.at(20).basis(0), 0, 21, 1000).tells()


def test_an_expiry_survives_a_restart() -> None:
    second = again(taken()).opens(basis=710)
    assert second.alert.acknowledged_until == NOW + timedelta(seconds=610)
    stays(second, 710, 11, 611).tells()
    second.at(611).basis(710).tells("wecom", "sms", "phone", reason=Reason.LAPSED)


def test_what_expires_while_its_market_is_closed_is_told_when_that_opens() -> None:
    # Taken at 11:25 in Beijing; the break lasts from 11:30 to 13:30.
    play = fired()
    play.at(3300).basis(710).hears(Acknowledge(play.alert.id, "li"))
    play.now = datetime(2025, 3, 12, 3, 35, 30, tzinfo=UTC)
    play.ticks(60).tells()
    play.now = datetime(2025, 3, 12, 5, 29, 57, tzinfo=UTC)
    play.ticks(2).tells().ticks(3).tells("wecom", "sms", "phone", reason=Reason.LAPSED)


# Nobody acknowledges


@pytest.mark.parametrize(
    ("value", "minutes", "channels"),
    [(510.0, 30, ("wecom", "sms")), (710.0, 10, ("wecom", "sms", "phone"))],
)
def test_what_nobody_takes_is_told_again_and_again_by_the_clock_alone(
    value: float, minutes: int, channels: tuple[str, ...]
) -> None:
    play, span = fired(value), minutes * 60
    # The morning ends after an hour, and nobody is called while the market is closed.
    for turn in range(3500 // span):
        start = 1 + turn * (span + 1)
        stays(play, value, start + 1, start + span + 1).tells()
        play.at(start + span + 1).basis(value).tells(*channels, reason=Reason.UNANSWERED)
        play.tells(*channels, text=Containing("无人确认 铜")).silences(play.alert.id)
        play.records("alert", state="firing", acknowledged=None)


def test_the_lowest_level_waits_without_end() -> None:
    stays(fired(310.0), 310, 2, 4000).tells()


def test_what_nobody_takes_is_told_again_while_its_value_is_not_known() -> None:
    play = fired().hears(down("md")).ticks(600).tells().ticks(2)
    play.tells("wecom", "sms", "phone", reason=Reason.UNANSWERED)


def test_who_handles_it_without_a_new_acknowledgement_hears_again() -> None:
    play = fired().at(2).approves("zhang")
    play.at(603).basis(710).tells("wecom", "sms", "phone", reason=Reason.LAPSED)
    stays(play, 710, 604, 1204).tells()
    play.at(1204).basis(710).tells("wecom", "sms", "phone", reason=Reason.UNANSWERED)
    play.at(1205).hears(Acknowledge(play.alert.id, "zhang"))
    stays(play, 710, 1206, 1800).tells()
    assert (play.alert.state, play.alert.acknowledged_by) == (S.HANDLING, "zhang")


def test_a_long_quiet_time_holds_back_what_nobody_takes() -> None:
    play = fired(policy=make_policy(vigil=Vigil(renotify=timedelta(minutes=20))))
    stays(play, 710, 2, 1202).tells()
    play.at(1202).basis(710).tells("wecom", "sms", "phone", reason=Reason.UNANSWERED)


def test_a_restart_does_not_forget_that_nobody_has_taken_it() -> None:
    second = again(fired()).opens(basis=710)
    stays(second, 710, 11, 602).tells()
    second.at(602).basis(710).tells("wecom", "sms", "phone", reason=Reason.UNANSWERED)


# A value gets worse


def test_a_value_clearly_further_out_than_acknowledged_breaks_it_at_once() -> None:
    play = taken(710.0).at(20).basis(850).tells()
    play.at(21).basis(860).tells("wecom", "sms", "phone", reason=Reason.WORSENED)
    play.records("alert", state="firing", acknowledged=None, value="860.0")
    play.tells("wecom", "sms", "phone", text=Containing("确认后恶化 铜 860 > 700"))
    stays(play, 2000, 22, 60).tells()


def test_worse_is_measured_from_where_it_stood_when_it_was_taken() -> None:
    # Fired at 710, taken at 800: 150 beyond the first is not clearly beyond the second.
    play = fired().at(5).basis(800)
    play.at(10).hears(Acknowledge(play.alert.id, "li"))
    stays(play, 860, 11, 30).tells()
    assert play.alert.state is S.ACKNOWLEDGED
    stays(play, 965, 31, 60)
    assert play.alert.state is S.FIRING


def test_below_is_worse_the_other_way() -> None:
    play = taken(-710.0).at(20).basis(-600).tells().at(21).basis(-860)
    play.tells("wecom", "sms", "phone", reason=Reason.WORSENED)


def test_a_spike_shorter_than_the_hold_breaks_nothing() -> None:
    rules = (reducing(hold=timedelta(seconds=5)),)
    play = Play(rules=rules).opens().at(1).basis(710).at(6).basis(710)
    play.at(10).hears(Acknowledge(play.alert.id, "li"))
    play.at(11).basis(2000).at(14).basis(710).at(15).basis(2000).tells()
    play.at(19).basis(2000).tells().at(20).basis(2000)
    play.tells("wecom", "sms", "phone", reason=Reason.WORSENED)


def test_a_next_level_breaks_it_as_a_rise_and_says_no_more() -> None:
    play = taken(310.0).at(20).basis(710).tells("wecom", "sms", "phone", reason=Reason.LEVEL_ROSE)
    play.at(21).basis(710).tells()


def test_who_handles_it_hears_of_a_worse_value_once() -> None:
    play = fired().at(2).approves("zhang").at(20).basis(1000)
    play.tells("wecom", "sms", "phone", reason=Reason.WORSENED)
    stays(play, 1000, 21, 60).tells()


def test_how_much_worse_is_the_policy_s_to_say() -> None:
    half = make_policy(vigil=Vigil(worse_by=0.5))
    taken(710.0, policy=half).at(20).basis(1060).tells()
    taken(710.0, policy=half).at(20).basis(1070).tells("wecom", "sms", "phone")


@pytest.mark.parametrize(("known", "limit"), [(0.0, 0.0), (float("nan"), float("nan"))])
def test_without_a_measure_of_worse_only_levels_count(known: float, limit: float) -> None:
    alert = make_alert(
        acknowledged=NOW, acknowledged_value=known, limit=limit, latest=9e9, state=S.ACKNOWLEDGED
    )
    seen, cause = Vigil().look(alert, alert.level, timedelta(0), NOW, WALL)
    assert (cause, seen.acknowledged) == (None, NOW)


def test_an_alert_of_an_older_ledger_is_known_at_its_level() -> None:
    alert = make_alert()
    assert Vigil().look(alert, alert.level, timedelta(0), NOW, WALL)[1] is None
    fallen, cause = Vigil().look(alert, Level.ATTENTION, timedelta(0), NOW, WALL)
    assert cause is Cause.FELL
    assert Vigil().look(fallen, Level.WARNING, timedelta(0), NOW, WALL)[1] is Cause.ROSE_AGAIN
