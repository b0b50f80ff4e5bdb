"""A slow reader sees fewer and newer values, every point, and never half a change."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator

import pytest

from terminal.changes import MOST_POINTS, Changes
from terminal.core.effect import Topic


def test_the_newest_value_of_each_key_is_what_a_reader_finds() -> None:
    box = Changes()
    box.put(Topic.PAIR, "cu", 1)
    box.put(Topic.PAIR, "cu", 2)
    box.put(Topic.ALERT, "cu", 3)
    assert box.take() == {Topic.PAIR: {"cu": 2}, Topic.ALERT: {"cu": 3}}


def test_what_was_taken_is_gone() -> None:
    box = Changes()
    box.put(Topic.PAIR, "cu", 1)
    box.take()
    assert box.take() == {}


def test_a_thing_that_is_gone_is_told_as_none() -> None:
    box = Changes()
    box.put(Topic.POSITION, "a/cu", "lots")
    box.put(Topic.POSITION, "a/cu", None)
    assert box.take() == {Topic.POSITION: {"a/cu": None}}


def test_points_are_collected_and_not_replaced() -> None:
    box = Changes()
    for point in range(3):
        box.add_point("cu", point)
    assert box.take() == {Topic.POINT: {"cu": [0, 1, 2]}}


def test_a_reader_that_never_comes_does_not_fill_the_memory() -> None:
    box = Changes()
    for point in range(MOST_POINTS + 10):
        box.add_point("cu", point)
    kept = box.take()[Topic.POINT]["cu"]
    assert len(kept) <= MOST_POINTS
    # The oldest go first, and what is left has no gap.
    assert kept == list(range(kept[0], MOST_POINTS + 10))


@pytest.fixture
def eager_threads() -> Iterator[None]:
    """Let the threads change places as often as they can, so that a missing lock shows."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("eager_threads")
def test_nothing_is_lost_or_told_twice_between_two_threads() -> None:
    box, told, count = Changes(), [], MOST_POINTS - 1

    def fill() -> None:
        for number in range(count):
            box.add_point("cu", number)

    writer = threading.Thread(target=fill)
    writer.start()
    while writer.is_alive():
        told += box.take().get(Topic.POINT, {}).get("cu", [])
    writer.join()
    told += box.take().get(Topic.POINT, {}).get("cu", [])
    assert told == list(range(count))
