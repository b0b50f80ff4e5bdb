"""A spot price file is read row by row; what is wrong is said with file, line, column and value."""

from __future__ import annotations

import contextlib
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.feeds.basis_check import BasisSign
from terminal.feeds.fault import Malformed
from terminal.feeds.spot_layout import Layout
from terminal.feeds.spot_table import Table, table_of
from tests.feeds.saying import spoken
from tests.feeds.workbooks import workbook

NOW = datetime(2026, 11, 23, 2, 30, tzinfo=UTC)
NAME = "spot.csv"
HEADER = "time,symbol,price\n"


def read(text: str | bytes) -> Table:
    return table_of(text if isinstance(text, bytes) else text.encode(), NAME, NOW)


def fault_of(rows: str) -> str:
    (fault,) = read(HEADER + rows).faults
    return spoken(fault)


def prices(table: Table) -> dict[str, list[float]]:
    return {symbol: [row.price for row in rows] for symbol, rows in table.rows.items()}


def test_rows_are_read_by_symbol_in_file_order() -> None:
    table = read(
        HEADER + "2026-11-20,SPOT.CU,88000\n2026-11-20,SPOT.AL,20500.5\n2026-11-23,SPOT.CU,88100\n"
    )
    assert prices(table) == {"SPOT.CU": [88000.0, 88100.0], "SPOT.AL": [20500.5]}
    assert table.faults == []
    assert [row.line for row in table.rows["SPOT.CU"]] == [2, 4]


@pytest.mark.parametrize(
    ("written", "stamp"),
    [
        ("2026-11-20", "2026-11-20 00:00:00.000000"),
        ("2026/11/20", "2026-11-20 00:00:00.000000"),
        ("2026/1/5", "2026-01-05 00:00:00.000000"),
        ("2026.01.05", "2026-01-05 00:00:00.000000"),
        ("20261120", "2026-11-20 00:00:00.000000"),
        ("2026-11-20 9:05", "2026-11-20 09:05:00.000000"),
        ("2026-11-20 15:00:01", "2026-11-20 15:00:01.000000"),
        ("2026-11-20T15:00:01.25", "2026-11-20 15:00:01.250000"),
        ("20261120 15:00:01.000007", "2026-11-20 15:00:01.000007"),
    ],
)
def test_every_usual_way_to_write_a_time_is_beijing_time(written: str, stamp: str) -> None:
    (row,) = read(f"{HEADER}{written},SPOT.CU,1\n").rows["SPOT.CU"]
    assert row.stamp == stamp
    expected = datetime.fromisoformat(stamp + "+08:00").timestamp()
    assert row.start == expected


