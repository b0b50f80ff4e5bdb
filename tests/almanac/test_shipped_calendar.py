"""Our tables against other people's: trading days, session changes, and today's hours."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from terminal.domain.calendar import Hours, Phase, clock_of
from tests.calendars import CALENDAR, at

EXCHANGES = ("CFFEX", "CZCE", "DCE", "GFEX", "INE", "SHFE")
FIRST, LAST = date(2013, 1, 1), date(2026, 12, 31)
# Codes that were retired for others before the years that matter here.
RETIRED = {"CZCE.ER", "CZCE.GN", "CZCE.ME", "CZCE.RO", "CZCE.TC", "CZCE.WS", "CZCE.WT"}
# Where the other table contradicts itself or the notice of the exchange, and why ours stands.
DISPUTED = {
    # The notice shortened all of Zhengzhou's nights from the evening of 2019-12-11.
    ("CZCE.SA", date(2019, 12, 11)),
}

TODAY = date(2026, 11, 24)
NIGHTS = {
    "23:00:00": "SHFE.rb hc bu fu ru sp br op; INE.lu nr; "
    "DCE.a b m y p c cs rr l v pp eb eg pg i j jm bz; "
    "CZCE.CF CY FG MA OI PF PL PR PX RM SA SH SR TA ZC",
    "25:00:00": "SHFE.cu al zn pb ni sn ss ao ad; INE.bc",
    "26:30:00": "SHFE.au ag; INE.sc",
    "none": "SHFE.wr; INE.ec; DCE.jd lh lg bb fb; CZCE.AP CJ PK SF SM UR RS; GFEX.si lc ps",
}


def products() -> Iterator[tuple[str, str]]:
    for night, text in NIGHTS.items():
        for group in text.split("; "):
            exchange, _, letters = group.partition(".")
            yield from ((f"{exchange}.{one}", night) for one in letters.split())


def night_of(hours: Hours) -> str:
    return clock_of(hours.night[-1].end) if hours.night else "none"


@pytest.mark.parametrize(("product", "night"), list(products()))
def test_todays_nights(product: str, night: str) -> None:
    hours = CALENDAR.hours(product, TODAY)
    assert night_of(hours) == night
    assert [f"{clock_of(s.start)}-{clock_of(s.end)}" for s in hours.day] == [
        "09:00:00-10:15:00",
        "10:30:00-11:30:00",
        "13:30:00-15:00:00",
    ]


def test_financial_futures_have_their_own_day() -> None:
    for product, end in (("IF", "15:00"), ("IM", "15:00"), ("T", "15:15"), ("TL", "15:15")):
        hours = CALENDAR.hours(f"CFFEX.{product}", TODAY)
        assert [clock_of(span.start)[:5] for span in hours.day] == ["09:30", "13:00"]
        assert clock_of(hours.day[-1].end)[:5] == end
        assert not hours.night


def test_no_night_was_held_while_they_were_stopped() -> None:
    day = date(2020, 2, 3)
    while day < date(2020, 5, 6):
        for product in CALENDAR.products:
            evening = at(f"{day} 21:30")
            assert CALENDAR.phase(product, evening) is Phase.CLOSED, (product, day)
        day += timedelta(days=1)
    assert CALENDAR.phase("SHFE.cu", at("2020-05-06 21:30")) is Phase.CONTINUOUS


def test_trading_days_agree_with_another_calendar(shared: Path) -> None:
    path = shared / "data" / "sessions" / "akshare_calendar_1990_2026.json"
    theirs = {date.fromisoformat(text) for text in json.loads(path.read_text("utf-8"))}
    for exchange in EXCHANGES:
        days = CALENDAR.days(exchange)
        start, end = days.index(FIRST), days.index(LAST)
        ours = {days[index] for index in range(start, end + 1)}
        assert ours == {day for day in theirs if FIRST <= day <= LAST}


def test_extra_closures_are_closed(shared: Path) -> None:
    path = shared / "data" / "sessions" / "cnfutures_extra_closures.csv"
    rows = list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))
    assert rows
    for row in rows:
        assert not CALENDAR.days(row["exchange"]).is_trading_day(date.fromisoformat(row["date"]))


def events(shared: Path) -> Iterator[tuple[str, date, str]]:
    path = shared / "data" / "sessions" / "cnfutures_session_events.csv"
    for row in csv.DictReader(path.read_text("utf-8-sig").splitlines()):
        exchange, letters = row["exchange"], row["product"]
        code = letters if exchange in ("CZCE", "CFFEX") else letters.lower()
        day = date.fromisoformat(row["effective_trade_date"])
        yield f"{exchange}.{code}", day, row["session"]


def theirs_of(hours: Hours) -> str:
    if not hours.day:
        return "delisted"
    if hours.night:
        start, end = hours.night[0].start, hours.night[-1].end % 86_400
        return f"night-{clock_of(start)[:5]}-{clock_of(end)[:5]}".replace(":", "")
    start, end = hours.day[0].start, hours.day[-1].end
    return f"day-{clock_of(start)[:5]}-{clock_of(end)[:5]}".replace(":", "")


def test_every_change_of_sessions_agrees_with_another_table(shared: Path) -> None:
    found, seen = [], set()
    for product, day, session in events(shared):
        if product in RETIRED:
            continue
        seen.add(product)
        if day < FIRST or (product, day) in DISPUTED:
            continue
        hours = CALENDAR.hours(product, day)
        if day in CALENDAR.table.no_night[product.partition(".")[0]]:
            hours = Hours(day=hours.day)
        if theirs_of(hours) != session:
            found.append((product, day.isoformat(), session, theirs_of(hours)))
    assert found == []
    # They do not list options; nothing else may be missing on either side.
    assert CALENDAR.products ^ seen == {"CFFEX.HO", "CFFEX.IO", "CFFEX.MO"}


def test_no_change_of_ours_is_missing_in_theirs(shared: Path) -> None:
    days: dict[str, set[date]] = {}
    for product, day, _ in events(shared):
        days.setdefault(product, set()).add(day)
    ours = {
        (product, row.since)
        for row in (*CALENDAR.table.night, *CALENDAR.table.day)
        for product in row.products
        if row.since > FIRST and product in days
    }
    # A row for several products may lie before the listing of one of them.
    unknown = {
        (product, day)
        for product, day in ours
        if day not in days[product] and day > min(days[product])
    }
    assert unknown == {("CZCE.SA", date(2019, 12, 12))}


def test_todays_sessions_agree_with_a_third_table(shared: Path) -> None:
    path = shared / "data" / "sessions" / "wt_commodities.json"
    theirs = json.loads(path.read_text("gbk"))
    ends = {"FN2300": "23:00:00", "FN0100": "25:00:00", "FN0230": "26:30:00", "FD0900": "none"}
    differing = set()
    for exchange, rows in theirs.items():
        for letters, row in rows.items():
            product = f"{exchange}.{letters}"
            if row["session"] in ends:
                hours = CALENDAR.hours(product, date(2022, 11, 1))
                if night_of(hours) != ends[row["session"]]:
                    differing.add(product)
    # Their rubber of Shanghai's second exchange trades to 02:30; the exchange says 23:00.
    assert differing == {"INE.nr"}
