"""Two families of profit that do not add up with each other."""

from __future__ import annotations

import pytest

from terminal.domain.profit import ByDay, ByTrade
from tests.book_builders import D


def test_each_family_adds_up_in_itself() -> None:
    trade = ByTrade(floating=D(5)) + ByTrade(closed=D(-2), floating=D(1))
    assert (trade.floating, trade.closed, trade.total) == (6, -2, 4)
    day = ByDay(position=D(5)) + ByDay(closed=D(-2), position=D(1))
    assert (day.position, day.closed, day.total) == (6, -2, 4)


@pytest.mark.parametrize(
    ("one", "other"), [(ByTrade(), ByDay()), (ByDay(), ByTrade()), (ByTrade(), D(1))]
)
def test_a_float_of_the_one_is_never_added_to_a_close_of_the_other(
    one: object, other: object
) -> None:
    with pytest.raises(TypeError):
        one + other  # type: ignore[operator]  # this is the point
