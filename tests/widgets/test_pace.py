from __future__ import annotations

import pytest

from widgets.pace import FRAME, LONGEST, TURNS, Pace


class Times:
    """A clock and a worker's clock that stand still."""

    now = worked = 50.0

    def work(self, seconds: float) -> None:
        self.now += seconds
        self.worked += seconds


@pytest.fixture
def times() -> Times:
    return Times()


@pytest.fixture
def pace(times: Times) -> Pace:
    return Pace(lambda: times.now, lambda: times.worked)


def test_after_a_light_frame_the_next_comes_thirty_times_a_second(pace: Pace, times: Times) -> None:
    times.work(0.005)
    assert pace.left() == pytest.approx(FRAME - 0.005)
    times.now = 50.0 + FRAME
    assert pace.left() == 0


def test_after_a_heavy_frame_the_window_rests_as_long_as_it_worked(
    pace: Pace, times: Times
) -> None:
    times.work(0.040)
    assert pace.left() == pytest.approx(0.040)
    times.now += 0.040
    assert pace.left() == 0
    pace.begin()
    assert pace.left() == pytest.approx(FRAME)


def test_what_passes_while_another_thread_has_the_interpreter_is_no_work(
    pace: Pace, times: Times
) -> None:
    times.work(0.010)
    times.now += 0.040
    assert pace.left() == 0


def test_what_needs_a_hand_never_waits_longer_than_a_tenth_of_a_second(
    pace: Pace, times: Times
) -> None:
    times.work(0.090)
    assert pace.left() == pytest.approx(LONGEST - 0.090)
    times.work(0.020)
    assert pace.left() == 0


def test_where_frames_are_long_each_panel_still_has_ten_turns_a_second(
    pace: Pace, times: Times
) -> None:
    turns = []
    for passed in (FRAME, 2 * FRAME, 3 * FRAME, 2.0, 0.001):
        times.now += passed
        turns.append(pace.begin())
    assert turns == [1, 2, TURNS, TURNS, 1]
