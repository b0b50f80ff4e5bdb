"""Questions by symbol and time, a front's own hours, and the warning that the calendar runs out."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.core.calendar import UnknownProduct, time_at
from terminal.core.refusal import sentence
from terminal.domain.calendar import CalendarTable, Phase, Range
from terminal.domain.instrument import TradingTime
from tests.builders import MORNING_AND_AFTERNOON
from tests.calendars import CALENDAR, at

ALL = ("CFFEX", "CZCE", "DCE", "GFEX", "INE", "SHFE")
TODAY = date(2026, 11, 24)


def test_a_moment_says_all_about_an_instant() -> None:
    found = CALENDAR.moment("SHFE.cu2701", at("2026-11-27 21:30"))
    assert found.trading_day == date(2026, 11, 30)
    assert found.phase is Phase.CONTINUOUS
    assert (found.start, found.end) == (at("2026-11-27 21:00"), at("2026-11-28 01:00"))
    assert found.opens == at("2026-11-30 09:00")
    assert found.is_confirmed
    assert found.start is not None
    assert found.start.tzinfo is UTC


def test_outside_of_sessions_a_moment_knows_the_next_one() -> None:
    found = CALENDAR.moment("CZCE.LR", at("2026-11-27 10:30"))
    assert (found.start, found.end, found.opens) == (None, None, None)
    found = CALENDAR.moment("SHFE.cu", at("2026-12-31 21:30"))
    assert found.opens == at("2027-01-04 09:00")
    assert not found.is_confirmed


@pytest.mark.parametrize(
    ("symbol", "says"),
    [("SHFE.zz2701", "SHFE.zz"), ("SPOT.cu", "SPOT.cu"), ("nonsense", "nonsense"), ("", "not")],
)
def test_what_the_table_does_not_know_is_refused_by_name(symbol: str, says: str) -> None:
    with pytest.raises(UnknownProduct, match=says):
        CALENDAR.timetable(symbol)


def test_an_unknown_exchange_has_unconfirmed_weekdays() -> None:
    days = CALENDAR.days("NYMEX")
    assert days.is_trading_day(date(2026, 10, 1))
    assert not days.is_confirmed(date(2026, 10, 1))
    assert CALENDAR.trading_day("NYMEX.CL1", at("2026-10-02 19:00")) == date(2026, 10, 5)


def test_products_that_trade_alike_share_one_timetable() -> None:
    assert CALENDAR.timetable("SHFE.cu2701") is CALENDAR.timetable("SHFE.al")
    assert CALENDAR.timetable("SHFE.cu") is not CALENDAR.timetable("SHFE.rb")


def test_trading_time_is_a_duration() -> None:
    found = CALENDAR.trading_time("SHFE.rb2705", at("2026-11-27 14:50"), at("2026-11-30 09:05"))
    assert found == timedelta(minutes=10 + 120 + 5)


def test_the_hours_of_a_front_hold_from_their_day_on() -> None:
    nr = TradingTime(day=MORNING_AND_AFTERNOON.day, night=(("21:00:00", "26:30:00"),))
    found, _ = CALENDAR.listing([("INE.nr2701", nr)], TODAY)
    assert found.phase("INE.nr2701", at("2026-11-23 23:30")) is Phase.CONTINUOUS
    assert found.phase("INE.nr2701", at("2026-11-19 23:30")) is Phase.CLOSED
    assert found.phase("INE.nr2701", at("2026-12-31 21:30")) is Phase.CLOSED  # holidays stay ours
    assert CALENDAR.phase("INE.nr2701", at("2026-11-24 23:30")) is Phase.CLOSED


def test_a_front_that_says_the_same_or_nothing_changes_nothing() -> None:
    cu = TradingTime(day=MORNING_AND_AFTERNOON.day, night=(("21:00:00", "25:00:00"),))
    rows = [("SHFE.cu2701", cu), ("SHFE.al2701", TradingTime()), ("whatever", cu)]
    assert CALENDAR.listing(rows, TODAY) == (CALENDAR, ())


def test_no_night_on_a_day_that_has_none_says_nothing_of_the_next() -> None:
    by_day = (("09:00:00", "10:15:00"), ("10:30:00", "11:30:00"), ("13:30:00", "15:00:00"))
    rows = [("SHFE.cu2701", TradingTime(day=by_day))]
    # The first day after the holidays of October; on any other one the nights are over.
    after, _ = CALENDAR.listing(rows, date(2026, 10, 8))
    assert after == CALENDAR
    assert after.phase("SHFE.cu", at("2026-10-08 21:30")) is Phase.CONTINUOUS
    ended, _ = CALENDAR.listing(rows, date(2026, 10, 9))
    assert ended.phase("SHFE.cu", at("2026-10-09 21:30")) is Phase.CLOSED
    # Nor while all nights are stopped.
    assert CALENDAR.listing(rows, date(2020, 3, 3))[0] == CALENDAR
    # Other hours by day are taken all the same, and the nights stay.
    late = [("SHFE.cu2701", TradingTime(day=(("10:00:00", "11:30:00"),)))]
    found, _ = CALENDAR.listing(late, date(2026, 10, 8))
    assert found.phase("SHFE.cu", at("2026-10-08 09:30")) is Phase.CLOSED
    assert found.phase("SHFE.cu", at("2026-10-08 21:30")) is Phase.CONTINUOUS


def test_a_product_only_the_front_knows_has_its_hours_at_all_times() -> None:
    times = TradingTime(day=MORNING_AND_AFTERNOON.day, night=(("21:00:00", "23:00:00"),))
    found, _ = CALENDAR.listing([("SHFE.zz2701", times)], TODAY)
    assert found.phase("SHFE.zz2701", at("2024-11-25 10:00")) is Phase.CONTINUOUS
    assert found.phase("SHFE.zz2701", at("2024-11-25 22:00")) is Phase.CONTINUOUS
    assert found.phase("SHFE.zz2701", at("2024-10-02 10:00")) is Phase.CLOSED


def test_a_front_that_never_closes_is_taken_at_its_word() -> None:
    always = TradingTime(day=(("00:00:00", "24:00:00"),))
    found, said = CALENDAR.listing([("SHFE.cu2701", always), ("SPOT.cu", always)], TODAY)
    assert said == ()
    for moment in ("2026-11-28 12:00", "2026-11-29 23:59", "2027-01-01 18:00", "2026-11-24 17:59"):
        assert found.phase("SHFE.cu2701", at(moment)) is Phase.CONTINUOUS
        assert found.phase("SPOT.cu", at(moment)) is Phase.CONTINUOUS
    assert found.trading_time(
        "SHFE.cu", at("2026-11-27 23:00"), at("2026-11-29 23:00")
    ) == timedelta(days=2)


def test_a_front_that_never_closes_has_no_night_beside_its_day() -> None:
    always = TradingTime(day=(("00:00:00", "24:00:00"),))
    found, _ = CALENDAR.listing([("SHFE.cu2701", always)], date(2026, 10, 8))
    assert found.table.night[-1].spans == ()
    passed = found.trading_time("SHFE.cu", at("2026-10-09 19:00"), at("2026-10-11 19:00"))
    assert passed == timedelta(days=2)


@pytest.mark.parametrize(
    ("times", "hours"),
    [
        (TradingTime(day=(("09:00:00", "08:00:00"),)), "09:00:00-08:00:00"),
        (TradingTime(day=(("99:00:00", "99:30:00"),)), "99:00:00-99:30:00"),
        (TradingTime(day=(("21:00:00", "23:00:00"),)), "21:00:00-23:00:00"),
        (TradingTime(night=(("09:00:00", "10:00:00"),)), "09:00:00-10:00:00"),
        (
            TradingTime(
                day=(("09:00:00", "11:30:00"), ("10:30:00", "11:30:00")),
                night=(("21:00:00", "23:00:00"),),
            ),
            "09:00:00-11:30:00, 10:30:00-11:30:00, 21:00:00-23:00:00",
        ),
    ],
)
def test_hours_that_make_no_day_are_told_and_the_table_stands(
    times: TradingTime, hours: str
) -> None:
    found, said = CALENDAR.listing([("SHFE.cu2701", times)], TODAY)
    assert found is CALENDAR
    assert [sentence(one) for one in said] == [
        f"SHFE.cu2701: the hours that the front lists make no trading day ({hours}); those of the "
        "calendar stand"
    ]


@given(st.integers(0, 2_000_000_000))
def test_an_instant_of_a_timetable_is_an_aware_time(second: int) -> None:
    assert time_at(second).timestamp() == second
    assert time_at(second).tzinfo is UTC


@pytest.mark.parametrize(
    ("now", "days", "words"),
    [
        ("2026-12-02 10:00", 29, "days left: 29"),
        ("2026-12-30 10:00", 1, "days left: 1"),
        ("2026-12-31 10:00", 0, "days left: 0"),
        ("2026-12-31 19:00", -4, "unconfirmed"),  # it is Monday's trading day already
        ("2027-02-01 10:00", -32, "unconfirmed"),
    ],
)
def test_a_warning_comes_30_days_ahead_and_stays(now: str, days: int, words: str) -> None:
    found = CALENDAR.warning(at(now), ALL)
    assert found is not None
    assert (found.days, found.until) == (days, date(2026, 12, 31))
    assert found.exchanges == ALL
    assert words in sentence(found.said)
    assert "2026-12-31" in sentence(found.said)
    assert "import the exchanges' holiday notice" in sentence(found.said)


def test_there_is_no_warning_while_30_days_are_announced() -> None:
    assert CALENDAR.warning(at("2026-12-01 10:00"), ALL) is None
    assert CALENDAR.warning(at("2027-12-01 10:00"), ()) is None


def test_the_exchange_that_runs_out_first_is_named() -> None:
    notice = CalendarTable(confirmed={"SHFE": (Range(date(2027, 1, 1), date(2027, 12, 31)),)})
    calendar = CALENDAR.corrected(notice)
    now = at("2026-12-10 10:00")
    found = calendar.warning(now, ("SHFE", "DCE", "INE"))
    assert found is not None
    assert found.exchanges == ("DCE", "INE")
    assert calendar.warning(now, ("SHFE",)) is None


def test_an_exchange_nobody_has_announced_is_unconfirmed() -> None:
    found = CALENDAR.warning(at("2026-11-24 10:00"), ("SHFE", "NYMEX"))
    assert found is not None
    assert (found.exchanges, found.until) == (("NYMEX",), None)
    assert "NYMEX is unconfirmed" in sentence(found.said)


def test_an_imported_notice_opens_and_closes_days() -> None:
    notice = CalendarTable(
        closed={"SHFE": {date(2027, 1, 4): "元旦"}},
        confirmed={"SHFE": (Range(date(2027, 1, 1), date(2027, 12, 31)),)},
    )
    calendar = CALENDAR.corrected(notice)
    assert calendar.days("SHFE").is_trading_day(date(2027, 1, 1))
    assert not calendar.days("SHFE").is_trading_day(date(2027, 1, 4))
    assert calendar.phase("SHFE.cu", at("2026-12-31 21:30")) is Phase.CONTINUOUS
    assert CALENDAR.phase("SHFE.cu", at("2026-12-31 21:30")) is Phase.CLOSED
    assert calendar.moment("SHFE.cu", datetime(2027, 1, 1, 2, tzinfo=UTC)).is_confirmed
