"""Each line of a file with what comes of it, in the words of the watcher; good rows stand."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.core.refusal import sentence
from terminal.core.spot_view import RowKind, SpotPreview
from terminal.domain.basis import Pair
from terminal.feeds.basis_check import BasisSign
from terminal.feeds.fault import Malformed
from terminal.feeds.spot_layout import Layout
from terminal.feeds.spot_preview import heads_in, keys_of, preview
from terminal.feeds.spot_sheet import written_in
from terminal.feeds.spot_table import table_of
from tests.builders import make_pair
from tests.feeds.workbooks import workbook

NOW = datetime(2026, 11, 25, 2, 30, tzinfo=UTC)
DAY = datetime(2026, 11, 20)
BASIS = "日期,品种,现货价,期货价,基差\n"


def look(text: str | bytes, pairs: Sequence[Pair] = (), **keys: Any) -> SpotPreview:
    content = text if isinstance(text, bytes) else text.encode()
    found = preview(content, "spot.csv", NOW, Layout(**keys), pairs)
    for words, said in ((found.refused, found.said), *[(r.words, r.said) for r in found.rows]):
        assert (words, None if said is None else sentence(said)) in ((words, words), ("", None))
    return found


def kinds(found: SpotPreview) -> list[str]:
    return [row.kind.value for row in found.rows]


def test_a_good_row_says_what_each_pair_would_compute_from_it() -> None:
    pairs = [
        make_pair(id="a", spot="CU", premium=Decimal(-20)),
        make_pair(
            id="b",
            spot="CU",
            premium=Decimal(0),
            unit_factor=Decimal(1000),
            tax_factor=Decimal("1.13"),
        ),
        make_pair(id="c", spot="AL"),
    ]
    found = look("日期,品种,现货价\n2026-11-20 15:00,CU,88.5\n", pairs)
    (row,) = found.rows
    assert (row.kind, row.series, row.price) == (RowKind.GOOD, "CU", 88.5)
    assert row.stamp == "2026-11-20 15:00:00.000000"
    assert row.spots == (("a", Decimal("108.5")), ("b", Decimal("100005.000")))
    assert found.newest == (row,)
    assert (found.at["price"], found.wanted) == ("现货价", ("CU", "AL"))
    assert found.is_clean


def test_a_bad_row_says_line_column_value_and_the_watchers_sentence() -> None:
    text = "日期,时间,品种,现货价\n2026-11-20,,CU,n/a\n昨天,,CU,1\n2026-11-21,25:99,CU,2\n,,,\n"
    found = look(text + "2026-11-22,,CU,3\n2026-11-22,,CU,4\n2026-11-23\n")
    assert kinds(found) == ["bad", "bad", "bad", "good", "bad", "bad"]
    assert [(row.line, row.column, row.value) for row in found.rows] == [
        (2, "现货价", "n/a"),
        (3, "日期", "昨天"),
        (4, "时间", "25:99"),
        (6, "", ""),
        (7, "日期", "2026-11-22"),
        (8, "", ""),
    ]
    assert [row.words for row in found.rows if row.kind is RowKind.BAD] == [
        str(fault) for fault in table_of((text + TAIL).encode(), "spot.csv", NOW).faults
    ]
    assert found.newest[0].price == 3.0
    assert (found.count(RowKind.GOOD), found.count(RowKind.BAD)) == (1, 5)
    assert not found.is_clean


TAIL = "2026-11-22,,CU,3\n2026-11-22,,CU,4\n2026-11-23\n"


def test_a_basis_is_recomputed_and_another_number_is_looked_at_and_taken() -> None:
    found = look(BASIS + "2026-11-20,CU,100,90,10\n2026-11-21,CU,100,90,8\n")
    assert kinds(found) == ["good", "look"]
    assert [row.basis for row in found.rows] == [Decimal(10), Decimal(10)]
    assert (found.rows[1].column, found.rows[1].value) == ("基差", "8")
    assert "basis = 8: spot 100 minus futures 90 is 10" in found.rows[1].words
    assert found.newest[0].line == 3


def test_a_file_of_the_other_sign_is_refused_whole_in_the_watchers_sentence() -> None:
    # As akshare's futures_spot_price writes it: dom_basis is futures minus spot.
    text = (
        "date,symbol,spot_price,dominant_contract,dominant_contract_price,dom_basis\n"
        "20261120,CU,101250,cu2701,101300,50\n20261120,AL,22480,al2701,22400,-80\n"
    )
    keys = {"price": "spot_price", "futures": "dominant_contract_price", "basis": "dom_basis"}
    keys |= {"time": "date", "symbol": "symbol"}
    with pytest.raises(Malformed) as caught:
        table_of(text.encode(), "spot.csv", NOW, Layout(**keys))
    found = look(text, **keys)
    assert found.refused == str(caught.value)
    assert 'say sign = "futures-spot"' in found.refused
    assert kinds(found) == ["bad", "bad"]
    assert (found.newest, [row.basis for row in found.rows]) == ((), [Decimal(-50), Decimal(80)])
    turned = look(text, **keys, sign=BasisSign.FUTURES_MINUS_SPOT)
    assert (turned.refused, kinds(turned)) == ("", ["good", "good"])


def test_a_header_that_is_not_understood_still_shows_the_columns_to_choose_from() -> None:
    found = look("某报价表\n日期,品种,现货价,现货价,\n2026-11-20,CU,1,2,x\n")
    assert "more than one column price" in found.refused
    assert found.header == 2
    assert [(one.name, one.letter, one.title) for one in found.heads] == [
        ("日期", "A", "日期"),
        ("品种", "B", "品种"),
        ("C", "C", "现货价"),
        ("D", "D", "现货价"),
        ("E", "E", ""),
    ]
    assert [row.cells for row in found.rows] == [("2026-11-20", "CU", "1", "2", "x")]
    assert (
        look("某报价表\n日期,品种,现货价,现货价,\n2026-11-20,CU,1,2,x\n", price="D").refused == ""
    )


def test_rows_of_others_are_passed_over_and_say_so() -> None:
    text = "日期,品种,现货价\n2026-11-20,1#铜,1\n2026-11-20,铝,2\n"
    found = look(text, names={"1#铜": "CU"})
    assert kinds(found) == ["good", "other"]
    assert found.names == (("1#铜", 1), ("铝", 1))
    found = look(text, [make_pair(spot="CU")])
    assert kinds(found) == ["other", "other"]
    assert "no pair of the desk has the series 铝" in found.rows[1].words
    assert found.is_clean


def test_two_series_and_their_grades_and_places_are_told_apart() -> None:
    text = "日期,品种,牌号,地区,现货价\n2026-11-20,铜,1#,上海,1\n2026-11-20,铜,1#,广东,2\n"
    assert kinds(look(text)) == ["good", "bad"]
    found = look(text, grade="牌号", place="地区", names={"铜/1#/广东": "CU.gd"})
    assert found.names == (("铜/1#/上海", 1), ("铜/1#/广东", 1))
    assert [(one.series, one.price) for one in found.newest] == [("CU.gd", 2.0)]


def test_a_line_without_an_end_is_to_be_looked_at() -> None:
    found = look("日期,品种,现货价\n2026-11-20,CU,88000\n2026-11-21,CU,880")
    assert kinds(found) == ["good", "look"]
    assert "line 3: the line has no end yet" in found.rows[1].words
    assert kinds(look("日期,品种,现货价\n2026-11-20,CU,88000\n2026-11-21,C")) == ["good", "bad"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk"])
def test_the_encoding_is_found_or_said(encoding: str) -> None:
    content = "日期,品种,现货价\n2026-11-20,电解铜,88000\n".encode(encoding)
    assert look(content).newest[0].series == "电解铜"
    said = "gbk" if encoding == "gbk" else "utf-8"
    assert look(content, encoding=said).newest[0].series == "电解铜"
    if encoding == "gbk":
        assert look(content, encoding="utf-8").refused == "spot.csv is not UTF-8 text"


def test_full_width_digits_and_unsaid_thousands_are_bad_rows_and_no_more() -> None:
    text = '日期,品种,现货价\n2026-11-20,CU,８８０００\n2026-11-21,CU,"88,000"\n2026-11-22,CU,1\n'
    assert kinds(look(text)) == ["bad", "bad", "good"]
    assert kinds(look(text, thousands=",")) == ["bad", "good", "good"]


def test_what_a_workbook_hides_is_told_row_by_row() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "报价"
    for row in (
        ("日期", "品种", "现货价"),
        (DAY, "CU", 88000),
        (DAY.replace(day=21), None, 88100),
        (DAY.replace(day=22), "CU", "=C2+200"),
        (46350, "CU", 88300),
    ):
        sheet.append(row)
    sheet.merge_cells("B2:B3")
    book.create_sheet("备注")
    content = io.BytesIO()
    book.save(content)
    found = look(content.getvalue())
    assert (found.where, found.sheets) == ("spot.csv [报价]", ("报价", "备注"))
    assert kinds(found) == ["good", "bad", "bad", "bad"]
    assert "column 品种 is empty" in found.rows[1].words
    assert "is a formula without a computed value" in found.rows[2].words
    assert "if it counts days, format the column as dates" in found.rows[3].words


@pytest.mark.parametrize("content", [b"", b"\n\n", workbook(("a", []))])
def test_an_empty_file_is_refused_and_nothing_is_raised(content: bytes) -> None:
    found = look(content)
    assert "the header is missing" in found.refused
    assert found.rows == ()
    assert not found.is_clean


def test_what_is_no_file_of_prices_is_refused_in_one_sentence() -> None:
    assert "is an old .xls workbook" in look(b"\xd0\xcf\x11\xe0").refused
    assert "cannot be read as an XLSX" in look(b"PK\x03\x04half").refused
    found = look(workbook(("a", [("日期",)])), sheet="b")
    assert ("no sheet 'b'" in found.refused, found.sheets) == (True, ("a",))


def test_only_the_first_rows_and_the_wrong_ones_are_kept_and_all_are_counted() -> None:
    text = "".join(f"2026-11-20 10:{at // 60:02}:{at % 60:02},CU,{at}\n" for at in range(500))
    content = f"日期,品种,现货价\n{text}2026-11-21,CU,?\n".encode()
    found = preview(content, "spot.csv", NOW, Layout(), (), 10)
    assert [row.line for row in found.rows] == [*range(2, 12), 502]
    assert (found.count(RowKind.GOOD), found.newest[0].price) == (500, 499.0)


def test_a_layout_says_only_what_it_changes() -> None:
    assert keys_of(Layout()) == {}
    keys: dict[str, Any] = {"price": "均价", "thousands": ",", "sign": "futures-spot", "header": 0}
    layout = Layout(**(keys | {"sign": BasisSign.FUTURES_MINUS_SPOT}))
    assert keys_of(layout) == keys
    assert type(keys_of(layout)["sign"]) is str


def test_a_wide_file_has_letters_beyond_z() -> None:
    rows = written_in((",".join("x" * 28) + "\n").encode(), "a.csv").rows
    assert [one.name for one in heads_in(rows, 1)][25:] == ["Z", "AA", "AB"]


@given(
    st.binary(max_size=120)
    | st.text(max_size=80).map(lambda text: text.encode("utf-8", "replace")),
    st.sampled_from([{}, {"header": 0, "time": "A", "series": "X", "price": "B"}, {"header": 2}]),
)
def test_any_bytes_end_in_a_preview(content: bytes, keys: dict[str, Any]) -> None:
    found = look(content, [make_pair(spot="X")], **keys)
    assert found.refused or found.header >= 0
    assert sum(found.counts.values()) == len(found.rows)


CELLS = st.sampled_from(["2026-11-20", "2026-11-21", "X", "Y", "1", "90", "-1", "nan", '"', ""])
ROWS = st.lists(st.lists(CELLS, max_size=6).map(",".join), max_size=8).map("\n".join)


@given(ROWS)
def test_every_line_has_one_kind_and_what_is_taken_is_what_the_watcher_takes(rows: str) -> None:
    content = (BASIS + rows + "\n").encode()
    found = look(content)
    if found.refused:
        with pytest.raises(Malformed) as caught:
            table_of(content, "spot.csv", NOW)
        assert (found.refused, found.newest) == (str(caught.value), ())
        return
    table = table_of(content, "spot.csv", NOW)
    taken = {row.line: row.price for row in found.rows if row.price is not None}
    assert taken == {one.line: one.price for rows in table.rows.values() for one in rows}
    bad = {row.line for row in found.rows if row.kind is RowKind.BAD}
    assert bad == {fault.line for fault in table.faults} - set(taken)
    assert sum(found.counts.values()) == len(found.rows)


@pytest.mark.parametrize(
    ("unit", "kind"),
    [("元/公斤", "look"), ("CNY/kg", "look"), ("元/吨", "good"), ("元/手", "good")],
)
def test_a_number_of_another_unit_than_its_pair_computes_in_is_to_be_looked_at(
    unit: str, kind: str
) -> None:
    pair = make_pair(id="cu.sh", spot="CU", price_unit="元/吨")
    text = f"日期,品种,现货价,单位\n2026-11-20 15:00,CU,86.5,{unit}\n"
    (row,) = look(text, [pair]).rows
    assert row.kind.value == kind
    if kind == "look":
        assert (row.reason, row.column, row.value) == ("pair_unit", "单位", unit)
        assert row.words == (
            f"spot.csv, line 2: the unit is {unit}, and pair cu.sh takes the number as it is and "
            "computes in 元/吨: it needs a unit_factor or an fx"
        )
    # With a factor, or of another series, it is what the desk file says.
    for other in (make_pair(spot="CU", unit_factor=Decimal(1000)), make_pair(spot="AL")):
        assert "look" not in kinds(look(text, [other]))
