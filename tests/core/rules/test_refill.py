"""What looks back by time is filled from the past; what counts samples is not."""

from __future__ import annotations

from datetime import timedelta
from statistics import pstdev
from typing import Any

import pytest

from terminal.core.engine import Memory
from terminal.core.event import HistoryArrived
from terminal.domain.bar import Bar
from terminal.domain.level import Level
from tests.builders import FUTURES, NOW, SPOT, make_pair
from tests.core.test_formulas import formula
from tests.core.test_trading_time import at
from tests.playbook import Play

MINUTE = timedelta(minutes=1)
AGELESS = make_pair(spot_max_age=timedelta(days=9), futures_max_age=timedelta(days=9))


def minutes(play: Play, *bases: float) -> list[HistoryArrived]:
    """Bars up to the minute that is running, the newest last."""
    starts = [(play.now - MINUTE * back).timestamp() for back in range(len(bases), 0, -1)]
    spot = tuple(Bar(one, 78_000.0 + basis) for one, basis in zip(starts, bases, strict=True))
    return [
        HistoryArrived(SPOT, 60, spot),
        HistoryArrived(FUTURES, 60, tuple(Bar(one, 78_000.0) for one in starts)),
    ]


def started(said: str, *bases: float, **fields: Any) -> Play:
    play = Play(rules=(formula(said, **fields),), pairs=(AGELESS,))
    play.now = NOW + timedelta(minutes=40)
    play.engine.restore(Memory(), play.now)
    play.opens()
    play.hears(*minutes(play, *bases))
    return play


PAST = [100.0] * 10 + [0.0] * 20


@pytest.mark.parametrize("clock", ["trading", "wall"])
@pytest.mark.parametrize(
    ("said", "near", "far"),
    [
        ('abs(change(basis, "25m")) > 100', 190, 201),
        ('abs(change(basis, bar="10m")) > 100', 99, 101),
        ('deviation(basis, "25m") > 60', 100, 400),
    ],
)
def test_it_knows_what_was_before_the_start(said: str, near: float, far: float, clock: str) -> None:
    play = started(said, *PAST, clock=clock).at(2401).basis(near).records_no("alert")
    play.at(2402).basis(far).records("alert", state="firing")


def test_the_same_time_of_the_day_before_is_filled_too() -> None:
    play = Play(rules=(formula('change(basis, "same time") > 100'),), pairs=(AGELESS,))
    play.now = at("2025-03-12 10:30")
    yesterday = [at("2025-03-11 10:00") + MINUTE * number for number in range(60)]
    past = {SPOT: 78_050.0, FUTURES: 78_000.0}
    bars = {one: tuple(Bar(t.timestamp(), price) for t in yesterday) for one, price in past.items()}
    play.opens().hears(*(HistoryArrived(one, 60, rows) for one, rows in bars.items()))
    play.at(1).basis(149).records_no("alert").at(2).basis(151).records("alert", state="firing")


def test_a_sign_that_changed_while_the_desk_did_not_run_is_a_flip() -> None:
    said = 'flip(basis, 20, lasting="10m")'
    play = started(said, *[50.0] * 30).at(2401).basis(-10).records_no("alert")
    play.at(2402).basis(-20).records("alert", state="firing")
    # It changed between two bars: eight minutes ago it is news, of eleven it is not.
    assert started(said, *[50.0] * 21, *[-30.0] * 9).at(2401).basis(-30).alert.is_open
    assert started(said, *[50.0] * 18, *[-30.0] * 12).at(2401).basis(-30).alerts == []


def test_what_came_before_the_past_did_stands_after_it() -> None:
    play = Play(rules=(formula('abs(change(basis, "60s")) > 100'),), pairs=(AGELESS,))
    play.opens()
    play.at(1).basis(10).at(50).basis(20).hears(*minutes(play.at(50), *[500.0] * 5))
    play.at(70).basis(105).records_no("alert")
    play.at(71).basis(111).records("alert", state="firing")
    assert play.alert.value == 101, "against the 10 of the first second"


def test_samples_are_not_made_of_minutes() -> None:
    for said in (
        "deviation(basis, 10) > 1",
        'deviation(basis, "20m", of="changes") > 1',
        "rank(basis, 90, least=10) > 1%",
        'change(basis, "sample") < -50',
        'change(basis, bar="5m", per="sigma", least=2) > 1',
    ):
        play = started(said, *[float(number % 7) for number in range(30)])
        play.at(2401).basis(40).records_no("alert")
        assert play.engine.state.triage.alerts == {}, said


