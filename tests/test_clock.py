from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from terminal.clock import Clock

BEGAN = datetime(2025, 3, 12, 2, 30, tzinfo=UTC)


class Machine:
    """Seconds that pass, and what its clock is off by."""

    def __init__(self) -> None:
        self.seconds = self.offset = 0.0
        self.clock: Clock

    def at(self, second: float) -> float:
        """What the desk's clock says, in seconds since it began."""
        self.seconds = second
        return (self.clock.now() - BEGAN).total_seconds()

    def jumped(self, second: float) -> float:
        self.seconds = second
        return self.clock.jumped().total_seconds()


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Iterator[Machine]:
    made = Machine()

    class Wall(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> Any:
            return BEGAN + timedelta(seconds=made.seconds + made.offset)

    with monkeypatch.context() as patched:
        patched.setattr("terminal.clock.datetime", Wall)
        patched.setattr("terminal.clock.time.monotonic", lambda: 1000 + made.seconds)
        made.clock = Clock()
        yield made


def test_a_clock_that_is_set_back_slows_the_desk_and_does_not_stop_it(machine: Machine) -> None:
    assert [machine.at(0), machine.at(10)] == [0, 10]
    machine.offset = -6.0
    assert [machine.at(10), machine.at(12), machine.at(14), machine.at(22)] == [10, 11, 12, 16]
    # It has caught up.
    assert [machine.at(23), machine.at(24)] == [17, 18]


def test_a_step_of_the_machines_clock_is_told_once_with_its_size(machine: Machine) -> None:
    assert machine.jumped(7) == 0
    machine.offset = 3600
    assert [machine.jumped(8), machine.jumped(9)] == [3600, 0]
    machine.offset = 0
    assert [machine.jumped(9), machine.jumped(600)] == [-3600, 0]


def test_what_a_clock_that_is_kept_right_moves_by_is_no_step(machine: Machine) -> None:
    machine.offset = 4.9
    assert machine.jumped(1) == 0
    machine.offset = 0
    assert machine.jumped(2) == 0
    machine.offset = -5
    assert machine.jumped(3) == -5
