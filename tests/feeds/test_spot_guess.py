"""A first mapping has what the file shows; what can be meant two ways is left to a person."""

from __future__ import annotations

from typing import Any

import pytest

from terminal.feeds.basis_check import BasisSign
from terminal.feeds.spot_guess import guessed
from terminal.feeds.spot_layout import Layout, contradiction
from terminal.feeds.spot_preview import keys_of
from terminal.feeds.spot_sheet import written_in

HEAD = "日期,品种,现货价\n"


def guess(text: str, *wanted: str, **keys: Any) -> dict[str, object]:
    layout = guessed(written_in(text.encode(), "a.csv"), wanted, Layout(**keys))
    assert contradiction(layout) is None
    return keys_of(layout)


def test_the_columns_are_named_and_nothing_else_is_said_where_all_can_be_read() -> None:
    named = {"time": "日期", "symbol": "品种", "price": "现货价"}
    assert guess(HEAD + "2026-11-20,CU,88000\n", "CU") == named
    assert guess(HEAD + "2026-11-20,CU,88000\n", "AL") == named


def test_a_basis_that_cannot_be_recomputed_is_not_named() -> None:
    assert "basis" not in guess("日期,品种,现货价,基差\n2026-11-20,CU,1,2\n")
    text = "日期,品种,现货价,期货,基差\n2026-11-20,CU,100,90,-10\n"
    assert guess(text)["basis"] == "基差"
    assert Layout().sign is BasisSign.SPOT_MINUS_FUTURES
    assert "sign" not in guess(text)


@pytest.mark.parametrize(
    ("price", "said"),
    [
        ('"88,000"', {"thousands": ","}),
        ("88 000", {"thousands": " "}),
        ("'88.000,5'", {}),
        ("n/a", {}),
    ],
)
def test_the_way_numbers_are_written_is_seen(price: str, said: dict[str, str]) -> None:
    found = guess(f"{HEAD}2026-11-20,CU,{price}\n")
    assert {key: found[key] for key in ("decimal", "thousands") if key in found} == said


def test_decimal_commas_are_seen_in_a_file_that_is_cut_by_semicolons() -> None:
    found = guess("日期;品种;现货价\n2026-11-20;CU;88.000,5\n")
    assert (found["decimal"], found["thousands"]) == (",", ".")


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (("25/11/2026", "05/11/2026"), "DD/MM/YYYY"),
        (("11/25/2026",), "MM/DD/YYYY"),
        (("05/11/2026",), None),
        (("26-11-25",), "YY-MM-DD"),
        (("2026-11-25", "gestern"), None),
    ],
)
def test_a_day_that_can_be_two_is_left_to_a_person(days: tuple[str, ...], said: str | None) -> None:
    rows = "".join(f"{day},CU,1\n" for day in days)
    assert guess(HEAD + rows).get("date_format") == said


def test_a_name_becomes_a_series_only_where_it_is_the_same_word() -> None:
    text = HEAD + "2026-11-20,spot.cu,1\n2026-11-20,1#铝,2\n"
    assert guess(text, "SPOT.cu", "SPOT.al")["names"] == {"spot.cu": "SPOT.cu"}
    assert "names" not in guess(HEAD + "2026-11-20,铜,1\n", "SPOT.cu")
    assert guess(HEAD + "2026-11-20,铜,1\n", "SPOT.cu", names={"铜": "X"})["names"] == {"铜": "X"}


def test_a_file_without_a_column_for_its_series_is_that_of_a_desk_that_has_one() -> None:
    text = "日期,现货价\n2026-11-20,1\n"
    assert guess(text, "SPOT.cu") == {"series": "SPOT.cu", "time": "日期", "price": "现货价"}
    assert guess(text, "SPOT.cu", "SPOT.al") == {}


def test_a_title_too_long_for_a_mapping_is_named_by_its_letter() -> None:
    title = f"现货价({'x' * 70})"
    assert guess(f"日期,品种,{title}\n2026-11-20,CU,1\n")["price"] == "C"
