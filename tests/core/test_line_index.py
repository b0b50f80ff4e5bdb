"""Lines are found by what they refer to, and are gone when they are dropped."""

from __future__ import annotations

from terminal.core.line_index import LineIndex
from tests.book_builders import CU1, CU2, book_line

CARRY = book_line(500, strategy="carry", id="b")
PLAIN = book_line(9, id="a", futures=CU2, pair="far")


def test_a_line_is_found_by_contract_by_pair_and_by_strategy() -> None:
    index = LineIndex()
    index.put(CARRY)
    index.put(PLAIN)
    assert (index.on(CU1), index.on(CU2)) == ([CARRY], [PLAIN])
    assert (index.of_pair("cu"), index.of_pair("far")) == ([CARRY], [PLAIN])
    assert index.strategies() == [("carry", "cu")]
    assert index.of_strategy("carry", "cu") == [CARRY]
    assert index.of_strategy("carry", "al") == index.of_strategy("", "cu") == []


def test_what_is_dropped_is_nowhere_and_the_others_stay() -> None:
    index = LineIndex()
    other = book_line(7, strategy="carry", id="a")
    for line in (CARRY, other):
        index.put(line)
    assert index.of_strategy("carry", "cu") == [other, CARRY]
    index.drop(other)
    assert index.on(CU1) == index.of_pair("cu") == index.of_strategy("carry", "cu") == [CARRY]
    index.drop(CARRY)
    assert index.on(CU1) == index.of_pair("cu") == index.strategies() == []
