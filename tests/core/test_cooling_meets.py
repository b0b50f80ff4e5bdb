"""Cooldowns of formulas beside acknowledgements, reminders, and levels that come and go."""

from __future__ import annotations

from datetime import timedelta

import pytest

from terminal.core.cooling import Cooling
from terminal.core.effect import Write
from terminal.core.event import Acknowledge, Tick
from terminal.core.vigil import Vigil
from terminal.domain.alert import Alert
from terminal.domain.audit import thing_of
from terminal.domain.level import Level
from terminal.domain.notification import Reason
from tests.builders import NOW, make_alert
from tests.core.test_cooling import MINUTE, playing, started
from tests.core.test_standing_values import goes, taken
from tests.playbook import Play

TWENTY = 20 * MINUTE
TOLD = ("wecom", "sms")


def written(play: Play) -> Alert:
    """The newest entry of the ledger of the one alert that is open."""
    records = [one.record for one in play.history if isinstance(one, Write)]
    return thing_of([one.body for one in records if one.ref == play.alert.id][-1], Alert)


@pytest.mark.parametrize("is_killed", [False, True])
def test_who_takes_what_is_held_back_hears_the_next_one_when_the_cooldown_ends(
    is_killed: bool,
) -> None:
    # Told at 1 s, so until 1201 s nobody is told again; it is not counted from any other alert.
    play = playing("basis > 300", cooldown=TWENTY).at(1).basis(400).tells("wecom").at(2).basis(0)
    play.at(3).basis(400).tells()
    play.hears(Acknowledge(play.alert.id, "li")).at(5).basis(0)
    if is_killed:
        play = started(play).at(6).basis(0)
    play.at(1100).basis(400).tells()
    assert play.alert.quiet_until == NOW + timedelta(seconds=1201)
    play.at(1201).hears(Tick()).tells()
    play.ticks(1).tells("wecom", reason=Reason.ROSE_AGAIN)


def test_words_on_an_alert_that_stands_hold_nothing_back_longer() -> None:
    # Forced at 1 s, told again after ten and twenty minutes: its cooldown ends at 1801 s.
    play = playing("basis > 9999", "basis > 9999", "basis > 300", cooldown=30 * MINUTE)
    play.at(1).basis(400)
    for second in (602, 1204):
        play.at(second).basis(400).hears(Tick()).tells("wecom", "sms", "phone")
    play.at(1500).basis(0).at(1510).basis(400).tells()
    play.at(1801).hears(Tick()).tells().ticks(1).tells("wecom", "sms", "phone")


def test_a_level_that_fires_again_while_its_alert_is_quiet_begins_its_cooldown() -> None:
    said = "futures > 77_000 and spot > 1", "basis > 500"
    play = playing(*said, cooldown=MINUTE).at(1).basis(600).tells(*TOLD)
    play.at(2).basis(400).at(100).basis(650).tells()
    # What people were told of it last is what it says until they are told again.
    assert (play.alert.value, play.alert.latest) == (600, 600)
    assert play.alert.raised == NOW + timedelta(seconds=100)
    assert written(play).raised == NOW + timedelta(seconds=100)
    # So it would be on a desk that is not stopped: until 160 s.
    play.at(110).basis(0, 76_000)
    for again in (play, started(play)):
        again.at(120).basis(0, 76_000).at(130).basis(600, 76_000).tells()
        again.at(160).hears(Tick()).tells().ticks(1).tells(*TOLD, level=Level.WARNING)


def test_a_lower_level_that_fires_begins_no_cooldown_of_a_higher_one() -> None:
    said = "basis > 300", "futures > 79_000 and spot > 1"
    play = playing(*said, cooldown=TWENTY).at(1).basis(0, 80_000).tells(*TOLD)
    play.at(1000).basis(400, 80_000).tells().at(1010).basis(0)
    for again in (play, started(play)):
        again.at(1020).basis(0).at(1202).basis(0, 80_000).tells(*TOLD, level=Level.WARNING)


def test_a_firing_within_the_cooldown_begins_none() -> None:
    play = playing("basis > 300", cooldown=TWENTY).at(1).basis(400).at(2).basis(0)
    play.at(1000).basis(400).tells()
    assert (play.alert.raised, written(play).raised) == (None, None)
    play.at(1010).basis(0)
    for again in (play, started(play)):
        again.at(1020).basis(0).at(1202).basis(400).tells("wecom", reason=Reason.FIRST)


def test_a_rise_at_the_level_that_stands_within_the_cooldown_is_no_firing_of_its_own() -> None:
    play = playing("basis > 300", "basis > 500", cooldown=TWENTY).at(1).basis(600)
    play.at(2).basis(400).at(400).basis(600).tells(*TOLD, reason=Reason.ROSE_AGAIN)
    # It is told with its numbers of now, and the cooldown goes on from the first second.
    assert (play.alert.value, play.alert.raised) == (600, NOW + timedelta(seconds=1))
    play.at(410).basis(400).at(800).basis(700).tells(*TOLD, reason=Reason.ROSE_AGAIN)
    assert (play.alert.value, play.alert.limit) == (700, 500)


def test_a_level_that_was_told_only_before_the_last_words_is_not_known() -> None:
    # It was forced once, and people were told last that it is a warning again.
    cooling = Cooling(Vigil())
    told = make_alert(level=Level.FORCED, told=Level.WARNING, raised=NOW)
    cooling.restore(told)
    known = [
        cooling.is_known(make_alert(id="new"), level, TWENTY, [told], NOW)
        for level in (Level.WARNING, Level.FORCED)
    ]
    assert known == [True, False]


def test_an_alert_that_another_number_measures_is_as_the_ledger_has_it() -> None:
    play = taken(400, "basis > 300", "futures > 79_000 and spot > 1")
    goes(play, 2, 400, 80_000)
    play.hears(Acknowledge(play.alert.id, "li"))
    goes(play, 3, 410, 78_000).records("alert", standing=1, latest="410.0")
    assert play.alert.updated == NOW + timedelta(seconds=3)
    assert written(play) == play.alert
