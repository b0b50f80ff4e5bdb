from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDockWidget
from pytestqt.qtbot import QtBot

from terminal.core.effect import Topic
from tests.widgets.fake_desk import FakeDesk
from widgets.divisions import BY_ACCOUNT
from widgets.window import Window


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080)])
def test_the_room_is_divided_as_in_the_sketch(
    qtbot: QtBot, make_window: Callable[..., Window], size: tuple[int, int]
) -> None:
    window = make_window(size)
    wide, high = size
    qtbot.waitUntil(lambda: window.watchlist.width() >= 355)
    assert 0.2 * wide <= window.watchlist.width() <= 0.3 * wide
    assert 0.15 * wide <= window.now.width() <= 0.25 * wide
    assert window.charts.width() >= 0.48 * wide
    assert 0.2 * high <= window.blotter.height() + 30 <= 0.32 * high
    assert window.blotter.width() >= wide - 10


def test_places_columns_and_floating_survive_a_restart(
    qtbot: QtBot, make_window: Callable[..., Window]
) -> None:
    first = make_window(None)
    first.places.dock("explain").setFloating(True)
    first.places.dock("deliveries").raise_()
    first.blotter.view.horizontalHeader().moveSection(3, 1)
    first.close()
    second = make_window(None)
    assert second.places.dock("explain").isFloating()
    header = second.blotter.view.horizontalHeader()
    assert header.visualIndex(3) == 1


def test_what_commodities_are_divided_by_survives_a_restart(
    make_window: Callable[..., Window],
) -> None:
    first = make_window(None)
    first.exposure.division.choose(BY_ACCOUNT)
    first.close()
    second = make_window(None)
    assert second.exposure.division.division == BY_ACCOUNT
    assert second.exposure.model.division == BY_ACCOUNT


def test_the_first_day_can_be_restored(qtbot: QtBot, make_window: Callable[..., Window]) -> None:
    window = make_window()
    for name in ("now", "watchlist"):
        window.places.dock(name).setFloating(True)
    window.places.dock("exposure").hide()
    window.places.reset()
    docks = window.findChildren(QDockWidget)
    assert not any(dock.isFloating() for dock in docks)
    assert not any(dock.isHidden() for dock in docks)


def test_the_watchlist_gets_all_its_rows_where_there_is_room_for_them(
    qtbot: QtBot, make_window: Callable[..., Window], desk: FakeDesk, settle: Callable[[], None]
) -> None:
    window = make_window((1920, 1080))
    desk.show_all()
    settle()
    qtbot.waitUntil(lambda: not window.watchlist.view.verticalScrollBar().isVisible())
    qtbot.waitUntil(lambda: window.watchlist.height() <= window.watchlist.wanted_height + 8)
    assert window.exposure.height() > 200


@pytest.mark.parametrize(("name", "most"), [("Copper", 0.29), ("Copper of all places", 0.32)])
def test_the_watchlist_is_wider_where_its_names_need_it_as_far_as_the_chart_keeps_enough(
    qtbot: QtBot, make_window: Callable[..., Window], desk: FakeDesk, settle: Callable[[], None],
    name: str, most: float,
) -> None:  # fmt: skip
    window = make_window((1366, 768))
    qtbot.waitUntil(lambda: window.watchlist.width() >= 355)
    before = window.watchlist.width()
    view = desk.view("pair00")
    pair = msgspec.structs.replace(view.pair, name=f"{name} · Shanghai")
    desk.show_all()
    desk.changes.put(Topic.PAIR, "pair00", msgspec.structs.replace(view, pair=pair))
    settle()
    is_wide = name != "Copper"
    qtbot.waitUntil(lambda: (window.watchlist.width() > before + 20) is is_wide)
    assert window.watchlist.width() <= most * 1366
    assert window.charts.width() >= 0.44 * 1366


def test_in_a_low_window_the_exposures_keep_a_part_of_the_left_column(
    qtbot: QtBot, make_window: Callable[..., Window], desk: FakeDesk, settle: Callable[[], None]
) -> None:
    window = make_window((1366, 768))
    desk.show_all()
    settle()
    total = window.watchlist.height() + window.exposure.height()
    qtbot.waitUntil(lambda: 0.36 * total <= window.exposure.height() <= 0.5 * total)


def test_rows_that_come_later_leave_the_users_own_division_alone(
    qtbot: QtBot, make_window: Callable[..., Window], desk: FakeDesk, settle: Callable[[], None]
) -> None:
    window = make_window((1920, 1080))
    desk.show_all()
    settle()
    qtbot.waitUntil(lambda: window.watchlist.height() <= window.watchlist.wanted_height + 8)
    window.resizeDocks(window.places.left, [200, 500], Qt.Orientation.Vertical)
    qtbot.waitUntil(lambda: window.watchlist.height() < 300)
    window.watchlist.model.put({"pair00": None})
    window.watchlist.model.put({"pair00": desk.view("pair00")})
    QApplication.processEvents()
    assert window.watchlist.height() < 300


def test_in_a_tall_window_the_explanation_stands_below_the_cards(
    qtbot: QtBot, make_window: Callable[..., Window]
) -> None:
    window = make_window((2560, 1440))
    now, why = window.places.dock("now"), window.places.dock("explain")
    qtbot.waitUntil(lambda: why.widget().isVisible() and now.widget().isVisible())
    assert why.y() > now.y() + 100
    assert now.titleBarWidget() is now.line
    # It shares its place with what is linked: tabs stand in for titles, and it is in front.
    assert window.tabifiedDockWidgets(why) == [window.places.dock("linked")]
    assert why.titleBarWidget() is not why.line
    assert window.places.dock("alerts").titleBarWidget() is not window.places.dock("alerts").line


def test_a_panel_that_leaves_the_tabs_gets_a_title_to_be_taken_by(
    qtbot: QtBot, make_window: Callable[..., Window]
) -> None:
    window = make_window((1366, 768))
    why = window.places.dock("explain")
    assert why.titleBarWidget() is not why.line
    window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, why)
    qtbot.waitUntil(lambda: why.titleBarWidget() is why.line)
    window.tabifyDockWidget(window.places.dock("now"), why)
    qtbot.waitUntil(lambda: why.titleBarWidget() is not why.line)


def test_sorting_and_filters_survive_a_restart_also_inside_a_panel(
    qtbot: QtBot, make_window: Callable[..., Window]
) -> None:
    first = make_window(None)
    first.book.deals.view.arrange(
        {"order": range(len(first.book.deals.model.columns)), "sorted": [3, True]}
    )
    first.blotter.find()
    qtbot.keyClicks(first.blotter.filter, "copper")
    first.save()
    second = make_window(None)
    assert second.book.deals.model.sorted_by == (3, True)
    assert second.book.goods.model.sorted_by is None
    assert second.blotter.model.query == "copper"
    assert not second.blotter.filter.isHidden(), "a filter that is on is in sight"
    assert second.watchlist.filter.isHidden()
    qtbot.keyClick(second.blotter.filter, Qt.Key.Key_Escape)
    second.save()
    assert make_window(None).blotter.filter.isHidden()
