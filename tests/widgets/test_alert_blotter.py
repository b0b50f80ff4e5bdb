from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from terminal.core import event
from terminal.core.effect import Topic
from terminal.domain.level import Level
from terminal.domain.notification import Stage
from tests.widgets.fake_desk import FakeDesk
from widgets.alert_blotter import AlertBlotter
from widgets.bridge import Bridge
from widgets.cell_painter import PADDING, CellPainter
from widgets.cells import Cell, Kind
from widgets.pace import TURNS
from widgets.theme import LEVEL_TOKENS, Theme
from widgets.words import LEVELS, word

SUBJECT, STATE, DELIVERIES, WHO, LASTED, BUTTON = 2, 6, 7, 8, 9, 10


@pytest.fixture
def blotter(qtbot: QtBot, bridge: Bridge, theme: Theme) -> AlertBlotter:
    made = AlertBlotter(bridge, theme)
    qtbot.addWidget(made)
    made.resize(1340, 250)
    made.show()
    return made


def column(blotter: AlertBlotter, at: int) -> list[str]:
    return [blotter.model.cell(line, at).text for line in range(blotter.model.rowCount())]


def test_open_alerts_stand_on_top_the_newest_first(blotter: AlertBlotter, shown: FakeDesk) -> None:
    keys = [blotter.model.key_at(line) for line in range(6)]
    assert keys == ["a-forced", "a-warning", "a-attention", "a-acked", "a-margin", "a-closed"]
    assert column(blotter, SUBJECT)[0] == "沪铜 CU2701"
    assert column(blotter, LASTED)[0] == "00:45"
    assert column(blotter, WHO)[3] == "王磊"


def test_a_click_on_ack_posts_the_wish_and_the_button_goes(
    qtbot: QtBot, blotter: AlertBlotter, shown: FakeDesk, settle: Callable[[], None]
) -> None:
    blotter.view.fit()
    box = blotter.view.button_rect(blotter.model.index(0, BUTTON))
    qtbot.mouseClick(blotter.view.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert shown.posted == [event.Acknowledge("a-forced", "me")]
    settle()
    assert column(blotter, STATE)[0] == "Acknowledged"
    assert column(blotter, BUTTON)[0] == ""


def test_acknowledging_what_is_taken_or_over_posts_nothing(
    blotter: AlertBlotter, shown: FakeDesk
) -> None:
    for key in ("a-acked", "a-margin", "a-closed"):
        blotter.view.select(key)
        blotter.acknowledge()
    assert shown.posted == []


def test_a_receipt_changes_the_row_it_belongs_to(
    blotter: AlertBlotter, shown: FakeDesk, settle: Callable[[], None]
) -> None:
    assert column(blotter, DELIVERIES)[2] == "企微✓"
    arrived = shown.delivery("a-attention", "wecom", Stage.DELIVERED)
    shown.changes.put(Topic.DELIVERY, arrived.id, arrived)
    settle()
    assert column(blotter, DELIVERIES)[2] == "企微✓✓"


def test_the_clock_runs_in_open_alerts_only(
    blotter: AlertBlotter, shown: FakeDesk, settle: Callable[[], None]
) -> None:
    shown.tick(10)
    settle()
    lasted = column(blotter, LASTED)
    assert lasted[0] == "00:55"
    assert lasted[4:] == ["22:00", "22:00"]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_level_has_room_before_any_alert_has_it(
    qtbot: QtBot, bridge: Bridge, theme: Theme, speak: Callable[[str], None], language: str
) -> None:
    speak(language)
    made = AlertBlotter(bridge, theme)
    qtbot.addWidget(made)
    made.resize(700, 250)
    made.show()
    made.view.fit()
    painter = CellPainter(theme)
    chips = [Cell(word(LEVELS, one), LEVEL_TOKENS[one], Kind.LEVEL, one) for one in Level]
    assert made.view.columnWidth(0) >= max(map(painter.width_of, chips)) + 2 * PADDING


def test_words_of_a_row_can_be_searched(blotter: AlertBlotter, shown: FakeDesk) -> None:
    blotter.model.filter("cu2701 forced")
    assert column(blotter, SUBJECT) == ["沪铜 CU2701"]
    blotter.model.filter("resolved")
    assert column(blotter, SUBJECT) == ["6688-02"]


def test_the_first_change_is_shown_at_once_and_a_storm_comes_together(
    blotter: AlertBlotter, shown: FakeDesk, bridge: Bridge
) -> None:
    spy = QSignalSpy(blotter.model.dataChanged)
    forced = shown.alerts["a-forced"]
    values = [-330.0 - frame for frame in range(12)]
    told = []
    for value in values:
        shown.changes.put(
            Topic.ALERT, forced.id, msgspec.structs.replace(forced, latest=value, value=value)
        )
        bridge.frame()
        told.append(blotter.model.row_at(0))
    assert told[0] is not None
    assert told[0].latest == values[0]
    assert 4 <= spy.count() <= 6
    for _ in range(TURNS):
        bridge.frame()
    last = blotter.model.row_at(0)
    assert last is not None
    assert last.latest == values[-1]
