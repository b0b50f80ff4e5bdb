"""The collector works in the GUI thread alone, and gives the work back."""

from __future__ import annotations

import gc
import weakref
from typing import Any

from widgets.collector import Collector


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


def test_the_automatic_collector_comes_back(qapp: Any) -> None:
    collector = Collector()
    collector.start()
    assert not gc.isenabled()
    collector.stop()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
