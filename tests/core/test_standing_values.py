"""A formula's alert that was taken is told again when what decided it goes on within its level."""

from __future__ import annotations

from datetime import UTC, timedelta
from decimal import Decimal
from typing import Any

import pytest

from terminal.core.book_wish import ChangeBook
from terminal.core.effect import Show, Topic, Write
from terminal.core.engine import Memory
from terminal.core.event import AccountChanged, Acknowledge, Tick
from terminal.core.spot_mapped import SpotStepped
from terminal.domain.alert import Alert, AlertState
from terminal.domain.audit import thing_of
from terminal.domain.notification import Reason
from terminal.domain.rule import Response, Rule
from tests.builders import ACCOUNT, PAIR, SPOT, make_account, make_pair
from tests.calendars import at as beijing
from tests.core.test_bookwork import BOOK, BookPlay
from tests.core.test_formulas import formula
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


def test_what_only_waits_until_it_clears_gets_no_worse() -> None:
    play = taken(400, "basis > 300 and futures > 70_000", clear_hold=timedelta(minutes=10))
    goes(play, 2, 5000, 60_000).tells()
    goes(play, 3, 5000, 60_000).tells()
    assert (play.alert.state, play.alert.latest) == (S.ACKNOWLEDGED, 5000)
    second = again(play).opens(basis=5000)
    for one in (play, second):
        goes(one, 4, 5000).tells("wecom", reason=Reason.WORSENED)


def test_what_breaks_in_the_news_keeps_nobody_from_hearing(monkeypatch: pytest.MonkeyPatch) -> None:
    play = taken(400, "basis > 300")

    def broken(*_: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr("terminal.core.standing_values.verdict_of", broken)
    goes(play, 2, 5000).tells("wecom", reason=Reason.WORSENED)
    assert play.alert.state is S.FIRING


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


# What is told and shown


def test_people_who_are_told_again_hear_the_cause_since_it_began() -> None:
    play = goes(
        Play(rules=(formula("basis > 500", "basis > 300"),), pairs=(AGELESS,)).opens(), 1, 0
    )
    goes(play, 2, 310)
    takes(play)
    for second in range(3, 43):
        goes(play, second, 310 + second)
    goes(play, 43, 373)
    play.tells("wecom", "sms", reason=Reason.WORSENED, text=Containing("成因 现货+373 "))
    facts = {one.name: one.value for one in play.alert.facts}
    assert facts["since_before"] == "2025-03-12 10:30:00"
    # After a start nobody knows where it began.
    second = again(takes(play)).opens(basis=400)
    goes(second, 44, 400)
    goes(second, 45, 448)
    second.tells("wecom", "sms", reason=Reason.WORSENED)
    assert "since_none" in {one.name for one in second.alert.facts}


def test_a_cause_of_the_alert_before_is_none_of_this_one() -> None:
    play = goes(Play(rules=(formula("basis > 300"),), pairs=(AGELESS,)).opens(), 1, 100)
    goes(play, 2, 310)
    goes(play, 3, 200)
    goes(play, 4, 310)
    goes(takes(play), 5, 380)
    play.tells("wecom", reason=Reason.WORSENED, text=Containing("成因 现货+180 "))


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


@pytest.mark.parametrize("is_terms", [False, True])
def test_the_cause_is_not_measured_over_a_step_of_the_spot_price(is_terms: bool) -> None:
    """Another series is another thing; terms of a new day are known of a pair, not of a unit."""
    rules = (
        formula("basis > 300"),
        formula("exposure_basis > 300", id="unit", on="unit", subjects=("metals",)),
    )
    play = BookPlay(rules=rules, pairs=(AGELESS,), accounts=(ACCOUNT,)).opens()
    play.hears(ChangeBook(BOOK, "li", "book.xlsx", "ab" * 32)).ticks(2)
    play.hears(play.legs(310)).ticks(1)
    for one in play.alerts:
        play.hears(Acknowledge(one.id, "li"))
    if is_terms:
        play.engine.state.causes.restate(PAIR)
    else:
        play.hears(SpotStepped((SPOT,), "md"))
    play.hears(play.legs(5000)).ticks(1)
    unknown = {one.rule: "since_none" in {f.name for f in one.facts} for one in play.alerts}
    assert {one.state for one in play.alerts} == {S.FIRING}
    assert unknown == {"f": not is_terms, "unit": True}
