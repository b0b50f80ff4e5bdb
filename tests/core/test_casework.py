"""What follows when an alert moves: the record first, then people, then a proposal."""

from __future__ import annotations

from datetime import timedelta

from terminal.core.effect import CancelDeliveries, Deliver, Effect, Show, Topic, Write
from terminal.core.engine import Memory
from terminal.core.event import (
    Acknowledge,
    Close,
    DeliveryProgressed,
    PositionsChanged,
    QuotesChanged,
    Reduce,
    Tick,
)
from terminal.domain.alert import AlertState, Label
from terminal.domain.approval import ApprovalState
from terminal.domain.level import Level
from terminal.domain.notification import Delivery, Notification, Reason, Stage
from terminal.domain.rule import Response
from tests.builders import ACCOUNT, FUTURES, SPOT
from tests.playbook import Containing, Play, down, firing_records, lots, make_policy, reducing

S = AlertState


def fired(value: float = 600.0, **plant: object) -> Play:
    return Play(**plant).opens().at(1).basis(value)


def notices(play: Play) -> list[Notification]:
    return [one.notification for one in play.all(Deliver)]


def said(play: Play, notice: Notification, stage: Stage) -> Play:
    """The channel tells how far one notice got."""
    return play.hears(
        DeliveryProgressed(Delivery(notification=notice, stage=stage, updated=play.now))
    )


# Firing


def test_a_breach_is_recorded_told_and_answered_with_a_proposal_in_this_order() -> None:
    play = fired().records("alert", state="firing", level=2, value="600.0", limit="500.0")
    play.tells("wecom", "sms", reason=Reason.FIRST, level=Level.WARNING)
    play.records("approval", state="requested", alert=play.alert.id, requester="system")
    kinds = [one.record.kind for one in play.all(Write)]
    assert kinds.index("alert") < kinds.index("delivery") < kinds.index("approval")


def test_every_notice_is_recorded_as_pending_before_it_is_handed_out() -> None:
    play = fired()
    for notice in notices(play):
        play.records("delivery", stage="pending")
        assert _written_before(play.effects, notice.id)


def _written_before(effects: list[Effect], notice: str) -> bool:
    refs = [one.record.ref if isinstance(one, Write) else None for one in effects]
    handed = next(
        i
        for i, one in enumerate(effects)
        if isinstance(one, Deliver) and one.notification.id == notice
    )
    return notice in refs[:handed]


def test_the_level_decides_on_the_channels() -> None:
    fired(310.0).tells("wecom", level=Level.ATTENTION)
    fired(710.0).tells("wecom", "sms", "phone", level=Level.FORCED)


def test_one_breach_is_told_once() -> None:
    play = fired()
    for second in range(2, 20):
        play.at(second).basis(600).hears(Tick()).tells().records_no("alert")
    assert len(firing_records(play.history)) == 1


def test_a_low_level_proposes_nothing() -> None:
    fired(310.0).records_no("approval")
    early = make_policy(propose_from=Level.ATTENTION)
    fired(310.0, policy=early).records("approval", state="requested")


def test_a_rule_that_only_notifies_proposes_nothing() -> None:
    fired(rules=(reducing(response=Response.NOTIFY),)).records_no("approval")


# A rise


def test_a_rise_is_told_on_the_channels_of_the_new_level() -> None:
    play = fired(310.0).at(2).basis(710)
    play.tells("wecom", "sms", "phone", reason=Reason.LEVEL_ROSE).records("alert", level=3)


def test_a_fall_within_the_breach_is_recorded_and_not_told() -> None:
    play = fired(710.0).at(2).basis(310).tells().records("alert", level=3, standing=1, fell_to=1)
    play.at(3).basis(310).is_quiet()


def test_a_rise_does_not_make_a_second_proposal() -> None:
    play = fired().at(2).basis(710).records_no("approval")
    assert len(play.approvals) == 1


# Acknowledgement


def test_an_acknowledgement_is_recorded_and_stops_further_notices() -> None:
    play = fired()
    alert = play.alert.id
    play.at(2).hears(Acknowledge(alert, "wang")).silences(alert).tells()
    play.records("alert", state="acknowledged", acknowledged_by="wang")
    play.records("acknowledgement", alert=alert, via="desk")


def test_a_second_acknowledgement_changes_nothing() -> None:
    play = fired().hears(Acknowledge("ghost", "wang")).is_quiet()
    alert = play.alert.id
    play.hears(Acknowledge(alert, "wang")).hears(Acknowledge(alert, "li")).is_quiet()
    assert play.alert.acknowledged_by == "wang"


def test_a_key_on_the_phone_acknowledges_the_alert() -> None:
    play = fired(710.0)
    alert, phone = play.alert.id, notices(play)[-1]
    assert phone.channel == "phone"
    said(play, phone, Stage.DELIVERED).records_no("acknowledgement")
    said(play, phone, Stage.ACKNOWLEDGED).silences(alert)
    play.records("acknowledgement", alert=alert, via="channel phone")
    assert (play.alert.state, play.alert.acknowledged_by) == (S.ACKNOWLEDGED, "wang")
    said(play, phone, Stage.ACKNOWLEDGED).is_quiet()


