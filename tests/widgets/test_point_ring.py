from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from terminal.core.view import Point
from widgets.point_ring import FOLDED_STEP, LONGEST_STEP, MOST_WAITING, PointRing


def point(time: float, spot: float = 10.0, futures: float = 4.0) -> Point:
    return Point("p", time, spot, futures, spot - futures)


def test_basis_is_spot_minus_futures() -> None:
    ring = PointRing()
    ring.extend([point(1, 10, 12), point(2, 5, 1)])
    assert ring.basis.tolist() == [-2, 4]


def test_a_break_between_sessions_is_folded() -> None:
    ring = PointRing()
    ring.extend([point(0), point(60), point(60 + 8 * 3600)])
    assert np.diff(ring.x).tolist() == [60, FOLDED_STEP]


def test_the_last_point_of_a_second_counts() -> None:
    ring = PointRing()
    ring.extend([point(7.1, 1, 0), point(7.9, 2, 0), point(8.0, 3, 0)])
    assert ring.basis.tolist() == [2, 3]


def test_history_goes_before_the_live_points_and_never_over_them() -> None:
    ring = PointRing()
    ring.extend([point(100, 9, 0), point(101, 8, 0)])
    ring.prepend([point(10, 1, 0), point(20, 2, 0), point(100, 77, 0), point(200, 78, 0)])
    assert ring.basis.tolist() == [1, 2, 9, 8]
    ring.prepend([point(10, 1, 0), point(20, 2, 0)])
    assert len(ring) == 4


def test_an_older_point_is_left_out() -> None:
    ring = PointRing()
    ring.extend([point(50), point(40), point(51)])
    assert ring.times.tolist() == [50, 51]


def test_places_lie_between_points_and_the_nearest_is_found() -> None:
    ring = PointRing()
    ring.extend([point(0), point(100), point(200)])
    assert ring.x_at(150) == 150
    assert [ring.nearest(x) for x in (-5, 49, 51, 149, 151, 999)] == [0, 0, 1, 1, 2, 2]
    assert PointRing().x_at(3) == 0


@given(st.lists(st.floats(0, 5000), min_size=1, max_size=200), st.integers(4, 50))
def test_it_keeps_the_newest_in_order_and_stays_bounded(steps: list[float], capacity: int) -> None:
    ring = PointRing(capacity)
    times = np.cumsum([1 + step for step in steps])
    ring.extend(point(float(time), spot=float(at)) for at, time in enumerate(times))
    assert np.all(np.diff(ring.times) > 0)
    assert np.all(np.diff(ring.x) >= 0)
    assert np.all(np.diff(ring.x) <= LONGEST_STEP)
    assert ring.times[-1] == times[-1]
    assert len(ring) <= max(1024, capacity + capacity // 4)


def test_a_full_ring_drops_its_oldest_points() -> None:
    ring = PointRing(2000)
    ring.extend(point(float(second)) for second in range(10_000))
    assert 2000 <= len(ring) <= 2500
    assert ring.times[-1] == 9999
    assert ring.times[0] == 9999 - len(ring) + 1


def test_points_wait_as_the_last_of_their_second_until_somebody_looks() -> None:
    ring = PointRing()
    for number in range(200):
        ring.extend([point(number / 10, spot=float(number))])
    assert len(ring._waiting) == 20
    assert ring.spot.tolist() == [9.0 + 10 * second for second in range(20)]
    ring.extend([point(19.95, spot=7.0), point(19.93, spot=8.0), point(20.5, spot=9.0)])
    assert ring.spot.tolist()[-2:] == [7.0, 9.0]


def test_points_that_nobody_looks_at_do_not_pile_up() -> None:
    ring = PointRing(100)
    for second in range(5_000):
        ring.extend([point(float(second))])
        assert len(ring._waiting) <= MOST_WAITING
    assert ring.times[-1] == 4_999


def test_in_other_terms_all_points_so_far_are_moved_and_later_ones_are_not() -> None:
    ring = PointRing()
    ring.extend([point(1.0, spot=100.0), point(2.0, spot=110.0)])
    ring.restate(2.0, -5.0)
    ring.extend([point(3.0, spot=120.0)])
    assert ring.spot.tolist() == [195.0, 215.0, 120.0]
    assert ring.times.tolist() == [1.0, 2.0, 3.0]


def test_the_basis_of_a_moment_is_that_of_the_point_before_it() -> None:
    ring = PointRing()
    ring.extend([point(10, 5, 4), point(20, 7, 4)])
    assert [ring.basis_at(time) for time in (1.0, 10.0, 19.9, 20.0, 99.0)] == [1, 1, 1, 3, 3]
