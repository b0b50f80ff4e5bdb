"""Numbers, days and times in every way a desk writes them; what is ambiguous is none."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from terminal.feeds.scalar import BEIJING
from terminal.feeds.spot_cell import clock_of, day_reader, number_reader
from terminal.feeds.spot_layout import Layout
from terminal.feeds.spot_sheet import Cell

EUROPEAN = Layout(decimal=",", thousands=".")
THOUSANDS = Layout(thousands=",")


@pytest.mark.parametrize(
    ("layout", "cell", "number"),
    [
        (Layout(), " 88000.5 ", 88000.5),
        (Layout(), "88,000", None),
        (Layout(), 88000, 88000.0),
        (Layout(), -0.5, -0.5),
        (Layout(), "", None),
        (Layout(), "=A1*2", None),
        (Layout(), datetime(2026, 1, 1), None),
        (Layout(), "1e309", None),
        (THOUSANDS, "88,000.5", 88000.5),
        (THOUSANDS, "-1,288,000", -1288000.0),
        (THOUSANDS, "88000", 88000.0),
        (THOUSANDS, "88,00", None),
        (THOUSANDS, "1,5", None),
        (EUROPEAN, "88.000,5", 88000.5),
        (EUROPEAN, "88,5", 88.5),
        (EUROPEAN, "88.5", None),
        (EUROPEAN, 88.5, 88.5),
        (Layout(thousands="'"), "88'000", 88000.0),
        (Layout(thousands=" "), "88 000", 88000.0),
    ],
)
def test_a_number_is_read_as_the_file_writes_it(
    layout: Layout, cell: Cell, number: float | None
) -> None:
    assert number_reader(layout)(cell) == number


@pytest.mark.parametrize(
    ("date_format", "cell", "read"),
    [
        ("", "2026-11-05", (2026, 11, 5)),
        ("", "2026年11月5日", (2026, 11, 5)),
        ("", "20261105 9:30", (2026, 11, 5, 9, 30)),
        ("", 20261105, (2026, 11, 5)),
        ("", "05/11/2026", None),
        ("", "2026-02-30", None),
        ("", 46331, None),
        ("", date(2026, 11, 5), (2026, 11, 5)),
        ("", datetime(2026, 11, 5, 15), (2026, 11, 5, 15)),
        ("DD/MM/YYYY", "05/11/2026", (2026, 11, 5)),
        ("MM/DD/YYYY", "05/11/2026 15:00:01", (2026, 5, 11, 15, 0, 1)),
        ("DD.MM.YY", "5.11.26", (2026, 11, 5)),
        ("DD/MM/YYYY", "2026-11-05", None),
        ("DD/MM/YYYY", datetime(2026, 11, 5), (2026, 11, 5)),
    ],
)
def test_a_day_is_read_as_the_file_writes_it(
    date_format: str, cell: Cell, read: tuple[int, ...] | None
) -> None:
    expected = None if read is None else datetime(*read, tzinfo=BEIJING)  # type: ignore[arg-type,misc]
    assert day_reader(Layout(date_format=date_format))(cell) == expected


def test_a_time_of_day_has_a_column_of_its_own() -> None:
    assert clock_of("9:05") == time(9, 5)
    assert clock_of(time(15, 0)) == time(15, 0)
    assert clock_of("25:00") is None
    assert clock_of("noon") is None
