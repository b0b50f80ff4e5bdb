"""Commas of numbers in a file that is cut at commas."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from terminal.feeds.spot_table import Table, table_of
from tests.feeds.saying import spoken
from tests.feeds.workbooks import workbook

NOW = datetime(2026, 11, 23, 2, 30, tzinfo=UTC)
HEADER = "time,symbol,price\n"


def read(text: str) -> Table:
    return table_of(text.encode(), "spot.csv", NOW)


def prices(table: Table) -> list[float]:
    return [row.price for rows in table.rows.values() for row in rows]


@pytest.mark.parametrize(
    ("number", "count"), [("88,000", 4), ("88000,5", 4), ("1,234,567", 5), ("88,000,", 5)]
)
def test_a_number_that_its_own_comma_cuts_in_two_is_no_smaller_number(
    number: str, count: int
) -> None:
    table = read(f"{HEADER}2026-11-20,CU,{number}\n2026-11-21,CU,88100,,\n")
    assert prices(table) == [88100.0], "nothing after the last comma is nothing"
    assert [spoken(fault) for fault in table.faults] == [
        f"spot.csv, line 2: {count} columns under a header of 3: a number with a comma in it has "
        f"to stand in quotation marks: '2026-11-20,CU,{number}'"
    ]


def test_the_shifted_cells_of_a_row_are_no_basis_of_the_wrong_sign() -> None:
    (fault,) = read("time,symbol,price,futures,basis\n2026-11-20,CU,88,000,87000,1000\n").faults
    assert (fault.kind, fault.line) == ("row", 2)


def test_a_note_beside_a_sheet_is_no_part_of_a_number() -> None:
    rows = [["time", "symbol", "price"], ["2026-11-20", "CU", 88000, None, "call back"]]
    table = table_of(workbook(("a", rows)), "a.xlsx", NOW)
    assert (prices(table), table.faults) == ([88000.0], [])
