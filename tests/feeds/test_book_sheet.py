"""Files become sheets of text, whatever their encoding, and damage is one sentence."""

from __future__ import annotations

import contextlib
import io
import zipfile
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.feeds import book_sheet
from terminal.feeds.book_sheet import MERGED, Sheet, sheets_of
from terminal.feeds.fault import Malformed
from tests.feeds.workbooks import edited

TEXT = "编号,名称\n1,金属\n\n2,农产\n"


def cells(sheet: Sheet) -> list[tuple[int, tuple[str, ...]]]:
    return [(row.line, row.cells) for row in (sheet.header, *sheet.rows)]


def workbook(**sheets: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_text_in_every_usual_dress(encoding: str, end: str, delimiter: str) -> None:
    text = TEXT.replace(",", delimiter).replace("\n", end)
    (sheet,) = sheets_of(text.encode(encoding), "some/units.csv")
    assert (sheet.name, sheet.title) == ("some/units.csv", "units")
    assert cells(sheet) == [(1, ("编号", "名称")), (2, ("1", "金属")), (4, ("2", "农产"))]


def test_a_quoted_cell_may_have_lines_and_the_row_stands_where_it_begins() -> None:
    (sheet,) = sheets_of(b'id,name\n1,"a\nb"\n2,c\n', "units.csv")
    assert cells(sheet)[1:] == [(2, ("1", "a\nb")), (4, ("2", "c"))]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "the file is empty"),
        (b" ,\n,,\n", "the file is empty"),
        (b'id,name\n1,"open\n', "x.csv, line 2 is not a CSV row"),
        (b"\x89PNG\0\0", "neither an XLSX workbook nor UTF-8 or GBK text"),
        (b"\xff\xff\xff", "neither an XLSX workbook nor UTF-8 or GBK text"),
        (b"PK\x03\x04rest", "cannot be read as an XLSX workbook"),
        (b"a" + b",b" * 300 + b"\n", "more than 200000 lines and 200 columns are not read"),
    ],
)
def test_what_is_no_table(content: bytes, why: str) -> None:
    with pytest.raises(Malformed, match=why):
        sheets_of(content, "x.csv")


def test_a_workbooks_cells_are_what_a_person_sees() -> None:
    rows: list[list[object]] = [
        ["id", "a", "b", "c", "d", "e"],
        [7, 0.1 + 0.2, 1000.0, date(2026, 11, 25), datetime(2026, 11, 25, 10, 30), True],
        [None, None],
        ["x", 88000, None, None, None, None],
    ]
    first, second = sheets_of(workbook(合同=rows, 空=[], 库存=[["id"]]), "书.xlsx")
    assert (first.name, first.title) == ("书.xlsx [合同]", "合同")
    assert cells(first)[1:] == [
        (2, ("7", "0.3", "1000", "2026-11-25", "2026-11-25 10:30:00", "true")),
        (4, ("x", "88000")),
    ]
    assert second.title == "库存"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.1 + 0.2, "0.3"),
        (88000.0, "88000"),
        (-37.63, "-37.63"),
        (1e15, "1000000000000000.0"),
        (0.00005, "0.00005"),
        (80078.3 - 80000, "78.3"),
        (100 / 3, "33.333333333"),
        (-200 / 3, "-66.666666667"),
        (1e-12, "0"),
        (123456789.123456, "123456789.123456"),
    ],
)
def test_a_number_has_the_digits_that_a_spreadsheet_shows(value: float, text: str) -> None:
    assert book_sheet._cell(value) == text


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("=1+1", r"b.xlsx \[s\], cell B2 is a formula without a computed value"),
        ("#N/A", "B2 is an error"),
    ],
)
def test_a_formula_that_was_never_computed_is_not_an_empty_cell(value: str, why: str) -> None:
    with pytest.raises(Malformed, match=why):
        sheets_of(workbook(s=[["id", "a"], ["1", value]]), "b.xlsx")


@pytest.mark.parametrize(
    ("shape", "text"),
    [
        ("yyyy-mm-dd", "2026-11-25"),
        ('[$-zh-CN]yyyy"年"m"月"d"日"', "2026-11-25"),
        ('yyyy"h"mm', "2026-11-25"),
        ("yyyy/m/d h:mm", "2026-11-25 00:00:00"),
        ('yyyy-mm-dd HH"时"', "2026-11-25 00:00:00"),
    ],
)
def test_a_day_alone_has_no_time_of_day(shape: str, text: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(s=[["time"], [datetime(2026, 11, 25)]])))
    book["s"]["A2"].number_format = shape
    content = io.BytesIO()
    book.save(content)
    (sheet,) = sheets_of(content.getvalue(), "b.xlsx")
    assert cells(sheet)[1:] == [(2, (text,))]


def test_a_formula_that_computed_an_empty_text_is_an_empty_cell() -> None:
    formula = '=IF(1=1,"","x")'
    content = workbook(s=[["id", "a", "b"], ["1", formula, "z"], [None, formula]])
    content = edited(content, "<c ([^>]*)><f>", r'<c \1 t="str"><f>')
    (sheet,) = sheets_of(content, "b.xlsx")
    assert cells(sheet)[1:] == [(2, ("1", "", "z"))]


def merged(rows: list[list[object]], *areas: str) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(workbook(s=rows)))
    for area in areas:
        book["s"].merge_cells(area)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def test_a_cell_under_a_merged_one_is_told_apart_from_an_empty_one() -> None:
    rows: list[list[object]] = [["a", "b", "c"], [1, "x", None], [2, None, "y"]]
    (sheet,) = sheets_of(merged(rows, "B2:B5", "C2:C2", "A1:A1"), "b.xlsx")
    found = [(2, ("1", "x")), (3, ("2", f"{MERGED}B2:B5", "y"))]
    assert cells(sheet) == [(1, ("a", "b", "c")), *found]


def test_a_merged_head_and_a_merged_nothing_are_as_they_were() -> None:
    (sheet,) = sheets_of(merged([["a", None, "c"], [1, None, 3]], "A1:B1", "B2:B3"), "b.xlsx")
    assert cells(sheet) == [(1, ("a", "", "c")), (2, ("1", "", "3"))]


def test_a_zip_that_is_no_workbook_and_one_that_unpacks_too_far(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("x", "0" * 10_000)
    with pytest.raises(Malformed, match="cannot be read as an XLSX workbook"):
        sheets_of(content.getvalue(), "x.xlsx")
    monkeypatch.setattr(book_sheet, "MOST_UNPACKED", 9_999)
    with pytest.raises(Malformed, match="unpacks to 10000 bytes"):
        sheets_of(content.getvalue(), "x.xlsx")


@given(content=st.binary(max_size=60))
def test_any_bytes_are_sheets_or_a_sentence(content: bytes) -> None:
    with contextlib.suppress(Malformed):
        sheets_of(content, "x")


@given(at=st.integers(0, 5000), byte=st.integers(0, 255))
def test_a_damaged_workbook_is_sheets_or_a_sentence(at: int, byte: int) -> None:
    content = bytearray(workbook(units=[["id", "name"], ["1", "a"]]))
    content[at % len(content)] = byte
    with contextlib.suppress(Malformed):
        sheets_of(bytes(content), "x.xlsx")
