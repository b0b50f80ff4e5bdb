"""Which row holds on which day, and which nights are not held."""

from __future__ import annotations

from datetime import date

import pytest

from terminal.core.days import Days
from terminal.core.hours import NOTHING, rows_of
from terminal.domain.calendar import (
    AuctionRow,
    CalendarTable,
    DayRow,
    ListedRow,
    NightRow,
    SecondAuction,
    SecondAuctionRow,
    Span,
)

OPEN, SHORT, NIGHT = Span(32_400, 54_000), Span(32_400, 36_000), Span(75_600, 82_800)
MONDAY = date(2026, 3, 2)
TABLE = CalendarTable(
    day=(
        DayRow(("SHFE.cu",), date(2026, 1, 1), (SHORT,)),
        DayRow(("SHFE.*",), date(2025, 1, 1), (OPEN,)),
        DayRow(("DCE.m",), date(2025, 1, 1), (SHORT,)),
    ),
    night=(
        NightRow(("SHFE.cu", "SHFE.al"), date(2025, 1, 1), (NIGHT,)),
        NightRow(("SHFE.al",), date(2026, 1, 1), ()),
    ),
    listed=(
        ListedRow(("SHFE.cu",), date(2025, 3, 3), date(2025, 6, 30)),
        ListedRow(("SHFE.cu",), date(2025, 9, 1)),
    ),
    auction=(AuctionRow(("SHFE",), date(2025, 1, 1), 300, 60),),
    second_auction=(SecondAuctionRow(("SHFE",), date(2026, 1, 1), SecondAuction.ORDERS),),
)


@pytest.mark.parametrize(
    ("product", "day", "spans"),
    [
        ("SHFE.cu", date(2025, 12, 31), (OPEN,)),
        ("SHFE.cu", date(2026, 1, 1), (SHORT,)),
        ("SHFE.cu", date(2025, 7, 1), ()),
        ("SHFE.zn", date(2026, 1, 1), (OPEN,)),
        ("SHFE.zn", date(2024, 1, 1), ()),
        ("DCE.m", date(2026, 1, 1), (SHORT,)),
        ("DCE.y", date(2026, 1, 1), ()),
    ],
)
def test_the_latest_row_holds(product: str, day: date, spans: tuple[Span, ...]) -> None:
    assert rows_of(TABLE, product).on(day).day == spans


def test_of_rows_of_one_day_the_later_one_holds() -> None:
    table = CalendarTable(
        day=(
            DayRow(("SHFE.cu",), MONDAY, (OPEN,)),
            DayRow(("SHFE.cu",), MONDAY, (SHORT,)),
        )
    )
    assert rows_of(table, "SHFE.cu").on(MONDAY).day == (SHORT,)


def test_an_empty_row_ends_the_nights() -> None:
    rows = rows_of(TABLE, "SHFE.al")
    assert rows.on(date(2025, 12, 31)).night == (NIGHT,)
    assert rows.on(date(2026, 1, 1)).night == ()


def test_auctions_are_the_exchanges() -> None:
    before, after = (rows_of(TABLE, "SHFE.al").on(date(y, 6, 1)) for y in (2025, 2026))
    assert (before.auction, before.matching, before.second) == (300, 60, SecondAuction.NONE)
    assert after.second is SecondAuction.ORDERS
    assert rows_of(TABLE, "DCE.m").on(date(2026, 6, 1)).auction == 0


def test_products_that_trade_alike_have_equal_rows() -> None:
    assert rows_of(TABLE, "SHFE.zn") == rows_of(TABLE, "SHFE.pb")
    assert hash(rows_of(TABLE, "SHFE.zn")) == hash(rows_of(TABLE, "SHFE.pb"))


def test_nights_are_not_held_after_holidays_stops_and_on_the_first_day() -> None:
    days = Days({date(2025, 9, 10)})
    stopped = frozenset({date(2025, 9, 15)})
    hours = list(rows_of(TABLE, "SHFE.cu").by_day(days, stopped))
    assert len(hours) == len(days)

    def on(month: int, day: int) -> bool:
        return bool(hours[days.index(date(2025, month, day))].night)

    assert hours[days.index(date(2025, 8, 29))] == NOTHING
    assert (on(9, 1), on(9, 2)) == (False, True)  # listed
    assert (on(9, 9), on(9, 11), on(9, 12)) == (True, False, True)  # a holiday
    assert (on(9, 15), on(9, 16)) == (False, True)  # stopped
    assert on(9, 8)  # a Monday
