"""What was finds what the rule engine measures from."""

from __future__ import annotations

import math
from datetime import timedelta
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.core.rules.reference import LastBar, LastSample, Reference, SameTime
from terminal.core.trading_clock import At
from terminal.core.trail import MOST, AgoTrail, Row, Trail, trail_of
from terminal.domain.operand import Ago, Anchor, Period, PreviousBar

MINUTE = 60_000
DAY = 86_400_000.0
steps = st.lists(st.integers(1, 4 * 3_600_000), min_size=1, max_size=60)
PAIRS: list[tuple[Period, Reference]] = [
    (Anchor.SAMPLE, LastSample()),
    (PreviousBar(timedelta(minutes=30)), LastBar(30 * MINUTE)),
    (Anchor.SAME_TIME, SameTime()),
]


def at(time: float) -> At:
    """Read a clock that never stops."""
    return At(time, time, time // DAY * DAY)


def row(time: float, spot: float) -> Row:
    """Return what is told apart by its spot price."""
    return time, 0, spot, 0.0


@pytest.mark.parametrize("number", range(3))
@given(steps)
def test_a_trail_answers_like_the_reference_of_the_rules(number: int, gaps: list[int]) -> None:
    period, _ = PAIRS[number]
    reference = (LastSample(), LastBar(30 * MINUTE), SameTime())[number]
    trail: Trail | None = trail_of(period)
    assert trail is not None
    time = 1.7e12
    for step, gap in enumerate(gaps):
        time += gap
        found = reference.push(time, time, float(step), time // DAY * DAY)
        trail.take([at(time)], [row(time, float(step))])
        kept = trail.find(at(time))
        assert (math.isnan(found) and kept is None) or (kept is not None and kept[2] == found)


def test_a_bar_begins_with_its_day() -> None:
    # As LastBar does: a day of 45 minutes has a short second bar.
    trail: Trail | None = trail_of(PreviousBar(timedelta(minutes=30)))
    assert trail is not None
    reference, day = LastBar(30 * MINUTE), 45.0 * MINUTE
    for time in (40.0 * MINUTE, 46.0 * MINUTE, 61.0 * MINUTE, 74.0 * MINUTE, 76.0 * MINUTE):
        moment = At(time, time, time // day * day)
        found = reference.push(time, time, time, moment.day)
        trail.take([moment], [row(time, time)])
        kept = trail.find(moment)
        assert (math.isnan(found) and kept is None) or kept == row(found, found)


@given(st.lists(st.integers(60, 5_000), min_size=1, max_size=200))
def test_ago_is_the_newest_row_that_is_old_enough(gaps: list[int]) -> None:
    trail = AgoTrail(MINUTE)
    time, seen = 0.0, list[float]()
    for gap in gaps:
        time += gap
        trail.take([at(time)], [row(time, time)])
        seen.append(time)
        old = [one for one in seen if one <= time - MINUTE]
        found = trail.find(at(time))
        if not old:
            assert found is None
        else:
            # Rows within a thousandth of the span are one.
            assert found is not None
            assert old[-1] - MINUTE / MOST <= found[0] <= old[-1]


@pytest.mark.parametrize("period", [*(period for period, _ in PAIRS), Ago(timedelta(minutes=1))])
@given(steps, st.integers(1, 40))
def test_rows_at_once_are_what_they_are_one_by_one(
    period: Period, gaps: list[int], at_once: int
) -> None:
    times = [*accumulate((gap / 100 for gap in gaps), initial=1.7e12)]
    moments, rows = [at(time) for time in times], [row(time, time) for time in times]
    one_by_one, together = trail_of(period), trail_of(period)
    assert one_by_one is not None
    assert together is not None
    for start in range(0, len(times), at_once):
        part = slice(start, start + at_once)
        together.take(moments[part], rows[part])
        for moment, one in zip(moments[part], rows[part], strict=True):
            one_by_one.take([moment], [one])
        later = at(moments[part][-1].t + MINUTE)
        assert together.find(later) == one_by_one.find(later)


def test_memory_is_bounded_whatever_the_rate() -> None:
    trail = AgoTrail(MINUTE)
    for step in range(50_000):
        trail.take([at(step * 10.0)], [row(step * 10.0, 0.0)])
    assert len(trail._rows) <= 2 * MOST + 1
    found = trail.find(at(499_990.0))
    assert found is not None
    assert 439_990.0 - 60.0 <= found[0] <= 439_990.0


def test_the_same_minute_of_the_day_before_counts_however_late_in_it() -> None:
    trail: Trail | None = trail_of(Anchor.SAME_TIME)
    reference = SameTime()
    assert trail is not None
    # 10:00:40 of one day, 10:00:05 of the next.
    first, second = 100 * DAY + 10 * 3_600_000 + 40_000, 101 * DAY + 10 * 3_600_000 + 5_000
    trail.take([at(first)], [row(first, 7.0)])
    reference.push(first, first, 7.0, at(first).day)
    trail.take([at(second)], [row(second, 8.0)])
    found = trail.find(at(second))
    assert found is not None
    assert reference.push(second, second, 8.0, at(second).day) == found[2] == 7.0


def test_what_is_told_from_outside_has_no_trail() -> None:
    assert trail_of(Anchor.SETTLEMENT) is None
    assert trail_of(Anchor.WEEK) is None
    assert trail_of(Ago(timedelta(minutes=1))) is not None
