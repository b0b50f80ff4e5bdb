from __future__ import annotations

from widgets.frame_clock import FrameClock


def test_work_between_frames_is_counted_and_waiting_is_not() -> None:
    clock = FrameClock()
    assert clock.percentile(0.5) is None
    clock.next_frame()
    clock.next_frame()
    sum(range(300_000))
    clock.next_frame()
    idle, busy = clock.costs
    assert 0 <= idle < busy
    assert clock.percentile(0.0) == idle
    assert clock.percentile(0.99) == busy
