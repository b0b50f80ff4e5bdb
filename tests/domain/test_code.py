"""What a symbol says of product and delivery month."""

from __future__ import annotations

from datetime import date

import pytest

from terminal.domain.code import Month, future_product, month_of, months_on, product_of


@pytest.mark.parametrize(
    ("symbol", "product"),
    [
        ("SHFE.cu2701", "SHFE.cu"),
        ("CZCE.MA705", "CZCE.MA"),
        ("CFFEX.IF2612", "CFFEX.IF"),
        ("DCE.m2007-P-2900", "DCE.m"),
        ("DCE.m2007-MS-C-2900", "DCE.m"),
        ("SHFE.cu2006C47000", "SHFE.cu"),
        ("CZCE.SR007C5000", "CZCE.SR"),
        ("CFFEX.IO2012-C-4000", "CFFEX.IO"),
        ("KQ.m@SHFE.cu", "SHFE.cu"),
        ("SHFE.cu", "SHFE.cu"),
        ("SHFE.CU2701", "SHFE.CU"),  # the case is the exchange's own: this is another product
        ("cu2701", None),
        ("", None),
        ("CZCE.SPD SR007&SR009", None),
        ("SHFE.cu27", None),
    ],
)
def test_the_product_of_a_symbol(symbol: str, product: str | None) -> None:
    assert product_of(symbol) == product


@pytest.mark.parametrize(
    ("symbol", "on", "month"),
    [
        ("SHFE.rb2605", date(2016, 1, 4), (2026, 5)),
        ("CZCE.FG605", date(2016, 1, 4), (2016, 5)),
        ("CZCE.FG605", date(2026, 1, 4), (2026, 5)),
        ("CZCE.FG605", date(2025, 6, 1), (2026, 5)),
        ("CZCE.FG605", date(2015, 9, 1), (2016, 5)),
        ("SHFE.cu2505", date(2026, 1, 1), (2025, 5)),
        ("SPOT.cu", date(2025, 1, 1), None),
        ("CZCE.MA001", date(2019, 12, 30), (2020, 1)),
        ("CZCE.MA912", date(2020, 1, 2), (2019, 12)),
        ("CZCE.SR007C5000", date(2020, 1, 2), (2020, 7)),
        ("CZCE.FG613", date(2026, 1, 4), None),
        ("SHFE.cu2600", date(2026, 1, 4), None),
        ("KQ.m@SHFE.cu", date(2026, 1, 4), None),
    ],
)
def test_three_digits_mean_the_nearest_of_the_decades(
    symbol: str, on: date, month: tuple[int, int] | None
) -> None:
    assert month_of(symbol, on) == (Month(*month) if month else None)


@pytest.mark.parametrize(
    ("symbol", "product"),
    [
        ("SHFE.cu2505", "SHFE.cu"),
        ("CZCE.FG605", "CZCE.FG"),
        ("SHFE.cu2006C47000", None),
        ("DCE.m2007-P-2900", None),
        ("KQ.m@SHFE.cu", None),
        ("SPOT.cu", None),
        ("cu2505", None),
        ("", None),
    ],
)
def test_only_one_listed_month_is_a_future(symbol: str, product: str | None) -> None:
    assert future_product(symbol) == product


def test_months_sort_by_time_and_are_written_so() -> None:
    months = [Month(2027, 1), Month(2026, 12), Month(2026, 2)]
    assert [str(one) for one in sorted(months)] == ["2026-02", "2026-12", "2027-01"]
    assert Month(2026, 2).first == date(2026, 2, 1)


def test_months_before_a_month() -> None:
    months = [Month(2026, 3).back(by) for by in (0, 2, 3, 15)]
    assert [str(one) for one in months] == ["2026-03", "2026-01", "2025-12", "2024-12"]


@pytest.mark.parametrize(
    ("symbol", "months"),
    [
        ("SHFE.cu2611", ["SHFE.cu2611", "SHFE.cu2612", "SHFE.cu2701"]),
        ("CZCE.FG605", ["CZCE.FG611", "CZCE.FG612", "CZCE.FG701"]),
        ("SPOT.cu", []),
        ("not a symbol", []),
    ],
)
def test_following_months_are_spelled_as_the_exchange_does(symbol: str, months: list[str]) -> None:
    assert months_on(symbol, Month(2026, 11), 3) == months
