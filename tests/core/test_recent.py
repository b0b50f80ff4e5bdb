"""What was told since the start stands behind the past when that comes."""

from __future__ import annotations

from datetime import timedelta

import pytest

from terminal.core.recent import Recent
from terminal.core.rule_subjects import FUTURES, SPOT
from terminal.core.view import Point

MINUTE = timedelta(minutes=1)
# 1970-01-01 08:00 in Beijing, where exchange time counts from midnight.
BEGUN = 8 * 3_600_000.0


def points(*minutes: int) -> list[Point]:
    return [Point("cu", minute * 60.0, 100.0 + minute, 90.0, 10.0 + minute) for minute in minutes]


def test_bars_are_known_at_their_end_and_stop_where_the_desk_began() -> None:
    recent = Recent(["cu"])
    recent.note("cu", SPOT, BEGUN + 150_000.0, 7.0)
    rows = recent.behind("cu", points(0, 1, 2, 3), MINUTE)
    # The bar of minute 2 ends after the first sample.
    assert rows == [
        (SPOT, BEGUN + 59_999.0, None),
        (FUTURES, BEGUN + 59_999.0, 90.0),
        (SPOT, BEGUN + 59_999.0, 100.0),
        (SPOT, BEGUN + 119_999.0, None),
        (FUTURES, BEGUN + 119_999.0, 90.0),
        (SPOT, BEGUN + 119_999.0, 101.0),
        (SPOT, BEGUN + 119_999.0, None),
        (FUTURES, BEGUN + 119_999.0, None),
        (SPOT, BEGUN + 150_000.0, 7.0),
    ]


def test_the_past_comes_once() -> None:
    recent = Recent(["cu"])
    assert recent.behind("cu", [], MINUTE) == []
    assert recent.behind("cu", points(0), MINUTE)
    assert recent.behind("cu", points(0), MINUTE) == []


def test_what_is_no_pair_or_was_dropped_has_none() -> None:
    recent = Recent(["cu", "al"])
    recent.note("metals/cu", SPOT, BEGUN, 1.0)
    recent.drop("al")
    recent.note("al", SPOT, BEGUN, 1.0)
    assert recent.behind("metals/cu", points(0), MINUTE) == []
    assert recent.behind("al", points(0), MINUTE) == []


def test_a_past_that_comes_too_late_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("terminal.core.recent.MOST", 3)
    recent = Recent(["cu"])
    for at in range(3):
        recent.note("cu", SPOT, BEGUN + 1e6 + at, 1.0)
    recent.note("cu", SPOT, BEGUN + 2e6, 1.0)
    assert recent.behind("cu", points(0), MINUTE) == []


def test_in_other_terms_samples_are_kept_from_then_on() -> None:
    recent = Recent(["cu"])
    recent.note("cu", SPOT, BEGUN + 1e6, 1.0)
    for pair in ("cu", "al"):
        recent.clear(pair)
    recent.note("cu", SPOT, BEGUN + 2e6, 2.0)
    recent.note("al", SPOT, BEGUN + 2e6, 2.0)
    assert recent.behind("cu", points(0), MINUTE)[-1] == (SPOT, BEGUN + 2e6, 2.0)
    assert recent.behind("al", points(0), MINUTE) == []
