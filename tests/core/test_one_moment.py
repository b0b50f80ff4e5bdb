"""What changed at one moment is judged together, and each change is one sample all the same."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import msgspec
import pytest

from terminal.core.event import QuotesChanged
from terminal.core.market import Legs
from terminal.core.rules.transition import Transition
from terminal.domain.metric import DataState
from terminal.domain.quote import Quote
from tests.builders import FUTURES, PAIR
from tests.core.test_formulas import formula
from tests.playbook import Play


def moved(play: Play, spot: float, futures: float) -> tuple[Quote, ...]:
    """Both legs of the pair by so much, in one packet."""
    quotes = play.engine.state.market.quotes
    legs = (play.engine.state.market.pairs[PAIR].spot, spot), (FUTURES, futures)
    found = []
    for symbol, by in legs:
        old = quotes[symbol]
        assert old.last is not None
        last = old.last + by
        stamp = f"{old.stamp[:-6]}{int(old.stamp[-6:]) + 1000:06}"
        values = {"last": last, "bid": last - 10, "ask": last + 10, "stamp": stamp}
        found.append(msgspec.structs.replace(old, arrival=play.now, **values))
    return tuple(found)


@pytest.mark.parametrize("is_turned", [False, True])
@pytest.mark.parametrize("by", [1000, -1000])
@pytest.mark.parametrize("limit", ["abs(basis) > 300", 'abs(change(basis, "sample")) > 300'])
def test_both_legs_of_a_packet_make_one_basis(limit: str, by: float, is_turned: bool) -> None:
    play = Play(rules=(formula(limit),)).opens().at(1).basis(50)
    quotes = moved(play.at(2), by, by)
    play.hears(QuotesChanged(quotes[::-1] if is_turned else quotes))
    play.records_no("alert")
    assert not play.engine.state.triage.alerts


def test_what_both_legs_make_is_judged_in_their_packet() -> None:
    play = Play(rules=(formula("abs(basis) > 300"),)).opens().at(1).basis(50)
    play.at(2).hears(QuotesChanged(moved(play, 1000, 600)))
    play.records("alert", state="firing", value="450.0")


def test_both_legs_are_one_sample_of_the_basis() -> None:
    # Of 50, 50, 50, 60 the deviation is some 4.3; a basis of 1050 between them would be in it.
    play = Play(rules=(formula("deviation(basis, 3) > 100"),)).opens().at(1).basis(50)
    play.at(2).basis(55).at(3).basis(50)
    for second in range(4, 9):
        play.at(second).hears(QuotesChanged(moved(play, 1000, 990)))
    play.records_no("alert")
    samples = [one.samples for one in play.engine.state.formulas.warming().values()]
    assert samples == [] or min(samples) >= 3


def test_a_condition_on_the_data_sees_no_gap_between_the_legs() -> None:
    for state in ("no_data", "stale", "link_down"):
        play = Play(rules=(formula(f"{state}(basis) or {state}(spot)"),)).opens().at(1).basis(50)
        play.at(2).hears(QuotesChanged(moved(play, 1000, 1000)))
        play.records_no("alert")


@pytest.mark.parametrize("words", ['data(futures, "stale", "link_down")', "not no_data(futures)"])
def test_another_state_of_data_does_not_clear_what_both_states_raise(words: str) -> None:
    play = Play(rules=(formula(words),))
    formulas, found = play.engine.state.formulas, []
    for second, state in enumerate((DataState.STALE, DataState.LINK_DOWN, DataState.STALE)):
        legs = Legs(None, None, None, state)
        found += formulas.pair_moved(PAIR, legs, play.now + timedelta(seconds=second))
    assert [one.has_fired for one in found] == [True]


def test_a_hold_that_is_over_by_then_is_not_forgotten() -> None:
    # In that very packet spot goes: until then it held for as long as was asked.
    words = "spot > 77000 or futures > 90000"
    play = Play(rules=(formula(words, hold=timedelta(seconds=5)),)).opens().at(1).basis(50)
    play.at(6).hears(QuotesChanged(moved(play, -3000, 10)))
    play.records("alert", state="firing").records("alert", state="recovering")


def test_a_leg_that_has_not_moved_is_no_sample(monkeypatch: pytest.MonkeyPatch) -> None:
    play = Play(rules=(formula("abs(basis) > 300"),)).opens().at(1).basis(50)
    told: list[str] = []
    engine = play.engine.state.formulas._engine
    take = engine.on_sample

    def spy(subject: str, metric: str, *rest: Any) -> list[Transition]:
        told.append(metric)
        return take(subject, metric, *rest)

    monkeypatch.setattr(engine, "on_sample", spy)
    for second, by in ((2, (0, 10)), (3, (10, 0)), (4, (10, 10))):
        play.at(second).hears(QuotesChanged(moved(play, *by)))
    assert told == ["futures", "spot", "futures", "spot", "futures"]


def test_a_hold_goes_on_through_packets_with_both_legs() -> None:
    play = (
        Play(rules=(formula("abs(basis) > 300", hold=timedelta(seconds=5)),))
        .opens()
        .at(1)
        .basis(400)
    )
    for second in range(2, 6):
        play.at(second).hears(QuotesChanged(moved(play, 10, 10)))
        play.records_no("alert", state="firing")
    play.at(6).hears(QuotesChanged(moved(play, 10, 10)))
    play.records("alert", state="firing")
