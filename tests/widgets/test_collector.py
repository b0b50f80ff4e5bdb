"""The collector works in the GUI thread alone, and gives the work back."""

from __future__ import annotations

import gc
import weakref
from typing import Any

from widgets.collector import OLDEST_EVERY, OLDEST_FIRST, Collector


class Knot:
    """Something only the collector can free."""

    def __init__(self) -> None:
        self.me = self


def tie(count: int) -> list[weakref.ref[Knot]]:
    return [weakref.ref(Knot()) for _ in range(count)]


def test_nothing_is_collected_until_the_timer_looks(qapp: Any) -> None:
    collector = Collector()
    collector.start()
    try:
        knots = tie(5_000)
        assert all(knot() is not None for knot in knots)
        collector.look()
        assert all(knot() is None for knot in knots)
    finally:
        collector.stop()


def test_what_outlived_a_look_is_looked_at_again_soon(qapp: Any) -> None:
    collector = Collector()
    collector.start()
    try:
        kept = Knot()
        reference = weakref.ref(kept)
        tie(5_000)
        collector.look()
        del kept
        for _ in range(20):
            tie(5_000)
            collector.look()
        assert reference() is None
    finally:
        collector.stop()


def test_what_is_old_is_looked_at_now_and_then_and_the_desk_not_again(qapp: Any) -> None:
    collector = Collector()
    collector.start()
    try:
        frozen = gc.get_freeze_count()
        desk = [[number] for number in range(5_000)]
        old = tie(1)
        gc.collect(1)  # It has grown old alive.
        for _ in range(OLDEST_FIRST):
            collector.look()
        assert gc.get_freeze_count() > frozen + len(desk)
        assert old[0]() is None
        kept = Knot()
        reference = weakref.ref(kept)
        gc.collect(1)
        gc.collect(1)
        del kept
        for _ in range(OLDEST_EVERY - OLDEST_FIRST - 1):
            collector.look()
        assert reference() is not None, "the old are dear to look at"
        collector.look()
        assert reference() is None
    finally:
        collector.stop()


def test_the_automatic_collector_comes_back(qapp: Any) -> None:
    collector = Collector()
    collector.start()
    assert not gc.isenabled()
    collector.stop()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
