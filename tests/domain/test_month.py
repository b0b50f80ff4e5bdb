"""A symbol names a product and a month; three digits need a date."""

from __future__ import annotations

from datetime import date

import pytest

from terminal.domain.month import Month, month_of, product_of


@pytest.mark.parametrize(
    ("symbol", "product"),
    [
        ("SHFE.cu2505", "SHFE.cu"),
        ("CZCE.FG605", "CZCE.FG"),
        ("KQ.m@SHFE.cu", None),
        ("SPOT.cu", None),
        ("cu2505", None),
        ("", None),
    ],
)
def test_the_product_is_the_symbol_without_its_month(symbol: str, product: str | None) -> None:
    assert product_of(symbol) == product


@pytest.mark.parametrize(
    ("symbol", "day", "month"),
    [
        ("SHFE.cu2505", date(2026, 1, 1), Month(2025, 5)),
        ("CZCE.FG605", date(2026, 1, 5), Month(2026, 5)),
        ("CZCE.FG605", date(2025, 6, 1), Month(2026, 5)),
        ("CZCE.FG605", date(2016, 3, 1), Month(2016, 5)),
        ("CZCE.FG605", date(2015, 9, 1), Month(2016, 5)),
        ("CZCE.FG001", date(2019, 11, 1), Month(2020, 1)),
        ("CZCE.FG912", date(2020, 1, 2), Month(2019, 12)),
        ("SHFE.cu2513", date(2025, 1, 1), None),
        ("SPOT.cu", date(2025, 1, 1), None),
    ],
)
def test_the_month_of_a_symbol(symbol: str, day: date, month: Month | None) -> None:
    assert month_of(symbol, day) == month


def test_months_sort_by_time_and_are_written_so() -> None:
    months = [Month(2027, 1), Month(2026, 12), Month(2026, 2)]
    assert [str(one) for one in sorted(months)] == ["2026-02", "2026-12", "2027-01"]
    assert Month(2026, 2).first == date(2026, 2, 1)
