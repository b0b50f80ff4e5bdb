"""A part of a sum: it raises what it can prove, and lowers nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.core.at_least import AtLeast


@pytest.mark.parametrize(
    ("part", "reckoned"), [(9, None), (10, 10), (12, 12), (None, None), (0, None)]
)
def test_a_part_counts_from_the_last_whole_on(part: float | None, reckoned: float | None) -> None:
    of = AtLeast[str]().of
    assert of("cu", 10, is_whole=True, most=100) == 10
    assert of("cu", part, is_whole=False, most=100) == reckoned
    # Another thing was never known as a whole.
    assert of("al", 50, is_whole=False, most=100) is None


@pytest.mark.parametrize(
    ("part", "most", "reckoned"), [(100, 100, 100), (99, 100, None), (100, None, None)]
)
def test_a_part_that_is_all_there_may_be_counts_without_a_whole(
    part: float, most: float | None, reckoned: float | None
) -> None:
    assert AtLeast[str]().of("cu", part, is_whole=False, most=most) == reckoned


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20), st.booleans())))
def test_it_never_goes_below_the_last_whole_nor_beyond_the_truth(
    told: list[tuple[int, int, bool]],
) -> None:
    kept, last = AtLeast[str](), 0.0
    for known, away, is_whole in told:
        truth = known + away
        found = kept.of("cu", truth if is_whole else known, is_whole=is_whole, most=30)
        if is_whole:
            assert found == truth
        else:
            assert found is None or last <= found == known
        last = truth if is_whole else last
