"""Which column is what: named, or guessed from the header; never half understood."""

from __future__ import annotations

from typing import Any

import pytest

from terminal.feeds.fault import Malformed
from terminal.feeds.spot_layout import Columns, Layout, columns_in, contradiction, letter_of
from terminal.feeds.spot_sheet import written_in


def columns_of(text: str, **keys: Any) -> Columns:
    return columns_in(written_in(text.encode(), "a.csv").rows, Layout(**keys), "a.csv")


def refusal_of(text: str, **keys: Any) -> str:
    with pytest.raises(Malformed) as caught:
        columns_of(text, **keys)
    return str(caught.value)


def test_chinese_headers_are_guessed_and_the_guess_is_shown() -> None:
    found = columns_of("品种,日期,现货价（元/吨）,单位,期货价格,基差\n")
    assert found.at == {"symbol": 0, "time": 1, "price": 2, "unit": 3, "futures": 4, "basis": 5}
    assert found.words == (
        "time = 日期, symbol = 品种, price = 现货价（元/吨）, unit = 单位, futures = 期货价格, "
        "basis = 基差"
    )
    assert columns_of("time,symbol,price\n").words == ""


def test_a_day_and_a_time_of_day_are_two_columns() -> None:
    for header in ("日期,时间,品种,价格", "时间,日期,品种,价格", "time,date,symbol,price"):
        found = columns_of(header + "\n")
        names = header.split(",")
        day = next(at for at, name in enumerate(names) if name in ("日期", "date"))
        assert (found.at["time"], found.at["clock"]) == (day, 1 - day)
    assert columns_of("时间,品种,价格\n").at == {"time": 0, "symbol": 1, "price": 2}


def test_a_grade_and_a_place_tell_series_apart_only_where_they_are_named() -> None:
    text = "日期,品种,牌号,grade,place,价格\n"
    assert set(columns_of(text).at) == {"time", "symbol", "price"}
    assert columns_of(text, grade="牌号", place="place").at["grade"] == 2


def test_a_letter_is_that_of_its_column() -> None:
    assert [letter_of(at) for at in (0, 25, 26, 51, 52)] == ["A", "Z", "AA", "AZ", "BA"]


def test_titles_above_the_header_are_passed_over() -> None:
    found = columns_of("上海现货报价表\n\n制表：某某\n日期,品种,价格\n")
    assert (found.line, found.at) == (4, {"time": 0, "symbol": 1, "price": 2})


def test_what_is_named_counts_and_nothing_else_is_taken_for_it() -> None:
    text = "日期,品种,价格,均价,期货,基差\n"
    assert "more than one column price" in refusal_of(text)
    assert "say which in the mapping" in refusal_of(text)
    named = columns_of(text, price="均价")
    assert named.at == {"price": 3, "time": 0, "symbol": 1}
    assert named.guessed == ("time", "symbol")
    assert columns_of("日期,价格,D\n", series="X", price="D").at == {"time": 0, "price": 2}
    assert columns_of("日期,价格,y\n", series="X", price="C").at == {"time": 0, "price": 2}


def test_a_column_that_is_named_and_not_there_is_told_with_the_header() -> None:
    assert refusal_of("日期,品种,价格\n", price="现货价") == (
        "a.csv, line 1: no column '现货价', which the mapping names: the header is '日期,品种,价格'"
    )
    assert "line 3: the header is missing" in refusal_of("日期,品种,价格\n", header=3)


def test_the_header_is_where_the_mapping_says() -> None:
    text = "日期,品种,价格\n时间,代码,价格\n"
    assert columns_of(text, header=2).line == 2
    bare = columns_of("2026-11-20,X,1\n", header=0, time="A", symbol="B", price="C")
    assert (bare.line, bare.at) == (0, {"time": 0, "symbol": 1, "price": 2})
    assert columns_of(text, header=0, time="A", series="x", price="AB").at["price"] == 27


@pytest.mark.parametrize(
    ("keys", "key", "words"),
    [
        ({"series": "X", "symbol": "品种"}, "symbol", "the file has one series, X"),
        ({"series": "X", "names": {"a": "b"}}, "series", "there is none"),
        ({"series": "X", "place": "地区"}, "place", "the file has one series, X"),
        ({"time": "A", "price": "A"}, "time", "is the column for price as well"),
        ({"header": 0, "price": "价格"}, "price", "by its letter"),
        ({"header": 0, "time": "A", "price": "B"}, "header", "symbol is not named"),
        ({"basis": "基差"}, "basis", "name futures as well"),
        ({"decimal": ",", "thousands": ","}, "thousands", "decimals as well"),
        ({"decimal": ",", "delimiter": ","}, "delimiter", "decimals as well"),
        ({"date_format": "DD/MM"}, "date_format", "each once"),
        ({"date_format": "DD/DD/YYYY"}, "date_format", "each once"),
        ({"date_format": "YYY-MM-DD"}, "date_format", "each once"),
    ],
)
def test_a_layout_that_contradicts_itself_is_told(
    keys: dict[str, Any], key: str, words: str
) -> None:
    found = contradiction(Layout(**keys))
    assert found is not None
    assert found[0] == key
    assert words in found[2]


@pytest.mark.parametrize(
    "keys",
    [
        {},
        {"series": "X", "price": "价格"},
        {"decimal": ",", "thousands": ".", "delimiter": ";"},
        {"date_format": "DD/MM/YYYY"},
        {"date_format": "YYYY年MM月DD日"},
        {"header": 0, "time": "A", "series": "X", "price": "B"},
    ],
)
def test_a_layout_that_can_be_meant_is_taken(keys: dict[str, Any]) -> None:
    assert contradiction(Layout(**keys)) is None


def test_what_it_brings_is_known_before_the_file_is_read() -> None:
    assert Layout(series="X").brings == ("X",)
    assert Layout(names={"a": "X", "b": "Y", "c": "X"}).brings == ("X", "Y")
    assert Layout().brings == ()