@pytest.mark.parametrize(
    ("said", "calm", "loud"),
    [
        ('deviation(basis, 10, every="60s") > 30', 30 * [0.0], 20 * [0.0] + 10 * [0.0, 90.0]),
        ('deviation(basis, 4, every="5m") > 30', 30 * [0.0], ([0.0] * 5 + [90.0] * 5) * 3),
        ('rank(basis, 90, least=10, every="60s") > 90%', [70.0] * 20, [10.0] * 20),
        ('deviation(basis, "ewma", of="changes", least=9, every="60s") > 30', 30 * [0.0],
         20 * [0.0, 90.0]),
    ],
)  # fmt: skip
def test_closes_of_minutes_are_made_of_minutes(
    said: str, calm: list[float], loud: list[float]
) -> None:
    started(said, *calm).at(2401).basis(40).records_no("alert")
    started(said, *loud).at(2401).basis(40).records("alert", state="firing")


def test_what_counts_bars_keeps_no_other_window_empty() -> None:
    said = 'abs(change(basis, "25m")) > 100 or deviation(basis, 9, every="60s") > 9000'
    started(said, *PAST).at(2401).basis(201).records("alert", state="firing")
    said = 'deviation(basis, "20m") > 10 or deviation(basis, 9, every="60s") > 9000'
    started(said, *[float(n % 2 * 90) for n in range(30)]).at(2401).basis(1).records("alert")


def test_closes_of_what_is_no_minute_are_not() -> None:
    for every in ("59s", "90s"):
        play = started(f'rank(basis, 90, least=10, every="{every}") > 90%', *[10.0] * 20)
        play.at(2401).basis(40).records_no("alert")


def test_nothing_is_judged_by_the_past_and_timers_go_on() -> None:
    play = started("basis > 100", *[900.0] * 30, hold=timedelta(seconds=30))
    assert play.alerts == []
    slow = Play(rules=(formula("basis > 100", hold=timedelta(seconds=30)),), pairs=(AGELESS,))
    slow.opens(basis=150).ticks(10)
    slow.hears(*minutes(slow, *[0.0] * 30)).ticks(20).records("alert", state="firing")
    assert slow.alert.level is Level.ATTENTION


def test_an_open_alert_stays_and_clears_by_its_clear_threshold() -> None:
    play = Play(rules=(formula("outside(basis, -100, 100, clear=20)"),), pairs=(AGELESS,))
    play.opens(basis=150)
    play.hears(*minutes(play, *[0.0] * 30)).at(1).basis(90).records_no("alert", state="resolved")
    play.at(2).basis(79).records("alert", state="resolved")


def test_the_last_minute_before_the_start_is_a_minute_of_its_own() -> None:
    # The first price of the desk stands in the minute after it, and once took its place.
    play = started('deviation(basis, 4, every="1m") > 40', *[0.0] * 29, 100.0)
    play.at(2461).basis(1).records("alert", state="firing")
    assert play.alert.value == pytest.approx(pstdev([0, 0, 100, 0]))


def test_a_bar_is_known_at_its_end() -> None:
    play = started('change(basis, "60s") > 100', 10.0, 20.0, 30.0)
    play.at(2401).basis(121).records("alert", state="firing")
    assert play.alert.value == 121 - 20


def test_a_spread_is_exactly_that_of_the_bars_and_what_came_since() -> None:
    past = [float(number * number % 37) for number in range(30)]
    play = started('deviation(basis, "20m") > 1', *past).at(2401).basis(77)
    # Later than twenty minutes ago: twenty bars, the opening's 0, and what came.
    window = [*past[-20:], 0.0, 77.0]
    assert play.alert.value == pytest.approx(pstdev(window), rel=1e-9)


def test_the_past_is_taken_once_and_not_after_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("terminal.core.recent.MOST", 100)
    play = started('abs(change(basis, "25m")) > 100', *[0.0] * 30)
    play.hears(*minutes(play, *[900.0] * 30)).at(2401).basis(50).records_no("alert")
    late = Play(rules=(formula('abs(change(basis, "10m")) > 100'),), pairs=(AGELESS,))
    late.opens()
    for step in range(1, 100):
        late.at(step / 10).basis(step % 2)
    late.hears(*minutes(late, *[900.0] * 30)).at(301).basis(0).records_no("alert")
