from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication

from tests.widgets.fake_desk import FakeDesk
from widgets.window import Window


def test_the_desk_is_told_of_the_rows_in_view_and_of_the_charts(
    window: Window, desk: FakeDesk, settle: Callable[[], None]
) -> None:
    settle()
    view = window.watchlist.view
    in_view = view.keys_in_view()
    assert 0 < len(in_view) < len(desk.pairs)
    assert desk.changes.watched == frozenset(in_view)
    window.charts.pin("pair13")
    QApplication.processEvents()
    settle()
    assert desk.changes.watched == frozenset({*in_view, "pair13"})
    window.charts.unpin()
    settle()
    assert desk.changes.watched == frozenset(in_view)


def test_rows_that_are_scrolled_to_are_told_and_those_that_left_are_not(
    window: Window, desk: FakeDesk, settle: Callable[[], None]
) -> None:
    settle()
    view = window.watchlist.view
    first = view.keys_in_view()
    view.select("pair04")
    view.scrollToBottom()
    QApplication.processEvents()
    settle()
    assert "pair13" in view.keys_in_view()
    gone = set(first) - set(view.keys_in_view()) - {"pair04"}
    assert gone
    assert desk.changes.watched == frozenset({*view.keys_in_view(), "pair04"})


def test_behind_another_dock_rows_are_not_before_anybody_s_eyes(
    window: Window, desk: FakeDesk, settle: Callable[[], None]
) -> None:
    window.places.dock("watchlist").hide()
    QApplication.processEvents()
    settle()
    assert desk.changes.watched == {window.watchlist.view.key}
    window.places.dock("watchlist").show()
    QApplication.processEvents()
    settle()
    assert desk.changes.watched == frozenset(window.watchlist.view.keys_in_view())
