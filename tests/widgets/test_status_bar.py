from __future__ import annotations

from collections.abc import Callable
from datetime import date

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from terminal.core.effect import Topic
from terminal.core.refusal import Refusal, say
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


def test_it_tells_how_far_the_calendar_reaches(
    status: StatusBar, shown: FakeDesk, settle: Callable[[], None], speak: Callable[[str], None]
) -> None:
    assert status._calendar.text() == ""
    until = date(2026, 12, 31)
    shown.put_health(calendar_until=until)
    settle()
    assert status._calendar.text() == "calendar until 2026-12-31"
    assert status._calendar.toolTip() == ""
    soon = say(Refusal.CALENDAR_ENDS, exchanges="SHFE", until=until, days=26)
    shown.put_health(calendar_until=until, calendar_warning=soon)
    settle()
    assert "calendar until 2026-12-31</span>" in status._calendar.text()
    assert "days left: 26" in status._calendar.toolTip()
    speak("zh")
    shown.put_health(calendar_warning=say(Refusal.CALENDAR_UNCONFIRMED, exchanges="NYMEX"))
    settle()
    assert "日历未确认</span>" in status._calendar.text()
    assert "NYMEX" in status._calendar.toolTip()


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
    assert status.notice.text() == "too old"
    assert "Refused" in status.kind.text()
    qtbot.waitUntil(lambda: not status.notice.text())
    assert not status.kind.text()


def test_a_long_notice_ends_in_dots_and_its_tip_has_all_of_it(
    status: StatusBar, shown: FakeDesk, settle: Callable[[], None]
) -> None:
    status.resize(1000, 30)
    status.show()
    content = "<b>filled</b> " + "4 lots of CU2701 at 86,780, " * 20 + "\nsecond line"
    notice = Notice(id="x", time=shown.now, source="6688-01", level="info", content=content)
    shown.changes.put(Topic.NOTICE, "x", notice)
    settle()
    # It begins beside its kind and has all the rest.
    assert status.kind.width() <= status.kind.sizeHint().width()
    assert status.notice.mapTo(status, status.notice.rect().topRight()).x() > 950
    before = status.notice.grab().toImage()
    assert status.notice.toolTip().endswith(content)
    assert status.notice.toolTip().count("<b>filled</b>") == 1
    # Nothing is drawn as far as the edge: what does not fit is not cut through.
    shown.changes.put(
        Topic.NOTICE, "y", msgspec.structs.replace(notice, id="y", content=content * 2)
    )
    settle()
    assert status.notice.grab().toImage() == before
