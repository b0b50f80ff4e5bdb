"""How long a service wants to be left alone."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from terminal.feeds.retry_after import LONGEST, retry_after

NOW = datetime(2026, 11, 30, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    ("status", "header", "seconds"),
    [
        (429, "120", 120.0),
        (503, " 7 ", 7.0),
        (429, "Mon, 30 Nov 2026 02:01:30 GMT", 90.0),
        (429, "Mon, 30 Nov 2026 02:01:30 -0000", 90.0),
        (429, "Mon, 30 Nov 2026 01:00:00 GMT", 0.0),
        (429, "9" * 5000, LONGEST),
        (429, "", 0.0),
        (429, "soon", 0.0),
        (429, "-5", 0.0),
        (429, "٣", 0.0),
        (301, "120", 0.0),
    ],
)
def test_seconds_of_a_header(status: int, header: str, seconds: float) -> None:
    assert retry_after(status, header, NOW) == seconds
