from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.cell_cache import CellCache
from widgets.cells import EMPTY, Cell, Kind

Row = tuple[int, int, int]
FORMATS = [
    lambda row: Cell(str(row[0])),
    lambda row: Cell(str(row[1])),
    lambda row: Cell(str(row[2])),
]


def test_only_the_columns_that_look_different_are_told_and_once() -> None:
    cache: CellCache[Row] = CellCache(FORMATS)
    cache.cells(7, (1, 2, 3))
    cache.mark([7])
    assert list(cache.renew(7, (1, 5, 3))) == [1]
    assert list(cache.renew(7, (1, 5, 3))) == []
    assert cache.cells(7, (1, 5, 3))[1].text == "5"


def test_something_beside_the_rows_may_have_changed() -> None:
    words = ["one"]
    cache: CellCache[Row] = CellCache([lambda _: Cell(words[0]), lambda _: Cell("same")])
    cache.cells(0, (0, 0, 0))
    words[0] = "two"
    cache.mark_all()
    assert list(cache.renew(0, (0, 0, 0))) == [0]
    assert cache.cells(0, (0, 0, 0))[0].text == "two"


def test_a_row_that_changed_back_looks_the_same() -> None:
    cache: CellCache[Row] = CellCache(FORMATS)
    cache.cells(0, (1, 2, 3))
    cache.mark([0])
    cache.mark([0])
    assert list(cache.renew(0, (1, 2, 3))) == []


def test_of_a_row_never_looked_at_all_columns_differ_and_none_is_formatted() -> None:
    formatted: list[Row] = []

    def form(row: Row) -> Cell:
        formatted.append(row)
        return Cell("")

    cache: CellCache[Row] = CellCache([form, form])
    cache.mark([3])
    assert list(cache.renew(3, (0, 0, 0))) == [0, 1]
    cache.drop(3)
    assert formatted == []


def test_what_is_gone_is_empty_and_what_is_dropped_is_unknown_again() -> None:
    cache: CellCache[Row] = CellCache(FORMATS)
    assert cache.cells(1, None) == (EMPTY,) * 3
    cache.drop(1)
    assert list(cache.renew(1, (1, 1, 1))) == [0, 1, 2]
    cache.cells(1, (1, 1, 1))
    cache.clear()
    assert cache.cells(1, (2, 2, 2))[0].text == "2"


def test_a_line_that_becomes_a_heading_differs_as_a_whole() -> None:
    kinds = [Kind.TEXT, Kind.GROUP]
    first = CellCache[Row]([lambda row: Cell("", kind=kinds[row[0]]), lambda _: Cell("same")])
    first.cells(0, (0, 0, 0))
    first.mark([0])
    assert list(first.renew(0, (1, 0, 0))) == [0, 1]
    first.mark([0])
    assert list(first.renew(0, (1, 1, 1))) == []


def test_a_long_walk_through_the_table_leaves_little_behind(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("widgets.cell_cache.MOST_FORMATTED", 10)
    cache: CellCache[Row] = CellCache(FORMATS)
    for number in range(100):
        assert cache.cells(number, (number, 0, 0))[0].text == str(number)
        cache.mark(range(number + 1))
    assert len(cache._cells) <= 11
    assert len(cache._stale) <= 11


rows = st.tuples(st.integers(0, 2), st.integers(0, 2), st.integers(0, 2))
steps = st.lists(
    st.one_of(
        st.tuples(st.just("change"), st.integers(0, 3), rows),
        st.tuples(st.just("touch all"), st.just(0), st.just((0, 0, 0))),
        st.tuples(st.just("scroll"), st.integers(0, 2), st.just((0, 0, 0))),
    ),
    max_size=30,
)


@given(steps)
def test_a_screen_that_repaints_only_what_differs_is_always_right(
    steps: list[tuple[str, int, Row]],
) -> None:
    cache: CellCache[Row] = CellCache(FORMATS)
    table: dict[int, Row] = dict.fromkeys(range(4), (0, 0, 0))
    seen: range = range(2)
    screen = {line: list(cache.cells(line, table[line])) for line in seen}
    for step, number, row in steps:
        if step == "scroll":
            seen = range(number, number + 2)
            screen = {line: list(cache.cells(line, table[line])) for line in seen}
        elif step == "change":
            table[number] = row
            cache.mark([number])
        else:
            cache.mark_all()
        for line in seen:
            for column in cache.renew(line, table[line]):
                screen[line][column] = cache.cells(line, table[line])[column]
        assert screen == {line: [form(table[line]) for form in FORMATS] for line in seen}
