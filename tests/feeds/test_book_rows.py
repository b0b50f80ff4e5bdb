"""Headers are matched in two languages; each bad cell is a sentence with its place."""

from __future__ import annotations

import pytest

from terminal.domain.register import Table
from terminal.feeds.book_columns import Columns
from terminal.feeds.book_rows import Reading, complaint, read_sheet
from terminal.feeds.book_sheet import MERGED, Row, Sheet, sheets_of
from terminal.feeds.fault import Malformed
from tests.book_builders import D

COLUMNS = Columns(["SHFE.cu"])


def read(text: str, table: Table = Table.ALLOCATIONS) -> Reading:
    (sheet,) = sheets_of(text.encode(), "a.csv")
    return read_sheet(sheet, table, COLUMNS.shapes[table])


HEADER = "编号,账户,合约,业务单元,share\n"


def test_headers_of_both_languages_in_any_order() -> None:
    reading = read("Name,备注,编号\n金属,x,1\n", Table.UNITS)
    assert reading.rows[0].fields == {"id": "1", "name": "金属"}
    assert reading.headers == {"id": "编号", "name": "Name"}


def test_a_row_has_only_what_is_not_empty() -> None:
    reading = read(
        HEADER.replace("share", "share,策略,备注") + "A1,demo,cu2701,metals,５０％, ,x\n"
    )
    (row,) = reading.rows
    assert row.fields == {
        "id": "A1",
        "account": "demo",
        "futures": "SHFE.cu2701",
        "unit": "metals",
        "share": D("0.5"),
    }
    assert reading.faults == ()
    assert row.where == "a.csv, line 2"


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("A1,demo,*,metals,2", "a.csv, line 2: share = '2': is not from 0 to 1; write such as"),
        ("A1,,*,metals,1", "a.csv, line 2: 账户 is empty"),
        (",demo,*,metals,1", "a.csv, line 2: 编号 is empty"),
        ("A1,demo,*", "a.csv, line 2: 业务单元 is empty"),
        ("A1,demo,*,metals,1,7", "a.csv, line 2: has 6 cells, more than the header's 5"),
        ("A1,demo,主力,metals,1", "a.csv, line 2: 合约 = '主力': is not a futures contract"),
        ("A1,demo,*,metals,1\nA1,demo,*,metals,1", "a.csv, line 3: 编号 = 'A1': is in line 2"),
    ],
)
def test_each_bad_row_says_where_and_why(row: str, fault: str) -> None:
    assert read(HEADER + row + "\n").faults[0].startswith(fault)


@pytest.mark.parametrize(
    ("header", "why"),
    [
        ("编号,账户,合约,业务单元,比列", "column '比列' is not known; did you mean 比例"),
        ("编号,账户,合约,业务单元", "columns are missing: 比例"),
        ("编号,id,账户,合约,业务单元,share", "column 'id' is there twice"),
        ("合同台账", "a.csv, line 1: column '合同台账' is not known"),
    ],
)
def test_a_header_that_makes_all_useless(header: str, why: str) -> None:
    with pytest.raises(Malformed, match=why):
        read(header + "\n")


def test_what_was_quoted_against_formulas_is_unquoted() -> None:
    reading = read("id,name\n'=1,'quoted\n", Table.UNITS)
    assert reading.rows[0].fields == {"id": "=1", "name": "'quoted"}


def test_a_merged_value_is_not_left_out_of_the_rows_below_its_first() -> None:
    head = ("id", "account", "futures", "unit", "share", "strategy", "note")
    under = f"{MERGED}F2:F3"
    rows = (
        Row(2, ("A1", "demo", "*", "metals", "0.5", "carry", "x")),
        Row(3, ("A2", "demo", "*", "metals", "0.5", under, under, under)),
    )
    sheet = Sheet("b.xlsx [a]", "a", Row(1, head), rows)
    reading = read_sheet(sheet, Table.ALLOCATIONS, Columns().shapes[Table.ALLOCATIONS])
    assert reading.faults == (
        "b.xlsx [a], line 3: strategy is part of the merged cell F2:F3, whose value stands in its "
        "first row alone; write it in each",
    )


def test_a_complaint_of_a_field_without_a_column() -> None:
    reading = read("id,name\nu,x\n", Table.UNITS)
    assert complaint(reading, reading.rows[0], "unit", "farm", "no") == (
        "a.csv, line 2: unit = 'farm': no"
    )
