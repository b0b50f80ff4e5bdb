"""A formula's alert that was taken is told again when what decided it goes on within its level."""

from __future__ import annotations

from datetime import UTC, timedelta
from decimal import Decimal
from typing import Any

import pytest

from terminal.core.book_wish import PriceContract
from terminal.core.effect import Show, Topic, Write
from terminal.core.engine import Memory
from terminal.core.event import AccountChanged, Acknowledge, Tick
from terminal.core.rule_wish import ApproveRules, DraftRules, PutLive
from terminal.domain.alert import Alert, AlertState, Decided
from terminal.domain.audit import thing_of
from terminal.domain.level import Level
from terminal.domain.notification import Reason
from terminal.domain.rule import Response, Rule
from tests.builders import ACCOUNT, make_account, make_pair
from tests.calendars import at as beijing
from tests.core.test_formulas import formula
from tests.core.test_unit_alerts import unit_desk
from tests.playbook import Containing, Play, down, up

S = AlertState
AGELESS = make_pair(spot_max_age=timedelta(days=9), futures_max_age=timedelta(days=9))


def goes(play: Play, second: float, basis: float, futures: float = 78_000.0) -> Play:
    """Both legs are heard, and the second passes."""
    play.at(second)
    return play.hears(play.legs(basis, futures), Tick())


def takes(play: Play) -> Play:
    return play.hears(Acknowledge(play.alert.id, "li"))


def taken(value: float, *said: str, **fields: Any) -> Play:
    """It fires at a value, and is acknowledged there."""
    play = Play(rules=(formula(*said, **fields),), pairs=(AGELESS,)).opens()
    return takes(goes(play, 1, value))


def again(play: Play, *rules: Rule) -> Play:
    """The desk is killed, and started from its ledger."""
    records = [one.record for one in play.history if isinstance(one, Write)]
    alerts = {one.ref: one.body for one in records if one.kind == "alert"}
    second = Play(nonce=b"second", rules=rules or play.plant.rules, pairs=(AGELESS,))
    second.now = play.now
    memory = Memory(alerts=tuple(thing_of(body, Alert) for body in alerts.values()))
    second.effects = second.engine.restore(memory, second.now)
    return second


# Which way is worse


def test_an_exposure_that_goes_on_is_told_again_with_its_numbers_of_now() -> None:
    # Taken at 650 t: up to 780 t is no news.
    play = takes(unit_desk("flat_exposure > 500"))
    play.hears(PriceContract("P1", Decimal(130), Decimal(78_000), "li")).ticks(3).tells()
    assert (play.alert.state, play.alert.latest) == (S.ACKNOWLEDGED, 780)
    play.hears(PriceContract("P1", Decimal(400), Decimal(78_000), "li")).ticks(1)
    play.tells("wecom", "sms", reason=Reason.WORSENED)
    play.tells("wecom", "sms", text=Containing("确认后恶化 金属 铜 flat_exposure > 500；"))
    play.tells("wecom", "sms", text=Containing("；flat_exposure = 1180 "))
    play.records("alert", state="firing", acknowledged=None, value="1180.0", latest="1180.0")
    play.ticks(60).tells()


def test_below_is_worse_further_below_and_no_alarm_is_made_of_what_gets_better() -> None:
    # Taken at -250: a fifth of it is 50.
    play = taken(-250, "basis < -200")
    for second, value in enumerate((-230, -201, -290, -300, -210), 2):
        goes(play, second, value).tells()
        assert play.alert.latest == value
    goes(play, 10, -301).tells("wecom", reason=Reason.WORSENED, text=Containing("basis = -301"))
    assert (play.alert.state, play.alert.value) == (S.FIRING, -301)


def test_either_side_of_an_abs_is_as_far_as_it_is_from_zero() -> None:
    play = taken(150, "abs(basis) > 100")
    goes(play, 2, -180).tells()
    goes(play, 3, -181).tells("wecom", reason=Reason.WORSENED)
    # Taken there, the other side counts from it: 181 and a fifth.
    takes(play)
    goes(play, 4, 217).tells()
    goes(play, 5, 218).tells("wecom", reason=Reason.WORSENED)


