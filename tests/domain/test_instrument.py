"""Which exchanges keep the lots of today apart, and how fine a price is written."""

from __future__ import annotations

from decimal import Decimal

import pytest

from terminal.domain.instrument import decimals_of
from tests.builders import make_instrument


@pytest.mark.parametrize(
    ("exchange", "splits"),
    [
        ("SHFE", True),
        ("INE", True),
        ("DCE", False),
        ("CZCE", False),
        ("CFFEX", False),
        ("GFEX", False),
    ],
)
def test_shanghai_alone_keeps_the_lots_of_today_apart(exchange: str, splits: bool) -> None:
    assert make_instrument(exchange=exchange).splits_today is splits


@pytest.mark.parametrize(
    ("step", "decimals"),
    [("10", 0), ("1", 0), ("1E+1", 0), ("0.5", 1), ("0.50", 1), ("0.02", 2), ("0.005", 3)],
)
def test_a_price_has_as_many_decimals_as_its_step(step: str, decimals: int) -> None:
    assert decimals_of(Decimal(step)) == decimals
