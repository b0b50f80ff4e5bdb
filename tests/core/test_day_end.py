"""What a day ended at is kept while it runs, belongs to its own day, and outlives the desk."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta

from terminal.core.day_end import DayEnd
from terminal.core.effect import Show, Topic, Write
from terminal.core.engine import Engine, Memory
from terminal.core.event import HistoryArrived, QuotesChanged
from terminal.core.firm import Firm
from terminal.core.view import DayBases
from terminal.domain.audit import thing_of
from terminal.domain.bar import Bar
from terminal.domain.price_limit import LimitRule
from terminal.domain.quote import BEIJING
from tests.book_builders import D, make_products, weekdays
from tests.builders import FUTURES, NOW, SPOT, make_rule, stamp
from tests.playbook import Play

DAY = 86_400.0
TODAY = date(2025, 3, 12)
UNLISTED = {"upper_limit": None, "lower_limit": None}


def ends_of(play: Play) -> list[DayEnd]:
    """The records of the last answer."""
    found = [one.record for one in play.effects if isinstance(one, Write)]
    bodies = [one.body for one in found if one.kind == "day_end"]
    return [thing_of(json.loads(json.dumps(body)), DayEnd) for body in bodies]


def playing(*ends: DayEnd) -> Play:
    play = Play(rules=(make_rule(),), book=())
    play.engine.restore(Memory(ends=ends), NOW)
    return play.opens()


def test_a_minute_of_quiet_keeps_what_the_day_has_so_far() -> None:
    play = playing().at(1).basis(50)
    assert ends_of(play.ticks(59)) == []
    [kept] = ends_of(play.ticks(3))
    assert (kept.day, kept.prices) == (TODAY, {SPOT: 78_050.0, FUTURES: 78_000.0})
    assert ends_of(play.ticks(120)) == []


def test_a_market_that_is_never_quiet_is_kept_every_hour() -> None:
    play = playing()
    found = []
    for minute in range(1, 125):
        found += ends_of(play.at(60 * minute - 30).basis(minute).at(60 * minute).ticks(1))
    assert [one.prices[SPOT] for one in found] == [78_060.0, 78_120.0]


def test_the_day_turns_with_its_last_prices_and_the_swings_have_them() -> None:
    play = playing().at(1).basis(50).ticks(1)
    version = play.engine.state.swings.version
    play.at(DAY).ticks(1)
    [kept] = ends_of(play)
    assert (kept.day, kept.prices[SPOT]) == (TODAY, 78_050.0)
    assert play.engine.state.swings.version == version + 1


def test_a_day_that_ended_locked_is_kept_so_and_one_that_traded_again_is_not() -> None:
    play = playing().at(1).basis(50)
    lock = play.quote(90_000.0, ask=None)
    kept = ends_of(play.hears(QuotesChanged((lock,))).at(100).ticks(1).at(200).ticks(1))
    assert [one.locks for one in kept] == [{FUTURES: 1}]
    play.basis(60)
    [freed] = ends_of(play.at(300).ticks(1).at(400).ticks(1))
    assert freed.locks == {}
    again = Play(rules=(make_rule(),), book=())
    rule = LimitRule(exchange="SHFE", rate=D("0.07"), widen=(D("0.03"),), source="a")
    again.engine = Engine(again.plant, b"test", Firm(products=make_products(), limits=(rule,)))
    again.engine.restore(Memory(ends=tuple(kept)), NOW + timedelta(days=1))
    again.at(DAY)
    found = again.engine.state.bookwork.limits.move_of(again.quote(90_000.0, **UNLISTED))
    assert found is not None
    assert (found.stage, found.rate) == (2, D("0.10"))


def test_a_lock_of_the_day_that_turns_widens_the_next() -> None:
    play = playing().at(1).basis(50)
    rule = LimitRule(exchange="SHFE", rate=D("0.07"), widen=(D("0.03"),), source="a")
    play.engine = Engine(play.plant, b"test", Firm(products=make_products(), limits=(rule,)))
    play.opens().hears(QuotesChanged((play.quote(90_000.0, ask=None),))).ticks(1).at(DAY).ticks(1)
    found = play.engine.state.bookwork.limits.move_of(play.quote(90_000.0, **UNLISTED))
    assert found is not None
    assert found.stage == 2


def test_yesterdays_snapshot_heard_again_is_no_price_of_today() -> None:
    play = playing().at(1).basis(50).ticks(1).at(DAY).ticks(1)
    old = play.quote(77_000.0, stamp=stamp(NOW + timedelta(seconds=100)))
    play.hears(QuotesChanged((old,)))
    play.ticks(100)
    assert ends_of(play) == []
    play.at(2 * DAY).ticks(1)
    assert ends_of(play) == []


def test_a_restart_loses_nothing_of_the_day_and_knows_the_days_before() -> None:
    before = DayEnd(day=date(2025, 3, 11), prices={FUTURES: 77_000.0, SPOT: 77_000.0})
    today = DayEnd(day=TODAY, prices={"SHFE.cu2506": 1.0, FUTURES: 77_900.0})
    play = playing(today, before)
    [kept] = ends_of(play.at(1).basis(50).ticks(61))
    # What was seen before the stop and not since is still the day's.
    assert kept.prices == {"SHFE.cu2506": 1.0, FUTURES: 78_000.0, SPOT: 78_050.0}
    play.at(DAY).ticks(1)
    assert play.engine.state.swings.of_futures({FUTURES: 1.0}).days == 1
    assert play.engine.state.swings.of_basis({"cu": 1.0}).days == 1


def test_a_price_that_is_not_there_is_not_kept() -> None:
    play = playing().at(1)
    play.hears(QuotesChanged((play.quote(None, symbol=FUTURES),)))
    [kept] = ends_of(play.ticks(61))
    assert FUTURES not in kept.prices


def bars(symbol: str, seconds: int, *closes: float) -> HistoryArrived:
    """One bar a weekday, the last one today's."""
    days = [TODAY - timedelta(days=back) for back in range(40) if weekdays(TODAY - timedelta(back))]
    starts = [datetime(day.year, day.month, day.day, tzinfo=BEIJING).timestamp() for day in days]
    found = tuple(map(Bar, reversed(starts[: len(closes)]), closes))
    return HistoryArrived(symbol, seconds, found)