@pytest.mark.parametrize(
    "header",
    ["日期,代码,价格", "时间,品种,价格", "Date, Symbol ,PRICE", "price,note,symbol,datetime"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk"])
def test_columns_are_found_by_name_in_any_order_and_encoding(header: str, encoding: str) -> None:
    if header.startswith("price"):
        text = f"{header}\n88000,上海,SPOT.CU,2026-11-20\n"
    else:
        text = f"{header}\n2026-11-20,SPOT.CU,88000\n"
    assert prices(read(text.encode(encoding))) == {"SPOT.CU": [88000.0]}


def test_chinese_symbols_survive_gbk() -> None:
    text = "日期,代码,价格\r\n2026-11-20,电解铜,88000\r\n"
    assert prices(read(text.encode("gbk"))) == prices(read(text)) == {"电解铜": [88000.0]}


@pytest.mark.parametrize("price", ["88000", "-36.98", "0", "+1.5", "8.8e4", ".5", "5.", " 7 "])
def test_any_finite_number_is_a_price(price: str) -> None:
    (row,) = read(f"{HEADER}2026-11-20,X,{price}\n").rows["X"]
    assert row.price == float(price)


@pytest.mark.parametrize(
    "price",
    [
        "",
        "-",
        "nan",
        "NaN",
        "inf",
        "-Infinity",
        "1e309",
        "1_000",
        "88,000",
        "８８０００",
        "0x10",
        "n/a",
    ],
)
def test_what_is_no_price_is_refused_with_line_column_and_value(price: str) -> None:
    words = fault_of(f'2026-11-20,X,"{price}"\n')
    assert words == f"{NAME}, line 2: column price is not a number: {price!r}"


@pytest.mark.parametrize(
    "time",
    ["", "yesterday", "2026-13-01", "2026-02-30", "26-11-20", "2026-11/20", "2026-11-20 25:00"],
)
def test_what_is_no_date_is_refused_with_line_column_and_value(time: str) -> None:
    assert fault_of(f"{time},X,1\n").startswith(
        f"{NAME}, line 2: column time is not a date: {time!r}"
    )


def test_a_price_of_the_far_future_would_hide_all_later_ones_and_is_refused() -> None:
    words = fault_of("2026-11-24,X,1\n2062-11-20,X,2\n")
    assert words == f"{NAME}, line 3: column time lies in the future: '2062-11-20'"


@pytest.mark.parametrize(
    ("second", "what"), [("2026-11-20", "repeats"), ("2026-11-19", "is older than")]
)
def test_a_repeated_or_older_date_is_refused_and_the_rows_around_it_stand(
    second: str, what: str
) -> None:
    table = read(f"{HEADER}2026-11-20,X,1\n{second},X,2\n{second},Y,3\n2026-11-21,X,4\n")
    assert prices(table) == {"X": [1.0, 4.0], "Y": [3.0]}
    assert [spoken(fault) for fault in table.faults] == [
        f"{NAME}, line 3: column time: {second} 00:00:00.000000 of X {what} "
        "2026-11-20 00:00:00.000000 in line 2"
    ]


def test_short_rows_empty_symbols_and_stray_quotes_cost_only_themselves() -> None:
    table = read(HEADER + '2026-11-20,X\n2026-11-20,,5\n2026-11-20,"X,1\n\n,,\n2026-11-21,X,7\n')
    assert prices(table) == {"X": [7.0]}
    assert [fault.kind for fault in table.faults] == ["row", "symbol", "row"]
    assert all(spoken(f).startswith(f"{NAME}, line {n}") for n, f in enumerate(table.faults, 2))


@pytest.mark.parametrize(
    ("content", "kind", "words"),
    [
        (b"", "header", "line 1: the header is missing"),
        (b"\n2026-11-20,X,1\n", "header", "line 2: no column time: the header is"),
        (b"date,price\n", "header", "no column symbol: the header is 'date,price'"),
        (b"time|symbol|price\n", "header", "no column time"),
        (b"date,\xe6\x97\xa5\xe6\x9c\x9f,symbol,price\n", "header", "more than one column time"),
        (b"2026-11-20,X,1\n", "header", "no column time: the header is '2026-11-20,X,1'"),
        (b'"time,symbol,price\n', "row", "line 1 is not a CSV row"),
        (b"\xff\xfet\x00i\x00", "encoding", "is neither UTF-8 nor GBK text"),
    ],
)
def test_a_file_without_a_usable_header_is_refused_in_one_sentence(
    content: bytes, kind: str, words: str
) -> None:
    with pytest.raises(Malformed) as refusal:
        read(content)
    assert refusal.value.kind == kind
    assert NAME in str(refusal.value)
    assert words in spoken(refusal.value)
    assert "\n" not in str(refusal.value)


CELLS = st.sampled_from(["2026-11-20", "2026-11-21 09:00", "X", "Y", "1", "nan", '"', "", "电"])
ROWS = st.lists(st.lists(CELLS, max_size=4).map(",".join), max_size=8).map("\n".join)


@given(ROWS | st.text(max_size=40))
def test_rows_always_ascend_and_each_line_is_a_row_or_a_fault(rows: str) -> None:
    table = read((HEADER + rows).encode(errors="replace"))
    for found in table.rows.values():
        assert all(a.stamp < b.stamp for a, b in pairwise(found))
    used = [row.line for found in table.rows.values() for row in found]
    assert len(used) == len(set(used))


@given(st.binary(max_size=80))
def test_any_bytes_end_in_a_table_or_in_a_refusal(content: bytes) -> None:
    with contextlib.suppress(Malformed):
        table_of(content, NAME, NOW)


def laid_out(text: str, **keys: Any) -> Table:
    return table_of(text.encode(), NAME, NOW, Layout(**keys))


def test_a_file_of_one_series_needs_no_column_for_it() -> None:
    table = laid_out("日期,现货价\n2026-11-20,1\n2026-11-21,2\n", series="SPOT.cu")
    assert prices(table) == {"SPOT.cu": [1.0, 2.0]}


def test_names_of_the_file_become_those_of_the_desk_and_others_are_passed_over() -> None:
    text = "日期,品种,价格\n2026-11-20,1#铜,1\n2026-11-20,2#铜,2\n"
    table = laid_out(text, names={"1#铜": "SPOT.cu"})
    assert (prices(table), table.faults, table.skipped) == ({"SPOT.cu": [1.0]}, [], [3])


def test_a_time_of_day_in_its_own_column_counts() -> None:
    table = laid_out(
        "日期,时间,品种,价格\n2026-11-20,9:30,X,1\n2026-11-20,,Y,2\n2026-11-20,?,X,3\n"
    )
    assert [row.stamp[:16] for rows in table.rows.values() for row in rows] == [
        "2026-11-20 09:30",
        "2026-11-20 00:00",
    ]
    assert "line 4: column 时间 is not a time of day: '?'" in spoken(table.faults[0])


def test_a_row_in_another_unit_or_on_other_terms_is_refused_and_the_rest_lives() -> None:
    text = "日期,品种,价格,单位,报价方式\n2026-11-20,X,88,元/公斤,含税\n"
    text += "2026-11-21,X,88000,元/吨,含税\n"
    table = laid_out(text)
    assert prices(table) == {"X": [88.0]}
    assert spoken(table.faults[0]) == (
        f"{NAME}, line 3: column 单位 is not '元/公斤' of X further up: '元/吨'"
    )
    # Another series may be in another unit.
    table = laid_out("日期,品种,价格,单位\n2026-11-20,X,88,元/公斤\n2026-11-20,Y,900,元/克\n")
    assert (prices(table), table.faults) == ({"X": [88.0], "Y": [900.0]}, [])
    keys = {"unit": "单位", "unit_is": "元/吨", "terms": "报价方式", "terms_are": "含税"}
    table = laid_out(text + "2026-11-22,X,78000,元/吨,不含税\n", **keys)
    assert prices(table) == {"X": [88000.0]}
    assert [(fault.kind, fault.line) for fault in table.faults] == [("unit", 2), ("terms", 4)]
    assert "column 报价方式 is not '含税' of the mapping: '不含税'" in spoken(table.faults[1])


def test_a_row_in_another_currency_is_refused() -> None:
    text = "日期,品种,价格,币种\n2026-11-20,X,88,USD\n2026-11-21,X,600,CNY\n"
    assert prices(laid_out(text)) == {"X": [88.0]}
    table = laid_out(text, currency="币种", currency_is="CNY")
    assert prices(table) == {"X": [600.0]}
    assert "line 2: column 币种 is not 'CNY' of the mapping: 'USD'" in spoken(table.faults[0])


def test_grade_and_place_are_part_of_a_series_name() -> None:
    text = "日期,品种,牌号,地区,价格\n2026-11-20,铜,1#,上海,1\n2026-11-20,铜,,广东,2\n"
    table = laid_out(text, grade="牌号", place="地区")
    assert prices(table) == {"铜/1#/上海": [1.0], "铜/广东": [2.0]}
    one = laid_out(text, place="地区", names={"铜/广东": "SPOT.cu"})
    assert (prices(one), one.skipped) == ({"SPOT.cu": [2.0]}, [2])


def test_a_day_that_a_sheet_only_counts_is_told_how_to_be_shown() -> None:
    content = workbook(("a", [("日期", "品种", "价格"), (46346, "X", 1)]))
    (fault,) = table_of(content, NAME, NOW).faults
    assert "is not a date: '46346'; expected YYYY-MM-DD" in spoken(fault)
    assert str(fault).endswith("; if it counts days, format the column as dates")
    assert "counts days" not in fault_of("46346,X,1\n")


def test_decimal_commas_and_days_first_are_read_where_the_mapping_says_so() -> None:
    keys: dict[str, Any] = {"decimal": ",", "thousands": ".", "date_format": "DD/MM/YYYY"}
    table = laid_out("time;symbol;price\n05/11/2026;X;88.000,5\n", **keys)
    assert prices(table) == {"X": [88000.5]}
    assert table.rows["X"][0].stamp.startswith("2026-11-05")
    wrong = laid_out("time;symbol;price\n2026-11-05;X;1\n", **keys)
    assert "is not a date: '2026-11-05'; expected DD/MM/YYYY" in spoken(wrong.faults[0])


def test_a_workbook_is_read_like_a_csv() -> None:
    rows = [
        ("上海现货",),
        ("日期", "品种", "现货价"),
        (datetime(2026, 11, 20, 15), "SPOT.cu", 88000),
        ("2026-11-21", "SPOT.cu", "88100"),
        (datetime(2026, 11, 22), "SPOT.cu", "=C4+1"),
        (datetime(2026, 11, 22), "SPOT.cu", None),
    ]
    table = table_of(workbook(("报价", rows)), "a.xlsx", NOW)
    assert prices(table) == {"SPOT.cu": [88000.0, 88100.0]}
    assert table.rows["SPOT.cu"][0].stamp == "2026-11-20 15:00:00.000000"
    assert [spoken(fault) for fault in table.faults] == [
        "a.xlsx, line 5: column 现货价 is a formula without a computed value: '=C4+1'; "
        "open and save the file",
        "a.xlsx, line 6: only 2 columns: '2026-11-22,SPOT.cu'",
    ]


BASIS = ("日期", "品种", "现货价", "期货价", "基差")
RIGHT_SIGN = ("2026-11-20", "CU", 100, 90, 10)
WRONG_SIGN = ("2026-11-21", "CU", 100, 351, 251)
OTHER_SIZE = ("2026-11-22", "CU", 100, 90, 8)


def both_ways(*rows: tuple[Any, ...]) -> list[bytes]:
    text = "\n".join(",".join(str(cell) for cell in row) for row in (BASIS, *rows))
    return [text.encode(), workbook(("报价", [BASIS, *rows]))]


def test_a_row_whose_basis_has_the_wrong_sign_is_refused_in_csv_and_xlsx_alike() -> None:
    for content in both_ways(RIGHT_SIGN, WRONG_SIGN, OTHER_SIZE):
        table = table_of(content, NAME, NOW)
        assert [row.line for row in table.rows["CU"]] == [2, 4]
        assert [(fault.kind, fault.line) for fault in table.faults] == [("sign", 3), ("basis", 4)]
        assert "spot 100 minus futures 351 is -251: the sign is wrong" in spoken(table.faults[0])


def test_a_file_of_the_wrong_sign_throughout_is_refused_until_it_says_so() -> None:
    for content in both_ways(WRONG_SIGN):
        with pytest.raises(Malformed, match="seems to write futures minus spot") as caught:
            table_of(content, NAME, NOW)
        assert (caught.value.kind, NAME in str(caught.value)) == ("sign", True)
        layout = Layout(sign=BasisSign.FUTURES_MINUS_SPOT)
        assert table_of(content, NAME, NOW, layout).faults == []


def test_a_basis_without_its_futures_is_not_believed_and_not_missed() -> None:
    table = read("日期,品种,现货价,基差\n2026-11-20,CU,100,5\n")
    assert (prices(table), table.faults) == ({"CU": [100.0]}, [])