def test_an_answer_to_the_notice_of_a_lower_level_does_not_take_the_higher_one() -> None:
    # The phone rang for the warning; while it rang the breach became a forced one.
    play = fired(510.0)
    early = notices(play)[-1]
    play.at(2).basis(710)
    late = notices(play)[-1]
    said(play, early, Stage.ACKNOWLEDGED).records_no("acknowledgement")
    assert play.alert.state is S.FIRING
    said(play, late, Stage.ACKNOWLEDGED).records("acknowledgement", via="channel phone")


def test_an_answer_to_the_news_of_recovery_changes_nothing() -> None:
    play = fired().at(2).basis(0)
    said(play, notices(play)[0], Stage.ACKNOWLEDGED).is_quiet()


# Recovery


def test_recovery_withdraws_the_proposal_and_what_was_not_said_yet() -> None:
    play = fired()
    alert = play.alert.id
    play.at(2).basis(0).silences(alert).tells("wecom", "sms", reason=Reason.RESOLVED)
    play.records("alert", state="resolved")
    play.records("approval", state="expired", reason="the value recovered")
    assert play.alerts == []


def test_what_is_cancelled_at_recovery_is_not_the_news_of_recovery_itself() -> None:
    play = fired().at(2).basis(0)
    kinds = [type(one) for one in play.effects if isinstance(one, CancelDeliveries | Deliver)]
    assert kinds == [CancelDeliveries, Deliver, Deliver]


def test_the_news_of_recovery_gives_the_value_it_recovered_to() -> None:
    play = fired().at(2).basis(40)
    text = notices(play)[0].text
    assert "已恢复" in text
    assert " 40 " in text
    assert "600 > 500" not in text


def test_while_an_alert_recovers_its_proposal_stands() -> None:
    play = fired(rules=(reducing(clear_hold=timedelta(seconds=5)),)).at(2).basis(0)
    play.records("alert", state="recovering").tells().records_no("approval")
    assert play.proposal.state is ApprovalState.REQUESTED


def test_a_person_closes_it_with_a_label() -> None:
    play = fired()
    alert = play.alert.id
    play.hears(Close(alert, "wang", Label.REAL)).is_quiet()
    play.at(2).basis(0).hears(Close(alert, "wang", Label.REAL))
    play.records("alert", state="closed", label="real")


# Handling


def test_a_decision_acknowledges_and_handles_the_alert() -> None:
    play = fired()
    alert = play.alert.id
    play.at(2).approves("zhang").sends(20, 10).silences(alert)
    play.records("acknowledgement", via="approval").records("alert", state="handling")
    assert (play.alert.state, play.alert.acknowledged_by) == (S.HANDLING, "zhang")


def test_a_decision_on_an_alert_that_was_taken_keeps_who_took_it() -> None:
    play = fired()
    play.at(2).hears(Acknowledge(play.alert.id, "wang")).approves("zhang")
    assert (play.alert.state, play.alert.acknowledged_by) == (S.HANDLING, "wang")


# When nothing can be proposed


def hindrance(play: Play) -> str:
    shown = play.engine.view(Topic.HINDRANCE, play.alert.id, play.now)
    return "" if shown is None else shown.reason


def hindrances_shown(play: Play) -> list[str]:
    return [one.key for one in play.all(Show) if one.topic is Topic.HINDRANCE]


def test_why_nothing_can_be_proposed_is_said_once_a_reason() -> None:
    play = Play().opens(lots(short_history=10)).at(1).basis(600)
    play.records("hindrance", reason=Containing("hedge the physical side"))
    for second in range(2, 6):
        play.at(second).basis(600).hears(Tick()).records_no("hindrance")
    play.hears(PositionsChanged(ACCOUNT, (lots(short_history=20),)))
    play.at(6).basis(600).hears(Tick()).records("hindrance", reason=Containing("within one lot"))


def test_the_same_hindrance_with_other_numbers_is_not_news() -> None:
    play = Play().opens(lots(short_history=10)).at(1).basis(600)
    play.hears(PositionsChanged(ACCOUNT, (lots(short_history=11),)))
    play.at(2).basis(600).hears(Tick()).records_no("hindrance")
    assert "11 lots" in hindrance(play)
    assert hindrances_shown(play) == [play.alert.id]
    play.at(3).basis(600).hears(Tick())
    assert hindrances_shown(play) == []


def test_when_the_hindrance_is_gone_the_proposal_comes_by_itself() -> None:
    play = Play().opens()
    board = play.at(1).quote(66_000.0, bid=None, ask=66_000.0)
    play.hears(QuotesChanged((board, play.quote(66_600.0, symbol=SPOT)))).records_no("alert")
    play.at(2).basis(600).records("approval", state="requested")
    assert hindrance(play) == ""