def test_beyond_the_other_of_two_limits_it_is_further_out_by_what_is_beyond_that() -> None:
    # Taken 110 beyond its high limit; a fifth of 410 is 82.
    play = taken(410, "outside(basis, -200, 300)")
    goes(play, 2, -392).tells()
    goes(play, 3, -393).tells("wecom", reason=Reason.WORSENED)


def test_what_must_not_be_below_is_worse_above() -> None:
    play = taken(400, "not (basis < 300) and futures > 1")
    goes(play, 2, 310).tells()
    goes(play, 3, 481).tells("wecom", reason=Reason.WORSENED)


def test_what_must_be_near_zero_gets_no_worse() -> None:
    play = taken(40, "abs(basis) < 100")
    for second, value in enumerate((90, 1, 0, -99), 2):
        goes(play, second, value).tells()
        assert play.alert.latest == value
    play = taken(40, "abs(basis) < 100 or futures < 77_000")
    goes(play, 2, 5000, 76_000).tells()


def test_a_flip_and_a_state_of_data_get_no_worse() -> None:
    play = Play(rules=(formula('flip(basis, 20, lasting="10m")'),)).opens(basis=-100)
    takes(goes(play, 1, 40))
    for second, value in enumerate((5000, 90_000, 30), 2):
        goes(play, second, value).tells()
    assert (play.alert.latest, play.alert.decided) == (1, None)
    play = Play(rules=(formula("link_down(basis)"),)).opens().hears(down("md")).ticks(1)
    takes(play).ticks(30).tells()
    assert play.alert.decided is None


def test_a_rank_and_a_change_go_on_as_well() -> None:
    play = Play(rules=(formula("rank(basis, 250) > 50%"),), pairs=(AGELESS,)).opens()
    # 60 values must be known: 0 to 58 rising, then one in the upper half and the highest.
    for second in range(60):
        goes(play, second, second)
    goes(play, 60, 35)
    assert play.alert.latest < 0.7
    takes(play)
    # Taken at about 0.6: a fifth of it is 0.12.
    goes(play, 61, 100).tells("wecom", reason=Reason.WORSENED)
    play = taken(50, 'change(basis, "sample") > 40')
    goes(play, 2, 97).tells()
    assert play.alert.latest == 47
    goes(play, 3, 200).tells("wecom", reason=Reason.WORSENED, text=Containing(" = 103；"))


# Which comparison


def test_of_an_or_only_the_comparison_that_raised_it_is_looked_at() -> None:
    play = taken(400, "basis > 300 or futures < 77_000")
    goes(play, 2, 100, 76_000).tells()
    goes(play, 3, 100, 60_000).tells()
    assert (play.alert.latest, play.alert.state) == (100, S.ACKNOWLEDGED)
    goes(play, 5, 480, 60_000).tells()
    goes(play, 6, 481, 60_000).tells("wecom", reason=Reason.WORSENED)
    # Taken while the other one holds it: what is not so may come nearer without a word.
    takes(goes(play, 7, -1000, 60_000).tells())
    goes(play, 8, 300, 60_000).tells()
    goes(play, 9, 301, 60_000).tells("wecom", reason=Reason.WORSENED)


def test_of_an_or_the_comparison_that_raised_it_may_be_the_second() -> None:
    play = Play(rules=(formula("basis > 300 or futures < 77_000"),), pairs=(AGELESS,)).opens()
    takes(goes(play, 1, 100, 76_000))
    assert (play.alert.decided, play.alert.latest) == (Decided("futures", 77_000, None), 76_000)
    # The basis is beyond its limit too, and far: the other one is what was taken.
    goes(play, 2, 900, 76_000).tells()
    goes(play, 3, 900, 60_000).tells("wecom", reason=Reason.WORSENED)
    assert (play.alert.value, play.alert.limit) == (60_000, 77_000)


def test_of_an_and_the_first_comparison_is_the_measure() -> None:
    play = taken(400, "all(basis > 300, futures > 70_000)")
    goes(play, 2, 400, 99_000).tells()
    goes(play, 3, 481, 78_000).tells("wecom", reason=Reason.WORSENED)


