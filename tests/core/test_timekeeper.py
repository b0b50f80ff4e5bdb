"""The calendar in the desk: corrected by the front, unknown products said once, warnings."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from terminal.core.refusal import sentence
from terminal.core.timekeeper import Timekeeper
from terminal.domain.calendar import CalendarTable, Phase, Range
from terminal.domain.instrument import Instrument, TradingTime
from terminal.domain.metric import Metric
from tests.builders import make_instrument, make_pair
from tests.calendars import CALENDAR, at

COPPER, STRANGE = "SHFE.cu2701", "SHFE.zz2701"
ALWAYS = TradingTime(day=(("00:00:00", "24:00:00"),))
NOW = at("2026-11-25 10:00")
MINUTE = timedelta(minutes=1)


def keeper(*symbols: str, **fields: Any) -> Timekeeper:
    pairs = [make_pair(id=one, futures=one) for one in symbols or (COPPER,)]
    return Timekeeper(fields.get("calendar", CALENDAR), pairs)


def contract(symbol: str = COPPER, **fields: Any) -> Instrument:
    return make_instrument(**{"symbol": symbol} | fields)


def test_what_counts_for_a_pair_is_its_contracts_trading_time() -> None:
    lunch = at("2026-11-25 11:30"), at("2026-11-25 13:30")
    times = keeper()
    assert times.stopwatch(Metric.BASIS, COPPER).passed(*lunch) == timedelta(0)
    assert times.stopwatch(Metric.BASIS, "elsewhere").passed(*lunch) == timedelta(hours=2)
    # An account may have the name of a pair.
    assert times.stopwatch(Metric.AVAILABLE, COPPER).passed(*lunch) == timedelta(hours=2)


def test_what_counts_for_a_unit_is_the_trading_time_of_its_commodity() -> None:
    weekend = at("2026-11-28 03:00"), at("2026-11-29 12:00")
    times = keeper()
    assert times.stopwatch(Metric.BASIS, "north/cu").passed(*weekend) == timedelta(0)
    # No pair of the desk is on it: the calendar knows it all the same.
    assert times.stopwatch(Metric.BASIS, "north/rb").passed(*weekend) == timedelta(0)
    assert times.stopwatch(Metric.BASIS, "north/goods").passed(*weekend) == timedelta(hours=33)


def test_a_front_that_never_closes_has_a_clock_that_never_stops() -> None:
    times = keeper()
    watch = times.stopwatch(Metric.BASIS, COPPER)
    assert times.listed([contract(trading_time=ALWAYS)], NOW) == []
    assert watch.passed(at("2026-11-28 03:00"), at("2026-11-28 04:00")) == timedelta(hours=1)
    moment = times.moment(COPPER, at("2026-11-28 03:00"))
    assert moment is not None
    assert moment.phase is Phase.CONTINUOUS


def test_a_front_that_says_what_the_calendar_says_changes_nothing() -> None:
    times = keeper()
    assert times.listed([contract()], NOW) == []
    assert times.calendar is CALENDAR


def test_the_hours_of_the_front_hold_from_the_day_they_are_heard() -> None:
    times = keeper()
    short = TradingTime(day=(("09:00:00", "10:00:00"),))
    assert times.listed([contract(trading_time=short)], NOW) == []
    today = times.moment(COPPER, at("2026-11-25 10:05"))
    before = times.moment(COPPER, at("2026-11-24 10:05"))
    assert today is not None
    assert before is not None
    assert (today.phase, before.phase) == (Phase.CLOSED, Phase.CONTINUOUS)


def test_what_was_asked_this_second_is_asked_anew_after_a_listing() -> None:
    times = keeper()
    moment = times.moment(COPPER, NOW)
    assert moment is not None
    assert moment.phase is Phase.CONTINUOUS
    times.listed([contract(trading_time=TradingTime(day=(("13:00:00", "14:00:00"),)))], NOW)
    moment = times.moment(COPPER, NOW)
    assert moment is not None
    assert moment.phase is Phase.CLOSED


def test_contracts_of_no_pair_are_not_taken() -> None:
    times = keeper()
    assert times.listed([contract("SHFE.al2701", trading_time=ALWAYS)], NOW) == []
    assert times.calendar is CALENDAR


def test_hours_that_make_no_day_are_told_at_each_login() -> None:
    times = keeper()
    odd = contract(trading_time=TradingTime(day=(("10:00:00", "09:00:00"),)))
    for _ in range(2):
        (said,) = times.listed([odd], NOW)
        assert "10:00:00-09:00:00" in sentence(said)


def test_a_product_nobody_has_hours_of_is_told_once() -> None:
    times = keeper(STRANGE, "nonsense")
    bare = contract(STRANGE, trading_time=TradingTime())
    (said,) = times.listed([bare], NOW)
    assert sentence(said).startswith(f"{STRANGE}: the calendar has no trading hours")
    assert times.listed([bare], NOW) == []
    assert times.moment(STRANGE, NOW) is None
    assert times.moment("nonsense", NOW) is None
    assert times.table(STRANGE) is None


def test_a_product_only_the_front_knows_has_its_hours() -> None:
    times = keeper(STRANGE)
    assert times.moment(STRANGE, NOW) is None
    assert times.listed([contract(STRANGE)], NOW) == []
    moment = times.moment(STRANGE, at("2026-10-02 10:00"))
    assert moment is not None
    assert moment.phase is Phase.CLOSED  # the exchange's holidays hold for it


def test_the_present_day_is_36_days_before_the_end_and_well() -> None:
    times = keeper()
    assert times.look(NOW) is None
    assert (times.until, times.warning) == (date(2026, 12, 31), None)


@pytest.mark.parametrize(
    ("now", "key"),
    [
        ("2026-12-05 10:00", "calendar_ends"),
        ("2026-12-31 19:00", "calendar_ended"),
        ("2027-03-01 10:00", "calendar_ended"),
        ("2055-01-01 10:00", "calendar_over"),
    ],
)
def test_a_calendar_that_runs_out_is_told_once(now: str, key: str) -> None:
    times = keeper()
    said = times.look(at(now))
    assert said is not None
    assert said.key == key
    assert times.warning == said
    for minutes in range(1, 4):
        assert times.look(at(now) + minutes * MINUTE) is None
        assert times.warning == said


def test_the_days_left_go_down_without_another_word() -> None:
    times = keeper()
    assert times.look(at("2026-12-05 10:00")) is not None
    assert times.look(at("2026-12-07 20:00")) is None
    assert times.warning is not None
    assert times.warning.args["days"] == "23"  # Monday's evening is Tuesday


def test_it_looks_once_a_minute() -> None:
    times = keeper()
    times.look(at("2026-12-01 17:59:30"))
    assert times.warning is None
    times.look(at("2026-12-01 18:00:29"))
    assert times.warning is None
    assert times.look(at("2026-12-01 18:00:30")) is not None


def test_the_exchange_that_runs_out_first_sets_the_date() -> None:
    more = CalendarTable(confirmed={"SHFE": (Range(date(2027, 1, 1), date(2027, 12, 31)),)})
    times = keeper(COPPER, calendar=CALENDAR.corrected(more))
    assert times.look(at("2026-12-05 10:00")) is None
    assert times.until == date(2027, 12, 31)
    both = keeper(COPPER, "DCE.m2705", calendar=CALENDAR.corrected(more))
    assert both.look(at("2026-12-05 10:00")) is not None
    assert both.until == date(2026, 12, 31)


def test_an_exchange_that_is_not_in_the_calendar_is_unconfirmed() -> None:
    times = keeper("NYMEX.CL2701")
    said = times.look(NOW)
    assert said is not None
    assert (said.key, said.args) == ("calendar_unconfirmed", {"exchanges": "NYMEX"})
    assert times.until is None


def test_a_unit_in_a_commodity_without_a_pair_has_the_hours_of_its_product() -> None:
    times = keeper(COPPER)
    clock = times.clock("east/ZN", "trading")
    assert clock is not None
    assert times.table("KQ.m@SHFE.zn") == times.table("SHFE.zn2701")
    assert times.contract_of("east/ZN") is None
    for unknown in ("east/frozen fish", "east", "zn"):
        assert times.clock(unknown, "trading") is None
