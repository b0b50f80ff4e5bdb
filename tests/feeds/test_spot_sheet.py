"""Rows of a CSV or a workbook as written, however large, odd or damaged the file."""

from __future__ import annotations

from datetime import datetime, time

import pytest

from terminal.feeds import spot_sheet
from terminal.feeds.fault import Malformed
from terminal.feeds.spot_sheet import TORN, Row, sheets_in, text_of, written_in
from tests.feeds.saying import spoken
from tests.feeds.workbooks import computed, edited, workbook

NAME = "spot.xlsx"
HEADER = ("日期", "品种", "现货价")
DAY = datetime(2026, 11, 20)


def rows_of(content: bytes, sheet: str = "") -> list[Row]:
    return written_in(content, NAME, sheet).rows


def refusal_of(content: bytes, sheet: str = "") -> Malformed:
    with pytest.raises(Malformed) as caught:
        written_in(content, NAME, sheet)
    assert NAME in str(caught.value)
    return caught.value


def test_values_stay_what_the_spreadsheet_says_they_are() -> None:
    content = workbook(("报价", [HEADER, (DAY, "铜", 88000), (None, None, None), (DAY, 7, -0.5)]))
    assert rows_of(content) == [
        Row(1, HEADER),
        Row(2, (DAY, "铜", 88000)),
        Row(4, (DAY, 7, -0.5)),
    ]


def test_a_cell_is_shown_as_a_person_writes_it() -> None:
    shown = [text_of(one) for one in (0.1 + 0.2, 88000.0, 5, DAY, time(9, 5), "x")]
    assert shown == ["0.3", "88000", "5", "2026-11-20", "09:05:00", "x"]


def test_the_first_sheet_with_something_in_it_counts_or_the_one_that_is_named() -> None:
    content = workbook(("空", []), ("铜", [HEADER]), ("铝", [("a",)]))
    written = written_in(content, NAME)
    assert (written.where, written.rows) == ("spot.xlsx [铜]", [Row(1, HEADER)])
    assert rows_of(content, "铝") == [Row(1, ("a",))]
    assert "no sheet '锌'; there are: 空, 铜, 铝" in str(refusal_of(content, "锌"))
    assert "is no workbook" in str(refusal_of(b"a,b\n", "铜"))


def test_a_formula_counts_by_its_value_and_without_one_stays_a_formula() -> None:
    content = workbook(("S", [HEADER, (DAY, "CU", "=88000+50")]))
    assert rows_of(content)[1].cells[2] == "=88000+50"
    assert rows_of(computed(content, "88050"))[1].cells[2] == 88050


def test_a_sheet_that_lies_about_its_size_is_read_to_its_end() -> None:
    content = workbook(("S", [HEADER, (DAY, "CU", 1), (DAY, "CU", 2)]))
    for said in ("A1", "A1:XFD1048576"):
        lying = edited(content, r'dimension ref="[^"]*"', f'dimension ref="{said}"')
        assert rows_of(lying) == rows_of(content)


def test_one_cell_far_out_costs_no_endless_sheet() -> None:
    content = workbook(("S", [HEADER, (DAY, "CU", 1)]))
    far = edited(content, r'<row r="2"', '<row r="1048576"')
    far = edited(far, r'r="([ABC])2"', r'r="\g<1>1048576"')
    assert [row.line for row in rows_of(far)] == [1, 1048576]
    further = edited(content, r'<row r="2"', '<row r="99999999"')
    further = edited(further, r'r="([ABC])2"', r'r="\g<1>99999999"')
    assert "lies beyond what a sheet can have" in str(refusal_of(further))


def test_too_many_rows_and_too_much_to_unpack_are_refused_before_they_are_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    content = workbook(("S", [HEADER, *[(DAY, "CU", n) for n in range(20)]]))
    monkeypatch.setattr(spot_sheet, "MOST_ROWS", 20)
    assert refusal_of(content).kind == "size"
    assert "more than 20 rows" in spoken(refusal_of(b"a\n" * 21))
    monkeypatch.setattr(spot_sheet, "MOST_UNPACKED", 100)
    assert "unpacks to" in str(refusal_of(content))


def test_half_a_workbook_is_torn_and_an_old_one_is_told_how_to_be_saved() -> None:
    content = workbook(("S", [HEADER, (DAY, "CU", 1)]))
    for cut in (5, 100, len(content) // 2, len(content) - 1):
        assert refusal_of(content[:cut]).kind == TORN
        spoken(refusal_of(content[:cut]))
    assert "save it as .xlsx" in spoken(refusal_of(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_csv_is_cut_by_the_mark_it_uses_most_or_by_the_one_that_is_named(mark: str) -> None:
    text = f"time{mark}symbol{mark}price\n2026-11-20{mark}CU, 1#{mark}1\n"
    assert rows_of(text.encode())[0].cells == ("time", "symbol", "price")
    assert written_in(b"a|b,c\n", NAME, delimiter="|").rows == [Row(1, ("a", "b,c"))]


def test_an_encoding_that_is_said_is_the_only_one_tried() -> None:
    content = "日期".encode("gbk")
    assert written_in(content, NAME, encoding="gbk").rows[0].cells == ("日期",)
    with pytest.raises(Malformed, match=f"{NAME} is not UTF-8 text") as caught:
        written_in(content, NAME, encoding="utf-8")
    spoken(caught.value)


def test_the_sheets_of_a_workbook_are_named_and_a_damaged_one_has_none() -> None:
    content = workbook(("报价", [HEADER]), ("备注", []))
    assert sheets_in(content) == ("报价", "备注")
    assert sheets_in(content[:200]) == sheets_in(b"a,b\n") == ()


def test_a_stray_quotation_mark_costs_its_line_only() -> None:
    first, broken, last = rows_of(b'a,b\nc,"d\ne,f\n')
    assert (first.fault, last.fault) == (None, None)
    assert broken.fault is not None
    assert "line 2 is not a CSV row" in spoken(broken.fault)
    assert (broken.fault.kind, broken.fault.line) == ("row", 2)
