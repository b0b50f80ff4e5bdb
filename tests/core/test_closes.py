"""A change against the day or week before is measured from its end, restarts included."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime, timedelta
from decimal import Decimal

import msgspec
import pytest

from terminal.core.basis_cause import mark_of
from terminal.core.closes import Close
from terminal.core.effect import Write
from terminal.core.engine import Memory
from terminal.core.event import HistoryArrived, QuotesChanged
from terminal.core.market import Legs
from terminal.domain.audit import body_of, thing_of
from terminal.domain.bar import Bar
from terminal.domain.metric import DataState
from tests.builders import FUTURES, NOW, PAIR, SPOT, make_pair
from tests.core.test_formulas import formula
from tests.core.test_rulebook import goes_live
from tests.playbook import Play

DAY = 86_400.0
SETTLED = 'abs(change(basis, "settlement")) > 100'
WEEKLY = 'abs(change(basis, "week")) > 100'


def closes_of(play: Play) -> list[Close]:
    found = [one.record for one in play.all(Write) if one.record.kind == "closes"]
    return [thing_of(json.loads(json.dumps(one.body)), Close) for one in found]


def playing(said: str, closes: Iterable[Close] = ()) -> Play:
    play = Play(rules=(formula(said),))
    play.engine.restore(Memory(closes=tuple(closes)), NOW)
    return play.opens()


def closed(days: int, basis: float) -> Close:
    day = (NOW + timedelta(hours=8)).date() - timedelta(days=days)
    values = {PAIR: {"spot": 78_000 + basis, "futures": 78_000.0, "basis": basis}}
    return Close(day=day, values=values, legs={PAIR: f"{SPOT} {FUTURES}"})


def test_the_day_before_is_recalled_from_the_ledger() -> None:
    play = playing(SETTLED, [closed(1, 50.0)]).at(1).basis(140).records_no("alert")
    play.at(2).basis(151).records("alert", state="firing")
    facts = [fact.value for fact in play.alert.facts if fact.name == "operand"]
    assert facts == ["change of basis = 101", "basis = 151", "basis then = 50"]


@pytest.mark.parametrize("kept", [True, False])
def test_a_change_per_price_knows_the_spot_price_of_the_day_before(kept: bool) -> None:
    # 1% of 78 050 is 780.5; the formula names no spot price.
    said = 'abs(change(basis, "settlement", per="price")) > 1%'
    play = playing(said, [closed(1, 50.0)] if kept else [])
    play = play if kept else play.hears(*daily(20.0, 50.0))
    play.at(1).basis(830).records_no("alert")
    play.at(2).basis(831).records("alert", state="firing")


def test_without_the_day_before_a_change_is_unknown() -> None:
    # NOW is a Wednesday: what was kept on Monday is not the day before.
    play = playing(SETTLED, [closed(2, 50.0)]).at(1).basis(900).ticks(3)
    assert play.alerts == []


def test_what_days_later_a_rule_finds_is_not_explained_from_the_last_day_that_was_kept() -> None:
    closes = playing(SETTLED, [closed(1, 50.0)]).engine.state.closes
    assert closes.settled is not None
    closes.learn(NOW + timedelta(days=2))
    assert closes.settled is None


def test_the_weekend_is_no_day_between() -> None:
    monday = NOW + timedelta(days=5)
    play = Play(rules=(formula(SETTLED),))
    play.engine.restore(Memory(closes=(closed(-2, 50.0),)), monday)
    play.opens()
    play.now = monday
    play.basis(200).ticks(1)
    assert [alert.rule for alert in play.alerts] == ["f"]


def test_friday_is_the_day_before_monday_while_the_desk_runs() -> None:
    # NOW is a Wednesday.
    play = playing(SETTLED).at(2 * DAY).basis(50).ticks(1)
    play.at(5 * DAY).ticks(1).basis(140).records_no("alert")
    play.at(5 * DAY + 5).basis(160).records("alert", state="firing")


def test_the_week_before_ends_with_its_last_day() -> None:
    play = playing(WEEKLY, [closed(9, 500.0), closed(5, 60.0), closed(6, 900.0)])
    play.at(1).basis(150).records_no("alert")
    play.at(2).basis(161).records("alert", state="firing")


def test_the_day_turns_while_the_desk_runs() -> None:
    play = playing(SETTLED).at(1).basis(50).ticks(1)
    play.at(DAY).ticks(1)
    assert [(one.day, one.values[PAIR]["basis"]) for one in closes_of(play)][-1] == (
        (NOW + timedelta(hours=8)).date(),
        50.0,
    )
    play.basis(140).records_no("alert")
    play.at(DAY + 5).basis(160).records("alert", state="firing")


def test_the_day_is_kept_while_it_runs_and_a_restart_loses_none_of_it() -> None:
    play = playing(SETTLED).at(1).basis(50).ticks(1).at(1000).ticks(1)
    kept = closes_of(play)
    assert [one.values[PAIR]["basis"] for one in kept] == [50.0]
    again = Play(rules=(formula(SETTLED),))
    again.engine.restore(Memory(closes=tuple(kept)), NOW + timedelta(seconds=1100))
    assert again.engine.state.formulas.last_values() == kept[0].values


def test_a_desk_without_such_a_rule_keeps_nothing() -> None:
    play = playing("basis > 9000").at(1).basis(50).ticks(1).at(2000).ticks(1)
    assert closes_of(play) == []


def test_a_value_that_was_not_seen_today_has_no_close() -> None:
    play = playing(SETTLED).at(1).basis(50).ticks(1)
    play.at(DAY).ticks(1).at(2 * DAY).ticks(1)
    assert closes_of(play) == []
    assert play.engine.state.formulas.last_values() == {}


def test_a_subject_that_the_last_day_did_not_see_keeps_no_older_reference() -> None:
    play = playing(SETTLED).at(1).basis(50).ticks(1).at(DAY).ticks(1)
    # All of the second day the market was silent.
    play.at(2 * DAY).ticks(1).basis(900).ticks(1)
    assert play.alerts == []


def test_a_pair_that_was_not_seen_today_has_no_mark_in_todays_close() -> None:
    aluminium = make_pair(id="al", spot="SPOT.AL", futures="SHFE.al2505")
    rule = formula(SETTLED, subjects=(PAIR, "al"))
    play = Play(rules=(rule,), pairs=(make_pair(), aluminium)).opens()

    def quotes(spot: float) -> QuotesChanged:
        price = play.quote(20_000.0, symbol="SHFE.al2505")
        return QuotesChanged((play.quote(spot, symbol="SPOT.AL"), price))

    play.hears(quotes(20_050.0)).ticks(1).at(DAY).ticks(1)
    assert [set(one.marks) for one in closes_of(play)] == [{PAIR, "al"}]
    # On the second day copper was silent.
    play.hears(quotes(20_060.0)).ticks(1).at(2 * DAY).ticks(1)
    assert [set(one.marks) for one in closes_of(play)] == [{"al"}]


def test_a_quiet_day_is_kept_like_any_other() -> None:
    play = playing(SETTLED).at(1).basis(50).ticks(1).at(1000).ticks(1)
    play.at(DAY).ticks(1).basis(50).ticks(1).at(DAY + 1000).basis(50).ticks(1)
    kept = [one for one in closes_of(play) if one.day > (NOW + timedelta(hours=8)).date()]
    assert [one.values[PAIR]["basis"] for one in kept] == [50.0]


@pytest.mark.parametrize("other", [{"futures": "SHFE.cu2506"}, {"spot": "SPOT.CU2"}])
def test_no_change_is_measured_from_another_contract_or_spot_series(other: dict[str, str]) -> None:
    before = playing(SETTLED).at(1).basis(50).ticks(1).at(1000).ticks(1)
    [kept] = closes_of(before)
    moved = make_pair(**other)
    play = Play(rules=(formula(SETTLED),), pairs=(moved,), book=())
    morrow = NOW + timedelta(days=1)
    play.engine.restore(Memory(closes=(kept,)), morrow)
    legs = Legs(79_000.0, 78_000.0, 1_000.0, DataState.GOOD)
    found = play.engine.state.formulas.pair_moved(PAIR, legs, morrow)
    assert found == []
    same = Play(rules=(formula(SETTLED),))
    same.engine.restore(Memory(closes=(kept,)), morrow)
    [found_there] = same.engine.state.formulas.pair_moved(PAIR, legs, morrow)
    assert found_there.has_fired


def test_a_close_comes_back_from_the_ledger_with_what_pairs_were_made_of() -> None:
    mark = mark_of(make_pair(premium=Decimal("-20.5")), 78_000.25, 78_000.0, NOW)
    close = Close(day=NOW.date(), values={PAIR: {"basis": 20.75}}, marks={PAIR: mark})
    assert thing_of(body_of(close), Close) == close


def daily(*bases: float, skipped: int = 0) -> list[HistoryArrived]:
    """Bars of the trading days before, as many as there are bases; the last is yesterday's."""
    days, day = list[datetime](), NOW - timedelta(days=skipped)
    while len(days) < len(bases):
        day -= timedelta(days=1)
        if day.weekday() < 5:
            days.append(day)
    rows = list(zip(days[::-1], bases, strict=True))
    return [
        HistoryArrived(
            symbol,
            86_400,
            tuple(Bar(one.timestamp(), 78_000.0 + more * basis) for one, basis in rows),
        )
        for symbol, more in ((SPOT, 1), (FUTURES, 0))
    ]


