from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

from terminal.sim.bars import DAY, MINUTE, start_of
from terminal.sim.market import Market
from terminal.sim.scenario import Scenario, scenario_of

CU, SPOT_CU = "SHFE.cu2701", "SPOT.cu"


def market(now: datetime, **options: Any) -> Market:
    return Market(scenario_of("calm"), 7, now, **options)


def lasts(of: Market) -> dict[str, int]:
    return {symbol: book.last for symbol, book in of.books.items()}


def test_prices_depend_on_seed_and_model_time_alone(monday_morning: datetime) -> None:
    at_once, in_steps = market(monday_morning), market(monday_morning + timedelta(days=1))
    list(at_once.advance(30.0, monday_morning))
    for tenth in range(1, 301):
        list(in_steps.advance(tenth / 10, monday_morning))
    assert lasts(at_once) == lasts(in_steps)
    other = Market(scenario_of("calm"), 8, monday_morning)
    list(other.advance(30.0, monday_morning))
    assert lasts(other) != lasts(at_once)


def test_orders_leave_no_mark_on_the_path(monday_morning: datetime) -> None:
    plain, traded = market(monday_morning), market(monday_morning)
    for second in range(1, 20):
        list(plain.advance(float(second), monday_morning))
        list(traded.advance(float(second), monday_morning))
        traded.books[CU].take(1, 10**6, 10**6)
    list(plain.advance(21.0, monday_morning))
    list(traded.advance(21.0, monday_morning))
    assert plain.books[CU].last == traded.books[CU].last


def test_futures_tick_some_times_a_second_and_spot_every_few(monday_morning: datetime) -> None:
    moved = list(market(monday_morning).advance(100.0, monday_morning))
    assert 200 <= moved.count(CU) <= 400
    assert 20 <= moved.count(SPOT_CU) <= 50


def test_changes_merge_into_the_whole_quote(monday_morning: datetime) -> None:
    running = market(monday_morning)
    seen = {symbol: dict(quote) for symbol, quote in running.quotes.items()}
    for second in range(1, 15):
        list(running.advance(float(second), monday_morning + timedelta(seconds=second)))
        for symbol, change in running.take_changes().items():
            seen[symbol] |= change
    assert seen == running.quotes
    assert running.quotes[CU] == running.books[CU].wire()
    assert running.take_changes() == {}


def test_a_step_changes_few_fields(monday_morning: datetime) -> None:
    running = market(monday_morning)
    list(running.advance(0.3, monday_morning + timedelta(seconds=1)))
    changes = running.take_changes()
    assert changes
    assert all("datetime" in change for change in changes.values())
    assert all("pre_settlement" not in change for change in changes.values())


def test_a_forced_price_holds_and_leaves_the_other_leg(monday_morning: datetime) -> None:
    running = market(monday_morning)
    spot = running.books[SPOT_CU].last
    running.set_price(CU, 87_000.0, monday_morning)
    assert list(running.advance(0.0, monday_morning)) == [CU]
    quote = running.books[CU].wire()
    assert quote["last_price"] == quote["bid_price1"] == 87_000.0
    assert quote["ask_price1"] == 87_010.0
    list(running.advance(30.0, monday_morning))
    assert abs(running.books[CU].grid.price(running.books[CU].last) - 87_000) < 250
    assert abs(running.books[SPOT_CU].last - spot) * 5 < 250


def test_the_exchange_stamps_beijing_time(monday_morning: datetime) -> None:
    assert market(monday_morning).quotes[CU]["datetime"] == "2026-11-23 10:00:00.000000"


def test_history_joins_the_live_price_minute_by_minute(monday_morning: datetime) -> None:
    running = market(monday_morning)
    for symbol in running.books:
        bars = running.tapes[symbol].series(MINUTE).records
        assert len(bars) >= 480
        assert all(b.datetime - a.datetime == MINUTE for a, b in pairwise(bars))
        assert bars[-1].datetime == int(monday_morning.timestamp()) * 10**9
        assert bars[-2].close == bars[-1].open == running.quotes[symbol]["last_price"]
        assert all(bar.low <= min(bar.open, bar.close) <= bar.high for bar in bars)


def test_true_hours_stop_the_prices_outside_sessions(monday_morning: datetime) -> None:
    noon = monday_morning + timedelta(hours=2)
    closed = market(noon, real_hours=True)
    moved = set(closed.advance(5.0, noon))
    assert CU not in moved
    assert not closed.is_open(CU, noon)
    evening = monday_morning + timedelta(hours=11, minutes=30)
    moved = set(closed.advance(10.0, evening))
    assert CU in moved
    assert "GFEX.lc2705" not in moved
    assert market(noon).is_open(CU, noon)


def test_true_hours_leave_no_bars_in_the_breaks(monday_morning: datetime) -> None:
    bars = market(monday_morning, real_hours=True).tapes["CFFEX.IF2612"].series(MINUTE).records
    hours = {datetime.fromtimestamp(bar.datetime / 1e9, monday_morning.tzinfo).hour for bar in bars}
    assert hours <= {1, 2, 3, 5, 6}  # 09:30-11:30 and 13:00-15:00 in Beijing


def test_without_contracts_there_is_nothing(monday_morning: datetime) -> None:
    empty = Market(Scenario(name="calm"), 1, monday_morning, contracts=())
    assert list(empty.advance(10.0, monday_morning)) == []
    assert empty.quotes == {}


def test_every_symbol_has_a_year_of_days_that_ends_at_the_settlement_that_quotes_tell(
    monday_morning: datetime,
) -> None:
    running = market(monday_morning)
    tapes = running.tapes
    for symbol in (CU, SPOT_CU):
        days = tapes[symbol].series(DAY).records
        minutes = tapes[symbol].series(MINUTE).records
        assert len(days) == 251
        times = [one.datetime for one in days]
        assert times == sorted(set(times))
        assert all(start_of(one, DAY) == one for one in times), "no day on a weekend"
        assert days[-2].close == running.quotes[symbol]["pre_settlement"]
        assert abs(days[-3].close / days[-2].close - 1) < 0.05, "a day like the others"
        assert days[-1].close == minutes[-1].close
    again = market(monday_morning).tapes[CU].series(DAY).records
    assert again == tapes[CU].series(DAY).records
