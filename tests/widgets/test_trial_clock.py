"""Trials count by the clocks that the desk's rules go by, made anew when it tells other hours."""

from __future__ import annotations

import msgspec

from terminal.core.effect import Topic
from terminal.core.trading_clock import TradingClock, WallClock
from tests.calendars import CALENDAR
from tests.widgets.fake_desk import FakeDesk
from widgets.bridge import Bridge
from widgets.trial_clock import TrialClocks


def test_the_clock_is_the_desk_s_own(bridge: Bridge, shown: FakeDesk) -> None:
    clocks = TrialClocks(bridge.latest)
    assert clocks.of("pair00", "trading") is None
    shown.changes.put(Topic.HOURS, "", CALENDAR.table)
    bridge.frame()
    trading, wall = clocks.of("pair00", "trading"), clocks.of("pair00", "wall")
    assert isinstance(trading, TradingClock)
    assert isinstance(wall, WallClock)
    assert clocks.of("pair00", "trading") is trading
    assert clocks.of("6688-01", "trading") is None
    # Other hours, other clocks.
    shown.changes.put(Topic.HOURS, "", msgspec.structs.replace(CALENDAR.table))
    bridge.frame()
    assert clocks.of("pair00", "trading") is not trading
