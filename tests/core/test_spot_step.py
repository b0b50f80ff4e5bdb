"""A spot price that another mapping reads otherwise has stepped; the market has not moved."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import timedelta

import pytest

from terminal.core.closes import Close
from terminal.core.day_end import DayEnd
from terminal.core.effect import Show, Topic, Write
from terminal.core.engine import Memory
from terminal.core.event import HistoryArrived, QuotesChanged
from terminal.core.spot_mapped import SpotMapped, SpotReading, SpotStepped
from terminal.core.spot_step import SpotStep
from terminal.domain.audit import Record, thing_of
from terminal.domain.bar import Bar
from tests.book_builders import D
from tests.builders import FUTURES, NOW, PAIR, SPOT, make_pair
from tests.core.test_bookwork import BookPlay
from tests.core.test_causes import said, told
from tests.core.test_closes import closed
from tests.core.test_formulas import formula, playing
from tests.core.test_unit_rules import desk
from tests.playbook import Play

TODAY = (NOW + timedelta(hours=8)).date()
# As with tax, from one moment to the next.
RAISED = 78_000.0 * 0.13
STEP = SpotStepped((SPOT,), "md")
AL, AL_FUTURES = "SPOT.AL", "SHFE.al2505"


def steps(play: Play, by: float = RAISED, event: SpotStepped = STEP) -> Play:
    """The spot price is another by so much, right after it was said that it steps."""
    found = [] if by == 0 else [QuotesChanged((play.quote(78_000.0 + by, symbol=SPOT),))]
    return play.hears(event, *found)


def records_of(play: Play, kind: str) -> list[Record]:
    return [one.record for one in play.all(Write) if one.record.kind == kind]


LOOKING_BACK = [
    'abs(change(basis, "5s")) > 500',
    'abs(change(spot, "sample")) > 500',
    'abs(change(spot, "5s", per="price")) > 1%',
    'abs(change(basis, bar="5s")) > 500',
    'deviation(spot, "10s") > 500',
    "deviation(basis, 5) > 500",
    'deviation(basis, "ewma", of="changes", least=3) > 500',
    "rank(spot, 60, least=5) > 96%",
    'flip(basis, 20, lasting="10m")',
]


def tried(rule: str, event: SpotStepped | None) -> Play:
    play = playing(rule)
    for second in range(1, 20):
        play.at(second).basis(-100.0 - second % 3)
    events = [] if event is None else [event]
    play.at(20).hears(*events, QuotesChanged((play.quote(78_000 + RAISED, symbol=SPOT),)))
    return play.ticks(3)


@pytest.mark.parametrize("rule", LOOKING_BACK)
def test_another_mapping_is_no_move_of_the_spot_price(rule: str) -> None:
    assert tried(rule, STEP).alerts == []


@pytest.mark.parametrize("rule", LOOKING_BACK)
def test_the_same_move_of_the_market_fires(rule: str) -> None:
    assert len(tried(rule, None).alerts) == 1


@pytest.mark.parametrize(
    "event", [SpotStepped((AL,), "md"), SpotStepped((SPOT,), "spot:a"), SpotStepped((), "md")]
)
def test_a_series_that_has_not_stepped_loses_no_window(event: SpotStepped) -> None:
    play = tried('abs(change(basis, "5s")) > 500', event)
    assert len(play.alerts) == 1
    assert records_of(play, "spot_step") == []


def test_the_contract_of_the_pair_loses_no_window() -> None:
    play = playing('abs(change(futures, "5s")) > 500')
    play.at(1).basis(0).at(8)
    steps(play)
    play.hears(QuotesChanged((play.quote(78_600.0),))).ticks(1)
    assert len(play.alerts) == 1


def test_changes_after_the_step_are_seen_again() -> None:
    play = steps(playing('abs(change(basis, "5s")) > 500').at(1).basis(0).at(2))
    play.ticks(3).at(8).hears(QuotesChanged((play.quote(78_600 + RAISED, symbol=SPOT),))).ticks(1)
    assert play.alert.value == 600.0


def test_a_level_is_judged_at_once_and_an_alert_stays() -> None:
    play = steps(playing("basis > 500").at(1).basis(0).at(2)).records("alert", state="firing")
    change = playing('abs(change(basis, "5s")) > 500').at(1).basis(0).at(8).basis(900)
    assert len(change.alerts) == 1
    steps(change.at(9)).ticks(2)
    assert len(change.alerts) == 1, "nothing unknown resolves it"
    assert play.alert.value == RAISED


# The days and weeks before


def restored(rule: str, *closes: Close, **more: object) -> Play:
    play = Play(rules=(formula(rule),))
    play.engine.restore(Memory(closes=closes, **more), NOW)
    return play.opens()


@pytest.mark.parametrize("anchor", ["settlement", "week"])
def test_the_day_and_the_week_before_are_not_compared_across_it(anchor: str) -> None:
    for metric, fires in (("spot", False), ("basis", False), ("futures", True)):
        rule = f'abs(change({metric}, "{anchor}")) > 500'
        play = restored(rule, closed(6, 0.0), closed(5, 0.0), closed(1, 0.0)).at(1)
        steps(play).hears(QuotesChanged((play.quote(78_600.0),))).ticks(1)
        assert len(play.alerts) == fires, metric


def kept_of(play: Play) -> Memory:
    """What a ledger would have, by the newest entry of each thing."""
    shapes = {"closes": Close, "day_end": DayEnd, "spot_step": SpotStep}
    found: dict[str, dict[str, object]] = {kind: {} for kind in shapes}
    for one in play.history:
        if isinstance(one, Write) and (shape := shapes.get(one.record.kind)):
            body = json.loads(json.dumps(one.record.body))
            found[one.record.kind][one.record.ref] = thing_of(body, shape)
    closes, ends, steps = (tuple(found[kind].values()) for kind in shapes)
    return Memory(closes=closes, ends=ends, steps=steps)


SETTLED = 'abs(change(basis, "settlement")) > 500'


@pytest.mark.parametrize("rule", [SETTLED, 'abs(change(spot, "settlement")) > 500'])
def test_a_restart_on_the_same_day_does_not_compare_across_it_either(rule: str) -> None:
    play = restored(rule, closed(1, 0.0))
    steps(play.at(1)).ticks(2)
    again = Play(rules=(formula(rule),))
    before = kept_of(play)
    assert [one.symbol for one in before.steps] == [SPOT]
    memory = Memory(closes=(closed(1, 0.0), *before.closes), ends=before.ends, steps=before.steps)
    again.engine.restore(memory, NOW + timedelta(hours=1))
    again.now = NOW + timedelta(hours=1)
    again.opens(basis=RAISED).ticks(2)
    assert again.alerts == []


@pytest.mark.parametrize(("event", "fires"), [(STEP, False), (SpotStepped((AL,), "md"), True)])
def test_a_step_that_a_start_finds_comes_before_any_price(event: SpotStepped, fires: bool) -> None:
    play = Play(rules=(formula(SETTLED),))
    play.engine.restore(Memory(closes=(closed(1, 0.0),)), NOW)
    play.hears(event).opens(basis=RAISED).ticks(2)
    assert bool(play.alerts) is fires
    assert [one.ref for one in play_steps(play)] == ([] if fires else [SPOT])


def play_steps(play: Play) -> list[Record]:
    written = [one.record for one in play.history if isinstance(one, Write)]
    return [one for one in written if one.kind == "spot_step" and one.ref == SPOT]


def test_by_which_mapping_series_were_read_is_on_record() -> None:
    event = SpotMapped("spot:a", (SpotReading({"price": "C", "header": 2}, (SPOT,)),))
    (record,) = records_of(Play().hears(event), "spot_mapping")
    assert record.ref == "spot:a"
    assert thing_of(json.loads(json.dumps(record.body)), SpotMapped) == event


@pytest.mark.parametrize("is_restarted", [False, True])
def test_the_day_after_is_compared_with_the_day_of_the_step(is_restarted: bool) -> None:
    play = restored(SETTLED, closed(1, 0.0)).at(1)
    steps(play).ticks(2).at(86_400).ticks(1)
    if is_restarted:
        again = Play(rules=(formula(SETTLED),))
        again.engine.restore(kept_of(play), play.now)
        again.now = play.now
        play = again.opens(basis=RAISED)
    play.at(86_402).basis(RAISED + 499).records_no("alert")
    play.at(86_403).basis(RAISED + 501).records("alert", state="firing")


def test_a_step_late_in_the_day_leaves_no_close_of_the_former_series() -> None:
    # The new price never counted that day: what it ended at is not known.
    play = restored(SETTLED, closed(1, 0.0)).at(1).basis(10).ticks(1)
    steps(play, 0).hears(QuotesChanged((play.quote(None, symbol=SPOT),)))
    play.at(86_400).ticks(1)
    (close,) = [thing_of(one.body, Close) for one in records_of(play, "closes")]
    assert close.values[PAIR] == {"futures": 78_000.0}
    assert close.marks == {}


def test_what_days_ended_at_is_forgotten_and_on_record() -> None:
    earlier = DayEnd(day=TODAY - timedelta(days=1), prices={SPOT: 77_000.0, FUTURES: 77_000.0})
    play = Play()
    play.engine.restore(Memory(ends=(earlier,)), NOW)
    play.opens()
    # A minute of quiet writes what the day has so far.
    play.ticks(62).at(63)
    steps(play, 0)
    ends = [thing_of(one.body, DayEnd) for one in records_of(play, "day_end")]
    assert ends == [DayEnd(day=TODAY, prices={FUTURES: 78_000.0})]
    assert Show(Topic.DAYS, PAIR) in play.effects
    swings = play.engine.state.swings
    assert swings.prices(SPOT) == {}
    assert len(swings.prices(FUTURES)) == 1
    again = Play()
    memory = kept_of(play)
    again.engine.restore(Memory(ends=(earlier, *memory.ends), steps=memory.steps), play.now)
    assert again.engine.state.swings.prices(SPOT) == {}
    assert len(again.engine.state.swings.prices(FUTURES)) == 1


def test_what_the_day_of_the_step_ended_at_is_of_the_series_as_it_is_now() -> None:
    play = steps(Play().opens().ticks(62).at(63)).ticks(62)
    memory = kept_of(play)
    again = Play()
    again.engine.restore(memory, play.now + timedelta(days=1))
    assert again.engine.state.swings.prices(SPOT) == {TODAY: 78_000.0 + RAISED}


def test_bars_that_come_late_fill_nothing_from_before_the_step() -> None:
    play = steps(playing('abs(change(basis, "5s")) > 500').at(1).basis(0).at(2))
    start = NOW.timestamp() - 600
    for symbol in (SPOT, FUTURES):
        bars = tuple(Bar(start + 60 * at, 78_000.0) for at in range(10))
        play.hears(HistoryArrived(symbol, 60, bars))
    play.ticks(10).records_no("alert")


def test_the_past_that_the_new_mapping_reads_is_the_past_from_then_on() -> None:
    play, earlier = Play().opens().at(1), NOW.timestamp() - 2 * 86_400
    play.hears(HistoryArrived(SPOT, 86_400, (Bar(earlier, 77_000.0),)))
    steps(play)
    yesterday = NOW.timestamp() - 86_400
    play.hears(HistoryArrived(SPOT, 86_400, (Bar(yesterday, 88_000.0),)))
    assert list(play.engine.state.swings.prices(SPOT).values()) == [88_000.0]


# Units, and what is said of a cause


def unit_tried(rule: str, event: SpotStepped | None, play: BookPlay | None = None) -> Play:
    unit = desk(rule) if play is None else play
    unit.at(1).basis(0).ticks(3).at(9)
    events = [] if event is None else [event]
    unit.hears(*events, QuotesChanged((unit.quote(78_000 + RAISED, symbol=SPOT),)))
    return unit.ticks(1)


@pytest.mark.parametrize("metric", ["exposure_basis", "inventory_basis"])
def test_a_units_basis_is_not_compared_across_it(metric: str) -> None:
    rule = f'abs(change({metric}, "5s")) > 500'
    assert unit_tried(rule, STEP).alerts == []
    assert len(unit_tried(rule, None).alerts) == 1
    assert len(unit_tried(rule, SpotStepped((AL,), "md")).alerts) == 1


def test_a_units_tonnes_lose_no_window() -> None:
    play = desk('abs(change(basis_exposure, "5s")) > 1')
    play.at(1).basis(0).ticks(1).at(9)
    steps(play)
    assert play.engine.state.formulas.unit_moved("metals/cu", {"basis_exposure": 1.0}, play.now)


def fact_of(play: Play, name: str) -> Iterable[str]:
    return [fact.value for fact in play.alert.facts if fact.name == name]


def test_what_moved_is_not_measured_from_before_the_step() -> None:
    play = Play().opens(basis=90).at(1).basis(100).at(7)
    steps(play)
    assert told(play)["since_none"] == ""
    assert "part_basis" not in told(play)


def test_what_a_formula_compares_with_is_not_of_before_the_step_either() -> None:
    rule = 'basis > 5000 or change(basis, "5s") > 500'
    play = Play(rules=(said(rule),)).opens(basis=90).at(1).basis(100).at(7)
    steps(play)
    assert "part_basis" not in told(play)


def test_an_alert_that_was_open_is_not_measured_from_before_the_step_either() -> None:
    play = Play().opens(basis=100).at(2).basis(350).at(3)
    assert told(play)["part_basis"] == "100 → 350: +250 CNY/t"
    steps(play)
    assert "part_basis" not in told(play)


def test_a_settlement_of_before_the_step_explains_nothing() -> None:
    rule = said('basis > 500 and change(futures, "settlement") > 1')
    play = Play(rules=(rule,)).opens(basis=100).ticks().at(86_400).ticks().basis(100)
    assert play.engine.state.closes.mark("settlement", PAIR) is not None
    steps(play)
    assert play.engine.state.closes.mark("settlement", PAIR) is None


def test_a_units_moments_keep_their_tonnes() -> None:
    play = desk("exposure_basis > 500", "flat_exposure > 1600")
    play.at(1).basis(100).ticks(3)
    steps(play).ticks(1)
    assert fact_of(play, "since_none") == [""]
    moments = play.engine.state.causes._units._moments["metals/cu"]
    assert [bool(one.spot) for one in moments[:-1]] == [False] * (len(moments) - 1)
    assert all(one.lines for one in moments)


def test_a_step_is_one_record_that_says_when_and_whose() -> None:
    pairs = (make_pair(), make_pair(id="cu6", futures="SHFE.cu2506", premium=D(10)))
    play = Play(pairs=pairs).opens().at(5)
    steps(play)
    (record,) = records_of(play, "spot_step")
    assert thing_of(record.body, SpotStep) == SpotStep(
        symbol=SPOT, time=play.now, day=TODAY, source="md"
    )
    assert {one.key for one in play.all(Show) if one.topic is Topic.DAYS} == {PAIR, "cu6"}