def test_after_a_rise_it_is_measured_from_where_the_higher_level_was_taken() -> None:
    play = taken(400, "basis > 300", "basis > 500")
    goes(play, 2, 600).tells("wecom", "sms", reason=Reason.LEVEL_ROSE)
    assert play.alert.latest == 600
    takes(play)
    assert play.alert.acknowledged_value == 600
    goes(play, 3, 720).tells()
    goes(play, 4, 721).tells("wecom", "sms", reason=Reason.WORSENED, level=Level.WARNING)


def test_who_takes_a_rise_at_once_takes_what_it_rose_to() -> None:
    play = taken(400, "basis > 300", "basis > 500").at(2).basis(600)
    assert takes(play).alert.acknowledged_value == 600


def test_a_level_that_falls_to_another_number_is_measured_by_that_from_then_on() -> None:
    play = taken(400, "basis > 300", "futures > 79_000 and spot > 1")
    goes(play, 2, 400, 80_000).tells("wecom", "sms", reason=Reason.LEVEL_ROSE)
    assert play.alert.decided == Decided("futures", None, 79_000)
    takes(play)
    goes(play, 3, 410, 78_000).tells()
    # 410 is in the ledger as what is known of it.
    play.records("alert", standing=1, latest="410.0", acknowledged_value="410.0", limit="300.0")
    assert play.alert.state is S.ACKNOWLEDGED
    second = again(goes(play, 4, 492)).opens(basis=492)
    goes(second, 5, 492).tells()
    goes(second, 6, 493).tells("wecom", reason=Reason.WORSENED)


def test_a_level_that_comes_and_goes_makes_no_records() -> None:
    play, written = taken(400, "basis > 300", "futures > 79_000 and spot > 1"), 0
    for second in range(2, 250):
        goes(play, second, 400, 80_000 if second % 2 else 78_000)
        written += sum(one.record.kind == "alert" for one in play.all(Write))
    assert written <= 5
    assert play.alert.decided == Decided("basis", None, 300)


# Values that are not known, holds, cooldowns, markets that are closed


def test_a_value_that_is_not_known_leaves_the_last_one() -> None:
    play = taken(400, "basis > 300")
    goes(play, 2, 450).hears(down("md")).ticks(30).tells()
    assert play.alert.latest == 450
    play.hears(up("md"))
    goes(play, 40, 480).tells()
    goes(play, 41, 5000).tells("wecom", reason=Reason.WORSENED)


def test_of_what_is_not_known_people_hear_the_last_numbers() -> None:
    play = goes(Play(rules=(formula("basis > 300", "basis > 500"),)).opens(), 1, 600)
    play.hears(down("md")).at(1801).ticks(1).tells("wecom", "sms", reason=Reason.UNANSWERED)
    play.tells("wecom", "sms", text=Containing("basis > 500；basis = 600"))
    assert (play.alert.value, play.alert.latest) == (600, 600)


def test_a_spike_shorter_than_the_hold_is_not_told() -> None:
    play = Play(rules=(formula("basis > 300", hold=timedelta(seconds=5)),), pairs=(AGELESS,))
    for second in range(1, 8):
        goes(play.opens() if second == 1 else play, second, 400)
    takes(play)
    goes(play, 10, 2000).tells()
    goes(play, 14, 400).tells()
    goes(play, 15, 2000).tells()
    goes(play, 19, 2000).tells()
    goes(play, 20, 2000).tells("wecom", reason=Reason.WORSENED)


def test_a_hold_that_runs_into_a_break_waits_for_the_next_session() -> None:
    rule = formula("basis > 300", hold=timedelta(seconds=20))
    play = Play(rules=(rule,), pairs=(AGELESS,)).opens()
    for second in range(1, 30):
        goes(play, second, 400)
    takes(play)
    play.now = beijing("2025-03-12 11:29:49").astimezone(UTC)
    play.hears(play.legs(2000)).ticks(60).tells()
    play.now = beijing("2025-03-12 13:30:00").astimezone(UTC)
    play.ticks(9).tells()
    play.ticks(1).tells("wecom", reason=Reason.WORSENED)


