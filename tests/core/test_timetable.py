"""The trading clock against a naive count of minutes, and every trap of sessions by name."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from terminal.core.days import Days, OutOfCalendar
from terminal.core.timetable import Timetable, pattern_of
from terminal.domain.calendar import Hours, Phase, SecondAuction, Span
from tests.calendars import CALENDAR, MINUTE, Oracle, at, said, seconds

# Night hours that changed, a bond with an old and a new day, no night, a late listing, a gap.
PRODUCTS = ["SHFE.cu", "SHFE.au", "SHFE.rb", "DCE.i", "CZCE.TA", "CFFEX.T", "DCE.jd", "INE.sc"]
PRODUCTS += ["SHFE.fu", "DCE.pg", "CZCE.SA", "CFFEX.IF"]
START = datetime(2013, 1, 1)
TIMES = st.datetimes(START, datetime(2028, 12, 31)).map(lambda one: at(one.isoformat(" ")))
PRODUCT = st.sampled_from(PRODUCTS)
CU = CALENDAR.timetable("SHFE.cu")


@given(PRODUCT, TIMES, st.integers(1, 4 * 24 * 60))
@example("SHFE.cu", at("2020-01-22 12:00"), 14 * 24 * 60)  # Spring Festival, then no nights
@example("SHFE.au", at("2020-05-05 20:00"), 4 * 24 * 60)  # nights come back
@example("SHFE.rb", at("2016-05-02 20:00"), 4 * 24 * 60)  # 01:00 becomes 23:00
@example("DCE.i", at("2015-05-06 20:00"), 5 * 24 * 60)  # 02:30 becomes 23:30
@example("CZCE.TA", at("2019-12-10 20:00"), 3 * 24 * 60)  # 23:30 becomes 23:00
@example("CZCE.SA", at("2019-12-05 20:00"), 3 * 24 * 60)  # listed: no night on the first day
@example("DCE.pg", at("2020-03-29 20:00"), 3 * 24 * 60)
@example("SHFE.fu", at("2018-06-25 08:00"), 24 * 24 * 60)  # taken off, and listed again
@example("SHFE.cu", at("2026-12-31 08:00"), 6 * 24 * 60)
def test_the_clock_agrees_with_counting_minutes(
    product: str, start: datetime, minutes: int
) -> None:
    start = start.replace(second=0, microsecond=0)
    table, oracle = CALENDAR.timetable(product), Oracle(CALENDAR.table, product)
    counted = 0
    for moment in oracle.minutes(start, start + minutes * MINUTE):
        trades = oracle.trades(moment)
        counted += trades
        assert (table.phase(moment.timestamp()) is Phase.CONTINUOUS) == trades, moment
    end = start + minutes * MINUTE
    assert table.between(start.timestamp(), end.timestamp()) == counted * 60


@given(PRODUCT, TIMES, TIMES, TIMES)
def test_trading_time_is_monotone_and_adds_up_exactly(
    product: str, first: datetime, second: datetime, third: datetime
) -> None:
    table = CALENDAR.timetable(product)
    a, b, c = sorted(each.timestamp() for each in (first, second, third))
    assert table.between(a, b) >= 0
    assert table.between(a, b) + table.between(b, c) == table.between(a, c)
    assert table.between(b, a) == -table.between(a, b)
    assert table.between(a, b) <= b - a


@given(PRODUCT, TIMES)
def test_a_reading_turns_back_into_its_instant(product: str, moment: datetime) -> None:
    table, now = CALENDAR.timetable(product), moment.timestamp()
    reading = table.clock(now)
    if table.session(now) is not None:
        assert table.instant(reading) == now
        assert table.phase(now) is Phase.CONTINUOUS
    else:
        # The clock stands still until the next opening, and that is where the reading leads.
        assert table.instant(reading) == table.opens(now)
    assert table.clock(table.instant(reading)) == reading


@given(PRODUCT, TIMES)
def test_sessions_around_an_instant_fit_together(product: str, moment: datetime) -> None:
    table, now = CALENDAR.timetable(product), moment.timestamp()
    session, opens = table.session(now), table.opens(now)
    assert opens is not None
    assert opens > now
    if session is not None:
        assert session[0] <= now < session[1] <= opens
        assert table.left_in_day(now) >= session[1] - now
    else:
        assert table.between(now, opens) == 0


@pytest.mark.parametrize(
    ("product", "moment", "phase"),
    [
        ("SHFE.cu", "2026-11-23 20:54:59", Phase.CLOSED),
        ("SHFE.cu", "2026-11-23 20:55", Phase.AUCTION),
        ("SHFE.cu", "2026-11-23 20:59", Phase.MATCHING),
        ("SHFE.cu", "2026-11-23 21:00", Phase.CONTINUOUS),
        ("SHFE.cu", "2026-11-24 00:59:59", Phase.CONTINUOUS),
        ("SHFE.cu", "2026-11-24 01:00", Phase.CLOSED),
        ("SHFE.cu", "2026-11-28 00:30", Phase.CONTINUOUS),  # Friday's night, on Saturday
        ("SHFE.cu", "2026-11-30 00:30", Phase.CLOSED),  # there was no Sunday night
        ("SHFE.cu", "2026-11-24 08:56", Phase.AUCTION),  # a second one since 2023-05-26
        ("SHFE.cu", "2023-05-25 08:56", Phase.CLOSED),
        ("SHFE.cu", "2023-05-26 08:56", Phase.AUCTION),
        ("CZCE.TA", "2026-11-24 08:56", Phase.CANCELLING),
        ("CZCE.TA", "2026-11-24 08:59", Phase.CLOSED),
        ("CZCE.AP", "2026-11-24 08:56", Phase.AUCTION),
        ("CZCE.AP", "2026-11-24 08:59", Phase.MATCHING),
        ("CZCE.AP", "2026-11-23 20:56", Phase.CLOSED),
        ("SHFE.cu", "2020-03-03 08:56", Phase.AUCTION),  # nights stopped: by day
        ("CZCE.TA", "2026-02-24 08:56", Phase.AUCTION),  # and after a holiday
        ("SHFE.cu", "2026-11-24 10:15", Phase.BREAK),
        ("SHFE.cu", "2026-11-24 10:30", Phase.CONTINUOUS),
        ("SHFE.cu", "2026-11-24 12:00", Phase.BREAK),
        ("SHFE.cu", "2026-11-24 15:00", Phase.CLOSED),
        ("CFFEX.IF", "2026-11-24 09:25", Phase.AUCTION),
        ("CFFEX.IF", "2026-11-24 09:29", Phase.MATCHING),
        ("CFFEX.IF", "2026-11-24 10:20", Phase.CONTINUOUS),  # no break at 10:15
        ("CFFEX.IF", "2026-11-24 15:00", Phase.CLOSED),
        ("CFFEX.T", "2026-11-24 15:14:59", Phase.CONTINUOUS),
        ("CFFEX.T", "2026-11-24 15:15", Phase.CLOSED),
        ("CFFEX.IF", "2015-11-24 15:10", Phase.CONTINUOUS),
        ("CFFEX.IF", "2026-11-24 21:30", Phase.CLOSED),
        ("SHFE.cu", "2026-02-13 21:30", Phase.CLOSED),  # the evening before a holiday
        ("SHFE.cu", "2026-02-13 20:56", Phase.CLOSED),
        ("SHFE.cu", "2026-02-14 10:00", Phase.CLOSED),  # a make-up Saturday
        ("SHFE.cu", "2026-02-24 21:30", Phase.CONTINUOUS),
        ("SHFE.cu", "2020-02-03 21:30", Phase.CLOSED),
        ("SHFE.cu", "2020-05-06 21:30", Phase.CONTINUOUS),
        ("INE.nr", "2026-11-23 23:30", Phase.CLOSED),
        ("SHFE.cu", "2026-12-31 21:30", Phase.CLOSED),
    ],
)
def test_phases(product: str, moment: str, phase: Phase) -> None:
    assert CALENDAR.phase(product, at(moment)) is phase


def test_a_night_is_found_under_the_trading_day_it_belongs_to() -> None:
    gold = CALENDAR.timetable("SHFE.au")
    for moment in ("2026-11-27 21:00", "2026-11-28 02:29"):
        found = gold.session(seconds(moment))
        assert found is not None
        assert [*map(said, found)] == ["2026-11-27 21:00:00", "2026-11-28 02:30:00"]
        assert gold.days[gold.days.index_at(seconds(moment))] == date(2026, 11, 30)
    # No night after a holiday, and nothing on one.
    assert gold.session(seconds("2026-02-23 22:00")) is None
    assert gold.session(seconds("2026-02-20 10:00")) is None


@pytest.mark.parametrize(
    ("day", "clock", "moment"),
    [
        ("2026-11-24", "09:00:00", "2026-11-24 09:00:00"),
        ("2026-11-24", "21:05:00", "2026-11-23 21:05:00"),
        ("2026-11-24", "25:00:00", "2026-11-24 01:00:00"),
        ("2026-11-30", "26:30:00", "2026-11-28 02:30:00"),
    ],
)
def test_a_front_writes_small_hours_past_24(day: str, clock: str, moment: str) -> None:
    hours, minutes, _ = (int(part) for part in clock.split(":"))
    assert said(CU.at(date.fromisoformat(day), hours * 3600 + minutes * 60)) == moment


def test_a_day_without_trading_has_no_times() -> None:
    with pytest.raises(OutOfCalendar):
        CU.at(date(2026, 2, 18), 9 * 3600)


def test_time_left_to_the_end() -> None:
    now = seconds("2026-11-24 14:59:00")
    assert CU.left_in_day(now) == 60
    now = seconds("2026-11-24 10:20:00")
    assert CU.left_in_day(now) == 150 * 60
    now = seconds("2026-11-27 20:00:00")
    assert CU.left_in_day(now) == (4 * 60 + 225) * 60


def test_products_off_the_list_never_trade_and_look_to_their_listing() -> None:
    table = CALENDAR.timetable("SHFE.fu")
    off = seconds("2018-07-02 10:00")
    assert table.session(off) is None
    assert said(table.opens(off)) == "2018-07-16 09:00:00"
    assert CALENDAR.timetable("CZCE.LR").opens(seconds("2025-06-02 10:00")) is None


def test_readings_beyond_the_calendar_are_refused() -> None:
    for reading in (-1.0, CU.clock(seconds("2039-12-30 17:59"))):
        with pytest.raises(OutOfCalendar):
            CU.instant(reading)


ALWAYS = Hours(day=(Span(0, 86_400),))


@given(TIMES, TIMES)
def test_round_the_clock_trading_time_is_time(first: datetime, second: datetime) -> None:
    days = Days({date(2026, 2, 16), date(2026, 2, 17)})
    table = Timetable(days, (ALWAYS for _ in range(len(days))))
    one, other = sorted((first.timestamp(), second.timestamp()))
    assert table.between(one, other) == other - one
    assert table.phase(one) is Phase.CONTINUOUS
    assert table.instant(table.clock(one)) == one


def test_without_a_second_auction_the_day_opens_at_once() -> None:
    hours = Hours((Span(32_400, 36_900),), (Span(75_600, 82_800),), 300, 60, SecondAuction.NONE)
    assert [phase for _, _, phase in pattern_of(hours, 1).phases] == [
        Phase.AUCTION,
        Phase.MATCHING,
        Phase.CONTINUOUS,
        Phase.CONTINUOUS,
    ]


def test_a_product_without_hours_has_an_empty_day() -> None:
    assert pattern_of(Hours(), 1).total == 0


@given(st.integers(0, 40 * 24 * 60))
def test_hold_timers_on_the_clock_freeze_in_breaks(minutes: int) -> None:
    start = at("2026-02-10 14:50")
    due = CU.instant(CU.clock(start.timestamp()) + 20 * 60)
    now = start + timedelta(minutes=minutes)
    assert (CU.between(start.timestamp(), now.timestamp()) >= 20 * 60) == (now.timestamp() >= due)
    assert said(due) == "2026-02-10 21:10:00"


@pytest.mark.parametrize(
    ("moment", "is_night"),
    [
        ("2025-03-14 20:59", False),
        ("2025-03-14 21:00", True),
        ("2025-03-15 00:59", True),
        ("2025-03-15 01:00", False),
        ("2025-03-17 09:00", False),
        ("2025-04-03 21:00", False),
    ],
)
def test_a_night_is_a_session_and_no_time_of_day(moment: str, is_night: bool) -> None:
    assert CALENDAR.timetable("SHFE.cu2505").is_night(seconds(moment)) is is_night
