"""A cooldown that runs when the desk is stopped goes on at its start."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from terminal.core.cooling import Cooling
from terminal.core.effect import Write
from terminal.core.engine import Memory
from terminal.core.event import Tick
from terminal.core.vigil import Vigil
from terminal.domain.alert import Alert
from terminal.domain.audit import thing_of
from terminal.domain.level import Level
from terminal.domain.notification import Reason
from tests.builders import NOW, make_alert
from tests.core.test_formulas import formula
from tests.core.test_rulebook import goes_live
from tests.core.test_trading_time import AGELESS
from tests.core.test_trading_time import at as utc
from tests.playbook import Play, firing_records, up

MINUTE = timedelta(minutes=1)
TEN = 10 * MINUTE


def started(play: Play, **plant: Any) -> Play:
    """The desk is killed, and started at the same moment from its ledger."""
    records = [one.record for one in play.history if isinstance(one, Write)]
    alerts = {one.ref: one.body for one in records if one.kind == "alert"}
    again = Play(b"second", **{"rules": play.plant.rules} | plant)
    again.now = play.now
    memory = Memory(alerts=tuple(thing_of(body, Alert) for body in alerts.values()))
    again.history = [*play.history, *again.engine.restore(memory, again.now)]
    return again.hears(up("md"))


def playing(*said: str, **fields: Any) -> Play:
    return Play(rules=(formula(*said, **{"cooldown": TEN} | fields),)).opens()


@pytest.mark.parametrize("seconds", [0, 5])
def test_what_was_told_before_a_restart_is_not_told_again_within_its_cooldown(seconds: int) -> None:
    held = timedelta(seconds=seconds)
    play = playing("basis > 300", hold=held, clear_hold=held)
    play.at(1).basis(400).ticks(seconds).at(10).basis(0).ticks(seconds)
    assert firing_records(play.history)
    assert play.alerts == []
    play = started(play.at(20)).at(30).basis(0).at(40).basis(400).ticks(seconds).tells()
    assert play.alert.muted_by == ("cooldown",), "it is on the screen all the same"
    # It was told at 1 s, or once it was held.
    play.at(600 + seconds).hears(Tick()).tells()
    play.ticks(2).tells("wecom", reason=Reason.ROSE_AGAIN)
    assert play.alert.muted_by == ()


def test_after_the_cooldown_it_is_told_at_once() -> None:
    play = started(playing("basis > 300").at(1).basis(400).at(2).basis(0)).at(600).basis(0)
    play.at(601).basis(400).tells("wecom", reason=Reason.FIRST)


def test_an_open_alert_that_ends_after_the_restart_silences_the_next_one() -> None:
    play = started(playing("basis > 300").at(1).basis(400)).at(5).basis(400).tells()
    before = play.alert.id
    play.at(30).basis(0).at(40).basis(400).tells()
    assert play.alert.muted_by == ("cooldown",)
    assert play.alert.id != before


def test_a_level_that_was_not_told_goes_through() -> None:
    play = playing("basis > 300", "basis > 500", "basis > 700").at(1).basis(600).at(2).basis(0)
    play = started(play).at(20).basis(0).at(30).basis(800)
    play.tells("wecom", "sms", "phone", level=Level.FORCED, reason=Reason.FIRST)


def test_a_level_that_was_not_told_rises_from_one_that_is_held_back() -> None:
    play = playing("basis > 300", "basis > 500").at(1).basis(400).at(2).basis(0)
    play = started(play).at(20).basis(0).at(30).basis(400).tells()
    play.at(40).basis(600).tells("wecom", "sms", level=Level.WARNING)
    assert play.alert.muted_by == ()


def test_a_level_below_the_one_that_was_told_is_held_back_too() -> None:
    play = playing("basis > 300", "basis > 500").at(1).basis(600).at(2).basis(0)
    started(play).at(20).basis(0).at(30).basis(400).tells().records("alert", muted_by=["cooldown"])


def test_a_second_restart_changes_nothing() -> None:
    play = started(playing("basis > 300").at(1).basis(400).at(2).basis(0)).at(20).basis(0)
    play.at(30).basis(400).tells().at(40).basis(0)
    play = started(play).at(50).basis(0).at(60).basis(400).tells()
    play.at(601).hears(Tick()).tells().ticks(2).tells("wecom")


def test_a_short_breach_after_the_cooldown_is_told_at_once() -> None:
    # Held back at 30 s, which the rule engine takes for a firing; the cooldown of the one that was
    # told at 1 s is over at 601 s.
    play = started(playing("basis > 300").at(1).basis(400).at(2).basis(0)).at(20).basis(0)
    play.at(30).basis(400).tells().at(40).basis(0).at(602).basis(400)
    play.tells("wecom", reason=Reason.FIRST)
    assert (play.alert.muted_by, play.alert.raised) == ((), play.now)


def test_while_the_market_is_closed_what_is_held_back_waits_until_it_opens() -> None:
    play = Play(rules=(formula("basis > 300", cooldown=10 * MINUTE),), pairs=(AGELESS,))
    play.now = utc("2025-03-12 11:29:00")
    play.opens().basis(400).tells("wecom").basis(0)
    play.now = utc("2025-03-12 11:40:00")
    play.basis(400).tells().records("alert", muted_by=["cooldown"]).basis(0)
    # Of its ten minutes the rule engine has counted one; by the wall they are over.
    play.now = utc("2025-03-12 13:30:01")
    play.basis(400).tells("wecom")


def test_words_on_an_alert_that_stands_begin_no_cooldown() -> None:
    # Forced at 1 s, told again after ten and twenty minutes; half an hour after it fired it is news
    # when it fires again, as on a desk that was not stopped.
    play = playing("basis > 9999", "basis > 9999", "basis > 300", cooldown=30 * MINUTE)
    play.at(1).basis(400)
    for second in (602, 1204):
        play.at(second).basis(400).hears(Tick()).tells("wecom", "sms", "phone")
    play.at(1500).basis(0)
    for again in (play, started(play)):
        again.at(1510).basis(0).at(1802).basis(400).tells("wecom", "sms", "phone")


def test_of_another_pair_or_without_a_cooldown_nothing_is_held_back() -> None:
    play = playing("basis > 300").at(1).basis(400).at(2).basis(0)
    free = (formula("basis > 300", digest="1" * 64),)
    started(play, rules=free).at(20).basis(0).at(30).basis(400).tells("wecom")
    cooling, told = Cooling(Vigil()), make_alert(told=Level.WARNING, raised=NOW)
    cooling.restore(told)
    new = make_alert(id="new")

    def is_known(alert: Alert, after: timedelta, level: Level = Level.WARNING) -> bool:
        return cooling.is_known(alert, level, TEN, [told], NOW + after)

    assert [is_known(new, after) for after in (MINUTE, TEN - MINUTE, TEN)] == [True, True, False]
    assert not is_known(new, MINUTE, Level.FORCED)
    assert not is_known(make_alert(id="new", fingerprint="f/zn/high"), MINUTE)
    assert not is_known(new, -MINUTE), "a time that is still to come says nothing"
    assert not Cooling(Vigil()).is_known(new, Level.WARNING, TEN, [told], NOW), "this run's own"


@pytest.mark.parametrize(("cooldown", "due"), [(MINUTE, 61), (TEN, 601), (2 * TEN, 601)])
def test_an_alert_held_back_waits_no_longer_than_its_rule_s_new_cooldown(
    cooldown: timedelta, due: int
) -> None:
    play = playing("basis > 300").at(1).basis(400).at(2).basis(0).at(3).basis(400).tells()
    assert play.alert.muted_by == ("cooldown",)
    goes_live(play.at(5), formula("basis > 300", cooldown=cooldown, name="b"))
    play.at(due).hears(Tick()).tells()
    play.ticks(1).tells("wecom", reason=Reason.ROSE_AGAIN)
    assert play.alert.muted_by == ()


def test_an_alert_held_back_is_told_at_once_where_its_rule_has_no_cooldown_any_more() -> None:
    play = playing("basis > 300").at(1).basis(400).at(2).basis(0).at(3).basis(400).tells()
    goes_live(play.at(5), formula("basis > 300"))
    play.ticks(1).tells("wecom", reason=Reason.ROSE_AGAIN)


def test_another_cooldown_of_a_rule_ends_no_rest_of_what_people_were_told() -> None:
    play = playing("basis > 300", clear_hold=MINUTE).at(1).basis(400).tells("wecom")
    quiet_until = play.alert.quiet_until
    goes_live(play.at(5), formula("basis > 300", clear_hold=MINUTE))
    assert play.alert.quiet_until == quiet_until
