"""Operands refuse what would make no sense before a rule is live."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from terminal import Refused
from terminal.domain.operand import (
    Ago,
    Ewma,
    Flip,
    Of,
    Percentile,
    PerPrevious,
    PerSigma,
    PreviousBar,
    Samples,
    Value,
    Volatility,
    Within,
)

NOTHING = timedelta(0)
X = Value("basis")


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: Ago(NOTHING), "a period above zero"),
        (lambda: PreviousBar(NOTHING), "a length of at least 1 ms"),
        (lambda: PerPrevious(-1.0), "must not be negative"),
        (lambda: PerSigma(decay=1.0), "between 0 and 1"),
        (lambda: PerSigma(least=0), "at least one change"),
        (lambda: Samples(1), "at least two samples"),
        (lambda: Within(NOTHING), "a length above zero"),
        (lambda: Within(timedelta(1), least=1), "at least two samples"),
        (lambda: Ewma(decay=0.0), "between 0 and 1"),
        (lambda: Ewma(least=1), "at least two samples"),
        (lambda: Volatility(metric="basis", window=Samples(2), skip_zeros=True), "only changes"),
        (lambda: Percentile(X, 10, 11), "2 <= least <= samples"),
        (lambda: Flip("basis", -1.0), "must not be negative"),
    ],
)
def test_nonsense_is_refused_in_words(make: Callable[[], object], sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        make()


def test_equal_operands_are_one_operand() -> None:
    def spread() -> Volatility:
        return Volatility(metric="basis", window=Samples(60), of=Of.CHANGES)

    assert spread() == spread()
    assert len({spread(), spread(), Value("basis"), Value("basis", "unit")}) == 3


def test_a_floor_of_zero_is_a_choice_that_must_be_made() -> None:
    with pytest.raises(TypeError):
        PerPrevious()
    assert PerPrevious(0.0).floor == 0.0
