from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from terminal.core.effect import Topic
from terminal.core.view import Notice
from tests.widgets.fake_desk import FakeDesk
from widgets.bridge import Bridge
from widgets.frame_clock import FrameClock
from widgets.status_bar import StatusBar
from widgets.theme import Theme


@pytest.fixture
def status(qtbot: QtBot, bridge: Bridge, theme: Theme) -> StatusBar:
    clock = FrameClock()
    clock.next_frame()
    clock.next_frame()
    made = StatusBar(bridge, theme, clock)
    qtbot.addWidget(made)
    return made


def test_it_tells_speed_and_ledger(status: StatusBar, shown: FakeDesk) -> None:
    words = status._speed.text()
    assert "tick to alert 1.2 ms, p99 6.1 ms" in words
    assert "3,412 updates/s" in words
    assert "frame 0 ms" in words
    assert "intact" in status._ledger.text()
    assert "#18,233 9f3c51aa" in status._ledger.text()


def test_a_failed_store_is_said_at_once(
    status: StatusBar, shown: FakeDesk, settle: Callable[[], None]
) -> None:
    shown.put_health(read_only="disk full", tick_to_alert_p50_ms=None)
    settle()
    assert "not written" in status._ledger.text()
    assert "alert" not in status._speed.text()


def test_the_newest_notice_is_shown_for_a_while(
    qtbot: QtBot, status: StatusBar, shown: FakeDesk, settle: Callable[[], None]
) -> None:
    status._old.setInterval(30)
    notice = Notice(id="x", time=shown.now, source="desk", level="refused", content="too old")
    shown.changes.put(Topic.NOTICE, "x", notice)
    settle()
    assert "too old" in status.notice.text()
    assert "Refused" in status.notice.text()
    qtbot.waitUntil(lambda: not status.notice.text())
