"""A premium holds from a day to a day, both counted."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders import make_premium


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
    row = make_premium(since=date(2026, 1, 2), until=date(2026, 3, 1))
    assert row.is_valid(day) is holds
