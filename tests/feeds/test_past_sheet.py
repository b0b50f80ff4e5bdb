"""Files of former years' bases: what is read, and one clear sentence for what is not."""

from __future__ import annotations

from datetime import date

import pytest

from terminal.core.season_view import PastBasis
from terminal.feeds.fault import Malformed
from terminal.feeds.past_sheet import read_past


def test_days_of_several_contracts_with_chinese_headings() -> None:
    text = "日期,合约,基差\n2024-10-08,cu2410,-70\n2024/10/9,SHFE.cu2410,\n"
    with pytest.raises(Malformed, match=r"cu\.csv, line 3: '': no number"):
        read_past(text.encode(), "cu.csv", "SHFE")
    text = '日期,合约,基差\n2024-10-08,cu2410,-70\n2024/10/9,SHFE.cu2410,"-1,070.5"\n'
    assert read_past(text.encode("gb18030"), "cu.csv", "SHFE") == (
        PastBasis(date(2024, 10, 8), -70.0, "2024-10"),
        PastBasis(date(2024, 10, 9), -1070.5, "2024-10"),
    )


def test_three_digits_are_read_by_the_day_they_stand_beside() -> None:
    text = "date,basis,contract\n2016-04-01,5,FG605\n2026-04-01,6,FG605\n"
    assert [row.month for row in read_past(text.encode(), "a.csv", "CZCE")] == [
        "2016-05", "2026-05",
    ]  # fmt: skip


def test_a_series_without_contracts_has_no_months() -> None:
    text = "Basis;Date\n5.5;2024-10-08\n"
    assert read_past(text.encode(), "a.csv", "SHFE") == (PastBasis(date(2024, 10, 8), 5.5),)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "a.csv has no rows"),
        ("date,price\n2024-10-08,5\n", "a.csv, line 1: there is no column 基差 or basis"),
        ("day,basis\n2024-10-08,5\n", "a.csv, line 1: there is no column 日期 or date"),
        ("date,basis\n2024-13-08,5\n", "a.csv, line 2: '2024-13-08': no day"),
        ("date,basis\n2024-10-08,n/a\n", "a.csv, line 2: 'n/a': no number"),
        ("date,basis\n2024-10-08,-1,250\n", "line 2: '250': more columns than the header's 2"),
        ("date,basis\n2024-10-08\n", "a.csv, line 2: '': no number"),
        (
            "date,basis\n2024-10-08,5\n2024-10-08,6\n",
            "line 3: '2024-10-08': this day is there tw",
        ),
        (
            "date,basis,contract\n2024-10-08,5,cu\n",
            "a.csv, line 2: 'cu': no contract with a delivery month",
        ),
    ],
)
def test_what_is_wrong_is_said_with_file_line_and_value(text: str, words: str) -> None:
    with pytest.raises(Malformed) as said:
        read_past(text.encode(), "a.csv", "SHFE")
    assert words in str(said.value)