def test_what_nobody_answers_outside_hours_is_not_repeated_however_it_moves() -> None:
    play = Play(rules=(formula("basis > 300", "basis > 500"),), pairs=(AGELESS,)).opens()
    play.now = beijing("2025-03-12 11:20:00").astimezone(UTC)
    play.hears(play.legs(600), Tick())
    play.now = beijing("2025-03-12 11:31:00").astimezone(UTC)
    play.hears(play.legs(900)).ticks(60).tells()
    play.now = beijing("2025-03-12 11:59:00").astimezone(UTC)
    play.ticks(60).tells()
    play.now = beijing("2025-03-12 13:29:59").astimezone(UTC)
    # What it has come to by then is what is told.
    play.ticks(2).tells("wecom", "sms", reason=Reason.UNANSWERED, text=Containing("basis = 900"))


def test_an_alert_within_its_cooldown_that_is_taken_is_told_when_it_gets_worse() -> None:
    rule = formula("basis > 300", cooldown=timedelta(minutes=10))
    play = Play(rules=(rule,), pairs=(AGELESS,)).opens()
    goes(play, 1, 400).tells("wecom")
    goes(play, 2, 0)
    goes(play, 3, 400).tells()
    goes(play, 4, 5000).tells()
    assert play.alert.muted_by == ("cooldown",)
    takes(play)
    goes(play, 5, 6000).tells()
    goes(play, 6, 6001).tells("wecom", reason=Reason.WORSENED)


def test_a_rise_within_the_cooldown_is_not_worse_because_its_number_is_another() -> None:
    minutes = timedelta(minutes=20)
    rule = formula("basis > 300", "basis > 500", "futures > 79_000", cooldown=minutes)
    play = Play(rules=(rule,), pairs=(AGELESS,)).opens()
    goes(play, 1, 600, 80_000).tells("wecom", "sms", "phone", reason=Reason.FIRST)
    goes(play, 2, 0)
    takes(goes(play, 3, 600).tells())
    goes(play, 4, 400).tells()
    goes(play, 5, 600).tells().records("alert", muted_by=["cooldown"])
    # Forced, and held back; 80000 has nothing to do with the 600 that were taken.
    goes(play, 6, 600, 80_000).tells().records("alert", level=3, value=80_000)
    goes(play, 7, 600, 80_000).tells()
    play.at(1201)
    goes(play, 1202, 600, 80_000).tells("wecom", "sms", "phone", reason=Reason.ROSE_AGAIN)


# Over a restart, and under another version of the rule


def test_what_was_taken_at_which_value_is_known_after_a_restart() -> None:
    play = taken(600, "basis > 500")
    goes(play, 2, 700)
    second = again(play).opens(basis=700)
    assert second.alert.acknowledged_value == 600
    goes(second, 3, 720).tells()
    goes(second, 4, 721).tells("wecom", reason=Reason.WORSENED)
    # Whether it was killed or not, the same is told and written.
    goes(play, 3, 720).tells()
    goes(play, 4, 721).tells("wecom", reason=Reason.WORSENED)
    assert second.alert == play.alert


def test_an_alert_of_an_older_ledger_is_measured_from_its_first_look() -> None:
    old = taken(600, "basis > 500").alert
    body = {key: None if key == "decided" else getattr(old, key) for key in old.__struct_fields__}
    play = Play(nonce=b"second", rules=(formula("basis > 500"),), pairs=(AGELESS,))
    play.engine.restore(Memory(alerts=(Alert(**body),)), play.now)
    play.opens(basis=1000)
    goes(play, 2, 1200).tells()
    play.records("alert", state="acknowledged", acknowledged_value="1200.0")
    goes(play, 3, 1440).tells()
    goes(play, 4, 1441).tells("wecom", reason=Reason.WORSENED)


def test_another_limit_of_the_same_number_keeps_what_was_taken() -> None:
    play = taken(600, "basis > 500")
    rule = formula("basis > 450")
    play.hears(DraftRules(rules=(rule,), reason="less", actor="li"))
    (revision,) = play.engine.state.rulebook.revisions.values()
    play.hears(ApproveRules(revision.id, revision.digest, "wu"), PutLive(revision.id, "li"))
    goes(play, 2, 720).tells()
    assert play.alert.decided == Decided("basis", None, 450)
    goes(play, 3, 721).tells("wecom", reason=Reason.WORSENED)


# What is told and shown


