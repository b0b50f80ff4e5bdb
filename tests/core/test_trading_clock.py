"""The clocks of formulas: trading time and the wall's, in the rule engine's terms."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.core.rules.engine import RuleEngine
from terminal.core.rules.formula import parse, read_part
from terminal.core.rules.transition import Kind
from terminal.core.timetable import Timetable
from terminal.core.trading_clock import BEIJING, TradingClock, WallClock, read
from terminal.domain.level import Level
from terminal.domain.subject import Subject
from terminal.domain.trigger import Step, Trigger, Unknown
from tests.calendars import CALENDAR, at

MINUTE = 60_000.0
COPPER = CALENDAR.timetable("SHFE.cu2505")
EGGS = CALENDAR.timetable("DCE.jd2505")
# Sessions of copper: a Friday with its night, the weekend, a holiday's eve without one.
WEEK = ("2025-03-12 00:00", "2025-04-10 00:00")


def ms(text: str) -> float:
    return (at(text).astimezone(UTC) + BEIJING).timestamp() * 1000.0


def trading(table: Timetable | None = COPPER) -> TradingClock:
    return TradingClock(lambda: table)


def minutes(clock: TradingClock | WallClock, start: str, end: str) -> float:
    return (clock.at(ms(end)).u - clock.at(ms(start)).u) / MINUTE


@pytest.mark.parametrize(
    ("start", "end", "passed"),
    [
        ("2025-03-12 10:00", "2025-03-12 10:15", 15),
        ("2025-03-12 10:00", "2025-03-12 10:40", 25),
        ("2025-03-12 11:20", "2025-03-12 13:35", 15),
        ("2025-03-12 14:50", "2025-03-12 21:05", 15),
        ("2025-03-14 23:50", "2025-03-15 00:10", 20),
        ("2025-03-15 00:50", "2025-03-17 09:05", 15),
        ("2025-04-03 14:50", "2025-04-07 09:05", 15),
    ],
    ids=["session", "break", "lunch", "close", "midnight", "weekend", "no night"],
)
def test_trading_time_leaves_out_what_is_closed(start: str, end: str, passed: float) -> None:
    assert minutes(trading(), start, end) == passed


def test_the_wall_counts_all_of_it() -> None:
    assert minutes(WallClock(lambda: COPPER), "2025-03-15 00:50", "2025-03-17 09:05") == 3375


@given(st.datetimes(datetime(2025, 3, 10), datetime(2025, 4, 12)), st.integers(0, 400_000))
def test_the_clock_of_rules_agrees_with_the_timetable(start: datetime, seconds: int) -> None:
    first = at(str(start.replace(microsecond=0)))
    last = first + timedelta(seconds=seconds)
    passed = COPPER.between(first.timestamp(), last.timestamp())
    clock = trading()
    ends = [(one.astimezone(UTC) + BEIJING).timestamp() * 1000.0 for one in (first, last)]
    assert clock.at(ends[1]).u - clock.at(ends[0]).u == passed * 1000.0


@given(st.floats(0.0, 30 * 1440.0))
def test_a_stretch_holds_its_moment_and_all_up_to_its_end(after: float) -> None:
    t = ms(WEEK[0]) + after * MINUTE
    for clock in (trading(), WallClock(lambda: COPPER)):
        start, end, offset, is_open, day = clock(t)
        assert start <= t < end
        almost = clock(end - 1.0)
        assert almost[2:] == (offset, is_open, day)


@pytest.mark.parametrize("make", [TradingClock, WallClock])
def test_a_night_is_of_the_day_after_it(make: type[TradingClock] | type[WallClock]) -> None:
    clock = make(lambda: COPPER)
    friday, night = clock.at(ms("2025-03-14 10:00")).day, clock.at(ms("2025-03-14 22:00")).day
    monday = clock.at(ms("2025-03-17 10:00")).day
    assert friday != night == monday
    assert clock.at(ms("2025-03-15 00:30")).day == monday


def test_a_day_begins_with_its_first_session() -> None:
    # So that bars are cut from 21:00 on, and after a holiday from 9:00.
    clock = trading()
    assert clock.at(ms("2025-03-12 21:00")).u == clock.at(ms("2025-03-12 22:00")).day
    assert clock.at(ms("2025-04-07 09:00")).u == clock.at(ms("2025-04-07 10:00")).day


def test_other_hours_change_nothing_that_has_passed() -> None:
    tables = [EGGS]
    clock = TradingClock(lambda: tables[0])
    before = clock.at(ms("2025-03-12 14:00")).u
    assert clock.at(ms("2025-03-12 22:00")).u - before == 60 * MINUTE, "eggs have no night"
    tables[0] = COPPER
    clock.follow(ms("2025-03-12 22:00"))
    assert clock.at(ms("2025-03-12 22:00")).u - before == 60 * MINUTE
    assert clock.at(ms("2025-03-12 22:10")).u - before == 70 * MINUTE


def test_without_hours_every_second_counts_until_they_are_known() -> None:
    tables: list[Timetable | None] = [None]
    clock = TradingClock(lambda: tables[0])
    assert minutes(clock, "2025-03-12 11:20", "2025-03-12 13:35") == 135
    tables[0] = COPPER
    before = clock.at(ms("2025-03-12 13:35")).u
    clock.follow(ms("2025-03-12 13:35"))
    assert clock.at(ms("2025-03-12 13:35")).u == before
    assert minutes(clock, "2025-03-12 14:50", "2025-03-12 21:05") == 15


def test_years_that_no_calendar_reaches_count_every_second() -> None:
    for year in ("2005", "2050"):
        assert minutes(trading(), f"{year}-03-12 11:20", f"{year}-03-12 13:35") == 135


def test_no_clock_at_all_is_the_wall_with_days_from_midnight() -> None:
    t = ms("2025-03-12 22:00")
    assert read(None, t) == (t, t, ms("2025-03-12 00:00"))


# Parts of a trading day

NIGHT, DAY, FIRST, LAST = "night", "day", "first 15m", "last 30m"


@pytest.mark.parametrize(
    ("moment", "true"),
    [
        ("2025-03-14 20:59", set()),
        ("2025-03-14 21:00", {NIGHT, FIRST}),
        ("2025-03-14 21:15", {NIGHT}),
        ("2025-03-15 00:59", {NIGHT}),
        ("2025-03-15 01:00", set()),
        ("2025-03-17 00:30", set()),
        ("2025-03-17 08:57", set()),
        ("2025-03-17 09:00", {DAY}),
        ("2025-03-17 10:20", set()),
        ("2025-03-17 10:30", {DAY}),
        ("2025-03-17 12:00", set()),
        ("2025-03-17 14:29", {DAY}),
        ("2025-03-17 14:30", {DAY, LAST}),
        ("2025-03-17 15:00", set()),
        ("2025-04-03 22:00", set()),
        ("2025-04-04 00:30", set()),
        ("2025-04-04 10:00", set()),
        ("2025-04-07 09:00", {DAY, FIRST}),
        ("2025-04-07 09:15", {DAY}),
    ],
    ids=[
        "auction of a Friday's night",
        "a Friday's night is Monday's first",
        "after its first minutes",
        "Saturday at one",
        "after it",
        "no night on a Sunday",
        "auction of the day",
        "the day goes on from the night",
        "the day's break",
        "after it is no first minute",
        "lunch",
        "before the last minutes",
        "the last minutes",
        "the close",
        "a holiday's eve has no night",
        "nor its small hours",
        "a holiday",
        "the day after a holiday begins itself",
        "and goes on",
    ],
)
@pytest.mark.parametrize("make", [TradingClock, WallClock])
def test_parts_of_a_day_are_by_the_contract_s_calendar(
    make: type[TradingClock] | type[WallClock], moment: str, true: set[str]
) -> None:
    clock = make(lambda: COPPER)
    held = {text: clock.part(ms(moment), read_part(text))[2] for text in (NIGHT, DAY, FIRST, LAST)}
    assert held == {text: float(text in true) for text in held}


def test_minutes_of_a_day_run_on_over_its_breaks() -> None:
    clock = trading(EGGS)
    asked = {"first 80m": "2025-03-17 10:34", "last 100m": "2025-03-17 11:20"}
    for text, last in asked.items():
        part = read_part(text)
        assert clock.part(ms("2025-03-17 10:20"), part)[2] == 0.0
        assert clock.part(ms(last), part)[2] == 1.0
    assert clock.part(ms("2025-03-17 10:35"), read_part("first 80m"))[2] == 0.0
    assert clock.part(ms("2025-03-17 11:19"), read_part("last 100m"))[2] == 0.0


@pytest.mark.parametrize("text", [NIGHT, DAY, FIRST, LAST, "first 5h", "last 5h"])
@given(st.floats(0.0, 30 * 1440.0))
def test_what_a_part_says_holds_to_its_end_and_not_outside_of_trading(
    text: str, after: float
) -> None:
    t, part = ms(WEEK[0]) + after * MINUTE, read_part(text)
    start, end, held = trading().part(t, part)
    assert start <= t < end
    for other in (start, (start + end) / 2, end - 1.0):
        assert trading().part(other, part)[2] == held
    if held:
        assert COPPER.session(t / 1000.0 - BEIJING.total_seconds()) is not None


@pytest.mark.parametrize("make", [TradingClock, WallClock])
def test_a_part_of_a_day_is_unknown_without_hours_and_outside_of_the_calendar(
    make: type[TradingClock] | type[WallClock],
) -> None:
    for table, moment in ((None, "2025-03-14 10:00"), (COPPER, "2045-03-14 10:00")):
        start, end, held = make(lambda table=table: table).part(ms(moment), read_part(DAY))
        assert start <= ms(moment) < end
        assert math.isnan(held)


@pytest.mark.parametrize("unknown", list(Unknown))
def test_a_rule_of_the_night_fires_at_its_opening_and_clears_at_its_close(unknown: Unknown) -> None:
    when = parse('x > 5 and during("night")')
    rule = Trigger(id="r", subjects=("s",), steps=(Step(Level.WARNING, when),), unknown=unknown)
    subject = Subject(id="s", inputs=("x",))
    engine = RuleEngine([subject], [rule], clocks={"s": trading()})
    assert engine.on_sample("s", "x", ms("2025-03-14 14:00"), 9.0) == []
    assert engine.on_tick(ms("2025-03-14 20:59")) == []
    assert [one.kind for one in engine.on_tick(ms("2025-03-14 21:00"))] == [Kind.FIRED]
    assert engine.on_tick(ms("2025-03-15 00:59")) == []
    assert [one.kind for one in engine.on_tick(ms("2025-03-15 01:00"))] == [Kind.CLEARED]
    assert engine.on_tick(ms("2025-04-03 22:00")) == []


@pytest.mark.parametrize("unknown", list(Unknown))
@pytest.mark.parametrize("text", ['x > 5 and during("day")', 'x > 5 and not during("day")'])
def test_a_rule_without_known_hours_never_fires(text: str, unknown: Unknown) -> None:
    rule = Trigger(
        id="r", subjects=("s",), steps=(Step(Level.WARNING, parse(text)),), unknown=unknown
    )
    subject = Subject(id="s", inputs=("x",))
    for clocks in ({}, {"s": trading(None)}):
        engine = RuleEngine([subject], [rule], clocks=clocks)
        assert engine.on_sample("s", "x", ms("2025-03-14 10:00"), 9.0) == []
        assert engine.on_tick(ms("2025-03-14 22:00")) == []


def test_corrected_hours_count_at_once() -> None:
    tables = [EGGS]
    clock = TradingClock(lambda: tables[0])
    rule = Trigger(
        id="r", subjects=("s",), steps=(Step(Level.WARNING, parse('during("night") and x > 5')),)
    )
    engine = RuleEngine([Subject(id="s", inputs=("x",))], [rule], clocks={"s": clock})
    assert engine.on_sample("s", "x", ms("2025-03-14 22:00"), 9.0) == []
    tables[0] = COPPER
    clock.follow(ms("2025-03-14 22:01"))
    engine.retime()
    assert [one.kind for one in engine.on_tick(ms("2025-03-14 22:01"))] == [Kind.FIRED]
