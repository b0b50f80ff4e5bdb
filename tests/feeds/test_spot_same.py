"""A series goes on as it was, or is another."""

from __future__ import annotations

import pytest

from terminal.feeds.spot_same import is_same
from terminal.feeds.spot_table import Observation


def rows(*prices: float, line: int = 2) -> list[Observation]:
    return [Observation("CU", f"2026-11-{20 + n}", one, line + n) for n, one in enumerate(prices)]


LAST = rows(1.0, 2.0)[-1]


@pytest.mark.parametrize(
    ("now", "same"),
    [
        (rows(1.0, 2.0), True),
        (rows(1.13, 2.26), False),
        # The newest price alone may be the same by chance.
        (rows(9.0, 2.0), False),
        # Of other goods, which stand in other lines.
        (rows(1.0, 2.0, line=12), False),
        # More rows than before may be of other goods too.
        (rows(1.0, 2.0, 3.0), False),
    ],
)
def test_every_row_has_to_be_the_same(now: list[Observation], same: bool) -> None:
    assert is_same(rows(1.0, 2.0), now, LAST) is same


@pytest.mark.parametrize("before", [[], rows(1.0)])
def test_where_the_former_reading_has_no_rows_left_the_last_price_told_is_held_against(
    before: list[Observation],
) -> None:
    assert is_same(before, rows(9.0, 2.0), LAST)
    assert not is_same(before, rows(2.0, 9.0), LAST)
    assert not is_same(before, [], LAST)
