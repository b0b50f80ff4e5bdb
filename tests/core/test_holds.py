"""A desk that is stopped while a hold runs goes on with it: what had passed is not lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import msgspec
import pytest

from terminal.core.effect import Write
from terminal.core.engine import Memory
from terminal.core.event import InstrumentsListed, Tick
from terminal.core.holds import Timers
from terminal.core.spot_mapped import SpotStepped
from terminal.domain.alert import Alert, AlertState
from terminal.domain.audit import thing_of
from terminal.domain.instrument import TradingTime
from terminal.domain.level import Level
from terminal.domain.rule import Rule
from tests.builders import NOW, SPOT, make_instrument, make_pair
from tests.core.test_formulas import formula
from tests.core.test_trading_time import at as utc
from tests.playbook import Play, reducing, up

FIVE = timedelta(minutes=5)
BAND = reducing(hold=FIVE, clear_hold=FIVE)
SAID = formula("abs(basis) > 300", "abs(basis) > 700", hold=FIVE, clear_hold=FIVE)
BOTH = pytest.mark.parametrize("rule", [BAND, SAID], ids=["band", "formula"])
Change = Callable[[Timers], Timers]


def goes(play: Play, basis: float | None, seconds: int) -> Play:
    """A second, a price and a tick, again and again; the answer is that to all of them."""
    answer = []
    for _ in range(seconds):
        play.now += timedelta(seconds=1)
        answer += [*play.basis(basis).effects, *play.hears(Tick()).effects]
    play.effects = answer
    return play


def killed(play: Play, down: float = 30, kept: Change | None = None, **plant: Any) -> Play:
    """Start again from what was written down; `kept` changes what is there of holds."""
    text = msgspec.json.encode(Timers(play.now, tuple(play.engine.holds(play.now))))
    timers = msgspec.json.decode(text, type=Timers)
    records = [one.record for one in play.history if isinstance(one, Write)]
    alerts = {one.ref: thing_of(one.body, Alert) for one in records if one.kind == "alert"}
    again = Play(b"second", **{"rules": play.plant.rules, "pairs": play.plant.pairs} | plant)
    again.now = play.now + timedelta(seconds=down)
    memory = Memory(alerts=tuple(alerts.values()), held=timers if kept is None else kept(timers))
    again.effects = again.engine.restore(memory, again.now)
    again.history = [*play.history, *again.effects]
    return again.records_no("notice").hears(up("md"))


def pending(rule: Rule, basis: float = 400, seconds: int = 291, **plant: Any) -> Play:
    """The first second begins the hold."""
    play = goes(Play(rules=(rule,), **plant).opens(), basis, seconds)
    assert play.alerts == []
    return play


def recovering(rule: Rule, seconds: int = 291) -> Play:
    play = goes(goes(Play(rules=(rule,)).opens(), 400, 301), 0, seconds)
    assert play.alert.state in (AlertState.FIRING, AlertState.RECOVERING)
    return play


def fires_after(play: Play, seconds: int, basis: float = 400) -> Play:
    """The first price comes at once; it fires so long after it, and no sooner."""
    play.basis(basis).hears(Tick())
    goes(play, basis, seconds - 1).records_no("alert")
    return goes(play, basis, 1).records("alert", state="firing")


def clears_after(play: Play, seconds: int, basis: float = 0) -> Play:
    play.basis(basis).hears(Tick())
    goes(play, basis, seconds - 1).records_no("alert", state="resolved")
    return goes(play, basis, 1).records("alert", state="resolved")


@BOTH
@pytest.mark.parametrize("down", [1, 30, 1800])
def test_a_hold_that_was_nearly_over_fires_when_the_rest_has_passed(rule: Rule, down: int) -> None:
    # 290 s of 300 had passed; how long the desk was away counts nothing.
    fires_after(killed(pending(rule), down), 10)


@BOTH
@pytest.mark.parametrize("down", [1, 1800])
def test_a_recovery_that_was_nearly_over_ends_when_the_rest_has_passed(
    rule: Rule, down: int
) -> None:
    clears_after(killed(recovering(rule), down), 10)


@BOTH
def test_what_is_inside_at_the_first_judgement_begins_anew(rule: Rule) -> None:
    play = goes(killed(pending(rule)), 0, 1)
    fires_after(play, 300)


@BOTH
def test_what_is_outside_again_at_the_first_judgement_recovers_from_the_beginning(
    rule: Rule,
) -> None:
    play = goes(killed(recovering(rule)), 400, 1)
    clears_after(play, 300)


@BOTH
def test_it_waits_until_the_value_is_known(rule: Rule) -> None:
    # Ticks, and a leg without a price, are no judgement.
    play = killed(pending(rule)).ticks(100)
    play.basis(None).ticks(60).records_no("alert")
    fires_after(play, 10)


@BOTH
def test_a_second_stop_before_any_price_loses_nothing(rule: Rule) -> None:
    play = killed(killed(pending(rule)).ticks(20)).ticks(5)
    fires_after(killed(play), 10)


@BOTH
def test_a_second_stop_before_any_price_loses_nothing_of_a_recovery(rule: Rule) -> None:
    clears_after(killed(killed(recovering(rule)).ticks(20)), 10)


@BOTH
def test_a_second_stop_counts_what_both_runs_have_seen(rule: Rule) -> None:
    play = killed(pending(rule, seconds=201))
    play.basis(400).hears(Tick())
    fires_after(killed(goes(play, 400, 60)), 40)


@BOTH
def test_on_another_trading_day_it_begins_anew(rule: Rule) -> None:
    # Midnight in Beijing is 13.5 hours after the beginning of all stories.
    play = killed(pending(rule), 14 * 3600)
    fires_after(play, 300)


def digest(timers: Timers, **fields: Any) -> Timers:
    running = tuple(msgspec.structs.replace(one, **fields) for one in timers.running)
    return msgspec.structs.replace(timers, running=running)


@BOTH
@pytest.mark.parametrize(
    "plant",
    [
        {"rules": "another version"},
        {"pairs": (make_pair(premium=1),)},
        {"pairs": (make_pair(spot="SPOT.OTHER"), make_pair(id="x"))},
    ],
    ids=["rule", "terms", "series"],
)
def test_under_another_version_or_other_terms_it_begins_anew(
    rule: Rule, plant: dict[str, Any]
) -> None:
    if "rules" in plant:
        plant = {"rules": (msgspec.structs.replace(rule, digest="1" * 64),)}
    play = killed(pending(rule), **plant)
    if "pairs" in plant and len(plant["pairs"]) > 1:
        assert [*play.engine.holds(play.now)] == []
        return
    play.basis(400)
    basis = 401 if "pairs" in plant else 400
    fires_after(play, 300, basis)


@BOTH
def test_the_name_of_a_pair_is_none_of_its_terms(rule: Rule) -> None:
    fires_after(killed(pending(rule), pairs=(make_pair(name="铜2"),)), 10)


@BOTH
def test_a_series_that_steps_at_the_start_begins_anew(rule: Rule) -> None:
    play = killed(pending(rule)).hears(SpotStepped((SPOT,), "spot:a"))
    fires_after(play, 300)
    other = killed(pending(rule)).hears(SpotStepped(("SPOT.ZN",), "spot:a"))
    fires_after(other, 10)


@BOTH
def test_each_level_has_the_time_that_it_has_had(rule: Rule) -> None:
    play = goes(pending(rule, seconds=101), 800, 191)
    kept = {one.level: one.passed for one in play.engine.holds(play.now)}
    assert (kept[1], kept[3 if rule is BAND else 2]) == (291, 190)
    play = fires_after(killed(play), 9, 800)
    assert play.alert.level is Level.ATTENTION
    goes(play, 800, 100).records_no("alert", level=play.alert.level)
    goes(play, 800, 1).records("alert", level=3 if rule is BAND else 2)


@BOTH
def test_a_rise_that_was_pending_goes_on_beside_its_alert(rule: Rule) -> None:
    play = goes(goes(Play(rules=(rule,)).opens(), 400, 301), 800, 291)
    before = play.alert
    play = killed(play)
    play.basis(800).hears(Tick())
    goes(play, 800, 9).records_no("alert")
    goes(play, 800, 1).records("alert", id=before.id, level=3 if rule is BAND else 2)


@BOTH
def test_an_alert_that_the_ledger_knows_and_the_holds_do_not_is_not_fired_again(rule: Rule) -> None:
    # It fired within the second after the holds were written.
    play = pending(rule)
    before = Timers(play.now, tuple(play.engine.holds(play.now)))
    play = goes(play, 400, 10)
    alert = play.alert
    play = killed(play, kept=lambda now: before)
    goes(play, 400, 320).records_no("alert")
    assert play.alert.id == alert.id


@BOTH
def test_a_higher_level_goes_on_where_a_lower_one_has_fired_in_the_last_second(rule: Rule) -> None:
    play = goes(pending(rule, seconds=91), 800, 209)
    before = Timers(play.now, tuple(play.engine.holds(play.now)))
    higher = 3 if rule is BAND else 2
    assert {one.level: one.passed for one in before.running}[higher] == 208
    play = goes(play, 800, 1).records("alert", state="firing", level=1)
    play = killed(play, kept=lambda now: before)
    play.basis(800).hears(Tick())
    goes(play, 800, 91).records_no("alert", level=higher)
    goes(play, 800, 1).records("alert", level=higher, state="firing")


@BOTH
def test_a_recovery_of_another_alert_counts_nothing(rule: Rule) -> None:
    play = killed(recovering(rule), kept=lambda now: digest(now, alert="another"))
    clears_after(play, 300)


def test_a_recovery_goes_on_within_the_dead_band() -> None:
    # Recovering, a value short of the fire limit is no breach, before a stop and after it.
    rule = formula("outside(basis, -300, 300, clear=50)", hold=FIVE, clear_hold=FIVE)
    play = goes(recovering(rule, 201), 280, 90)
    clears_after(killed(play), 10, 280)


def test_a_guard_against_missing_data_is_no_judgement_before_there_is_data() -> None:
    rule = formula("basis > 300 and not no_data(basis)", hold=FIVE)
    fires_after(killed(pending(rule)).ticks(30), 10)


def test_it_waits_for_windows_that_are_filled_first() -> None:
    # Without minutes of before, the change over ten seconds is known after ten seconds.
    play = Play(rules=(formula('change(basis, "10s") > 5', hold=FIVE),)).opens()
    for _ in range(301):
        goes(play, 10.0 + (play.now - NOW).total_seconds(), 1)
    (run,) = play.engine.holds(play.now)
    assert 280 < run.passed < 300
    left = 300 - int(run.passed)
    play = killed(play).basis(340)
    for second in range(1, 10 + left):
        goes(play, 340.0 + second, 1).records_no("alert")
    goes(play, 340.0 + 10 + left, 1).records("alert", state="firing")


def test_a_condition_on_data_states_begins_anew() -> None:
    rule = formula("no_data(basis)", hold=FIVE)
    play = Play(rules=(rule,)).hears(up("md")).ticks(291)
    assert [one.passed for one in play.engine.holds(play.now)] == [290]
    killed(play).ticks(250).records_no("alert")


def test_it_goes_on_in_trading_time_by_the_hours_that_the_front_lists() -> None:
    # The desk is opened in the lunch break; this front has none, which it says before any price.
    play = Play(rules=(BAND,))
    play.now = utc("2025-03-12 11:24:00")
    play = goes(play.opens(), 400, 291)
    play = killed(play, 1200)
    always = TradingTime(day=(("00:00:00", "24:00:00"),))
    play.hears(InstrumentsListed((make_instrument(trading_time=always),)))
    fires_after(play, 10)


@BOTH
def test_over_the_lunch_break_only_trading_time_counts(rule: Rule) -> None:
    play = Play(rules=(rule,))
    play.now = utc("2025-03-12 11:25:05")
    play = killed(goes(play.opens(), 400, 291), 1800)
    assert play.now == utc("2025-03-12 11:59:56")
    goes(play, 400, 60).records_no("alert")
    play.now = utc("2025-03-12 13:30:00")
    fires_after(play, 10)
