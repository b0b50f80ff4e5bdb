"""Hold times, clear holds and cooldowns count known time only."""

from __future__ import annotations

from terminal.core.rules.hold import Hold, that_run
from terminal.core.rules.transition import Kind

FIRED, CLEARED, SUPPRESSED = Kind


def play(hold: Hold, *steps: tuple[float, int]) -> list[tuple[float, Kind]]:
    found = []
    for time, truth in steps:
        kind = hold.step(truth, time)
        if kind is not None:
            found.append((time, kind))
    return found


def test_a_level_fires_once_it_was_held() -> None:
    assert play(Hold(10, 0, 0), (0, 1), (9, 1), (10, 1), (11, 1)) == [(10, FIRED)]


def test_a_break_starts_the_hold_again() -> None:
    assert play(Hold(10, 0, 0), (0, 1), (5, 0), (6, 1), (15, 1), (16, 1)) == [(16, FIRED)]


def test_it_clears_once_the_clear_hold_is_over() -> None:
    steps = (0, 1), (1, 0), (5, 1), (6, 0), (15, 0), (16, 0)
    assert play(Hold(0, 10, 0), *steps) == [(0, FIRED), (16, CLEARED)]


def test_unknown_time_does_not_count() -> None:
    steps = (0, 1), (4, -1), (50, -1), (60, 1), (65, 1), (66, 1)
    assert play(Hold(10, 0, 0), *steps) == [(66, FIRED)]


def test_unknown_neither_fires_nor_clears() -> None:
    assert play(Hold(0, 0, 0), (0, -1), (1, 1), (2, -1), (3, -1), (4, 0)) == [
        (1, FIRED),
        (4, CLEARED),
    ]


def test_the_clear_thresholds_count_only_while_it_is_latched() -> None:
    hold = Hold(5, 5, 0)
    assert not hold.is_latched
    play(hold, (0, 1))
    assert not hold.is_latched
    play(hold, (5, 1))
    assert hold.is_latched
    # Recovering: to break out again it must pass the fire limit.
    play(hold, (6, 0))
    assert not hold.is_latched
    assert hold.is_active
    play(hold, (7, 1))
    assert hold.is_latched


def test_a_second_firing_within_the_cooldown_is_suppressed() -> None:
    steps = (0, 1), (1, 0), (5, 1), (6, 0), (10, 1)
    assert play(Hold(0, 0, 10), *steps) == [
        (0, FIRED),
        (1, CLEARED),
        (5, SUPPRESSED),
        (6, CLEARED),
        (10, FIRED),
    ]


def test_it_takes_up_what_was_known() -> None:
    hold = Hold(5, 0, 100)
    hold.restore(True, 7.0)
    assert hold.counted == 7.0
    assert play(hold, (10, 1), (11, 0), (12, 1), (17, 1)) == [(11, CLEARED), (17, SUPPRESSED)]


def test_other_times_leave_a_running_timer_alone() -> None:
    hold = Hold(100, 0, 0)
    play(hold, (0, 1))
    hold.set_times(10, 0, 0)
    assert play(hold, (10, 1)) == [(10, FIRED)]


def test_it_is_due_when_its_hold_ends_and_never_while_nothing_is_known() -> None:
    hold = Hold(30, 50, 0)
    assert hold.due is None
    hold.step(1, 100.0)
    assert hold.due == 130.0
    hold.step(-1, 110.0)
    assert hold.due is None
    hold.step(1, 115.0)
    assert hold.due == 135.0
    hold.step(1, 135.0)
    assert hold.due is None
    hold.step(0, 200.0)
    assert hold.due == 250.0


def test_what_had_passed_is_added_to_a_timer_that_runs() -> None:
    hold = Hold(10, 5, 0)
    assert (hold.passed(100), that_run([("a", hold)])) == (-1, [])
    hold.go_on(7)
    assert play(hold, (100, 1), (103, 1)) == []
    assert (hold.passed(103), hold.is_unknown, that_run([("a", hold)])) == (3, False, [("a", hold)])
    assert play(hold, (104, -1)) == []
    # It stands still while nothing is known.
    assert (hold.passed(150), hold.is_unknown) == (4, True)
    hold.go_on(5)
    assert play(hold, (160, 1), (161, 1)) == [(161, FIRED)]
    assert play(hold, (170, 0)) == []
    hold.go_on(4)
    assert play(hold, (171, 0)) == [(171, CLEARED)]


def test_a_level_that_was_recovering_is_judged_by_its_fire_limits() -> None:
    hold = Hold(0, 5, 0)
    hold.restore(True, -1e18)
    assert hold.is_latched
    hold.recover()
    assert (hold.is_latched, hold.is_active) == (False, True)
    assert play(hold, (1, 0), (6, 0)) == [(6, CLEARED)]
