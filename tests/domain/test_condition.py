"""Conditions refuse limits in the wrong order and composites of nothing."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import UTC, time, timedelta

import pytest

from terminal import Refused
from terminal.domain.condition import (
    All,
    Any,
    Beyond,
    Data,
    DayPart,
    During,
    InSession,
    flipped,
    magnitude_beyond,
)
from terminal.domain.operand import Flip, Value

X = Value("basis")


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: Beyond(operand=X), "needs a high or a low limit"),
        (lambda: Beyond(operand=X, high=math.nan), "finite number"),
        (lambda: Beyond(operand=X, high=1.0, high_clear=2.0), "must ascend"),
        (lambda: Beyond(operand=X, low=1.0, low_clear=0.0), "must ascend"),
        (lambda: Beyond(operand=X, low=2.0, high=1.0), "must ascend"),
        (lambda: Beyond(operand=X, low=0.0, high=9.0, low_clear=6.0, high_clear=5.0), "ascend"),
        (lambda: Beyond(operand=X, low=1.0, high_clear=2.0), "no high limit"),
        (lambda: Beyond(operand=X, high=1.0, low_clear=0.0), "no low limit"),
        (lambda: magnitude_beyond(X, -1.0), "must not be negative"),
        (lambda: magnitude_beyond(X, 1.0, -1.0), "must not be negative"),
        (lambda: During(time(9), time(9)), "begin where it ends"),
        (lambda: InSession(DayPart.NIGHT, timedelta(minutes=1)), "has no length"),
        (lambda: InSession(DayPart.LAST), "above 0 and within 24 hours"),
        (lambda: During(time(9, tzinfo=UTC), time(10)), "names no zone"),
        (lambda: Data("basis", ()), "at least one state"),
        (lambda: All(()), "all of nothing"),
        (lambda: Any(()), "any of nothing"),
    ],
)
def test_nonsense_is_refused_in_words(make: Callable[[], object], sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        make()


def test_edges_without_a_dead_band_are_the_limits() -> None:
    assert Beyond(operand=X, high=5.0).edges == (-math.inf, -math.inf, 5.0, 5.0)
    assert Beyond(operand=X, low=-5.0, low_clear=-4.0).edges == (-5.0, -4.0, math.inf, math.inf)


def test_a_magnitude_is_a_band_around_zero() -> None:
    assert magnitude_beyond(X, 5.0, 4.0).edges == (-5.0, -4.0, 4.0, 5.0)
    assert magnitude_beyond(X, 5.0).edges == (-5.0, -5.0, 5.0, 5.0)


def test_a_flip_is_a_comparison_like_any_other() -> None:
    flip = Flip("basis", 2.0)
    assert flipped(flip).operand == flip
    assert 0.0 < flipped(flip).edges[3] < 1.0
