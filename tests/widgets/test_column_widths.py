from __future__ import annotations

from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFontMetrics

from widgets.cells import PADDING, Cell
from widgets.column import Column
from widgets.column_widths import ColumnWidths, joined, share
from widgets.theme import font


def widths() -> ColumnWidths:
    columns: list[Column[str]] = [
        Column("", lambda row: Cell(row), stretch=1),
        Column("", lambda row: Cell(row), drop=1),
    ]
    return ColumnWidths(columns, lambda cell: len(cell.text))


def test_only_what_is_wider_than_all_before_is_news(qapp: Any) -> None:
    found = widths()
    assert found.note(0, Cell("x" * 50))
    assert not found.note(0, Cell("x" * 50))
    assert not found.note(0, Cell("x"))
    assert found.note(1, Cell("x"))
    assert found.note(0, Cell("x" * 51))


def test_a_column_is_as_wide_as_what_was_seen_in_it_or_it_is_dropped(qapp: Any) -> None:
    found = widths()
    found.note(0, Cell("x" * 50))
    found.note(1, Cell("x" * 30))
    assert found.share_out(200, ["", ""]) == {0: 200 - 30 - 2 * PADDING, 1: 30 + 2 * PADDING}
    assert found.share_out(70, ["", ""]) == {0: 70}


def test_the_room_for_whole_names_leaves_out_what_gives_way_to_them(qapp: Any) -> None:
    def made(keep: int) -> ColumnWidths:
        columns: list[Column[str]] = [
            Column("", lambda row: Cell(row), keep=keep),
            Column("", lambda row: Cell(row), drop=1),
            Column("", lambda row: Cell(row), drop=2),
        ]
        found = ColumnWidths(columns, lambda cell: len(cell.text))
        for at, wide in enumerate((50, 30, 20)):
            found.note(at, Cell("x" * wide))
        return found

    titles = [""] * 3
    assert made(2).whole(titles) == 80 + 4 * PADDING
    assert made(0).whole(titles) == 100 + 6 * PADDING


@given(
    st.integers(100, 2000),
    st.lists(st.tuples(st.integers(20, 200), st.integers(0, 4)), min_size=1, max_size=8),
)
def test_the_room_is_shared_out_to_the_last_pixel(
    room: int, columns: list[tuple[int, int]]
) -> None:
    needs, weights = [need for need, _ in columns], [weight for _, weight in columns]
    widths = share(room, needs, weights, list(range(len(needs))))
    if room >= sum(needs):
        assert sum(widths.values()) == room
        assert all(widths[at] >= need for at, need in enumerate(needs))


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(1, 5)), max_size=8))
def test_joined_spans_cover_the_same_places_and_do_not_touch(spans: list[tuple[int, int]]) -> None:
    ranges = [(start, start + wide) for start, wide in spans]
    found = joined(ranges)
    covered = {place for start, end in found for place in range(start, end)}
    assert covered == {place for start, end in ranges for place in range(start, end)}
    assert all(left[1] < right[0] for left, right in pairwise(found))


def test_a_name_is_whole_before_columns_that_can_wait_are_shown(qapp: Any) -> None:
    columns: list[Column[str]] = [
        Column("", lambda row: Cell(row), elide=40, keep=3),
        Column("", lambda row: Cell(row), drop=1),
        Column("", lambda row: Cell(row), drop=3),
    ]
    found = ColumnWidths(columns, lambda cell: len(cell.text))
    for at in range(3):
        found.note(at, Cell("x" * (100 - 2 * PADDING)))
    assert list(found.share_out(300, [""] * 3)) == [0, 1, 2]
    assert list(found.share_out(299, [""] * 3)) == [0, 1]
    assert found.share_out(299, [""] * 3)[0] >= 100
    # One with a lower `drop` stays while the name can shrink.
    assert found.share_out(150, [""] * 3)[0] == 50
    assert list(found.share_out(130, [""] * 3)) == [0]


def test_texts_are_cut_short_and_titles_are_not(qapp: Any) -> None:
    columns: list[Column[str]] = [
        Column("", lambda row: Cell(row), elide=20),
        Column("", lambda row: Cell(row), elide=20),
    ]
    found, title = ColumnWidths(columns, lambda cell: len(cell.text)), "Counterparty"
    for at in range(2):
        found.note(at, Cell("x" * 200))
    whole = QFontMetrics(font(12)).horizontalAdvance(title) + 2 * PADDING
    room = whole + 20
    assert found.share_out(room, ["", title]) == {0: 20, 1: whole}
