"""What is over goes first-in first-out; what is not over is never forgotten."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from terminal.core.prune import LEAST, MOST, prune


def test_a_usual_day_is_kept_whole() -> None:
    things = dict.fromkeys(map(str, range(MOST)), "over")
    assert prune(things, lambda one: True) == []
    assert len(things) == MOST


def test_the_oldest_that_are_over_go() -> None:
    things = dict.fromkeys(map(str, range(MOST + 1)), "over")
    gone = prune(things, lambda one: True)
    assert gone == [str(number) for number in range(MOST + 1 - LEAST)]
    assert len(things) == LEAST


@given(st.sets(st.integers(0, MOST + 50)))
def test_what_is_not_over_always_stays(still_open: set[int]) -> None:
    things = {str(number): number for number in range(MOST + 51)}
    prune(things, lambda number: number not in still_open)
    assert {str(number) for number in still_open} <= things.keys()