SIGMA = 'abs(change(basis, "settlement", per="sigma")) > 3'
USUAL = [0.0, 10.0] * 12


def test_daily_bars_are_the_days_before_on_the_first_day() -> None:
    play = playing(SETTLED).hears(*daily(20.0, 50.0)).at(1).basis(149).records_no("alert")
    play.at(2).basis(151).records("alert", state="firing")
    weekly = playing(WEEKLY).hears(*daily(30.0, 0.0, 0.0)).at(1).basis(131)
    assert [fact.value for fact in weekly.alert.facts if fact.name == "operand"] == [
        "change of basis = 101", "basis = 131", "basis then = 30",
    ]  # fmt: skip


def test_a_deviation_of_daily_changes_is_filled_from_bars() -> None:
    # Each day moved by 10, so the deviation is 10: from yesterday's 10 on, 41 is beyond three.
    play = playing(SIGMA).hears(*daily(*USUAL)).at(1).basis(39).records_no("alert")
    play.at(2).basis(41).records("alert", state="firing")
    assert playing(SIGMA).hears(*daily(*USUAL[:10])).at(1).basis(900).alerts == []


def test_a_deviation_is_filled_again_after_a_restart() -> None:
    kept = [closed(back, basis) for back, basis in enumerate(USUAL, 1)]
    kept = [one for one in kept if one.day.weekday() < 5]
    days = len(kept)
    play = playing(SIGMA.replace('"sigma"', f'"sigma", least={days - 1}'), kept)
    play.at(1).basis(kept[0].values[PAIR]["basis"] + 900)
    play.records("alert", state="firing")
    more = playing(SIGMA.replace('"sigma"', f'"sigma", least={days}'), kept)
    assert more.at(1).basis(900).alerts == []


