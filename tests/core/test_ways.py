"""What cannot be said one way is said another; when nothing is left the desk says so."""

from __future__ import annotations

from typing import Any

import pytest

from terminal.core.effect import Deliver
from terminal.core.engine import Memory
from terminal.core.event import Acknowledge, DeliveryProgressed
from terminal.domain.level import Level
from terminal.domain.notification import Delivery, Notification, Person, Reason, Stage
from tests.playbook import WANG, Containing, Play, down, up

LI = Person("li", "李", {"phone": "13800000002"})


def playing(value: float = 310.0, *people: Person) -> tuple[Play, list[Notification]]:
    play = Play(people=people or (WANG,)).opens().at(1).basis(value)
    return play, sent(play)


def sent(play: Play) -> list[Notification]:
    return [one.notification for one in play.all(Deliver)]


def ends(play: Play, notice: Notification, stage: Stage = Stage.FAILED) -> Play:
    error = "invalid key" if stage is Stage.FAILED else ""
    delivery = Delivery(notification=notice, stage=stage, updated=play.now, error=error)
    return play.hears(DeliveryProgressed(delivery))


def gone(channel: str) -> Any:
    return down(f"channel:{channel}")


@pytest.mark.parametrize("stage", [Stage.FAILED, Stage.DEAD])
def test_a_refusal_for_good_is_answered_by_the_next_channel_at_once(stage: Stage) -> None:
    play, (wecom,) = playing()
    ends(play, wecom, stage).tells("sms", reason=Reason.REROUTED, level=Level.ATTENTION)
    play.records("delivery", stage="pending").records(
        "notice", level="warning", key="rerouted", content=Containing("told over sms instead")
    )
    ends(play, sent(play)[0]).tells("phone", reason=Reason.REROUTED)


def test_one_channel_of_a_level_that_works_is_enough() -> None:
    play, (wecom, sms) = playing(510.0)
    ends(play, sms).tells()
    ends(play, wecom, Stage.ACCEPTED).tells()
    # The carrier gives up later: then it is the phone.
    ends(play, wecom).tells("phone", reason=Reason.REROUTED)


def test_all_channels_of_a_level_that_are_away_are_not_waited_for() -> None:
    play, _ = playing(510.0)
    play.hears(gone("wecom")).tells()
    play.hears(gone("sms")).tells("phone", reason=Reason.REROUTED)
    play.hears(gone("sms")).tells()


def test_who_fires_while_its_channels_are_away_takes_the_next_in_the_same_step() -> None:
    play = Play().opens().hears(gone("wecom")).at(1).basis(310)
    play.tells("wecom", "sms")
    assert [one.reason for one in sent(play)] == [Reason.FIRST, Reason.REROUTED]


def test_a_channel_that_is_back_is_used_again() -> None:
    play = Play().opens().hears(gone("wecom"), up("channel:wecom")).at(1).basis(310)
    play.tells("wecom")


def test_when_who_was_told_cannot_be_reached_the_next_person_is() -> None:
    play, (wecom,) = playing(310.0, Person("wang", "王", {"wecom": "wang"}), LI)
    ends(play, wecom).tells("phone", person="li", reason=Reason.REROUTED)


def test_when_nothing_is_left_the_desk_says_so_once() -> None:
    play, (wecom,) = playing(310.0, Person("wang", "王", {"wecom": "wang"}))
    ends(play, wecom).tells().records("notice", level="error", key="nobody_reached")
    play.hears(gone("wecom")).records_no("notice")


def test_a_forced_alert_in_doubt_does_not_wait_for_the_answer() -> None:
    both = Person("wang", "王", {"wecom": "wang", "pager": "1"})
    play, (wecom,) = playing(710.0, both)
    ends(play, wecom, Stage.UNKNOWN).tells("pager", reason=Reason.REROUTED)
    play, (wecom,) = playing(510.0, both)
    ends(play, wecom, Stage.UNKNOWN).tells()


def test_what_is_taken_or_over_is_not_said_another_way() -> None:
    play, (wecom,) = playing()
    play.hears(Acknowledge(play.alert.id, "wang"))
    ends(play, wecom).tells()
    play, (wecom,) = playing()
    play.at(2).basis(0)
    (news,) = sent(play)
    ends(play, wecom).tells()
    ends(play, news).tells().records_no("notice")


def test_what_reached_a_person_before_a_rise_does_not_count_after_it() -> None:
    play, (wecom,) = playing()
    ends(play, wecom)
    ends(play, sent(play)[0], Stage.DELIVERED)
    play.at(2).basis(510).tells("wecom", "sms", reason=Reason.LEVEL_ROSE)
    wecom, sms = sent(play)
    ends(play, wecom).tells()
    ends(play, sms).tells("phone", reason=Reason.REROUTED)


def test_after_a_restart_it_goes_on_where_it_was() -> None:
    play, (wecom,) = playing()
    ends(play, wecom)
    state = play.engine.state
    again = Play(nonce=b"second")
    again.now = play.now
    memory = Memory(alerts=(play.alert,), deliveries=tuple(state.cases.deliveries.values()))
    again.engine.restore(memory, again.now)
    (sms,) = sent(play)
    ends(again, sms).tells("phone", reason=Reason.REROUTED)
