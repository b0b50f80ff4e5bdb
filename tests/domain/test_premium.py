"""A premium holds from a day to a day, both counted."""

from __future__ import annotations

from datetime import date

import pytest

from terminal.domain.premium import Premium
from tests.book_builders import D


@pytest.mark.parametrize(
    ("day", "holds"),
    [
        (date(2026, 1, 1), False),
        (date(2026, 1, 2), True),
        (date(2026, 3, 1), True),
        (date(2026, 3, 2), False),
    ],
)
def test_both_ends_count(day: date, holds: bool) -> None:
    row = Premium(
        commodity="cu",
        attribute="brand",
        value="贵冶",
        amount=D(150),
        since=date(2026, 1, 2),
        until=date(2026, 3, 1),
        source="sheet",
    )
    assert row.is_valid(day) is holds
