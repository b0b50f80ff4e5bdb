from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from widgets.index import RowIndex, TextColumn, common

words = st.sampled_from(["CU2701", "沪铜 上海", "rebar", "Firing", "", "a b"])
rows = st.lists(st.tuples(words, words), max_size=30)


@given(
    rows,
    st.lists(st.integers(0, 29)),
    st.sampled_from(["", "cu", "沪铜", "a", "cu fir", "B a", "zz"]),
)
def test_it_finds_what_a_plain_search_finds(
    texts: list[tuple[str, str]], dropped: list[int], query: str
) -> None:
    index = RowIndex(2)
    for row, pair in enumerate(texts):
        index.set(row, pair)
    gone = {row for row in dropped if row < len(texts)}
    for row in gone:
        index.drop(row)
    expected = [
        row
        for row, pair in enumerate(texts)
        if row not in gone
        and all(any(w in t.casefold() for t in pair) for w in query.casefold().split())
    ]
    assert index.find(query).tolist() == expected


def test_a_row_may_change_and_come_back() -> None:
    index = RowIndex(1)
    index.set(0, ["old"])
    index.drop(0)
    index.set(0, ["new"])
    assert index.find("new").tolist() == [0]
    assert index.find("old").tolist() == []


def test_it_grows() -> None:
    index = RowIndex(1)
    for row in range(5000):
        index.set(row, [str(row % 7)])
    assert len(index.find("3")) == len(range(3, 5000, 7))


def test_many_rows_are_searched_by_their_few_distinct_texts() -> None:
    column = TextColumn()
    for row in range(100_000):
        column.set(row, "firing" if row % 4 else "closed")
    assert column.texts == ["closed", "firing"]
    assert column.matches("fir", 100_000).sum() == 75_000


@given(st.lists(st.integers(0, 2), max_size=6), st.lists(st.integers(0, 2), max_size=6))
def test_the_common_head_ends_at_the_first_difference(one: list[int], other: list[int]) -> None:
    short, long = sorted((one, other), key=len)
    count = common(np.array(short, np.intp), np.array(long, np.intp))
    assert short[:count] == long[:count]
    assert count == len(short) or short[count] != long[count]
