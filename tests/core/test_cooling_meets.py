"""Cooldowns of formulas beside acknowledgements, reminders, and levels that come and go."""

from __future__ import annotations

from datetime import timedelta

import pytest

from terminal.core.cooling import Cooling
from terminal.core.effect import Write
from terminal.core.event import Acknowledge, Tick
from terminal.core.rule_wish import ApproveRules, DraftRules, PutLive
from terminal.core.vigil import Vigil
from terminal.domain.alert import Alert, AlertState, Decided
from terminal.domain.audit import thing_of
from terminal.domain.level import Level
from terminal.domain.notification import Reason
from tests.builders import NOW, make_alert
from tests.core.test_cooling import MINUTE, playing, started
from tests.core.test_formulas import formula
from tests.core.test_holds import SAID, killed, pending
from tests.core.test_standing_values import AGELESS, goes, taken
from tests.playbook import Play, reducing

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


def test_a_level_below_one_of_before_begins_its_cooldown_once_it_was_told() -> None:
    play = playing("basis > 300", "basis > 500", "basis > 700", cooldown=MINUTE).at(1).basis(800)
    play.at(2).basis(400).at(400).basis(600).tells(*TOLD, reason=Reason.ROSE_AGAIN)
    assert (play.alert.told, play.alert.raised) == (Level.WARNING, NOW + timedelta(seconds=400))
    # The same of one that is quiet, though the alert was forced once.
    play.at(470).basis(400).at(480).basis(600).tells()
    assert (play.alert.level, play.alert.raised) == (Level.FORCED, NOW + timedelta(seconds=480))


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


def test_what_is_held_back_waits_for_the_last_firing_of_its_own_kind_before_it() -> None:
    cooling, new = Cooling(Vigil()), make_alert(id="new", raised=NOW + 5 * MINUTE)
    now = NOW + 6 * MINUTE

    def until(*every: Alert) -> timedelta:
        return cooling.quiet_until(new, TWENTY, [*every, new], now) - NOW

    first, last = make_alert(raised=NOW), make_alert(id="last", raised=NOW + MINUTE)
    assert until(last, first) == until(first, last) == 21 * MINUTE
    other = make_alert(id="other", fingerprint="f/zn/high", raised=NOW + 3 * MINUTE)
    assert until(first, other) == TWENTY
    # A clock that was set back keeps nobody waiting for longer than the cooldown.
    assert until(make_alert(raised=NOW + TWENTY)) == 26 * MINUTE
    # One that rose again within five minutes is told when these are over, as ever.
    again = make_alert(raised=NOW, quiet_until=now, muted_by=("cooldown",))
    assert until(again) == 6 * MINUTE
    # In a ledger of before: from when people were told last, five minutes before it is loud again.
    assert until(make_alert(quiet_until=now)) == 21 * MINUTE
    later = make_alert(id="later", quiet_until=now + MINUTE)
    assert until(later, make_alert(quiet_until=now)) == 22 * MINUTE
    assert until(make_alert(quiet_until=now, muted_by=("cooldown",))) == 6 * MINUTE
    assert until() == until(make_alert(quiet_until=now + TWENTY)) == 26 * MINUTE


def test_a_rise_that_somebody_handles_is_taken_at_what_it_rose_to() -> None:
    play = taken(400, "basis > 300", "basis > 500")
    play.engine.state.triage.handle(play.alert.id, play.now)
    goes(play, 2, 600).tells(*TOLD, reason=Reason.LEVEL_ROSE)
    assert (play.alert.acknowledged_by, play.alert.acknowledged_value) == ("li", 600)
    goes(play, 3, 720).tells()
    goes(play, 4, 721).tells(*TOLD, reason=Reason.WORSENED)


def test_what_is_taken_while_it_is_inside_breaks_out_as_before_without_a_word() -> None:
    play = Play(rules=(reducing(clear_hold=MINUTE),), pairs=(AGELESS,)).opens()
    goes(goes(play, 1, 350), 2, 0).tells()
    play.hears(Acknowledge(play.alert.id, "li"))
    assert play.alert.state is AlertState.RECOVERING
    goes(play, 3, 350).tells()
    # A fifth of 350 is 70.
    goes(play, 4, 420).tells()
    goes(play, 5, 421).tells("wecom", reason=Reason.WORSENED)


def test_where_no_level_asks_for_what_was_taken_the_highest_one_is_the_measure() -> None:
    play = taken(600, "basis > 300", "basis > 500")
    rule = formula("spot > 1", "futures > 70_000")
    play.hears(DraftRules(rules=(rule,), reason="other", actor="li"))
    (revision,) = play.engine.state.rulebook.revisions.values()
    play.hears(ApproveRules(revision.id, revision.digest, "wu"), PutLive(revision.id, "li"))
    goes(play, 2, 600).tells()
    assert (play.alert.state, play.alert.standing) == (AlertState.ACKNOWLEDGED, Level.WARNING)
    assert play.alert.decided == Decided("futures", None, 70_000)
    assert (play.alert.acknowledged_value, written(play)) == (78_000, play.alert)


def test_of_one_number_in_two_parts_of_an_or_the_part_that_was_taken_is_the_measure() -> None:
    # The futures price is above 1 in either part. A fifth of 410 is 82.
    low = "(basis < -200 and futures > 1)", "not (basis > -200 or futures < 1)"
    for one in low:
        play = taken(410, f"{one} or (basis > 300 and futures > 1)")
        assert play.alert.decided == Decided("basis", None, 300)
        goes(play, 2, 492).tells()
        goes(play, 3, 493).tells("wecom", reason=Reason.WORSENED)


def test_a_hold_that_waits_for_its_first_tick_is_kept_once_with_what_had_passed() -> None:
    # 290 s had passed; the price has come, and its hold runs anew until the tick adds them.
    play = killed(pending(SAID)).basis(400)
    (kept,) = play.engine.holds(play.now)
    assert kept.passed == 290