def test_a_recovery_says_the_numbers_that_ended_it() -> None:
    play = taken(600, "basis > 300", "basis > 500")
    goes(play, 2, 400)
    goes(play, 3, 100).tells("wecom", "sms", reason=Reason.RESOLVED)
    play.tells("wecom", "sms", text=Containing("已恢复 铜 basis > 500；basis = 100 "))
    play.records("alert", state="resolved", latest="100.0", value="600.0")


def test_a_recovery_says_which_part_of_an_and_ended_it() -> None:
    play = taken(600, "basis > 500 and futures > 70_000")
    goes(play, 2, 610, 60_000).tells("wecom", text=Containing("；basis = 610；futures = 60000 "))
    play.records("alert", state="resolved", latest="610.0")


def test_a_recovery_from_a_state_of_data_says_no_number_of_before() -> None:
    play = Play(rules=(formula("link_down(basis)"),)).opens().hears(down("md")).ticks(1)
    play.tells("wecom").hears(up("md")).ticks(1).tells("wecom", reason=Reason.RESOLVED)
    play.tells("wecom", text=Containing("已恢复 铜 link_down(basis)；state of basis = "))


def test_the_screen_has_the_value_of_now_once_a_second_and_only_where_it_moved() -> None:
    play = taken(600, "basis > 500")
    for _ in range(5):
        play.hears(play.legs(610), play.legs(620))
        assert not [one for one in play.all(Show) if one.topic is Topic.ALERT]
    play.ticks(1)
    assert [one.key for one in play.all(Show) if one.topic is Topic.ALERT] == [play.alert.id]
    assert play.alert.latest == 620
    play.ticks(5)
    assert not [one for one in play.all(Show) if one.topic is Topic.ALERT]


def test_a_lower_level_that_fires_says_nothing_of_the_one_that_stands() -> None:
    play = Play(rules=(formula("basis > 700", "futures > 79_000"),), pairs=(AGELESS,)).opens()
    goes(play, 1, 0, 80_000).tells("wecom", "sms")
    # Half an hour later nobody has taken it, and the lower level fires at that moment.
    play.at(1802).hears(play.legs(800, 80_000))
    play.tells("wecom", "sms", reason=Reason.UNANSWERED, text=Containing("futures = 80000"))
    assert (play.alert.value, play.alert.limit) == (80_000, 79_000)


def test_who_handles_it_hears_of_a_worse_value_once() -> None:
    rule = formula("basis > 900", "basis > 500", response=Response.REDUCE)
    play = goes(Play(rules=(rule,), pairs=(AGELESS,)).opens(), 1, 600)
    play.at(2).approves("zhang")
    goes(play, 20, 721).tells("wecom", "sms", reason=Reason.WORSENED)
    assert play.alert.state is S.HANDLING
    for second in range(21, 60):
        goes(play, second, 800).tells()


def test_a_margin_ratio_that_goes_on_is_told_again() -> None:
    rule = formula("margin_ratio > 80%", on="account", subjects=(ACCOUNT,))
    play = Play(rules=(rule,), accounts=(ACCOUNT,)).opens()
    play.hears(AccountChanged(make_account(margin=Decimal(850), balance=Decimal(1000))))
    takes(play)
    play.hears(AccountChanged(make_account(margin=Decimal(1010), balance=Decimal(1000)))).ticks(1)
    play.tells()
    play.hears(AccountChanged(make_account(margin=Decimal(1030), balance=Decimal(1000)))).ticks(1)
    play.tells("wecom", reason=Reason.WORSENED)


@pytest.mark.parametrize("part", ["where it stands", "why"])
def test_what_breaks_in_one_look_keeps_nobody_from_hearing(
    part: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    play = Play(rules=(formula("basis > 300", "basis > 500"),), pairs=(AGELESS,)).opens()
    goes(play, 1, 600)

    def broken(*_: object) -> None:
        raise RuntimeError("broken")

    if part == "why":
        monkeypatch.setattr("terminal.core.judge.facts_of_formula", broken)
    else:
        monkeypatch.setattr(play.engine.state.formulas, "standing", broken)
    play.at(1801).ticks(1).tells("wecom", "sms", reason=Reason.UNANSWERED)
    play.tells("wecom", "sms", text=Containing("basis > 500；basis = 600"))
    assert play.engine.state.defect
