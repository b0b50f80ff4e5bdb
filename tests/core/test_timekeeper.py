"""The calendar in the desk: corrected by the front, unknown products said once, warnings."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from terminal.core.refusal import sentence
from terminal.core.timekeeper import Timekeeper
from terminal.domain.calendar import Phase
from terminal.domain.instrument import Instrument, TradingTime
from terminal.domain.metric import Metric
from tests.builders import make_instrument, make_pair
from tests.calendars import CALENDAR, at

COPPER, STRANGE = "SHFE.cu2701", "SHFE.zz2701"
ALWAYS = TradingTime(day=(("00:00:00", "24:00:00"),))
NOW = at("2026-11-25 10:00")


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
