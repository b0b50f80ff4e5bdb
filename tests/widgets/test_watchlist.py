from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from terminal.core.effect import Topic
from terminal.domain.level import Level
from terminal.domain.metric import DataState
from tests.widgets.fake_desk import FakeDesk
from tests.widgets.test_carry_text import viewed
from widgets.bridge import Bridge
from widgets.carry_text import carry_hint
from widgets.cells import Kind
from widgets.latest import Latest
from widgets.theme import Theme
from widgets.watchlist import Watchlist

PAIR, SPOT, FUTURES, BASIS, CHANGE, LIMITS, DELIVERY, AGE = range(8)


@pytest.fixture
def list_(qtbot: QtBot, bridge: Bridge, theme: Theme) -> Watchlist:
    made = Watchlist(bridge, theme)
    qtbot.addWidget(made)
    made.resize(500, 400)
    made.show()
    return made


def row(list_: Watchlist, pair: str) -> list[Any]:
    line = list_.model.line_of(pair)
    return [list_.model.cell(line, column) for column in range(8)]


def test_it_shows_what_the_desk_holds(list_: Watchlist, shown: FakeDesk) -> None:
    assert list_.model.rowCount() == 14
    cells = row(list_, "pair00")
    assert [cell.text for cell in cells] == [
        "沪铜 CU2701", "86,420", "86,738", "−318", "−48", "", "—", "8m",
    ]  # fmt: skip
    assert cells[PAIR].extra == (Level.FORCED, "上海升水")
    assert cells[BASIS].tone == "forced"
    assert cells[CHANGE].tone == "down"
    assert cells[LIMITS].kind is Kind.GAUGE
    assert row(list_, "pair10")[BASIS].text == "−3.4"


def test_a_stale_pair_has_no_basis_and_says_so(list_: Watchlist, shown: FakeDesk) -> None:
    cells = row(list_, "pair12")
    assert cells[BASIS].text == "—"
    assert cells[LIMITS].text == "Stale"
    assert (cells[AGE].text, cells[AGE].tone) == ("26h", "attention")


def test_the_first_pair_is_chosen_and_keys_choose_others(
    qtbot: QtBot, list_: Watchlist, shown: FakeDesk
) -> None:
    assert list_.view.key == "pair00"
    spy = QSignalSpy(list_.view.selected)
    qtbot.keyClick(list_.view, Qt.Key.Key_Down)
    assert spy.at(0)[0] == "pair01"


def test_a_resolved_alert_takes_its_mark_away(
    list_: Watchlist, shown: FakeDesk, settle: Callable[[], None]
) -> None:
    from terminal.domain.alert import AlertState

    alert = shown.alerts["a-forced"]
    shown.put_alert(msgspec.structs.replace(alert, state=AlertState.RESOLVED))
    settle()
    assert row(list_, "pair00")[PAIR].extra[0] is None


@pytest.mark.parametrize("state", DataState)
def test_every_state_of_the_data_can_be_shown(
    list_: Watchlist, shown: FakeDesk, settle: Callable[[], None], state: DataState
) -> None:
    shown.put_pair("pair03", state)
    settle()
    assert (row(list_, "pair03")[BASIS].text == "—") is (state is not DataState.GOOD)


def test_it_is_repainted_once_in_a_round_of_frames(
    list_: Watchlist, shown: FakeDesk, bridge: Bridge
) -> None:
    spy = QSignalSpy(list_.model.dataChanged)
    for _ in range(6):
        shown.tick(0.03)
        bridge.frame()
    assert spy.count() == 2


def test_an_alert_that_only_moves_touches_no_row(
    list_: Watchlist, shown: FakeDesk, settle: Callable[[], None]
) -> None:
    spy = QSignalSpy(list_.model.dataChanged)
    alert = shown.alerts["a-attention"]
    shown.put_alert(msgspec.structs.replace(alert, latest=alert.latest + 1))
    settle()
    assert spy.count() == 0
    shown.put_alert(msgspec.structs.replace(alert, level=Level.FORCED))
    settle()
    assert spy.count() == 1
    assert row(list_, alert.subject)[PAIR].extra[0] is Level.FORCED


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_wider_basis_shortens_names_before_it_hides_a_leg(
    qtbot: QtBot,
    bridge: Bridge,
    theme: Theme,
    desk: FakeDesk,
    settle: Callable[[], None],
    speak: Callable[[str], None],
    language: str,
) -> None:
    # As wide as the window of 1366 pixels leaves it.
    speak(language)
    bridge.latest.names["pair:pair00"] = "Iron ore products · Qingdao PB"
    made = Watchlist(bridge, theme)
    qtbot.addWidget(made)
    made.resize(382, 400)
    made.show()
    view = desk.view("pair00")
    desk.changes.put(Topic.PAIR, "pair00", msgspec.structs.replace(view, basis=-2417.0))
    settle()
    assert made.model.cell(0, BASIS).text == "−2,417"
    # Read as drawn: widths are noted by a painting and shared out after it.
    made.grab()
    QApplication.processEvents()
    assert [made.view.isColumnHidden(one) for one in (SPOT, FUTURES, LIMITS)] == [False] * 3


def test_the_tips_say_what_carry_costs(
    list_: Watchlist, shown: FakeDesk, settle: Callable[[], None]
) -> None:
    shown.changes.put(Topic.PAIR, "pair00", viewed(shown))
    settle()
    line = list_.model.line_of("pair00")
    name, delivery = (
        list_.model.data(list_.model.index(line, column), Qt.ItemDataRole.ToolTipRole)
        for column in (PAIR, DELIVERY)
    )
    assert name.endswith("Carry 621, cash-and-carry leaves −303 CNY/t")
    assert delivery == carry_hint(viewed(shown), Latest())


def test_a_name_that_is_cut_short_is_whole_under_the_mouse(
    qtbot: QtBot, list_: Watchlist, shown: FakeDesk, bridge: Bridge, settle: Callable[[], None]
) -> None:
    bridge.latest.names["pair:pair00"] = "Iron ore products · Qingdao PB"
    list_.resize(382, 400)
    shown.changes.put(Topic.PAIR, "pair00", shown.view("pair00"))
    settle()
    list_.grab()
    QApplication.processEvents()
    # What can wait is not shown at the cost of a name.
    assert list_.view.isColumnHidden(CHANGE)
    tip = list_.model.index(list_.model.line_of("pair00"), PAIR).data(Qt.ItemDataRole.ToolTipRole)
    assert tip.splitlines()[0] == "Iron ore products · Qingdao PB"
