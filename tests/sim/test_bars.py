from __future__ import annotations

from datetime import datetime

from terminal.sim.bars import DAY, MINUTE, SECOND, Bar, Series, Tape, Tick, start_of
from terminal.sim.hours import BEIJING


def ns(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=BEIJING).timestamp()) * SECOND


def tick(moment: int, price: float) -> Tick:
    return Tick(moment, price, price, price, price, price, 1, price + 10, 1, 5, 50.0, 100)


def bar(moment: int, price: float, volume: int = 1) -> Bar:
    return Bar(moment, price, price, price, price, volume, 100, 100)


def test_periods_start_on_the_clock_of_beijing() -> None:
    moment = ns("2026-11-23 10:07:31")
    assert start_of(moment, MINUTE) == ns("2026-11-23 10:07:00")
    assert start_of(moment, 4 * 60 * MINUTE) == ns("2026-11-23 08:00:00")
    assert start_of(moment, DAY) == ns("2026-11-23 00:00:00")


def test_a_daily_bar_is_dated_by_its_trading_day() -> None:
    assert start_of(ns("2026-11-27 21:30:00"), DAY) == ns("2026-11-30 00:00:00")


def test_a_trading_day_ends_with_the_hour_before_the_evening() -> None:
    evening = ns("2026-11-25 18:00:00")
    assert start_of(evening - 1, DAY) == ns("2026-11-25 00:00:00")
    assert start_of(evening, DAY) == ns("2026-11-26 00:00:00")
    assert start_of(ns("2026-11-25 17:00:00"), DAY) == ns("2026-11-25 00:00:00")


def test_the_last_bar_is_updated_and_a_new_minute_begins_a_new_one() -> None:
    tape, start = Tape(), ns("2026-11-23 10:07:00")
    for second, price in ((1, 10.0), (20, 14.0), (40, 9.0), (65, 11.0)):
        tape.add(tick(start + second * SECOND, price), traded=2)
    minutes = tape.series(MINUTE)
    first, second_bar = minutes.records
    assert (first.open, first.high, first.low, first.close, first.volume) == (10, 14, 9, 9, 6)
    assert second_bar.datetime == start + MINUTE
    assert minutes.last_id == minutes.first_id + 1


def test_changes_are_told_once_from_the_first_changed_record_on() -> None:
    series = Series(MINUTE)
    series.add(bar(0, 1.0))
    series.add(bar(MINUTE, 2.0))
    assert series.take_changed() == series.first_id
    assert series.take_changed() is None
    series.add(bar(MINUTE + SECOND, 3.0))
    assert series.take_changed() == series.last_id
    series.add(bar(MINUTE + SECOND, 3.0))
    series.add(bar(2 * MINUTE, 3.0))
    assert series.take_changed() == series.last_id - 1


def test_longer_bars_are_built_on_the_minutes_and_go_on_live() -> None:
    tape, start = Tape(), ns("2026-11-23 10:00:00")
    tape.start([bar(start + n * MINUTE, float(n), volume=10) for n in range(10)])
    five = tape.series(5 * MINUTE)
    assert [(b.open, b.close, b.volume) for b in five.records] == [(0, 4, 50), (5, 9, 50)]
    tape.add(tick(start + 10 * MINUTE, 99.0), traded=3)
    assert five.records[-1].open == 99
    assert tape.series(5 * MINUTE) is five
    assert tape.series(MINUTE).records[4].close == 4


def test_shorter_bars_are_built_on_the_ticks() -> None:
    tape, start = Tape(), ns("2026-11-23 10:00:00")
    for second in range(25):
        tape.add(tick(start + second * SECOND, float(second)), traded=1)
    assert [b.open for b in tape.series(10 * SECOND).records] == [0, 10, 20]


def test_records_are_addressed_by_id() -> None:
    series = Series(0)
    for n in range(5):
        series.add(tick(n * SECOND, float(n)))
    got = series.between(series.last_id - 1, series.last_id)
    assert list(got) == [str(series.last_id - 1), str(series.last_id)]
    assert got[str(series.last_id)]["last_price"] == 4
    assert series.index(2 * SECOND + 5) == series.first_id + 2
    assert series.index(-1) == series.first_id
    assert series.between(10**12, 10**12) == {}


def test_a_long_series_forgets_its_beginning_and_keeps_its_ids() -> None:
    series = Series(0)
    for n in range(9_000):
        series.add(tick(n, float(n)))
    assert len(series.records) <= 4_000
    assert series.last_id - series.first_id + 1 == len(series.records)
    assert series.between(series.last_id, series.last_id)[str(series.last_id)]["datetime"] == 8_999


def test_days_before_the_minutes_are_days_and_the_minutes_days_go_on_live() -> None:
    tape, start = Tape(), ns("2026-11-23 10:00:00")
    days = [bar(ns("2026-11-19 00:00:00"), 5.0), bar(ns("2026-11-20 00:00:00"), 7.0)]
    tape.start([bar(start + n * MINUTE, float(n), volume=10) for n in range(10)], days)
    tape.add(tick(start + 11 * MINUTE, 33.0), traded=1)
    daily = tape.series(DAY).records
    assert [(one.open, one.close) for one in daily] == [(5.0, 5.0), (7.0, 7.0), (0.0, 33.0)]
    assert [one.close for one in tape.series(MINUTE).records][-2:] == [9.0, 33.0]
    assert tape.series(2 * MINUTE).records[0].datetime == start, "built on the minutes alone"
