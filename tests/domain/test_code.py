"""What a symbol says of product and delivery month."""

from __future__ import annotations

from datetime import date

import pytest

from terminal.domain.code import Month, month_of, product_of


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


def test_a_month_begins_on_its_first() -> None:
    assert Month(2026, 5).first == date(2026, 5, 1)