def test_a_hindrance_keeps_its_english_words_its_key_and_its_arguments() -> None:
    play = Play().opens(lots(short_history=10)).at(1).basis(600)
    said = play.engine.view(Topic.HINDRANCE, play.alert.id, play.now).said
    assert said.key == "hedge"
    assert (said.args["symbol"], said.args["lots"]) == (FUTURES, "10")
    play.records("hindrance", reason=hindrance(play), key=said.key, args=said.args)


def test_the_screen_is_told_when_a_hindrance_is_gone() -> None:
    play = Play().opens(lots(short_history=10)).at(1).basis(600)
    assert hindrances_shown(play) == [play.alert.id]
    play.hears(PositionsChanged(ACCOUNT, (lots(long_history=20),)))
    play.at(2).hears(Tick()).records("approval", state="requested")
    assert hindrances_shown(play) == [play.alert.id]
    assert hindrance(play) == ""


def test_a_vanished_position_leaves_nothing_to_propose() -> None:
    play = Play().opens().hears(PositionsChanged(ACCOUNT, (), True))
    play.at(1).basis(600).records("alert", state="firing").records_no("approval")
    assert hindrance(play) == f"{FUTURES}: no account holds lots that could be closed"


def test_a_recovered_alert_is_hindered_no_more() -> None:
    play = Play().opens(lots(short_history=10)).at(1).basis(600)
    assert hindrance(play)
    alert = play.alert.id
    for second in range(2, 10):
        play.at(second).basis(0).hears(Tick())
    assert play.engine.view(Topic.HINDRANCE, alert, play.now) is None


def test_while_a_person_s_own_reduction_is_under_way_nothing_hinders() -> None:
    play = Play().opens(lots(short_history=10)).at(1).basis(600)
    assert hindrance(play)
    play.hears(PositionsChanged(ACCOUNT, (lots(long_history=20),)))
    play.at(2).hears(Reduce(ACCOUNT, FUTURES, "wang")).records("approval", state="requested")
    play.hears(Tick())
    assert hindrance(play) == ""


def test_of_three_accounts_the_one_with_most_free_lots_is_proposed() -> None:
    play = Play().opens(
        lots("a", long_history=9),
        lots("b", long_history=30, long_frozen_history=25),
        lots("c", long_history=3, long_today=7),
    )
    assert play.at(1).basis(600).proposal.plan.account == "c"


def test_the_proposal_is_made_again_after_it_expired() -> None:
    play = fired()
    first = play.proposal.id
    for second in range(2, 125):
        play.at(second).basis(600).hears(Tick())
    assert play.proposal.id != first
    assert [one.state for one in play.approvals].count(ApprovalState.EXPIRED) == 1


def test_the_alert_keeps_its_facts_as_they_stood_when_it_fired() -> None:
    play = fired()
    facts = {fact.name: fact.value for fact in play.alert.facts}
    assert facts["formula"] == "78600 - 78000 = 600 CNY/t"
    play.at(2).basis(650)
    assert {fact.name: fact.value for fact in play.alert.facts} == facts
    assert play.alert.latest == 650


def test_who_answers_a_rise_during_handling_ends_its_notices() -> None:
    play = fired().at(2).approves()
    assert play.alert.state is S.HANDLING
    play.at(3).basis(800).tells("wecom", "sms", "phone", reason=Reason.LEVEL_ROSE)
    play.at(4).hears(Acknowledge(play.alert.id, "zhang"))
    play.silences(play.alert.id).records("acknowledgement", alert=play.alert.id)
    assert play.alert.state is S.HANDLING


def test_an_alert_whose_rule_was_taken_away_ends_without_a_claim_of_recovery() -> None:
    alert = fired().alert
    again = Play(nonce=b"second", rules=())
    again.effects = again.engine.restore(Memory(alerts=(alert,)), again.now)
    again.records("alert", state="resolved").tells().silences(alert.id)


def test_where_one_counter_is_away_the_lots_of_another_account_are_proposed() -> None:
    held = (lots("first", long_history=30), lots("second", long_history=10))
    play = Play(accounts=("first", "second")).opens(*held)
    play.hears(down("td:first")).at(1).basis(600)
    play.records("approval", state="requested").records_no("hindrance")
    assert (play.proposal.plan.account, play.proposal.plan.volume) == ("second", 10)
    # With nothing to close in any other, the one that is away says why.
    only = Play(accounts=("first", "second")).opens(held[0], lots("second"))
    only.hears(down("td:first")).at(1).basis(600)
    only.records("hindrance", reason=Containing("link of account first is not ready"))


def test_a_desk_whose_alerts_would_be_told_to_nobody_says_so_at_the_start() -> None:
    mute = make_policy(channels={})
    for plant, is_told in (({}, False), ({"people": ()}, True), ({"policy": mute}, True)):
        play = Play(**plant)
        play.effects = play.engine.restore(Memory(), play.now)
        told = play.records if is_told else play.records_no
        told("notice", level="warning", key="nobody_to_tell")
