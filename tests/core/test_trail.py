"""What was finds what the rule engine measures from."""

from __future__ import annotations

import math
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.core.rules.reference import LastBar, LastSample, Reference, SameTime
from terminal.core.trail import DAY, MOST, AgoTrail, Trail, trail_of
from terminal.domain.operand import Ago, Anchor, Period, PreviousBar

MINUTE = 60_000
steps = st.lists(st.integers(1, 4 * 3_600_000), min_size=1, max_size=60)
PAIRS: list[tuple[Period, Reference]] = [
    (Anchor.SAMPLE, LastSample()),
    (PreviousBar(timedelta(minutes=30)), LastBar(30 * MINUTE)),
    (Anchor.SAME_TIME, SameTime()),
]


@pytest.mark.parametrize("at", range(3))
@given(steps)
def test_a_trail_answers_like_the_reference_of_the_rules(at: int, gaps: list[int]) -> None:
    period, _ = PAIRS[at]
    reference = (LastSample(), LastBar(30 * MINUTE), SameTime())[at]
    trail: Trail | None = trail_of(period)
    assert trail is not None
    time = 1.7e12
    for number, gap in enumerate(gaps):
        time += gap
        found = reference.push(time, time, float(number), time // 86_400_000)
        trail.push(time, 0, float(number), 0.0)
        row = trail.find(time)
        assert (math.isnan(found) and row is None) or (row is not None and row.spot == found)


@given(st.lists(st.integers(60, 5_000), min_size=1, max_size=200))
def test_ago_is_the_newest_row_that_is_old_enough(gaps: list[int]) -> None:
    trail = AgoTrail(MINUTE)
    time, seen = 0.0, list[float]()
    for gap in gaps:
        time += gap
        trail.push(time, 0, time, 0.0)
        seen.append(time)
        old = [one for one in seen if one <= time - MINUTE]
        found = trail.find(time)
        if not old:
            assert found is None
        else:
            # Rows within a thousandth of the span are one.
            assert found is not None
            assert old[-1] - MINUTE / MOST <= found.time <= old[-1]


def test_memory_is_bounded_whatever_the_rate() -> None:
    trail = AgoTrail(MINUTE)
    for at in range(50_000):
        trail.push(at * 10.0, 0, 0.0, 0.0)
    assert len(trail._rows) <= 2 * MOST + 1
    found = trail.find(499_990.0)
    assert found is not None
    assert 439_990.0 - 60.0 <= found.time <= 439_990.0


def test_the_same_minute_of_the_day_before_counts_however_late_in_it() -> None:
    trail: Trail | None = trail_of(Anchor.SAME_TIME)
    reference = SameTime()
    assert trail is not None
    # 10:00:40 of one day, 10:00:05 of the next.
    first, second = 100 * DAY + 10 * 3_600_000 + 40_000, 101 * DAY + 10 * 3_600_000 + 5_000
    trail.push(first, 0, 7.0, 0.0)
    reference.push(first, first, 7.0, first // DAY)
    trail.push(second, 0, 8.0, 0.0)
    found = trail.find(second)
    assert found is not None
    assert reference.push(second, second, 8.0, second // DAY) == found.spot == 7.0


def test_what_is_told_from_outside_has_no_trail() -> None:
    assert trail_of(Anchor.SETTLEMENT) is None
    assert trail_of(Anchor.WEEK) is None
    assert trail_of(Ago(timedelta(minutes=1))) is not None
