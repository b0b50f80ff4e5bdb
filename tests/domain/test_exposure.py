"""The hedge ratio, its sign, and where it means nothing."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.builders import make_exposure


@pytest.mark.parametrize(
    ("physical", "futures", "ratio"),
    [
        (100, -80, "0.8"),
        (100, -120, "1.2"),
        (-100, 80, "0.8"),
        (100, 50, "-0.5"),
        (100, 0, "0"),
        (0, 50, None),
    ],
)
def test_the_hedge_ratio(physical: int, futures: int, ratio: str | None) -> None:
    exposure = make_exposure(physical=Decimal(physical), futures=Decimal(futures))
    assert exposure.hedge_ratio == (None if ratio is None else Decimal(ratio))
