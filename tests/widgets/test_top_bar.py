from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from terminal.core.effect import Topic
from terminal.core.refusal import Refusal, say
from terminal.domain.link import Link, LinkState
from tests.calendars import CALENDAR, at
from tests.widgets.fake_desk import FakeDesk
from widgets import top_bar
from widgets.bridge import Bridge
from widgets.theme import Theme
from widgets.top_bar import TopBar


@pytest.fixture
def bar(qtbot: QtBot, bridge: Bridge, theme: Theme) -> TopBar:
    made = TopBar(bridge, theme, "Basisdesk")
    qtbot.addWidget(made)
    made.resize(1366, 40)
    made.show()
    return made


def test_it_tells_mode_session_and_exchange_time(bar: TopBar, shown: FakeDesk) -> None:
    bar.follow("pair00")
    assert bar.badge.text() == "SIM"
    assert bar._session.text() == "Night 21:00–01:00, trading"
    assert bar._clock.text() == "21:14:07"
    assert not bar.banner.isVisible()


def test_a_desk_that_never_comes_up_is_not_taken_for_a_calm_one(
    qtbot: QtBot, bridge: Bridge, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(top_bar, "START_MS", 50)
    made = TopBar(bridge, theme, "Basisdesk")
    qtbot.addWidget(made)
    made.show()
    assert not made.banner.isVisible()
    qtbot.waitUntil(made.banner.isVisible)
    assert "does not answer" in made._banner_text.text()


@pytest.mark.parametrize(
    ("now", "english", "chinese"),
    [
        ("2026-11-24 21:14:07", "Night 21:00–01:00, trading", "夜盘 21:00–01:00 连续交易"),
        ("2026-11-24 20:57:00", "Auction, opens 21:00", "集合竞价，21:00 开盘"),
        ("2026-11-24 10:20:00", "Break until 10:30", "小节休息至 10:30"),
        ("2026-11-28 10:20:00", "Closed until 11-30 09:00", "休市至 11-30 09:00"),
    ],
)
def test_the_session_is_the_calendars_in_both_languages(
    bar: TopBar,
    shown: FakeDesk,
    settle: Callable[[], None],
    speak: Callable[[str], None],
    now: str,
    english: str,
    chinese: str,
) -> None:
    shown.now = at(now)
    moment = CALENDAR.moment("SHFE.cu2701", shown.now)
    view = msgspec.structs.replace(shown.view("pair00"), moment=moment)
    shown.changes.put(Topic.PAIR, "pair00", view)
    shown.put_health()
    settle()
    bar.follow("pair00")
    assert bar._session.text() == english
    speak("zh")
    bar.follow("pair00")
    assert bar._session.text() == chinese


def test_a_banner_says_that_the_calendar_is_a_guess_but_not_that_it_ends_soon(
    bar: TopBar, shown: FakeDesk, settle: Callable[[], None]
) -> None:
    soon = say(Refusal.CALENDAR_ENDS, exchanges="SHFE", until="2026-12-31", days=26)
    shown.put_health(calendar_warning=soon)
    settle()
    assert not bar.banner.isVisible()
    shown.put_health(calendar_warning=say(Refusal.CALENDAR_UNCONFIRMED, exchanges="SHFE"))
    settle()
    assert bar.banner.isVisible()
    assert "The trading calendar of SHFE is unconfirmed" in bar._banner_text.text()


def test_a_live_desk_is_unmistakable(
    bar: TopBar, shown: FakeDesk, settle: Callable[[], None]
) -> None:
    height = bar._edge.height()
    shown.mode = "live"
    shown.put_health()
    settle()
    assert bar.badge.text() == "LIVE"
    assert bar.badge.property("chip") == "live"
    assert bar._edge.height() > height


def test_a_banner_says_that_nobody_would_hear(
    bar: TopBar, shown: FakeDesk, settle: Callable[[], None]
) -> None:
    for channel in ("wecom", "sms", "voice"):
        key = f"channel:{channel}"
        shown.changes.put(Topic.LINK, key, Link(id=key, state=LinkState.DOWN, since=shown.now))
    settle()
    assert bar.banner.isVisible()
    assert "nobody hears" in bar._banner_text.text()


@pytest.mark.parametrize(
    ("change", "words"),
    [({"read_only": "disk full"}, "disk full"), ({"halted": True}, "F12")],
)
def test_a_banner_says_why_orders_cannot_leave(
    bar: TopBar, shown: FakeDesk, settle: Callable[[], None], change: dict[str, object], words: str
) -> None:
    shown.put_health(**change)
    settle()
    assert words in bar._banner_text.text()
    assert bar.stop_button.isChecked() == ("halted" in change)


def test_the_reason_is_told_in_the_screens_language(
    bar: TopBar, shown: FakeDesk, settle: Callable[[], None], speak: Callable[[str], None]
) -> None:
    speak("zh")
    shown.put_health(read_only="/d/x: the disk is full (no room)")
    settle()
    assert bar._banner_text.text().endswith("/d/x：磁盘已满（no room）")


def test_a_desk_that_falls_silent_is_noticed(
    qtbot: QtBot,
    bar: TopBar,
    shown: FakeDesk,
    settle: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(top_bar, "SILENCE_MS", 20)
    shown.put_health()
    settle()
    qtbot.waitUntil(bar.banner.isVisible)
    assert bar._banner_text.text().endswith("does not answer: what you see is old")
    assert "when the desk last answered" in bar._links.accessibleDescription()
    # Why it is silent is not forgotten.
    shown.put_health(read_only="it ended with code 3")
    settle()
    qtbot.waitUntil(lambda: bar._banner_text.text().endswith("is old · it ended with code 3"))
    monkeypatch.setattr(top_bar, "SILENCE_MS", 5000)
    shown.put_health()
    settle()
    assert not bar.banner.isVisible()


def test_the_kill_switch_shows_the_desk_not_the_click(
    qtbot: QtBot, bar: TopBar, shown: FakeDesk
) -> None:
    spy = QSignalSpy(bar.stopped)
    qtbot.mouseClick(bar.stop_button, Qt.MouseButton.LeftButton)
    assert spy.count() == 1
    assert not bar.stop_button.isChecked()
    assert shown.posted == []


def test_prices_that_move_lay_nothing_out_anew(
    qtbot: QtBot, bar: TopBar, shown: FakeDesk, settle: Callable[[], None]
) -> None:
    asked = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
            if event.type() is QEvent.Type.LayoutRequest:
                asked.append(watched)
            return False

    unlisted = msgspec.structs.replace(shown.view("pair01"), instrument=None)
    watch = Watch()
    bar._bar.installEventFilter(watch)
    for pair in ("pair00", "pair01"):
        shown.changes.put(Topic.PAIR, "pair01", unlisted)
        settle()
        bar.follow(pair)
        QApplication.processEvents()
        assert asked != []
        asked.clear()
        for _ in range(5):
            shown.put_pair("pair00")
            shown.changes.put(Topic.PAIR, "pair01", unlisted)
            settle()
            QApplication.processEvents()
        assert asked == []
    assert bar._session.text() == ""


def test_in_a_narrow_window_a_channel_that_is_down_is_seen_whole(
    bar: TopBar, shown: FakeDesk, settle: Callable[[], None]
) -> None:
    for key, state in (
        ("md", LinkState.DOWN),
        ("td:6688-02", LinkState.REFUSED),
        ("channel:sms", LinkState.DOWN),
    ):
        shown.changes.put(Topic.LINK, key, Link(id=key, state=state, since=shown.now))
    shown.halted = True
    shown.put_health()
    settle()
    bar.follow("pair00")
    for width in (1920, 1366, 1024):
        bar.resize(width, 40)
        QApplication.processEvents()
        links = bar._links
        items = links.items(links.width())
        assert links._width(items) <= links.width()
        assert "sms" in str(items) or ("Channels", "1/3") in {(i.name, i.after) for i in items}
    assert bar._hint.text() == "Ctrl+K"


def test_a_long_name_of_the_desk_leaves_the_links_their_room(
    qtbot: QtBot, bridge: Bridge, theme: Theme, desk: FakeDesk, settle: Callable[[], None]
) -> None:
    name = "华东地区有色金属期现结合业务总部风险管理监控台（生产环境一号机）"
    made = TopBar(bridge, theme, name)
    qtbot.addWidget(made)
    desk.show_all()
    settle()
    made.follow("pair00")
    made.setFixedWidth(1024)
    made.show()
    QApplication.processEvents()
    links = made._links
    assert links.width() >= links._width(links.items(links.width())) > 100
    assert made.minimumSizeHint().width() <= 1024
    made.grab()
    assert made._name.toolTip() == name
    assert made._name.width() >= 120