def test_daily_bars_are_days_before_and_todays_is_not_over() -> None:
    play = playing()
    play.hears(bars(FUTURES, 86_400, 1.0, 2.0, 4.0, 8.0), bars(SPOT, 86_400, 1.0, 3.0, 4.0, 8.0))
    swings = play.engine.state.swings
    assert swings.of_futures({FUTURES: 1.0}).days == 2
    assert swings.of_basis({"cu": 1.0}).days == 2
    minutes = bars("SHFE.cu2506", 60, 1.0, 2.0, 4.0, 8.0)
    play.hears(minutes)
    assert swings.of_futures({"SHFE.cu2506": 1.0}).days == 0
    ancient = HistoryArrived(FUTURES, 86_400, (Bar(-1e9, 5.0),))
    play.hears(ancient)
    assert swings.of_futures({FUTURES: 1.0}).days == 2


def test_daily_bars_do_not_replace_the_minutes_that_are_drawn() -> None:
    play = playing()
    play.hears(bars(SPOT, 86_400, 1.0, 2.0), bars(FUTURES, 60, 1.0, 2.0))
    drawn = play.engine.state.histories["cu"]
    play.hears(bars(FUTURES, 86_400, 5.0, 6.0, 7.0))
    assert play.engine.state.histories["cu"] is drawn
    play.hears(bars(FUTURES, 60, 5.0, 6.0))
    assert play.engine.state.histories["cu"] != drawn


def bases_of(play: Play) -> tuple[float, ...]:
    found: DayBases = play.engine.view(Topic.DAYS, "cu", play.now)
    return found.bases


def test_the_screen_hears_of_days_from_bars_the_ledger_and_the_turn_of_the_day() -> None:
    play = playing()
    told = Show(Topic.DAYS, "cu")
    assert bases_of(play) == ()
    play.hears(bars(SPOT, 86_400, 1.0, 3.0, 4.0), bars(FUTURES, 86_400, 2.0, 2.0, 4.0))
    assert told in play.effects
    assert bases_of(play) == (-1.0, 1.0)
    play.hears(bars(FUTURES, 60, 2.0))
    assert told not in play.effects
    play.at(1).basis(50).at(DAY).ticks(1)
    assert told in play.effects
    assert bases_of(play) == (-1.0, 1.0, 50.0)
    end = DayEnd(day=date(2025, 3, 11), prices={FUTURES: 77_000.0, SPOT: 77_020.0})
    again = Play(rules=(make_rule(),), book=())
    assert told in again.engine.restore(Memory(ends=(end,)), NOW)
    assert bases_of(again) == (20.0,)
