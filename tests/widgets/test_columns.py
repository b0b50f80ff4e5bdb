from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tests.widgets.fake_desk import NOW
from widgets.cells import LEFT, RIGHT
from widgets.columns import number_column, text_column, time_column
from widgets.latest import Latest


def test_words_stand_left_and_are_searched_only_where_asked() -> None:
    plain = text_column("Name", str.upper, tone="muted", strong=True)
    cell = plain.cell("zinc")
    assert (cell.text, cell.tone, cell.strong, plain.align) == ("ZINC", "muted", True, LEFT)
    assert plain.search is None
    searched = text_column("Name", str.upper, search=True)
    assert searched.search is not None
    assert searched.search("zinc") == "ZINC"


def test_figures_stand_right_and_their_tone_may_depend_on_the_row() -> None:
    column = number_column("Net", str, "888", tone=lambda row: "up" if row > 0 else "down")
    assert [column.cell(row).tone for row in (1, -1)] == ["up", "down"]
    assert (column.align, column.samples, column.stretch) == (RIGHT, ("888",), 1)


def test_times_sort_as_times_and_none_comes_first() -> None:
    latest = Latest()
    column = time_column("Time", lambda row: row, latest)
    late = datetime(2026, 1, 1, tzinfo=UTC)
    rows = [late, None, late - timedelta(days=400)]
    assert column.order is not None
    assert sorted(rows, key=column.order) == [None, rows[2], late]
    assert column.cell(NOW).text == "21:14:07"
    assert column.cell(None).text == "—"