def test_the_desk_s_own_days_go_before_bars_and_bars_fill_the_rest() -> None:
    play = playing(SETTLED, [closed(1, 20.0)]).hears(*daily(20.0, 50.0)).at(1).basis(125)
    assert play.alert.value == 125 - 20


def test_nothing_is_measured_across_a_day_that_no_bar_has() -> None:
    play = playing(SETTLED).hears(*daily(20.0, 50.0, skipped=1)).at(1).basis(900)
    assert play.alerts == []


def test_a_rule_that_comes_later_knows_the_days_before() -> None:
    play = Play(rules=(formula("basis > 9000", id="other"),)).opens().hears(*daily(20.0, 50.0))
    goes_live(play, formula(SETTLED)).at(1).basis(151).records("alert", state="firing")


def test_bars_of_one_leg_alone_say_nothing() -> None:
    play = playing(SETTLED).hears(daily(20.0, 50.0)[0]).at(1).basis(900)
    assert play.alerts == []


def premium(amount: int, said: str, closes: Iterable[Close] = ()) -> Play:
    play = Play(rules=(formula(said),), pairs=(make_pair(premium=Decimal(amount)),))
    play.engine.restore(Memory(closes=tuple(closes)), NOW)
    return play.opens()


def spot_of(play: Play, spot: float) -> Play:
    """Quote the spot as its source does, whatever the premium is."""
    return play.hears(QuotesChanged((play.quote(spot, symbol=SPOT), play.quote(78_000.0))))


@pytest.mark.parametrize("more", [0, 500])
def test_a_premium_that_was_changed_since_is_no_change_of_the_basis(more: int) -> None:
    before = spot_of(premium(80, SETTLED).at(1), 78_050.0).ticks(1).at(1000).ticks(1)
    [kept] = closes_of(before)
    yesterday = msgspec.structs.replace(kept, day=kept.day - timedelta(days=1))
    play = premium(80 + more, SETTLED, [yesterday]).at(1)
    spot_of(play, 78_149.0).records_no("alert")
    spot_of(play.at(2), 78_151.0).records("alert", state="firing")
    facts = [fact.value for fact in play.alert.facts if fact.name == "operand"]
    assert facts[0] == "change of basis = 101"
    parts = {fact.name: fact.value for fact in play.alert.facts if fact.name.startswith("part_")}
    assert parts["part_spot"] == "78050 → 78151: +101 CNY/t"
    assert "part_premium" not in parts


def test_what_was_seen_today_is_recalled_in_the_terms_of_now() -> None:
    [kept] = closes_of(spot_of(premium(80, SETTLED).at(1), 78_050.0).ticks(1).at(1000).ticks(1))
    again = Play(rules=(formula(SETTLED),), pairs=(make_pair(premium=Decimal(100)),))
    again.engine.restore(Memory(closes=(kept,)), NOW)
    then, now = kept.values[PAIR], again.engine.state.formulas.last_values()[PAIR]
    assert (now["spot"], now["basis"]) == (then["spot"] - 20, then["basis"] - 20)
