"""Formulas count trading time unless their rule says the wall: conversations over breaks."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from terminal.core.book_wish import ChangeBook
from terminal.core.engine import Memory
from terminal.core.event import AccountChanged, InstrumentsListed, Tick
from terminal.domain.instrument import TradingTime
from terminal.domain.rule import Rule
from tests.builders import ACCOUNT, make_account, make_instrument, make_pair
from tests.core.test_bookwork import BOOK, BookPlay
from tests.core.test_formulas import formula
from tests.core.test_rulebook import goes_live
from tests.core.test_trading_time import at
from tests.playbook import Play

AGELESS = make_pair(spot_max_age=timedelta(days=30), futures_max_age=timedelta(days=30))
HALF_HOUR = 'abs(change(basis, "30m")) > 100'


def playing(rule: Rule, start: str, **plant: Any) -> Play:
    play = Play(rules=(rule,), pairs=(AGELESS,), **plant)
    play.now = at(start)
    return play.opens()


def goes(play: Play, *said: tuple[str, float]) -> Play:
    """Hear the basis of each of these Beijing times."""
    for time, basis in said:
        play.now = at(time)
        play.basis(basis)
    return play


def fired(play: Play) -> bool:
    return bool(play.engine.state.triage.alerts)


# (before, basis), (after, basis): 30 minutes of the wall lie between them, and less of trading;
# then what is 30 minutes of trading after the first.
GAPS = [
    ("2025-03-12 11:10", "2025-03-12 13:35", "2025-03-12 13:50"),
    ("2025-03-12 14:45", "2025-03-12 21:05", "2025-03-12 21:15"),
    ("2025-03-15 00:45", "2025-03-17 09:05", "2025-03-17 09:15"),  # Friday's night, Monday
    ("2025-04-03 14:45", "2025-04-07 09:05", "2025-04-07 09:15"),  # a holiday's eve
]


@pytest.mark.parametrize(("before", "after", "due"), GAPS)
def test_thirty_minutes_ago_is_thirty_minutes_of_trading(before: str, after: str, due: str) -> None:
    play = goes(playing(formula(HALF_HOUR), before), (before, 0), (after, 150))
    assert not fired(play)
    goes(play, (due, 151))
    assert fired(play)


@pytest.mark.parametrize(("before", "after", "due"), GAPS)
def test_on_the_wall_a_break_counts(before: str, after: str, due: str) -> None:
    play = goes(playing(formula(HALF_HOUR, clock="wall"), before), (before, 0), (after, 150))
    assert fired(play)


def test_a_cause_is_measured_from_where_the_rule_looks() -> None:
    # Thirty minutes of the wall before 13:50 nobody had seen anything since 11:25.
    said = [("2025-03-12 11:18", 10.0), ("2025-03-12 11:25", 40.0), ("2025-03-12 13:50", 150.0)]
    play = goes(playing(formula(HALF_HOUR), "2025-03-12 11:00"), *said)
    [alert] = play.engine.state.triage.alerts.values()
    assert ("since_ago", "2025-03-12 11:18:00") in [(f.name, f.value) for f in alert.facts]
    wall = goes(playing(formula(HALF_HOUR, clock="wall"), "2025-03-12 11:00"), *said)
    [alert] = wall.engine.state.triage.alerts.values()
    assert ("since_ago", "2025-03-12 11:25:00") in [(f.name, f.value) for f in alert.facts]


def test_bars_are_cut_from_the_beginning_of_the_trading_day() -> None:
    # Of an hour each: 21:00, 22:00, ..., 9:00, 10:00-11:15 over the break.
    rule = formula('abs(change(basis, bar="60m")) > 100')
    play = playing(rule, "2025-03-13 08:00")
    goes(play, ("2025-03-13 09:50", 0), ("2025-03-13 11:10", 99))
    assert not fired(play)
    goes(play, ("2025-03-13 11:14", 150))
    assert fired(play), "the bar from 10:00 on runs until 11:15"
    other = playing(rule, "2025-03-13 08:00")
    goes(other, ("2025-03-13 09:50", 0), ("2025-03-13 11:14", 90), ("2025-03-13 11:16", 150))
    assert not fired(other), "measured from 90, which closed the bar"


def test_the_same_time_of_the_previous_day_is_a_trading_day_s() -> None:
    rule = formula('abs(change(basis, "same time")) > 100')
    play = playing(rule, "2025-03-14 09:30")
    goes(play, ("2025-03-14 10:00", 0), ("2025-03-14 22:00", 50), ("2025-03-17 09:59", 60))
    assert not fired(play)
    goes(play, ("2025-03-17 10:01", 101))
    assert fired(play), "Monday's 10:01 is measured from Friday's 10:00, not from Friday's night"


def test_a_spread_over_time_keeps_what_was_before_the_break() -> None:
    rule = formula('deviation(basis, "30m") > 40')
    before = [("2025-03-12 10:35", 0.0), ("2025-03-12 11:20", 0.0), ("2025-03-12 11:25", 100.0)]
    play = goes(playing(rule, "2025-03-12 10:00"), *before, ("2025-03-12 13:31", 0.0))
    assert fired(play)
    wall = goes(
        playing(formula('deviation(basis, "30m") > 40', clock="wall"), "2025-03-12 10:00"),
        *(before[0], before[1], ("2025-03-12 13:31", 0.0), ("2025-03-12 13:32", 0.0)),
    )
    assert not fired(wall)


@pytest.mark.parametrize(("clock", "is_so"), [("trading", False), ("wall", True)])
def test_a_silence_in_a_break_is_none(clock: str, is_so: bool) -> None:
    rule = formula('data(basis, "stale", "no_data")', hold=timedelta(seconds=60), clock=clock)
    play = Play(rules=(rule,))
    play.now = at("2025-03-12 11:29:55")
    play.opens().ticks(600)
    assert fired(play) is is_so


def test_an_account_counts_the_wall_for_it_has_no_sessions() -> None:
    rule = formula(
        "margin_ratio > 80%", on="account", subjects=(ACCOUNT,), hold=timedelta(seconds=60)
    )
    play = Play(rules=(rule,), accounts=(ACCOUNT,))
    play.now = at("2025-03-12 16:30")
    play.opens().hears(AccountChanged(make_account(margin=9_000_000))).ticks(59)
    assert not fired(play)
    play.ticks(2)
    assert fired(play)


def test_a_unit_counts_its_commodity_s_trading_time_and_is_judged_after_the_close() -> None:
    now = formula("abs(basis_exposure) > 1400", on="unit", subjects=("*",))
    held = formula(
        *("abs(basis_exposure) > 1400",),
        id="held",
        on="unit",
        subjects=("*",),
        hold=timedelta(seconds=60),
    )
    play = BookPlay(rules=(now, held))
    play.now = at("2025-03-12 16:30")
    play.opens().hears(ChangeBook(BOOK, "li", "book.xlsx", "ab" * 32)).ticks(70)
    assert [one.rule for one in play.engine.state.triage.alerts.values()] == ["f"]
    play.now = at("2025-03-12 21:00")
    play.ticks(59)
    assert len(play.engine.state.triage.alerts) == 1
    play.ticks(2)
    assert len(play.engine.state.triage.alerts) == 2


def test_hours_that_the_front_lists_count_from_then_on() -> None:
    play = playing(formula(HALF_HOUR), "2025-03-12 11:20")
    goes(play, ("2025-03-12 11:20", 0), ("2025-03-12 11:40", 150))
    always = TradingTime(day=(("00:00:00", "24:00:00"),))
    play.hears(InstrumentsListed((make_instrument(trading_time=always),)))
    play.now = at("2025-03-12 11:59:59")
    play.hears(Tick())
    assert not fired(play), "ten minutes before the close, and less than twenty since"
    play.now = at("2025-03-12 12:00:00")
    play.hears(Tick())
    assert fired(play)


def test_a_rule_that_changes_its_clock_keeps_its_alert_and_clears_it() -> None:
    play = playing(formula("basis > 100"), "2025-03-12 10:40").basis(150)
    assert play.alert.is_open
    goes_live(play, formula("basis > 100", clock="wall"))
    play.ticks(3)
    [alert] = play.engine.state.triage.alerts.values()
    assert alert.is_open
    play.basis(50).records("alert", state="resolved")


def test_a_rule_of_the_wall_that_comes_later_knows_what_the_others_know() -> None:
    play = playing(formula("basis > 100"), "2025-03-12 10:40").basis(50)
    goes_live(play, formula("basis > 40", clock="wall", id="late"))
    play.basis(51).records("alert", rule="late", state="firing")


def test_a_restart_takes_up_the_alert_of_a_rule_on_either_clock() -> None:
    for clock in ("trading", "wall"):
        play = playing(formula("basis > 100", clock=clock), "2025-03-12 10:40").basis(150)
        fresh = Play(rules=play.plant.rules, pairs=(AGELESS,))
        fresh.now = play.now
        fresh.engine.restore(Memory(alerts=(play.alert,)), play.now)
        fresh.opens(basis=150).records_no("alert")
        fresh.basis(50).records("alert", state="resolved")
