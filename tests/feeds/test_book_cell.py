"""A cell is read as people write it, and what is ambiguous is refused in words."""

from __future__ import annotations

import contextlib
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.domain.contract import PricingKind, TradeSide
from terminal.feeds import book_cell as cell


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,234.50", "1234.50"),
        (" 1234 ", "1234"),
        ("-120", "-120"),
        ("+7", "7"),
        ("−30", "-30"),
        ("－１，２３４．５", "-1234.5"),
        ("１２３", "123"),
        ("0", "0"),
        (".5", "0.5"),
        ("5.", "5"),
        ("1,234,567", "1234567"),
        ("\u00a012\u3000", "12"),
        ("500.000000000000000000", "500"),
        ("0.1234567890000", "0.123456789"),
    ],
)
def test_a_number_as_people_write_it(text: str, value: str) -> None:
    assert cell.number(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        ".",
        "1,23",
        "12,34.5",
        "1.234,5",
        "1 000",
        "12吨",
        "nan",
        "inf",
        "1e3",
        "1--2",
        "一",
        "10²",
        "½",
        "1⁰",
        "①",
        "١٢",
    ],
)
def test_what_is_no_number(text: str) -> None:
    with pytest.raises(ValueError, match="is not a number"):
        cell.number(text)


@pytest.mark.parametrize("text", ["1" + "0" * 15, "0.1234567891", "-1" + "0" * 20])
def test_a_slip_of_the_keyboard_is_out_of_range(text: str) -> None:
    with pytest.raises(ValueError, match="out of range"):
        cell.number(text)


@pytest.mark.parametrize("text", ["0001-01-01 00:00:00", "0001-01-01 07:59"])
def test_a_time_before_all_times_is_a_reason_too(text: str) -> None:
    with pytest.raises(ValueError, match="is not a date of the calendar"):
        cell.time(text)


@given(text=st.text(max_size=12))
def test_any_text_is_a_value_or_a_reason(text: str) -> None:
    for read in (cell.number, cell.quantity, cell.fraction, cell.share, cell.day, cell.time):
        with contextlib.suppress(ValueError):
            read(text)


@given(value=st.decimals(-(10**12), 10**12, places=3))
def test_a_number_written_with_separators_is_the_same_number(value: Decimal) -> None:
    assert cell.number(f"{value:,f}") == cell.number(f"{value:f}") == value


def test_a_quantity_has_no_sign() -> None:
    assert cell.quantity("5") == 5
    with pytest.raises(ValueError, match="must not be negative; the side says"):
        cell.quantity("-5")


def test_a_fraction_says_whether_it_is_per_cent() -> None:
    assert cell.fraction("5%") == cell.fraction("0.05") == cell.fraction("５％") == Decimal("0.05")
    for text in ("5", "101%", "-1%"):
        with pytest.raises(ValueError, match="is not from 0 to 1"):
            cell.fraction(text)
    with pytest.raises(ValueError, match="must be above 0"):
        cell.share("0")


@pytest.mark.parametrize(
    "text",
    ["2026-11-05", "2026/11/5", "2026.11.05", "20261105", "2026年11月5日", "2026-11-05 00:00:00"],
)
def test_a_date_as_people_write_it(text: str) -> None:
    assert cell.day(text) == date(2026, 11, 5)


def test_a_time_is_beijing_time() -> None:
    assert cell.time("2026-11-25 10:30:05.5") == datetime(2026, 11, 25, 2, 30, 5, 500000, UTC)
    with pytest.raises(ValueError, match="has no time of day"):
        cell.time("2026-11-25")


@pytest.mark.parametrize("text", ["46351", "2026-13-01", "2026-02-30", "25/11/2026", "明天"])
def test_what_is_no_date(text: str) -> None:
    with pytest.raises(ValueError, match="is not a date"):
        cell.day(text)


def test_words_and_units() -> None:
    assert cell.choice(cell.SIDES)(" 采购 ") is TradeSide.PURCHASE
    assert cell.choice(cell.KINDS)("BASIS") is PricingKind.BASIS
    with pytest.raises(ValueError, match="is not one of purchase, buy, 采购"):
        cell.choice(cell.SIDES)("borrow")
    assert [cell.unit(text) for text in ("吨", "ｔ", "公斤", "桶", "bbl", "张", "箱")] == [
        "t", "t", "kg", "bbl", "bbl", "sheet", "箱",
    ]  # fmt: skip
    assert cell.words(" 江铜（上海） ") == "江铜（上海）"


def test_a_commodity_is_known_by_name_and_by_code() -> None:
    read = cell.commodity({"铜": "cu", "棉花": "CF"})
    assert [read(text) for text in ("铜", "CU", "cf", "棉花", "锌")] == [
        "cu", "cu", "CF", "CF", "锌",
    ]  # fmt: skip


def test_a_symbol_finds_its_exchange_where_one_alone_has_the_code() -> None:
    read = cell.symbols(["SHFE.cu", "CZCE.FG", "A.x", "B.x"])
    assert read("CU2701") == read("shfe.cu2701") == read("SHFE.cu2701") == "SHFE.cu2701"
    assert read("fg701") == "CZCE.FG701"
    assert read("DCE.zz2701") == "DCE.zz2701"
    assert read("*") == "*"
    with pytest.raises(ValueError, match="needs its exchange in front"):
        read("x2701")
    with pytest.raises(ValueError, match="needs its exchange in front"):
        read("zz2701")
    with pytest.raises(ValueError, match="is not a futures contract"):
        read("沪铜主力")


@pytest.mark.parametrize("text", ["-0", "－０．００", "-.0"])
def test_zero_has_no_sign(text: str) -> None:
    assert not cell.number(text).is_signed()
